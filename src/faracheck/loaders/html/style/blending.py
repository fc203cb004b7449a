"""Blend modes (Compositing 1), for one colour laid over another: each channel, or the whole."""

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


_Light = tuple[float, float, float]


def _luminosity(colour: _Light) -> float:
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def _saturation(colour: _Light) -> float:
    return max(colour) - min(colour)


def _lit(colour: _Light, light: float) -> _Light:
    """Return a colour with another luminosity, pulled back where a channel leaves its range."""
    by = light - _luminosity(colour)
    channels = [value + by for value in colour]
    low, high = min(channels), max(channels)
    if low < 0:
        channels = [light + (value - light) * light / (light - low) for value in channels]
    if high > 1:
        channels = [light + (value - light) * (1 - light) / (high - light) for value in channels]
    return (channels[0], channels[1], channels[2])


def _saturated(colour: _Light, amount: float) -> _Light:
    low, spread = min(colour), _saturation(colour)
    r, g, b = ((value - low) * amount / spread if spread else 0.0 for value in colour)
    return (r, g, b)


_WHOLE: dict[str, Callable[[_Light, _Light], _Light]] = {
    "hue": lambda below, top: _lit(_saturated(top, _saturation(below)), _luminosity(below)),
    "saturation": lambda below, top: _lit(_saturated(below, _saturation(top)), _luminosity(below)),
    "color": lambda below, top: _lit(top, _luminosity(below)),
    "luminosity": lambda below, top: _lit(below, _luminosity(top)),
}


def blend(mode: str, top: Colour, below: Colour) -> Colour:
    """Return `top` laid over `below` in a blend mode."""
    if mode in _WHOLE:
        mixed = _WHOLE[mode](below[:3], top[:3])
    elif mode in _MODES:
        r, g, b = (_MODES[mode](u, t) for t, u in zip(top[:3], below[:3], strict=True))
        mixed = (r, g, b)
    else:
        return over(top, below)
    r, g, b = ((1 - below[3]) * t + below[3] * m for t, m in zip(top[:3], mixed, strict=True))
    return over((r, g, b, top[3]), below)
