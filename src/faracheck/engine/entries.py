"""What is wrong with waivers and settlements whatever any draft says, told at their own files.

An entry that cannot be read, or that is for something that is not there, has no draft at which it
could be told. Its file is no draft either: it is judged by the gate's own rules alone.
"""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from faracheck.engine.exceptions import (
    Exceptions,
    Granted,
    is_of,
    lapsed_as,
    name_below,
    named,
    standing_lapse,
)
from faracheck.engine.judge import judge
from faracheck.engine.walk import shown
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief, Lapse, Lapsed
from faracheck.model.document import Audience, Medium, Source
from faracheck.model.outcome import EXCEPTIONS, Checked, Item, Skipped
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import Rulebook
from faracheck.shape import Scalar

KIND = "exceptions-hold"
"""The check kind that tells of waivers and settlements which do not stand."""


@dataclass(slots=True)
class Met:
    """Which of the documents named by exceptions a run has met: `documents`, and their files."""

    book: Exceptions
    documents: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def enter(self, item: Item) -> None:
        """Note what became of a draft, or of an input in which there may be several."""
        file, part = self._place(item)
        about = [it.document for it in self.book.granted if file and is_of(it.document, file)]
        if isinstance(item, Checked) or part is not None:
            self.files.update([file] if file and about else [])
            self.documents.update({named(file, part) or ""}.intersection(about))
        elif not isinstance(item, Skipped):
            # Nobody knows what is in a file that could not be opened.
            self.documents.update(about)

    def _place(self, item: Item) -> tuple[str | None, str | None]:
        """Return the file of an item, as exceptions name it, and its part of it."""
        if isinstance(item, Checked):
            return name_below(self.book.root, Path(item.reading.path)), item.reading.part
        path, part = located(Path(), item.path) or (None, None)
        return name_below(self.book.root, path), part


def gate_of(rulebook: Rulebook) -> Rulebook:
    """Return the rules alone that tell of waivers and settlements."""
    rules = tuple(rule for rule in rulebook.rules if rule.kind == KIND)
    return replace(rulebook, rules=rules)


def entries_told(met: Met, gate: Rulebook, day: date) -> Iterator[Checked]:
    """Yield each file of exceptions in which something is wrong that no draft was told of."""
    for file in met.book.texts.files:
        lapsed = tuple(_lapsed(met, file.path))
        outcomes = judge(_reading(file), gate, Brief(lapsed=lapsed), day) if lapsed else ()
        wrong = sum(outcome.verdict.finding for outcome in outcomes)
        if wrong:
            entries = "entry does not stand" if wrong == 1 else "entries do not stand"
            yield Checked(_reading(file), outcomes, f"{wrong} {entries}.")


def located(root: Path, document: str) -> tuple[Path, str | None] | None:
    """Return the file in which a document stands and its part of it, or None for no such file."""
    pieces = document.split("!")
    for count in range(len(pieces), 0, -1):
        path = root / "!".join(pieces[:count])
        if path.is_file():
            return path, "!".join(pieces[count:]) or None
    return None


def _lapsed(met: Met, file: str) -> Iterator[Lapsed]:
    """Yield what does not stand in a file, in the order of its lines."""
    book = met.book
    found = [
        *(
            Lapsed(it.name, "", Lapse.MALFORMED, None, it.document, it.why, *_at(it.where))
            for it in book.texts.malformed
            if it.where.file == file
        ),
        *(
            replace(lapsed_as(it, lapse), line=it.rule.line, column=it.rule.column)
            for it in book.granted
            if it.rule.file == file and (lapse := _lapse(met, it)) is not None
        ),
    ]
    yield from sorted(found, key=lambda it: it.line or 0)


def _lapse(met: Met, text: Granted) -> Lapse | None:
    """Say what is wrong with an exception that no draft was told of."""
    book = met.book
    if text.document in met.documents:
        return None
    path, part = located(book.root, text.document) or (None, None)
    # A document may be there and go by another name: no draft will ever be called so.
    known = named(name_below(book.root, path), part) == text.document
    if not known or any(is_of(text.document, file) for file in met.files):
        return Lapse.UNKNOWN_DOCUMENT
    return standing_lapse(text, book.rule(text), book.days)


def _at(where: Scalar) -> tuple[int, int]:
    return where.line, where.column


def _reading(file: Source) -> Reading:
    """Return a file of exceptions as reports name what was read: nothing in it is a draft's."""
    return Reading(
        path=_shown(file.path),
        part=None,
        sha256=file.sha256,
        size=len(file.data),
        format=EXCEPTIONS,
        encoding=None,
        medium=Medium.UNKNOWN,
        audience=Audience.PUBLIC,
        language=None,
    )


def _shown(path: str) -> str:
    """Return a path as a person in the working folder would write it."""
    here = Path.cwd()
    whole = Path(path)
    return shown(whole.relative_to(here) if here in whole.parents else whole)
