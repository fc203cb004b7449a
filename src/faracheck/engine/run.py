"""A run: each input in turn, whatever happens to the one before it."""

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from faracheck.engine.campaigns import Patterns, patterns, sibling_of
from faracheck.engine.entries import Met, entries_told, gate_of
from faracheck.engine.exceptions import excepted
from faracheck.engine.formats import named_problem
from faracheck.engine.judge import Sitting, judge
from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader, Serial
from faracheck.engine.sentence import sentence
from faracheck.engine.task import Docket, Understood, Unread, brief_for, docket, dockets
from faracheck.engine.translations import Translations, translations, translations_of
from faracheck.engine.walk import Entry, Found
from faracheck.errors import LimitError
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Checked, Crashed, NotCheckable, Outcome, Skipped
from faracheck.model.reading import Reading

REDIRECT = "redirect: the page only leads elsewhere"


@dataclass(frozen=True, slots=True)
class Bench:
    """All that drafts are judged by, once they are read; `patterns` are those of campaigns.

    `translations` are the drafts in other languages; of the `limits` that on findings is held.
    """

    sitting: Sitting
    limits: Limits
    patterns: Patterns = field(default_factory=dict)
    translations: Translations = field(default_factory=dict)


def check_all(
    entries: Sequence[Entry], desk: Desk, day: date, reader: Reader | None = None
) -> Iterator[Checked | Unread]:
    """Yield what became of each input, in order: judged as the law stood on `day`.

    Who reads them, and how many at once, changes nothing of that. Behind them come the files of
    waivers and settlements in which something is wrong.
    """
    reader = reader or Serial(desk)
    bench = bench_of(entries, desk, day, reader)
    met = Met(desk.exceptions) if desk.exceptions else None
    for read in reader.read(dockets(entries, desk)):
        item = judged(*read, bench) if isinstance(read, tuple) else read
        if met is not None:
            met.enter(item)
        yield item
    if met is not None:
        yield from entries_told(met, gate_of(desk.rulebook), day)


def check_source(source: Source, desk: Desk, day: date) -> Iterator[Checked | Unread]:
    """Yield what became of one input that is in memory; its name tells its format."""
    path = Path(source.path)
    problem = named_problem(path)
    if problem is not None:
        yield NotCheckable(source.path, problem.what, problem.hint)
        return
    owner = docket(Found(path, source.path), desk)
    if isinstance(owner, Skipped):
        yield owner
        return
    bench = Bench(Sitting(desk.rulebook, day), desk.options.limits)
    for draft in Serial(desk).drafts_in(source, owner.task):
        yield judged(owner, draft, bench) if isinstance(draft, Understood) else draft


def read_all(
    entries: Sequence[Entry], desk: Desk, reader: Reader | None = None
) -> Iterator[Reading | Unread]:
    """Yield what was understood in each input, in order, judged by nobody."""
    reader = reader or Serial(desk)
    for read in reader.read(dockets(entries, desk)):
        yield read[1].reading if isinstance(read, tuple) else read


def bench_of(entries: Sequence[Entry], desk: Desk, day: date, reader: Reader) -> Bench:
    """Return what drafts are judged by, when the drafts in `entries` belong together."""
    others = translations(entries, desk, reader)
    known = patterns(entries, desk, reader)
    return Bench(Sitting(desk.rulebook, day), desk.options.limits, known, others)


def judged(owner: Docket, draft: Understood, bench: Bench) -> Checked | Unread:
    """Return a draft as it is judged, whatever happens to it."""
    reading = draft.reading
    try:
        return _judged(reading, brief_for(owner, draft), owner, bench)
    except LimitError as error:
        return NotCheckable(name_of(reading), error.what, error.hint, reading.sha256, reading.size)
    except Exception as error:  # noqa: BLE001 - our bug in one draft must not cost the others
        told = f"{type(error).__name__}: {error}"
        return Crashed(name_of(reading), told, traceback.format_exc())


def _judged(reading: Reading, brief: Brief, owner: Docket, bench: Bench) -> Checked | Skipped:
    if reading.leads_to is not None and not reading.statements:
        return Skipped(name_of(reading), REDIRECT)
    sibling = sibling_of(reading, owner.campaign, bench.patterns)
    others = tuple(translations_of(owner, bench.translations))
    brief = replace(brief, sibling=sibling, translations=others)
    outcomes = bench.sitting.judge(reading, brief, owner.weights)
    bench.limits.hold("findings", sum(it.verdict.finding for it in outcomes))
    outcomes = _excepted(reading, outcomes, brief, owner, bench)
    return Checked(reading, outcomes, sentence(reading, outcomes))


def _excepted(
    reading: Reading, outcomes: tuple[Outcome, ...], brief: Brief, owner: Docket, bench: Bench
) -> tuple[Outcome, ...]:
    """Set waivers and settlements on the outcomes, and tell of those that do not stand."""
    book = owner.exceptions.within(reading.part) if owner.exceptions else None
    if not book:
        return outcomes
    told, lapsed = excepted(reading, outcomes, brief, book, bench.sitting.day)
    if not lapsed:
        return told
    gate = gate_of(bench.sitting.rulebook)
    anew = judge(reading, gate, replace(brief, lapsed=lapsed), bench.sitting.day, owner.weights)
    kept = [it for it in told if it.rule not in {rule.id for rule in gate.rules}]
    return (*kept, *anew)


def name_of(reading: Reading) -> str:
    """Return a draft's path, followed by `!part` for a piece of a container."""
    return f"{reading.path}!{reading.part}" if reading.part else reading.path
