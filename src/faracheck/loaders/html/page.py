"""From a parsed tree to the Document that the rest of the program knows."""

from collections.abc import Iterator
from itertools import accumulate

from turbohtml import Document as Tree
from turbohtml import Namespace, Text

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders._origin import Derived
from faracheck.loaders.html.appearance import appearance_of
from faracheck.loaders.html.asides import Aside, asides_of
from faracheck.loaders.html.extent import hold
from faracheck.loaders.html.layout import Line, Remark, fold, lay_out
from faracheck.loaders.html.order import order_of
from faracheck.loaders.html.parsing import parse_markup
from faracheck.loaders.html.places import PagePlaces
from faracheck.loaders.html.redirect import leads_to
from faracheck.loaders.html.runs import Page, Runs
from faracheck.loaders.html.settings import Styles
from faracheck.loaders.html.shell import built_by
from faracheck.loaders.html.templating import (
    Reach,
    carried,
    constructs_in,
    may_be_template,
    without_comments,
)
from faracheck.model.document import (
    Block,
    BlockKind,
    Construct,
    Document,
    Layer,
    Medium,
    Region,
    Source,
    Span,
)
from faracheck.ports import LoadOptions

_BUTTONS = frozenset({"submit", "button", "reset"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being read: the input, and as what."""

    source: Source
    options: LoadOptions
    format: str
    medium: Medium
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Sheets:
    """The reading text of a page and, behind it, the words that the page does not show."""

    text: str
    blocks: tuple[Block, ...]
    runs: Runs
    asides: list[Aside]
    aside_starts: list[int]
    remarks: list[Remark]


def document_of(
    tree: Tree, parsed: Derived, draft: Draft, constructs: tuple[Construct, ...] = ()
) -> Document:
    """Return the document of a parsed page; raise LoadError when there is no text in it.

    `constructs` is template syntax known already, with its place in the author's file; else it
    is looked for in the markup.
    """
    hold(tree, parsed.text, draft.options.limits, draft.source.name)
    sheets = sheets_of(tree, parsed.text)
    if not constructs and may_be_template(sheets.text, tree, sheets.remarks):
        constructs = constructs_in(tree, parsed.text)
        cut = without_comments(parsed, constructs)
        if cut is not None:
            parsed, tree = cut, parse_markup(cut.text)
            sheets = sheets_of(tree, parsed.text)
    words = _words_shown(sheets)
    elsewhere = leads_to(tree, words)
    if not sheets.text and tree.find("script") is None and elsewhere is None:
        raise LoadError("there is no text in it", where=draft.source.name)
    page = Page(tree, sheets.runs, sheets.blocks, parsed, draft.source, draft.options)
    places = PagePlaces(page, sheets.text, sheets.asides, sheets.aside_starts)
    return Document(
        source=draft.source,
        format=draft.format,
        medium=draft.medium,
        text=sheets.text,
        blocks=sheets.blocks,
        places=places,
        appearance=appearance_of(page),
        encoding=draft.encoding,
        language=_language(tree),
        title=_title(tree),
        built_by=built_by(tree, words),
        leads_to=elsewhere,
        constructs=carried(constructs, Reach(sheets.runs, places)) if constructs else (),
    )


_MANY = 200
"""Words of a page that is neither an empty shell nor a sign that points elsewhere."""


def sheets_of(tree: Tree, markup: str) -> Sheets:
    """Lay a page out and set the words that it does not show behind it."""
    _label_buttons(tree)
    layout = lay_out(order_of(tree, shadows=_has_shadows(markup)), Styles(tree))
    asides = asides_of(tree, layout, markup)
    parts = layout.parts
    offsets = list(accumulate(map(len, parts), initial=0))
    starts = [offsets[number] for number in layout.runs]
    ends = [offsets[number + 1] for number in layout.runs]
    page = Layer.PAGE
    blocks = [
        Block(Span(offsets[first], offsets[behind]), kind, page, region)
        for first, behind, kind, region in _regions_told(layout.lines)
    ]
    length = offsets[-1]
    aside_starts: list[int] = []
    for aside in asides:
        if length:
            parts.append("\n")
            length += 1
        aside_starts.append(length)
        parts.append(aside.text)
        blocks.append(Block(Span(length, length + len(aside.text)), layer=aside.layer))
        length += len(aside.text)
    runs = Runs(starts, ends, layout.nodes)
    return Sheets("".join(parts), tuple(blocks), runs, asides, aside_starts, layout.remarks)


def _words_shown(sheets: Sheets) -> int:
    """Return how many words a page shows; where they are many, no less than that."""
    end = max((it.span.end for it in sheets.blocks if it.layer is Layer.PAGE), default=0)
    return len(sheets.text[:end].split(None, _MANY))


def _label_buttons(tree: Tree) -> None:
    """Give buttons their value as text: it is what their readers see."""
    for element in tree.iter_elements("input"):
        if (element.attr("type") or "").lower() in _BUTTONS and (value := element.attr("value")):
            element.append(Text(f" {value} "))


def _has_shadows(markup: str) -> bool:
    # Of bytes, lower case is told much faster than of text.
    return b"shadowrootmode" in markup.encode("utf-8", "replace").lower()


def _regions_told(lines: list[Line]) -> Iterator[tuple[int, int, BlockKind, Region]]:
    """Yield the lines with their regions; what no landmark claims is told by the main element.

    Without a main element it is the material itself.
    """
    inside = [number for number, line in enumerate(lines) if line[3] is Region.MAIN]
    before, behind = (inside[0], inside[-1]) if inside else (0, len(lines))
    for number, (first, end, kind, region) in enumerate(lines):
        told = Region.HEADER if number < before else Region.MAIN if number <= behind else None
        yield first, end, kind, region or told or Region.FOOTER


def _language(tree: Tree) -> str | None:
    root = tree.root
    tag = (root.attr("lang") or root.attr("xml:lang")) if root is not None else None
    if not tag:
        meta = tree.select_one('meta[http-equiv="content-language" i][content]')
        tag = meta.attr("content") if meta is not None else None
    return (tag or "").split(",")[0].strip() or None


def _title(tree: Tree) -> str | None:
    for element in tree.iter_elements("title"):
        if element.namespace is Namespace.HTML:
            return fold(element.text).strip() or None
    return None
