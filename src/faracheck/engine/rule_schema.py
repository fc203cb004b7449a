"""The JSON Schema of a rule file, drawn from the same dataclasses that read it.

A check kind is a dataclass whose fields are its YAML keys, so a new kind is in the schema at once.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from faracheck.rulebook.compose import RuleText, kinds, wanted_messages
from faracheck.rulebook.pack import RulesText
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


def rule_schema() -> dict[str, Any]:
    """Return the schema that an editor completes and checks rule files by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:faracheck:schema:rule:v1",
        "title": "faracheck rule file",
        **_schema(RulesText),
        "$defs": {"rule": _rule()},
    }


def _rule() -> dict[str, Any]:
    """Return the schema of one rule: its check and its messages go together by kind."""
    rule = _record(RuleText)
    rule["allOf"] = [
        {
            "if": {"properties": {"check": {"properties": {"kind": {"const": kind}}}}},
            "then": {"properties": {"check": _check(kind, check), "messages": _messages(check)}},
        }
        for kind, check in kinds().items()
    ]
    rule["properties"]["check"] = {
        "type": "object",
        "properties": {"kind": {"enum": list(kinds())}},
        "required": ["kind"],
    }
    return rule


def _check(kind: str, check: Any) -> dict[str, Any]:
    schema = _record(check)
    schema["properties"] = {"kind": {"const": kind}, **schema["properties"]}
    schema["required"] = ["kind", *schema["required"]]
    schema["description"] = (check.__doc__ or "").strip().partition("\n")[0]
    return schema


def _messages(check: Any) -> dict[str, Any]:
    keys = wanted_messages(check)
    return {
        "type": "object",
        "properties": {key: {"type": "string"} for key in keys},
        "required": [key for key in keys if "/" not in key],
        "additionalProperties": False,
    }


def _schema(cls: Any) -> dict[str, Any]:
    """Return the schema of any type that a field of a rule may have."""
    if cls in PLAIN:
        return dict(PLAIN[cls])
    if cls is RuleText:
        return {"$ref": "#/$defs/rule"}
    if is_dataclass(cls):
        return _record(cls)
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return {"enum": [one.value for one in cls]}
    return _composed(cls)


def _composed(cls: Any) -> dict[str, Any]:
    origin, parts = get_origin(cls), get_args(cls)
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is Mapping:
        names = _schema(parts[0])
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": _schema(parts[1]),
        }
    if origin in {Union, types.UnionType}:
        options = [_schema(part) for part in parts if part is not types.NoneType]
        return options[0] if len(options) == 1 else {"anyOf": options}
    raise TypeError(f"a field of a rule cannot be {cls}")


def _record(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    own = [field for field in fields(cls) if field.init]
    return {
        "type": "object",
        "properties": {_key(field): _schema(hints[field.name]) for field in own},
        "required": [_key(field) for field in own if _is_needed(field)],
        "additionalProperties": False,
    }


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _key(field: Field[Any]) -> str:
    return field.name.rstrip("_").replace("_", "-")
