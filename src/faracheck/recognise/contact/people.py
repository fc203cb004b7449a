"""Which of the possible names in a block are people's and which are organizations'."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from faracheck.frozen import dataclass
from faracheck.model.document import Span
from faracheck.recognise.contact.bodies import names_body
from faracheck.recognise.contact.fields import Email
from faracheck.recognise.contact.lexicon import FieldKind, Lexicon
from faracheck.recognise.contact.mailboxes import bears_name, is_mailbox
from faracheck.recognise.contact.names import parts_of
from faracheck.recognise.contact.parts import Candidate, Kind, Part
from faracheck.recognise.contact.phrases import key_of
from faracheck.recognise.contact.segments import Segment

_SURE = 2
_TOWNS = frozenset({"port", "puerto", "porto", "fort", "saint", "san", "santa", "new", "ciudad"})
_BEYOND_DOUBT = 3
_NAMES_NOBODY = frozenset(
    {
        FieldKind.ADDRESS,
        FieldKind.TITLE,
        FieldKind.WEB,
        FieldKind.FAX,
        FieldKind.NUMBER,
        FieldKind.EXTENSION,
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the piece of text that it stands in."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Names:
    """Whom a block names, in reading order; `sure` says that a person is beyond doubt."""

    people: tuple[Named, ...] = ()
    organizations: tuple[Named, ...] = ()
    sure: bool = False


def read_names(
    segments: list[Segment], entries: int, emails: list[Email], lexicon: Lexicon
) -> Names:
    """Return whom the pieces of a block name.

    `entries` counts the addresses and numbers of the block, `emails` are the addresses.
    """
    candidates = list(_candidates(segments, emails, lexicon))
    people = _people(candidates, entries)
    people = [each for each in people if not _is_part(each, people)]
    chosen = {id(each.part) for each in people}
    bodies = [
        each
        for at, each in enumerate(candidates)
        if id(each.part) not in chosen
        and names_body(at, candidates, chosen, emails=emails, lexicon=lexicon)
    ]
    departments = [each for each in bodies if lexicon.departments.fullmatch(each.part.text)]
    if len(departments) < len(bodies):
        bodies = [each for each in bodies if each not in departments]
    return Names(
        tuple(_distinct(people)),
        tuple(_distinct(bodies)),
        sure=any(each.weight >= _BEYOND_DOUBT for each in people),
    )


def _candidates(
    segments: list[Segment], emails: list[Email], lexicon: Lexicon
) -> Iterator[Candidate]:
    """Yield what each piece may name; what stands in an address names nobody."""
    known = partial(bears_name, emails)
    address_row = address_entry = -1
    for segment in segments:
        if segment.announced in _NAMES_NOBODY or segment.row == address_row:
            yield Candidate(segment, Part(Kind.ADDRESS, segment.text), 0)
            continue
        for part in _announced(segment, parts_of(segment.text, lexicon, known), emails, lexicon):
            if part.kind is Kind.PERSON and lexicon.countries.fullmatch(part.text):
                yield Candidate(segment, replace(part, kind=Kind.ADDRESS), 0)
                continue
            if part.kind is Kind.ADDRESS:
                address_row, address_entry = segment.row, segment.entry
            weight = part.weight + _around(segment, part, known)
            body = part.kind is Kind.ORGANIZATION
            if segment.entry == address_entry and (body or weight < _SURE):
                yield Candidate(segment, replace(part, kind=Kind.ADDRESS), 0)
                continue
            yield Candidate(segment, part, weight)


def _announced(
    segment: Segment, parts: list[Part], emails: list[Email], lexicon: Lexicon
) -> list[Part]:
    """Return the parts as what stands before the piece has them: "Name:", "Company:"."""
    if segment.announced is FieldKind.ORGANIZATION:
        return [Part(Kind.ORGANIZATION, segment.text, _SURE)]
    named = {part.kind for part in parts} & {Kind.PERSON, Kind.ORGANIZATION}
    first = key_of(segment.text.partition(" ")[0])
    alone = segment.first and first in lexicon.words.given and len(segment.text.split()) <= 2
    mailbox = is_mailbox(emails, segment.text)
    if not named and (segment.announced is FieldKind.NAME or alone or mailbox):
        return [Part(Kind.PERSON, segment.text, _SURE)]
    return parts


def _around(segment: Segment, part: Part, known: Callable[[str], bool]) -> int:
    """Return how much the words around a piece speak for a person."""
    if part.kind is not Kind.PERSON:
        return 0
    announced = segment.announced is FieldKind.NAME
    return 3 * known(part.text) + 2 * announced + segment.first + segment.to_field


def _people(candidates: list[Candidate], entries: int) -> list[Candidate]:
    """Return the people: the sure ones, and in each entry without one the first possible."""
    weighed = [
        replace(each, weight=each.weight + _before_title(each, candidates[at + 1 : at + 2]))
        for at, each in enumerate(candidates)
        if each.part.kind is Kind.PERSON
    ]
    done = {each.segment.entry for each in weighed if each.weight >= _SURE}
    sure = {each.segment.row for each in weighed if each.weight >= _SURE}
    rows = {each.segment.row for each in weighed if each.segment.in_column} & sure
    accepted: list[Candidate] = []
    for each in weighed:
        segment = each.segment
        asked = segment.entry < entries or (not entries and segment.first)
        free = asked and segment.entry not in done and not _is_seat(each, candidates)
        beside = segment.in_column and bool(accepted) and accepted[-1].segment.row == segment.row
        joined = bool(accepted) and accepted[-1].segment is segment
        if each.weight >= _SURE or segment.row in rows or beside or joined or free:
            accepted.append(each)
            done.add(segment.entry)
    return accepted


def _is_seat(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """Say whether the words behind an organization and a comma are its town: "Port Anse"."""
    if key_of(candidate.part.text.split()[0]) not in _TOWNS:
        return False
    at = next(n for n, each in enumerate(candidates) if each.part is candidate.part)
    before = candidates[at - 1] if at else None
    body = before is not None and before.part.kind is Kind.ORGANIZATION
    behind = body and before is not None and before.segment.row == candidate.segment.row
    return behind and candidate.segment.before == "," and candidate.weight < _SURE


def _before_title(candidate: Candidate, after: list[Candidate]) -> int:
    """Return how much a position speaks for the name before it: in its line most of all."""
    segment = candidate.segment
    for each in after:
        rows = each.segment.row - segment.row
        if each.part.kind is Kind.TITLE and each.segment.entry == segment.entry and rows <= 1:
            return 2 if rows == 0 and each.segment.before == "," else 1
    return 0


def _is_part(candidate: Candidate, people: list[Candidate]) -> bool:
    """Say whether a first name alone repeats somebody: "write to Marta"."""
    name = candidate.part.text
    return any(name != each.part.text and name in each.part.text.split() for each in people)


def _distinct(candidates: list[Candidate]) -> Iterator[Named]:
    """Yield each name once, where it stands first."""
    seen = set()
    for each in candidates:
        if (key := each.part.text.casefold()) not in seen:
            seen.add(key)
            yield Named(each.part.text, each.segment.span)
