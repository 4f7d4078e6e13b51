"""How the format of a file is found out: each sample by its own format, and by no other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.exchange.carry import Loss, Options
from quiz.exchange.formats import FORMATS, reader, recognised

FIXTURES = Path(__file__).parent / "fixtures"

SAMPLES: dict[str, tuple[str, bytes]] = {
    "Moodle XML": ("moodle", (FIXTURES / "teachers.xml").read_bytes()),
    "Moodle XML in UTF-16": (
        "moodle",
        "<?xml version='1.0'?>\n<quiz>\n<question type='essay'/></quiz>".encode("utf-16"),
    ),
    "Moodle XML without a declaration": (
        "moodle",
        b"\xef\xbb\xbf\n<!-- mine -->\n<quiz>\n<question type='essay'/></quiz>",
    ),
    "GIFT": ("gift", (FIXTURES / "teachers.gift").read_bytes()),
    "GIFT of one line": ("gift", b"Two plus two equals {=four =4}."),
    "GIFT with a byte order mark": ("gift", b"\xef\xbb\xbf::Q::Is it so? {T}\r\n"),
    "GIFT numbers": ("gift", b"What is pi? {#3.1415:0.0005}."),
    "GIFT that begins with a comment": ("gift", b"// mine\n\nQ?{\n~a\n=b\n}"),
    "Aiken": ("aiken", b"Who?\nA) I\nB) You\nANSWER: B\n"),
    "Aiken of Windows": ("aiken", b"\xef\xbb\xbfWho?\r\nA. I\r\nB. You\r\nANSWER: B\r\n"),
    "Open Trivia Database": ("opentdb", b'{"response_code": 0, "results": [{"question": "{=a ~b}"}]}'),
    "a deck": ("", b'[deck]\ntitle = "x"\n[[card]]\nwhy_not = { "a" = "b" }\ntext = "{{a}} {T}"\n'),
    "Markdown": ("", b"# Heading {#id}\n\nA) no\n\n**bold** {.class}\n"),
    "LaTeX": ("", b"\\frac{1}{2} \\section{The T} {\\bf x} x_{=} {}\n"),
    "JSON": ("", b'[{"question": "{=a ~b}"}]'),
    "other XML": ("", b"<?xml version='1.0'?><assessment><question>{=a ~b}</question></assessment>"),
    "a table": ("", b"question,answer\nWho?,I\n"),
    "Anki's text": ("", b"#separator:tab\n#html:true\n{{c1::a}} {=b}\tc\n"),
    "a note with gaps": ("", b"The {{c1::mitochondrion}} is {{=x}}.\n"),
    "a picture": ("", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR{=a}"),
    "nothing": ("", b""),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_recognised_by_its_own_format_alone(name: str) -> None:
    """Whatever the file is called; samples of other programs by none of these."""
    mine, data = SAMPLES[name]
    claimed = {known for known in ("moodle", "gift", "aiken", "opentdb") if reader(known).recognise(data)}
    assert claimed == ({mine} if mine else set())
    if mine:
        assert recognised(data, ".dat") == mine


TEXTS = {
    "gift": "::Q::Où est-ce?{=là ~ici}\n",
    "aiken": "Où?\nA. là\nB. ici\nANSWER: A\n",
    "anki-text": "#separator:tab\nOù?\tlà\n",
    "hashcards": "Q: Où?\nA: là\n",
    "quizlet": "Où?\tlà\n",
    "csv": "Question,Answer\nOù?,là\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_known_and_read_however_its_letters_are_encoded(name: str) -> None:
    """In UTF-16 or with a mark, as Windows saves them; where that had to be guessed, it is told."""
    text = TEXTS[name]
    plain = reader(name).read(text.encode(), Options())
    assert not plain.losses
    for encoding in ("utf-8-sig", "utf-16"):
        data = text.encode(encoding)
        assert recognised(data, ".txt") == name
        assert reader(name).read(data, Options()) == plain
    guessed = text.encode("cp1252")
    assert recognised(guessed, ".txt") == name
    told = Loss("the file", "", "read as Windows-1252, for it is not in UTF-8: look whether its accents are right")
    assert reader(name).read(guessed, Options()) == plain._replace(losses=(told,))


@given(st.binary(max_size=300) | st.text(alphabet="{}=~#TF \n:$A)B.NSWER<quiz>?", max_size=200).map(str.encode))
def test_no_bytes_are_an_error(data: bytes) -> None:
    """Not even those that make no sense."""
    for name, known in FORMATS.items():
        if known.reads:
            assert reader(name).recognise(data) in (True, False)
