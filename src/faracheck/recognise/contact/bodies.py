"""Organizations that no word gives away: known by where they stand, or by an address."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from faracheck.late import late_pattern
from faracheck.recognise.contact.fields import Email
from faracheck.recognise.contact.lexicon import Lexicon
from faracheck.recognise.contact.mailboxes import bears_domain
from faracheck.recognise.contact.parts import Candidate, Kind
from faracheck.recognise.contact.phrases import key_of
from faracheck.recognise.contact.segments import Segment

_COLONS = frozenset(":：")
_STATE = late_pattern(r"\b[A-Z]{2}$")
_SHORT = 3
_COMPOUND = late_pattern(r"[a-z][A-Z]|[A-Z]{3}")


def names_body(
    at: int,
    candidates: Sequence[Candidate],
    people: AbstractSet[int],
    *,
    emails: Sequence[Email],
    lexicon: Lexicon,
) -> bool:
    """Say whether candidate number `at` is an organization; `people` are the ids of parts."""
    each = candidates[at]
    if each.part.kind is Kind.ORGANIZATION:
        return lexicon.countries.fullmatch(each.part.text) is None
    if each.part.kind not in {Kind.UNKNOWN, Kind.PERSON} or not _is_name(each, lexicon):
        return False
    if bears_domain(emails, each.part.text) or (each.part.kind is Kind.UNKNOWN and each.weight):
        return True
    if _is_place(each, candidates[at + 1 : at + 2], lexicon):
        return False
    if any(other.segment.before in _COLONS for other in candidates[at + 1 : at + 2]):
        return False
    before = candidates[at - 1] if at else None
    return _heads(each, before) or _follows(each, before, people)


def _is_name(each: Candidate, lexicon: Lexicon) -> bool:
    """Say whether the words are those of a name, and not of a sentence: "Orsenia's accord"."""
    text, words = each.part.text, lexicon.words
    small = [word for word in text.split() if word[0].islower() and len(word) > _SHORT]
    owner = key_of(text).removesuffix("'s") if text.endswith(("'s", "’s")) else ""
    connected = all(key_of(word) in words.connectors for word in small)
    return connected and not text[0].islower() and owner not in words.organizations


def _heads(each: Candidate, before: Candidate | None) -> bool:
    """Say whether it stands right behind the heading, before anybody else."""
    return each.segment.first and (before is None or before.segment is not each.segment)


def _follows(each: Candidate, before: Candidate | None, people: AbstractSet[int]) -> bool:
    """Say whether it stands right behind a person or a position, and is no single word."""
    if before is None or before.segment.entry != each.segment.entry:
        return False
    beside = before.part.kind is Kind.TITLE or id(before.part) in people
    several = " " in each.part.text or _COMPOUND.search(each.part.text) is not None
    return beside and several and each.segment.row - before.segment.row <= 1


def _is_place(each: Candidate, after: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Say whether it is a town or a country, by its own words or those behind its comma."""
    if lexicon.countries.search(each.part.text) or _STATE.search(each.part.text):
        return True
    return any(_is_land(each.segment, other, lexicon) for other in after)


def _is_land(segment: Segment, after: Candidate, lexicon: Lexicon) -> bool:
    """Say whether what follows in the same line names the country of a town."""
    behind = after.segment.row == segment.row and after.segment.before == ","
    return behind and (
        after.part.kind in {Kind.UNKNOWN, Kind.ADDRESS}
        or lexicon.countries.search(after.part.text) is not None
    )
