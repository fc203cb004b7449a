"""A tree of what stands in a YAML file, whose nodes know their places."""

from dataclasses import field

from faracheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written; `plain` when it stood without quotes."""

    file: str
    line: int
    column: int
    text: str
    plain: bool = True

    @property
    def where(self) -> str:
        """The place, as file:line:column."""
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def empty(self) -> bool:
        """Say whether nothing was written: no text, `~` or `null` without quotes."""
        return self.plain and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    file: str
    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)

    @property
    def where(self) -> str:
        """The place, as file:line:column."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mapped:
    """Keys with their values; `keys` knows where each key stands."""

    file: str
    line: int
    column: int
    items: "dict[str, Node]" = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The place, as file:line:column."""
        return f"{self.file}:{self.line}:{self.column}"

    def without(self, key: str) -> "Mapped":
        """Return the same mapping as if `key` had not been written."""
        rest = {name: node for name, node in self.items.items() if name != key}
        return Mapped(self.file, self.line, self.column, rest, self.keys)


Node = Scalar | Sequence | Mapped
