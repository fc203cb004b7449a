"""The JSON Schema of a rule file, drawn from the same dataclasses that read it.

A check kind is a dataclass whose fields are its YAML keys, so a new kind is in the schema at once.
"""

from typing import Any

from faracheck.engine.shape_schema import PLAIN, record_of, schema_of
from faracheck.rulebook.compose import RuleText, kinds, wanted_messages
from faracheck.rulebook.pack import RulesText

KNOWN = {**PLAIN, RuleText: {"$ref": "#/$defs/rule"}}


def rule_schema() -> dict[str, Any]:
    """Return the schema that an editor completes and checks rule files by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:faracheck:schema:rule:v1",
        "title": "faracheck rule file",
        **schema_of(RulesText, KNOWN),
        "$defs": {"rule": _rule()},
    }


def _rule() -> dict[str, Any]:
    """Return the schema of one rule: its check and its messages go together by kind."""
    rule = record_of(RuleText)
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
    schema = record_of(check)
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
