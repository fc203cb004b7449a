import pytest

from faracheck.recognise.blanks import bare_blank, find_blanks
from tests.recognise.wordings import english


def blanks_in(text: str) -> list[str]:
    return [text[slice(*bounds)] for bounds in find_blanks(text, 0, len(text), english())]


@pytest.mark.parametrize(
    "blank",
    [
        "(name of registrant)",
        "[REGISTRANT]",
        "[insert client name here]",
        "________",
        "{{ principal }}",
        "{principal_name}",
        "${client}",
        "<%= agent %>",
        "*|AGENT|*",
        "%%PRINCIPAL%%",
        "«Principal»",
        "<AGENT NAME>",
        "<<PRINCIPAL>>",
        "[[name]]",
        "XXXX",
        "TBD",
        "FOREIGN_PRINCIPAL",
        "to be confirmed",
    ],
)
def test_a_blank_is_seen_in_every_form_met_in_templates(blank: str) -> None:
    assert blanks_in(f"distributed by {blank} on") == [blank]


@pytest.mark.parametrize(
    "name", ["Vantor LLC (#5870)", "[Vantor Strategies]", "Brook (Anse) Ltd.", "Velmora Rail"]
)
def test_a_name_is_no_blank(name: str) -> None:
    assert blanks_in(f"distributed by {name} on") == []


def test_words_for_a_name_are_a_blank_without_any_brackets() -> None:
    assert bare_blank("REGISTRANT NAME", english())
    assert bare_blank("Name of registrant", english())
    assert not bare_blank("Government of Sarkand", english())
