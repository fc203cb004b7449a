"""The JSON Schema of anything that is read from YAML, drawn from the dataclass that reads it."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from faracheck.shape import Mapped, Scalar

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Scalar: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    Mapped: {"type": "object"},
}


def schema_of(cls: Any, known: Mapping[Any, dict[str, Any]] = PLAIN) -> dict[str, Any]:
    """Return the schema of any type that a field may have; `known` holds those given as they are."""
    if cls in known:
        return dict(known[cls])
    if is_dataclass(cls):
        return record_of(cls, known)
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return {"enum": [one.value for one in cls]}
    return _composed(cls, known)


def record_of(cls: Any, known: Mapping[Any, dict[str, Any]] = PLAIN) -> dict[str, Any]:
    """Return the schema of a mapping whose keys are the fields of `cls`."""
    hints = get_type_hints(cls)
    own = [field for field in fields(cls) if field.init]
    return {
        "type": "object",
        "properties": {_key(field): schema_of(hints[field.name], known) for field in own},
        "required": [_key(field) for field in own if _is_needed(field)],
        "additionalProperties": False,
    }


def _composed(cls: Any, known: Mapping[Any, dict[str, Any]]) -> dict[str, Any]:
    origin, parts = get_origin(cls), get_args(cls)
    if origin is tuple:
        return {"type": "array", "items": schema_of(parts[0], known)}
    if origin is Mapping:
        return {
            "type": "object",
            "propertyNames": schema_of(parts[0], known),
            "additionalProperties": schema_of(parts[1], known),
        }
    if origin in {Union, types.UnionType}:
        options = [schema_of(part, known) for part in parts if part is not types.NoneType]
        return options[0] if len(options) == 1 else {"anyOf": options}
    raise TypeError(f"a field cannot be {cls}")


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _key(field: Field[Any]) -> str:
    return field.name.rstrip("_").replace("_", "-")
