"""Inputs that nobody would write: real files broken on purpose, and files made by rough grammars."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from random import Random

from tests.contracts.test_loaders import LOADERS, SAMPLES
from tests.drafts import BODY, STATEMENT

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS = (
    "This material is distributed by", "Pelham Strategies LLC", "on behalf of", "the Republic of",
    "Sarkand.", "Additional information is available at", "the Department of Justice,",
    "Washington, DC.", "Press contact:", "ada@pelham.example", "+1 202 555 0143", "[NAME]", "____",
    "not", "registered", "FOR IMMEDIATE RELEASE", "“", "”", "株式会社", "Зарегистрирован", "וכן",
    "بالنيابة عن", "\u202e", "\u200b", "\ufffd", "\x00", "\ud7ff", "\U0001f600", "é", "İ", "ß",
)  # fmt: skip
TAGS = (
    "p", "div", "span", "table", "tr", "td", "ul", "li", "a", "b", "h1", "style", "script",
    "template", "svg", "math", "iframe", "details", "summary", "select", "option", "blockquote",
    "noscript", "footer", "header", "main", "body", "html", "head", "title", "frameset", "slot",
)  # fmt: skip
ATTRIBUTES = (
    'class="a"', 'id=b', "hidden", 'style="{css}"', 'lang=fr', 'dir=rtl', "open", 'slot="x"',
    'shadowrootmode=open', 'href="x.css"', 'rel=stylesheet', 'aria-hidden=true', "'", '"', "=", "<",
)  # fmt: skip
PROPERTIES = (
    "display", "visibility", "opacity", "color", "background", "font", "font-size", "position",
    "left", "margin", "transform", "clip-path", "width", "height", "overflow", "--x", "animation",
    "grid-area", "mask", "filter", "z-index", "inset", "writing-mode", "content", "all", "zoom",
)  # fmt: skip
VALUES = (
    "none", "0", "1px", "-9999px", "50%", "red", "#ffffff00", "var(--x)", "var(--y, var(--x))",
    "calc(1px * (2 + 3))", "rgb(0 0 0 / 0)", "url(x)", "inherit", "1e309px", "translate(9e9px)",
    "min(1px, 2em)", "!important", "polygon(0 0, 1px 1px)", "absolute", "fixed", "NaN", "\\0", "(",
    ")", "}", "{", ";", "/*", "*/", "env(a)", "attr(b)", "12px/1 serif", "color-mix(in srgb, red)",
)  # fmt: skip
SELECTORS = ("*", "p", ".a", "#b", "p > .a", ":not(p)", ":has(.a)", "::before", "a:is(b", "&", "[")
GROUPS = ("@media all", "@supports (a: b)", "@layer x", "@container (width > 1px)", "@scope (p)")
KEYS = (
    "registrant", "name", "principals", "contacts", "materials", "match", "for", "rules", "id",
    "severity", "limits", "pages", "waivers", "settlements", "rule", "document", "text-sha256",
    "reason", "approver", "approved", "expires", "check", "kind", "messages", "found", "cases",
    "complying", "departing", "text", "law", "vouched", "fills", "mend", "why", "summary",
)  # fmt: skip
SCALARS = (
    "a", "none", "FARA001", "statement-missing", "error", "2026-11-23", "2026-02-30", "7012", "-1",
    "9" * 30, "''", '"\\u202e"', "&a b", "*a", "!!python/name:os", "~", "true", "**/*", "[", "{",
    "statement-present", "0" * 64, "? ", "- ", "|", ">", "%TAG", "\t", "\u2028", "1.5",
)  # fmt: skip
FIELDS = (
    "Subject", "To", "From", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition",
    "MIME-Version", "Date", "X-Own",
)  # fmt: skip
FIELD_VALUES = (
    "text/plain", "text/html; charset=utf-8", "multipart/mixed; boundary=b",
    "multipart/alternative; boundary=b", "message/rfc822", "base64", "quoted-printable", "8bit",
    "attachment; filename=a.docx", "=?utf-8?b?w6k=?=", "=?x?q?=", "a@house.gov", "(((", "charset=",
    "application/zip", "multipart/related; start=x", "\xff", "",
)  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Return real files by suffix: the examples, and a draft in every format."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix in {suffix for it in LOADERS.values() for suffix in it.suffixes}:
            found.setdefault(path.suffix, []).append(path.read_bytes())
    for name, sample in SAMPLES.items():
        data = sample((STATEMENT, *BODY.split("\n\n")))
        found.setdefault(LOADERS[name].suffixes[0], []).append(data)
    return found


def broken(data: bytes, random: Random) -> bytes:
    """Return a file with pieces of it turned, cut, moved, doubled or put in from elsewhere."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        at = random.randrange(len(made) + 1)
        end = min(len(made), at + random.choice((1, 2, 8, 64, 512)))
        match random.randrange(6):
            case 0 if at < len(made):
                made[at] = random.choice((0, 0xFF, 0x80, 0x3C, made[at] ^ 1 << random.randrange(8)))
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end] * random.choice((1, 2, 50))
            case 3:
                made[at:at] = random.choice(WORDS).encode("utf-8", "surrogatepass")
            case 4:
                made[at:end] = bytes(random.randrange(256) for _ in range(end - at))
            case _:
                made[at:end] = made[::-1][at:end]
    return bytes(made)


def repacked(data: bytes, random: Random) -> bytes:
    """Return an archive with one part in it broken, the archive itself whole."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as old:
            parts = [(it, old.read(it)) for it in old.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return broken(data, random)
    chosen = random.randrange(len(parts)) if parts else 0
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for number, (info, part) in enumerate(parts):
            new.writestr(info.filename, broken(part, random) if number == chosen else part)
    return out.getvalue()


def text(random: Random) -> str:
    """Return words of statements in any order."""
    gaps = (" ", " ", " ", "\n", "\n\n", "", ". ", "\n> ", "\n# ", "\n* ", "|", "\t", "\r\n")
    return "".join(random.choice(WORDS) + random.choice(gaps) for _ in range(random.randrange(60)))


def css(random: Random) -> str:
    """Return a style sheet, nested and broken as it comes."""
    said = "".join(
        f"{random.choice(PROPERTIES)}:{random.choice(VALUES)} {random.choice(VALUES)};"
        for _ in range(random.randrange(5))
    )
    rule = f"{random.choice(SELECTORS)}{{{said}}}"
    if random.random() < 0.3:
        rule = f"{random.choice(GROUPS)}{{{rule}{css(random)}}}"
    return rule + (css(random) if random.random() < 0.5 else "")


def html(random: Random, depth: int = 0) -> str:
    """Return a page: tags, attributes and styles in any order, closed or not."""
    pieces = []
    for _ in range(random.randrange(1, 6)):
        tag = random.choice(TAGS)
        given = " ".join(random.choice(ATTRIBUTES) for _ in range(random.randrange(3)))
        inside = css(random) if tag == "style" else text(random)[:300]
        if depth < 4 and random.random() < 0.6:
            inside += html(random, depth + 1)
        closed = f"</{tag}>" if random.random() < 0.8 else random.choice(("", "</", "<!--", "-->"))
        pieces.append(f"<{tag} {given.replace('{css}', css(random)[:200])}>{inside}{closed}")
    return "".join(pieces)


def yaml(random: Random, depth: int = 0) -> str:
    """Return a file of rules, settings or exceptions, keys and values as they come."""
    lines = []
    for _ in range(random.randrange(1, 6)):
        key = random.choice(KEYS)
        lead = "  " * depth + ("- " if random.random() < 0.3 else "")
        if depth < 4 and random.random() < 0.5:
            lines.append(f"{lead}{key}:\n{yaml(random, depth + 1)}")
        else:
            value = random.choice(SCALARS)
            listed = f"[{value}, {random.choice(SCALARS)}]" if random.random() < 0.3 else value
            lines.append(f"{lead}{key}: {listed}\n")
    return "".join(lines)


def mail(random: Random) -> bytes:
    """Return a message: fields as they come, parts inside one another, bodies of any kind."""
    head = "".join(
        f"{random.choice(FIELDS)}: {random.choice(FIELD_VALUES)}\n"
        for _ in range(random.randrange(1, 8))
    )
    body = random.choice((text, html))(random)
    parts = "".join(
        f"--b\n{random.choice(FIELDS)}: {random.choice(FIELD_VALUES)}\n\n{body}\n" for _ in "12"
    )
    made = f"{head}\n{parts}--b--\n" if random.random() < 0.7 else f"{head}\n{body}"
    return made.encode("utf-8", "surrogatepass")


Made = tuple[str, str, bytes]
"""Of what kind an input is, under what name it comes, and its bytes."""


Grammar = tuple[str, Callable[[Random], bytes]]
"""The suffix of what is made, and what makes it."""

GRAMMARS: Mapping[str, Grammar] = {
    "text": (".txt", lambda it: text(it).encode("utf-8", "surrogatepass")),
    "markdown": (".md", lambda it: text(it).encode("utf-8", "surrogatepass")),
    "html": (".html", lambda it: html(it).encode("utf-8", "surrogatepass")),
    "css": (
        ".html",
        lambda it: f"<style>{css(it)}</style><p class=a id=b>{STATEMENT}".encode(),
    ),
    "mail": (".eml", mail),
    "yaml": (".yaml", lambda it: yaml(it).encode("utf-8", "surrogatepass")),
}

SHORT = 160
"""The most bytes of a short input."""

_PACKED = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")


def inputs(random: Random) -> Iterator[Made]:
    """Yield inputs without end, kind after kind."""
    real = seeds()
    while True:
        for kind, (suffix, make) in GRAMMARS.items():
            yield kind, f"draft{suffix}", make(random)
        for suffix, files in real.items():
            data = random.choice(files)
            packed = data.startswith(b"PK") and random.random() < 0.8
            made = repacked(data, random) if packed else broken(data, random)
            yield f"broken {suffix}", f"draft{suffix}", made


def short_inputs(random: Random) -> Iterator[Made]:
    """Yield inputs of a line or two without end, many a second: pieces of what is made, or real.

    Formats that are not text have none: a piece of an archive is no archive.
    """
    real = {
        suffix: [it for it in files if not it.startswith(_PACKED)]
        for suffix, files in seeds().items()
    }
    while True:
        for kind, (suffix, make) in GRAMMARS.items():
            yield kind, f"draft{suffix}", _piece(make(random), random)
        for suffix, files in real.items():
            if files:
                data = broken(_piece(random.choice(files), random), random)
                yield f"broken {suffix}", f"draft{suffix}", data[: 2 * SHORT]


def _piece(data: bytes, random: Random) -> bytes:
    start = 0 if random.random() < 0.5 else random.randrange(len(data) + 1)
    return data[start : start + random.randrange(1, SHORT)]
