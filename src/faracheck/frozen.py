"""Frozen dataclasses that cost little to define: what builds one is written when one is built.

The standard library compiles six methods for a frozen dataclass, a millisecond of every start for
each of some two hundred classes, most of which a short run never builds. Here the same decorator
leaves the fields to the library, shares the methods that can be shared, and compiles the one that
cannot, `__init__`, on the first call.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - the alias is exported
else:

    def dataclass(cls=None, /, **asked):
        """Return `cls` as `dataclasses.dataclass` does, frozen ones at a fraction of the cost."""
        if cls is None:
            return lambda it: dataclass(it, **asked)
        # The library would write the signature instead, by way of the tokenizer of Python.
        cls.__doc__ = cls.__doc__ or cls.__name__
        if not asked.get("frozen") or asked.keys() - _LIGHT or _is_heir(cls):
            return dataclasses.dataclass(cls, **asked)
        return _frozen(cls, **asked)


_LIGHT = {"frozen", "slots", "eq"}
_Class = type[Any]


def _is_heir(cls: _Class) -> bool:
    return any(dataclasses.is_dataclass(base) for base in cls.__bases__)


def _frozen(cls: _Class, *, frozen: bool, slots: bool = False, eq: bool = True) -> _Class:
    # What comes of the library is not frozen yet: it would compile a method to refuse each change.
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__dataclass_params__.frozen = frozen
    made.__init__ = _written_late(made)
    made.__repr__ = _told
    made.__setattr__ = _refused
    made.__delattr__ = _refused
    if slots:
        made.__getstate__ = _state
        made.__setstate__ = _set_state
    if eq and "__eq__" not in cls.__dict__:
        made.__eq__, made.__hash__ = _compared(made)
    return made  # type: ignore[no-any-return]  # the library is asked for no type


def _written_late(cls: _Class) -> Callable[..., None]:
    """Return an `__init__` that puts the one for this class in its own place and calls it."""

    def first(self: object, *args: object, **named: object) -> None:
        # Whoever kept this one, an heir for instance, comes here again.
        if cls.__init__ is first:
            cls.__init__ = _builder(cls)
        cls.__init__(self, *args, **named)

    return first


def _builder(cls: _Class) -> Callable[..., None]:
    """Return the `__init__` of a class: a parameter for each field, as the library has it."""
    known: dict[str, object] = {"set": object.__setattr__, "unset": dataclasses.MISSING}
    fields = dataclasses.fields(cls)
    parameters = ["self", *(_parameter(each, known) for each in fields if each.init)]
    lines = [line for each in fields for line in _assignment(cls, each, known)]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n    ".join(lines or ["pass"])
    source = f"def __init__({', '.join(parameters)}):\n    {body}"
    # An interrupt inside `exec` of a text ends the process as one that nobody caught, whoever does.
    exec(compile(source, "<frozen>", "exec"), known)  # noqa: S102 - names of our own fields
    made: Any = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made  # type: ignore[no-any-return]  # what was compiled has no type


def _parameter(field: dataclasses.Field[Any], known: dict[str, object]) -> str:
    if field.default is not dataclasses.MISSING:
        known[f"default_{field.name}"] = field.default
        return f"{field.name}=default_{field.name}"
    if field.default_factory is not dataclasses.MISSING:
        return f"{field.name}=unset"
    return field.name


def _assignment(
    cls: _Class, field: dataclasses.Field[Any], known: dict[str, object]
) -> Iterator[str]:
    """Yield the lines that give a new object its field; a slot is set without looking it up."""
    name, value = field.name, field.name
    if field.default_factory is not dataclasses.MISSING:
        known[f"make_{name}"] = field.default_factory
        value = f"make_{name}()"
        if field.init:
            value = f"{value} if {name} is unset else {name}"
    elif not field.init:
        if field.default is dataclasses.MISSING:
            return
        known[f"default_{name}"] = field.default
        value = f"default_{name}"
    slot = cls.__dict__.get(name)
    if hasattr(slot, "__set__"):
        known[f"set_{name}"] = slot.__set__  # type: ignore[union-attr]  # just asked
        yield f"set_{name}(self, {value})"
    else:
        yield f"set(self, {name!r}, {value})"


def _compared(cls: _Class) -> tuple[Callable[..., Any], Callable[..., int]]:
    """Return `__eq__` and `__hash__` by the fields that the class compares."""
    fields = dataclasses.fields(cls)
    compared = _values(each.name for each in fields if each.compare)
    hashed = _values(
        each.name for each in fields if (each.compare if each.hash is None else each.hash)
    )

    def equals(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    return equals, lambda self: hash(hashed(self))


def _values(names: Iterable[str]) -> Callable[[object], object]:
    """Return what takes the values of the fields named from an object."""
    asked = tuple(names)
    return attrgetter(*asked) if asked else lambda _: ()


def _told(self: Any) -> str:
    parts = (
        f"{each.name}={getattr(self, each.name)!r}"
        for each in dataclasses.fields(self)
        if each.repr
    )
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _refused(_: object, name: str, *__: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"field {name!r} cannot be changed")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
