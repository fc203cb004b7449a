"""One form of a message's text: plain or HTML, as its reader meets it."""

import codecs
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import cached_property

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders._bytes import decode, refuse_binary
from faracheck.loaders._origin import Derived, one_newline
from faracheck.loaders.eml.elements import TOP_BLOCKS, marked, previews
from faracheck.loaders.eml.history import set_apart
from faracheck.loaders.eml.looks import MailAppearance, PartPlaces, PlainLooks
from faracheck.loaders.eml.outlook import worlds_of
from faracheck.loaders.html.appearance import PageAppearance
from faracheck.loaders.html.extent import hold_quoting
from faracheck.loaders.html.page import Draft, document_of
from faracheck.loaders.html.parsing import parse_markup
from faracheck.loaders.text import PlainAppearance, TextLoader
from faracheck.model.document import (
    Block,
    BlockKind,
    Document,
    Layer,
    Medium,
    Region,
    Source,
    Span,
)
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions

FORMAT = "email"

_BY_PROGRAMS = {"iso8859-1": "cp1252", "ascii": "utf-8", "iso8859-9": "cp1254", "gb2312": "gb18030"}
"""Encodings that mail programs read as a larger one that holds them."""

_NO_CHARSETS = frozenset(
    {"idna", "mbcs", "oem", "palmos", "punycode", "raw-unicode-escape", "undefined"}
    | {"unicode-escape", "utf-7"}
)

Marks = list[tuple[Span, Region]]


@dataclass(frozen=True)
class Envelope:
    """What the message around a text says of it: its subject, whether it passes one on."""

    subject: str | None = None
    forwards: bool = False


@dataclass(eq=False)
class Body:
    """Reads one form of a message's text; `other` is the form that other readers meet.

    `charset` is what the part declares; `remarks` tell what is wrong with its encoding.
    """

    source: Source = field(repr=False)
    html: bool
    charset: str | None
    envelope: Envelope
    remarks: tuple[str, ...] = ()
    other: "Body | None" = None
    limits: Limits = field(default_factory=Limits)

    format = FORMAT
    suffixes: tuple[str, ...] = ()
    medium = Medium.EMAIL

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the text as its reader meets it; raise LoadError when there is none.

        An empty form beside one with words is a document without any.
        """
        del source, options
        other = self._other_document
        if other is None:
            return self.document
        if not self._text.words.strip():
            return _empty(self.source, other)
        return replace(self.document, alternatives=(other,))

    @cached_property
    def document(self) -> Document:
        """The text by itself; raises LoadError when there is none."""
        text = self._text
        draft = Draft(
            self.source, LoadOptions(limits=self.limits), FORMAT, Medium.EMAIL, text.encoding
        )
        document = _page(draft, text) if self.html else _plain(draft, text)
        end = max((it.span.end for it in document.blocks if it.layer is Layer.PAGE), default=0)
        apart = set_apart(document.text[:end], forwards=self.envelope.forwards)
        return replace(
            document,
            blocks=tuple(_cut(document.text, document.blocks, apart)),
            places=PartPlaces(self.source.part or "text", document.places),
            title=self.envelope.subject,
            built_by=None,
        )

    @cached_property
    def _other_document(self) -> Document | None:
        try:
            return self.other.document if self.other else None
        except LoadError:
            # It is told as an input of its own; there is nothing to compare with.
            return None

    @cached_property
    def _text(self) -> "Text":
        return text_of(self.source, self.charset, self.remarks)


@dataclass(frozen=True, slots=True)
class Text:
    """A part as characters: newlines folded, and what was wrong with its encoding."""

    words: str
    encoding: str
    remarks: tuple[str, ...] = ()


def text_of(source: Source, charset: str | None, remarks: tuple[str, ...] = ()) -> Text:
    """Return the text of a part; an encoding that does not hold is told, and guessed at.

    Raises:
        LoadError: the bytes are no text in any encoding.
    """
    codec = _codec(charset) if charset else None
    try:
        if codec is not None:
            words = source.data.decode(codec).removeprefix("\ufeff")
            return Text(one_newline(words), codec, remarks)
    except LookupError:
        codec = None  # a codec of Python's own that turns no bytes into text
    except UnicodeError:
        pass
    refuse_binary(source)
    words, encoding = decode(source)
    if charset:
        wrong = "is not known" if codec is None else "does not fit it"
        remarks = (*remarks, f"the encoding {charset[:40]!r} that the part declares {wrong}")
    return Text(one_newline(words), encoding, remarks)


def _codec(charset: str) -> str | None:
    """Return the codec for a declared encoding, or None where no mail program has one."""
    try:
        name = codecs.lookup(charset.strip().lower()).name
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else _BY_PROGRAMS.get(name, name)


def _plain(draft: Draft, text: Text) -> Document:
    source = Source(draft.source.path, text.words.encode("utf-8", "replace"), draft.source.part)
    document = TextLoader().load(source, draft.options)
    return replace(
        document,
        source=draft.source,
        format=draft.format,
        medium=draft.medium,
        encoding=text.encoding,
        blocks=tuple(_unheaded(document)),
        appearance=PlainLooks(document.appearance, text.remarks),
    )


def _unheaded(document: Document) -> Iterator[Block]:
    """Yield the blocks: a first line that ends in a full stop is a sentence, not a headline."""
    for block in document.blocks:
        sentence = document.quote(block.span).endswith((".", "!", "?"))
        heads = block.kind is BlockKind.HEADING and not sentence
        plain = block.kind is BlockKind.HEADING and not heads
        yield replace(block, kind=BlockKind.PARAGRAPH) if plain else block


def _page(draft: Draft, text: Text) -> Document:
    worlds = worlds_of(text.words)
    tree = parse_markup(worlds.page.text)
    hold_quoting(tree, worlds.page.text, draft.options.limits, draft.source.name)
    document = document_of(tree, worlds.page, draft)
    static = document.appearance
    if not isinstance(static, PageAppearance):
        raise TypeError("a page's looks are read by the page")
    looks = MailAppearance(document, static, worlds, text.remarks)
    regions = dict(marked(static.page, document.blocks))
    regions |= dict.fromkeys(previews(static.page, document.blocks), Region.HEADER)
    regions |= dict.fromkeys(_unseen_on_top(document, looks), Region.HEADER)
    blocks = tuple(
        replace(it, region=regions[it.span]) if it.span in regions else it for it in document.blocks
    )
    return replace(document, appearance=looks, blocks=blocks)


def _unseen_on_top(document: Document, looks: MailAppearance) -> Iterator[Span]:
    """Yield the blocks at the top that no reader sees: they stand before nothing."""
    for block in () if looks.shows_all else document.blocks[:TOP_BLOCKS]:
        if block.layer is Layer.PAGE and looks.look(block.span).visible is False:
            yield block.span


def _cut(text: str, blocks: Iterable[Block], apart: Marks) -> Iterator[Block]:
    """Yield the blocks, cut where a stretch that is set apart begins or ends in one."""
    ends = [span.end for span, _ in apart]
    for block in blocks:
        if block.layer is not Layer.PAGE or block.region is Region.HISTORY:
            yield block
            continue
        at = block.span.start
        for number in range(bisect_right(ends, at), len(apart)):
            span, region = apart[number]
            if span.start >= block.span.end:
                break
            yield from _trimmed(text, block, Span(at, max(at, span.start)), block.region)
            end = min(span.end, block.span.end)
            yield from _trimmed(text, block, Span(max(at, span.start), end), region)
            at = end
        yield from _trimmed(text, block, Span(at, block.span.end), block.region)


def _trimmed(text: str, block: Block, part: Span, region: Region) -> Iterator[Block]:
    """Yield a part of a block without the white space at its ends, or nothing if it is all that."""
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip())
    end = part.start + len(words.rstrip())
    if start == block.span.start and end == block.span.end and region is block.region:
        yield block
    elif start < end:
        yield Block(Span(start, end), block.kind, block.layer, region)


def _empty(source: Source, other: Document) -> Document:
    """Return the document of a form without words."""
    return Document(
        source=source,
        format=FORMAT,
        medium=Medium.EMAIL,
        text="",
        blocks=(),
        places=PartPlaces(source.part or "text", Derived("", "")),
        appearance=PlainLooks(PlainAppearance(0)),
        title=other.title,
        alternatives=(other,),
    )
