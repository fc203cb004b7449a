"""Frames as patterns, and what must stand in a text for one of them to match."""

from collections.abc import Callable, Mapping
from functools import cached_property

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.reading import Element
from faracheck.recognise.folding import Bounds
from faracheck.recognise.patterns import Pattern, compile_set
from faracheck.recognise.wording import Form

_REGISTERS = frozenset({"registered", "enrolled"})
_NAMED = late_pattern(r"\(\?P<[a-z_]+>(<[a-z_]+>)\)(?![?*]|\{[0-9])")
_CLASS = late_pattern(r"\\.|\[(?:\\.|[^\]\\]){0,300}\]")
_BRACKET = late_pattern(r"\([^()]*\)")
_ALWAYS = late_pattern(r"<([a-z_]+)>(?![?*]|\{[0-9])")


@dataclass(frozen=True, slots=True)
class FramePattern:
    """A frame as one pattern; its named groups are the slots, phrases and marks it captured.

    `needs` names phrases without which the frame cannot match, `order` those of them that convey
    something, one behind the other as the frame has them.
    """

    pattern: Pattern
    form: Form
    conveys: tuple[tuple[str, Element], ...]
    needs: frozenset[str]
    order: tuple[str, ...]

    @property
    def telling(self) -> tuple[str, ...]:
        """The phrases that tell a clause from other sentences: those that convey, or register."""
        return tuple(name for name, _ in self.conveys) or tuple(sorted(self.needs & _REGISTERS))


@dataclass(frozen=True, eq=False)
class Phrases:
    """The phrases that frames need: which of them stand in a text, and where each begins and ends."""

    patterns: Mapping[str, Pattern]
    sources: Callable[[], tuple[str, ...]]

    @cached_property
    def _told(self) -> Callable[[str], list[int]]:
        return compile_set(self.sources())

    def present(self, text: str) -> frozenset[str]:
        """Return the names of the phrases that stand in a text."""
        names = tuple(self.patterns)
        return frozenset(names[number] for number in self._told(text))

    def reach(self, name: str, text: str) -> Bounds:
        """Return where the first of a phrase begins in a text that has one, and the last ends."""
        found = [it.span() for it in self.patterns[name].finditer(text)]
        return found[0][0], found[-1][1]


def always(say: str) -> list[str]:
    """Return the phrases of a frame that stand in whatever it matches, in their order.

    Those in brackets may be left out, unless the bracket only gives a phrase its name.
    """
    plain = _CLASS.sub("", _NAMED.sub(r"\1", say))
    while (less := _BRACKET.sub("", plain)) != plain:
        plain = less
    return [] if "|" in plain else _ALWAYS.findall(plain)
