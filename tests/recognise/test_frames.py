"""What a frame needs stands in all that it matches: passing it over loses nothing."""

import pytest

from faracheck.recognise.clauses import fitting
from faracheck.recognise.frames import always
from faracheck.recognise.grammar import grammar_of
from faracheck.rulebook.pack import load_rulebook
from tests.score.statements import labelled

WORDINGS = {it.language: it for it in load_rulebook().wordings}


@pytest.mark.parametrize(
    ("say", "needs"),
    [
        ("{agent},? <distributes> (?P<material><material>)", ["distributes", "material"]),
        ("(?:(?P<material><material>),? )?(?:<be> )?<by> {agent}", ["by"]),
        ("(?:<act>,? )+<on_behalf_of>{principal}", ["on_behalf_of"]),
        ("<open>?(?:[(–-] ?)?<close>* <be>{0,2}<end>+", ["end"]),
        (r"<one> \(<two>\)", ["one", "two"]),
        ("<one>|<two>", []),
    ],
)
def test_what_stands_in_brackets_may_be_left_out(say: str, needs: list[str]) -> None:
    assert always(say) == needs


@pytest.mark.parametrize("language", WORDINGS)
def test_no_frame_is_passed_over_that_matches(language: str) -> None:
    grammar = grammar_of(WORDINGS[language])

    for text in (case.text for its, case in labelled() if its == language):
        found = [it for it in grammar.frames if it.pattern.search(text)]
        assert set(map(id, found)) <= set(map(id, fitting(text, grammar))), text
