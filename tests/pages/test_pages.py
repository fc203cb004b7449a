"""The static reading of looks against what Chromium painted of the same pages."""

import json
from pathlib import Path

import pytest

from faracheck.model.document import Look
from tests.pages.looks import is_seen, look_at
from tests.pages.table import PAGES

TRUTH = json.loads((Path(__file__).parent / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Look]:
    folder = tmp_path_factory.mktemp("pages")
    return {case.name: look_at(case, folder / case.name) for case in PAGES}


def test_every_page_has_its_truth() -> None:
    assert {case.name for case in PAGES} == set(TRUTH)


def test_the_truth_is_written_as_any_reader_of_json_takes_it() -> None:
    text = (Path(__file__).parent / "truth.json").read_text(encoding="utf-8")

    assert json.loads(text, parse_constant=pytest.fail) == TRUTH


def test_no_page_is_called_visible_that_chromium_does_not_paint(
    looks: dict[str, Look],
) -> None:
    missed = {
        name for name, look in looks.items() if look.visible is True and not is_seen(TRUTH[name])
    }

    assert not missed


def test_the_reading_agrees_with_chromium_on_98_of_100_pages(looks: dict[str, Look]) -> None:
    sure = [case.name for case in PAGES if not case.unsure]
    agreed = [name for name in sure if looks[name].visible is is_seen(TRUTH[name])]

    assert len(agreed) >= 0.98 * len(sure)


def test_what_cannot_be_told_is_not_guessed(looks: dict[str, Look]) -> None:
    assert {looks[case.name].visible for case in PAGES if case.unsure} == {None}


def test_font_sizes_are_those_that_chromium_computes(looks: dict[str, Look]) -> None:
    seen = [name for name, look in looks.items() if look.visible and is_seen(TRUTH[name])]
    near = [n for n in seen if abs((looks[n].font_px or 0) - TRUTH[n]["font_px"]) <= 0.3]

    assert len(near) >= 0.98 * len(seen)


def test_contrast_is_within_a_tenth_of_what_chromium_paints(looks: dict[str, Look]) -> None:
    seen = [
        name
        for name, look in looks.items()
        if look.visible and is_seen(TRUTH[name]) and TRUTH[name]["font_px"] >= 12
    ]
    near = [n for n in seen if abs((looks[n].contrast or 0) / TRUTH[n]["contrast"] - 1) <= 0.1]

    assert len(near) >= 0.98 * len(seen)
