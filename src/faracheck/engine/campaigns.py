"""The parties that all drafts of a campaign must name: those of its first draft by path.

The first is the same whatever the order in which the drafts were given.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader
from faracheck.engine.task import Docket, docket, path_of
from faracheck.engine.walk import Entry, Found
from faracheck.frozen import dataclass
from faracheck.model.brief import Sibling
from faracheck.model.deciding import deciding_label
from faracheck.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Pattern:
    """The draft that the others of its campaign are held to, and the parties that it names."""

    draft: tuple[str, str | None]
    sibling: Sibling


Patterns = Mapping[str, Pattern]
"""The pattern of each campaign, by its name."""


def patterns(entries: Iterable[Entry], desk: Desk, reader: Reader) -> Patterns:
    """Return the pattern of each campaign, read before the others are judged."""
    found = {}
    for campaign, members in _members(entries, desk).items():
        pattern = next(_parties(members, reader), None)
        if pattern is not None:
            found[campaign] = pattern
    return found


def sibling_of(reading: Reading, campaign: str | None, known: Patterns) -> Sibling | None:
    """Return the other draft that a draft is held to, or None."""
    pattern = known.get(campaign) if campaign is not None else None
    if pattern is None or pattern.draft == (reading.path, reading.part):
        return None
    return pattern.sibling


def _members(entries: Iterable[Entry], desk: Desk) -> dict[str, list[Docket]]:
    """Return the inputs of each campaign, in the order of their paths."""
    materials = desk.materials
    if materials is None or not any(it.campaign for it in materials.loaded.settings.materials):
        return {}
    members: dict[str, list[Docket]] = {}
    for entry in entries:
        if not isinstance(entry, Found):
            continue
        each = docket(entry, desk)
        if isinstance(each, Docket) and each.campaign is not None:
            members.setdefault(each.campaign, []).append(each)
    return {name: sorted(own, key=_place) for name, own in members.items()}


def _place(member: Docket) -> tuple[str, ...]:
    path = path_of(member.task) or Path()
    return path.absolute().parts


def _parties(members: Iterable[Docket], reader: Reader) -> Iterator[Pattern]:
    """Yield each draft that names an agent and principals."""
    for member in members:
        for read in list(reader.read([member])):
            if isinstance(read, tuple):
                yield from _named(read[1].reading)


def _named(reading: Reading) -> Iterator[Pattern]:
    statement = deciding_label(reading)
    if statement is not None and statement.agent and statement.principals:
        names = tuple(party.name for party in statement.principals)
        sibling = Sibling(reading.path, statement.agent.name, names)
        yield Pattern((reading.path, reading.part), sibling)
