"""Template syntax in sources that are not yet publications.

One pass finds the tags of the common template languages; a stack pairs what opens with what
closes. Nothing is ever filled in or run.
"""

import re
from collections.abc import Iterator

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Construct, ConstructKind, Span

# How a tag of each language opens, the longest first, and what closes it.
_CLOSERS = {
    "handlebars_comment": "--}}",
    "go_comment": "*/",
    "mustache_comment": "}}",
    "jinja_comment": "#}",
    "erb_comment": "%>",
    "jsp_comment": "--%>",
    "mdx_comment": "*/}",
    "angle_shortcode": ">}}",
    "percent_shortcode": "%}}",
    "triple": "}}}",
    "curly": "}}",
    "block": "%}",
    "erb": "%>",
    "php": "?>",
    "mailchimp": "|*",
    "ampscript": "]%%",
    "ampscript_value": "=%%",
    "field": "%%",
    "dollar": "}",
    "word": "»",
    "wiki": "]]",
    "mjml": ">",
}
_OPENER = late_pattern(
    r"(?P<handlebars_comment>\{\{!--)|(?P<go_comment>\{\{-?\s?/\*)|(?P<mustache_comment>\{\{!)"
    r"|(?P<jinja_comment>\{#(?![0-9a-fA-F]{3,8}\b))|(?P<jsp_comment><%--)|(?P<mdx_comment>\{/\*)|(?P<erb_comment><%#)"
    r"|(?P<angle_shortcode>\{\{<)|(?P<percent_shortcode>\{\{%)|(?P<triple>\{\{\{)|(?P<curly>\{\{)"
    r"|(?P<block>\{%)|(?P<erb><%)|(?P<php><\?(?:php\b|=))|(?P<mailchimp>\*\|(?=[A-Z]))"
    r"|(?P<ampscript>%%\[)|(?P<ampscript_value>%%=)|(?P<field>%%(?=[A-Za-z_]))|(?P<dollar>\$\{(?=[A-Za-z_]))|(?P<word>«)"
    r"|(?P<wiki>\[\[(?=[A-Za-z_]))|(?P<mjml><mj-include\b)"
)
# What every opening begins with, by a character that few texts hold: a text without any of them
# is passed over faster than it is copied.
_SIGNS = {
    "{": ("{{", "{%", "{#", "{/*", "${"),
    "<": ("<%", "<?", "<mj-include"),
    "%": ("%%",),
    "|": ("*|",),
    "[": ("[[",),
    "«": ("«",),
}
_MOST = {"mailchimp": 80, "field": 70, "dollar": 90, "word": 70, "wiki": 70, "mjml": 400}
"""How long a tag may be, in characters, before it is taken for prose; others have no limit."""

_PROSE = late_pattern(r"[^\w.:\[\]()'\" =-]")
_END_COMMENT = late_pattern(r"\{%-?\s*endcomment\s*-?%\}")

_OPENS_CONDITION = late_pattern(
    r"(?:#\s*(?:if|unless|with)\b|\^|if\b|unless\b|ifchanged\b|case\b|with\b|elsif\b(?!.*then))"
)
_OPENS_LOOP = late_pattern(r"(?:#\s*each\b|for\b|range\b|foreach\b|while\b|tablerow\b)")
_OPENS_SECTION = late_pattern(r"#\s*[\w.@-]")
_OPENS_AMPSCRIPT = late_pattern(r"\b(?:(then)|do)\s*\Z", re.IGNORECASE)
_CLOSES_AMPSCRIPT = late_pattern(r"(?:endif|next)\b", re.IGNORECASE)
_CLOSES = late_pattern(
    r"(?:/\s*[\w.@-]|end\b|endif\b|endfor\b|endunless\b|endcase\b|endwith\b|endforeach\b"
    r"|endwhile\b|endtablerow\b|endifchanged\b|\})"
)
_INCLUDES = late_pattern(
    r"(?:>|include\b|includes\b|partial\b|template\b|render\b|import\b|extends\b|embed\b|require\b"
    r"|require_once\b|include_once\b|section\b|content_for\b|get_template_part\b|block\s+\")"
)
_SETS = late_pattern(
    r"(?:else\b|elsif\b|elif\b|elseif\b|when\b|set\b|assign\b|capture\b|define\b|block\b|endblock\b|raw\b|endraw\b|endcapture\b|endset\b|layout\b|break\b|continue\b|yield\b|csrf|load\b|macro\b|endmacro\b)"
)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag as it stands: its language, and what is written inside."""

    span: Span
    syntax: str
    inside: str
    prints: bool = True


def find_constructs(text: str) -> tuple[Construct, ...]:
    """Return the template syntax of `text` in order: what it is, and what it spans.

    A conditional or a loop spans from its opening tag through its closing one, to the end of the
    text where it is never closed. The cost is linear in the text.
    """
    if not _is_signed(text) or _OPENER.search(text) is None:
        return ()
    found: list[Construct] = []
    opened: list[tuple[_Tag, ConstructKind]] = []
    for tag in _tags(text):
        kind = _opening(tag)
        if kind is not None:
            opened.append((tag, kind))
        elif _closing(tag):
            if opened:
                opening, its_kind = opened.pop()
                span = Span(opening.span.start, tag.span.end)
                found.append(Construct(span, its_kind, opening.syntax))
        elif (single := _single(tag)) is not None:
            found.append(Construct(tag.span, single, tag.syntax))
    for opening, its_kind in opened:
        found.append(Construct(Span(opening.span.start, len(text)), its_kind, opening.syntax))
    return tuple(sorted(found, key=lambda construct: construct.span))


def _is_signed(text: str) -> bool:
    """Say whether a text holds what an opening tag could begin with."""
    return any(sign in text for rare, signs in _SIGNS.items() if rare in text for sign in signs)


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags of a text; a search for a closer that failed once is not made again."""
    reached = 0
    hopeless: set[str] = set()
    while opener := _OPENER.search(text, reached):
        syntax = str(opener.lastgroup)
        behind = -1 if syntax in hopeless else _behind(text, opener.end(), syntax)
        if behind < 0:
            if syntax not in _MOST:
                hopeless.add(syntax)
            reached = opener.start() + 1
            continue
        inside = _inside(text, opener, behind)
        span = Span(opener.start(), behind)
        tag = _Tag(span, syntax, inside, _prints(text, opener, inside))
        if syntax == "block" and tag.inside == "comment":
            end = _END_COMMENT.search(text, behind)
            span = Span(opener.start(), end.end() if end else len(text))
            tag = _Tag(span, "liquid_comment", "")
        if syntax in _MOST and syntax != "mjml" and _PROSE.search(tag.inside):
            reached = opener.end()
            continue
        yield tag
        reached = tag.span.end


def _behind(text: str, start: int, syntax: str) -> int:
    """Return where the tag that opened before `start` ends, or -1."""
    closer = _CLOSERS[syntax]
    limit = start + _MOST[syntax] if syntax in _MOST else len(text)
    at = text.find(closer, start, limit)
    if at < 0:
        return len(text) if syntax == "php" else -1
    if syntax == "go_comment":
        end = text.find("}}", at, at + 8)
        return end + 2 if end >= 0 else -1
    return at + len(closer)


def _inside(text: str, opener: re.Match[str], behind: int) -> str:
    closer = _CLOSERS[str(opener.lastgroup)]
    return text[opener.end() : behind].removesuffix(closer).strip("-~=_ \t\n")


def _prints(text: str, opener: re.Match[str], inside: str) -> bool:
    """Say whether a tag of Ruby, JavaScript, PHP or AMPscript shows a value, or is code alone."""
    match opener.lastgroup:
        case "php":
            return opener[0] == "<?=" or inside.startswith(("echo", "print"))
        case "erb":
            return text.startswith(("=", "-"), opener.end())
        case "ampscript":
            return False
        case _:
            return True


def _opening(tag: _Tag) -> ConstructKind | None:
    """Return what a tag opens, or None."""
    match tag.syntax:
        case "curly" | "block":
            return _opens(tag.inside)
        case "mailchimp" if tag.inside.startswith(("IF:", "IFNOT:")):
            return ConstructKind.CONDITIONAL
        case "ampscript" if opens := _OPENS_AMPSCRIPT.search(tag.inside):
            return ConstructKind.CONDITIONAL if opens[1] else ConstructKind.LOOP
        case "erb":
            return _opens_code(tag.inside, closers=("do", "{"))
        case "php":
            return _opens_code(tag.inside, closers=(":", "{"))
        case _:
            return None


def _opens(inside: str) -> ConstructKind | None:
    if _OPENS_LOOP.match(inside):
        return ConstructKind.LOOP
    if _OPENS_CONDITION.match(inside) and not inside.startswith("elsif"):
        return ConstructKind.CONDITIONAL
    return ConstructKind.CONDITIONAL if _OPENS_SECTION.match(inside) else None


def _opens_code(inside: str, closers: tuple[str, ...]) -> ConstructKind | None:
    """Return what a line of Ruby, JavaScript or PHP opens: it must leave its block open."""
    bare = re.sub(r"\|[^|]*\|\s*$", "", inside).strip().lstrip("}").strip()
    if bare.startswith(("else", "elsif", "elseif", "when")):
        return None
    if re.match(r"(?:for|foreach|while)\b", bare) or ".each" in bare or ".forEach" in bare:
        return ConstructKind.LOOP
    opens = re.match(r"(?:if|unless|switch|case)\b", bare) is not None
    ruby = "do" in closers and opens and "{" not in bare
    return ConstructKind.CONDITIONAL if opens and (ruby or bare.endswith(closers)) else None


def _closing(tag: _Tag) -> bool:
    if tag.syntax in {"curly", "block", "php", "erb"}:
        return _CLOSES.match(tag.inside) is not None and "else" not in tag.inside
    if tag.syntax == "ampscript":
        return _CLOSES_AMPSCRIPT.match(tag.inside) is not None
    return tag.syntax == "mailchimp" and tag.inside.startswith("END:")


def _single(tag: _Tag) -> ConstructKind | None:
    """Return what a tag is that stands for itself, or None where it does nothing to the text."""
    if tag.syntax.endswith("_comment"):
        return ConstructKind.COMMENT
    if tag.syntax in {"mjml", "angle_shortcode", "percent_shortcode"} or _includes(tag):
        return ConstructKind.INCLUDE
    if tag.syntax == "block" or _SETS.match(tag.inside):
        return None
    if tag.syntax == "mailchimp" and tag.inside.startswith("ELSE"):
        return None
    return ConstructKind.VARIABLE if tag.prints else ConstructKind.COMMENT


def _includes(tag: _Tag) -> bool:
    return tag.syntax in {"curly", "block", "erb", "php"} and bool(
        _INCLUDES.match(tag.inside.lstrip("& ("))
    )
