"""How the first line of a block looks where `::first-line` speaks of it (CSS Pseudo-Elements 4)."""

from collections.abc import Iterator, Sequence

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.journey import Passage
from faracheck.loaders.html.style.kinds import is_inline
from faracheck.loaders.html.style.lines import is_first
from faracheck.loaders.html.style.styles import Styles

_NAME = "first-line"
# A first line takes colours and type from its rules, and nothing that makes or hides boxes.
_BARRED = {
    "display": "inline", "opacity": "1", "position": "static",
    "-webkit-text-fill-color": "inherit",
    "filter": "none", "transform": "none", "mask-image": "none", "mix-blend-mode": "normal",
    "clip-path": "none", "zoom": "1",
}  # fmt: skip


def first_line(line: Sequence[Style], passage: Passage, styles: Styles) -> list[Style] | None:
    """Return `line` as its first words are styled; None when no rule sets them apart."""
    if not any(_NAME in applied.text for applied in styles.cascade.collection.applied):
        return None
    at = next((i for i in range(len(line) - 1, -1, -1) if not is_inline(line[i])), 0)
    blocks = [line[i] for i in range(at + 1) if not is_inline(line[i])]
    spoken = [
        block
        for block in blocks
        if styles.cascade.speeches(block.element, _NAME, block)
        and is_first(block.element, passage, styles)
    ]
    if not spoken:
        return None
    changed = list(line[: at + 1])
    for element, name in _inside(spoken, line[at + 1 :]):
        overrides = dict(_BARRED) if name else {}
        changed.append(Style(element.element, element.cascade, changed[-1], name, overrides))
    return changed


def _inside(blocks: Sequence[Style], inline: Sequence[Style]) -> Iterator[tuple[Style, str]]:
    for block in blocks:
        yield block, _NAME
    for style in inline:
        yield style, ""
