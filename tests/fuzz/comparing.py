"""Both readings of one random page, and the smallest page on which they still differ."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from playwright.sync_api import Page

from faracheck.model.document import Look
from tests.fuzz.drafting import Sketch, smaller
from tests.pages.derive import browser_tab, truth_of
from tests.pages.looks import is_seen, look_at
from tests.pages.table import WORDS, write

Truth = Mapping[str, float | None]

NEAR = (1.1, 1.4)
"""Contrasts so near the line that the smoothing of edges decides on which side they fall."""

_TRIES = 60


class Difference(StrEnum):
    """How the two readings of a page differ; the first is the worst."""

    FALSELY_VISIBLE = "called visible, not painted"
    CRASHED = "the static reading breaks down"
    FALSELY_HIDDEN = "called hidden, but painted"
    UNSURE = "not told"
    FONT_SIZE = "another font size"
    CONTRAST = "another contrast"


@dataclass
class Comparison:
    """A browser tab and a folder, used for page after page."""

    tab: Page
    folder: Path
    count: int = 0

    def differ(self, sketch: Sketch) -> Difference | None:
        """Return how the static reading differs from Chromium, None where they agree."""
        self.count += 1
        folder = self.folder / str(self.count % 50)
        page = sketch.page()
        path = write(page, folder)
        truth = cast("Truth", truth_of(self.tab, path.as_uri(), WORDS, wanted=1.0))
        try:
            look = look_at(page, folder)
        except Exception:  # noqa: BLE001 - what breaks it is what is looked for
            return Difference.CRASHED
        return difference(look, truth)

    def smallest(self, sketch: Sketch, kind: Difference) -> Sketch:
        """Return the smallest page found that differs in the same way."""
        tries = 0
        at = 0
        while tries < _TRIES:
            candidates = smaller(sketch)
            if at >= len(candidates):
                break
            tries += 1
            if self.differ(candidates[at]) is kind:
                sketch = candidates[at]
            else:
                at += 1
        return sketch


def difference(look: Look, truth: Truth) -> Difference | None:
    """Return how a look differs from what Chromium painted."""
    if _on_the_line(truth):
        return None
    seen = is_seen(truth)
    if look.visible is None:
        return Difference.UNSURE
    if look.visible is not seen:
        return Difference.FALSELY_VISIBLE if look.visible else Difference.FALSELY_HIDDEN
    return _measured(look, truth) if seen else None


def _measured(look: Look, truth: Truth) -> Difference | None:
    size = truth["font_px"] or 0.0
    if abs((look.font_px or 0.0) - size) > 0.3:
        return Difference.FONT_SIZE
    ratio = (look.contrast or 0.0) / (truth["contrast"] or 1.0)
    return Difference.CONTRAST if size >= 12 and abs(ratio - 1) > 0.1 else None


def _on_the_line(truth: Truth) -> bool:
    contrast, size = truth["contrast"], truth["font_px"]
    near = contrast is not None and NEAR[0] <= contrast <= NEAR[1]
    # Glyphs of less than three pixels are painted or not as their edges happen to fall.
    return near or (size is not None and 0 < size < 3)


@contextmanager
def comparing() -> Iterator[Comparison]:
    """Open one browser for all pages that are compared."""
    with TemporaryDirectory() as folder, browser_tab() as tab:
        yield Comparison(tab, Path(folder))
