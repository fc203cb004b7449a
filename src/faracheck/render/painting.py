"""Asks an open page which words of a passage are painted, how large and how strongly.

A word is painted when its box changes as its glyphs alone turn transparent: nothing moves, so
all that changes is what the glyphs were. Whether it is painted is asked at the size at which
people read, how strongly it stands out of an enlarged picture, where smooth edges no longer
dim it.
"""

from base64 import b64decode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from faracheck.errors import RenderError
from faracheck.frozen import dataclass

PAINTED = 1.02
"""The contrast from which on glyphs leave a trace on the screen."""

DESKTOP = (1280, 900)
PHONE = (390, 844)
_ENLARGED = 4
_LARGEST_SHOT = 400_000
"""CSS px; a larger part of the window is enlarged less."""

_FARTHEST = 6000
"""CSS px; nobody scrolls sideways any further."""

# A picture may be taken of the frame before: on a busy machine that would hide what is painted.
_NEXT_FRAME = """() => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(done));
  setTimeout(done, 500); })"""
_FINISH = 40
_STEPS = 12


def script(name: str) -> str:
    """Return a script that runs in a page."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a passage, and which of how many copies on the page is meant."""

    words: tuple[str, ...]
    copy: int = 0
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Tab:
    """An open page, its debugging session, and a blank page on which pictures are compared."""

    page: Any
    session: Any
    bench: Any


@dataclass(frozen=True, slots=True)
class Shown:
    """How strongly each word stands out in one window, 1 where nothing is painted of it.

    `first` holds the same for the first screen, `boxed` whether a word has a box at all.
    """

    ratios: tuple[float, ...]
    first: tuple[float, ...]
    boxed: tuple[bool, ...]

    @property
    def seen(self) -> float:
        """The share of the words that are painted."""
        return _share(self.ratios)

    @property
    def at_first(self) -> float:
        """The share of the words that are painted on the first screen."""
        return _share(self.first)

    @property
    def unpainted(self) -> list[int]:
        """The numbers of the words of which nothing is painted."""
        return [number for number, ratio in enumerate(self.ratios) if ratio < PAINTED]


async def find(tab: Tab, sought: Sought) -> Any:
    """Return the passage as the page holds it, to be asked further.

    Raises:
        RenderError: the page does not hold the words as often as the draft does.
    """
    await settle(tab)
    given = {"words": list(sought.words), "copy": sought.copy, "copies": sought.copies}
    passage = await tab.page.evaluate_handle(script("passage.js"), given)
    copies = await passage.evaluate("passage => passage.copies")
    if copies != sought.copies:
        raise RenderError(f"its page holds these words {copies} times, the draft {sought.copies}")
    return passage


async def settle(tab: Tab) -> None:
    """Let the page come to rest."""
    await tab.page.wait_for_timeout(_FINISH)
    await tab.page.evaluate(script("settle.js"))


async def show(tab: Tab, passage: Any) -> Shown:
    """Return what the window shows of the words, at the top of the page and where they stand."""
    count = len(await _rects(passage))
    first, boxed = [1.0] * count, [bool(rects) for rects in await _rects(passage)]
    ratios = list(first)
    for number, (left, top) in enumerate(await _positions(tab, passage)):
        await _scroll(tab, passage, (left, top))
        painted = await _painted(tab, passage)
        ratios = [max(pair) for pair in zip(ratios, painted, strict=True)]
        if number == 0:
            first = painted
        if min(ratios) >= PAINTED:
            break
    return Shown(tuple(ratios), tuple(first), tuple(boxed))


async def contrasts(tab: Tab, passage: Any, shown: Shown) -> list[float]:
    """Return how strongly the painted words stand out, measured where the window stands."""
    window = await _window(tab)
    rects = await _rects(passage)
    part = _around(_inside(rects, window), window)
    if part is None:
        return []
    scale = _ENLARGED if part["width"] * part["height"] <= _LARGEST_SHOT else 2
    ratios = await _compared(tab, passage, (part, scale), settled=True)
    within = (_visible(each, window) for each in rects)
    told = zip(ratios, shown.ratios, within, strict=True)
    return [ratio for ratio, seen, here in told if here and seen >= PAINTED]


async def picture(tab: Tab, passage: Any) -> bytes:
    """Return the window as a PNG file, the words framed."""
    undo = await passage.evaluate_handle("passage => passage.frame()")
    try:
        return bytes(await tab.page.screenshot())
    finally:
        await undo.evaluate("undo => undo && undo()")


async def _positions(tab: Tab, passage: Any) -> list[tuple[float, float]]:
    """Return where to scroll: the top of the page, then so that the words stand in the middle."""
    await _scroll(tab, passage, (0.0, 0.0))
    width, height = (await _window(tab))[2:]
    flat = [rect for rects in await _rects(passage) for rect in rects]
    positions = [(0.0, 0.0)]
    if not flat:
        return positions
    top = min(rect["y"] for rect in flat)
    bottom = max(rect["y"] + rect["h"] for rect in flat)
    right = max(rect["x"] + rect["w"] for rect in flat)
    left = max(0.0, min(right, _FARTHEST) - width) if right > width else 0.0
    step = 0.6 * height
    middle = top if bottom - top > step else (top + bottom) / 2
    for _ in range(_STEPS):
        positions.append((left, max(0.0, middle - height / 2)))
        middle += step
        if middle > bottom + step / 2:
            break
    return positions


async def _scroll(tab: Tab, passage: Any, to: tuple[float, float]) -> None:
    before = await passage.evaluate("passage => passage.at()")
    await passage.evaluate("(passage, [left, top]) => passage.scroll(left, top)", list(to))
    if await passage.evaluate("passage => passage.at()") != before:
        await settle(tab)


async def _painted(tab: Tab, passage: Any) -> list[float]:
    """Return how strongly each word changes the window as it stands."""
    window = await _window(tab)
    rects = await _rects(passage)
    part = _around(_inside(rects, window), window)
    if part is None:
        return [1.0] * len(rects)
    return await _compared(tab, passage, (part, 1), settled=False)


async def _compared(
    tab: Tab, passage: Any, shot: tuple[dict[str, float], int], *, settled: bool
) -> list[float]:
    """Return how strongly each word's box changes when the glyphs turn transparent."""
    part, scale = shot
    rects = await _rects(passage)
    before = await _capture(tab, part, scale)
    again = None if settled else await _capture(tab, part, scale)
    await passage.evaluate("passage => passage.clear()")
    try:
        await tab.page.evaluate(_NEXT_FRAME)
        after = await _capture(tab, part, scale)
    finally:
        await passage.evaluate("passage => passage.restore()")
        await tab.page.evaluate(_NEXT_FRAME)
    boxes = [[_moved(rect, part, scale) for rect in each] for each in rects]
    given = {"before": before, "again": again, "after": after, "boxes": boxes}
    return [float(ratio) for ratio in await tab.bench.evaluate(script("compare.js"), given)]


async def _capture(tab: Tab, part: dict[str, float], scale: int) -> str:
    """Return a part of the window as a PNG picture in base 64."""
    at = await tab.page.evaluate("({ x: scrollX, y: scrollY })")
    clip = {**part, "x": part["x"] + at["x"], "y": part["y"] + at["y"], "scale": scale}
    shot = await tab.session.send("Page.captureScreenshot", {"format": "png", "clip": clip})
    data = str(shot["data"])
    if not b64decode(data[:12]).startswith(b"\x89PNG"):
        raise RenderError("it returned no picture")
    return data


async def _rects(passage: Any) -> list[list[dict[str, float]]]:
    return list(await passage.evaluate("passage => passage.rects()"))


async def _window(tab: Tab) -> tuple[float, float, float, float]:
    size = tab.page.viewport_size
    return (0.0, 0.0, float(size["width"]), float(size["height"]))


def _visible(rects: Sequence[dict[str, float]], window: tuple[float, ...]) -> bool:
    return bool(rects) and len(list(_inside([rects], window))) == len(rects)


def _inside(
    words: Sequence[Sequence[dict[str, float]]], window: tuple[float, ...]
) -> Iterator[dict[str, float]]:
    """Yield the boxes that reach into the window."""
    _, _, width, height = window
    for rects in words:
        for rect in rects:
            across = rect["x"] < width and rect["x"] + rect["w"] > 0
            if across and rect["y"] < height and rect["y"] + rect["h"] > 0:
                yield rect


def _around(
    rects: Iterator[dict[str, float]], window: tuple[float, ...]
) -> dict[str, float] | None:
    """Return the part of the window that holds the boxes, None when none reaches into it."""
    found = list(rects)
    if not found:
        return None
    left = max(0, int(min(rect["x"] for rect in found)) - 2)
    top = max(0, int(min(rect["y"] for rect in found)) - 2)
    right = min(window[2], max(rect["x"] + rect["w"] for rect in found) + 2)
    bottom = min(window[3], max(rect["y"] + rect["h"] for rect in found) + 2)
    return {"x": left, "y": top, "width": int(right - left + 1), "height": int(bottom - top + 1)}


def _moved(rect: dict[str, float], part: dict[str, float], scale: int) -> dict[str, float]:
    """Return a box in the pixels of a picture of a part of the window."""
    return {
        "x": (rect["x"] - part["x"]) * scale,
        "y": (rect["y"] - part["y"]) * scale,
        "w": rect["w"] * scale,
        "h": rect["h"] * scale,
    }


def _share(ratios: Sequence[float]) -> float:
    return round(sum(ratio >= PAINTED for ratio in ratios) / len(ratios), 3) if ratios else 0.0
