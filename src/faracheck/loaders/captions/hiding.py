"""What keeps a caption from being read: its time, its place, style sheets, players' own tags.

WebVTT (W3C), 6.3.1 (cue settings) and 8.2 (styling); the override tags of Advanced SubStation
Alpha, which players of SubRip follow too.
"""

import re
from collections.abc import Iterator, Sequence

from faracheck.frozen import dataclass
from faracheck.late import late_pattern

SHORTEST = 0.1
"""Seconds; a cue that is shown for less cannot be seen."""

_LEAST_SIZE = 5.0
_FAINTEST = 0.2
_THROUGH = 0xD0
_SMALLEST = 0.35
_COMMENT = late_pattern(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
_CUE = late_pattern(r"::cue(?:-region)?\s*+(?:\(([^()]*+(?:\([^()]*+\)[^()]*+)*+)\))?\s*+\Z")
_NAME = late_pattern(r"(?P<mark>[.#]?)(?P<name>[\w-]+)")
_TAG = late_pattern(r"<(?P<name>[a-z]++)(?P<classes>(?:\.[^\s.<>]++)*+)[^<>]*+>")
_SETTING_SIZE = late_pattern(r"(?:^|\s)size:(\d+(?:\.\d+)?)%")
_UNPAINTED = late_pattern(
    r"transparent|(?:rgb|hsl)a?\([^()]*[,/]\s*+(?:0*+\.)?0++%?\s*+\)|#[0-9a-f]{3}0|#[0-9a-f]{6}0[0-9a-f]"
)
_AMOUNT = late_pattern(r"(\d*\.?\d+)(%|em|rem|px|pt|vh|(?![\w.]))")
_SIZES = {"%": 0.01, "em": 1.0, "rem": 1.0, "px": 1 / 16, "pt": 1 / 12, "vh": 0.2, "": 0.0}
_ALPHA = late_pattern(r"\\(?:alpha|1a)&H([0-9A-Fa-f]{1,2})&?")
_FLAT = late_pattern(r"\\(?:fscx|fscy|fs)0*(\d)(?![\d.])")
_MOVED = late_pattern(r"\\(?:pos|move|clip)\(")
_STRUCK = late_pattern(r"<(?:s|strike|del)>|\\s1(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a caption is not read, or may not be: `sure` tells the two apart."""

    why: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Caption:
    """What decides about one cue: seconds shown, its name, its settings and its words as written."""

    shown: float
    name: str
    settings: str
    words: str


@dataclass(frozen=True)
class Styling:
    """The rules of a file's style sheets that hide, each with what it is for."""

    hiding: tuple[tuple[str, str], ...] = ()

    def flaw(self, caption: Caption) -> Flaw | None:
        """Return why a caption cannot be read as it stands, or None."""
        return next(self._flaws(caption), None)

    def _flaws(self, caption: Caption) -> Iterator[Flaw]:
        if caption.shown < SHORTEST:
            yield Flaw("its caption is shown for no time")
        size = _SETTING_SIZE.search(caption.settings)
        if size and float(size[1]) < _LEAST_SIZE:
            yield Flaw(f"its caption is set {size[1]} % of the picture wide")
        for asked, declared in self.hiding:
            if _is_meant(asked, caption):
                yield Flaw(f"{declared} in a STYLE block hides it")
        yield from _overridden(caption.words)


def _overridden(words: str) -> Iterator[Flaw]:
    """Yield what tags that players follow make of the words."""
    alpha = _ALPHA.search(words)
    if alpha and int(alpha[1], 16) >= _THROUGH:
        yield Flaw(f"an override tag draws it {int(alpha[1], 16) / 2.55:.0f} % see-through")
    if _FLAT.search(words):
        yield Flaw("an override tag draws it without size")
    if _MOVED.search(words):
        yield Flaw("an override tag moves or clips it", sure=False)
    if _STRUCK.search(words):
        yield Flaw("it is struck through", sure=False)


def styling_of(sheets: Sequence[str]) -> Styling:
    """Return what the text of STYLE blocks hides."""
    found: list[tuple[str, str]] = []
    for sheet in sheets:
        for rule in _COMMENT.sub(" ", sheet).split("}"):
            selectors, _, body = rule.rpartition("{")
            declared = next(filter(_hides, body.split(";")), None) if selectors else None
            if declared is not None:
                words = " ".join(declared.split())
                found += [(asked, words) for asked in _asked(selectors)]
    return Styling(tuple(found))


def _hides(declaration: str) -> bool:
    name, _, value = (part.strip().lower() for part in declaration.partition(":"))
    if name in {"visibility", "display"}:
        return value.split(" ")[0] in {"hidden", "collapse", "none"}
    if name in {"color", "-webkit-text-fill-color"}:
        return _UNPAINTED.match(value) is not None
    amount = _AMOUNT.search(value)
    if amount is None or name not in {"opacity", "font-size", "font"}:
        return False
    if name == "opacity":
        return float(amount[1]) * (0.01 if amount[2] == "%" else 1.0) < _FAINTEST
    return float(amount[1]) * _SIZES[amount[2]] < _SMALLEST and (
        bool(amount[2]) or not float(amount[1])
    )


def _asked(selectors: str) -> Iterator[str]:
    """Yield what stands in the brackets of each `::cue(…)`, nothing for all cues."""
    for selector in re.split(r",(?![^()]{0,500}\))", selectors):
        if found := _CUE.search(selector.strip()):
            yield (found[1] or "").strip()


def _is_meant(asked: str, caption: Caption) -> bool:
    """Say whether a rule is for a caption, or for some of its words; in doubt it is."""
    names = list(_NAME.finditer(asked))
    if not names or "*" in asked or "[" in asked or ":" in asked:
        return True
    tags = list(_TAG.finditer(caption.words))
    classes = {name for tag in tags for name in tag["classes"].split(".")}
    known = {"": {tag["name"] for tag in tags}, ".": classes, "#": {caption.name}}
    return all(name["name"] in known[name["mark"]] for name in names)
