"""The table [tool.faracheck] of a pyproject.toml, as a tree whose nodes know their lines."""

import re
from pathlib import Path
from typing import Any

from faracheck.errors import RuleError
from faracheck.shape import Mapped, Node, Scalar, Sequence


def load_table(path: Path, text: str | None = None) -> Mapped:
    """Return what [tool.faracheck] says in the file, or in `text` in its place.

    Raises:
        RuleError: the file is not TOML.
    """
    import tomllib  # noqa: PLC0415 - most settings are YAML, and many runs have none

    text = path.read_text(encoding="utf-8") if text is None else text
    try:
        table = tomllib.loads(text).get("tool", {}).get("faracheck", {})
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"not TOML: {error}", where=str(path)) from error
    return _Tree(str(path), text.splitlines()).mapped(table, "", 1)


class _Tree:
    """Turns the values of tomllib, which have no places, into nodes at the lines of their keys."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        start = r"\s*\[\[?tool\.faracheck\b"
        self.first = next((at for at, it in enumerate(lines, 1) if re.match(start, it)), 1)

    def mapped(self, table: dict[str, Any], key: str, line: int) -> Mapped:
        keys = {name: self._key(name, max(line, self.first)) for name in table}
        items = {name: self.node(part, name, keys[name].line) for name, part in table.items()}
        return Mapped(self.file, line, 1, items, keys)

    def node(self, value: Any, key: str, line: int) -> Node:
        if isinstance(value, dict):
            return self.mapped(value, key, line)
        if isinstance(value, list):
            return Sequence(self.file, line, 1, [self.node(part, key, line) for part in value])
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Scalar(self.file, line, 1, text, plain=not isinstance(value, str))

    def _key(self, name: str, line: int) -> Scalar:
        """Return the key at the first line from `line` on that seems to set it."""
        sets = re.compile(
            rf"\s*(?:\[.*\b{re.escape(name)}\b.*\]|[\"']?{re.escape(name)}[\"']?\s*=)"
        )
        for at in range(line, len(self.lines) + 1):
            if sets.match(self.lines[at - 1]):
                return Scalar(self.file, at, 1, name)
        return Scalar(self.file, line, 1, name)
