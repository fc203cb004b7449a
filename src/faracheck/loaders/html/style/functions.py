"""Functions that a sheet defines: `@function --name(--parameter)` (CSS Functions and Mixins 1)."""

import re
from collections.abc import Sequence
from dataclasses import field

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.declarations import Declaration
from faracheck.loaders.html.style.tokens import next_stop, split

_PARAMETER = late_pattern(r"\s*(--[^\s,:<]+)[^:]*(?::(.*))?\Z", re.DOTALL)

_MOST_NAMES = 8
"""Each name may be made of all the others: more are not followed."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its parameters with their defaults, what it sets for itself, what it gives."""

    parameters: tuple[tuple[str, str | None], ...]
    own: dict[str, str] = field(default_factory=dict)
    result: str | None = None

    def given(self, arguments: Sequence[str]) -> dict[str, str] | None:
        """Return what its names stand for in a call; None where a parameter is left without."""
        if len(self.own) + len(self.parameters) > _MOST_NAMES:
            return None
        found = dict(self.own)
        for rank, (name, default) in enumerate(self.parameters):
            value = arguments[rank].strip() if rank < len(arguments) else ""
            if not value and default is None:
                return None
            found[name] = value or (default or "")
        return found


def read_function(prelude: str, declarations: Sequence[Declaration]) -> tuple[str, Function]:
    """Return the name and the function that an `@function` rule defines."""
    name, _, rest = prelude.partition("(")
    inside = rest[: next_stop(rest, 0, ")")[0]]
    matches = (_PARAMETER.match(piece) for piece in split(inside, ",") if piece.strip())
    parameters = tuple((m[1], m[2].strip() if m[2] else None) for m in matches if m is not None)
    own = {it.name: it.value for it in declarations if it.name.startswith("--")}
    results = [it.value for it in declarations if it.name == "result"]
    return name.strip(), Function(parameters, own, results[-1] if results else None)
