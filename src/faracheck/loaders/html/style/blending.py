"""Blend modes (Compositing 1), for one colour laid over another."""

from collections.abc import Callable

from faracheck.loaders.html.style.colours import Colour, over

_Channel = Callable[[float, float], float]


def _hard_light(below: float, top: float) -> float:
    return 2 * below * top if top <= 0.5 else 1 - 2 * (1 - below) * (1 - top)


def _dodge(below: float, top: float) -> float:
    if below == 0:
        return 0.0
    return 1.0 if top >= 1 else min(1.0, below / (1 - top))


def _burn(below: float, top: float) -> float:
    if below >= 1:
        return 1.0
    return 0.0 if top <= 0 else 1 - min(1.0, (1 - below) / top)


def _soft_light(below: float, top: float) -> float:
    if top <= 0.5:
        return below - (1 - 2 * top) * below * (1 - below)
    d = ((16 * below - 12) * below + 4) * below if below <= 0.25 else below**0.5
    return below + (2 * top - 1) * (d - below)


_MODES: dict[str, _Channel] = {
    "multiply": lambda below, top: below * top,
    "screen": lambda below, top: below + top - below * top,
    "overlay": lambda below, top: _hard_light(top, below),
    "darken": min,
    "lighten": max,
    "color-dodge": _dodge,
    "color-burn": _burn,
    "hard-light": _hard_light,
    "soft-light": _soft_light,
    "difference": lambda below, top: abs(below - top),
    "exclusion": lambda below, top: below + top - 2 * below * top,
    "plus-lighter": lambda below, top: min(1.0, below + top),
    "plus-darker": lambda below, top: max(0.0, below + top - 1),
}


def blend(mode: str, top: Colour, below: Colour) -> Colour:
    """Return `top` laid over `below` in a blend mode; hue and its like are taken for normal."""
    change = _MODES.get(mode)
    if change is None:
        return over(top, below)
    r, g, b = (
        (1 - below[3]) * t + below[3] * change(u, t)
        for t, u in zip(top[:3], below[:3], strict=True)
    )
    return over((r, g, b, top[3]), below)
