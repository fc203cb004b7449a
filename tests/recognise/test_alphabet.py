"""In a text of Latin letters a narrowed pattern finds what the whole one finds."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.recognise.contact.alphabet import ALPHABET, is_latin, met_in_latin, narrowed
from faracheck.recognise.patterns import compile_pattern

LATIN = [chr(point) for first, last in ALPHABET for point in range(first, last + 1)]
CLASSES = [
    r"\p{L}+",
    r"[\p{L}\p{M}\p{N}\p{Cf}._%+&'’\-]+",
    r"[\p{Lu}\p{Lo}][\p{L}.,\p{Z}]*",
    r"[^\p{Z}\p{Pd}]+",
    r"\p{Nd}{1,3}",
    r"\[[\p{L}\]]+",
    r"\p{Han}+|x",
]


@pytest.mark.parametrize("source", CLASSES)
@settings(deadline=None)
@given(text=st.text(st.sampled_from(LATIN), max_size=60))
def test_a_narrowed_pattern_finds_the_same(source: str, text: str) -> None:
    whole, small = compile_pattern(source), compile_pattern(narrowed(source))

    assert [found.span() for found in small.finditer(text)] == [
        found.span() for found in whole.finditer(text)
    ]


def test_every_letter_number_space_and_dash_of_the_alphabet_is_in_its_classes() -> None:
    text = "".join(LATIN)
    for name in ("L", "Lu", "Lo", "M", "N", "Nd", "Z", "Cf", "Pd"):
        found = compile_pattern(narrowed(rf"[x\p{{{name}}}]")).finditer(text)
        members = {letter for match in found for letter in match.group(0)} - {"x"}
        own = {letter for letter in LATIN if unicodedata.category(letter).startswith(name)}

        assert members == own - {"x"}, name


def test_one_letter_of_another_script_is_enough() -> None:
    assert is_latin("Médias — “presse” 📞 №".replace("№", ""))
    assert not is_latin("Контакт")
    assert not is_latin("e\u0301")


def test_a_phrase_of_another_script_is_not_met_in_latin() -> None:
    assert met_in_latin("contact for * press")
    assert met_in_latin("-30-")
    assert not met_in_latin("контакты для * сми")
    assert not met_in_latin("媒体联系")
