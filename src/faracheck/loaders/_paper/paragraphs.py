"""A document as paragraphs of runs, sorted by where a reader meets them."""

from collections.abc import Mapping
from dataclasses import field

from faracheck.frozen import dataclass
from faracheck.loaders._paper.setting import Setting
from faracheck.model.document import Region


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are set alike; `pending` names a tracked change that is not settled.

    `cut` says that words which stood right before them are deleted, and that is not settled.
    """

    text: str
    setting: Setting
    number: int
    pending: str | None = None
    cut: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its runs, its number in the story, and what it is.

    `inside` names the story in places, unless it is the body; `beside` is what else they say.
    """

    number: int
    runs: list[Run] = field(default_factory=list)
    heading: bool = False
    listed: bool = False
    cell: bool = False
    inside: str = "body"
    beside: Mapping[str, object] = field(default_factory=dict)
    cut: bool = False

    def add(self, text: str, setting: Setting, pending: str | None = None) -> None:
        """Add a run behind the others."""
        self.runs.append(Run(text, setting, len(self.runs) + 1, pending, self.cut))
        self.cut = False

    def cut_here(self) -> None:
        """Say that what would stand here is deleted, and the change is not settled."""
        self.cut = True


@dataclass(frozen=True, slots=True)
class Stories:
    """All that is read of a document: its paragraphs by region, and what readers do not see.

    `headers` are those of the first page, which stand before the body; headers of later pages
    and footers are in `margins`, after it. `comments` and `properties` are for their authors.
    """

    headers: tuple[Paragraph, ...] = ()
    body: tuple[Paragraph, ...] = ()
    margins: tuple[tuple[Region, Paragraph], ...] = ()
    comments: tuple[Paragraph, ...] = ()
    properties: tuple[str, ...] = ()
