"""The JSON Schema of a settings file."""

from typing import Any

from faracheck.config.settings import Settings
from faracheck.engine.shape_schema import record_of


def settings_schema() -> dict[str, Any]:
    """Return the schema that an editor completes and checks settings by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:faracheck:schema:settings:v1",
        "title": "faracheck settings file",
        **record_of(Settings),
    }
