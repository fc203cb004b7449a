from pathlib import Path

import pytest

from faracheck.recognise.grammar import grammar_of
from faracheck.recognise.hints import lowered
from faracheck.recognise.statements import find_statements
from faracheck.recognise.wording import Wording
from faracheck.shape import read
from tests.build import document

FOLDER = Path(__file__).parents[2] / "rules" / "fara" / "wording"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            (
                "DIFUNDIDO POR VANTOR LLC EN REPRESENTACION DE SARKAND. MAS INFORMACION"
                " DISPONIBLE EN EL DEPARTAMENTO DE JUSTICIA, WASHINGTON, D.C."
            ),
        ),
        (
            "fr",
            (
                "DIFFUSE PAR VANTOR LLC AU NOM DE SARKAND. INFORMATIONS COMPLEMENTAIRES"
                " DEPOSEES AUPRES DU DEPARTEMENT DE LA JUSTICE, WASHINGTON, D.C."
            ),
        ),
    ],
)
def test_capitals_without_their_accents_are_read_without_a_flaw(language: str, text: str) -> None:
    grammar = grammar_of(read(FOLDER / f"{language}.yaml", Wording))
    draft = document(text)

    (statement,) = find_statements(draft, lowered(draft.text), [grammar])

    assert (statement.complete, statement.flaws) == (True, ())
