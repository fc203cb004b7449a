"""What animations leave behind once they have run (CSS Animations 1).

Animations that never end are taken by their brightest moment; those driven by scrolling are
left aside, because the reader scrolls.
"""

from collections.abc import Iterator, Mapping, Sequence

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.declarations import Declaration
from faracheck.loaders.html.style.lengths import Measure, Scale, parse_measure
from faracheck.loaders.html.style.scan import StyleRule

Frames = Sequence[StyleRule]
Values = Mapping[str, object]
"""The computed animation properties of an element, by name."""

_PLACES = {"from": 0.0, "to": 100.0}
_BRIGHTEST = frozenset({"opacity", "visibility"})


@dataclass(frozen=True, slots=True)
class _Run:
    """One animation of an element."""

    name: str
    duration: float
    delay: float
    fill: str
    count: float
    direction: str
    state: str

    @property
    def is_endless(self) -> bool:
        """Say whether it never ends."""
        return self.count == float("inf") and self.duration > 0

    def place(self) -> float | None:
        """Return the keyframe, in percent, that it rests on; None when it has no effect."""
        if self.state == "paused":
            if self.delay > 0:
                return self._end(reached=False) if self.fill in {"backwards", "both"} else None
            return 100.0 * -self.delay / self.duration if self.duration else None
        if self.fill not in {"forwards", "both"}:
            return None
        return self._end(reached=self.count > 0)

    def _end(self, *, reached: bool) -> float:
        turned = self.direction in {"reverse", "alternate-reverse"}
        if reached and "alternate" in self.direction and int(self.count) % 2 == 0:
            turned = not turned
        return 100.0 if reached is not turned else 0.0


def animated_declarations(
    values: Values, keyframes: Mapping[str, Frames]
) -> list[tuple[StyleRule, Declaration]]:
    """Return the declarations that an element's animations leave in force, later ones stronger."""
    left: list[tuple[StyleRule, Declaration]] = []
    for run in _runs(values):
        frames = keyframes.get(run.name)
        if frames is None:
            continue
        if run.is_endless and run.state != "paused":
            left.extend(_brightest(frames))
            continue
        place = run.place()
        if place is not None:
            left.extend(_at(frames, place))
    return left


def _runs(values: Values) -> Iterator[_Run]:
    names = list(_names(values["animation-name"]))
    if values["animation-timeline"] != "auto" and not _is_auto(values["animation-timeline"]):
        return
    for rank, name in enumerate(names):
        yield _Run(
            name,
            _seconds(_nth(values["animation-duration"], rank)),
            _seconds(_nth(values["animation-delay"], rank)),
            str(_nth(values["animation-fill-mode"], rank)),
            _count(_nth(values["animation-iteration-count"], rank)),
            str(_nth(values["animation-direction"], rank)),
            str(_nth(values["animation-play-state"], rank)),
        )


def _is_auto(value: object) -> bool:
    nodes = [n for n in value if n.type != "whitespace"] if isinstance(value, tuple) else []
    return all(node.type == "ident" and node.lower_value == "auto" for node in nodes)


def _names(value: object) -> Iterator[str]:
    for node in value if isinstance(value, tuple) else ():
        if node.type in {"ident", "string"}:
            yield node.value


def _nth(values: object, rank: int) -> object:
    return values[rank % len(values)] if isinstance(values, tuple) and values else None


def _seconds(value: object) -> float:
    return (value.size(Scale()) or 0.0) if isinstance(value, Measure) else 0.0


def _count(value: object) -> float:
    if value == "infinite":
        return float("inf")
    return (value.size(Scale()) or 0.0) if isinstance(value, Measure) else 1.0


def _places(frame: StyleRule) -> Iterator[float]:
    for piece in frame.prelude.split(","):
        word = piece.strip().lower()
        measure = parse_measure(word)
        if word in _PLACES:
            yield _PLACES[word]
        elif measure is not None and measure.kind == "percentage":
            yield measure.amount


def _at(frames: Frames, place: float) -> Iterator[tuple[StyleRule, Declaration]]:
    """Yield what the frame nearest to `place` declares; ends are met exactly."""
    known = sorted({p for frame in frames for p in _places(frame)}, key=lambda p: abs(p - place))
    nearest = place if place in {0.0, 100.0} else (known[0] if known else place)
    for frame in frames:
        if nearest in _places(frame):
            yield from ((frame, d) for d in frame.declarations if not d.important)


def first_of(frames: Frames) -> list[Declaration]:
    """Return what an animation sets at its very beginning."""
    return [declaration for _, declaration in _at(frames, 0.0)]


def _brightest(frames: Frames) -> Iterator[tuple[StyleRule, Declaration]]:
    opacities = [
        (_opacity(declaration), frame, declaration)
        for frame in frames
        for declaration in frame.declarations
        if declaration.name in _BRIGHTEST
    ]
    if opacities and max(opacity for opacity, _, _ in opacities) > 0:
        best = max(opacities, key=lambda found: found[0])
        yield best[1], best[2]


def _opacity(declaration: Declaration) -> float:
    if declaration.name == "visibility":
        return 1.0 if declaration.value.lower() == "visible" else 0.0
    measure = parse_measure(declaration.value)
    return (measure.size(Scale(whole=1.0)) or 0.0) if measure is not None else 0.0


__all__ = ["Frames", "animated_declarations", "first_of"]
