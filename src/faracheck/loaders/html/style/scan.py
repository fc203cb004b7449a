"""Reads a style sheet's skeleton: which rule stands where, under which conditions.

Only the skeleton is read here, fast; selectors and declarations are read when an element asks.
"""

import re
from collections.abc import Callable
from dataclasses import field, replace
from functools import cached_property, lru_cache

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.declarations import Declaration, parse_declarations
from faracheck.loaders.html.style.functions import Function, read_function
from faracheck.loaders.html.style.keys import names_in_line, names_needed, rightmost_keys
from faracheck.loaders.html.style.media import Screen, matches_media, screen
from faracheck.loaders.html.style.selectors import (
    Selector,
    parse_nested,
    parse_selectors,
)
from faracheck.loaders.html.style.supports import is_supported
from faracheck.loaders.html.style.tokens import next_stop, split, without_comments

_SKIPPED = late_pattern(r"(?:\s++|<!--|-->|/\*.*?(?:\*/|\Z))*+", re.DOTALL)
_STRING = r""""[^"\\\n]*+"|'[^'\\\n]*+'"""
# Most rules are plain: one match reads them whole. Whatever is not goes the careful way.
_PLAIN_RULE = late_pattern(
    rf"""((?:[^{{}}@;"'\\/<]++|{_STRING})++)\{{((?:[^{{}}@"'\\/]++|/(?!\*)|{_STRING})*+)\}}"""
)
_AT = late_pattern(r"@(-?[a-zA-Z_][\w-]*)")
# What may bring a box over its neighbours.
_LIFTED = late_pattern(
    r"position\s*:\s*(?:absolute|fixed|relative|sticky)|margin[\w-]*\s*:[^;}]*-\.?\d"
    r"|transform\s*:|translate\s*:|scale\s*:|grid-(?:area|row|column)",
    re.IGNORECASE,
)
_NO_BOX = late_pattern(r"(?<![-\w])display\s*:\s*none[^;]*", re.IGNORECASE)
_GROUPS = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
_CONDITIONS: dict[str, Callable[[str], bool]] = {"media": matches_media, "supports": is_supported}
_MAXIMUM_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Scope:
    """An `@scope`: from the elements that `roots` match down to those that `limits` match."""

    roots: tuple[Selector, ...] | None
    limits: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a rule: its layer, its scope, container queries, `@starting-style`."""

    layer: tuple[str, ...] = ()
    scope: Scope | None = None
    containers: tuple[str, ...] = ()
    is_starting: bool = False


@dataclass(frozen=True)
class StyleRule:
    """A rule as written; `offset` is where its selector begins in the sheet."""

    prelude: str
    body: str
    offset: int
    order: int
    context: Context = field(repr=False)
    parent: "StyleRule | None" = field(default=None, repr=False)

    @cached_property
    def selectors(self) -> tuple[Selector, ...]:
        """The selectors, or none when the browser would drop the rule."""
        if self.parent is not None:
            return parse_nested(self.prelude, self.parent.selectors)
        return parse_selectors(self.prelude, scoped=self.context.scope is not None)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The names of which one set must be on the page for the rule to speak of anything."""
        if self.parent is not None or self.context.scope is not None:
            return (frozenset(),)
        return names_needed(self.prelude)

    @cached_property
    def lineage(self) -> tuple[frozenset[str], ...]:
        """The names of which one set must be on an element or around it for the rule to match."""
        if self.parent is not None or self.context.scope is not None:
            return (frozenset(),)
        return names_in_line(self.prelude)

    @cached_property
    def declarations(self) -> tuple[Declaration, ...]:
        """The declarations in the order written."""
        return parse_declarations(self.body)


@dataclass(frozen=True, slots=True)
class Import:
    """An `@import` whose conditions hold."""

    url: str
    layer: tuple[str, ...] | None


@dataclass
class Sheet:
    """A style sheet taken apart, and an index of its rules by their rightmost key."""

    rules: list[StyleRule] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    layers: list[tuple[str, ...]] = field(default_factory=list)
    keyframes: dict[str, list[StyleRule]] = field(default_factory=dict)
    registered: dict[str, tuple[Declaration, ...]] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)

    @cached_property
    def index(self) -> dict[str, list[StyleRule]]:
        """Rules by `#id`, `.class`, `tag` or `*`, whichever the rightmost compound has first."""
        index: dict[str, list[StyleRule]] = {}
        for rule in self.rules:
            for key in _keys_of(rule):
                index.setdefault(key, []).append(rule)
        return index

    @cached_property
    def lifting(self) -> list[StyleRule]:
        """The rules that take boxes out of their place, where they can cover others."""
        return [rule for rule in self.rules if _LIFTED.search(rule.body)]


def _keys_of(rule: StyleRule) -> frozenset[str]:
    if rule.parent is None and rule.context.scope is None:
        return rightmost_keys(rule.prelude)
    return frozenset("*")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet()
        self.anonymous = 0
        self.imports_allowed = True

    def add(
        self, prelude: str, body: str, offset: int, context: Context, parent: StyleRule | None
    ) -> None:
        if context.is_starting:
            # Chromium never shows what begins with `display: none`; all else is passed in time.
            body = ";".join(m[0] for m in _NO_BOX.finditer(body))
        rule = StyleRule(prelude, body, offset, len(self.sheet.rules), context, parent)
        self.sheet.rules.append(rule)

    def rules(self, position: int, context: Context | None, depth: int = 0) -> int:
        """Read rules until the block that holds them ends; a None context drops them."""
        text = self.text
        while True:
            position = _SKIPPED.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string
            if position >= len(text):
                return position
            if text[position] == "}" and depth:
                return position + 1
            plain = _PLAIN_RULE.match(text, position)
            if plain and _balanced(plain[1]) and _balanced(plain[2]):
                self.imports_allowed = False
                if context is not None:
                    self.add(plain[1], plain[2], position, context, None)
                position = plain.end()
            elif text[position] == "@" and (at := _AT.match(text, position)):
                position = self.at_rule(at, context, depth, None)
            else:
                position = self.careful_rule(position, context, depth)

    def careful_rule(self, position: int, context: Context | None, depth: int) -> int:
        """Read a rule with nesting, comments or escapes in it."""
        self.imports_allowed = False
        wanted = "{;}" if depth else "{"
        at, mark = next_stop(self.text, position, wanted)
        if mark == "}":
            return at
        if mark != "{":
            return at + 1
        prelude = without_comments(self.text[position:at])
        parent = StyleRule(prelude, "", position, 0, context or Context())
        return self.contents(at + 1, context, parent, prelude=prelude, nested_in=None)

    def contents(
        self,
        position: int,
        context: Context | None,
        parent: StyleRule,
        *,
        prelude: str,
        nested_in: StyleRule | None,
    ) -> int:
        """Read declarations and nested rules; return the position behind the closing brace."""
        text = self.text
        begin = position
        pieces: list[str] = []

        def flush() -> None:
            if pieces and context is not None:
                self.add(prelude, ";".join(pieces), parent.offset, context, nested_in)
            pieces.clear()

        while True:
            position = _SKIPPED.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string
            at, mark = next_stop(text, position, "{;}")
            if text.startswith("@", position) and (rule := _AT.match(text, position)):
                flush()
                position = self.at_rule(rule, context, _depth_of(parent) + 1, parent)
                continue
            if mark == "{" and not text.startswith("--", position):
                flush()
                position = self.nested(position, at, context, parent)
                continue
            if mark == "{":
                at, mark = next_stop(text, position, ";}")
            pieces.append(text[position:at])
            position = at + 1
            if mark != ";":
                flush()
                return max(position, begin)

    def nested(self, position: int, brace: int, context: Context | None, parent: StyleRule) -> int:
        prelude = without_comments(self.text[position:brace])
        _refuse_depth(_depth_of(parent))
        rule = StyleRule(prelude, "", position, 0, parent.context, parent)
        return self.contents(brace + 1, context, rule, prelude=prelude, nested_in=parent)

    def at_rule(
        self, at: re.Match[str], context: Context | None, depth: int, parent: StyleRule | None
    ) -> int:
        name = at[1].lower()
        stop, mark = next_stop(self.text, at.end(), "{;}" if depth else "{;")
        prelude = without_comments(self.text[at.end() : stop], gap=" ").strip()
        if mark != "{":
            if context is not None:
                self.statement(name, prelude, context)
            return stop + (mark == ";")
        if name != "layer" or prelude:
            self.imports_allowed = self.imports_allowed and name == "charset"
        if name not in _GROUPS:
            return self.other_block(name, prelude, stop + 1, context)
        _refuse_depth(depth)
        inner = self.enter(name, prelude, context, parent)
        if parent is None:
            return self.rules(stop + 1, inner, depth + 1)
        carrier = StyleRule("&", "", at.start(), 0, inner or Context(), parent)
        if name == "scope":
            return self.rules(stop + 1, inner, depth + 1)
        return self.contents(stop + 1, inner, _same(carrier), prelude="&", nested_in=parent)

    def enter(
        self, name: str, prelude: str, context: Context | None, parent: StyleRule | None
    ) -> Context | None:
        """Return the context inside an at-rule, or None when nothing in it can apply."""
        if context is None:
            return None
        if name == "starting-style":
            return replace(context, is_starting=True)
        if name in _CONDITIONS:
            return context if _CONDITIONS[name](prelude) else None
        if name == "layer":
            return self.enter_layer(prelude, context)
        if name == "container":
            return replace(context, containers=(*context.containers, prelude))
        return replace(context, scope=_scope_of(prelude, parent))

    def enter_layer(self, prelude: str, context: Context) -> Context:
        if prelude:
            names = tuple(prelude.split("."))
        else:
            self.anonymous += 1
            names = (f"\0{id(self)}:{self.anonymous}",)
        layer = (*context.layer, *names)
        self.sheet.layers.append(layer)
        return replace(context, layer=layer)

    def statement(self, name: str, prelude: str, context: Context) -> None:
        if name == "layer":
            for piece in prelude.split(","):
                self.sheet.layers.append((*context.layer, *piece.strip().split(".")))
        elif name == "import" and self.imports_allowed and context == Context():
            found = _import_of(prelude)
            if found is not None:
                self.sheet.imports.append(found)
        elif name not in {"charset", "import"}:
            self.imports_allowed = False

    def other_block(self, name: str, prelude: str, start: int, context: Context | None) -> int:
        """Read keyframes, registered properties and functions; step over everything else."""
        end = next_stop(self.text, start, "}")[0]
        if context is None:
            return end + 1
        body = self.text[start:end]
        if name in {"keyframes", "-webkit-keyframes"}:
            self.sheet.keyframes[prelude.strip("\"' ")] = scan_frames(body)
        elif name == "property" and prelude.startswith("--"):
            self.sheet.registered[prelude] = parse_declarations(body)
        elif name == "function" and prelude.startswith("--"):
            called, function = read_function(prelude, parse_declarations(body))
            self.sheet.functions[called] = function
        return end + 1


def _same(rule: StyleRule) -> StyleRule:
    """Return the rule that `&` stands for in an at-rule nested in it."""
    return rule.parent or rule


def _refuse_depth(depth: int) -> None:
    """Raise RecursionError for a rule that stands deeper than is followed: it may hide anything."""
    if depth > _MAXIMUM_DEPTH:
        raise RecursionError(f"rules stand more than {_MAXIMUM_DEPTH} deep in one another")


def _depth_of(rule: StyleRule) -> int:
    depth = 0
    above: StyleRule | None = rule
    while above is not None:
        depth += 1
        above = above.parent
    return depth


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _scope_of(prelude: str, parent: StyleRule | None) -> Scope:
    start, limit = _SCOPE.match(prelude).groups() if _SCOPE.match(prelude) else (None, None)  # type: ignore[union-attr]  # tested in the same line
    roots: tuple[Selector, ...] | None = None
    if start is not None:
        roots = parse_nested(start, parent.selectors) if parent else parse_selectors(start)
    elif parent is not None:
        roots = parent.selectors
    return Scope(roots, parse_selectors(limit, scoped=True) if limit else ())


_SCOPE = late_pattern(r"\s*+(?:\((.*?)\))?\s*+(?:to\s*+\((.*)\)\s*+)?\Z", re.DOTALL | re.IGNORECASE)
_IMPORT = late_pattern(
    r"""(?:url\(\s*+(?:"([^"]*)"\s*+|'([^']*)'\s*+|([^)"']*+))\)|"([^"]*)"|'([^']*)')\s*(.*)""",
    re.DOTALL | re.IGNORECASE,
)
_IMPORT_LAYER = late_pattern(r"layer(?:\(([^)]*)\))?(?![\w-])\s*", re.IGNORECASE)


def _import_of(prelude: str) -> Import | None:
    match = _IMPORT.match(prelude)
    if not match:
        return None
    url = next((found for found in match.groups()[:5] if found is not None), "").strip()
    rest = match[6]
    layer: tuple[str, ...] | None = None
    named = _IMPORT_LAYER.match(rest)
    if named:
        layer = tuple(named[1].strip().split(".")) if named[1] else (f"\0import:{url}",)
        rest = rest[named.end() :]
    if rest.lower().startswith("supports("):
        end = next_stop(rest, len("supports("), ")")[0]
        condition = rest[len("supports(") : end]
        if not is_supported(condition if condition.startswith("(") else f"({condition})"):
            return None
        rest = rest[end + 1 :].strip()
    return Import(url, layer) if matches_media(rest) else None


def scan_frames(body: str) -> list[StyleRule]:
    """Return the frames of an `@keyframes` block, selectors such as `from, 50%` unread."""
    scanner = _Scanner(body)
    scanner.rules(0, Context())
    return scanner.sheet.rules


def scan(text: str) -> Sheet:
    """Return the sheet that `text` holds; a text seen before in this run is not read again."""
    return _scanned(text, screen())


@lru_cache(maxsize=256)
def _scanned(text: str, screen: Screen) -> Sheet:
    del screen  # by it sheets are kept apart; conditions ask for it themselves
    scanner = _Scanner(text)
    scanner.rules(0, Context())
    return scanner.sheet


__all__ = ["Context", "Import", "Scope", "Sheet", "StyleRule", "scan", "split"]
