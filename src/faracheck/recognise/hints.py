"""Which languages a text could hold a statement in, told in one pass over it."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from faracheck.recognise.folding import suspicious, unhidden
from faracheck.recognise.patterns import compile_set, escape
from faracheck.recognise.wording import Wording


def lowered(text: str) -> str:
    """Return `text` in lower case, with as many characters as before.

    A few capitals have a lower case of two characters (İ); they stay as they are. Words that
    strange characters hide from a search are put right; what is invisible moves to their end.
    """
    text = unhidden(text) if suspicious(text) else text
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def hinted(wordings: Sequence[Wording], lowered_text: str) -> list[Wording]:
    """Return the wordings of which a word stands in a text that no statement could do without."""
    return [wordings[number] for number in _anchors(tuple(wordings))(lowered_text)]


@lru_cache(maxsize=16)
def _anchors(wordings: tuple[Wording, ...]) -> Callable[[str], list[int]]:
    """Return what tells the numbers of the wordings whose anchors stand in a text."""
    return compile_set(tuple("|".join(map(escape, each.anchors)) for each in wordings))
