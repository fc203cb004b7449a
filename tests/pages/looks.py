"""How the statement of a page in the table looks, by the static reading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import turbohtml
from turbohtml import Element, Text

from faracheck.loaders._origin import Derived
from faracheck.loaders.html.appearance import PageAppearance
from faracheck.loaders.html.runs import TextRun
from faracheck.model.document import Look, Source, Span
from faracheck.ports import LoadOptions
from tests.pages.table import WORDS, CasePage, write


@dataclass
class _Page:
    """A parsed page with its text nodes laid end to end."""

    tree: turbohtml.Document
    runs: list[TextRun]
    source: Source
    options: LoadOptions
    parsed: Derived

    def runs_in(self, span: Span) -> list[TextRun]:
        return [run for run in self.runs if run.start < span.end and span.start < run.end]


def look_at(case: CasePage, folder: Path) -> Look:
    """Write the page into `folder` and return how its statement looks."""
    page = _page(case, folder)
    text = "".join(run.node.data for run in page.runs)
    places = [match.start() for match in re.finditer(r"[^\W_]", text)]
    letters = "".join(text[place] for place in places)
    wanted = re.sub(r"[\W_]", "", "".join(WORDS))
    at = letters.find(wanted)
    if at < 0:
        return Look(visible=False)
    span = Span(places[at], places[at + len(wanted) - 1] + 1)
    look = PageAppearance(page).look(span)  # type: ignore[arg-type]  # a page by another road
    # Whether words that are shown are meant is another question than whether they are painted.
    if look.disowned and look.unsure == look.disowned:
        return replace(look, visible=True, unsure=None)
    return look


def is_seen(truth: Mapping[str, float | None]) -> bool:
    """Say whether Chromium painted every word so that it can be made out."""
    return truth["share"] == 1 and (truth["contrast"] or 0.0) >= 1.2


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
    markup = path.read_text(encoding="utf-8")
    tree = turbohtml.parse(markup, source_locations=True)
    for node in _texts(tree):
        runs.append(TextRun(at, at + len(node.data), node))
        at += len(node.data)
    source = Source(str(path), b"", base=str(folder))
    return _Page(tree, runs, source, LoadOptions(), Derived(markup, markup))
