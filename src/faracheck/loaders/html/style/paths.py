"""The points that an SVG path runs through: enough to tell how large what it clips can be."""

from collections.abc import Iterator

from faracheck.late import late_pattern

Point = tuple[float, float]

_TOKEN = late_pattern(r"([a-zA-Z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
# How many numbers each command takes at a time; all but H and V end in a point.
_TAKES = {"M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "S": 4, "Q": 4, "C": 6, "A": 7, "Z": 0}


def points_of(path: str) -> list[Point]:
    """Return the points, those that only bend a curve included."""
    points: list[Point] = []
    x = y = 0.0
    for command, numbers in _steps(path):
        relative = command.islower()
        at = (x, y) if relative else (0.0, 0.0)
        kind = command.upper()
        if kind == "H":
            x = at[0] + numbers[0]
        elif kind == "V":
            y = at[1] + numbers[0]
        elif numbers:
            pairs = numbers[-2:] if kind == "A" else numbers
            through = list(zip(pairs[::2], pairs[1::2], strict=True))
            points.extend((at[0] + dx, at[1] + dy) for dx, dy in through)
            x, y = points[-1]
        points.append((x, y))
    return points


def _steps(path: str) -> Iterator[tuple[str, list[float]]]:
    command = ""
    numbers: list[float] = []
    for letter, number in _TOKEN.findall(path):
        if letter:
            command, numbers = letter, []
            if letter.upper() == "Z":
                yield "L", []
            continue
        numbers.append(float(number))
        if len(numbers) == _TAKES.get(command.upper(), 0):
            yield command, numbers
            numbers = []
