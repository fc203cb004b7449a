"""A run: each input in turn, whatever happens to the one before it."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from faracheck.config.materials import Fill
from faracheck.engine.adjust import weights
from faracheck.engine.exceptions import Exceptions, excepted
from faracheck.engine.filling import filled
from faracheck.engine.formats import named_problem
from faracheck.engine.judge import judge
from faracheck.engine.opening import opened
from faracheck.engine.read import Desk, fetch, read
from faracheck.engine.sentence import sentence
from faracheck.engine.walk import Entry, Found, shown
from faracheck.errors import LoadError
from faracheck.model.brief import Sibling
from faracheck.model.deciding import deciding_label
from faracheck.model.document import Source
from faracheck.model.outcome import Checked, Crashed, NotCheckable, Outcome, Skipped
from faracheck.model.reading import Reading
from faracheck.ports import Part

EXCEPTIONS = "exceptions-hold"
"""The check kind that tells of waivers and settlements which do not stand."""

REDIRECT = "redirect: the page only leads elsewhere"

Result = TypeVar("Result")
Unread = Skipped | NotCheckable | Crashed


def check_all(entries: Iterable[Entry], desk: Desk, day: date) -> Iterator[Checked | Unread]:
    """Yield what became of each input, in order: judged as the law stood on `day`."""
    siblings: dict[str, Sibling] = {}
    return _each(entries, desk, lambda part, own: _check(part, own, day, siblings))


def check_source(source: Source, desk: Desk, day: date) -> Iterator[Checked | Unread]:
    """Yield what became of one input that is in memory; its name tells its format."""
    path = Path(source.path)
    problem = named_problem(path)
    if problem is not None:
        yield NotCheckable(source.path, problem.what, problem.hint)
        return
    found = Found(path, source.path)
    yield from _assigned(found, desk, lambda it, own: _check(it, own, day, {}), lambda: source)


def _check(part: Part, desk: Desk, day: date, siblings: dict[str, Sibling]) -> Checked | Skipped:
    """Judge a draft; the first of each campaign is remembered in `siblings`."""
    reading = read(part.source, desk, part.loader)
    if reading.leads_to is not None and not reading.statements:
        return Skipped(part.source.name, REDIRECT)
    if desk.campaign is not None:
        desk = replace(desk, brief=replace(desk.brief, sibling=siblings.get(desk.campaign)))
        _remember(siblings, desk.campaign, reading)
    outcomes = judge(reading, desk.rulebook, desk.brief, day, desk.weights)
    if desk.exceptions:
        outcomes = _excepted(reading, outcomes, desk, desk.exceptions, day)
    return Checked(reading, outcomes, sentence(reading, outcomes))


def _remember(siblings: dict[str, Sibling], campaign: str | None, reading: Reading) -> None:
    """Keep the parties of the first draft of a campaign that names any."""
    statement = deciding_label(reading)
    if campaign and statement is not None and statement.agent and statement.principals:
        names = tuple(party.name for party in statement.principals)
        siblings.setdefault(campaign, Sibling(reading.path, statement.agent.name, names))


def _excepted(
    reading: Reading, outcomes: tuple[Outcome, ...], desk: Desk, book: Exceptions, day: date
) -> tuple[Outcome, ...]:
    """Set waivers and settlements on the outcomes, and tell of those that do not stand."""
    told, lapsed = excepted(reading, outcomes, desk.brief, book, day)
    if not lapsed:
        return told
    telling = [rule for rule in desk.rulebook.rules if rule.kind == EXCEPTIONS]
    gate = replace(desk.rulebook, rules=tuple(telling))
    anew = judge(reading, gate, replace(desk.brief, lapsed=lapsed), day, desk.weights)
    kept = [it for it in told if it.rule not in {rule.id for rule in telling}]
    return (*kept, *anew)


def read_all(entries: Iterable[Entry], desk: Desk) -> Iterator[Reading | Unread]:
    """Yield what was understood in each input, in order, judged by nobody."""
    return _each(entries, desk, lambda part, own: read(part.source, own, part.loader))


def _each(
    entries: Iterable[Entry], desk: Desk, work: Callable[[Part, Desk], Result]
) -> Iterator[Result | Unread]:
    for entry in entries:
        if isinstance(entry, Found):
            yield from _assigned(entry, desk, work)
        else:
            yield entry


def _assigned(
    found: Found,
    desk: Desk,
    work: Callable[[Part, Desk], Result],
    source: Callable[[], Source] | None = None,
) -> Iterator[Result | Unread]:
    """Work on an input as the settings have it; its bytes are fetched unless `source` has them."""
    get = source or partial(fetch, found, desk.options.limits)
    if desk.materials is None:
        yield from _opened(found.name, desk, work, get)
        return
    assignment = desk.materials.assignment(found.path)
    if assignment.aside is not None:
        yield Skipped(found.name, assignment.aside)
        return
    severity = weights(desk.rulebook, assignment.severity)
    granted = desk.exceptions.of(found.path) if desk.exceptions else None
    brief = replace(assignment.brief, stands_on=_other_page(found, desk))
    own = replace(
        desk, brief=brief, weights=severity, exceptions=granted, campaign=assignment.campaign
    )
    if assignment.fills:
        yield from _filled(found.name, own, work, get, assignment.fills)
    else:
        yield from _opened(found.name, own, work, get)


def _filled(
    name: str,
    desk: Desk,
    work: Callable[[Part, Desk], Result],
    get: Callable[[], Source],
    fills: Sequence[Fill],
) -> Iterator[Result | Unread]:
    """Yield what became of each draft that a template becomes."""
    source = None
    try:
        source = get()
        for part, brief in filled(source, fills, desk.brief, desk.options.limits):
            yield _guarded(part, replace(desk, brief=brief), work)
    except LoadError as error:
        yield _unread(name, source, error)
    except Exception as error:  # noqa: BLE001 - our bug in one template must not cost the others
        yield _crashed(name, error)


def _other_page(found: Found, desk: Desk) -> str | None:
    """Return the page that carries the statement for this one, if that is another."""
    if desk.stands_on is None or found.path is None or found.path.resolve() == desk.stands_on:
        return None
    return shown(
        desk.stands_on.name if desk.materials is None else desk.materials.named(desk.stands_on)
    )


def _opened(
    name: str, desk: Desk, work: Callable[[Part, Desk], Result], get: Callable[[], Source]
) -> Iterator[Result | Unread]:
    """Yield what became of an input, or of each part of one that is a container."""
    source = None
    try:
        source = get()
        for piece in opened(source, desk.options.limits):
            yield _guarded(piece, desk, work) if isinstance(piece, Part) else piece
    except LoadError as error:
        yield _unread(name, source, error)
    except Exception as error:  # noqa: BLE001 - our bug in one input must not cost the others
        yield _crashed(name, error)


def _guarded(part: Part, desk: Desk, work: Callable[[Part, Desk], Result]) -> Result | Unread:
    source = part.source
    try:
        return work(part, _addressed(desk, part))
    except LoadError as error:
        return _unread(source.name, source, error)
    except Exception as error:  # noqa: BLE001 - our bug in one draft must not cost the others
        return _crashed(source.name, error)


def _addressed(desk: Desk, part: Part) -> Desk:
    """Return the desk for a part: its recipients hold where nobody named an audience."""
    if part.audience is None or desk.brief.audience_said:
        return desk
    return replace(desk, brief=replace(desk.brief, audience=part.audience))


def _unread(name: str, source: Source | None, error: LoadError) -> NotCheckable:
    if source is None:
        return NotCheckable(name, error.what, error.hint)
    return NotCheckable(name, error.what, error.hint, source.sha256, len(source.data))


def _crashed(name: str, error: Exception) -> Crashed:
    return Crashed(name, f"{type(error).__name__}: {error}", traceback.format_exc())
