"""The static reading of looks against what Chromium painted of the same pages."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import turbohtml
from turbohtml import Element, Text

from faracheck.loaders.html.appearance import PageAppearance
from faracheck.loaders.html.runs import TextRun
from faracheck.model.document import Look, Source, Span
from faracheck.ports import LoadOptions
from tests.pages.table import PAGES, WORDS, CasePage, write

TRUTH = json.loads((Path(__file__).parent / "truth.json").read_text(encoding="utf-8"))
# What is still called visible although Chromium paints nothing; this list only shrinks.
STILL_MISSED = {
    "colour/first-line-white",
    "cover/pulled-over",
}


@dataclass
class _Page:
    """A parsed page with its text nodes laid end to end."""

    tree: turbohtml.Document
    runs: list[TextRun]
    source: Source
    options: LoadOptions

    def runs_in(self, span: Span) -> list[TextRun]:
        return [run for run in self.runs if run.start < span.end and span.start < run.end]


def _texts(node: turbohtml.Node) -> list[Text]:
    found: list[Text] = []
    for child in node.children:
        if isinstance(child, Text):
            found.append(child)
        elif not (isinstance(child, Element) and child.tag in {"script", "style", "title"}):
            root = child.shadow_root if isinstance(child, Element) else None
            found.extend([*(_texts(root) if root is not None else []), *_texts(child)])
    return found


def _page(case: CasePage, folder: Path) -> _Page:
    path = write(case, folder)
    runs, at = [], 0
    tree = turbohtml.parse(path.read_text(encoding="utf-8"), source_locations=True)
    for node in _texts(tree):
        runs.append(TextRun(at, at + len(node.data), node))
        at += len(node.data)
    return _Page(tree, runs, Source(str(path), b"", base=str(folder)), LoadOptions())


def _look(case: CasePage, folder: Path) -> Look:
    page = _page(case, folder)
    text = "".join(run.node.data for run in page.runs)
    places = [match.start() for match in re.finditer(r"[^\W_]", text)]
    letters = "".join(text[place] for place in places)
    wanted = re.sub(r"[\W_]", "", "".join(WORDS))
    at = letters.find(wanted)
    if at < 0:
        return Look(visible=False)
    span = Span(places[at], places[at + len(wanted) - 1] + 1)
    return PageAppearance(page).look(span)  # type: ignore[arg-type]  # a page by another road


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Look]:
    folder = tmp_path_factory.mktemp("pages")
    return {case.name: _look(case, folder / case.name) for case in PAGES}


def _is_seen(truth: dict[str, float | None]) -> bool:
    return truth["share"] == 1 and (truth["contrast"] or 0.0) >= 1.2


def test_every_page_has_its_truth() -> None:
    assert {case.name for case in PAGES} == set(TRUTH)


def test_no_other_page_is_called_visible_that_chromium_does_not_paint(
    looks: dict[str, Look],
) -> None:
    missed = {
        name for name, look in looks.items() if look.visible is True and not _is_seen(TRUTH[name])
    }

    assert missed == STILL_MISSED


def test_the_reading_agrees_with_chromium_on_98_of_100_pages(looks: dict[str, Look]) -> None:
    sure = [case.name for case in PAGES if not case.unsure]
    agreed = [name for name in sure if looks[name].visible is _is_seen(TRUTH[name])]

    assert len(agreed) >= 0.98 * len(sure)


def test_what_cannot_be_told_is_not_guessed(looks: dict[str, Look]) -> None:
    assert [looks[case.name].visible for case in PAGES if case.unsure] == [None]


def test_font_sizes_are_those_that_chromium_computes(looks: dict[str, Look]) -> None:
    seen = [name for name, look in looks.items() if look.visible and _is_seen(TRUTH[name])]
    near = [n for n in seen if abs((looks[n].font_px or 0) - TRUTH[n]["font_px"]) <= 0.3]

    assert len(near) >= 0.98 * len(seen)


def test_contrast_is_within_a_tenth_of_what_chromium_paints(looks: dict[str, Look]) -> None:
    seen = [
        name
        for name, look in looks.items()
        if look.visible and _is_seen(TRUTH[name]) and TRUTH[name]["font_px"] >= 12
    ]
    near = [n for n in seen if abs((looks[n].contrast or 0) / TRUTH[n]["contrast"] - 1) <= 0.1]

    assert len(near) >= 0.98 * len(seen)
