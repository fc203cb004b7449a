"""How far the static reading of looks agrees with what Chromium painted of the same pages.

python -m tests.score.pages     prints the figures, then every page on which the two differ
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faracheck.model.document import Look
from tests.pages.looks import is_seen, look_at
from tests.pages.table import PAGES
from tests.score.part import Part, table_of

TRUTH = Path(__file__).parents[1] / "pages" / "truth.json"
FONT_PX = 0.3
CONTRAST = 0.1
LEAST_PX = 12
"""Smaller text is painted with edges so smooth that its contrast cannot be measured."""

Truth = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """One page: how its statement looks by the static reading, and what Chromium painted."""

    name: str
    look: Look
    truth: Truth

    @property
    def falsely_visible(self) -> bool:
        """Say whether it is called visible though Chromium does not paint it."""
        return self.look.visible is True and not is_seen(self.truth)

    @property
    def agrees(self) -> bool:
        """Say whether both answer alike; no answer agrees with nothing."""
        return self.look.visible is is_seen(self.truth)

    @property
    def seen_by_both(self) -> bool:
        """Say whether both see it, so that sizes and contrasts can be compared."""
        return self.look.visible is True and is_seen(self.truth)

    @property
    def size_agrees(self) -> bool:
        """Say whether the font sizes are as good as the same."""
        return abs((self.look.font_px or 0.0) - (self.truth["font_px"] or 0.0)) <= FONT_PX

    @property
    def contrast_agrees(self) -> bool:
        """Say whether the contrasts are as good as the same."""
        return abs((self.look.contrast or 0.0) / (self.truth["contrast"] or 1.0) - 1) <= CONTRAST


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    def __str__(self) -> str:
        share = 100 * self.right / self.of if self.of else 100.0
        return f"{self.right} of {self.of} ({share:.1f} %)"


@dataclass(frozen=True, slots=True)
class Figures:
    """The agreement over all pages."""

    false_visible: int
    unsure: int
    agreed: Share
    font_size: Share
    contrast: Share


def judged() -> Iterator[Judged]:
    """Yield every page of the table, read statically, with its truth."""
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for case in PAGES:
            yield Judged(case.name, look_at(case, Path(folder) / case.name), truth[case.name])


def score(pages: list[Judged]) -> Figures:
    """Return the figures over the pages."""
    seen = [page for page in pages if page.seen_by_both]
    large = [page for page in seen if (page.truth["font_px"] or 0.0) >= LEAST_PX]
    return Figures(
        false_visible=sum(page.falsely_visible for page in pages),
        unsure=sum(page.look.visible is None for page in pages),
        agreed=Share(sum(page.agrees for page in pages), len(pages)),
        font_size=Share(sum(page.size_agrees for page in seen), len(seen)),
        contrast=Share(sum(page.contrast_agrees for page in large), len(large)),
    )


def lines(pages: list[Judged]) -> Iterator[str]:
    """Yield the figures for people."""
    figures = score(pages)
    yield f"pages (tests/pages, {len(pages)} pages judged by Chromium)"
    yield f"  called visible, not painted   {figures.false_visible}"
    yield f"  agreement, unsure is none     {figures.agreed}; {figures.unsure} unsure"
    yield f"  font size within {FONT_PX} px      {figures.font_size}"
    yield f"  contrast within 10 %          {figures.contrast}"


@cache
def _pages() -> tuple[Judged, ...]:
    return tuple(judged())


def shares() -> dict[str, float]:
    """Return what may not fall."""
    pages = list(_pages())
    figures = score(pages)
    return {
        "pages not falsely visible": 1 - figures.false_visible / len(pages),
        "agreement": figures.agreed.right / figures.agreed.of,
        "font size": figures.font_size.right / figures.font_size.of,
        "contrast": figures.contrast.right / figures.contrast.of,
    }


def table() -> str:
    """Return the figures as the README has them."""
    pages = list(_pages())
    rows = ((name, f"{share:.3f}") for name, share in shares().items())
    return table_of((f"{len(pages)} pages", "share"), rows)


PART = Part("pages", shares, lambda: lines(list(_pages())), table)


def main() -> None:
    """Print the figures, and the pages on which the two differ."""
    pages = list(judged())
    told = [*lines(pages), *(f"  {p.name}: {p.look.visible}" for p in pages if not p.agrees)]
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
