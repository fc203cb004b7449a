"""A page over a limit could not be checked: nothing of it, and no style sheet, is left unread."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from faracheck.errors import LimitError
from faracheck.loaders.html import LOADER
from faracheck.model.document import Source, Span
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions

WORDS = "words that stand here"
HIDES = "document.getElementById('label').style.display = 'none'"


def looked_at(
    markup: str, limits: Limits | None = None, sheets: Sequence[tuple[Path, str]] = ()
) -> bool | None:
    """Return whether the words of a page can be seen, beside its style sheets."""
    for path, text in sheets:
        path.write_text(text, encoding="utf-8")
    base = str(sheets[0][0].parent) if sheets else None
    options = LoadOptions(folders=(base,) if base else (), limits=limits or Limits())
    document = LOADER.load(Source("a.html", markup.encode(), base=base), options)
    at = document.text.index(WORDS)
    return document.appearance.look(Span(at, at + len(WORDS))).visible


def chain(folder: Path, length: int, last: str) -> list[tuple[Path, str]]:
    """Return style sheets each of which imports the next, and what stands in the last."""
    links = [(folder / f"{n}.css", f'@import "{n + 1}.css";') for n in range(length)]
    return [*links, (folder / f"{length}.css", last)]


def test_elements_nested_up_to_the_limit_are_read_and_one_more_is_told() -> None:
    page = "<div>" * 50 + f"<p>{WORDS}"
    limits = Limits(nesting=53)

    assert looked_at(page, limits) is True
    with pytest.raises(LimitError, match="limit nesting: more than 53 elements inside one another"):
        looked_at(f"<div>{page}", limits)


def test_an_element_with_too_many_attributes_is_told() -> None:
    names = " ".join(f"a{number}" for number in range(40))

    assert looked_at(f"<p {names}>{WORDS}", Limits(attributes=40)) is True
    with pytest.raises(LimitError, match="limit attributes: more than 40 attributes"):
        looked_at(f"<p {names} b>{WORDS}", Limits(attributes=40))


def test_style_sheets_count_together(tmp_path: Path) -> None:
    sheet = (tmp_path / "a.css", "p { color: black }" + " " * 500)
    page = f"<style>p {{ margin: 0 }}</style><link rel=stylesheet href=a.css><p>{WORDS}"

    assert looked_at(page, Limits(stylesheets=600), [sheet]) is True
    with pytest.raises(LimitError, match="limit stylesheets: more than 500 bytes"):
        looked_at(page, Limits(stylesheets=500), [sheet])


def test_a_style_sheet_larger_than_any_input_is_not_taken_for_a_missing_one(tmp_path: Path) -> None:
    sheet = (tmp_path / "a.css", " " * 1_000)

    with pytest.raises(LimitError, match="limit size"):
        looked_at(f"<link rel=stylesheet href=a.css><p>{WORDS}", Limits(size=900), [sheet])


def test_what_the_last_of_many_imports_hides_is_hidden(tmp_path: Path) -> None:
    page = f"<link rel=stylesheet href=0.css><p>{WORDS}"

    assert looked_at(page, None, chain(tmp_path, 16, "p { display: none }")) is False


def test_imports_without_end_are_told(tmp_path: Path) -> None:
    page = f"<link rel=stylesheet href=0.css><p>{WORDS}"

    with pytest.raises(LimitError, match="limit imports: more than 16 style sheets"):
        looked_at(page, None, chain(tmp_path, 17, "p { display: none }"))


def test_sheets_that_import_themselves_and_one_another_many_times_end(tmp_path: Path) -> None:
    again = '@import "a.css"; @import "b.css";' * 10
    sheets = [(tmp_path / "a.css", again), (tmp_path / "b.css", again + "p { display: none }")]

    assert looked_at(f"<link rel=stylesheet href=a.css><p>{WORDS}", None, sheets) is False


def test_a_flood_of_imports_that_is_no_circle_ends_at_a_limit(tmp_path: Path) -> None:
    flood = [(tmp_path / f"{n}.css", f'@import "{n + 1}.css";' * 12) for n in range(9)]
    page = f"<link rel=stylesheet href=0.css><p>{WORDS}"

    with pytest.raises(LimitError, match="limit stylesheets"):
        looked_at(page, Limits(stylesheets=100_000), flood)


def test_no_script_is_too_long_to_be_read() -> None:
    page = f"<p id=label>{WORDS}</p><script>{' ' * 3_000_000}{HIDES}</script>"

    with pytest.raises(LimitError, match="limit scripts: more than 2,000,000 bytes"):
        looked_at(page, Limits(scripts=2_000_000))
    assert looked_at(page) is None


@pytest.mark.parametrize("opening", ["@media all {", "p { & {"])
def test_rules_deeper_than_are_followed_are_not_taken_for_none(opening: str) -> None:
    depth = 65
    inner = "p { display: none }" if opening.startswith("@") else "display: none"
    rules = opening * depth + inner + "}" * depth * opening.count("{")

    assert looked_at(f"<style>{rules}</style><p>{WORDS}") is not True
