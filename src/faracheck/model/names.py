"""Names of agents and principals, compared as people compare them.

Case, accents, punctuation, "&" for "and", a leading article, an acronym in parentheses and the
spelling of a legal form make no difference; everything else does.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from faracheck.errors import RequestError
from faracheck.late import late_pattern

_ARTICLES = frozenset({"the", "la", "le", "les", "el", "los", "las", "die", "der", "das", "o", "a"})
_FORMS = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "co": "co",
    "company": "co",
    "ltd": "ltd",
    "limited": "ltd",
    "llc": "llc",
    "llp": "llp",
    "lp": "lp",
    "plc": "plc",
    "pllc": "pllc",
    "pc": "pc",
    "pa": "pa",
    "gmbh": "gmbh",
    "ag": "ag",
    "sa": "sa",
    "sl": "sl",
    "srl": "srl",
    "sarl": "sarl",
    "sas": "sas",
    "spa": "spa",
    "bv": "bv",
    "nv": "nv",
    "ab": "ab",
    "oy": "oy",
    "kk": "kk",
}
_ALIAS = late_pattern(
    r"(?<![\s,(])[\s,(]++(?:d\s*/\s*b\s*/\s*a|d\.b\.a\.|dba|doing business as)\s++", re.IGNORECASE
)
_PARENTHESIS = late_pattern(r"(?<!\s)\s*+\([^()]*+\)\s*+")
_LATIN_MARKS = late_pattern("[\u0300-\u036f]")
_INITIALS = late_pattern(r"\b(?:\w\.){2,}")
_APART = late_pattern(r"[^\w]+")

NEAR = 90.0
"""From this share of equal characters (0 to 100) on, a name is taken for a slip of another."""


def refuse_unnamed(names: Iterable[str]) -> None:
    """Say nothing where each name has a letter: without one it would compare with nothing.

    Raises:
        RequestError: one has none.
    """
    for name in names:
        if not any(map(str.isalpha, name)):
            raise RequestError(f"'{name}' is no name", hint="--agent NAME, --principal NAME")


def same_name(name: str, other: str) -> bool:
    """Say whether both name one party; either may be known by several names ("d/b/a")."""
    return any(_agree(one, two) for one in _parts(name) for two in _parts(other))


def near_name(name: str, other: str) -> bool:
    """Say whether one could be a slip of the other, though they are not the same."""
    # Imported here because it costs a cold start 27 ms, and most runs compare no names.
    from rapidfuzz import fuzz  # noqa: PLC0415

    one, two = (_parts(text)[0][0] for text in (name, other))
    return fuzz.ratio(one, two, score_cutoff=NEAR) > 0


def _agree(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Compare name and legal form; a legal form that one leaves out does not count."""
    (name, form), (other, other_form) = one, two
    return bool(name) and name == other and (not form or not other_form or form == other_form)


@cache
def _parts(name: str) -> tuple[tuple[str, str], ...]:
    """Return the words that count and the legal form, for the name and each of its aliases."""
    aliases = tuple(_key(part) for part in _ALIAS.split(name))
    last, comma, first = name.partition(",")
    # The Department's register writes persons as "Last, First".
    return (*aliases, _key(f"{first} {last}")) if comma else aliases


def _key(name: str) -> tuple[str, str]:
    words = _words(_PARENTHESIS.sub(" ", name)) or _words(name)
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    form = ""
    while len(words) > 1 and words[-1] in _FORMS:
        form = _FORMS[words.pop()]
    return " ".join(words), form


def _words(name: str) -> list[str]:
    """Return the words in lower case, without accents, initials run together."""
    folded = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", folded))
    joined = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    return [word for word in _APART.split(joined.replace("'", "").replace("’", "")) if word]
