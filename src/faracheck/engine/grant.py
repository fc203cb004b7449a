"""Granting a waiver or a settlement for a finding that stands, and telling how others fare."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from faracheck.config.exceptions import ExceptionsText
from faracheck.engine.discover import Request, discover
from faracheck.engine.elsewhere import stands_on
from faracheck.engine.entries import located
from faracheck.engine.exceptions import (
    Exceptions,
    Granted,
    excepted,
    fingerprint,
    name_below,
    named,
)
from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader, Serial
from faracheck.engine.run import bench_of
from faracheck.engine.run import judged as judged_in_run
from faracheck.engine.select import one_rule
from faracheck.engine.task import Unread, brief_for, dockets
from faracheck.engine.walk import Found
from faracheck.errors import RequestError
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief, Lapse
from faracheck.model.outcome import Checked, Crashed, NotCheckable, Outcome, Skipped, Verdict
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import Rulebook
from faracheck.shape import Scalar


@dataclass(frozen=True, slots=True)
class Target:
    """What an exception is for: a rule, a document, and all that it rests on as one number."""

    rule: Scalar
    document: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft judged without exceptions: what one is granted on."""

    document: str
    rulebook: Rulebook
    brief: Brief
    reading: Reading
    outcomes: tuple[Outcome, ...]

    def target(self, handle: str, verdicts: frozenset[Verdict]) -> "Target":
        """Return what an exception from the rule `handle` is for.

        Raises:
            RequestError: there is no such rule, or nothing of it to except.
        """
        rule = one_rule(self.rulebook, handle)
        if not any(it.rule == rule.id and it.verdict in verdicts for it in self.outcomes):
            wanted = " or ".join(sorted(verdict.value for verdict in verdicts))
            raise RequestError(
                f"{rule.name} has no outcome here that is {wanted}", where=self.document
            )
        if not rule.waivable and Verdict.FAIL in verdicts:
            raise RequestError(f"{rule.id} {rule.name} restates the statute and cannot be waived")
        number = fingerprint(self.reading, self.brief, rule)
        return Target(Scalar("", 1, 1, rule.name), self.document, number)


def judged(found: tuple[Path, str | None], desk: Desk, root: Path, day: date) -> Judged:
    """Return a draft, by its file and its part of it, as it is judged with no exception standing.

    Raises:
        RequestError: it is not there, cannot be read, is not judged, or lies outside `root`;
            or the file holds several, which are named.
    """
    path, part = found
    drafts = list(drafts_in(path, desk, root, day))
    document = name_below(root, path)
    judged_ones = [it for it in drafts if isinstance(it, Judged)]
    wanted = [it for it in judged_ones if it.document == named(document, part)]
    if not part and len(drafts) == 1:
        wanted = judged_ones
    if wanted:
        return wanted[0]
    raise _no_such(named(str(path), part) or "", drafts)


def drafts_in(path: Path, desk: Desk, root: Path, day: date) -> Iterator[Judged | Unread]:
    """Yield each draft in a file, judged on `day` with no exception standing.

    Raises:
        RequestError: the file lies outside `root`.
    """
    file = name_below(root, path)
    if file is None:
        raise RequestError(f"it does not lie in {root}, where the settings stand", where=str(path))
    found = Found(path, str(path))
    alone = replace(desk, exceptions=None, digests=True)
    reader = Serial(alone)
    alone = replace(alone, stands_on=_page(alone, day, reader))
    bench = bench_of([found, *_campaign(path, alone, root)], alone, day, reader)
    for read in reader.read(dockets([found], alone)):
        if not isinstance(read, tuple):
            yield read
            continue
        item = judged_in_run(*read, bench)
        yield _judged(item, brief_for(*read), alone, file) if isinstance(item, Checked) else item


def _page(desk: Desk, day: date, reader: Reader) -> Path | None:
    """Return the page that carries the statement for its site, as a run on the site would."""
    if desk.materials is None or (name := desk.materials.loaded.settings.statement_on) is None:
        return None
    loaded = desk.materials.loaded
    page = Found(loaded.root / name, name)
    return stands_on([page], loaded, desk, day, reader)


def _campaign(path: Path, desk: Desk, root: Path) -> Iterator[Found]:
    """Yield the other drafts of a draft's campaign: it is held to them."""
    materials = desk.materials
    campaign = materials.assignment(path).campaign if materials else None
    if materials is None or campaign is None:
        return
    entries = discover(Request((str(root),), meant=materials))
    others = (it for it in entries if isinstance(it, Found) and it.path)
    for other in others:
        same = other.path is not None and other.path.resolve() == path.resolve()
        if not same and materials.assignment(other.path).campaign == campaign:
            yield other


def states(book: Exceptions, desk: Desk, day: date) -> Iterator[tuple[Granted, Lapse | None]]:
    """Yield each waiver and settlement with why it does not stand, or None where it does.

    One whose draft cannot be read is unused.
    """
    for granted in book.granted:
        found = located(book.root, granted.document)
        if found is None:
            yield granted, Lapse.UNKNOWN_DOCUMENT
            continue
        drafts = list(drafts_in(found[0], desk, book.root, day))
        yield granted, _state(granted, drafts, book, day)


def _state(
    granted: Granted, drafts: list[Judged | Unread], book: Exceptions, day: date
) -> Lapse | None:
    """Say why an exception does not stand, by the drafts in its file."""
    for draft in drafts:
        if isinstance(draft, Judged) and draft.document == granted.document:
            alone = replace(book, texts=_only(granted, book.texts))
            _, lapsed = excepted(draft.reading, draft.outcomes, draft.brief, alone, day)
            return lapsed[0].lapse if lapsed else None
    read_all = all(isinstance(draft, Judged) for draft in drafts)
    return Lapse.UNKNOWN_DOCUMENT if read_all else Lapse.UNUSED


def _judged(item: Checked, brief: Brief, desk: Desk, file: str) -> Judged:
    """Return a draft judged with no exception standing; `file` is where it stands."""
    document = named(file, item.reading.part) or file
    return Judged(document, desk.rulebook, brief, item.reading, item.outcomes)


def _no_such(name: str, drafts: list[Judged | Unread]) -> RequestError:
    """Return why a draft cannot have an exception: it is not read, or another is meant."""
    for draft in drafts:
        match draft:
            case NotCheckable(path, reason, hint) if path == name:
                return RequestError(reason, where=name, hint=hint)
            case Skipped(path, reason) | Crashed(path, reason) if path == name:
                return RequestError(reason, where=name)
            case _:
                pass
    parts = [it.document for it in drafts if isinstance(it, Judged)]
    hint = f"name one of its drafts: {', '.join(parts)}" if parts else "nothing in it is a draft"
    return RequestError("there is no such draft in it", where=name, hint=hint)


def _only(granted: Granted, texts: ExceptionsText) -> ExceptionsText:
    return ExceptionsText(
        tuple(it for it in texts.waivers if it is granted),
        tuple(it for it in texts.settlements if it is granted),
    )
