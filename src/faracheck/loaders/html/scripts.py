"""Scripts that speak of a text: by selector, by id or class, or by its own words.

Scripts are never run. One that names what stands around a text may take it away, and what is
left then cannot be told from the markup.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from turbohtml import Document, Element

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.elements import runs
from faracheck.loaders.html.style.library import Library
from faracheck.loaders.html.style.matching import Sight, matches
from faracheck.loaders.html.style.scan import StyleRule, scan
from faracheck.loaders.html.style.selectors import parse_selectors

# Handlers that run by themselves; those of a click or a key wait for the reader.
_BY_THEMSELVES = (
    "onload", "onerror", "onpageshow", "onanimationstart", "onanimationend", "ontransitionend",
    "onbegin", "ontoggle", "onresize", "onscroll",
)  # fmt: skip
_TOKENS = late_pattern(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | "(?P<double>(?:[^"\\\n]|\\.)*)" | '(?P<single>(?:[^'\\\n]|\\.)*)'
      | `(?P<template>(?:[^`\\]|\\.)*)`""",
    re.VERBOSE | re.DOTALL,
)
_ASKS = late_pattern(
    r"(?:querySelector(?:All)?|closest|matches|jQuery|\$\$?|:contains|find|filter|not)\s*\(\s*\Z"
)
_BY_ID = late_pattern(r"getElementById\s*\(\s*\Z")
_BY_CLASS = late_pattern(r"(?:getElementsByClassName|classList\.contains|hasClass)\s*\(\s*\Z")
_BY_TAG = late_pattern(r"getElementsByTagName(?:NS)?\s*\(\s*\Z")
_ROOTS = late_pattern(r"document\s*\.\s*(?:body|documentElement)\b")
_TAKES = late_pattern(
    r"""\.\s*(?:remove|hide|detach|empty|fadeOut|fadeTo|slideUp|toggle|removeChild|replaceChildren
             |replaceWith|replaceAll|wrap|close|hidePopover|animate|css|html|text|append|prepend)\s*\(
      | \.\s*(?:innerHTML|outerHTML|textContent|innerText|nodeValue|data|hidden|open)\s*=(?!=)
      | \.\s*style\b | \.\s*classList\b | \.\s*className\s*[+]?= | \.\s*(?:toggleClass|addClass|removeClass)\s*\(
      | \.\s*(?:setAttribute|removeAttribute|toggleAttribute|attr|prop)\s*\(
      | \bdocument\s*\.\s*write""",
    re.VERBOSE,
)
_READS = late_pattern(
    r"textContent|innerText|innerHTML|nodeValue|TreeWalker|\.data\b|:contains|\.text\(|\.html\(|evaluate\("
)
# The page's root gets classes and attributes on most pages: what they do stands in the sheets.
_ONLY_MARKS = late_pattern(
    r"\s*\.\s*(?:class\w+|(?:set|remove|toggle)Attribute"
    r"|style\s*\.\s*(?:setProperty|colorScheme|overflow|padding|margin))"
)
_HIDES = late_pattern(
    r"display\s*:\s*none|visibility\s*:|opacity\s*:|font-size|font\s*:|position\s*:|transform|clip|(?<![-\w])color\s*:"
    r"|text-indent|height\s*:|content-visibility|filter\s*:|zoom",
    re.IGNORECASE,
)
_EXPRESSION = late_pattern(r"/([^/\n\\*][^/\n]{6,200})/[a-z]*")
_CLASSES_SET = late_pattern(
    r"""(?:classList\s*\.\s*(?:add|toggle|replace)|(?:add|toggle)Class|setAttribute)\s*\(([^)]*)\)
      | className\s*[+]?=([^;\n]*)""",
    re.VERBOSE,
)
_STRING = late_pattern(r"""["'`]([^"'`]*)["'`]""")
_HIDES_ALL = late_pattern(
    r"display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse)"
    r"|opacity\s*+:\s*+0?+\.?+0*+\s*+(?:[;!}]|\Z)"
    r"|(?:left|top|text-indent)\s*+:\s*+-\d{3}|font-size\s*+:\s*+0|clip"
    r"|content-visibility\s*+:\s*+hidden",
    re.IGNORECASE,
)
# Of a rule for whatever bears the class nobody knows whom it will meet.
_ALONE = late_pattern(r"(?:^|[\s>+~,]):not\(\._\)\s*(?:,|$)")
_NEAR_BY = 240
_FEW_OPEN = 20
_WORDS = late_pattern(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Script:
    """What runs on a page: its code and how a person finds it; `is_inline` in the page itself."""

    code: str
    name: str
    is_inline: bool = True


@dataclass(frozen=True, slots=True)
class _Literal:
    """A string in a script, with the code before it and behind it."""

    text: str
    before: str
    behind: str


@dataclass(frozen=True)
class Scripts:
    """The scripts of a page that can be read; `line_of` says on which line an element stands."""

    tree: Document
    library: Library
    line_of: Callable[[Element], int | None]

    @property
    def any(self) -> bool:
        """Whether there is a script at all that could be read."""
        return bool(self._all)

    def naming(self, line: Sequence[Element], words: str) -> str | None:
        """Return the script that may take away the text inside the last element of `line`.

        `words` is the text. Elements that hold little else are its own: naming one of them is
        enough. What lies further out has to be named and changed in one breath.
        """
        subject = _Subject(line, words)
        return next((script.name for script in self._all if subject.is_named_by(script)), None)

    def raising(self, line: Sequence[Element], rules: Iterable[StyleRule]) -> str | None:
        """Return the rule that hides an element of `line` once a script has set its class."""
        inline = (script.code for script in self._all if script.is_inline)
        classes = {name for code in inline for name in _classes_set(code)}
        if not classes:
            return None
        named = re.compile(rf"\.(?:{'|'.join(map(re.escape, sorted(classes)))})(?![\w-])")
        for rule in rules:
            if named.search(rule.prelude) and _HIDES_ALL.search(rule.body):
                # A class that nobody bears is one that the script may set.
                waiting = named.sub(":not(._)", rule.prelude)
                if any(_meets(element, waiting) for element in line) and not _ALONE.search(waiting):
                    return " ".join(rule.prelude.split())
        return None

    @cached_property
    def _all(self) -> tuple[Script, ...]:
        found = tuple(self._found())
        self.library.limits.hold("scripts", sum(len(script.code) for script in found))
        return found

    def _found(self) -> Iterator[Script]:
        for element in self.tree.iter_elements("script"):
            if runs(element):
                yield from self._of(element)
        for element in self.tree.select(",".join(f"[{name}]" for name in _BY_THEMSELVES)):
            for name in _BY_THEMSELVES:
                if value := element.attr(name):
                    yield Script(value, f"a script in an {name} attribute{self._where(element)}")

    def _where(self, element: Element) -> str:
        line = self.line_of(element)
        return f" in line {line}" if line is not None else ""

    def _of(self, element: Element) -> Iterator[Script]:
        source = (element.attr("src") or "").strip()
        if not source:
            yield Script(element.text, f"a script{self._where(element)}")
        elif not source.lower().startswith("data:"):
            found = self.library.read(self.library.address(source))
            if found is not None:
                yield Script(found[0], f"the script {source}", is_inline=False)


@dataclass(frozen=True)
class _Subject:
    """A text and the elements around it, from the outermost in."""

    line: Sequence[Element]
    words: str

    def is_named_by(self, script: Script) -> bool:
        code = script.code
        if not _TAKES.search(code) and "insertRule" not in code and "<style" not in code:
            return False
        if any(
            self._is_meant(literal, code, inline=script.is_inline) for literal in _literals(code)
        ):
            return True
        if _READS.search(code) and any(self._quotes(e[1]) for e in _EXPRESSION.finditer(code)):
            return True
        return script.is_inline and any(
            _TAKES.match(code, use.end()) and not _ONLY_MARKS.match(code, use.end())
            for use in (*_ROOTS.finditer(code), *self._globals(code))
        )

    def _globals(self, code: str) -> Iterator[re.Match[str]]:
        """Yield where an own id is used as the variable that browsers make of it."""
        for name in {(element.attr("id") or "").strip() for element in self._own}:
            if name.isidentifier():
                yield from re.finditer(rf"(?<![\w$.\"'#-]){name}\b", code)

    @cached_property
    def _own(self) -> list[Element]:
        """The elements that hold little besides the text."""
        return self._holding(2.0)

    @cached_property
    def _sole(self) -> list[Element]:
        """The elements that hold nothing else: a library's names are many, and meet by chance."""
        return self._holding(1.1)

    def _holding(self, share: float) -> list[Element]:
        most = share * len(_plain(self.words))
        return [e for e in self.line if e.tag not in _PAGE and len(_plain(e.text)) <= most]

    def _is_meant(self, literal: _Literal, code: str, *, inline: bool) -> bool:
        text = literal.text.strip()
        if not text or len(text) > 5_000:
            return False
        if "{" in text:
            return _HIDES.search(text) is not None and self._is_styled(text)
        if self._quotes(text) and _READS.search(code):
            return True
        asked = _asked(literal)
        if asked is None:
            return self._is_a_name(text, inline=inline)
        found = [element for element in self.line if _meets(element, asked)]
        own = self._own if inline else self._sole
        if any(element in own for element in found) and _says_who(asked):
            return True
        return inline and bool(found) and _is_changed(literal, code)

    def _is_a_name(self, text: str, *, inline: bool) -> bool:
        """Say whether a string by itself is an own id or class, with its mark or bare."""
        name = text.removeprefix(".").removeprefix("#")
        if name == text and not inline:
            return False
        own = self._own if inline else self._sole
        return any(name in (e.attr("class") or "").split() or name == e.attr("id") for e in own)

    def _quotes(self, text: str) -> bool:
        words = _plain(text) if " " in text and len(text) >= 8 else ""
        return len(words) >= 8 and " " in words and words in self._plain_words

    @cached_property
    def _plain_words(self) -> str:
        return _plain(self.words)

    def _is_styled(self, text: str) -> bool:
        """Say whether a style sheet written by the script would hide one of the elements."""
        css = re.sub(r"</?style[^>]*>", "", text, flags=re.IGNORECASE)
        return any(
            _HIDES.search(rule.body) and any(_meets(element, rule.prelude) for element in self.line)
            for rule in scan(css).rules
        )


_PAGE = frozenset({"html", "body", "main"})


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _classes_set(code: str) -> Iterator[str]:
    for found in _CLASSES_SET.finditer(code):
        for text in _STRING.findall(found[1] or found[2] or ""):
            yield from text.split()


@lru_cache(maxsize=4)
def _literals(code: str) -> tuple[_Literal, ...]:
    """Return the strings of a script; a site's pages share their scripts."""
    return tuple(_strings(code))


def _strings(code: str) -> Iterator[_Literal]:
    """Yield each string that is handed to something, and each other text once."""
    met: set[str] = set()
    closed = code.rfind("*/")
    if code.count("/*", closed + 1) > _FEW_OPEN:
        # None of these comments ends: to look for the end of each would take for ever.
        code = code[: closed + 1] + code[closed + 1 :].replace("/*", "/ ")
    for found in _TOKENS.finditer(code):
        text = found["double"] or found["single"] or found["template"]
        before = code[max(0, found.start() - 60) : found.start()]
        if not text or (text in met and not before.rstrip().endswith("(")):
            continue
        met.add(text)
        behind = code[found.end() : found.end() + _NEAR_BY]
        yield _Literal(text.replace("\\", ""), before, behind)


def _asked(literal: _Literal) -> str | None:
    """Return the selector that a string is when it is handed to what looks for elements."""
    text = literal.text.strip()
    if not literal.before.rstrip().endswith("("):
        return None
    if _BY_ID.search(literal.before):
        return f'[id="{text}"]'
    if _BY_CLASS.search(literal.before):
        return "".join(f".{name}" for name in text.split())
    if _BY_TAG.search(literal.before) or _ASKS.search(literal.before):
        return text
    return None


def _meets(element: Element, selector: str) -> bool:
    return any(
        not found.pseudo_element and matches(element, found, Sight())
        for found in parse_selectors(selector)
    )


def _says_who(selector: str) -> bool:
    """Say whether a selector names ids, classes or attributes, not kinds of elements only."""
    return any(mark in selector for mark in "#.[")


def _is_changed(literal: _Literal, code: str) -> bool:
    """Say whether what is found by the string is changed: at once, or under the name it gets."""
    statement = re.split(r";|\n\s*\n", literal.behind, maxsplit=1)[0]
    if _TAKES.search(statement):
        return True
    named = re.search(
        r"([\w$]+)\s*=\s*(?:[\w$.]*\s*\(?\s*)\Z", re.sub(r"[\w$.]+\s*\(\s*\Z", "", literal.before)
    )
    return named is not None and any(
        _TAKES.match(code, use.end())
        for use in re.finditer(rf"(?<![\w$.]){re.escape(named[1])}\b", code)
    )
