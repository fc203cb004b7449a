"""The names that selectors ask for, told from their text: a promise that is too much hides rules."""

import pytest

from faracheck.loaders.html.style.keys import names_in_line, names_needed, rightmost_keys


@pytest.mark.parametrize(
    ("prelude", "keys"),
    [
        ("p.legal", {".legal"}),
        ("#foot p, .Legal > em", {"p", "em"}),
        ("p:not(.x)", {"p"}),
        (".a ::slotted(.b)", {"*"}),
        (r".a\:b", {"*"}),
        ("[data-x='a, .b']", {"*"}),
        (".😀", {".😀"}),
    ],
)
def test_a_rule_is_filed_under_what_its_last_part_names(prelude: str, keys: set[str]) -> None:
    assert rightmost_keys(prelude) == keys


@pytest.mark.parametrize(
    ("prelude", "needs"),
    [
        ("p", [set()]),
        (".a .b, #C > p", [{".a", ".b"}, {"#c"}]),
        (".a:is(.b, .c) em", [{".a"}]),
        (".a:not(.b)", [{".a"}]),
        (".a:has(> .b)", [{".a"}]),
        ("[class~='x'] .a", [{".a"}]),
        ("[title='.b'] .a", [{".a"}]),
        ("[title=']'] .a", [set()]),
        (r".a\.b", [set()]),
        (".a/* .b */", [set()]),
        (".a + .b", [{".a", ".b"}]),
    ],
)
def test_a_selector_needs_every_name_outside_its_brackets(
    prelude: str, needs: list[set[str]]
) -> None:
    assert list(names_needed(prelude)) == needs


@pytest.mark.parametrize(
    ("prelude", "needs"),
    [
        (".a .b", [{".a", ".b"}]),
        (".a + .b, .c p", [set(), {".c"}]),
        (".a ~ p", [set()]),
        (".a:not(.b + .c) p", [{".a"}]),
    ],
)
def test_what_stands_beside_an_element_is_not_looked_for_around_it(
    prelude: str, needs: list[set[str]]
) -> None:
    assert list(names_in_line(prelude)) == needs
