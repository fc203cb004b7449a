"""Markdown as HTML, each piece with the span of the file that it stands for."""

import html
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

import pyromark
from pyromark import Options

from faracheck.late import late_pattern
from faracheck.loaders._origin import Part
from faracheck.model.document import Span

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM
)

_BEYOND_ASCII = late_pattern(r"[^\x00-\x7f]")
_SPECIAL = late_pattern(r'[&<>"]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ELEMENTS = {
    "BlockQuote": "blockquote",
    "DefinitionList": "dl",
    "DefinitionListDefinition": "dd",
    "DefinitionListTitle": "dt",
    "Emphasis": "em",
    "FootnoteDefinition": "div",
    "Item": "li",
    "Paragraph": "p",
    "Strikethrough": "del",
    "Strong": "strong",
    "Table": "table",
    "TableCell": "td",
    "TableHead": "tr",
    "TableRow": "tr",
}


def render(markdown: str) -> Iterator[Part]:
    """Yield the HTML of a Markdown text; raw HTML stands in it as it was written."""
    writer = _Writer(markdown)
    for name, value, span in _events(markdown):
        yield from writer.parts(name, value, span)


def code_spans(markdown: str) -> Iterator[Span]:
    """Yield where samples of code stand: blocks and phrases."""
    for name, value, span in _events(markdown):
        if name == "Code" or (name == "Start" and _named(value)[0] == "CodeBlock"):
            yield span


def _events(markdown: str) -> Iterator[tuple[str, Any, Span]]:
    """Yield the parser's events by name, with their spans in characters."""
    offset_of = _characters(markdown)
    for event, found in pyromark.events_with_range(markdown, options=OPTIONS):
        span = Span(offset_of(found["start"]), offset_of(found["end"]))
        yield (*_named(event), span)


def _named(value: Any) -> tuple[str, Any]:
    """Return the name and the content of what is a name alone, or a mapping of one name."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))


def _characters(text: str) -> Callable[[int], int]:
    """Return what turns an offset in UTF-8 bytes into one in characters."""
    if text.isascii():
        return int
    behind = [0]
    surplus = [0]
    for found in _BEYOND_ASCII.finditer(text):
        width = len(found.group().encode("utf-8", "replace"))
        behind.append(found.start() + surplus[-1] + width)
        surplus.append(surplus[-1] + width - 1)
    return lambda offset: offset - surplus[bisect_right(behind, offset) - 1]


_PRINTED = ("<?=", "<?php echo", "<?php print")


def written(text: str, raw: str, span: Span) -> Iterator[Part]:
    """Yield text as HTML would write it, given the raw stretch of the file that it stands for."""
    if len(text) != len(raw):
        # An entity or an escape: all of it stands for all of the raw stretch.
        yield _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text), span
        return
    at = 0
    for found in _SPECIAL.finditer(text):
        start, end = found.span()
        yield text[at:start], Span(span.start + at, span.start + start)
        yield _ESCAPES[found.group()], Span(span.start + start, span.start + end)
        at = end
    yield text[at:], Span(span.start + at, span.end)


class _Writer:
    """Writes HTML event by event; the words of an image are its alternative text."""

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown
        self._images: list[str] = []

    def parts(self, name: str, value: Any, span: Span) -> Iterator[Part]:
        """Yield the HTML of one event."""
        at, behind = Span(span.start, span.start), Span(span.end, span.end)
        if name in {"Text", "InlineMath", "DisplayMath"}:
            yield from self._text(value, span)
        elif name in {"SoftBreak", "HardBreak"}:
            yield ("<br>" if name == "HardBreak" and not self._images else ""), at
            yield "\n", at
        elif name == "Start":
            yield from self._start(*_named(value), span)
        elif name == "End":
            yield self._end(*_named(value)), behind
        elif not self._images:
            yield from self._in_line(name, value, span)

    def _text(self, text: str, span: Span) -> Iterator[Part]:
        yield from written(text, self._markdown[span.start : span.end], span)

    def _in_line(self, name: str, value: str, span: Span) -> Iterator[Part]:
        if name in {"Html", "InlineHtml"}:
            # What PHP prints is text: written as it stands, a parser would take it for a remark.
            printed = value.startswith(_PRINTED)
            yield from self._text(value, span) if printed else [(value, span)]
        elif name == "Rule":
            yield "<hr>\n", Span(span.start, span.start)
        elif name == "Code":
            yield "<code>", Span(span.start, span.start)
            yield from self._text(value, self._within(span, value))
            yield "</code>", Span(span.end, span.end)

    def _start(self, name: str, value: Any, span: Span) -> Iterator[Part]:
        at = Span(span.start, span.start)
        if name == "Image":
            self._images.append(value["title"])
            yield ('<img alt="' if len(self._images) == 1 else ""), at
        elif self._images:
            return
        elif name == "Link":
            yield '<a href="', at
            yield from self._text(value["dest_url"], self._within(span, value["dest_url"]))
            yield '" title="', at
            yield from self._text(value["title"], self._within(span, value["title"]))
            yield '">', at
        else:
            yield _opening(name, value), at

    def _end(self, name: str, value: Any) -> str:
        if name == "Image":
            title = self._images.pop()
            return f'" title="{html.escape(title)}">' if not self._images else ""
        if self._images or name == "HtmlBlock":
            return ""
        return _closing(name, value)

    def _within(self, span: Span, words: str) -> Span:
        """Return where `words` stand inside a stretch of the file, all of it where they do not."""
        raw = self._markdown[span.start : span.end].replace("\n", " ")
        at = raw.rfind(words)
        if at < 0 or not words:
            return span
        return Span(span.start + at, span.start + at + len(words))


def _opening(name: str, value: Any) -> str:
    match name:
        case "Heading":
            return f"<{value['level'].lower()}>"
        case "List":
            return "<ul>\n" if value is None else "<ol>\n"
        case "CodeBlock":
            return "<pre><code>"
        case _:
            return f"<{_ELEMENTS[name]}>" if name in _ELEMENTS else ""


def _closing(name: str, value: Any) -> str:
    match name:
        case "Heading":
            return f"</{value.lower()}>\n"
        case "List":
            return "</ol>\n" if value else "</ul>\n"
        case "CodeBlock":
            return "</code></pre>\n"
        case "Link":
            return "</a>"
        case "Emphasis" | "Strong" | "Strikethrough":
            return f"</{_ELEMENTS[name]}>"
        case _:
            return f"</{_ELEMENTS[name]}>\n" if name in _ELEMENTS else ""
