"""Plain text: paragraphs, hard-wrapped or not, lists and a headline told by their shape."""

from collections.abc import Iterator

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._bytes import decode
from faracheck.loaders._cutting import cut_comments
from faracheck.loaders._origin import one_newline
from faracheck.model.document import (
    Block,
    BlockKind,
    Document,
    Look,
    Medium,
    Source,
    Span,
)
from faracheck.ports import LoadOptions

LONGEST_HEADING = 160
"""Characters; a first line that is longer is a paragraph."""

_BULLET = late_pattern(r"[ \t]*(?:[-*+•◦▪‣·–—]|\(?(?:[0-9]{1,3}|[a-zA-Z])[.)])[ \t]+(?=\S)")
_RULE = late_pattern(r"[ \t]*([-=*_#~+.•])(?:[ \t]*\1){2,}[ \t]*")
_INDENTED = late_pattern(r"(?: {2,}+|[ ]?\t)[ \t]*+(?=\S)")
_QUOTED = late_pattern(r" {0,3}>")
_LINE = late_pattern(r"[^\n\f]*+[\n\f]|[^\n\f]++")


@dataclass(frozen=True, slots=True)
class PlainAppearance:
    """Plain text looks as its reader's program shows it: all of it can be seen."""

    shown: int

    def look(self, span: Span) -> Look:
        """Return that the text is visible, unless it was set aside behind the page."""
        if span.end > self.shown:
            return Look(visible=False, hidden_by="it stands in a comment of the template")
        return Look()

    def unseen(self) -> tuple[str, ...]:
        """Return nothing: plain text draws on no other file."""
        return ()


class TextLoader:
    """Reads plain text."""

    format = "text"
    suffixes: tuple[str, ...] = (".txt",)
    medium = Medium.UNKNOWN

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the text as its reader meets it; raise LoadError when there is none."""
        del options
        raw, encoding = decode(source)
        return document_of(one_newline(raw), source, encoding)


def document_of(text: str, source: Source, encoding: str | None) -> Document:
    """Return the document of a text whose newlines are folded; LoadError when there is none."""
    if not text.strip():
        raise LoadError("there is no text in it", where=source.name)
    cut = cut_comments(text)
    return Document(
        source=source,
        format=LOADER.format,
        medium=LOADER.medium,
        text=cut.derived.text,
        blocks=(*_blocks(cut.derived.text[: cut.shown]), *cut.comments),
        places=cut.derived,
        appearance=PlainAppearance(cut.shown),
        encoding=encoding,
        constructs=cut.constructs,
    )


def _blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text: lines that belong together, as their shape tells."""
    first = True
    for span in _groups(text):
        yield Block(span, _kind(text[span.start : span.end], first=first, text=text, end=span.end))
        first = False


def _groups(text: str) -> Iterator[Span]:
    """Yield the spans of neighbouring lines that form a block, white space around them left out."""
    start = end = -1
    before = ""
    at = 0
    for line in _LINE.findall(text):
        words = line.strip()
        if words and start >= 0 and not _begins(line, before):
            end = at + len(line.rstrip())
        else:
            if start >= 0:
                yield Span(start, end)
            start, end = (at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
            if not words:
                start = -1
        before = line
        at += len(line)
    if start >= 0:
        yield Span(start, end)


def _begins(line: str, before: str) -> bool:
    """Say whether a line begins a block although no blank line stands before it."""
    if before.endswith("\f") or _BULLET.match(line):
        return True
    if _RULE.fullmatch(line.rstrip()) or _RULE.fullmatch(before.rstrip()):
        return True
    if (_QUOTED.match(line) is None) is not (_QUOTED.match(before) is None):
        return True
    indented = _INDENTED.match(line) is not None
    return indented and not _INDENTED.match(before) and not _BULLET.match(before)


def _kind(words: str, *, first: bool, text: str, end: int) -> BlockKind:
    if _BULLET.match(words):
        return BlockKind.ITEM
    if all(_QUOTED.match(line) for line in words.split("\n")):
        return BlockKind.QUOTE
    short = first and "\n" not in words and len(words) <= LONGEST_HEADING
    return BlockKind.HEADING if short and _is_alone(text, end) else BlockKind.PARAGRAPH


def _is_alone(text: str, end: int) -> bool:
    """Say whether a line that ends there has an empty one behind it, or nothing at all."""
    behind = text[end:]
    return not behind.strip() or behind.lstrip(" \t").startswith("\n\n")


LOADER = TextLoader()
