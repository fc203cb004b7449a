"""From the posts of an export to drafts: one for each form in which a post may be met."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import PurePosixPath

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders._bytes import decode
from faracheck.loaders._fields import (
    Field,
    Folded,
    as_kind,
    joined,
    kept_from_sight,
    read_field,
    unheaded,
)
from faracheck.loaders._origin import one_newline
from faracheck.loaders.html.page import Draft
from faracheck.loaders.posts.json_text import read_json, read_lines
from faracheck.loaders.posts.post import NoPost, Passage, Post, Unread
from faracheck.loaders.posts.records import Entry, entries_of
from faracheck.loaders.posts.table import read_table
from faracheck.loaders.posts.written import Export, File
from faracheck.model.document import BlockKind, Bond, Borrowed, Document, Medium, Source
from faracheck.model.outcome import NotCheckable, Skipped
from faracheck.ports import LoadOptions, Part, Piece

FORMAT = "posts"
ONLY_TITLED = "it stands in a title, which not every service shows"
BEHIND_WARNING = "it stands behind a content warning that its reader has to open"


def pieces_of(source: Source, most: int) -> Iterator[Piece]:
    """Yield the posts of an export; a record that cannot be read is told with the reason.

    Who asks stops behind `most` of them.

    Raises:
        LoadError: it cannot be read, or no post is known in it.
    """
    text, encoding = decode(source)
    export = _export(one_newline(text), source)
    entries, profile = entries_of(export, source.name, most)
    shelf = _Shelf(export.file, encoding, {it.number: it for it in entries}, profile)
    for entry in entries:
        yield from _pieces(entry, shelf, source)


def _export(text: str, source: Source) -> Export:
    name = source.part or source.path
    if not text.strip():
        raise LoadError("there is no text in it", where=source.name)
    match PurePosixPath(name.rpartition("!")[2]).suffix.lower():
        case ".csv":
            return read_table(text, source.name)
        case ".jsonl" | ".ndjson":
            return read_lines(text, source.name)
        case _:
            return read_json(text, source.name)


@dataclass(frozen=True)
class _Shelf:
    """The records of an export by their numbers, the file, and what has been read of it."""

    file: File = field(repr=False)
    encoding: str
    entries: Mapping[str, Entry] = field(repr=False)
    profile: tuple[Passage, ...] = ()
    heads: dict[str, Document | None] = field(default_factory=dict, repr=False)

    def head(self, number: str, source: Source) -> Document | None:
        """Return the post in which a thread begins; None where readers may meet several forms."""
        if number not in self.heads:
            self.heads[number] = self._head(number, source)
        return self.heads[number]

    def _head(self, number: str, source: Source) -> Document | None:
        entry = self.entries[number]
        post = entry.found
        if not isinstance(post, Post) or post.borrowed is Borrowed.REPOST or len(post.forms) != 1:
            return None
        own = Source(source.path, b"", f"{source.part or ''}".rpartition("!")[0] or None)
        return PostReader(own.inside(number, b""), entry, post.forms[0], self).document


def _pieces(entry: Entry, shelf: _Shelf, source: Source) -> Iterator[Piece]:
    match entry.found:
        case NoPost(what):
            yield Skipped(source.inside(entry.number, b"").name, f"no post: {what}")
        case Unread(why):
            yield NotCheckable(source.inside(entry.number, b"").name, why)
        case Post() as post:
            for at, form in enumerate(post.forms or (None,)):
                number = f"{entry.number}.{_letter(at)}" if at else entry.number
                data = form.words.encode("utf-8", "replace") if form else b""
                part = source.inside(number, data)
                yield Part(part, PostReader(part, entry, form, shelf))


@dataclass(eq=False)
class PostReader:
    """Reads one form of one post."""

    source: Source
    entry: Entry
    form: Passage | None
    shelf: _Shelf = field(repr=False)

    format = FORMAT
    suffixes: tuple[str, ...] = ()
    medium = Medium.SOCIAL

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the post as its reader meets it; raise LoadError when there are no words in it.

        A repost is a document even where the export does not hold what it passes on.
        """
        del source, options
        return replace(self.document, beside=tuple(self._beside()))

    @cached_property
    def document(self) -> Document:
        """The post by itself; raises LoadError when there are no words in it."""
        post = self._post
        fields = list(self._fields(post))
        if not fields and post.borrowed is not Borrowed.REPOST:
            raise LoadError("there is no text in it", where=self.source.name)
        return replace(joined(fields, self._draft), borrowed=post.borrowed)

    def _beside(self) -> Iterator[tuple[Bond, Document]]:
        """Yield the head of the post's thread, and what its account says of itself."""
        head = self.entry.head
        document = self.shelf.head(head, self.source) if head else None
        if document is not None:
            yield Bond.THREAD, document
        for passage in (*self._post.profile, *self.shelf.profile):
            said = self._read(passage)
            if said is not None:
                yield Bond.PROFILE, said

    @property
    def _post(self) -> Post:
        post = self.entry.found
        if not isinstance(post, Post):
            raise TypeError("a draft is made of a post")
        return post

    @property
    def _draft(self) -> Draft:
        return Draft(self.source, LoadOptions(), FORMAT, Medium.SOCIAL, self.shelf.encoding)

    def _fields(self, post: Post) -> Iterator[Document]:
        """Yield what a reader meets in their order, then what stands behind pictures."""
        titles, warnings = self._all(post.titles), self._all(post.warnings)
        body = self._read(self.form) if self.form else None
        yield from (_seen_by_some(as_kind(it, BlockKind.HEADING)) for it in titles)
        yield from (as_kind(it, BlockKind.HEADING) for it in warnings)
        if body is not None:
            shown = unheaded(body)
            folded = Folded(shown.appearance, BEHIND_WARNING)
            yield replace(shown, appearance=folded) if post.warnings else shown
        if titles or warnings or body is not None:
            yield from map(kept_from_sight, self._all(post.alternatives))

    def _all(self, passages: Iterable[Passage]) -> list[Document]:
        return [it for passage in passages if (it := self._read(passage)) is not None]

    def _read(self, passage: Passage) -> Document | None:
        spans = tuple(it.at for it in passage.strings)
        inside = {"record": _record(self.entry.number), "field": passage.field or "/"}
        file = self.shelf.file
        given = Field(file.excerpt(spans), inside)
        return read_field(given, self._draft, markup=passage.markup or given.has_markup)


def _seen_by_some(title: Document) -> Document:
    return replace(title, appearance=Folded(title.appearance, ONLY_TITLED))


def _letter(at: int) -> str:
    """Return the letter of a form: b for the second, aa for the twenty-seventh."""
    tens, rest = divmod(at, 26)
    return (_letter(tens - 1) if tens else "") + chr(ord("a") + rest)


def _record(number: str) -> int | str:
    return int(number) if number.isdecimal() else number
