"""Which stories a document has and in which order they are met: headers, body, notes, footers."""

import posixpath
from collections.abc import Iterator
from typing import Any

from faracheck.loaders._paper.paragraphs import Paragraph, Stories
from faracheck.loaders._parcel import Parcel
from faracheck.loaders.docx.names import RELATIONSHIPS, R, W, transitional
from faracheck.loaders.docx.styles import Styles, styles_of
from faracheck.loaders.docx.walk import Story
from faracheck.model.document import Region

_MAIN = "_rels/.rels"
_OFFICE = "/officeDocument"
_WORDED = frozenset({"title", "subject", "description", "keywords", "category"})


def stories_of(parcel: Parcel) -> Stories:
    """Return the stories of an opened document.

    Raises:
        LoadError: it is no word-processing document, or a part of it is damaged.
    """
    main = _main_part(parcel)
    links = _links(parcel, main)
    styles = styles_of(_linked(parcel, links, "/styles"))
    root = _tree(parcel, main)
    body = root.find(f"{W}body")
    if body is None:
        raise parcel.problem("it is no Word document: there is no body in it")
    story = Story(styles, "body")
    paragraphs = [*story.paragraphs(body), *_notes(parcel, links, styles)]
    opening, margins = _headers(parcel, links, styles, body)
    return Stories(
        headers=tuple(opening),
        body=tuple(paragraphs),
        margins=tuple(margins),
        comments=tuple(_story(parcel, links, "/comments", styles, "comment")),
        properties=tuple(_properties(parcel)),
    )


def _main_part(parcel: Parcel) -> str:
    if _MAIN not in parcel.names:
        raise parcel.problem("it is no Word document", hint="save it as .docx")
    for link in parcel.tree(_MAIN).iterfind(f"{RELATIONSHIPS}Relationship"):
        if str(link.get("Type") or "").endswith(_OFFICE):
            name = str(link.get("Target") or "").lstrip("/")
            if name in parcel.names:
                return name
    raise parcel.problem("it is no Word document: its main part is missing")


def _links(parcel: Parcel, main: str) -> dict[str, tuple[str, str]]:
    """Return the parts that the main part links to: kind and name by the link's id."""
    folder, name = posixpath.split(main)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in parcel.names:
        return {}
    found = {}
    for link in parcel.tree(rels).iterfind(f"{RELATIONSHIPS}Relationship"):
        target = str(link.get("Target") or "")
        outside = str(link.get("TargetMode") or "") == "External"
        part = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if not outside and part in parcel.names:
            found[str(link.get("Id"))] = (str(link.get("Type") or ""), part)
    return found


def _linked(parcel: Parcel, links: dict[str, tuple[str, str]], kind: str) -> Any:
    """Return the root of the linked part of this kind, or None."""
    name = next((part for type_, part in links.values() if type_.endswith(kind)), None)
    return _tree(parcel, name) if name else None


def _tree(parcel: Parcel, name: str) -> Any:
    root = parcel.tree(name)
    if not root.tag.startswith(W) and "purl.oclc.org" in root.tag:
        transitional(root)
    return root


def _story(
    parcel: Parcel, links: dict[str, tuple[str, str]], kind: str, styles: Styles, inside: str
) -> Iterator[Paragraph]:
    root = _linked(parcel, links, kind)
    if root is not None:
        yield from Story(styles, inside).paragraphs(root)


def _notes(
    parcel: Parcel, links: dict[str, tuple[str, str]], styles: Styles
) -> Iterator[Paragraph]:
    """Yield foot- and endnotes; the separators between them and the text are no notes."""
    for kind, tag in (("/footnotes", "footnote"), ("/endnotes", "endnote")):
        root = _linked(parcel, links, kind)
        if root is None:
            continue
        for note in root.iterfind(f"{W}{tag}"):
            if not note.get(f"{W}type"):
                yield from Story(styles, tag).paragraphs(note)


def _headers(
    parcel: Parcel, links: dict[str, tuple[str, str]], styles: Styles, body: Any
) -> tuple[list[Paragraph], list[tuple[Region, Paragraph]]]:
    """Return the first page's headers, and all other headers and footers.

    The first section's header for first pages stands on page 1 when the section asks for one
    (`w:titlePg`), else its default header does. A header that another one repeats is read once.
    """
    opening: list[Paragraph] = []
    margins: list[tuple[Region, Paragraph]] = []
    seen: set[str] = set()
    for number, section in enumerate(body.iter(f"{W}sectPr")):
        title = section.find(f"{W}titlePg")
        own = title is not None and str(title.get(f"{W}val") or "1") not in {"0", "false", "off"}
        first = "first" if own else "default"
        for reference in section:
            kind = reference.tag.removeprefix(W)
            link = links.get(str(reference.get(f"{R}id")))
            if kind not in {"headerReference", "footerReference"} or link is None:
                continue
            type_ = str(reference.get(f"{W}type") or "default")
            if link[1] in seen or (type_ == "first" and not own):
                continue
            seen.add(link[1])
            inside = "header" if kind == "headerReference" else "footer"
            read = list(Story(styles, inside).paragraphs(_tree(parcel, link[1])))
            if inside == "header" and number == 0 and type_ == first:
                opening += read
            else:
                region = Region.HEADER if inside == "header" else Region.FOOTER
                margins += [(region, paragraph) for paragraph in read]
    return opening, margins


def _properties(parcel: Parcel) -> Iterator[str]:
    """Yield what the document's properties say: title, subject, keywords, description."""
    name = "docProps/core.xml"
    if name in parcel.names:
        for node in parcel.tree(name):
            worded = str(node.tag).rpartition("}")[2] in _WORDED
            if worded and node.text and node.text.strip():
                yield str(node.text)
