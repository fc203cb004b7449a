"""What mail programs say with their markup: quoted messages, signatures, previews."""

from collections.abc import Iterator, Sequence

from faracheck.late import late_pattern
from faracheck.loaders.html.ancestry import Element, ancestors
from faracheck.loaders.html.runs import Page
from faracheck.model.document import Block, Layer, Region, Span

TOP_BLOCKS = 12
"""How far down, in blocks, a preview or a link to the page in a browser is looked for."""

LONGEST_PREVIEW = 45
"""Words; more of them are no preview, whatever their element is called."""

_QUOTING = frozenset(
    {"gmail_quote", "gmail_quote_container", "gmail_extra", "yahoo_quoted", "moz-cite-prefix"}
    | {"protonmail_quote", "zmail_extra", "tutanota_quote", "mail-quote-collapse", "gmail_attr"}
)
_FROM_HERE = frozenset({"appendonsend", "divrplyfwdmsg", "outlookmessageheader", "yahooquoted"})
_SIGNING = frozenset(
    {"gmail_signature", "moz-signature", "signature", "applemailsignature", "ms-outlook-signature"}
    | {"mobileoutlooksignature", "ms-outlook-mobile-signature", "protonmail_signature_block"}
)
_PREVIEW = late_pattern(r"(?i)pre-?header|preview|snippet")
_RULE_ABOVE = late_pattern(r"(?i)border-top:\s*solid\s+#(?:e1e1e1|b5c4df)\s+1\.0pt")
_SPEAKING = (
    "gmail_", "moz-", "cite", "appendonsend", "divrplyfwdmsg", "outlookmessageheader", "yahoo",
    "proton", "zmail", "tutanota", "mail-quote", "border-top:", "signature",
)  # fmt: skip
"""What the markup of a mail program holds somewhere when it speaks of anything asked here."""

_PLAIN = frozenset(
    {"html", "head", "title", "meta", "body", "div", "p", "br", "span", "hr", "ul", "ol", "li"}
    | {"a", "b", "strong", "i", "em", "h1", "h2", "h3", "h4"}
)
"""Elements whose words every mail program shows where nothing is said of their looks."""

_NAMING = frozenset(
    {"charset", "class", "content", "dir", "href", "http-equiv", "id", "lang", "rel", "target"}
)
"""Attributes that by themselves change nothing that a reader sees."""

_NESTED = ":is(h1,h2,h3,h4,ul,ol) :is(h1,h2,h3,h4,ul,ol)"
"""What grows or shrinks, or is pushed aside, with each step that it stands inside itself."""

_NAMED = "[class],[id],[style],blockquote[type]"
_ELSEWHERE = ("browser", "online", "web", "navigateur", "navegador", "браузере", "浏览器")
_BROWSER = late_pattern(
    r"(?i)\b(?:view|read|open|see|trouble|display|show)\w{0,4}\b.{0,80}\b(?:browser|online|web ?page|"
    r"web version)\b|im browser|navigateur|navegador|nel browser|в браузере|在浏览器|webversion"
)


def marked(page: Page, blocks: Sequence[Block]) -> Iterator[tuple[Span, Region]]:
    """Yield the blocks that the markup says are no part of a letter's own words."""
    if page.tree.select_one(_NAMED) is None:
        return
    markup = page.markup.lower()
    if not any(sign in markup for sign in _SPEAKING):
        return
    known: dict[Element, Region | None] = {}
    onward = False
    for block in blocks:
        if block.layer is not Layer.PAGE:
            return
        runs = page.runs_in(Span(block.span.start, block.span.start + 1))
        line = ancestors(runs[0].node) if runs else []
        onward = onward or any(_begins_history(element) for element in line)
        region = Region.HISTORY if onward else _region(line, known)
        if region is not None:
            yield block.span, region


def previews(page: Page, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the blocks at the top that are called a preview, or lead to the page in a browser."""
    for block in blocks[:TOP_BLOCKS]:
        runs = page.runs_in(block.span)
        words = "".join(run.node.data for run in runs)
        if block.layer is not Layer.PAGE or len(words.split()) > LONGEST_PREVIEW:
            continue
        called = any(_PREVIEW.search(_names(it)) for run in runs[:1] for it in ancestors(run.node))
        if called or _leads_to_browser(words):
            yield block.span


def _leads_to_browser(words: str) -> bool:
    small = words.casefold()
    return any(it in small for it in _ELSEWHERE) and _BROWSER.search(words) is not None


def is_unstyled(page: Page) -> bool:
    """Say whether nothing on a page says how it looks, so that a reader sees all of its words."""
    return (
        "style" not in page.markup
        and page.tree.select_one(_NESTED) is None
        and all(_is_plain(element) for element in page.tree.iter_elements())
    )


def _is_plain(element: Element) -> bool:
    return element.tag in _PLAIN and _NAMING.issuperset(element.attrs)


def hidden_from_outlook(line: Sequence[Element], classes: frozenset[str]) -> bool:
    """Say whether one of the elements is marked as not for Outlook (`mso-hide: all`)."""
    return any(
        HIDING.search(element.attr("style") or "")
        or not classes.isdisjoint((element.attr("class") or "").split())
        for element in line
    )


HIDING = late_pattern(r"(?i)mso-hide\s*:\s*all")


def is_held_back(line: Sequence[Element]) -> bool:
    """Say whether one of the elements says by itself that it is not shown."""
    return any(
        element.attr("hidden") is not None or HELD_BACK.search(element.attr("style") or "")
        for element in line
    )


HELD_BACK = late_pattern(r"(?i)\bhidden\b|display\s*:\s*none")


def _region(line: Sequence[Element], known: dict[Element, Region | None]) -> Region | None:
    """Return the region that the innermost marked element stands for, or None."""
    if not line:
        return None
    first = line[0]
    if first not in known:
        known[first] = next((told for it in line if (told := _told(it)) is not None), None)
    return known[first]


def _told(element: Element) -> Region | None:
    names = {name.removeprefix("x_") for name in _names(element).lower().split()}
    cited = element.tag == "blockquote" and (element.attr("type") or "").lower() == "cite"
    if cited or not names.isdisjoint(_QUOTING):
        return Region.HISTORY
    return None if names.isdisjoint(_SIGNING) else Region.FOOTER


def _begins_history(element: Element) -> bool:
    """Say whether all that follows an element is an earlier message."""
    names = {name.removeprefix("x_") for name in _names(element).lower().split()}
    ruled = _RULE_ABOVE.search(element.attr("style") or "") is not None
    return ruled or not names.isdisjoint(_FROM_HERE)


def _names(element: Element) -> str:
    return f"{element.attr('class') or ''} {element.attr('id') or ''}"
