"""Tells an answer from the words that people put around one: `I think it was Kishida` says Kishida."""

import re

_DOUBT = r"(?:i (?:think|believe|guess|suppose)|i(?:'d| would) say|maybe|probably|perhaps|possibly)"
_IS = r"(?:is|are|was|were)"
_IT_IS = rf"(?:it|he|she|this|that|they|these|those|there|(?:the |my )?answer)(?: {_IS}|'?s|'?re)"

_BEFORE = rf"(?:(?:{_DOUBT}|{_IT_IS}|{_IS}|to|answer\b(?=:))(?![^\W_])[\s,:]*)+(?=\S)"
_AFTER = rf"(?<![\s,(])[\s,(]+{_DOUBT}\W*$"


def bare(text: str) -> str:
    """A folded English `text` without what only says that it is the answer, doubts it, or makes a verb of it (`to`).

    `isn't` and `I don't think` say more, and stay; so does a text that would be left empty.
    """
    found = re.match(_BEFORE, text)
    return re.sub(_AFTER, "", text[found.end() :] if found else text) or text
