"""Lists inside a sentence: "(1) the Republic of A; and (2) B" names two, and ends no sentence."""

import re
from collections.abc import Iterator

from faracheck.late import late_pattern
from faracheck.recognise.folding import BREAKS, PARTING, Bounds
from faracheck.recognise.grammar import Grammar

_NUMBER = late_pattern(
    r"(?:(?<=[\s:;,])|^)\(?(?P<number>[1-9][0-9]?|[ivx]{1,4}|[a-h])\)[ \v\n]+", re.IGNORECASE
)
_SEQUENCES = (("1", "2"), ("i", "ii"), ("a", "b"))
_MEMBER = late_pattern(r";(?P<member>[^.;!?\n]{2,120})")
_LINE = late_pattern(rf"[^{BREAKS}]+")
_BULLET = late_pattern(rf"[{BREAKS}](?P<bullet>[•·*▪■◆–-]) ")
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
    """Return folded text with a comma for each semicolon that only parts the names of a list.

    Where no "and" ends the list, what stands for it is `PARTING`, for a comma says too little.
    """
    if grammar.names.joint is None or not (";" in text or _BULLET.search(text)):
        return text
    letters = list(text)
    for at in (*_parting_entries(text, grammar), *_bullets(text, grammar)):
        letters[at] = PARTING
    for at in _parting(text, grammar):
        letters[at] = ","
    return "".join(letters)


def _parting_entries(text: str, grammar: Grammar) -> Iterator[int]:
    """Yield the semicolons of each line that names several behind a label: "Clients: A; B"."""
    for line in _LINE.finditer(text):
        label, colon, told = line[0].rstrip(".").rpartition(":")
        members = told.split(";")
        if not colon or len(members) < 2 or not all(_names(it, grammar) for it in members):
            continue
        start = line.start() + len(label) + len(colon)
        yield from (start + at for at, letter in enumerate(told) if letter == ";")


def _bullets(text: str, grammar: Grammar) -> Iterator[int]:
    """Yield the bullets of the names that stand below a line that ends in a colon."""
    listed = False
    for line in _LINE.finditer(text):
        bullet = _BULLET.match(text, line.start() - 1)
        if listed and bullet and _names(text[bullet.end() : line.end()], grammar):
            yield bullet.start("bullet")
            continue
        listed = line[0].endswith(":")


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
