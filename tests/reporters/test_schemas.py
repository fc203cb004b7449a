"""What is written for programs has the shape that `faracheck schema` prints."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

from faracheck.engine.schemas import SCHEMAS, schema_text
from faracheck.engine.transmittal import transmittal
from faracheck.model.report import Run
from faracheck.reporters import json as json_reporter
from faracheck.reporters import jsonl
from faracheck.reporters._inspection import inspection_jsonl
from tests.build_reading import LABEL, NOTICE, contact, hidden, reading
from tests.nasty import ITEMS, RUN, ledger_of
from tests.reporters.whole import veiled

RULES = Path(__file__).parents[2] / "rules"


def validator(name: str, part: str = "") -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(schema_text(name))
    if part:
        schema = {**{key: schema[key] for key in ("$id", "$defs")}, "$ref": f"#/$defs/{part}"}
    return Draft202012Validator(schema)


def report(run: Run) -> str:
    body = ",\n".join(json_reporter.item(run, item) for item in ITEMS)
    return json_reporter.head(run) + body + json_reporter.tail(run, ledger_of())


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_a_report_has_the_shape_of_its_schema() -> None:
    validator("report").validate(json.loads(report(RUN)))


def test_a_redacted_report_has_it_too() -> None:
    text = veiled(json_reporter.REPORTER, RUN, ITEMS)

    validator("report").validate(json.loads(text))
    assert "Pelham" not in text


def test_a_report_with_a_clock_has_it_too() -> None:
    validator("report").validate(
        json.loads(report(replace(RUN, transmittal=transmittal("2026-11-23T09:30"))))
    )


def test_an_empty_report_has_it_too() -> None:
    text = json_reporter.head(RUN) + json_reporter.tail(RUN, ledger_of(()))

    validator("report").validate(json.loads(text))


def test_the_lines_of_jsonl_have_the_shape_of_the_reports_pieces() -> None:
    lines = [jsonl.item(RUN, item) for item in ITEMS] + [jsonl.tail(RUN, ledger_of())]

    for line in lines:
        assert line.count("\n") == 1
        validator("report", "line").validate(json.loads(line))


def test_a_report_without_its_sentence_is_refused() -> None:
    broken = json.loads(report(RUN))
    del broken["inputs"][0]["sentence"]

    with pytest.raises(ValidationError):
        validator("report").validate(broken)


def test_a_reading_has_the_shape_of_its_schema() -> None:
    seen = reading(LABEL, hidden(NOTICE), contacts=(contact(),))

    validator("reading").validate(json.loads(inspection_jsonl(seen)))


PACKS = sorted(
    path for path in RULES.glob("*/*.yaml") if path.name not in {"law.yaml", "pack.yaml"}
)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_rule_file_has_the_shape_of_its_schema(path: Path) -> None:
    # The base loader keeps scalars as text, as faracheck does; the schema then sees the numbers
    # and dates of check settings as the safe loader reads them.
    validator("rule").validate(yaml.load(path.read_text(encoding="utf-8"), _Loader))  # noqa: S506


class _Loader(yaml.SafeLoader):
    """YAML without dates: JSON has none."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))


def test_an_unknown_key_of_a_rule_is_refused() -> None:
    path = RULES / "fara" / "label.yaml"
    rules = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506
    rules["rules"][0]["check"]["kidn"] = "x"

    with pytest.raises(ValidationError):
        validator("rule").validate(rules)
