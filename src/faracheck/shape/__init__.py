"""YAML into frozen dataclasses, with errors at file:line:column and what was meant.

Scalars stay text until a field says what they are, so "no" is a word and not a boolean. A field
`vouched_by` is the key `vouched-by`. A field typed `Node`, `Scalar`, `Sequence` or `Mapped` keeps
what stands there, with its place, for later. A dataclass whose `__post_init__` raises ValueError
has its words put beside the place.
"""

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from faracheck.errors import RuleError
from faracheck.late import late_pattern
from faracheck.shape.tree import Mapped, Node, Scalar, Sequence

__all__ = [
    "Mapped",
    "Node",
    "Scalar",
    "Sequence",
    "key_of",
    "load_yaml",
    "nearest",
    "parse_yaml",
    "read",
    "read_text",
    "shape",
]

T = TypeVar("T")

_INTEGER = late_pattern(r"-?(?:0|[1-9][0-9]{0,17})")
_NUMBER = late_pattern(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?")
_DATE = late_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(path: Path, cls: type[T]) -> T:
    """Return what the YAML file at `path` says, as a `cls`.

    Raises:
        RuleError: the file cannot be read, is not plain YAML, or does not have the shape of `cls`.
    """
    return shape(cls, load_yaml(path))


def load_yaml(path: Path) -> Node:
    """Return the file's only document as a tree that knows its places.

    Raises:
        RuleError: unreadable or broken YAML, duplicate keys, anchors, tags, or too deep a nesting.
    """
    return parse_yaml(read_text(path), str(path))


def read_text(path: Path) -> str:
    """Return what stands in the file, a byte order mark left out.

    Raises:
        RuleError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise RuleError(
            f"byte {error.start} is not UTF-8", where=str(path), hint="save the file as UTF-8"
        ) from error


def parse_yaml(text: str, file: str) -> Node:
    """Return the only document in `text` as a tree; `file` names it in errors.

    Raises:
        RuleError: as for `load_yaml`.
    """
    # A start that finds its rules made ready has no YAML to parse.
    from faracheck.shape.parsing import parse  # noqa: PLC0415

    return parse(text, file)


def shape(cls: type[T], node: Node) -> T:
    """Return `node` as an instance of `cls`, any type that the fields of a rule may have.

    Raises:
        RuleError: `node` does not have that shape; at its place, with the nearest right word.
    """
    return cast("T", _shaper(cast("Any", cls))(node))


def nearest(word: str, known: list[str]) -> str:
    """Return a hint naming the known word that was probably meant, or the few known ones."""
    from difflib import get_close_matches  # noqa: PLC0415 - asked of a word that is wrong only

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"known: {', '.join(known)}" if 0 < len(known) <= 12 else ""


Shaper = Callable[[Node], Any]


@cache
def _shaper(cls: Any) -> Shaper:
    """Return the function that makes a `cls` of a node; worked out once a type."""
    if cls in _PLAIN:
        return _PLAIN[cls]
    if is_dataclass(cls):
        return _Record(cls)
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return lambda node: _enum(cls, node)
    origin = get_origin(cls)
    if origin is tuple and get_args(cls)[1:] == (...,):
        return _list_of(_shaper(get_args(cls)[0]))
    if origin is Mapping:
        return _mapping_of(*(_shaper(part) for part in get_args(cls)))
    if origin in {Union, types.UnionType}:
        return _Choice(get_args(cls))
    raise TypeError(f"a field of a rule cannot be {cls}")


def _text(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise RuleError(f"a word is expected here, not {_kind(node)}", where=node.where)
    return node


def _kind(node: Node) -> str:
    match node:
        case Scalar():
            return f"'{node.text}'" if node.text else "nothing"
        case Sequence():
            return "a list"
        case Mapped():
            return "keys with values"


def _str(node: Node) -> str:
    scalar = _text(node)
    if scalar.plain and not scalar.text:
        raise RuleError("a text is expected here, nothing was written", where=node.where)
    return scalar.text


def _bool(node: Node) -> bool:
    text = _text(node).text
    if text not in {"true", "false"}:
        raise RuleError(f"true or false is expected here, not {_kind(node)}", where=node.where)
    return text == "true"


def _int(node: Node) -> int:
    return int(_matching(_INTEGER, node, "a whole number"))


def _float(node: Node) -> float:
    return float(_matching(_NUMBER, node, "a number"))


def _date(node: Node) -> date:
    text = _matching(_DATE, node, "a date such as 2026-11-23")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RuleError(f"there is no day {text}", where=node.where) from error


def _matching(pattern: re.Pattern[str], node: Node, wanted: str) -> str:
    text = _text(node).text
    if not pattern.fullmatch(text):
        raise RuleError(f"{wanted} is expected here, not {_kind(node)}", where=node.where)
    return text


def _node(node: Node) -> Node:
    return node


def _sequence(node: Node) -> Sequence:
    if not isinstance(node, Sequence):
        raise RuleError(
            f"a list is expected here, not {_kind(node)}",
            where=node.where,
            hint="write it as [a, b], or a line each with a hyphen",
        )
    return node


def _mapped(node: Node) -> Mapped:
    if not isinstance(node, Mapped):
        raise RuleError(f"keys with values are expected here, not {_kind(node)}", where=node.where)
    return node


_PLAIN: dict[Any, Shaper] = {
    str: _str,
    bool: _bool,
    int: _int,
    float: _float,
    date: _date,
    Node: _node,
    Scalar: _text,
    Sequence: _sequence,
    Mapped: _mapped,
}


def _enum(cls: type[StrEnum], node: Node) -> StrEnum:
    text = _text(node).text
    try:
        return cls(text)
    except ValueError as error:
        raise RuleError(
            f"{_kind(node)} is not known here", where=node.where, hint=nearest(text, list(cls))
        ) from error


def _list_of(item: Shaper) -> Shaper:
    return lambda node: tuple(item(part) for part in _sequence(node).items)


def _mapping_of(key: Shaper, value: Shaper) -> Shaper:
    def made(node: Node) -> dict[Any, Any]:
        mapped = _mapped(node)
        return {key(mapped.keys[name]): value(part) for name, part in mapped.items.items()}

    return made


class _Choice:
    """Makes one of several types: the first that fits the kind of node and takes it."""

    def __init__(self, parts: tuple[Any, ...]) -> None:
        self.optional = types.NoneType in parts
        self.parts = [part for part in parts if part is not types.NoneType]

    def __call__(self, node: Node) -> Any:
        if self.optional and isinstance(node, Scalar) and node.empty:
            return None
        fitting = [part for part in self.parts if _fits(part, node)] or self.parts[-1:]
        for part in fitting[:-1]:
            try:
                return _shaper(part)(node)
            except RuleError:
                continue
        return _shaper(fitting[-1])(node)


def _fits(cls: Any, node: Node) -> bool:
    """Say whether a `cls` is written as this kind of node, whatever it holds."""
    if cls in {Scalar, Sequence, Mapped}:
        return isinstance(node, cls)
    if is_dataclass(cls) or get_origin(cls) is Mapping:
        return isinstance(node, Mapped)
    if get_origin(cls) is tuple:
        return isinstance(node, Sequence)
    return isinstance(node, Scalar)


class _Record:
    """Makes a dataclass of a mapping: every key known, every needed key there."""

    def __init__(self, cls: Any) -> None:
        self.cls = cls
        self.fields = {key_of(part.name): part.name for part in fields(cls) if part.init}
        self.needed = [
            key_of(part.name)
            for part in fields(cls)
            if part.init and part.default is MISSING and part.default_factory is MISSING
        ]

    def __call__(self, node: Node) -> Any:
        mapped = _mapped(node)
        values = dict(self._values(mapped))
        for key in self.needed:
            if key not in mapped.items:
                raise RuleError(f"the key '{key}' is missing", where=node.where)
        try:
            return self.cls(**values)
        except ValueError as error:
            raise RuleError(str(error), where=node.where) from error

    def _values(self, mapped: Mapped) -> Iterator[tuple[str, Any]]:
        hints = _hints(self.cls)
        for key, part in mapped.items.items():
            if key not in self.fields:
                raise RuleError(
                    f"the key '{key}' is not known here",
                    where=mapped.keys[key].where,
                    hint=nearest(key, list(self.fields)),
                )
            name = self.fields[key]
            yield name, _shaper(hints[name])(part)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def key_of(name: str) -> str:
    """Return how a field's name is written in YAML."""
    return name.rstrip("_").replace("_", "-")
