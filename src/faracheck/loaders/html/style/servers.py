"""What an SVG paint paints that names a server: a gradient of the page, or its fallback (SVG 2, 13)."""

import re
from collections.abc import Iterator

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.loaders.html.style.colours import TRANSPARENT, Colour, parse_colour
from faracheck.loaders.html.style.computed import Style

_SERVER = late_pattern(r"url\(([^)]*+)\)(.*)\Z", re.DOTALL | re.IGNORECASE)
_STOP = late_pattern(r"stop-color\s*+:([^;]++)", re.IGNORECASE)
_SERVERS = ("linearGradient", "radialGradient", "pattern")


def served(style: Style, name: str) -> tuple[Colour, ...] | None:
    """Return the colours that `fill` or `stroke` takes from a server; None where it names none.

    A server that the page does not hold paints nothing, unless a colour stands behind its name.
    """
    value = style.get(name)
    match = _SERVER.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    name = match[1].strip().strip("\"'").removeprefix("#")
    servers = style.cascade.tree.iter_elements(_SERVERS)
    found = next((it for it in servers if it.attr("id") == name), None)
    if found is not None:
        return tuple(_stops(found)) or (style.colour,)
    fallback = parse_colour(match[2].strip()) if match[2].strip() else None
    if fallback is None:
        return (TRANSPARENT,)
    return (fallback,) if isinstance(fallback, tuple) else (style.colour,)


def _stops(server: Element) -> Iterator[Colour]:
    for stop in server.iter_elements("stop"):
        styled = _STOP.search(stop.attr("style") or "")
        text = styled[1].strip() if styled else stop.attr("stop-color") or "black"
        colour = parse_colour(text)
        if isinstance(colour, tuple):
            yield colour
