"""The items of a feed: title and text, read as the readers of feeds show them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import field, replace
from typing import Any

from lxml import etree

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders._bytes import refuse_binary
from faracheck.loaders._fields import Excerpt, Field, as_kind, joined, read_field
from faracheck.loaders.html.page import Draft
from faracheck.model.document import BlockKind, Document, Medium, Place, Source
from faracheck.model.outcome import NotCheckable, Skipped
from faracheck.ports import LoadOptions, Part, Piece

FORMAT = "feed"

LAST_LINE = 65_534
"""Behind this line the XML parser's count stops."""

SHARE = 0.5
"""From this share of the text's words on, a summary is a text of its own and no teaser."""

_ROOTS = frozenset({"rss", "RDF", "feed"})
_WHOLE = ("encoded", "content", "body")
_SHORT = ("description", "summary", "subtitle")
_MEDIA = "search.yahoo.com/mrss"
_ITUNES = "itunes.com/dtds"
_MARKUP = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})
_PLAIN = frozenset({"text", "text/plain"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def pieces_of(source: Source) -> Iterator[Piece]:
    """Yield the items of a feed; one without a text is told.

    Raises:
        LoadError: it is no XML, or no feed.
    """
    root, before = _parsed(source)
    name = etree.QName(root).localname
    if name not in _ROOTS:
        raise LoadError(f"it is no feed: its root is <{name[:40]}>", where=source.name)
    wanted = "entry" if name == "feed" else "item"
    items = [it for it in root.iter() if etree.QName(it).localname == wanted]
    if not items:
        yield Skipped(source.name, "feed without items")
    for number, item in enumerate(items, start=1):
        forms = _forms(item)
        if not forms:
            told = source.inside(str(number), b"").name
            yield NotCheckable(told, "there is no text in it")
        for at, body in enumerate(forms):
            part = source.inside(f"{number}.b" if at else str(number), etree.tostring(item))
            yield Part(part, ItemReader(part, number, item, body, before))


def _parsed(source: Source) -> tuple[Any, int]:
    """Return the root element, and how many lines stand before the first mark of the file."""
    refuse_binary(source)
    data = source.data.lstrip(b" \t\r\n")
    before = source.data[: len(source.data) - len(data)].count(b"\n")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise LoadError(_told(error, before), where=source.name, hint="build it anew") from error
    if root.getroottree().docinfo.doctype:
        raise LoadError("it declares a document type, which is not read", where=source.name)
    return root, before


def _told(error: Exception, before: int) -> str:
    """Return what the parser says is wrong, and where."""
    if not isinstance(error, etree.XMLSyntaxError) or error.lineno is None:
        return "it is no XML"
    line, column = error.position
    said = (error.msg or "").rpartition(", line ")[0] or "it cannot be parsed"
    return f"it is no XML: line {line + before}, column {column}: {said}"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an element: its characters, and where they begin."""

    element: Any = field(repr=False)
    words: str
    line: int
    markup: bool | None

    @property
    def name(self) -> str:
        """The element's name, as it is written."""
        prefix = self.element.prefix
        local = str(etree.QName(self.element).localname)
        return f"{prefix}:{local}" if prefix else local


def _forms(item: Any) -> tuple[Text | None, ...]:
    """Return the texts of an item of which each is what some reader meets; None is its title."""
    whole = _first(item, _WHOLE)
    short = _first(item, _SHORT)
    if whole is not None and short is not None:
        many = len(short.words.split()) >= SHARE * len(whole.words.split())
        same = _letters(short.words) == _letters(whole.words)
        return (whole, short) if many and not same else (whole,)
    found = whole or short
    if found is not None:
        return (found,)
    return (None,) if _first(item, ("title",)) is not None else ()


def _first(item: Any, names: tuple[str, ...]) -> Text | None:
    """Return the text of the first child that goes by one of these names and holds one."""
    for name in names:
        for child in item:
            space = etree.QName(child).namespace or ""
            foreign = _MEDIA in space or _ITUNES in space
            if etree.QName(child).localname == name and not foreign:
                text = _text(child)
                if text is not None and text.words.strip():
                    return text
    return None


def _text(element: Any) -> Text | None:
    """Return an element's text; what stands in it as elements is written out as HTML."""
    kind = (element.get("type") or "").strip().lower()
    if element.get("src") or (kind and kind not in _MARKUP | _PLAIN):
        return None
    line = element.sourceline or 0
    if len(element):
        inner = "".join(_written(child) for child in element)
        return Text(element, (element.text or "") + inner, line, markup=True)
    return Text(element, element.text or "", line, markup=_is_markup(element, kind))


def _is_markup(element: Any, kind: str) -> bool | None:
    """Say whether a text is HTML, None where only its own marks tell."""
    if kind:
        return kind in _MARKUP
    return True if etree.QName(element).localname in {"encoded", "description", "body"} else None


def _written(element: Any) -> str:
    """Return an element and what follows it as HTML, names of spaces left out."""
    copy = deepcopy(element)
    for one in copy.iter():
        one.tag = etree.QName(one).localname
    etree.cleanup_namespaces(copy)
    return str(etree.tostring(copy, encoding="unicode", method="html"))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


@dataclass(eq=False)
class ItemReader:
    """Reads one text of one item, its title above it; `before` counts lines above the XML."""

    source: Source
    number: int
    item: Any = field(repr=False)
    body: Text | None
    before: int = 0

    format = FORMAT
    suffixes: tuple[str, ...] = ()
    medium = Medium.WEB

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the item as its reader meets it; raise LoadError when there are no words in it."""
        del source
        draft = Draft(self.source, options, FORMAT, Medium.WEB, None)
        title = _first(self.item, ("title",))
        heading = self._read(title, draft) if title is not None else None
        body = self._read(self.body, draft) if self.body is not None else None
        fields = [as_kind(heading, BlockKind.HEADING)] if heading is not None else []
        fields += [body] if body is not None else []
        if body is None and (self.body is not None or not fields):
            raise LoadError("there is no text in it", where=self.source.name)
        said = heading.text.strip() if heading is not None else None
        return replace(joined(fields, draft), title=said, language=_language(self.item))

    def _read(self, text: Text, draft: Draft) -> Document | None:
        line = text.line + self.before
        start = Place(line if 0 < text.line <= LAST_LINE else None)
        words = Excerpt(text.words, text.words, start=start)
        given = Field(words, {"item": self.number, "field": text.name})
        markup = given.has_markup if text.markup is None else text.markup
        return read_field(given, draft, markup=markup)


def _language(item: Any) -> str | None:
    """Return the language that the item or its feed declares."""
    for element in (item, *item.iterancestors()):
        said = element.get(_LANGUAGE) or element.findtext("language")
        if said:
            return str(said).strip() or None
    return None
