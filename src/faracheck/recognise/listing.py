"""Lists inside a sentence: "(1) the Republic of A; and (2) B" names two, and ends no sentence."""

import re
from collections.abc import Iterator

from faracheck.late import late_pattern
from faracheck.recognise.folding import Bounds
from faracheck.recognise.grammar import Grammar

_NUMBER = late_pattern(
    r"(?:(?<=[\s:;,])|^)\(?(?P<number>[1-9][0-9]?|[ivx]{1,4}|[a-h])\)[ \v\n]+", re.IGNORECASE
)
_SEQUENCES = (("1", "2"), ("i", "ii"), ("a", "b"))
_MEMBER = late_pattern(r";(?P<member>[^.;!?\n]{2,120})")
_SMALL_WORDS = 2
"""How many small words may stand before a member's own capital: "the former Bank of …"."""


def numbering(text: str) -> list[Bounds]:
    """Return where the numbers of lists stand in folded text; one number alone makes no list."""
    if ")" not in text:
        return []
    found = list(_NUMBER.finditer(text))
    told = {number["number"].lower() for number in found}
    if not any(told.issuperset(first_two) for first_two in _SEQUENCES):
        return []
    return [number.span() for number in found]


def with_commas(text: str, grammar: Grammar) -> str:
    """Return folded text with a comma for each semicolon that only parts the names of a list."""
    if ";" not in text or grammar.names.joint is None:
        return text
    parts: list[str] = []
    reached = 0
    for at in _parting(text, grammar):
        parts.append(text[reached:at])
        reached = at + 1
    return ",".join([*parts, text[reached:]])


def _parting(text: str, grammar: Grammar) -> Iterator[int]:
    """Yield the semicolons of each run of members of which the last one is joined by "and"."""
    run: list[int] = []
    for found in _MEMBER.finditer(text):
        if run and text[run[-1] + 1 : found.start()].count(";"):
            run = []
        member = found["member"]
        if not _names(member, grammar):
            run = []
            continue
        run.append(found.start())
        if _joined(member, grammar):
            yield from run
            run = []


def _joined(member: str, grammar: Grammar) -> bool:
    joint = grammar.names.joint
    return joint is not None and joint.match(member) is not None


def _names(member: str, grammar: Grammar) -> bool:
    """Say whether a member could be a name: it has a capital soon, and says nothing."""
    joint = grammar.names.joint
    found = joint.match(member) if joint else None
    words = (member[found.end() :] if found else member).split()[: _SMALL_WORDS + 1]
    if not any(letter.isalpha() and not letter.islower() for word in words for letter in word):
        return False
    says = (*grammar.needed.values(), grammar.information.subject, grammar.information.department)
    return not any(pattern and pattern.search(member) for pattern in says)
