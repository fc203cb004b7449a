"""By what sign a draft is a press release, and what its headline is."""

from collections.abc import Iterator
from itertools import islice

from faracheck.late import late_pattern
from faracheck.model.document import Block, BlockKind, Document, Layer, Region, Span
from faracheck.recognise.contact.lexicon import Lexicon, MarkKind, lexicon
from faracheck.recognise.contact.marks import Mark, heading_of
from faracheck.recognise.contact.page import Page
from faracheck.recognise.contact.survey import Survey
from faracheck.recognise.contact.windows import closes

_TOP = 3000
_TOP_BLOCKS = 10
_NEAR = 200
_LONGEST_LINE = 120
_SHOWN = 60
_DECORATION = ' \t\xa0*_#>•–—-=~|[](){}"«»'
_WORD = late_pattern(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_DENSE = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENDS_SENTENCE = late_pattern(r"[.。:：;,，]$")


def release_sign(survey: Survey) -> str | None:
    """Return the sign by which a document is a press release, or None.

    A line that releases or embargoes it, or names its kind; a dateline; a label of a contact
    for the press, or of any contact where an address or a number follows.
    """
    document, words = survey.document, survey.words
    if not words.labels:
        return None
    if line := _release_line(document, words):
        return f"it says “{line}”"
    if line := _dateline(document, words):
        return f"its dateline is “{line}”"
    if label := _label(survey):
        return f"it has the label “{label}”"
    return None


def headline(document: Document, *, latin: bool = False) -> str | None:
    """Return the first heading of `document`, or the first block that looks like a title.

    `latin` says that its text has no letters but Latin ones.
    """
    words = lexicon((), latin=latin)
    blocks = [block for block in _page(document) if block.region is Region.MAIN]
    headings = (block for block in blocks if block.kind is BlockKind.HEADING)
    for block in headings:
        if title := _without_front(document.quote(block.span), words):
            return title
    for block in blocks[:_TOP_BLOCKS]:
        title = _without_front(document.quote(block.span), words)
        if title and _looks_like_title(title):
            return title
    return None


def _page(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.layer is Layer.PAGE)


def _release_line(document: Document, words: Lexicon) -> str | None:
    """Return the line "FOR IMMEDIATE RELEASE", an embargo, or "PRESS RELEASE" alone."""
    for match in words.release_signs.finditer(document.text):
        line = _line_around(document.text, Span(*match.span()))
        if not _on_page(document, match.start()):
            return None
        before = document.text[line.start : match.start()].strip(_DECORATION)
        if before or len(line) > _LONGEST_LINE:
            continue
        said = match.group()
        if words.release_lines.match(said) or document.quote(line).strip(_DECORATION) == said:
            return said
    return None


def _dateline(document: Document, words: Lexicon) -> str | None:
    """Return the place and date that begin the story, as far as the dash."""
    match = words.datelines.search(document.text[:_TOP])
    if match is None or not _on_page(document, match.start(1)):
        return None
    return match.group(1).strip()


def _label(survey: Survey) -> str | None:
    """Return the first label that shows that the text is meant for the press."""
    if not survey.promising:
        return None
    signs = (mark for mark in survey.marks if _is_sign(survey.page, mark))
    sign = next(signs, None)
    return survey.document.quote(sign.span) if sign else None


def _is_sign(page: Page, mark: Mark) -> bool:
    if page.lines[mark.line].region is not Region.MAIN or heading_of(page, mark) is None:
        return False
    if MarkKind.PRESS in mark.kinds:
        return True
    followed = page.traced(Span(mark.span.end, mark.span.end + _NEAR))
    return followed and bool(mark.kinds & {MarkKind.BARE, MarkKind.CONTACT})


def _without_front(text: str, words: Lexicon) -> str:
    """Return a block's lines in one, without those that only release, date or introduce it."""
    lines = (line.strip(_DECORATION) for line in text.split("\n"))
    return " ".join(line for line in lines if line and not _is_front(line, words))


def _is_front(line: str, words: Lexicon) -> bool:
    if closes(line, words) or words.kickers.fullmatch(line):
        return True
    mark = words.marks.match(line)
    labels = mark is not None and (mark.end() == len(line) or line[mark.end()] in ":：")
    return labels or words.dates.fullmatch(line) is not None


def _looks_like_title(text: str) -> bool:
    """Say whether a block is short, and neither ends as a sentence does nor names a contact."""
    count = len(_WORD.findall(text)) + len(_DENSE.findall(text)) // 2
    return 3 <= count <= 40 and not _ENDS_SENTENCE.search(text) and "@" not in text


def _line_around(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _on_page(document: Document, offset: int) -> bool:
    """Say whether `offset` lies in text that is meant for readers, menus left out."""
    inside = (block for block in _page(document) if block.span.end > offset)
    block = next(islice(inside, 1), None)
    return (
        block is not None and block.span.start <= offset and block.region is not Region.NAVIGATION
    )
