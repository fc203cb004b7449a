"""Collects the style sheets of a page in the order in which a browser applies them."""

import re
from dataclasses import field
from pathlib import Path
from urllib.parse import urlsplit

from turbohtml import Document, Element, ShadowRoot

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.library import Library
from faracheck.loaders.html.style.media import matches_media
from faracheck.loaders.html.style.policy import Policies
from faracheck.loaders.html.style.scan import Sheet, scan

# The common way to load a sheet late: it applies once its own script has run.
_LATE = late_pattern(r"\b(?:media|rel)\b[^;=]*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Applied:
    """A style sheet that applies: `name` says where it stands, `line` where its text begins.

    `start` is the offset of its text in the markup that holds it, None for a file of its own.
    `prefix` is the layer into which an `@import` put it; `host` owns the shadow tree it is in.
    `around` is the element in which its style element stands.
    """

    sheet: Sheet
    text: str = field(repr=False)
    name: str
    line: int | None
    prefix: tuple[str, ...] = ()
    host: Element | None = None
    start: int | None = None
    around: Element | None = None


@dataclass
class Collection:
    """The sheets that apply, and those that could not be read: our own, and others'."""

    applied: list[Applied] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    size: int = 0


def collect(tree: Document, library: Library) -> Collection:
    """Return every style sheet of the page's own tree that applies on our screen."""
    collection = Collection()
    preferred = _default_set(tree)
    policies = Policies()
    for element in tree.iter_elements(("meta", "style", "link")):
        if element.tag == "meta":
            policies.meet(element)
            continue
        if policies.met and not _is_allowed(element, policies):
            continue
        title = (element.attr("title") or "").strip()
        if title and _is_sheet(element) and not _is_inert(element):
            # Of several titled sets a browser applies one: the first that is no alternate.
            if not preferred and not _is_alternate(element):
                preferred = title
            if title != preferred:
                continue
        _gather(element, library, collection, host=None)
    return collection


def collect_shadow(root: ShadowRoot, library: Library) -> Collection:
    """Return the style sheets inside a shadow tree."""
    collection = Collection()
    for element in root.iter_elements(("style", "link")):
        _gather(element, library, collection, host=root.host)
    return collection


def _gather(
    element: Element, library: Library, collection: Collection, *, host: Element | None
) -> None:
    if not _is_sheet(element) or _is_inert(element) or not _applies(element):
        return
    if element.tag == "link":
        _linked(element, library, collection, host=host)
    else:
        _inline(element, library, collection, host=host)


def _is_allowed(element: Element, policies: Policies) -> bool:
    return policies.allow_link() if element.tag == "link" else policies.allow_element(element)


def _default_set(tree: Document) -> str:
    """Return the set of titled sheets that a meta element asks for."""
    for meta in tree.iter_elements("meta"):
        if (meta.attr("http-equiv") or "").strip().lower() == "default-style":
            return (meta.attr("content") or "").strip()
    return ""


def _is_sheet(element: Element) -> bool:
    kind = (element.attr("type") or "").strip().lower()
    if element.tag == "style":
        return kind in {"", "text/css"}
    if kind.split(";")[0].strip() not in {"", "text/css"}:
        return False
    return "stylesheet" in _relations(element) and bool((element.attr("href") or "").strip())


def _relations(link: Element) -> set[str]:
    words = set((link.attr("rel") or "").lower().split())
    if "preload" in words and (link.attr("as") or "").strip().lower() == "style":
        late = link.attr("onload") or ""
        return words | {"stylesheet"} if _LATE.search(late) and "stylesheet" in late else words
    return words


def _is_alternate(element: Element) -> bool:
    return element.tag == "link" and "alternate" in _relations(element)


def _applies(element: Element) -> bool:
    if element.tag == "link" and "disabled" in element.attrs:
        return False
    late = element.attr("onload") or ""
    if element.tag == "link" and "media" in late.lower() and _LATE.search(late):
        return True
    return matches_media(element.attr("media") or "")


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
    line = start = None
    if element.source_location is not None:
        tag = element.source_location.start_tag
        line, start = tag.end_line, tag.end_offset
    above = element.parent if isinstance(element.parent, Element) else None
    applied = Applied(scan(text), text, "", line, host=host, start=start, around=above)
    _add(_Placed(applied, None), library, collection)


def _linked(
    element: Element, library: Library, collection: Collection, *, host: Element | None
) -> None:
    address = library.address(element.attr("href") or "")
    found = library.read(address)
    if found is None:
        _note_missing(address, library, collection)
        return
    text, folder = found
    name = urlsplit(address).path if not address.lower().startswith("data:") else "a data: URL"
    _add(_Placed(Applied(scan(text), text, name, 1, host=host), folder), library, collection)


def _note_missing(address: str, library: Library, collection: Collection) -> None:
    told = collection.foreign if library.is_foreign(address) else collection.missing
    told.append(address)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sheet, the folder that it lies in, and the sheets by which it was imported."""

    applied: Applied
    folder: Path | None
    above: tuple["_Placed", ...] = ()

    def is_again(self, text: str, folder: Path | None) -> bool:
        """Say whether what is imported is this sheet or one above it: a circle ends there."""
        around = (*self.above, self)
        return any(it.folder == folder and it.applied.text == text for it in around)


def _add(placed: _Placed, library: Library, collection: Collection) -> None:
    """Add a sheet behind those that it imports.

    Raises:
        LimitError: the page has too much of them, or they import one another without end.
    """
    applied = placed.applied
    collection.size += len(applied.text)
    library.limits.hold("stylesheets", collection.size)
    library.limits.hold("imports", len(placed.above))
    for wanted in applied.sheet.imports:
        # The base element speaks for the page's own sheets only; others go by their own place.
        address = wanted.url if applied.name else library.address(wanted.url)
        found = library.read(address, placed.folder)
        if found is None:
            _note_missing(address, library, collection)
            continue
        text, below = found
        if placed.is_again(text, below):
            continue
        prefix = (*applied.prefix, *(wanted.layer or ()))
        inner = Applied(scan(text), text, wanted.url, 1, prefix, applied.host)
        _add(_Placed(inner, below, (*placed.above, placed)), library, collection)
    collection.applied.append(applied)


__all__ = ["Applied", "Collection", "Library", "collect", "collect_shadow"]
