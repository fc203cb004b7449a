"""A draft as its reader meets it: text in reading order, and what is known of its looks."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Protocol

from faracheck.frozen import dataclass
from faracheck.model.rendering import Decider, Rendering


class Medium(StrEnum):
    """The kinds of material that 28 CFR 5.402 and the guidance tell apart."""

    PRINT = "print"
    WEB = "web"
    EMAIL = "email"
    SOCIAL = "social"
    BROADCAST = "broadcast"
    FILM = "film"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """To whom a draft goes: officials and Congress are owed a registration notice."""

    PUBLIC = "public"
    OFFICIAL = "official"
    BOTH = "both"


@dataclass(frozen=True)
class Source:
    """Bytes and the name that they came under.

    `path` is shown to people and decides the format; `part` names a piece inside a container
    (an attachment, an archive entry), or is None. `base` is the folder beside which relative
    references may be read, or None where there is no such folder (standard input).
    """

    path: str
    data: bytes = field(repr=False)
    part: str | None = None
    base: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()

    @property
    def name(self) -> str:
        """The path, followed by `!part` for a piece of a container."""
        return f"{self.path}!{self.part}" if self.part else self.path

    def inside(self, part: str, data: bytes) -> "Source":
        """Return the piece of this container that goes by the name `part`."""
        return Source(self.path, data, f"{self.part}!{part}" if self.part else part)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: offsets in characters, the end not included."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file as its author sees it.

    `line` and `column` are 1-based, the column in characters; both are None in formats without
    lines, which fill `inside` instead (page and box, paragraph and run, cue and time, …).
    """

    line: int | None = None
    column: int | None = None
    inside: Mapping[str, object] | None = None


BEGINNING = Place(1, 1)
"""Where the absence of something is reported."""


class Places(Protocol):
    """Answers for every character of a document's text where it stands in the file.

    White space that stands for a break between blocks has the place where the block before it
    ends. Places grow with the offset inside one layer wherever the format keeps its order.
    """

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at `offset` (0 ≤ offset < len(text))."""
        ...

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`: where a quotation ends."""
        ...


class Layer(StrEnum):
    """Which sheet of a file a block stands on: only the page is meant for readers."""

    PAGE = "page"
    COMMENT = "comment"
    ATTRIBUTE = "attribute"
    METADATA = "metadata"
    TEMPLATE = "template"
    SCRIPT = "script"


class Region(StrEnum):
    """Which part of a page a block belongs to: the material itself or what surrounds it."""

    MAIN = "main"
    HEADER = "header"
    NAVIGATION = "navigation"
    SIDEBAR = "sidebar"
    COMMENTS = "comments"
    FOOTER = "footer"
    HISTORY = "history"
    """Earlier messages, quoted below or between a letter's own words."""


class BlockKind(StrEnum):
    """What a block is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or cell: a piece of text that begins a line of its own.

    Blocks follow one another in reading order and never overlap. Those of the page come first;
    text from other layers (comments, attributes, …) stands behind all of them.
    """

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    layer: Layer = Layer.PAGE
    region: Region = Region.MAIN


class ConstructKind(StrEnum):
    """What a piece of template syntax does when the template is filled."""

    VARIABLE = "variable"
    CONDITIONAL = "conditional"
    LOOP = "loop"
    INCLUDE = "include"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Construct:
    """Template syntax in a source that is not yet a publication.

    The span of a conditional or a loop runs from its opening to the end of its closing tag (to
    the end of the text when it is never closed); that of a variable, include or comment is the
    tag itself.
    """

    span: Span
    kind: ConstructKind
    syntax: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text appears; None where it cannot be told.

    `visible` is False when any word of it paints nothing or stands out from its background by
    less than 1.2:1; `hidden_by` then names the technique, the declaration and its place.
    `bold` says whether every word is set in a weight of 700 or more.
    `unsure` says why `visible` is None. Sizes are CSS px; `contrast` is a WCAG 2.2 ratio.
    `scripted` says which script may change it: what is shown without scripts settles nothing then.
    `disowned` says why words that are shown may not be meant: struck out, or set as a sample.
    `hidden_on_phones` says what takes words that a wide screen shows off a narrow one.
    `decided_by` says which reading answered; `rendering` is there when a browser was asked.
    """

    visible: bool | None = True
    hidden_by: str | None = None
    unsure: str | None = None
    font_px: float | None = None
    body_font_px: float | None = None
    contrast: float | None = None
    bold: bool | None = None
    scripted: str | None = None
    disowned: str | None = None
    hidden_on_phones: str | None = None
    decided_by: Decider = Decider.STATIC
    rendering: Rendering | None = None


class Appearance(Protocol):
    """Answers how a stretch of a document's text looks; asked for candidates only."""

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears to a reader."""
        ...

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        ...


class Bond(StrEnum):
    """What ties another text to a draft, so that a reader of the one may meet the other."""

    THREAD = "thread"
    """The first post of the thread that the draft goes on."""

    PROFILE = "profile"
    """What the account that posts the draft says of itself."""


class Borrowed(StrEnum):
    """How a post passes on what stands in another post."""

    REPOST = "repost"
    QUOTE = "quote"


@dataclass(frozen=True)
class Document:
    """One item as its reader meets it. It stays in its worker: never stored, never pickled.

    `text` is the reading text: white space folded as the format folds it, blocks apart by a
    newline. `language` is a BCP 47 tag that the file itself declares, or None. `title` is the
    title in the file's metadata, or None. `built_by` is the script that puts a page together in
    the browser where the file itself holds hardly any text, or None. `leads_to` is where a page
    that says hardly anything leads its reader at once, or None. `alternatives` are the other
    forms in which a reader may meet the same item: one reads the text, another the HTML.
    `beside` are texts that are no part of the draft and that its reader may meet all the same,
    `borrowed` says that it passes on another post. `origin` is where the absence of something is
    reported.
    """

    source: Source
    format: str
    medium: Medium
    text: str
    blocks: tuple[Block, ...]
    places: Places
    appearance: Appearance
    encoding: str | None = None
    language: str | None = None
    title: str | None = None
    constructs: tuple[Construct, ...] = ()
    built_by: str | None = None
    leads_to: str | None = None
    alternatives: tuple["Document", ...] = ()
    beside: tuple[tuple[Bond, "Document"], ...] = ()
    borrowed: Borrowed | None = None
    origin: Place = BEGINNING

    def quote(self, span: Span) -> str:
        """Return the text of `span`."""
        return self.text[span.start : span.end]
