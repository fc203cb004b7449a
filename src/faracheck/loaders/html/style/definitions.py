"""What sheets define by name for a whole page: keyframes, custom properties, functions."""

from collections.abc import Iterable

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.functions import Function
from faracheck.loaders.html.style.scan import StyleRule
from faracheck.loaders.html.style.sheets import Applied


@dataclass(frozen=True, slots=True)
class Registered:
    """What `@property` says of a custom property."""

    inherits: bool
    initial: str | None


def keyframes_in(sheets: Iterable[Applied]) -> dict[str, list[StyleRule]]:
    """Return keyframes by name, the last of a name in force."""
    found: dict[str, list[StyleRule]] = {}
    for applied in sheets:
        found.update(applied.sheet.keyframes)
    return found


def functions_in(sheets: Iterable[Applied]) -> dict[str, Function]:
    """Return what `@function` defines, the last of a name in force."""
    found: dict[str, Function] = {}
    for applied in sheets:
        found.update(applied.sheet.functions)
    return found


def registered_in(sheets: Iterable[Applied]) -> dict[str, Registered]:
    """Return the custom properties that `@property` describes."""
    found: dict[str, Registered] = {}
    for applied in sheets:
        for name, declarations in applied.sheet.registered.items():
            described = {d.name: d.value for d in declarations}
            if "syntax" in described and "inherits" in described:
                inherits = described["inherits"].lower() == "true"
                found[name] = Registered(inherits, described.get("initial-value"))
    return found
