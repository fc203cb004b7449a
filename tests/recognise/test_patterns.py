"""What RE2 takes, what it refuses, and how it says so."""

from time import perf_counter

import pytest

from faracheck.recognise.patterns import Pattern, compile_pattern, escape, late


def test_offsets_count_characters_and_not_bytes() -> None:
    pattern = compile_pattern(r"(?P<name>\p{L}+)@")
    match = pattern.search("écrire à Zoë@harbour")

    assert match is not None
    assert match.span(pattern.groupindex["name"]) == (9, 12)
    assert match.groupdict() == {"name": "Zoë"}


def test_case_is_kept_unless_the_caller_waives_it() -> None:
    assert compile_pattern("presse").search("PRESSE") is None
    assert compile_pattern("ПРЕССА", ignore_case=True).search("пресса") is not None


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("(?<=by )name", "look-around is not available"),
        ("(?!not)", "look-around is not available"),
        (r"(a)\1", "back-references included"),
        ("(open", "a parenthesis is not closed"),
        ("shut)", "closed that was never opened"),
        ("[a-", "a bracket is not closed"),
        ("*", "nothing stands before a repetition"),
        ("a{1001}", "larger than 1000"),
        (r"\p{Nonsense}", "does not exist"),
    ],
)
def test_what_re2_refuses_is_explained_with_the_pattern(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match="cannot be used") as caught:
        compile_pattern(source)

    assert reason in str(caught.value)
    assert f"'{source}'" in str(caught.value)


def test_a_pattern_that_ruins_backtracking_engines_runs_in_linear_time() -> None:
    begun = perf_counter()

    assert compile_pattern("(?:a+)+b").search("a" * 300_000) is None

    assert perf_counter() - begun < 1


def test_escaped_words_match_themselves_alone() -> None:
    words = "N.V. (Sarkand) [x] {2} a|b ^$ *+? \\ – 联系人"

    assert compile_pattern(escape(words)).fullmatch(words) is not None
    assert compile_pattern(escape("a.b")).search("axb") is None


def test_a_late_pattern_is_made_when_it_is_first_asked() -> None:
    made: list[str] = []

    def make() -> Pattern:
        made.append("made")
        return compile_pattern("distribu(?P<end>ted)")

    pattern = late(make)
    assert made == []
    assert pattern.search("it is distributed") is not None
    assert pattern.groupindex == {"end": 1}
    assert pattern.fullmatch("distributed") is not None
    assert made == ["made"]
