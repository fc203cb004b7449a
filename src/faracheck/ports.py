"""The Protocols by which loaders, checks and reporters are known, on one page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol, runtime_checkable

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Document, Look, Medium, Source, Span
from faracheck.model.limits import Limits
from faracheck.model.outcome import Item, NotCheckable, Skipped, Verdict
from faracheck.model.reading import Reading, Words
from faracheck.model.report import Ledger, Run


class Neighbours(Protocol):
    """Is told which files were looked for beside a draft: what is in them decides too."""

    def led(self, asked: Path, found: Path | None) -> None:
        """Hear where a path leads, links followed; None when that cannot be told."""
        ...

    def held(self, path: Path, text: str | None) -> None:
        """Hear what a file holds, None when it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What a loader may be told of where a draft stands.

    `site_root` resolves references that begin with a slash; without one, style sheets are looked
    for in those of the run's `folders` that hold the draft. `base_url` is where the site is
    published. `limits` are how much of an input is read. `neighbours` is told of every file that
    was looked for beside it.
    """

    site_root: str | None = None
    folders: tuple[str, ...] = ()
    base_url: str | None = None
    limits: Limits = field(default_factory=Limits)
    neighbours: Neighbours | None = field(default=None, compare=False, repr=False)


@runtime_checkable
class Loader(Protocol):
    """Turns bytes of one format into a Document. A loader module ends in `LOADER`."""

    format: str
    suffixes: tuple[str, ...]
    medium: Medium

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the draft as its reader meets it; raise LoadError when it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """A draft inside a container.

    `loader` reads it; without one its name tells its format, and it may be a container too.
    `audience` is to whom the container says that it goes, or None.
    """

    source: Source
    loader: Loader | None = None
    audience: Audience | None = None


Piece = Part | Skipped | NotCheckable
"""What stands in a container: a draft, or what is passed over or cannot be read, and why."""


@runtime_checkable
class Container(Protocol):
    """Holds drafts. A loader that has this method too is opened, and each part is an input."""

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield what stands in it, always in the same order, nothing left out in silence.

        How many parts there are, how large and how deep they stand is counted by who asks.

        Raises:
            LoadError: it cannot be opened, or is over one of the `limits`.
        """
        ...


class Browser(Protocol):
    """Shows drafts as a browser does and says what can be seen; one serves a whole run."""

    def look(self, document: Document, span: Span) -> Look:
        """Return how the passage looks on the page that the draft is.

        Raises:
            RenderError: the browser could not judge it; that is never a pass.
        """
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check saw: a verdict, which of the rule's messages says it, and the words.

    `message` is a key of the rule's `messages`; `details` fill the braces in that message.
    """

    verdict: Verdict
    message: str
    words: Words | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class Check(Protocol):
    """Judges a Reading. A check is a frozen dataclass: its fields are the YAML keys.

    A check module ends in `CHECK`, the class; its file name is the kind's name in YAML.
    `MESSAGES` on the class names every message key that a rule of this kind must word.
    """

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Yield at least one hit: what passed, failed, needs review or does not apply."""
        ...


@dataclass(frozen=True, slots=True)
class Reporter:
    """Writes a run as text: its head, each item as it comes, its tail; pure functions all.

    `between` stands between two items that have a text. What an item adds further down comes
    from `annex`: those texts are set apart by `between` too and follow behind `turn`, before the
    tail. `preface` stands before the first item and knows the whole run. What has to wait for its
    turn waits on disk. A reporter module ends in `REPORTER`, such an object; its file name is the
    format's name.
    """

    head: Callable[[Run], str]
    item: Callable[[Run, Item], str]
    tail: Callable[[Run, Ledger], str]
    between: str = ""
    preface: Callable[[Run, Ledger], str] | None = None
    turn: str = ""
    annex: Callable[[Run, Item], str] | None = None


__all__ = [
    "Browser",
    "Check",
    "Container",
    "Hit",
    "LoadOptions",
    "Loader",
    "Neighbours",
    "Part",
    "Piece",
    "Reporter",
    "Span",
]
