"""What stands in an export: values whose strings know where in the file they are written."""

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import TypeAlias

from faracheck.frozen import dataclass
from faracheck.loaders._fields import Excerpt
from faracheck.loaders._origin import Lines, Part
from faracheck.model.document import Place, Span


class Written(str):
    """A string of an export; `at` is the stretch of the file that writes it, quotes left out."""

    __slots__ = ("at",)
    at: Span

    @classmethod
    def of(cls, text: str, at: Span) -> "Written":
        """Return the string with its place."""
        made = cls(text)
        made.at = at
        return made


class Number(str):
    """A number as it is written: identifiers are longer than a float can hold."""

    __slots__ = ()


Value: TypeAlias = "Written | Number | bool | list[Value] | dict[str, Value] | None"
Record: TypeAlias = "dict[str, Value]"


@dataclass(frozen=True, slots=True)
class File:
    """The text of an export, newlines folded.

    `decoded` yields the characters that a stretch writes, each piece with what stands for it.
    """

    text: str = field(repr=False)
    lines: Lines = field(repr=False)
    decoded: Callable[[str, Span], Iterator[Part]] = field(repr=False)

    def place(self, offset: int) -> Place:
        """Return the line and column of a character."""
        return self.lines.place_of(offset)

    def excerpt(self, spans: tuple[Span, ...]) -> Excerpt:
        """Return the text that stretches write, one behind another, with its origins."""
        start, end = spans[0].start, spans[-1].end
        raw = self.text[start:end]
        parts = (part for it in spans for part in self.decoded(self.text, it))
        moved = ((text, Span(it.start - start, it.end - start)) for text, it in parts)
        return Excerpt(raw, raw, start=self.place(start)).assembled(moved)


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read, and why."""

    why: str


Item: TypeAlias = "Value | Broken"
"""What stands in an export: a value, or what cannot be read."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export: its file, and its values in their order, what cannot be read among them.

    `listed` says that each value is a record by itself, as lines and rows are.
    """

    file: File
    values: tuple[Item, ...]
    listed: bool
