"""A settings file is read whole or refused, with the place and what was meant."""

from pathlib import Path

import pytest

from faracheck.config.load import load_settings
from faracheck.errors import RuleError
from faracheck.model.outcome import Severity

PARTIES = """\
registrant: {name: Pelham Strategies LLC, number: 7012}
principals:
  - {name: Ministry of Tourism of Sarkand, aliases: [Visit Sarkand]}
  - {name: Republic of Vastria, aliases: {es: [República de Vastria]}}
"""


def written(folder: Path, text: str, name: str = "faracheck.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail-onn: error", r":1:1: the key 'fail-onn' is not known here \(did you mean 'fail-on'"),
        ("fail-on: errors", r":1:10: 'errors' is not known here \(did you mean 'error'"),
        ("contacts:\n  - {}", r":2:5: a contact has a name, an email or a phone"),
        ("registrant: {name: ' '}", r":1:13: a registrant has a name"),
        ("principals: [{name: ''}]", r":1:14: a principal has a name"),
        (
            "materials:\n  - {match: [a], for: none, reason: ' ', approver: b}",
            r":2:5: material for none states a reason and an approver",
        ),
        (
            "materials:\n  - {match: ['a/**'], for: none}",
            r":2:5: material for none states a reason and an approver",
        ),
        (
            PARTIES + "materials:\n  - {match: [a], for: Republic of Vastia}",
            r":6:23: no principal 'Republic of Vastia' is known \(did you mean 'Republic of Vas",
        ),
        (
            "principals:\n  - {name: Sarkand}\n  - {name: Vastria, aliases: [sarkand]}",
            "is a name of both Sarkand and Vastria",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        load_settings(written(tmp_path, text))


def test_a_principal_is_meant_by_any_of_its_names(tmp_path: Path) -> None:
    text = PARTIES + "materials:\n  - {match: [a], for: [Visit Sarkand, republica de vastria]}"

    assert load_settings(written(tmp_path, text)).settings.materials


def test_a_table_of_a_pyproject_says_the_same(tmp_path: Path) -> None:
    text = (
        '[tool.faracheck]\nfail-on = "warning"\nexclude = ["old/**"]\n\n'
        '[[tool.faracheck.principals]]\nname = "Republic of Vastria"\n\n'
        '[tool.faracheck.rules.contact-missing]\nseverity = "error"\n'
    )
    loaded = load_settings(written(tmp_path, text, "pyproject.toml"))

    assert loaded.settings.fail_on is Severity.WARNING
    assert loaded.settings.exclude == ("old/**",)
    assert loaded.settings.principals[0].name == "Republic of Vastria"
    assert [it.severity for it in loaded.settings.rules.values()] == [Severity.ERROR]
    assert loaded.where("exclude").endswith("pyproject.toml:3:1")
    assert loaded.where("packs") == "default"


def test_a_mistake_in_a_table_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"pyproject\.toml:3:1: the key 'fail-onn'"):
        load_settings(
            written(tmp_path, '[tool.other]\n[tool.faracheck]\nfail-onn = "x"\n', "pyproject.toml")
        )
    with pytest.raises(RuleError, match="not TOML"):
        load_settings(written(tmp_path, "[tool.faracheck\n", "pyproject.toml"))
