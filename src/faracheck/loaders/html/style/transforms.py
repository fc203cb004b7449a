"""Transforms (CSS Transforms 1 and 2), as far as they move text away or flatten it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import tinycss2

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Interval, exactly
from faracheck.loaders.html.style.lengths import Scale, measure_of

Matrix = tuple[tuple[float, ...], ...]
"""Three rows: what becomes of x, y and z (linear part only)."""

_ENDLESS = 1e6

_IDENTITY: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Transform:
    """What a box's transform does on the screen: a linear part, and a shift.

    Shifts by a percentage of the box's own height stay apart, because that is known roughly.
    """

    matrix: Matrix = _IDENTITY
    x: float = 0.0
    y: float = 0.0
    x_share: float = 0.0
    y_share: float = 0.0
    is_behind: bool = False

    @property
    def area(self) -> float:
        """How much of a unit square is left when it is seen from the front."""
        (a, c, _), (b, d, _) = self.matrix[0], self.matrix[1]
        return abs(a * d - b * c)

    @property
    def is_lost(self) -> bool:
        """Say whether the box leaves the screen: slanted endlessly, or behind the reader's eye."""
        return self.is_behind or any(abs(value) > _ENDLESS for row in self.matrix for value in row)

    @property
    def is_shift(self) -> bool:
        """Say whether it only moves the box."""
        return self.matrix == _IDENTITY

    @property
    def turned_away(self) -> bool:
        """Say whether the back of the box faces the reader."""
        (a, c, _), (b, d, _) = self.matrix[0], self.matrix[1]
        return self.matrix[2][2] < 0 or (a * d - b * c < 0 and self.matrix[2][2] <= 0)

    def shift(self, width: Interval, height: Interval) -> tuple[Interval, Interval]:
        """Return by how much a box of that size is moved."""
        return (
            width.times(self.x_share).plus(exactly(self.x)),
            height.times(self.y_share).plus(exactly(self.y)),
        )


def _times(one: Matrix, two: Matrix) -> Matrix:
    return tuple(
        tuple(sum(one[i][k] * two[k][j] for k in range(3)) for j in range(3)) for i in range(3)
    )


def transform_of(style: Style) -> Transform | None:
    """Return an element's translate, rotate, scale and transform together, None for none."""
    steps = [*_own(style, "translate"), *_own(style, "rotate"), *_own(style, "scale")]
    value = style.get("transform")
    nodes = value if isinstance(value, tuple) else ()
    steps.extend((node.lower_name, _arguments(node)) for node in nodes)
    if not steps:
        return None
    result = Transform()
    for name, values in steps:
        result = _combined(result, name, values, style.scale)
    return replace(result, is_behind=True) if _is_behind(steps, style.scale) else result


def _is_behind(steps: "Sequence[tuple[str, _Arguments]]", scale: Scale) -> bool:
    """Say whether a box is brought so near that it lies behind the eye of its perspective."""
    eye, near = math.inf, 0.0
    for name, values in steps:
        if name == "perspective" and values:
            eye = _length(values[0], scale)[0] or math.inf
        elif eye < math.inf and name in {"translatez", "translate3d"} and values:
            near += _length(values[-1], scale)[0]
    return near >= eye


_Arguments = list[tinycss2.ast.Node]


def _arguments(node: tinycss2.ast.FunctionBlock) -> _Arguments:
    return [
        token for token in node.arguments if token.type not in {"whitespace", "comment", "literal"}
    ]


def _own(style: Style, name: str) -> list[tuple[str, _Arguments]]:
    value = style.get(name)
    if not isinstance(value, tuple):
        return []
    nodes = [node for node in value if node.type not in {"whitespace", "comment"}]
    if name == "rotate":
        return _rotation(nodes)
    if name == "scale" and len(nodes) == 1:
        nodes = nodes * 2
    return [(name if len(nodes) < 3 else f"{name}3d", nodes)]


def _rotation(nodes: _Arguments) -> list[tuple[str, _Arguments]]:
    angle = next((n for n in nodes if n.type in {"dimension", "function"}), None)
    if angle is None:
        return []
    axis = next((n.lower_value for n in nodes if n.type == "ident"), "")
    numbers = [n for n in nodes if n.type == "number"]
    if len(numbers) == 3:
        return [("rotate3d", [*numbers, angle])]
    return [(f"rotate{axis}", [angle])]


def _combined(before: Transform, name: str, values: _Arguments, scale: Scale) -> Transform:
    if name.startswith("translate"):
        return _translated(before, name, values, scale)
    numbers = [_number(value, scale) for value in values]
    matrix, x, y = _linear(name, numbers)
    (a, c, _), (b, d, _) = before.matrix[0], before.matrix[1]
    return replace(
        before,
        matrix=_times(before.matrix, matrix),
        x=before.x + a * x + c * y,
        y=before.y + b * x + d * y,
    )


def _number(node: tinycss2.ast.Node, scale: Scale) -> float:
    measure = measure_of(node)
    return (measure.size(scale.of(1.0)) or 0.0) if measure is not None else 0.0


def _translated(before: Transform, name: str, values: _Arguments, scale: Scale) -> Transform:
    x, y = ([*list(values), None, None])[:2]
    if name == "translatey":
        x, y = None, x
    elif name in {"translatex", "translatez"}:
        y = None
        x = None if name == "translatez" else x
    dx, sx = _length(x, scale)
    dy, sy = _length(y, scale)
    (a, c, _), (b, d, _) = before.matrix[0], before.matrix[1]
    return Transform(
        before.matrix,
        before.x + a * dx + c * dy,
        before.y + b * dx + d * dy,
        before.x_share + a * sx,
        before.y_share + d * sy,
    )


def _length(node: tinycss2.ast.Node | None, scale: Scale) -> tuple[float, float]:
    """Return a length's px and its share of the box's own size."""
    measure = measure_of(node) if node is not None else None
    if measure is None:
        return 0.0, 0.0
    fixed = measure.size(scale.of(0.0)) or 0.0
    whole = measure.size(scale.of(1000.0)) or 0.0
    return fixed, (whole - fixed) / 1000


def _linear(name: str, values: list[float]) -> tuple[Matrix, float, float]:
    """Return the matrix of one function, and the shift of matrix() itself."""
    if name == "matrix" and len(values) == 6:
        a, b, c, d, x, y = values
        return ((a, c, 0), (b, d, 0), (0, 0, 1)), x, y
    if name == "matrix3d" and len(values) == 16:
        v = values
        rows = ((v[0], v[4], v[8]), (v[1], v[5], v[9]), (v[2], v[6], v[10]))
        return rows, v[12], v[13]
    if name == "rotate3d":
        return (_about(*values) if len(values) == 4 else _IDENTITY), 0.0, 0.0
    if name.startswith("scale") and len(values) == 1:
        values = values * 2
    first, second = [*values, 0.0, 0.0][:2]
    return _MATRICES.get(name, _unmoved)(first, second), 0.0, 0.0


def _unmoved(_x: float, _y: float) -> Matrix:
    return _IDENTITY


def _scaled(x: float, y: float) -> Matrix:
    return ((x, 0, 0), (0, y, 0), (0, 0, 1))


def _skewed(x: float, y: float) -> Matrix:
    return ((1, math.tan(math.radians(x)), 0), (math.tan(math.radians(y)), 1, 0), (0, 0, 1))


_MATRICES: dict[str, Callable[[float, float], Matrix]] = {
    "scale": _scaled,
    "scale3d": _scaled,
    "scalex": lambda x, _: _scaled(x, 1.0),
    "scaley": lambda y, _: _scaled(1.0, y),
    "rotate": lambda angle, _: _about(0.0, 0.0, 1.0, angle),
    "rotatez": lambda angle, _: _about(0.0, 0.0, 1.0, angle),
    "rotatex": lambda angle, _: _about(1.0, 0.0, 0.0, angle),
    "rotatey": lambda angle, _: _about(0.0, 1.0, 0.0, angle),
    "skew": _skewed,
    "skewx": lambda x, _: _skewed(x, 0.0),
    "skewy": lambda y, _: _skewed(0.0, y),
}


def _about(x: float, y: float, z: float, angle: float) -> Matrix:
    """Return the turn by `angle` degrees about the axis (x, y, z)."""
    size = math.sqrt(x * x + y * y + z * z) or 1.0
    x, y, z = x / size, y / size, z / size
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    t = 1 - c
    return (
        (t * x * x + c, t * x * y - s * z, t * x * z + s * y),
        (t * x * y + s * z, t * y * y + c, t * y * z - s * x),
        (t * x * z - s * y, t * y * z + s * x, t * z * z + c),
    )


def origin_of(style: Style, width: Interval, height: Interval) -> tuple[Interval, Interval]:
    """Return the point about which a box is transformed, from its border box's corner."""
    value = style.get("transform-origin")
    nodes = [n for n in value if n.type != "whitespace"] if isinstance(value, tuple) else []
    words = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}
    points: list[Interval] = []
    idents = [n.lower_value for n in nodes if n.type == "ident"]
    if idents[:1] and idents[0] in {"top", "bottom"}:
        nodes = [nodes[1] if len(nodes) > 1 else None, nodes[0]]
    for rank, whole in enumerate((width, height)):
        node = nodes[rank] if rank < len(nodes) else None
        if node is None:
            points.append(whole.times(0.5))
        elif node.type == "ident":
            points.append(whole.times(words.get(node.lower_value, 0.5)))
        else:
            fixed, share = _length(node, style.scale)
            points.append(whole.times(share).moved(fixed))
    return points[0], points[1]
