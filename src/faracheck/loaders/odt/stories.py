"""Which stories a document has and in which order they are met: headers, body, notes, footers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._paper.paragraphs import Paragraph, Stories
from faracheck.loaders._paper.sheet import Sheet
from faracheck.loaders._parcel import Parcel
from faracheck.loaders.odt.names import DC, FO, LOEXT, META, OFFICE, STYLE, TEXT, XML
from faracheck.loaders.odt.styles import Styles, ground_of, length, styles_of
from faracheck.loaders.odt.walk import Story
from faracheck.loaders.odt.within import Telling, Within
from faracheck.model.document import Region

_MANIFEST = "META-INF/manifest.xml"
_WORDED = (f"{DC}title", f"{DC}subject", f"{DC}description", f"{META}keyword")
_KINDS = {"insertion": "an insertion", "format-change": None, "deletion": "a deletion"}


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages that a document may be set on: master pages by name, and their layouts."""

    masters: Mapping[str, Any]
    layouts: Mapping[str, Any]
    styles: Styles

    def within(self, name: str) -> Within:
        """Return what holds on pages of this master: what they are filled with."""
        return Within(ground_of(self._layout(name)))

    def size(self, name: str) -> Sheet:
        """Return the size of pages of this master, and their margins."""
        plain = Styles().sheet
        layout = self._layout(name)
        own = None if layout is None else layout.find(f"{STYLE}page-layout-properties")
        if own is None:
            return plain
        either = own.get(f"{FO}margin")

        def said(attribute: str, otherwise: float) -> float:
            found = length(own.get(attribute) or (either if "margin" in attribute else None))
            return otherwise if found is None else found

        return Sheet(
            said(f"{FO}page-width", plain.width),
            said(f"{FO}page-height", plain.height),
            said(f"{FO}margin-left", plain.left),
            said(f"{FO}margin-right", plain.right),
            said(f"{FO}margin-top", plain.top),
        )

    def _layout(self, name: str) -> Any:
        master = self.masters.get(name)
        layout = "" if master is None else str(master.get(f"{STYLE}page-layout-name"))
        return self.layouts.get(layout)


def stories_of(parcel: Parcel) -> Stories:
    """Return the stories of an opened document.

    Raises:
        LoadError: it is no text document, is encrypted, or a part of it is damaged.
    """
    if _MANIFEST in parcel.names and b"encryption-data" in parcel.read(_MANIFEST):
        raise parcel.problem("it is encrypted", hint="save it without a password")
    content = parcel.tree("content.xml")
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise parcel.problem("it is no text document: there is no text in it")
    sheet = parcel.tree("styles.xml") if "styles.xml" in parcel.names else None
    common = None if sheet is None else sheet.find(f"{OFFICE}styles")
    styles = styles_of([common, content.find(f"{OFFICE}automatic-styles")])
    sheets = _sheets(sheet, common)
    telling = Telling(_changes(text))
    first = _first_master(text, styles, sheets)
    styles = replace(styles, sheet=sheets.size(first))
    body = list(Story(styles, telling).paragraphs(text, sheets.within(first)))
    headers, margins = _margins(sheets, first, [*telling.masters])
    return Stories(
        headers=tuple(headers),
        body=(*body, *telling.notes),
        margins=tuple(margins),
        comments=tuple(telling.comments),
        properties=tuple(_properties(parcel)),
    )


def _sheets(sheet: Any, common: Any) -> Sheets:
    if sheet is None:
        return Sheets({}, {}, Styles())
    own = sheet.find(f"{OFFICE}automatic-styles")
    layouts = {str(it.get(f"{STYLE}name")): it for it in sheet.iter(f"{STYLE}page-layout")}
    masters = {str(it.get(f"{STYLE}name")): it for it in sheet.iter(f"{STYLE}master-page")}
    return Sheets(masters, layouts, styles_of([common, own]))


def _changes(text: Any) -> dict[str, str]:
    """Return the tracked changes by their marks: what was inserted stands in the text."""
    found = {}
    for region in text.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        mark = region.get(f"{TEXT}id") or region.get(f"{XML}id")
        kinds = (_KINDS.get(str(it.tag).removeprefix(TEXT)) for it in region)
        found[str(mark)] = next((it for it in kinds if it), "a change")
    return found


def _first_master(text: Any, styles: Styles, sheets: Sheets) -> str:
    """Return the master of page 1: the one that the first paragraph asks for, or the usual one."""
    first = next(text.iter(f"{TEXT}p", f"{TEXT}h"), None)
    name = None if first is None else first.get(f"{TEXT}style-name")
    asked = styles.value("paragraph", name, f"{STYLE}master-page-name")
    usual = "Standard" if "Standard" in sheets.masters else next(iter(sheets.masters), "")
    return asked if asked and asked in sheets.masters else usual


def _margins(
    sheets: Sheets, first: str, asked: list[str]
) -> tuple[list[Paragraph], list[tuple[Region, Paragraph]]]:
    """Return the headers of page 1, and all other headers and footers of pages that are used."""
    opening: list[Paragraph] = []
    margins: list[tuple[Region, Paragraph]] = []
    for name in _used(sheets, first, asked):
        for number, (part, node) in enumerate(_parts(sheets.masters[name])):
            story = Story(sheets.styles, Telling({}), part)
            read = list(story.paragraphs(node, sheets.within(name)))
            if name == first and part == "header" and not number:
                opening += read
            else:
                region = Region.HEADER if part == "header" else Region.FOOTER
                margins += [(region, paragraph) for paragraph in read]
    return opening, margins


def _used(sheets: Sheets, first: str, asked: list[str]) -> Iterator[str]:
    """Yield the masters that pages are set on: those asked for, and those that follow them."""
    seen: set[str] = set()
    for name in (first, *asked):
        following = name
        while following in sheets.masters and following not in seen:
            seen.add(following)
            yield following
            following = str(sheets.masters[following].get(f"{STYLE}next-style-name"))


def _parts(master: Any) -> Iterator[tuple[str, Any]]:
    """Yield the headers and footers of a master that are shown, that of a first page first."""
    names = [
        (f"{space}{part}{which}", part)
        for part in ("header", "footer")
        for which in ("-first", "", "-left")
        for space in (STYLE, LOEXT)
    ]
    for tag, part in names:
        node = master.find(tag)
        if node is not None and node.get(f"{STYLE}display") != "false":
            yield part, node


def _properties(parcel: Parcel) -> Iterator[str]:
    """Yield what the document's properties say: title, subject, description, keywords."""
    if "meta.xml" not in parcel.names:
        return
    meta = parcel.tree("meta.xml")
    for tag in _WORDED:
        for node in meta.iter(tag):
            if node.text and node.text.strip():
                yield str(node.text)
