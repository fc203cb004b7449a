"""The rows and columns of a grid, as far as they are written out: where each begins, which are flat."""

import re
from collections.abc import Sequence
from itertools import islice

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.loaders.html.style.arrangement import spaced
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.lengths import parse_measure
from faracheck.loaders.html.style.tokens import next_stop

_NOTHING = late_pattern(r"(?:minmax\(\s*0(?:px)?\s*,\s*)?0(?:fr|px|%)?\s*\)?", re.IGNORECASE)
_REPEATED = late_pattern(r"repeat\(\s*(\d+)\s*,", re.IGNORECASE)
_BARE = late_pattern(r"\[[^\]]*\]|/\*.*?\*/")
_SHARE = late_pattern(r"(?:minmax\(\s*0(?:px)?\s*,\s*)?([\d.]+)fr\s*\)?", re.IGNORECASE)
_MOST_TRACKS = 100
_PACKED = frozenset({"normal", "start", "flex-start", "left", "stretch"})


def stands_in_nothing(style: Style, axis: str) -> bool:
    """Say whether the grid around a box gives its row (or column) no size at all."""
    grid = style.parent
    if grid is None or _place(style, axis, "end").startswith("span"):
        return False
    at = _number_of(style, grid, axis)
    return _is_nothing(_track(grid, axis, at))


def stands_in_lost_rows(style: Style) -> bool:
    """Say whether neither the row of a box nor any row behind it has a size."""
    grid = style.parent
    if grid is None or not stands_in_nothing(style, "rows"):
        return False
    behind = _tracks(grid, "template-rows")[_number_of(style, grid, "rows") :]
    return all(map(_is_nothing, [*behind, *_tracks(grid, "auto-rows")]))


def begins_at(style: Style, room: float) -> float | None:
    """Return where the column of a box begins in a grid `room` px wide, None where that is open."""
    grid = style.parent
    if grid is None or not _words(grid, "justify-content") <= _PACKED:
        return None
    return _begin(style, grid, "columns", room)


def begins_below(style: Style) -> float | None:
    """Return how far down the row of a box begins in its grid, None where that is open."""
    grid = style.parent
    return _begin(style, grid, "rows", grid.px("height") or 0.0) if grid is not None else None


def _begin(style: Style, grid: Style, axis: str, room: float) -> float | None:
    at = _number_of(style, grid, axis)
    tracks = _tracks(grid, f"template-{axis}")
    if at >= _MOST_TRACKS or "column" in _words(grid, "grid-auto-flow"):
        return None
    tracks.extend(_track(grid, axis, number) for number in range(len(tracks), at + 1))
    gap = grid.px(f"{axis.removesuffix('s')}-gap", room) or 0.0
    sizes = _sizes(tracks, grid, room - gap * (len(tracks) - 1))
    return sum(sizes[:at]) + gap * at if sizes else None


def _sizes(tracks: Sequence[str], grid: Style, room: float) -> list[float]:
    """Return the widths of tracks that are lengths or shares; none where one is neither."""
    shares = [_SHARE.fullmatch(track) for track in tracks]
    fixed = [
        None if share else _length(track, grid, room)
        for track, share in zip(tracks, shares, strict=True)
    ]
    if any(one is None and share is None for one, share in zip(fixed, shares, strict=True)):
        return []
    left = max(0.0, room - sum(one or 0.0 for one in fixed))
    whole = sum(float(share[1]) for share in shares if share)
    return [
        left * float(share[1]) / max(whole, 1.0) if share else one or 0.0
        for one, share in zip(fixed, shares, strict=True)
    ]


def _length(track: str, grid: Style, room: float) -> float | None:
    measure = parse_measure(track.lower())
    return measure.size(grid.scale.of(room)) if measure is not None else None


def _is_nothing(track: str) -> bool:
    return _NOTHING.fullmatch(track) is not None


def _number_of(style: Style, grid: Style, axis: str) -> int:
    """Return the number of the row or column that a box stands in, as boxes fill a grid in turn."""
    start = _place(style, axis, "start")
    if start.isdigit() and int(start):
        return int(start) - 1
    count = max(1, len(_tracks(grid, "template-columns")))
    before = sum(1 for it in style.element.previous_siblings if isinstance(it, Element))
    return before % count if axis == "columns" else before // count


def _place(style: Style, axis: str, end: str) -> str:
    value = style.get(f"grid-{axis.removesuffix('s')}-{end}")
    return "".join(n.serialize() for n in value).strip() if isinstance(value, tuple) else ""


def _track(grid: Style, axis: str, at: int) -> str:
    """Return a track as written; those that are not are made as they are needed."""
    tracks = _tracks(grid, f"template-{axis}")
    if at < len(tracks):
        return tracks[at]
    added = _tracks(grid, f"auto-{axis}") or ["auto"]
    return added[(at - len(tracks)) % len(added)]


def _tracks(grid: Style, name: str) -> list[str]:
    """Return the sizes of the tracks that are written out, their names left out."""
    value = grid.get(f"grid-{name}")
    text = "".join(n.serialize() for n in value) if isinstance(value, tuple) else ""
    return _written_out(" ".join(_BARE.sub(" ", text).split())) if text != "none" else []


def _written_out(text: str) -> list[str]:
    tracks: list[str] = []
    for piece in islice(spaced(text), _MOST_TRACKS):
        repeated = _REPEATED.match(piece)
        if repeated:
            inside = piece[repeated.end() : next_stop(piece, repeated.end(), ")")[0]].strip()
            tracks.extend(spaced(inside) * min(int(repeated[1]), _MOST_TRACKS))
        elif piece.lower().startswith("repeat("):
            return []
        else:
            tracks.append(piece)
    return tracks


def _words(style: Style, name: str) -> set[str]:
    value = style.get(name)
    nodes = value if isinstance(value, tuple) else ()
    return {node.lower_value for node in nodes if node.type == "ident"}
