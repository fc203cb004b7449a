"""Collects the style sheets of a page in the order in which a browser applies them."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from turbohtml import Document, Element, ShadowRoot

from faracheck.loaders.html.style.media import matches_media
from faracheck.loaders.html.style.scan import Sheet, scan

_SIZE_LIMIT = 8_000_000
_IMPORT_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Applied:
    """A style sheet that applies: `name` says where it stands, `line` where its text begins.

    `prefix` is the layer into which an `@import` put it; `host` owns the shadow tree it is in.
    """

    sheet: Sheet
    text: str = field(repr=False)
    name: str
    line: int | None
    prefix: tuple[str, ...] = ()
    host: Element | None = None


@dataclass
class Collection:
    """The sheets that apply, and those that could not be read: our own, and others'."""

    applied: list[Applied] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Library:
    """Where references may be read: the page's own folder and the site's root, and no further."""

    base: str | None = None
    site_root: str | None = None

    def read(self, reference: str, folder: Path | None = None) -> tuple[str, Path | None] | None:
        """Return a style sheet's text and the folder it lies in, or None when it is not there."""
        if reference.lower().startswith("data:"):
            text = _data_text(reference)
            return None if text is None else (text, folder)
        for path in self._places(reference, folder):
            if path.is_file() and path.stat().st_size <= _SIZE_LIMIT:
                return path.read_text(encoding="utf-8-sig", errors="replace"), path.parent
        return None

    def _places(self, reference: str, folder: Path | None) -> Iterator[Path]:
        parts = urlsplit(reference)
        name = unquote(parts.path)
        if parts.scheme or parts.netloc or not name or "\0" in name:
            return
        if name.startswith("/"):
            starts = [self.site_root]
            name = name.lstrip("/")
        else:
            starts = [str(folder) if folder else self.base]
        for start in starts:
            if start is not None:
                path = (Path(start) / name).resolve()
                if any(path.is_relative_to(root) for root in self._roots()):
                    yield path

    def _roots(self) -> Iterator[Path]:
        for root in (self.site_root, self.base):
            if root is not None:
                yield Path(root).resolve()


def is_foreign(reference: str) -> bool:
    """Say whether a reference leads to another host."""
    return reference.startswith("//") or bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", reference))


def _data_text(reference: str) -> str | None:
    head, comma, body = reference[5:].partition(",")
    if not comma:
        return None
    kind = head.split(";")[0].strip().lower()
    if kind not in {"text/css", ""}:
        return None
    if head.lower().rstrip().endswith("base64"):
        try:
            return b64decode(unquote(body)).decode("utf-8", "replace")
        except (Base64Error, ValueError):
            return None
    return unquote_to_bytes(body.replace("\n", "").replace("\t", "")).decode("utf-8", "replace")


def collect(tree: Document, library: Library) -> Collection:
    """Return every style sheet of the page's own tree that applies on our screen."""
    collection = Collection()
    for element in tree.iter_elements(("style", "link")):
        if element.tag == "link":
            _linked(element, library, collection)
        elif _applies(element):
            _inline(element, library, collection, host=None)
    return collection


def collect_shadow(root: ShadowRoot, library: Library) -> Collection:
    """Return the style sheets inside a shadow tree."""
    collection = Collection()
    for element in root.iter_elements("style"):
        if _applies(element):
            _inline(element, library, collection, host=root.host)
    return collection


def _applies(element: Element) -> bool:
    kind = (element.attr("type") or "").strip().lower()
    return (
        kind in {"", "text/css"}
        and matches_media(element.attr("media") or "")
        and not _is_inert(element)
    )


def _is_inert(element: Element) -> bool:
    """Say whether an element stands where nothing runs: in a template or a noscript."""
    return any(
        not isinstance(above, (Element, Document, ShadowRoot))
        or (isinstance(above, Element) and above.tag in {"noscript", "template"})
        for above in element.ancestors
    )


def _inline(
    element: Element, library: Library, collection: Collection, *, host: Element | None
) -> None:
    text = element.text
    line = None
    if element.source_location is not None:
        line = element.source_location.start_tag.end_line
    _add(Applied(scan(text), text, "", line, host=host), library, None, collection)


def _linked(element: Element, library: Library, collection: Collection) -> None:
    relations = (element.attr("rel") or "").lower().split()
    reference = (element.attr("href") or "").strip()
    kind = (element.attr("type") or "").split(";")[0].strip().lower()
    if (
        "stylesheet" not in relations
        or not reference
        or kind not in {"", "text/css"}
        or "disabled" in element.attrs
        or ("alternate" in relations and element.attr("title"))
        or not matches_media(element.attr("media") or "")
        or _is_inert(element)
    ):
        return
    found = library.read(reference)
    if found is None:
        (collection.foreign if is_foreign(reference) else collection.missing).append(reference)
        return
    text, folder = found
    name = urlsplit(reference).path if not reference.lower().startswith("data:") else "a data: URL"
    _add(Applied(scan(text), text, name, 1), library, folder, collection)


def _add(
    applied: Applied, library: Library, folder: Path | None, collection: Collection, depth: int = 0
) -> None:
    """Add a sheet behind those that it imports."""
    for wanted in applied.sheet.imports if depth < _IMPORT_DEPTH else ():
        found = library.read(wanted.url, folder)
        if found is None:
            foreign = is_foreign(wanted.url)
            (collection.foreign if foreign else collection.missing).append(wanted.url)
            continue
        text, below = found
        prefix = (*applied.prefix, *(wanted.layer or ()))
        inner = Applied(scan(text), text, wanted.url, 1, prefix, applied.host)
        _add(inner, library, below, collection, depth + 1)
    collection.applied.append(applied)
