"""The paragraphs of a shape: how each run is set, by itself, its list, its layout, its master.

ECMA-376 part 1, 21.1.2: what a run leaves unsaid, the level of its paragraph says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._drawingml import Colour, Palette
from faracheck.loaders._ooxml import MC, choice
from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.symbols import IN_SYMBOLS, is_symbols
from faracheck.loaders.pptx.names import A
from faracheck.loaders.pptx.sheets import PICTURED

DEFAULT = Setting(points=18.0)
FAINTEST = 0.15
"""The opacity below which ink does not stand out from what it lies on."""

LOWEST = 300
"""Hundredths of a point; lines that are kept lower show no words."""

FARTHEST = 8_000_000
"""English Metric Units by which words may be indented: a slide is nine or twelve million wide."""

TIGHTEST = -500
HIGHEST = 200_000


@dataclass(frozen=True, slots=True)
class Manner:
    """How a shape's paragraphs are set: its lists, the colour of its style, what it shrinks to.

    `listed` says that the first of the lists is the shape's own.
    """

    lists: tuple[Any, ...]
    palette: Palette
    style: Setting = NOTHING
    scale: float = 1.0
    listed: bool = False


def paragraphs_of(
    body: Any, manner: Manner, model: Paragraph, held: Setting
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text body, each like `model`; `held` is what holds for all."""
    for number, node in enumerate(body.iterfind(f"{A}p"), start=1):
        properties = node.find(f"{A}pPr")
        level = _level(properties)
        levels = [_leveled(one, level) for one in manner.lists]
        base = _base(levels, manner)
        unsure = next((why for it in (properties, *levels) if (why := _crowded(it))), None)
        paragraph = replace(model, number=model.number + number, runs=[])
        paragraph.listed = _is_listed(properties)
        for text, run in _runs(node):
            own = setting_of(run, manner.palette).over(base)
            points = None if own.points is None else own.points * manner.scale
            paragraph.add(
                text, _held(replace(own, points=points, unsure=own.unsure or unsure), held)
            )
        yield paragraph


def setting_of(properties: Any, palette: Palette) -> Setting:
    """Return what the properties of a run say."""
    if properties is None:
        return NOTHING
    said = Setting(points=_points(properties.get("sz")), unsure=_unsure(properties))
    for node in properties:
        if node.tag == f"{A}noFill":
            return replace(said, hidden=True, because="letters that are not filled")
        if node.tag in PICTURED:
            return replace(said, unsure="its letters are filled with a picture or a gradient")
        if node.tag == f"{A}solidFill":
            return _inked(said, palette.colour(node))
    return said


def _inked(said: Setting, colour: Colour | None) -> Setting:
    """Return a setting with the colour of its letters."""
    if colour is None or colour.ink is None:
        return replace(said, unsure="its colour cannot be told")
    if colour.opacity < FAINTEST:
        why = f"an opacity of {colour.opacity:.0%}"
        return replace(said, ink=colour.ink, hidden=True, because=why)
    unsure = None if colour.opacity > 0.6 else "its colour lets through what is behind it"
    return replace(said, ink=colour.ink, hidden=False, unsure=said.unsure or unsure)


def _base(levels: Sequence[Any], manner: Manner) -> Setting:
    """Return how a run is set that says nothing itself.

    The colour of a shape's style comes after the shape's own list, before those of the master.
    """
    said = [setting_of(it.find(f"{A}defRPr"), manner.palette) for it in levels if it is not None]
    at = 1 if levels and levels[0] is not None and manner.listed else 0
    whole = NOTHING
    for setting in (*said[:at], manner.style, *said[at:], DEFAULT):
        whole = whole.over(setting)
    return whole


def _held(own: Setting, held: Setting) -> Setting:
    """Return an own setting where it stands: what hides the shape hides it."""
    return replace(
        own,
        hidden=held.hidden or own.hidden,
        because=held.because if held.hidden else own.because,
        ground=own.ground or held.ground,
        unsure=own.unsure or held.unsure,
    )


def _runs(paragraph: Any) -> Iterator[tuple[str, Any]]:
    """Yield the words of a paragraph and their properties; a break in a line is a newline."""
    for node in paragraph:
        if node.tag == f"{MC}AlternateContent":
            chosen = choice(node)
            if chosen is not None:
                yield "".join(chosen.itertext()), None
        elif node.tag == f"{A}br":
            yield "\n", node.find(f"{A}rPr")
        elif node.tag in {f"{A}r", f"{A}fld"}:
            text = "".join(it.text or "" for it in node.iterfind(f"{A}t"))
            if text:
                yield text.replace("\v", "\n"), node.find(f"{A}rPr")


def _unsure(properties: Any) -> str | None:
    faces = (properties.find(f"{A}{it}") for it in ("latin", "sym"))
    if any(it is not None and is_symbols(it.get("typeface")) for it in faces):
        return IN_SYMBOLS
    if properties.get("strike") in {"sngStrike", "dblStrike"}:
        return "it is struck through"
    if _whole(properties.get("spc")) < TIGHTEST:
        return "its letters are pushed into one another"
    if abs(_whole(properties.get("baseline"))) > HIGHEST:
        return "it is moved away from its line"
    return None


def _crowded(properties: Any) -> str | None:
    """Say that a paragraph's lines are too low for words, or None."""
    if properties is None:
        return None
    if abs(_whole(properties.get("marL")) + _whole(properties.get("indent"))) > FARTHEST:
        return "it is indented beyond the slide"
    spacing = properties.find(f"{A}lnSpc")
    for node in spacing if spacing is not None else ():
        value = _whole(node.get("val"))
        if node.tag == f"{A}spcPts" and value < LOWEST:
            return f"its lines are kept {value / 100:g} pt high"
        if node.tag == f"{A}spcPct" and 0 <= value < 20_000:
            return f"its lines are kept {value / 1000:g} % high"
    return None


def _leveled(group: Any, level: int) -> Any:
    found = group.find(f"{A}lvl{level + 1}pPr")
    return group.find(f"{A}defPPr") if found is None else found


def _level(properties: Any) -> int:
    return min(max(_whole(properties.get("lvl")), 0), 8) if properties is not None else 0


def _is_listed(properties: Any) -> bool:
    marks = (f"{A}buChar", f"{A}buAutoNum", f"{A}buBlip")
    return properties is not None and any(properties.find(it) is not None for it in marks)


def _points(size: str | None) -> float | None:
    return _whole(size) / 100 or None


def _whole(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0
