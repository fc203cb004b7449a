"""Which stories a document has and in which order they are met: headers, body, notes, footers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from faracheck.loaders._ooxml import (
    Links,
    R,
    linked,
    links_of,
    main_part,
    properties_of,
    transitional,
)
from faracheck.loaders._paper.paragraphs import Paragraph, Stories
from faracheck.loaders._paper.setting import Setting
from faracheck.loaders._parcel import Parcel
from faracheck.loaders.docx.colours import theme_of
from faracheck.loaders.docx.drawings import Stand
from faracheck.loaders.docx.geometry import page_of
from faracheck.loaders.docx.names import STRICT, W, is_on
from faracheck.loaders.docx.styles import Styles, styles_of
from faracheck.loaders.docx.walk import Story
from faracheck.model.document import Region


def stories_of(parcel: Parcel) -> Stories:
    """Return the stories of an opened document.

    Raises:
        LoadError: it is no word-processing document, or a part of it is damaged.
    """
    main = main_part(parcel, "Word document", ".docx")
    links = links_of(parcel, main)
    root = _tree(parcel, main)
    styles = _styles(parcel, links, root)
    body = root.find(f"{W}body")
    if body is None:
        raise parcel.problem("it is no Word document: there is no body in it")
    story = Story(styles, "body", page_of(body))
    paragraphs = list(story.paragraphs(body))
    paragraphs += _notes(parcel, links, styles, story.notes)
    opening, margins = _headers(parcel, links, styles, body)
    return Stories(
        headers=tuple(opening),
        body=tuple(paragraphs),
        margins=tuple(margins),
        comments=tuple(_story(parcel, links, "/comments", styles, "comment")),
        properties=tuple(properties_of(parcel)),
    )


def _styles(parcel: Parcel, links: Links, root: Any) -> Styles:
    """Return the styles; a page that is coloured, and shown so, lies behind all of them."""
    settings = _linked(parcel, links, "/settings")
    mapping = settings.find(f"{W}clrSchemeMapping") if settings is not None else None
    theme = theme_of(_linked(parcel, links, "/theme"), mapping)
    styles = styles_of(_linked(parcel, links, "/styles"), theme)
    page = root.find(f"{W}background")
    shown = settings is not None and is_on(settings.find(f"{W}displayBackgroundShape"))
    if page is None or not shown:
        return styles
    return replace(styles, defaults=Setting(ground=theme.page(page)).over(styles.defaults))


def _linked(parcel: Parcel, links: Links, kind: str) -> Any:
    """Return the root of the linked part of this kind, or None."""
    name = linked(links, kind)
    return _tree(parcel, name) if name else None


def _tree(parcel: Parcel, name: str) -> Any:
    root = parcel.tree(name)
    transitional(root, STRICT)
    return root


def _story(
    parcel: Parcel, links: Links, kind: str, styles: Styles, inside: str
) -> Iterator[Paragraph]:
    root = _linked(parcel, links, kind)
    if root is not None:
        yield from Story(styles, inside).paragraphs(root)


def _notes(
    parcel: Parcel, links: Links, styles: Styles, called: Mapping[tuple[str, str | None], Stand]
) -> Iterator[Paragraph]:
    """Yield the foot- and endnotes to which the text refers; Word shows no others."""
    for kind, tag in (("/footnotes", "footnote"), ("/endnotes", "endnote")):
        root = _linked(parcel, links, kind)
        for note in () if root is None else root.iterfind(f"{W}{tag}"):
            stand = called.get((tag, note.get(f"{W}id")))
            if not note.get(f"{W}type") and stand is not None:
                yield from Story(styles, tag).paragraphs(note, stand)


def _headers(
    parcel: Parcel, links: Links, styles: Styles, body: Any
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
