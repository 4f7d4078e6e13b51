"""Which format a file is of, and that no file whatever is more than one clear line of error."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.error import QuizError
from quiz.exchange.carry import Options
from quiz.exchange.formats import FORMATS, reader
from tests.exchange.samples import TEXTS, workbook

READ = [name for name, known in FORMATS.items() if known.reads]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in TEXTS.items() for text in texts])
def test_each_text_is_of_its_own_format_and_of_no_other(name: str, text: str) -> None:
    """The files of other formats, those that nothing here reads among them, are taken by nobody."""
    own = {name} if name else set()
    assert {other for other in READ if reader(other).recognise(text.encode()) and other in (*TEXTS, "kahoot")} == own


def test_a_spreadsheet_is_recognised_by_what_is_in_it() -> None:
    """And is no text."""
    assert [name for name in READ if reader(name).recognise(workbook([["Question", "Answer"]]))] == ["kahoot"]


@pytest.mark.parametrize("name", ["csv", "quizlet", "hashcards", "kahoot"])
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode) | st.sampled_from([
    text.encode()[:cut] for texts in TEXTS.values() for text in texts for cut in (len(text) // 2, len(text))
]))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    """To recognise is never an error; to read is a deck, or the one error that the command line prints."""
    reader(name).recognise(data)
    with suppress(QuizError):
        reader(name).read(data, Options())
