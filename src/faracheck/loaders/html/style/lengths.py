"""Numbers, lengths and calc() (CSS Values 4): read once, measured against an element.

A measure is read from text without knowing the element; `size` gives its CSS px (degrees for
angles, seconds for times) where fonts and viewport are known.
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache

import tinycss2

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.media import HEIGHT, WIDTH

_PX = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
}
_ANGLES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_TIMES = {"s": 1.0, "ms": 0.001}
_VIEWPORT = {
    axis: size / 100
    for kind in ("", "s", "l", "d")
    for axis, size in (
        (f"{kind}vw", WIDTH), (f"{kind}vh", HEIGHT), (f"{kind}vi", WIDTH), (f"{kind}vb", HEIGHT),
        (f"{kind}vmin", HEIGHT), (f"{kind}vmax", WIDTH),
    )
}  # fmt: skip
_CONTAINER = {
    "cqw": WIDTH,
    "cqi": WIDTH,
    "cqh": HEIGHT,
    "cqb": HEIGHT,
    "cqmin": HEIGHT,
    "cqmax": WIDTH,
}
Value = float | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Against what relative units are measured: CSS px, and what 100 % comes to, if known."""

    em: float = 16.0
    rem: float = 16.0
    line: float = 19.2
    root_line: float = 19.2
    whole: float | None = None

    def of(self, whole: float | None) -> "Scale":
        """Return this scale with 100 % meaning `whole`."""
        if whole == self.whole:
            return self
        return Scale(self.em, self.rem, self.line, self.root_line, whole)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number, length, percentage, angle, time, or a sum of them.

    `kind` is one of number, length, percentage, length-percentage, angle, time.
    """

    kind: str
    amount: float = 0.0
    unit: str = ""
    function: str = ""
    parts: tuple["Measure", ...] = ()

    def size(self, scale: Scale) -> Value:
        """Return CSS px, degrees, seconds or the number; None where a percentage has no whole."""
        if self.function:
            values = [part.size(scale) for part in self.parts]
            known = [value for value in values if value is not None]
            return _apply(self.function, known) if len(known) == len(values) else None
        if self.kind == "percentage":
            return None if scale.whole is None else self.amount * scale.whole / 100
        return self.amount * _factor(self.unit, scale)

    @property
    def is_relative(self) -> bool:
        """Say whether it depends on the font of the element or of its parent."""
        if self.function:
            return any(part.is_relative for part in self.parts)
        return self.kind == "percentage" or (self.unit in _FONT_UNITS and self.unit != "rem")


_FIXED_UNITS = {
    **_PX,
    **_VIEWPORT,
    **_ANGLES,
    **_TIMES,
    **{unit: size / 100 for unit, size in _CONTAINER.items()},
}
_FONT_UNITS: dict[str, Callable[[Scale], float]] = {
    "em": lambda scale: scale.em,
    "ic": lambda scale: scale.em,
    "rem": lambda scale: scale.rem,
    "ric": lambda scale: scale.rem,
    "ex": lambda scale: scale.em / 2,
    "ch": lambda scale: scale.em / 2,
    "rex": lambda scale: scale.rem / 2,
    "rch": lambda scale: scale.rem / 2,
    "cap": lambda scale: scale.em * 0.7,
    "rcap": lambda scale: scale.rem * 0.7,
    "lh": lambda scale: scale.line,
    "rlh": lambda scale: scale.root_line,
}


def _factor(unit: str, scale: Scale) -> float:
    if unit in _FONT_UNITS:
        return _FONT_UNITS[unit](scale)
    return _FIXED_UNITS.get(unit, 1.0)


def _apply(function: str, values: list[float]) -> Value:
    try:
        result = _FUNCTIONS[function](values)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return result if math.isfinite(result) else math.copysign(33554428.0, result or 1.0)


def _rounded(values: list[float], to: Callable[[float], float]) -> float:
    step = values[1] if len(values) > 1 else 1.0
    return to(values[0] / step) * step


_FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "+": sum,
    "*": math.prod,
    "/": lambda v: v[0] / v[1] if v[1] else math.copysign(math.inf, v[0]),
    "neg": lambda v: -v[0],
    "min": min,
    "max": max,
    "clamp": lambda v: max(v[0], min(v[1], v[2])),
    "abs": lambda v: abs(v[0]),
    "sign": lambda v: math.copysign(1, v[0]) if v[0] else 0.0,
    "mod": lambda v: v[0] % v[1],
    "rem": lambda v: math.fmod(v[0], v[1]),
    "round": lambda v: _rounded(v, lambda x: math.floor(x + 0.5)),
    "round-up": lambda v: _rounded(v, math.ceil),
    "round-down": lambda v: _rounded(v, math.floor),
    "round-to-zero": lambda v: _rounded(v, math.trunc),
    "pow": lambda v: v[0] ** v[1],
    "sqrt": lambda v: math.sqrt(v[0]),
    "hypot": lambda v: math.hypot(*v),
    "exp": lambda v: math.exp(v[0]),
    "log": lambda v: math.log(v[0], *v[1:]),
    "sin": lambda v: math.sin(v[0]),
    "cos": lambda v: math.cos(v[0]),
    "tan": lambda v: math.tan(v[0]),
    "asin": lambda v: math.degrees(math.asin(v[0])),
    "acos": lambda v: math.degrees(math.acos(v[0])),
    "atan": lambda v: math.degrees(math.atan(v[0])),
    "atan2": lambda v: math.degrees(math.atan2(v[0], v[1])),
    "radians": lambda v: math.radians(v[0]),
    "progress": lambda v: min(1.0, max(0.0, (v[0] - v[1]) / (v[2] - v[1]))),
}
_SAME_KIND = frozenset({"min", "max", "abs", "mod", "rem", "hypot", "clamp"})
_TRIGONOMETRY = frozenset({"sin", "cos", "tan"})
_ARCS = frozenset({"asin", "acos", "atan", "atan2"})
_PLAIN_NUMBERS = frozenset({"pow", "sqrt", "exp", "log", "sign"})
_CONSTANTS = {"pi": math.pi, "e": math.e, "infinity": math.inf, "-infinity": -math.inf}
_ROUNDINGS = {
    "nearest": "round",
    "up": "round-up",
    "down": "round-down",
    "to-zero": "round-to-zero",
}

ZERO = Measure("length", 0.0, "px")
_SIMPLE = late_pattern(r"([-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?)(%|[a-z]*)\Z", re.IGNORECASE)


@lru_cache(maxsize=8192)
def parse_measure(text: str) -> Measure | None:
    """Return the measure that `text` spells, or None when it spells none."""
    if match := _SIMPLE.match(text):
        return _dimension(float(match[1]), match[2].lower())
    node = tinycss2.parse_one_component_value(text, skip_comments=True)
    return measure_of(node)


def measure_of(node: tinycss2.ast.Node) -> Measure | None:
    """Return the measure that a component value spells, or None."""
    if node.type == "number":
        return Measure("number", node.value)
    if node.type == "percentage":
        return Measure("percentage", node.value, "%")
    if node.type == "dimension":
        return _dimension(node.value, node.lower_unit)
    if node.type == "function":
        return _function(node.lower_name, node.arguments)
    return None


def _dimension(amount: float, unit: str) -> Measure | None:
    if not unit:
        return Measure("number", amount)
    if unit == "%":
        return Measure("percentage", amount, "%")
    if unit in _ANGLES:
        return Measure("angle", amount, unit)
    if unit in _TIMES:
        return Measure("time", amount, unit)
    if unit in _PX or unit in _VIEWPORT or unit in _CONTAINER or unit in _FONT_UNITS:
        return Measure("length", amount, unit)
    return None


def _commas(nodes: list[tinycss2.ast.Node]) -> list[list[tinycss2.ast.Node]]:
    groups: list[list[tinycss2.ast.Node]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            groups.append([])
        elif node.type != "comment":
            groups[-1].append(node)
    return groups


def _function(name: str, nodes: list[tinycss2.ast.Node]) -> Measure | None:
    if name in {"calc", "-webkit-calc"}:
        return _sum(nodes)
    groups = _commas(nodes)
    if name == "round":
        return _round(groups)
    if name == "clamp" and len(groups) == 3:
        return _clamp(groups)
    parts = [_sum(group) for group in groups]
    known = [part for part in parts if part is not None]
    if len(known) != len(parts):
        return None
    if name in _TRIGONOMETRY:
        known = [_in_radians(part) for part in known]
    kind = _kind_of(name, known)
    return Measure(kind, function=name, parts=tuple(known)) if kind else None


def _in_radians(angle: Measure) -> Measure:
    if angle.kind != "angle":
        return angle
    return Measure("number", function="radians", parts=(angle,))


def _kind_of(name: str, parts: list[Measure]) -> str | None:
    """Return what kind of measure a function of `parts` gives, or None when it takes no such."""
    if name in _SAME_KIND:
        return _common(parts)
    if name == "progress":
        return "number" if len(parts) == 3 and _common(parts) else None
    if name in _ARCS:
        return "angle"
    if name in _TRIGONOMETRY:
        return "number" if [part.kind for part in parts] == ["number"] else None
    return "number" if name in _PLAIN_NUMBERS else None


def _clamp(groups: list[list[tinycss2.ast.Node]]) -> Measure | None:
    ends = (-math.inf, 0.0, math.inf)
    parts: list[Measure] = []
    middle = _sum(groups[1])
    if middle is None:
        return None
    for group, end in zip(groups, ends, strict=True):
        words = [node for node in group if node.type != "whitespace"]
        if len(words) == 1 and words[0].type == "ident" and words[0].lower_value == "none":
            parts.append(Measure(middle.kind, end, "px"))
            continue
        part = _sum(group)
        if part is None:
            return None
        parts.append(part)
    kind = _common(parts)
    return Measure(kind, function="clamp", parts=tuple(parts)) if kind else None


def _round(groups: list[list[tinycss2.ast.Node]]) -> Measure | None:
    function = "round"
    first = [node for node in groups[0] if node.type != "whitespace"]
    if len(first) == 1 and first[0].type == "ident" and first[0].lower_value in _ROUNDINGS:
        function = _ROUNDINGS[first[0].lower_value]
        groups = groups[1:]
    parts = [_sum(group) for group in groups]
    known = [part for part in parts if part is not None]
    kind = _common(known)
    if len(known) != len(parts) or not kind or not 1 <= len(known) <= 2:
        return None
    return Measure(kind, function=function, parts=tuple(known))


def _common(parts: list[Measure]) -> str | None:
    kinds = {part.kind for part in parts}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds and kinds <= {"length", "percentage", "length-percentage"}:
        return "length-percentage"
    return None


def _sum(nodes: list[tinycss2.ast.Node]) -> Measure | None:
    """Read `a + b - c`, whose signs stand between white space."""
    tokens = [node for node in nodes if node.type not in {"whitespace", "comment"}]
    terms: list[Measure] = []
    group: list[tinycss2.ast.Node] = []
    negative = False
    for node in [*tokens, None]:
        if node is not None and not (node.type == "literal" and node.value in {"+", "-"}):
            group.append(node)
            continue
        product = _product(group)
        if product is None:
            return None
        terms.append(
            Measure(product.kind, function="neg", parts=(product,)) if negative else product
        )
        negative = node is not None and node.value == "-"
        group = []
    if len(terms) == 1:
        return terms[0]
    kind = _common(terms)
    return Measure(kind, function="+", parts=tuple(terms)) if kind else None


def _product(nodes: list[tinycss2.ast.Node]) -> Measure | None:
    if not nodes or len(nodes) % 2 == 0:
        return None
    result = _atom(nodes[0])
    for sign, node in zip(nodes[1::2], nodes[2::2], strict=True):
        factor = _atom(node)
        if result is None or factor is None or sign.type != "literal":
            return None
        result = _scaled(result, factor, sign.value)
    return result


def _scaled(one: Measure, two: Measure, sign: str) -> Measure | None:
    if sign == "*" and "number" in {one.kind, two.kind}:
        kind = two.kind if one.kind == "number" else one.kind
        return Measure(kind, function="*", parts=(one, two))
    if sign == "/" and two.kind == "number":
        return Measure(one.kind, function="/", parts=(one, two))
    if sign == "/" and one.kind == two.kind:
        return Measure("number", function="/", parts=(one, two))
    return None


def _atom(node: tinycss2.ast.Node) -> Measure | None:
    if node.type == "() block":
        return _sum(node.content)
    if node.type == "ident" and node.lower_value in _CONSTANTS:
        return Measure("number", _CONSTANTS[node.lower_value])
    return measure_of(node)
