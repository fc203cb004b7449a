"""From what a browser painted to the look of a passage."""

from faracheck.frozen import dataclass
from faracheck.model.document import Look
from faracheck.model.rendering import Decider, Rendering, Screen
from faracheck.render.painting import DESKTOP, PAINTED, PHONE, Shown

LEAST_CONTRAST = 1.2
"""Text that stands out by less is not seen; the static reading draws the same line."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one page showed of one passage, on a desktop's screen and on a phone's.

    `contrast` is the weakest painted word's; `masked` says that dots stand for its letters.
    `sheets` are the site's own style sheets that the browser did not get, `pictures` those
    behind the passage.
    """

    browser: str
    desktop: Shown
    phone: Shown
    contrast: float | None
    font_px: float
    body_px: float | None
    masked: bool = False
    bold: bool | None = None
    covered_by: str | None = None
    sheets: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    scripts: bool = False
    screenshot: str | None = None

    @property
    def seen(self) -> bool:
        """Say whether every word is painted so that it can be made out."""
        painted = min(self.desktop.ratios, default=1.0) >= PAINTED
        return painted and not self.masked and (self.contrast or 1.0) >= LEAST_CONTRAST


def look_of(evidence: Evidence) -> Look:
    """Return the look that the browser's evidence amounts to, None where it lacked a file."""
    unsure = _lacking(evidence)
    return Look(
        visible=None if unsure else evidence.seen,
        hidden_by=None if unsure or evidence.seen else _hidden(evidence),
        unsure=unsure,
        font_px=round(evidence.font_px, 4),
        body_font_px=None if evidence.body_px is None else round(evidence.body_px, 4),
        contrast=None if evidence.contrast is None else round(evidence.contrast, 2),
        bold=evidence.bold,
        decided_by=Decider.STATIC if unsure else Decider.RENDERED,
        rendering=Rendering(
            evidence.browser,
            tuple(
                Screen(width, height, shown.seen, shown.at_first)
                for (width, height), shown in (
                    (DESKTOP, evidence.desktop),
                    (PHONE, evidence.phone),
                )
            ),
            evidence.scripts,
            evidence.covered_by,
            evidence.screenshot,
        ),
    )


def _lacking(evidence: Evidence) -> str | None:
    """Say what the browser would have needed to tell, None when it needed nothing."""
    if evidence.sheets:
        return f"the browser did not get the site's own style sheet {evidence.sheets[0]}"
    if evidence.pictures and not evidence.seen:
        return f"the browser did not get the picture behind it, {evidence.pictures[0]}"
    return None


def _hidden(evidence: Evidence) -> str:
    """Say what the browser did not paint, and what it met in its place."""
    shown = evidence.desktop
    count = len(shown.ratios)
    gone = len(shown.unpainted)
    if evidence.masked:
        return "the browser paints dots for its letters (-webkit-text-security)"
    if not gone:
        return f"in the browser it stands out from its background by {evidence.contrast:.2f}:1 only"
    told = "none of its" if gone == count else f"{count - gone} of its"
    painted = f"the browser paints {told} {count} words"
    if evidence.covered_by:
        return f"{painted}: {evidence.covered_by} lies over it"
    if not any(shown.boxed[number] for number in shown.unpainted):
        return f"{painted}: it gives them no box on the page"
    return painted
