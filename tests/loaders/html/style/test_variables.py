"""Custom properties, attributes and the environment in values."""

import pytest

from faracheck.loaders.html.style.variables import has_references, substitute

CUSTOM = {"--a": "red", "--b": "var(--a)"}
ATTRIBUTES = {"data-w": "12", "title": 'say "so"'}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("var(--a)", "red"),
        ("var(--none, blue)", "blue"),
        ("var(--none, var(--a))", "red"),
        ("1px var( --a ) 2px", "1px red 2px"),
        ("env(safe-area-inset-top)", "0px"),
        ("env(unheard-of, 3px)", "3px"),
        ("attr(data-w px)", "12px"),
        ("attr(data-w number)", "12"),
        ("attr(data-w type(<length>))", "12"),
        ("attr(title)", '"say \\"so\\""'),
        ("attr(data-none, 4px)", "4px"),
    ],
)
def test_a_reference_is_filled_in(text: str, filled: str) -> None:
    found = substitute(text, CUSTOM.get, ATTRIBUTES.get)

    assert has_references(text)
    assert found is not None
    assert found.replace("/**/", "").replace("  ", " ").strip() == filled


@pytest.mark.parametrize(
    "text", ["var(--none)", "var(a)", "env(unheard-of)", "env()", "attr(data-none)", "attr()"]
)
def test_a_reference_to_nothing_makes_the_value_void(text: str) -> None:
    assert substitute(text, CUSTOM.get, ATTRIBUTES.get) is None


def test_a_value_that_doubles_without_end_is_void() -> None:
    assert substitute("var(--x)" * 30, lambda _: "y" * 10_000, ATTRIBUTES.get) is None


def test_plain_text_refers_to_nothing() -> None:
    assert not has_references("calc(1px + 2px)")
    assert not has_references("my-var(--a)")
