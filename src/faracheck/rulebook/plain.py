"""Rules as plain values that `marshal` takes, and back: frozen dataclasses keep their fields.

A tuple or a mapping of plain values stands for itself; a list stands for what is more than that:
its first item says what. Only classes of faracheck are made again.
"""

import marshal
from collections.abc import Callable, Mapping
from dataclasses import field, fields, is_dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any

from faracheck.frozen import dataclass

_PLAIN = frozenset({str, int, float, bool, type(None)})
_HOUSE = "faracheck."


def packed(value: object) -> bytes:
    """Return `value` as bytes.

    Raises:
        TypeError: something in it is neither plain nor a dataclass or enumeration of ours.
    """
    packer = _Packer()
    plain = packer.plain(value)
    return marshal.dumps((tuple(packer.classes), plain))


def unpacked(data: bytes) -> Any:
    """Return the value that was packed.

    Raises:
        ValueError, TypeError, EOFError, AttributeError, ImportError: it was packed otherwise.
    """
    classes, plain = marshal.loads(data)  # noqa: S302 - see `shelf`: only our own bytes come here
    return _Unpacker([_class(name) for name in classes]).value(plain)


@dataclass
class _Packer:
    """Packs values; `classes` are those met so far, each by the number that stands for it."""

    classes: dict[str, int] = field(default_factory=dict)

    def plain(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if is_dataclass(value):
            mine = [self.plain(getattr(value, each.name)) for each in fields(value) if each.init]
            return [self._number(kind), *mine]
        if isinstance(value, Enum):
            return [self._number(kind), self.plain(value.value)]
        return self._collection(value)

    def _collection(self, value: Any) -> Any:
        if isinstance(value, tuple):
            items = tuple(map(self.plain, value))
            return items if all(map(_stands_for_itself, items)) else ["tuple", *items]
        if isinstance(value, frozenset):
            return ["frozenset", *sorted(map(self.plain, value), key=repr)]
        if isinstance(value, Mapping):
            pairs = [(self.plain(key), self.plain(each)) for key, each in value.items()]
            if all(_stands_for_itself(part) for pair in pairs for part in pair):
                return dict(pairs)
            return ["mapping", *(part for pair in pairs for part in pair)]
        if isinstance(value, date):
            return ["date", value.toordinal()]
        raise TypeError(f"a {type(value).__name__} cannot be packed")

    def _number(self, kind: type) -> int:
        name = f"{kind.__module__}:{kind.__qualname__}"
        _class(name)
        return self.classes.setdefault(name, len(self.classes))


def _stands_for_itself(value: Any) -> bool:
    return type(value) is not list


def _class(name: str) -> type:
    module, _, qualified = name.partition(":")
    if not module.startswith(_HOUSE):
        raise TypeError(f"{name} is no class of ours")
    found = getattr(import_module(module), qualified)
    if not isinstance(found, type):
        raise TypeError(f"{name} is no class")
    return found


class _Unpacker:
    """Makes values again."""

    def __init__(self, classes: list[type]) -> None:
        self._classes = classes
        self._collections: dict[str, Callable[[list[Any]], Any]] = {
            "tuple": tuple,
            "frozenset": frozenset,
            "mapping": lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
            "date": lambda parts: date.fromordinal(*parts),
        }

    def value(self, plain: Any) -> Any:
        """Return what a plain value stands for."""
        if type(plain) is not list:
            return plain
        what, *parts = plain
        values = [self.value(part) if type(part) is list else part for part in parts]
        if type(what) is int:
            return self._classes[what](*values)
        return self._collections[what](values)
