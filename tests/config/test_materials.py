"""What holds for a draft: the command outweighs the settings, the later material the earlier."""

from pathlib import Path
from typing import Any

import pytest

from faracheck.config.load import Loaded, load_settings
from faracheck.config.materials import TEMPLATE, Asked, Materials
from faracheck.errors import RequestError
from faracheck.model.brief import Whose
from faracheck.model.document import Audience, Medium
from faracheck.model.outcome import Severity

SETTINGS = """\
registrant: {name: Pelham Strategies LLC, aliases: [Pelham], number: 7012}
principals:
  - {name: Ministry of Tourism of Sarkand, aliases: [Visit Sarkand], country: Sarkand}
  - {name: Republic of Vastria}
materials:
  - {match: ["sarkand/**"], for: Visit Sarkand, medium: print}
  - {match: ["**/*.html"], medium: web, audience: both, severity: {contact-missing: error}}
  - {match: [careers/**], for: none, reason: job offers, approver: A. Marsh}
  - {match: [layouts/**], role: template}
  - {match: [layouts/plain/**], role: publication}
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    (tmp_path / "faracheck.yaml").write_text(SETTINGS, encoding="utf-8")
    return load_settings(tmp_path / "faracheck.yaml")


def test_each_material_speaks_for_the_keys_that_it_has(loaded: Loaded) -> None:
    assigned = Materials(loaded).assignment(loaded.root / "sarkand" / "a.html")

    assert assigned.brief.medium is Medium.WEB
    assert assigned.brief.audience is Audience.BOTH
    assert assigned.brief.principals == ("Ministry of Tourism of Sarkand",)
    assert assigned.brief.whose is Whose.DECLARED
    assert assigned.severity == {"contact-missing": Severity.ERROR}
    assert assigned.aside is None


def test_the_command_outweighs_the_settings(loaded: Loaded) -> None:
    asked = Asked(Medium.EMAIL, Audience.OFFICIAL, "Quell & Marsh", ("republic of vastria",))
    assigned = Materials(loaded, asked).assignment(loaded.root / "sarkand" / "a.html")

    assert assigned.brief.medium is Medium.EMAIL
    assert assigned.brief.audience is Audience.OFFICIAL
    assert assigned.brief.agent == "Quell & Marsh"
    assert assigned.brief.number is None, "the number is another firm's"
    assert assigned.brief.principals == ("Republic of Vastria",)


@pytest.mark.parametrize("asked", [{"agent": ""}, {"agent": "7"}, {"principals": ("Sarkand", " ")}])
def test_a_name_without_a_letter_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(RequestError, match="is no name"):
        Asked(**asked)


def test_naming_a_principal_makes_no_publication_of_a_template(loaded: Loaded) -> None:
    materials = Materials(loaded, Asked(principals=("Republic of Vastria",)))

    assert materials.assignment(loaded.root / "layouts" / "a.html").aside == TEMPLATE
    assert materials.assignment(loaded.root / "careers" / "a.txt").aside is None


def test_nobody_guesses_whose_item_a_draft_is(loaded: Loaded) -> None:
    assigned = Materials(loaded).assignment(loaded.root / "a.txt")

    assert assigned.brief.whose is Whose.UNDECLARED
    assert assigned.brief.principals == ()


def test_an_only_principal_needs_no_declaration(tmp_path: Path) -> None:
    path = tmp_path / "faracheck.yaml"
    path.write_text("principals: [{name: Republic of Vastria}]", encoding="utf-8")
    assigned = Materials(load_settings(path)).assignment(tmp_path / "a.txt")

    assert assigned.brief.whose is Whose.DECLARED
    assert assigned.brief.principals == ("Republic of Vastria",)


def test_without_settings_nothing_is_said(tmp_path: Path) -> None:
    assert Materials().assignment(tmp_path / "a.txt").brief.whose is Whose.UNSAID
    assert Materials().assignment(None).aside is None


def test_material_for_nobody_and_templates_are_set_aside_with_a_reason(loaded: Loaded) -> None:
    def aside(path: str, asked: Asked | None = None) -> str | None:
        return Materials(loaded, asked or Asked()).assignment(loaded.root / path).aside

    assert aside("careers/a.txt") == "for no principal: job offers (by A. Marsh)"
    assert aside("layouts/a.html") == TEMPLATE
    assert aside("layouts/plain/a.html") is None
    assert aside("careers/a.txt", Asked(principals=("Republic of Vastria",))) is None


def test_a_draft_elsewhere_has_no_material(loaded: Loaded) -> None:
    assigned = Materials(loaded).assignment(loaded.root.parent / "sarkand" / "a.html")

    assert assigned.brief.medium is None
