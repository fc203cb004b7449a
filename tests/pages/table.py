"""Reads the table of pages (cases/*.yaml) and writes each page as a browser would get it.

Each entry has a `name`, `css` for a style element in the head, and a `body`. `{statement}` stands
for the statement; `{first}` and `{second}` for its two halves. Where something else is needed:
`head` (markup for the head), `html` and `attributes` (of the html and body elements), `files`
(beside the page), `doctype: none`, or `page` (the whole page). `unsure: true` marks a page of
which the static reading rightly says that it cannot tell.
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

HERE = Path(__file__).parent
FIRST = "This material is distributed by Harbour Lane Strategies LLC on behalf of the"
SECOND = (
    "Ministry of Trade of Valdoria. Additional information is available at the Department of"
    " Justice, Washington, DC."
)
STATEMENT = f"{FIRST} {SECOND}"
WORDS = [word.strip(".,") for word in STATEMENT.split()]

_ABOVE = (
    "<h1>Valdoria opens its harbours to river traffic</h1>"
    "<p>PORT ELIN, Valdoria. The Ministry of Trade said on Tuesday that the harbours of the"
    " eastern coast will take river barges from the first of May, a step that exporters of timber"
    " and grain have asked for since the canal was widened.</p>"
)
_BELOW = "<p>Barge operators may register from April. The tariff is published by the ministry.</p>"


@dataclass(frozen=True)
class CasePage:
    """One page of the table."""

    name: str
    css: str = ""
    body: str = "<p class=legal>{statement}</p>"
    head: str = ""
    html: str = ""
    attributes: str = ""
    doctype: str = "<!doctype html>"
    page: str = ""
    files: dict[str, str] = field(default_factory=dict)
    unsure: bool = False

    @property
    def markup(self) -> str:
        """The page's whole markup."""
        style = f"<style>\n{self.css}\n</style>" if self.css else ""
        whole = self.page or (
            f"{'' if self.doctype == 'none' else self.doctype}<html lang=en {self.html}><head>"
            f"<meta charset=utf-8><title>Press release</title>{self.head}{style}</head>"
            f"<body {self.attributes}>{_ABOVE}{self.body}{_BELOW}</body></html>"
        )
        for mark, text in (("statement", STATEMENT), ("first", FIRST), ("second", SECOND)):
            whole = whole.replace("{" + mark + "}", text)
        return whole


def _read() -> tuple[CasePage, ...]:
    pages: list[CasePage] = []
    for path in sorted((HERE / "cases").glob("*.yaml")):
        entries = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        pages.extend(CasePage(**{**e, "name": f"{path.stem}/{e['name']}"}) for e in entries)
    return tuple(pages)


PAGES = _read()


def write(page: CasePage, folder: Path) -> Path:
    """Write a page and the files beside it; return the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in page.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    path = folder / "page.html"
    path.write_text(page.markup, encoding="utf-8")
    return path
