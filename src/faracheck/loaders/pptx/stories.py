"""A presentation as its viewer meets it: slide by slide, then the footers, then what nobody is shown."""

from collections.abc import Iterator
from typing import Any

from faracheck.loaders._ooxml import R, links_of, main_part, properties_of
from faracheck.loaders._paper.paragraphs import Paragraph, Stories
from faracheck.loaders._paper.setting import Setting
from faracheck.loaders._parcel import Parcel
from faracheck.loaders.pptx.names import A, P
from faracheck.loaders.pptx.shapes import Box
from faracheck.loaders.pptx.sheets import Trees, sheet_of, tree
from faracheck.loaders.pptx.slides import slide_of
from faracheck.model.document import Region, Source
from faracheck.model.limits import Limits

MOST_SHAPES = 2_000
"""On one slide: each is held beside the others, to see which lies over which."""

_USUAL = Box(0, 0, 9_144_000, 6_858_000)
_ASIDE = {"/notesSlide": "notes", "/comments": "comment", "/comment": "comment"}


def stories_of(source: Source, limits: Limits) -> Stories:
    """Return the stories of an opened presentation.

    Raises:
        LoadError: it is no presentation, a part of it is damaged, or it has too many slides.
    """
    parcel = Parcel(source, limits)
    trees = Trees(parcel)
    main = main_part(parcel, "presentation", ".pptx")
    root = tree(parcel, main)
    if root.tag != f"{P}presentation":
        raise parcel.problem("it is no presentation: there are no slides in it")
    links = links_of(parcel, main)
    listed = [links.get(str(it.get(f"{R}id"))) for it in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    limits.hold("pages", len(listed), source.name)
    size = _size(root.find(f"{P}sldSz"))
    body: list[Paragraph] = []
    footers: list[tuple[Region, Paragraph]] = []
    comments: list[Paragraph] = []
    seen: set[tuple[str, str, str]] = set()
    for number, link in enumerate(listed, start=1):
        if link is None:
            raise parcel.problem(f"it is damaged: slide {number} is missing")
        sheet = sheet_of(trees, link[1], number, root.find(f"{P}defaultTextStyle"))
        slide = slide_of(sheet, size)
        if len(slide.shapes) > MOST_SHAPES:
            raise parcel.problem(f"more than {MOST_SHAPES} shapes on slide {number}")
        told = list(slide.paragraphs(seen))
        footers += [(Region.FOOTER, it.paragraph) for it in told if it.footing]
        body += [it.paragraph for it in told if not it.footing]
        comments += _aside(parcel, link[1], number)
    return Stories(
        body=tuple(body),
        margins=tuple(footers),
        comments=tuple(comments),
        properties=tuple(properties_of(parcel)),
    )


def _aside(parcel: Parcel, part: str, number: int) -> Iterator[Paragraph]:
    """Yield the notes of the speaker and the remarks of the authors."""
    for type_, name in links_of(parcel, part).values():
        inside = _ASIDE.get(f"/{type_.rpartition('/')[2]}")
        if inside is None:
            continue
        root = tree(parcel, name)
        marks = {f"{A}p", f"{P}text"}
        for count, node in enumerate((it for it in root.iter() if it.tag in marks), start=1):
            words = "".join(node.itertext())
            paragraph = Paragraph(count, inside=inside, beside={"slide": number})
            paragraph.add(words, Setting())
            yield paragraph


def _size(node: Any) -> Box:
    try:
        return Box(0, 0, float(node.get("cx")), float(node.get("cy")))
    except (AttributeError, TypeError, ValueError):
        return _USUAL
