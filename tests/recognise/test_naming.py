import pytest

from faracheck.recognise.naming import divided, name_at_end, plain, stripped, trimmed
from tests.recognise.wordings import english


def name_in(slot: str) -> str:
    return plain(slot[slice(*trimmed(slot, (0, len(slot)), english()))])


def names_in(slot: str) -> list[str]:
    whole = stripped(slot, (0, len(slot)), english())
    pieces = divided(slot, whole, english())
    return [plain(slot[slice(*trimmed(slot, piece, english()))]) for piece in pieces]


@pytest.mark.parametrize(
    ("slot", "name"),
    [
        ("the Government of Sarkand", "Government of Sarkand"),
        ('"Vantor LLC"', "Vantor LLC"),
        ("Vantor LLC (#5870)", "Vantor LLC"),
        ("Vantor LLC, FARA Registration No. 6543", "Vantor LLC"),
        ("Vantor LLC through Bell Media", "Vantor LLC"),
        ("Sarkand Radio, a public corporation established by the Government", "Sarkand Radio"),
        ("Vantor Strategies, Port Anse, Sarkand", "Vantor Strategies"),
        ("Vantor LLC, 1200 K Street NW, Washington, DC 20005", "Vantor LLC"),
        ("Pelham, Roy and Associates, P\ue000C\ue000", "Pelham, Roy and Associates, P.C."),
        (
            "Ministry of Investment, Republic of Sarkand",
            "Ministry of Investment, Republic of Sarkand",
        ),
        ("Vantor LLC d/b/a Vantor Public Affairs", "Vantor LLC d/b/a Vantor Public Affairs"),
        ("Dr\ue000 Marta Quell", "Dr. Marta Quell"),
        ("Hollis & Marr", "Hollis & Marr"),
        ("Vantor LLC\vContact: Marta Quell", "Vantor LLC"),
        (" ,; ", ""),
    ],
)
def test_a_name_carries_nothing_that_only_stands_around_it(slot: str, name: str) -> None:
    assert name_in(slot) == name


@pytest.mark.parametrize(
    ("slot", "names"),
    [
        ("Sarkand and Velmora", ["Sarkand", "Velmora"]),
        ("the Republic of Trinidad and Tobago", ["Republic of Trinidad and Tobago"]),
        (
            "the Republic of Sarkand and the Windlass Isles",
            ["Republic of Sarkand and the Windlass Isles"],
        ),
        (
            "the Republic of Sarkand and the Windlass Isles Authority",
            ["Republic of Sarkand", "Windlass Isles Authority"],
        ),
        (
            "the Ministry of Trade and Industry of Velmora",
            ["Ministry of Trade and Industry of Velmora"],
        ),
        (
            "the Port Authority of Anse, the Republic of Sarkand, and Velmora Rail Ltd.",
            ["Port Authority of Anse", "Republic of Sarkand", "Velmora Rail Ltd."],
        ),
        (
            "Antel Mining Corp\ue000 and Velmora Rail Ltd\ue000",
            ["Antel Mining Corp.", "Velmora Rail Ltd."],
        ),
        (
            "Antel Mining, Inc., Velmora Rail Ltd. and the Bank of Anse",
            ["Antel Mining, Inc.", "Velmora Rail Ltd.", "Bank of Anse"],
        ),
        (
            "the Ministry of Trade, Republic of Sarkand, and the City of Anse",
            ["Ministry of Trade, Republic of Sarkand", "City of Anse"],
        ),
    ],
)
def test_principals_are_divided_between_names_only(slot: str, names: list[str]) -> None:
    assert names_in(slot) == names


def test_a_leading_stretch_ends_in_the_name() -> None:
    text = "The Republic of Sarkand has retained Vantor LLC"

    assert text[slice(*name_at_end(text, (0, len(text)), english()))] == "Vantor LLC"


def test_text_without_capitals_is_left_alone() -> None:
    text = "has retained vantor llc"

    assert name_at_end(text, (0, len(text)), english()) == (0, len(text))
