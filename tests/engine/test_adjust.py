"""Settings change a rulebook in the open, and never what restates the statute."""

from pathlib import Path

import pytest

from faracheck.config.load import load_settings
from faracheck.engine.adjust import adjusted, weights
from faracheck.engine.select import one_rule
from faracheck.errors import RuleError
from faracheck.model.document import Medium
from faracheck.model.outcome import Severity
from faracheck.rulebook.pack import Rulebook, load_rulebook

BOOK = load_rulebook()


def by(folder: Path, text: str) -> Rulebook:
    path = folder / "faracheck.yaml"
    path.write_text(text, encoding="utf-8")
    return adjusted(BOOK, load_settings(path))


def test_a_rule_weighs_what_the_settings_say(tmp_path: Path) -> None:
    book = by(tmp_path, "rules: {other-language: {severity: note}, PRESS001: {severity: error}}")

    assert one_rule(book, "contact-missing").severity is Severity.ERROR
    assert one_rule(book, "other-language").weighs(Medium.PRINT) is Severity.NOTE


def test_a_threshold_is_the_settings_own(tmp_path: Path) -> None:
    check = one_rule(
        by(tmp_path, "rules: {statement-tiny: {check: {px: 11}}}"), "statement-tiny"
    ).check

    assert "px=11" in repr(check)


def test_a_voucher_is_named_with_the_day(tmp_path: Path) -> None:
    book = by(tmp_path, "vouched: {es: {by: T. Corrado, on: 2026-02-01}}")

    assert {it.vouched_by for it in book.wordings if it.language == "es"} == {
        "T. Corrado, 2026-02-01"
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rules: {statement-missing: {severity: warning}}", "cannot weigh less than error"),
        ("rules: {statement-missing: {check: {}}}", "not for settings to change"),
        ("rules: {statment-missing: {}}", r":1:9: there is no rule .*did you mean"),
        ("rules: {statement-tiny: {check: {pxx: 9}}}", r":1:34: .* has no .pxx. \(did you mean"),
        ("materials: [{match: [a], severity: {FARA001: note}}]", "cannot weigh less than error"),
        ("vouched: {xx: {by: T. Corrado, on: 2026-02-01}}", "there is no wording in 'xx'"),
    ],
)
def test_what_cannot_be_set_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        by(tmp_path, text)


def test_weights_are_found_by_any_name_of_a_rule() -> None:
    assert weights(BOOK, {"contact-missing": Severity.ERROR}) == {"PRESS001": Severity.ERROR}
