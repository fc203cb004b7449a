"""The text of a file of waivers or settlements, edited so that everything else in it stays."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields

from faracheck.config.exceptions import SettlementText, WaiverText
from faracheck.errors import RequestError, RuleError
from faracheck.shape import Mapped, Scalar, Sequence, parse_yaml


def entry_of(granted: WaiverText | SettlementText) -> dict[str, str]:
    """Return a waiver or a settlement as the keys and values of its file."""
    values = {
        field.name.replace("_", "-"): getattr(granted, field.name) for field in fields(granted)
    }
    return {key: it.text if isinstance(it, Scalar) else str(it) for key, it in values.items()}


def appended(text: str, key: str, entry: Mapping[str, str], file: str) -> str:
    """Return the text of the file with one more entry at the end of the list `key`.

    Raises:
        RequestError: the file is written so that a line cannot simply be added.
    """
    before = text.rstrip("\n").replace(f"{key}: []", f"{key}:", 1) + "\n"
    before = before if text.strip() else f"{key}:\n"
    indent = _indent(before, key)
    lines = [f"{name}: {_quoted(value)}" for name, value in entry.items() if value]
    item = f"\n{indent}  ".join(lines)
    after = f"{before}{indent}- {item}\n"
    if not text.strip() or _count(after, key, file) == _count(text, key, file) + 1:
        return after
    raise RequestError(
        f"the list '{key}' is not the last in the file or stands in brackets, so nothing can be"
        " added behind it",
        where=file,
        hint=f"write it into the list by hand:\n{after[len(before) :]}",
    )


def without(text: str, key: str, lines: AbstractSet[int], file: str) -> str:
    """Return the text of the file without those entries of the list `key` that hold these lines.

    Lines are 1-based.

    Raises:
        RequestError: the file is written so that other entries would go with them.
    """
    items = _items(text, key, file)
    written = text.splitlines(keepends=True)
    ranges = [(item.line - 1, _end(written, item.line - 1)) for item in items]
    gone = [(start, end) for start, end in ranges if any(start < line <= end for line in lines)]
    for start, end in reversed(gone):
        del written[start:end]
    left = "".join(written)
    left = left if len(gone) < len(items) else left.replace(f"{key}:", f"{key}: []", 1)
    kept = [_said(item) for item in items if not lines & _lines(item)]
    if _readable(left, key, file) != kept:
        raise RequestError(
            f"entries of '{key}' share a line, so none can be taken out alone",
            where=file,
            hint="write each of them on lines of its own, behind a hyphen",
        )
    return left


def _end(lines: list[str], start: int) -> int:
    """Return the line behind an entry: the next that is not indented further than its hyphen."""
    depth = len(lines[start]) - len(lines[start].lstrip())
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            return at
    return len(lines)


def _items(text: str, key: str, file: str) -> list[Mapped]:
    node = parse_yaml(text, file)
    found = node.items.get(key) if isinstance(node, Mapped) else None
    items = found.items if isinstance(found, Sequence) else []
    return [item for item in items if isinstance(item, Mapped)]


def _readable(text: str, key: str, file: str) -> list[dict[str, str]] | None:
    """Return what the entries of a list say, or None where nobody can tell any more."""
    try:
        return [_said(item) for item in _items(text, key, file)]
    except RuleError:
        return None


def _said(item: Mapped) -> dict[str, str]:
    return {key: it.text for key, it in item.items.items() if isinstance(it, Scalar)}


def _lines(item: Mapped) -> set[int]:
    return {node.line for node in item.items.values()}


def _count(text: str, key: str, file: str) -> int:
    """Return how many entries a list has, or -1 where nobody can tell."""
    found = _readable(text, key, file) if text.strip() else []
    return -1 if found is None else len(found)


def _indent(text: str, key: str) -> str:
    """Return how far the entries of a list are indented; two spaces in a new one."""
    _, _, behind = text.partition(f"{key}:")
    first = next((line for line in behind.splitlines() if line.lstrip().startswith("- ")), "  - ")
    return first[: len(first) - len(first.lstrip())]


def _quoted(value: str) -> str:
    """Return a text as YAML reads it back: JSON's strings are YAML's too."""
    return json.dumps(value, ensure_ascii=False)
