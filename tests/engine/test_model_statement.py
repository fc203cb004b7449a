"""What is printed as the model statement is read as one, or it is not printed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.engine.judge import judge
from faracheck.engine.model_statement import Asked, model_statement, wording_in
from faracheck.engine.read import Desk, read
from faracheck.errors import RequestError
from faracheck.model.document import Audience, Medium, Source
from faracheck.model.outcome import Severity
from faracheck.rulebook.pack import load_rulebook

ON = date(2026, 11, 1)
RULEBOOK = load_rulebook()
LANGUAGES = sorted(wording.language for wording in RULEBOOK.wordings)
MEDIA = [medium for medium in Medium if medium is not Medium.UNKNOWN]
COMPANIES = st.builds(
    lambda name, form: f"{name}{form}",
    st.from_regex(r"[B-DF-HJ-NP-TV-Z][aeiou][lmnrst][aeiou]( & [A-Z][a-z]{4,9})?", fullmatch=True),
    st.sampled_from(["", " LLC", ", P.C.", " Strategies", ", Inc.", " GmbH", " d/b/a Bell Desk"]),
)
LANDS = st.builds(
    lambda head, name: f"{head}{name}",
    st.sampled_from(["", "Republic of ", "Ministry of Trade and Industry of ", "Embassy of "]),
    st.from_regex(r"[B-DF-HJ-NP-TV-Z][aeiou][lmnrst][aeiou](stan|land|nia)", fullmatch=True),
)
ANY_NAME = st.text(min_size=0, max_size=40)


def printed(asked: Asked, language: str = "en") -> str:
    return model_statement(asked, wording_in(language, RULEBOOK), RULEBOOK, ON)


def weighty(text: str, asked: Asked) -> list[str]:
    reading = read(Source("statement.txt", text.encode()), Desk(RULEBOOK, asked.brief))
    return [
        outcome.message
        for outcome in judge(reading, RULEBOOK, asked.brief, ON)
        if outcome.verdict.finding and outcome.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_model_that_passes(language: str) -> None:
    asked = Asked("Vantor LLC", ("Sarkand",))

    assert weighty(printed(asked, language), asked) == []


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("audience", list(Audience))
def test_every_medium_and_audience_is_served(medium: Medium, audience: Audience) -> None:
    asked = Asked("Vantor, P.C.", ("Sarkand", "Port Authority of Anse Ltd."), medium, audience)

    assert weighty(printed(asked), asked) == []
    assert ".." not in printed(asked)


@given(COMPANIES, st.lists(LANDS, min_size=1, max_size=3, unique=True), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_what_is_printed_passes(agent: str, principals: list[str], language: str) -> None:
    asked = Asked(agent, tuple(principals), Medium.WEB)
    try:
        text = printed(asked, language)
    except RequestError:
        # A list that a language cannot tell apart is refused; one name never is.
        assert len(principals) > 1
        return

    assert weighty(text, asked) == []
    assert agent in text


@given(ANY_NAME, ANY_NAME)
@settings(max_examples=60, deadline=None)
def test_no_name_whatever_breaks_the_statement_in_silence(agent: str, principal: str) -> None:
    asked = Asked(agent, (principal,))
    try:
        text = printed(asked)
    except RequestError:
        return

    assert weighty(text, asked) == []


@pytest.mark.parametrize(
    "name",
    ["", " ", "[CLIENT]", "TBD", "{{ agent }}", "our client", "a foreign principal", "—", "A\x19"],
)
def test_a_name_that_names_nobody_is_refused(name: str) -> None:
    with pytest.raises(RequestError):
        printed(Asked("Vantor LLC", (name,)))


def test_the_longest_statement_that_fits_is_chosen() -> None:
    full = printed(Asked("Vantor LLC", ("Sarkand",)))
    shorter = printed(Asked("Vantor LLC", ("Sarkand",), longest=len(full) - 1))
    shortest = printed(Asked("Vantor LLC", ("Sarkand",), longest=120))

    assert len(full) > len(shorter) > len(shortest)


def test_where_none_fits_the_shortest_is_told() -> None:
    with pytest.raises(RequestError, match="no statement of at most 20 characters") as refused:
        printed(Asked("Vantor LLC", ("Sarkand",), longest=20))

    assert "the shortest has" in refused.value.hint


def test_a_language_without_wording_is_refused_with_those_there_are() -> None:
    with pytest.raises(RequestError, match="there is no wording in 'xx'") as refused:
        wording_in("xx", RULEBOOK)

    assert "en" in refused.value.hint


@pytest.mark.parametrize(
    ("principal", "said"),
    [
        ("Embassy of Sarkand", "behalf of the Embassy of Sarkand."),
        ("the Embassy of Sarkand", "behalf of the Embassy of Sarkand."),
        ("Royal Bank of Sarkand", "behalf of the Royal Bank of Sarkand."),
        ("Sarkand", "behalf of Sarkand."),
        ("Friends of Sarkand", "behalf of Friends of Sarkand."),
    ],
)
def test_a_name_has_the_article_that_it_has_in_a_sentence(principal: str, said: str) -> None:
    assert said in printed(Asked("Vantor LLC", (principal,)))


def test_a_region_makes_no_other_language() -> None:
    asked = Asked("Vantor LLC", ("Sarkand",))

    assert printed(asked, "fr-CA") == printed(asked, "fr")
