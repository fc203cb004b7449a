"""Functions that a sheet defines, and what a value that calls them comes to."""

import pytest

from faracheck.loaders.html.style.declarations import parse_declarations
from faracheck.loaders.html.style.functions import Function, read_function
from faracheck.loaders.html.style.variables import substitute

RULES = {
    "--twice(--x)": "result: calc(2 * var(--x))",
    "--or(--x, --y: var(--x))": "result: var(--y)",
    "--own()": "--w: 3px; result: var(--w)",
    "--page()": "result: var(--theme)",
    "--again()": "result: --again()",
    "--typed(--x <length>: 4px) returns <length>": "result: var(--x)",
    "--nothing()": "--w: 1px",
    "--many(--x)": "".join(f"--v{i}: 1px;" for i in range(9)) + "result: 1px",
}
FUNCTIONS: dict[str, Function] = dict(
    read_function(prelude, parse_declarations(body)) for prelude, body in RULES.items()
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("--twice(4px)", "calc(2 * 4px)"), ("--or(1px)", "1px"), ("--or(1px, 2px)", "2px"),
        ("--own()", "3px"), ("--page()", "dark"), ("--typed()", "4px"),
        ("--twice(--own())", "calc(2 * 3px)"), ("--again()", None), ("--nothing()", None),
        ("--many(1px)", None), ("--twice()", None), ("--unknown()", None),
        ("--twice(var(--missing))", None),
    ],
)  # fmt: skip
def test_a_call_gives_what_the_function_says(text: str, value: str | None) -> None:
    found = substitute(text, {"--theme": "dark"}.get, lambda _: None, FUNCTIONS)

    assert (found and found.replace("/**/", "")) == value
