"""Did-you-mean: the known name that a mistyped one was probably meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name nearest to `word`; empty when none is near."""
    from difflib import get_close_matches

    close = get_close_matches(word[:100], list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, known: Iterable[str], form: str = "{}") -> str:
    """Ask "did you mean `name`?" of the nearest known name, put as `form` says; empty when none is near."""
    name = nearest(word, known)
    return f"did you mean `{form.format(name)}`?" if name else ""
