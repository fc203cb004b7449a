"""The JSON Schemas (draft 2020-12) of what faracheck writes and of what it reads."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import faracheck
from faracheck.engine.rule_schema import rule_schema
from faracheck.engine.settings_schema import settings_schema

FOLDER = Path(faracheck.__file__).parent / "schemas"


def report_schema() -> dict[str, Any]:
    """Return the schema of a report, that of a reading inside it."""
    schema = _from_file("report")
    schema["$defs"]["reading"] = _from_file("reading")
    return schema


def reading_schema() -> dict[str, Any]:
    """Return the schema of one reading."""
    return _from_file("reading")


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "report": report_schema,
    "reading": reading_schema,
    "rule": rule_schema,
    "settings": settings_schema,
}


def schema_text(name: str) -> str:
    """Return one of the schemas as it is printed."""
    return json.dumps(SCHEMAS[name](), indent=2) + "\n"


def _from_file(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema
