"""The page that a Markdown text becomes, each piece with its origin in the file."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders._bytes import decode
from faracheck.loaders._cutting import Cut, apart, comments_among, cut_out
from faracheck.loaders._origin import Part, one_newline
from faracheck.loaders._rendering import code_spans, render, written
from faracheck.loaders.html.page import Draft, document_of
from faracheck.loaders.html.parsing import parse_markup
from faracheck.loaders.html.templating import as_comments, is_marked
from faracheck.model.document import Construct, Document, Medium, Source, Span
from faracheck.ports import LoadOptions
from faracheck.templates import find_constructs

_FRONT_MATTER = late_pattern(
    r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<matter>\s*[\w\"'-]+\s*[:=].*?\n|[ \t\n]*)"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_DEFINITION = late_pattern(
    r"""^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{1,9}\S{1,500}[ \t]{1,9}["'(](?P<title>[^\n]{1,2000})["')]""",
    re.MULTILINE,
)
_NOTE = late_pattern(
    r"^ {0,3}\[\^(?P<name>[^\]\s]{1,80})\]:[ \t][^\n]*+(?:\n(?![ \t]*\n)(?! {0,3}\[\^)[^\n]++)*+",
    re.MULTILINE,
)
_CALL = late_pattern(r"\[\^(?=([^\]\s]{1,80})\])")
_FIELD = late_pattern(
    r"""^[ \t]*(title|lang|language)[ \t]*[:=][ \t]*["']?([^"'\n#]+)""", re.MULTILINE
)


def page_of(source: Source, options: LoadOptions, form: str, medium: Medium) -> Document:
    """Return the page that a Markdown text becomes; raise LoadError when there is no text."""
    raw, encoding = decode(source)
    text = one_newline(raw)
    if not text.strip():
        raise LoadError("there is no text in it", where=source.name)
    constructs = _constructs(text)
    cut = cut_out(text, apart([*comments_among(constructs), *_uncalled_notes(text)]))
    page = cut.derived.assembled(_page(cut))
    draft = Draft(source, options, form, medium, encoding)
    document = document_of(parse_markup(page.text), page, draft, constructs)
    fields = {name: value.strip() for name, value in _FIELD.findall(_front_matter(text))}
    return replace(
        document,
        title=document.title or fields.get("title") or None,
        language=document.language or fields.get("lang") or fields.get("language"),
    )


def _constructs(text: str) -> tuple[Construct, ...]:
    """Return the template syntax of a text; samples of code hold none."""
    if not is_marked(text):
        return ()
    parts: list[str] = []
    at = 0
    for span in code_spans(text):
        if at <= span.start < span.end:
            parts += (text[at : span.start], " " * len(span))
            at = span.end
    return find_constructs("".join([*parts, text[at:]]))


def _uncalled_notes(text: str) -> Iterator[Span]:
    """Yield the footnotes to which nothing refers: the sites that know footnotes drop them."""
    named = Counter(_CALL.findall(text))
    for found in _NOTE.finditer(text):
        if named[found["name"]] == 1:
            yield Span(*found.span())


def _front_matter(text: str) -> str:
    found = _FRONT_MATTER.match(text)
    return found["matter"] if found else ""


def _page(cut: Cut) -> Iterator[Part]:
    """Yield the HTML that stands for a Markdown text: metadata, the body, remarks."""
    text = cut.derived.text[: cut.shown]
    found = _FRONT_MATTER.match(text)
    begin = found.end() if found else 0
    yield "<!DOCTYPE html>", Span(0, 0)
    if found and found["matter"]:
        span = Span(*found.span("matter"))
        yield '<meta name="front-matter" content="', Span(span.start, span.start)
        yield from written(found["matter"], found["matter"], span)
        yield '">', Span(span.end, span.end)
    for part, span in render(text[begin:]):
        yield part, Span(span.start + begin, span.end + begin)
    yield from _definitions(text, begin)
    yield from as_comments(cut)


def _definitions(text: str, begin: int) -> Iterator[Part]:
    """Yield the titles of link definitions as comments: some authors write remarks in them."""
    for found in _DEFINITION.finditer(text, begin):
        start, end = found.span("title")
        yield "<!-- ", Span(start, start)
        yield found["title"].replace("--", "  "), Span(start, end)
        yield " -->", Span(end, end)
