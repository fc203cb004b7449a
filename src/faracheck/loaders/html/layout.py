"""The words of a page in reading order, line by line, as a browser would lay them out.

White space is folded as CSS folds it (CSS Text 3, 4.1), blocks begin lines of their own, words
in one line join. What a browser shows nowhere is set aside, not read. A line break is a newline
inside a block; two of them in a row end it, as authors of letters mean them.
"""

from collections.abc import Iterator
from dataclasses import field
from itertools import islice

from turbohtml import Comment, Element, Node, ProcessingInstruction, Text

from faracheck.frozen import dataclass
from faracheck.loaders.html.elements import EFFECTS, Effect
from faracheck.loaders.html.order import Order
from faracheck.loaders.html.settings import Setting, Styles, beginning
from faracheck.model.document import BlockKind, Region

WHITE = " \t\n\r\f"
"""The white space of HTML; a non-breaking space is none of it."""

Line = tuple[int, int, BlockKind, Region | None]
"""A block of the text: its parts from the first number to the second, what it is, and where."""

Remark = Comment | ProcessingInstruction

# A local name is read faster than a member of an enumeration, and each element asks.
_BLOCK, _BREAK, _APART, _PHRASE = Effect.BLOCK, Effect.BREAK, Effect.APART, Effect.PHRASE


@dataclass(slots=True)
class Layout:
    """A page's words, its lines, and what was set aside.

    `parts` are words and the gaps between them, of which the text is made; number i of `nodes`
    is the text node from which the part number `runs[i]` came. `hidden` holds the elements whose
    content is not shown, `remarks` the comments and instructions, `kind` is what the block being
    laid out is.
    """

    parts: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    nodes: list[Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hidden: list[Element] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    _first: int = 0
    _region: Region | None = None

    def begin_line(self, setting: Setting) -> None:
        """End the block before, if there is one, and begin one in `setting`."""
        if self.parts:
            self.end_line()
            self.parts.append("\n")
        self._first, self.kind = len(self.parts), setting.kind
        self._region = setting.standing.region

    def end_line(self) -> None:
        """End the block that was begun."""
        if self.parts:
            self.lines.append((self._first, len(self.parts), self.kind, self._region))


def fold(words: str) -> str:
    """Return `words` with every run of spaces, tabs and newlines folded to one space."""
    words = words.replace("\n", " ").replace("\t", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words


# One loop over all nodes in local names: a call for each node doubles the time of a page.
def lay_out(order: Order, styles: Styles) -> Layout:  # noqa: C901, PLR0912, PLR0915 - see above
    """Return the layout of a page, given the order in which its nodes are shown."""
    layout = Layout()
    parts, runs, nodes = layout.parts, layout.runs, layout.nodes
    scopes: list[tuple[Element | None, Node | None, Setting, bool]] = []
    owner: Element | None = None
    end: Node | None = None
    setting, broken, gap, breaks = beginning(), True, "", 0
    styled, inside, behind = styles.effects, styles.inside, order.behind
    stream = order.nodes()
    for node in stream:
        while node is end:
            owner, end, setting, block = scopes.pop()
            broken = broken or block
        if type(node) is Text:
            data = node.data
            words = data.strip(WHITE)
            if not words:
                gap = gap or ("\n" if setting.keeps and "\n" in data else " ")
                continue
            if broken:
                layout.begin_line(setting)
                broken = False
            elif gap or (words[0] != data[0] and not setting.keeps):
                parts.append(gap or " ")
            if setting.kind is not layout.kind:
                layout.kind = setting.block_kind
            runs.append(len(parts))
            nodes.append(node)
            plain = setting.keeps or not ("\n" in words or "  " in words or "\t" in words)
            parts.append((data if setting.keeps else words) if plain else fold(words))
            gap, breaks = "" if words[-1] == data[-1] else " ", 0
        elif type(node) is Element:
            effect = EFFECTS.get(node.tag) or (styled and styled.get(node))
            if effect is _BLOCK or effect is _PHRASE:
                broken = broken or effect is _BLOCK
                scopes.append((owner, end, setting, effect is _BLOCK))
                end = behind(node, owner, end)
                owner, setting = node, inside(node, node.tag, setting)
            elif effect is _BREAK:
                gap, broken, breaks = "\n", broken or breaks > 0, breaks + 1
            elif effect is _APART:
                gap = gap or " "
            elif effect:
                layout.hidden.append(node)
                _pass_over(stream, order.within(node))
        elif isinstance(node, Comment | ProcessingInstruction):
            layout.remarks.append(node)
    layout.end_line()
    return layout


def _pass_over(stream: Iterator[Node], number: int) -> None:
    next(islice(stream, number, number), None)
