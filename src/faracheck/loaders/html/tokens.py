"""The exact way to find where text stands, for pages whose nesting is broken.

The markup is cut into tokens, every token of text is replaced by its number, and what comes out
is parsed again: the same tree grows, and each of its text nodes tells the numbers of the tokens
that it is made of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from itertools import accumulate

from turbohtml import Document, Element, Node, Text, Token, TokenType, parse, tokenize

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.align import Alignment
from faracheck.loaders.html.scan import stretches

_BLANK = " \t\n\r\f\0"
_TAG_LIKE = late_pattern(r"<[^>]*>")
_NUMBER = late_pattern("\ue000([0-9]+)\ue001")
_UNREAD = frozenset({"script", "style"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"

Piece = tuple[int, int]
"""A piece of text in the markup: where it begins, and where the markup goes on."""


@dataclass(frozen=True)
class TextTokens:
    """Which pieces of the markup each text node of its tree is made of."""

    tree: Document = field(repr=False)
    markup: str = field(repr=False)

    def located(self, node: Text) -> Alignment | None:
        """Return where the node's data stands, None when the second tree differs."""
        alignment = Alignment()
        index = 0
        for start, end in self._made_of.get(node, ()):
            index = self._add(alignment, node.data, index, (start, end))
        return alignment if index else None

    def _add(self, alignment: Alignment, data: str, index: int, piece: Piece) -> int:
        """Align one piece with the data from `index` on; return the index behind it."""
        start, end = piece
        raw = self.markup[start:end]
        at = data.find(raw, index)
        if at >= 0:
            alignment.add(at, start)
            return at + len(raw)
        read = list(stretches(self.markup, start, end))
        at = data.find("".join(stretch.text for stretch in read), index)
        if at < 0:
            return index
        for stretch in read:
            copied = stretch.end - stretch.start == len(stretch.text)
            if stretch.text:
                alignment.add(at, stretch.start, None if copied else stretch.end)
            at += len(stretch.text)
        return at

    @cached_property
    def _made_of(self) -> dict[Node, list[Piece]]:
        pieces = list(_pieces(self.markup))
        second = parse(_numbered(self.markup, pieces), scripting=True)
        grown = [_NUMBER.findall(node.data) for node in _texts(second)]
        numbers = [found for found in grown if found]
        nodes = [node for node in _texts(self.tree) if node.data.strip(_BLANK)]
        if len(nodes) != len(numbers):
            return {}
        return {
            node: [pieces[int(number)] for number in made_of]
            for node, made_of in zip(nodes, numbers, strict=True)
        }


def _texts(root: Node) -> Iterator[Text]:
    """Yield the text nodes of a tree whose text came from the markup, shadow trees included."""
    roots = [root]
    while roots:
        for node in roots.pop().descendants:
            if isinstance(node, Element) and node.shadow_root is not None:
                roots.append(node.shadow_root)
            elif isinstance(node, Text) and not _is_unread(node.parent):
                yield node


def _is_unread(parent: Node | None) -> bool:
    # The value of a button is no token of text, though it is read as text.
    return isinstance(parent, Element) and (parent.tag in _UNREAD or parent.tag == "input")


def _numbered(markup: str, pieces: list[Piece]) -> str:
    """Return the markup with each piece replaced by its number."""
    parts: list[str] = []
    at = 0
    for number, (start, end) in enumerate(pieces):
        parts += (markup[at:start], f"\ue000{number}\ue001")
        at = end
    return "".join([*parts, markup[at:]])


def _pieces(markup: str) -> Iterator[Piece]:
    """Yield the pieces of text in the markup, without the white space around them.

    White space stays, since tables and the head treat it unlike words. What looks like a tag
    within text stays too: the tokenizer alone cannot tell a title of HTML from one of SVG.
    """
    for start, end in _text_tokens(markup):
        at = start
        for tag in _TAG_LIKE.finditer(markup, start, end):
            yield from _trimmed(markup, at, tag.start())
            at = tag.end()
        yield from _trimmed(markup, at, end)


def _trimmed(markup: str, start: int, end: int) -> Iterable[Piece]:
    raw = markup[start:end]
    words = raw.strip(_BLANK)
    if not words:
        return ()
    start += len(raw) - len(raw.lstrip(_BLANK))
    return ((start, start + len(words)),)


def _text_tokens(markup: str) -> Iterator[Piece]:
    """Yield where text stands, neighbouring tokens joined."""
    lines = list(accumulate((len(line) + 1 for line in markup.split("\n")), initial=0))
    tag: str | None = None
    start = end = 0
    for token in tokenize(markup, resolve_references=False, capture_source=True):
        at = lines[token.line - 1] + token.col
        span = _text_span(token, at)
        if span is None:
            tag = token.tag if token.type is TokenType.START_TAG else None
        elif tag not in _UNREAD:
            if span[0] != end:
                yield start, end
                start = span[0]
            end = span[1]
    yield start, end


def _text_span(token: Token, at: int) -> Piece | None:
    if token.type is TokenType.TEXT:
        return at, at + len(token.data or "")
    source = token.source or ""
    if token.type is TokenType.CHARACTER_REFERENCE:
        return at, at + len(source)
    if token.type is TokenType.COMMENT and source.startswith(_CDATA):
        return at + len(_CDATA), at + len(source.removesuffix(_CDATA_END))
    return None
