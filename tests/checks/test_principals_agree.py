"""The principals in the statement are compared with the names given, on both sides."""

from dataclasses import replace

from faracheck.checks.principals_agree import PrincipalsAgree
from faracheck.model.brief import Brief
from faracheck.model.reading import Reading
from tests.build_reading import LABEL, party, reading, said

CHECK = PrincipalsAgree()


def naming(*names: str) -> Reading:
    return reading(replace(LABEL, principals=tuple(party(name) for name in names)))


def given(*names: str) -> Brief:
    return Brief(principals=names)


def test_all_names_in_any_order_pass() -> None:
    assert said(
        CHECK, naming("Sarkand", "the Republic of Vastria"), given("Republic of Vastria", "SARKAND")
    ) == [("pass", "same", LABEL.words.text)]


def test_each_stranger_is_a_finding() -> None:
    assert said(CHECK, naming("Sarkand", "Vastria", "Port Anse"), given("Sarkand")) == [
        ("fail", "other", "Vastria"),
        ("fail", "other", "Port Anse"),
    ]


def test_a_name_that_is_left_out_is_a_finding() -> None:
    (hit,) = CHECK.find(naming("Sarkand"), given("Sarkand", "Vastria"))

    assert (hit.verdict, hit.message) == ("fail", "absent")
    assert hit.details == {"found": "Sarkand", "given": "Vastria"}


def test_a_stranger_in_its_place_is_one_finding_and_not_two() -> None:
    (hit,) = CHECK.find(naming("Sarkand"), given("Vastria"))

    assert (hit.message, hit.details) == ("other", {"found": "Sarkand", "given": "Vastria"})


def test_a_slip_names_what_was_meant() -> None:
    (hit,) = CHECK.find(naming("Ministry of Turism"), given("Ministry of Tourism", "Vastria"))

    assert hit.message == "near"
    assert hit.details == {"found": "Ministry of Turism", "given": "Ministry of Tourism"}


def test_nothing_is_compared_without_both_names() -> None:
    assert said(CHECK, naming("Sarkand")) == [("not-applicable", "no-name-given", "")]
    assert said(CHECK, naming(), given("Sarkand")) == [("not-applicable", "name-missing", "")]
