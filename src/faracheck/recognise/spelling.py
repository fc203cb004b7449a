"""Patterns as drafts are spelt: white space, accents, capitals and keyboards differ."""

import re
import unicodedata

from faracheck.late import late_pattern
from faracheck.recognise.folding import KEPT_DOT

_MARK = late_pattern(r"\\.|[\[\] ]", re.DOTALL)


def ready(source: str, language: str) -> str:
    """Return the source of a pattern as RE2 is to have it, for folded text in that language."""
    spelt = (
        _both_cases(source) if language in _TURKIC else _accents_dropped(_either_keyboard(source))
    )
    return spaced(spelt)


def spaced(pattern: str) -> str:
    r"""Return `pattern` for folded text: a space is any white space, `\.` any full stop."""
    in_class = False

    def met(found: re.Match[str]) -> str:
        nonlocal in_class
        mark = found[0]
        if mark == " ":
            return r" \v\n" if in_class else r"[ \v\n]"
        if mark == r"\.":
            return mark if in_class else f"[.{KEPT_DOT}]"
        if mark in {"[", "]"}:
            in_class = mark == "["
        return mark

    return _MARK.sub(met, pattern)


_TURKIC = frozenset({"tr", "az", "kk", "tt"})
_LETTER_I = late_pattern(
    r"(?P<whole>\(\?P<\w+>|\(\?[a-z-]+:|\\[pP]\{\w+\}|\\.)|(?P<set>\[[^\]]*\])|[iıİ]"
)


def _both_cases(pattern: str) -> str:
    """Return `pattern` with its i's met in capitals: I and İ are no pair that RE2 knows."""

    def met(found: re.Match[str]) -> str:
        if found["whole"]:
            return found[0]
        return re.sub("[iıİ]", "iıİ", found[0]) if found["set"] else "[iıİ]"

    return _LETTER_I.sub(met, pattern)


# An accented letter inside a word; alone it is a word of its own that its accent tells apart
# from another one (Italian "è" and "e"). Turkic dots and cedillas make other letters.
_ACCENTED = late_pattern(
    r"(?P<whole>\(\?P<\w+>|\\[pP]\{\w+\}|\\.)|(?P<set>\[[^\]]*\])"
    r"|(?<=[^\W\d_])[à-ÿ]|[à-ÿ](?=[^\W\d_])"
)


def _accents_dropped(pattern: str) -> str:
    """Return `pattern` with accented letters met without their accents, as capitals often go."""

    def met(found: re.Match[str]) -> str:
        if found["whole"] or found[0].startswith("[^"):
            return found[0]
        bare = "".join(letter for c in found[0] if (letter := _bare(c)).isascii() and letter != c)
        if not found["set"]:
            return f"[{found[0]}{bare}]"
        # A hyphen at either end of a set is itself; behind a letter it would make a range.
        opening = "[-" if found[0].startswith("[-") else "["
        return f"{opening}{bare}{found[0][len(opening) :]}"

    return _ACCENTED.sub(met, pattern)


# Arabic and Persian keyboards write two letters differently; readers take no notice.
_KINDRED = late_pattern(r"(?P<set>\[[^\]]*\])|[ىيیكک]")
_WRITTEN = {**dict.fromkeys("يی", "يی"), "ى": "ىی", **dict.fromkeys("كک", "كک")}


def _either_keyboard(pattern: str) -> str:
    """Return `pattern` with its yā' and kāf met as either keyboard writes them."""

    def met(found: re.Match[str]) -> str:
        return found[0] if found["set"] else f"[{_WRITTEN[found[0]]}]"

    return _KINDRED.sub(met, pattern)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
