"""Filter functions (Filter Effects 1) that change colours."""

import math
from collections.abc import Callable
from functools import partial

from faracheck.loaders.html.style.colours import Colour
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.lengths import Scale, measure_of

Filter = Callable[[Colour], Colour]
_Rows = tuple[tuple[float, float, float], ...]


def filters_of(style: Style, name: str = "filter") -> tuple[Filter, ...]:
    """Return the colour changes of an element's `filter` (or `backdrop-filter`), in order."""
    value = style.get(name)
    if not isinstance(value, tuple):
        return ()
    found: list[Filter] = []
    for node in value:
        change = _change(node)
        if change is not None:
            found.append(change)
    return tuple(found) or (_unchanged,)


def blur_of(style: Style) -> float:
    """Return the radius in px by which `filter` blurs an element."""
    value = style.get("filter")
    radius = 0.0
    for node in value if isinstance(value, tuple) else ():
        if node.type == "function" and node.lower_name == "blur":
            for token in node.arguments:
                measure = measure_of(token)
                radius += (measure.size(style.scale) or 0.0) if measure is not None else 0.0
    return radius


def _unchanged(colour: Colour) -> Colour:
    return colour


def _change(node: object) -> Filter | None:
    name: str = getattr(node, "lower_name", "")
    change = _CHANGES.get(name)
    return change(_amount(node, name)) if change is not None else None


def _amount(node: object, name: str) -> float:
    for token in getattr(node, "arguments", ()):
        measure = measure_of(token)
        if measure is not None:
            return measure.size(Scale(whole=1.0)) or 0.0
    return 0.0 if name == "hue-rotate" else 1.0


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _faded(part: float, colour: Colour) -> Colour:
    return (colour[0], colour[1], colour[2], colour[3] * part)


def _linear(slope: float, intercept: float, colour: Colour) -> Colour:
    r, g, b = (_clamped(slope * value + intercept) for value in colour[:3])
    return (r, g, b, colour[3])


def _mixed(rows: _Rows, colour: Colour) -> Colour:
    r, g, b = (_clamped(x * colour[0] + y * colour[1] + z * colour[2]) for x, y, z in rows)
    return (r, g, b, colour[3])


def _saturation(s: float) -> _Rows:
    return (
        (0.213 + 0.787 * s, 0.715 - 0.715 * s, 0.072 - 0.072 * s),
        (0.213 - 0.213 * s, 0.715 + 0.285 * s, 0.072 - 0.072 * s),
        (0.213 - 0.213 * s, 0.715 - 0.715 * s, 0.072 + 0.928 * s),
    )


def _sepia(k: float) -> _Rows:
    return (
        (0.393 + 0.607 * k, 0.769 - 0.769 * k, 0.189 - 0.189 * k),
        (0.349 - 0.349 * k, 0.686 + 0.314 * k, 0.168 - 0.168 * k),
        (0.272 - 0.272 * k, 0.534 - 0.534 * k, 0.131 + 0.869 * k),
    )


def _hue(angle: float) -> _Rows:
    c, s = math.cos(angle), math.sin(angle)
    return (
        (
            0.213 + c * 0.787 - s * 0.213,
            0.715 - c * 0.715 - s * 0.715,
            0.072 - c * 0.072 + s * 0.928,
        ),
        (
            0.213 - c * 0.213 + s * 0.143,
            0.715 + c * 0.285 + s * 0.140,
            0.072 - c * 0.072 - s * 0.283,
        ),
        (
            0.213 - c * 0.213 - s * 0.787,
            0.715 - c * 0.715 + s * 0.715,
            0.072 + c * 0.928 + s * 0.072,
        ),
    )


_CHANGES: dict[str, Callable[[float], Filter]] = {
    "opacity": lambda amount: partial(_faded, min(1.0, amount)),
    "brightness": lambda amount: partial(_linear, amount, 0.0),
    "contrast": lambda amount: partial(_linear, amount, 0.5 - 0.5 * amount),
    "invert": lambda amount: partial(_linear, 1 - 2 * min(1.0, amount), min(1.0, amount)),
    "grayscale": lambda amount: partial(_mixed, _saturation(1 - min(1.0, amount))),
    "saturate": lambda amount: partial(_mixed, _saturation(amount)),
    "sepia": lambda amount: partial(_mixed, _sepia(1 - min(1.0, amount))),
    "hue-rotate": lambda amount: partial(_mixed, _hue(math.radians(amount))),
}
