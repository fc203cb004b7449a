"""Asks an installed Chromium what a reader sees of the statement on each page of the table.

    python -m tests.pages.derive [NAME ...]     rewrite truth.json, wholly or for these pages

A word is seen when its box changes as its glyphs alone turn transparent. Glyphs are made
transparent by a custom highlight (nothing moves), in SVG and form controls by their own colour.
Contrast is measured on a capture at four times the size, where anti-aliasing no longer dims it.
Needs the packages playwright, pillow and numpy, and a Chromium from the distribution.
"""

import io
import json
import math
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import CDPSession, Page, sync_playwright

from faracheck.render.finding import find_chromium
from tests.pages.table import PAGES, WORDS, write

HERE = Path(__file__).parent
TRUTH = HERE / "truth.json"
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-sync", "--no-first-run",
         "--disable-background-networking", "--force-color-profile=srgb", "--disable-lcd-text"]  # fmt: skip
PAINTED = 1.02
LOOKS = 2
"""How often a page is looked at whose words are not painted: a busy browser may be late."""
ENLARGED = 4

Pixels = NDArray[np.uint8]
Ratios = NDArray[np.float64]
Box = dict[str, float]

# What an animation leaves behind is what a reader is left with; endless ones are left running.
SETTLE = """() => { const running = document.getAnimations().filter(animation =>
  animation.effect.getComputedTiming().endTime !== Infinity && animation.playState === 'running');
  for (const animation of running) animation.finish();
  return running.length; }"""
NEXT_FRAME = """() => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(done));
  setTimeout(done, 500); })"""
MARK = r"""(words) => {
  const letters = [], roots = [document];
  const skipped = new Set(['SCRIPT', 'STYLE', 'TITLE', 'TEMPLATE', 'NOSCRIPT']);
  const walk = node => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        for (let i = 0; i < child.data.length; i++)
          if (/[\p{L}\p{N}]/u.test(child.data[i])) letters.push([child, i, child.data[i].toLowerCase()]);
      } else if (child.nodeType === Node.ELEMENT_NODE && !skipped.has(child.tagName)) {
        if (child.shadowRoot) { roots.push(child.shadowRoot); walk(child.shadowRoot); }
        walk(child);
      }
    }
  };
  walk(document);
  const text = letters.map(l => l[2]).join(''), wanted = words.join('').toLowerCase();
  const at = text.indexOf(wanted);
  const paragraphs = [...document.querySelectorAll('p')];
  paragraphs.sort((a, b) => b.textContent.length - a.textContent.length);
  const body = paragraphs.length ? parseFloat(getComputedStyle(paragraphs[0]).fontSize) : null;
  if (at < 0) return {words: [], body};
  let next = at;
  const ranges = [], plain = new Set(), parents = new Set();
  const found = words.map(word => {
    const first = letters[next], last = letters[next + word.length - 1];
    next += word.length;
    const range = document.createRange();
    range.setStart(first[0], first[1]);
    range.setEnd(last[0], last[1] + 1);
    ranges.push(range);
    const parent = first[0].parentElement || first[0].getRootNode().host;
    for (const end of [first, last])
      for (let up = end[0].parentElement; up; up = up.parentElement) parents.add(up);
    const control = parent.closest('svg, textarea, select'), option = parent.closest('option');
    if (control) plain.add(control.tagName === 'svg' ? parent : control);
    // A highlight does not reach what an option shows.
    if (option) plain.add(option);
    let box = range.getBoundingClientRect();
    // Dots in the place of letters are painted, but not the words.
    if (!["none", ""].includes(getComputedStyle(parent).webkitTextSecurity || "")) box = new DOMRect();
    else if (option && !box.width && option.getBoundingClientRect().width) box = option.getBoundingClientRect();
    else if (control && !box.width && (!option || option.selected)) box = control.getBoundingClientRect();
    return {x: box.x + scrollX, y: box.y + scrollY, w: box.width, h: box.height,
            font: parseFloat(getComputedStyle(parent).fontSize)};
  });
  window.__clear = () => {
    CSS.highlights.set('faracheck', new Highlight(...ranges));
    for (const root of roots) {
      // A page's own policy may forbid style elements, but not such a sheet.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('::highlight(faracheck) { color: transparent !important;' +
        '-webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important;' +
        'text-shadow: none !important; background-color: transparent !important }');
      root.adoptedStyleSheets.push(sheet);
    }
    // A shadow, or a background cut to the shape of the glyphs, paints them too.
    for (const element of parents) {
      element.style.setProperty('text-shadow', 'none', 'important');
      if (getComputedStyle(element).backgroundClip.includes('text'))
        element.style.setProperty('background', 'none', 'important');
    }
    for (const element of plain)
      for (const name of ['color', 'fill', 'stroke', '-webkit-text-fill-color'])
        element.style.setProperty(name, 'transparent', 'important');
  };
  const root = document.documentElement;
  // Where the page itself does not scroll, nobody gets beyond the window.
  const shut = axis => [root, document.body].some(
    e => e && ['hidden', 'clip'].includes(getComputedStyle(e)['overflow' + axis]));
  const whole = side => Math.max(root['scroll' + side], document.body ? document.body['scroll' + side] : 0);
  const width = shut('X') ? 1280 : whole('Width');
  const height = shut('Y') && root.clientHeight >= root.getBoundingClientRect().height ? 900 : whole('Height');
  return {words: found, body, width, height};
}"""


@contextmanager
def browser_tab() -> Iterator[Page]:
    """Open a tab of the screen on which pages are judged: 1280 × 900, light."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
        context.route("http*://**", lambda route: route.abort())
        yield context.new_page()
        browser.close()


def _luminance(pixels: Pixels) -> Ratios:
    values = pixels.astype(float) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    red, green, blue = linear[..., 0], linear[..., 1], linear[..., 2]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _capture(session: CDPSession, clip: dict[str, float]) -> Pixels:
    shot = session.send(
        "Page.captureScreenshot",
        {"format": "png", "clip": clip, "captureBeyondViewport": True},
    )
    return np.asarray(Image.open(io.BytesIO(b64decode(shot["data"]))).convert("RGB"))


def _strongest(pair: tuple[Pixels, Pixels], box: Box, clip: Box) -> float:
    """Return the 95th percentile of the ratios of the pixels that changed inside a box."""
    if not (box["w"] and box["h"]):
        return 1.0
    scale = clip["scale"]
    left, top = (box["x"] - clip["x"]) * scale, (box["y"] - clip["y"]) * scale
    rows = slice(max(0, int(top)), max(0, int(top + box["h"] * scale) + 1))
    columns = slice(max(0, int(left)), max(0, int(left + box["w"] * scale) + 1))
    height, width = (min(sizes) for sizes in zip(*(one.shape[:2] for one in pair), strict=True))
    before, after = (one[:height, :width][rows, columns] for one in pair)
    changed = (before != after).any(axis=2)
    one, two = _luminance(before[changed]), _luminance(after[changed])
    ratios = (np.maximum(one, two) + 0.05) / (np.minimum(one, two) + 0.05)
    ratios = ratios[ratios > 1.0]
    return float(np.percentile(ratios, 95)) if ratios.size else 1.0


def truth_of(tab: Page, url: str, words: list[str], wanted: float = 0.0) -> dict[str, object]:
    """Return what the browser paints of `words` on the page at `url`.

    The contrast is not measured, and None, where less than the `wanted` share is painted.
    """
    tab.goto(url)
    tab.wait_for_timeout(40)
    if tab.evaluate(SETTLE):
        tab.evaluate(NEXT_FRAME)
    found = tab.evaluate(MARK, words)
    boxes = found["words"]
    if not boxes:
        return {"share": 0.0, "contrast": None, "font_px": None, "body_px": found["body"]}
    session = tab.context.new_cdp_session(tab)
    page = {"x": 0, "y": 0, "width": min(max(found["width"], 1280), 6000),
            "height": min(max(found["height"], 900), 20000), "scale": 1}  # fmt: skip
    whole, near = _shared(_around(boxes, 1), page), _around(boxes, ENLARGED)
    before, close = _capture(session, whole), _capture(session, near)
    tab.evaluate("window.__clear()")
    seen = [1.0] * len(boxes)
    for _ in range(LOOKS):
        tab.evaluate(NEXT_FRAME)
        after = _capture(session, whole)
        again = (_strongest((before, after), box, whole) for box in boxes)
        seen = [max(pair) for pair in zip(seen, again, strict=True)]
        if min(seen) >= PAINTED:
            break
    share = round(sum(ratio >= PAINTED for ratio in seen) / len(seen), 3)
    bare = _capture(session, near) if share >= wanted else close
    session.detach()
    strong = [
        _strongest((close, bare), box, near)
        for box, ratio in zip(boxes, seen, strict=True)
        if ratio >= PAINTED and _lies_in(box, near)
    ]
    return {
        "share": share,
        "contrast": round(min(strong), 2) if strong and share >= wanted else None,
        "font_px": _smallest(boxes),
        "body_px": found["body"],
    }


def _smallest(boxes: list[Box]) -> float | None:
    """Return the smallest font size, None where no box gives the words one."""
    sizes = [box["font"] for box in boxes if math.isfinite(box["font"])]
    return round(min(sizes), 2) if sizes else None


def _lies_in(box: Box, part: dict[str, float]) -> bool:
    """Say whether the enlarged capture, which is no larger than a screen or two, shows a word."""
    right, bottom = part["x"] + part["width"], part["y"] + part["height"]
    return box["x"] + box["w"] <= right and box["y"] + box["h"] <= bottom


def _shared(part: dict[str, float], page: dict[str, float]) -> dict[str, float]:
    """Return what of a part belongs to the page, or a corner that no word reaches."""
    right = min(part["x"] + part["width"], page["width"])
    bottom = min(part["y"] + part["height"], page["height"])
    if right <= part["x"] or bottom <= part["y"]:
        return {"x": part["x"], "y": part["y"], "width": 1, "height": 1, "scale": 1}
    return {**part, "width": right - part["x"], "height": bottom - part["y"]}


def _around(boxes: list[Box], scale: int) -> dict[str, float]:
    """Return the part of the page that holds the words; enlarged, no more than a screen or two."""
    inside = [b for b in boxes if b["w"] and b["h"] and b["x"] + b["w"] > 0 and b["y"] + b["h"] > 0]
    if not inside:
        return {"x": 0, "y": 0, "width": 10, "height": 10, "scale": 1}
    left = max(0, int(min(b["x"] for b in inside)) - 2)
    top = max(0, int(min(b["y"] for b in inside)) - 2)
    right = max(b["x"] + b["w"] for b in inside) + 2
    bottom = max(b["y"] + b["h"] for b in inside) + 2
    if scale > 1:
        right, bottom = min(left + 2600, right), min(top + 1200, bottom)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top, "scale": scale}


def derive(names: set[str]) -> dict[str, dict[str, object]]:
    """Return the truth of the named pages, or of all."""
    truth = {}
    with tempfile.TemporaryDirectory() as folder, browser_tab() as tab:
        for page in PAGES:
            if not names or page.name in names:
                path = write(page, Path(folder) / page.name)
                truth[page.name] = truth_of(tab, path.as_uri(), WORDS)
    return truth


def main(names: list[str]) -> None:
    """Write the truth down."""
    truth = json.loads(TRUTH.read_text()) if names and TRUTH.exists() else {}
    truth.update(derive(set(names)))
    known = {page.name for page in PAGES}
    rows = (
        f"{json.dumps(k)}: {json.dumps(truth[k], allow_nan=False)}"
        for k in sorted(truth)
        if k in known
    )
    TRUTH.write_text("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
