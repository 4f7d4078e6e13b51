"""Siblings of one text with gaps: taken apart, and put together."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.note import Gap, clozes, pieces

words = st.text(st.sampled_from("ab {}|:\n"), max_size=6)
gaps = st.builds(
    Gap, st.lists(words.filter(str.strip).map(str.strip), min_size=1, max_size=3).map(tuple), st.just("hint")
)


@given(st.lists(st.tuples(gaps, words), min_size=1, max_size=5), words)
def test_the_siblings_of_a_text_give_the_text_back(gapped: list[tuple[Gap, str]], first: str) -> None:
    """There is one for each gap; only blanks at either end of the text are gone, and the others are filled in."""
    around, wanted = (first, *(piece for _, piece in gapped)), [gap for gap, _ in gapped]
    siblings = clozes(around, wanted)
    assert pieces(siblings) == (around[0].lstrip(), *around[1:-1], around[-1].rstrip())
    assert [Gap((one.key, *one.accept), one.gap_hint) for one in siblings] == wanted
    assert len({one.before + one.key + one.after for one in siblings}) == 1
