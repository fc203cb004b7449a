"""Colour for terminals; the text is the same without it."""

from faracheck.model.report import View

STYLES = {
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
    "fail": "bold red",
    "review": "bold yellow",
    "pass": "green",
    "path": "bold",
    "aside": "dim",
}


def paint(text: str, style: str, view: View) -> str:
    """Return the text in the colours of `style`, one of STYLES, where the view has colour."""
    if not view.color or style not in STYLES:
        return text
    # Imported here: it costs a third of a cold start, and pipes and files take no colour.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style  # noqa: PLC0415

    return Style.parse(STYLES[style]).render(text, color_system=ColorSystem.STANDARD)
