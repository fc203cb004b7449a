"""The words of a page in reading order, line by line, as a browser would lay them out.

White space is folded as CSS folds it (CSS Text 3, 4.1), blocks begin lines of their own, words
in one line join. What a browser shows nowhere is set aside, not read. A line break is a newline
inside a block; two of them in a row end it, as authors of letters mean them.
"""

from dataclasses import dataclass, field
from itertools import islice

from turbohtml import Comment, Element, Node, ProcessingInstruction, Text

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
    content is not shown, `remarks` the comments and instructions.
    """

    parts: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    nodes: list[Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hidden: list[Element] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


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
    parts, runs, nodes, lines = layout.parts, layout.runs, layout.nodes, layout.lines
    scopes: list[tuple[Element | None, Node | None, Setting, bool]] = []
    owner: Element | None = None
    end: Node | None = None
    setting = beginning()
    first, kind, region = 0, setting.kind, setting.standing.region
    broken, gap, breaks = True, "", 0
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
                if parts:
                    lines.append((first, len(parts), kind, region))
                    parts.append("\n")
                first, kind, region = len(parts), setting.kind, setting.standing.region
                broken = False
            elif gap or (words[0] != data[0] and not setting.keeps):
                parts.append(gap or " ")
            if setting.kind is not kind:
                kind = setting.block_kind
            runs.append(len(parts))
            if setting.keeps:
                words = data
            elif "\n" in words or "  " in words or "\t" in words:
                words = fold(words)
            parts.append(words)
            nodes.append(node)
            gap = "" if words[-1] == data[-1] else " "
            breaks = 0
        elif type(node) is Element:
            tag = node.tag
            effect = EFFECTS.get(tag) or (styled and styled.get(node))
            if not effect:
                continue
            if effect is _BLOCK or effect is _PHRASE:
                broken = broken or effect is _BLOCK
                scopes.append((owner, end, setting, effect is _BLOCK))
                end = behind(node, owner, end)
                owner, setting = node, inside(node, tag, setting)
            elif effect is _BREAK:
                gap, breaks = "\n", breaks + 1
                broken = broken or breaks > 1
            elif effect is _APART:
                gap = gap or " "
            else:
                layout.hidden.append(node)
                # The content comes next: pass over as many nodes as stand in it.
                within = order.within(node)
                next(islice(stream, within, within), None)
        elif isinstance(node, Comment | ProcessingInstruction):
            layout.remarks.append(node)
    if parts:
        lines.append((first, len(parts), kind, region))
    return layout
