"""Frozen data as plain values and back, by the types that its dataclasses declare.

This is how a reading crosses from one process to another and how it is kept: as values that
`marshal` takes, with no name of a class among them. What is made again is decided here, by the
reader's own types, never by the bytes.
"""

import marshal
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, Union, get_args, get_origin

Turn = Callable[[Any], Any]
"""Turns a value into its plain form, or back."""


class Form(NamedTuple):
    """How a type is written down and made again; None where a value stands for itself."""

    plain: Turn | None
    made: Turn | None


SAME = Form(None, None)
_SCALARS = frozenset({str, int, float, bool, bytes, types.NoneType})


def written(kind: Any, value: Any) -> bytes:
    """Return a value of the type `kind` as bytes.

    Raises:
        TypeError, ValueError: something in it is not what its type says, or has no plain form.
    """
    plain = form_of(kind).plain
    return marshal.dumps(value if plain is None else plain(value))


def read_back(kind: Any, data: bytes) -> Any:
    """Return the value of the type `kind` that was written; the bytes must be our own.

    Raises:
        ValueError, TypeError, EOFError, LookupError: it was written otherwise.
    """
    made = form_of(kind).made
    value = marshal.loads(data)  # noqa: S302 - values only; who calls vouches for the bytes
    return value if made is None else made(value)


@cache
def form_of(kind: Any) -> Form:
    """Return how values of a type are written down and made again.

    Raises:
        TypeError: the type has no plain form.
    """
    if kind in _SCALARS:
        return SAME
    if kind is object:
        return Form(_plain, None)
    if kind is date:
        return Form(date.toordinal, date.fromordinal)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Form(attrgetter("_value_"), {member.value: member for member in kind}.__getitem__)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    return _composed(kind)


def _composed(kind: Any) -> Form:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _series(parts[0]) if parts[-1] is Ellipsis else _row(parts)
    if origin is Mapping:
        return _mapping(*map(form_of, parts))
    if origin in {Union, types.UnionType}:
        own = [part for part in parts if part is not types.NoneType]
        return _optional(form_of(own[0])) if len(own) == 1 < len(parts) else _either(parts)
    raise TypeError(f"a {kind} has no plain form")


def _record(kind: type) -> Form:
    own: list[Any] = [field for field in fields(kind) if field.init]
    values = _several(*(field.name for field in own))
    forms = [form_of(field.type) for field in own]
    plains = [(at, form.plain) for at, form in enumerate(forms) if form.plain is not None]
    makers = [(at, form.made) for at, form in enumerate(forms) if form.made is not None]

    def plain(value: Any) -> list[Any]:
        if type(value) is not kind:
            raise TypeError(f"a {type(value).__name__} where a {kind.__name__} is due")
        row = values(value)
        for at, turn in plains:
            row[at] = turn(row[at])
        return row

    def made(row: list[Any]) -> Any:
        for at, turn in makers:
            row[at] = turn(row[at])
        return kind(*row)

    return Form(plain, made)


def _several(*names: str) -> Callable[[Any], list[Any]]:
    """Return what takes these attributes of a value."""
    if not names:
        return lambda _: []
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda value: [only(value)]
    every = attrgetter(*names)
    return lambda value: list(every(value))


def _series(part: Any) -> Form:
    plain, made = form_of(part)
    if plain is None:
        return Form(None, None)
    if made is None:
        return Form(lambda value: tuple(map(plain, value)), None)
    return Form(lambda value: list(map(plain, value)), lambda row: tuple(map(made, row)))


def _row(parts: tuple[Any, ...]) -> Form:
    forms = [form_of(part) for part in parts]
    plains = [form.plain or _itself for form in forms]
    makers = [form.made or _itself for form in forms]
    return Form(
        lambda value: [turn(each) for turn, each in zip(plains, value, strict=True)],
        lambda row: tuple(turn(each) for turn, each in zip(makers, row, strict=True)),
    )


def _mapping(keys: Form, values: Form) -> Form:
    key, value = keys.plain or _itself, values.plain or _itself
    made_key, made_value = keys.made or _itself, values.made or _itself
    return Form(
        lambda items: {key(name): value(each) for name, each in items.items()},
        lambda items: {made_key(name): made_value(each) for name, each in items.items()},
    )


def _optional(form: Form) -> Form:
    plain, made = form
    return Form(
        plain and (lambda value: None if value is None else plain(value)),
        made and (lambda value: None if value is None else made(value)),
    )


def _either(parts: tuple[Any, ...]) -> Form:
    """Return the form of one of several classes: a number says which."""
    forms = [form_of(part) for part in parts]
    numbers = {part: at for at, part in enumerate(parts)}

    def plain(value: Any) -> list[Any]:
        at = numbers[type(value)]
        turn = forms[at].plain
        return [at, value if turn is None else turn(value)]

    def made(row: list[Any]) -> Any:
        at, value = row
        turn = forms[at].made
        return value if turn is None else turn(value)

    return Form(plain, made)


def _itself(value: Any) -> Any:
    return value


def _plain(value: Any) -> Any:
    """Return a value of no declared type, of which every part stands for itself."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind in {tuple, list}:
        return kind(map(_plain, value))
    if kind is dict:
        return {_plain(name): _plain(each) for name, each in value.items()}
    raise TypeError(f"a {kind.__name__} has no plain form")
