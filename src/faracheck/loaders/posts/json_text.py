"""JSON (RFC 8259) and lines of it, read strictly, each string with its place.

The standard library's parser says where a mistake is, but not where a string stands.
"""

import re
from collections.abc import Iterator
from typing import NoReturn

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders._origin import Lines, Part
from faracheck.loaders.posts.written import (
    Broken,
    Export,
    File,
    Item,
    Number,
    Record,
    Value,
    Written,
)
from faracheck.model.document import Span

DEEPEST = 100
"""How many lists and objects may stand inside one another."""

_BLANK = late_pattern(r"[ \t\n\r]*+")
_STRING = late_pattern(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_OPEN_STRING = late_pattern(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_NUMBER = late_pattern(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.+-])")
_WORD = late_pattern(r"(?:true|false|null)(?!\w)")
_BARE = late_pattern(r"[-+]?[A-Za-z_$][\w$]{0,40}|[^\s]")
_ESCAPE = late_pattern(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|r\\n|.)"
)
_PLAIN = {"n": "\n", "r": "\n", "t": "\t", "b": "\b", "f": "\f", "r\\n": "\n"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_PREAMBLE = late_pattern(r"\s*window\.YTD\.[\w.]{1,100}\s*=\s*")
"""The assignment that stands before the posts in the files of an archive from X."""


class _Wrong(Exception):  # noqa: N818 - a sentence, not an error by name
    """What is wrong with a text, and at which character."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


def read_json(text: str, name: str) -> Export:
    """Return what a JSON text holds, or a text of several values, one behind another.

    Raises:
        LoadError: it is no JSON; says where, by line and column.
    """
    file = File(text, Lines(text), decoded)
    preamble = _PREAMBLE.match(text)
    at = preamble.end() if preamble else 0
    values: list[Item] = []
    try:
        while not values or at < len(text):
            value, at = _Reader(text, at, len(text)).value()
            values.append(value)
            at = _skip(text, at)
            if preamble and text.startswith(";", at):
                at = _skip(text, at + 1)
    except _Wrong as wrong:
        raise LoadError(_told(file, wrong), where=name, hint="export it anew") from wrong
    return Export(file, tuple(values), listed=len(values) > 1)


def read_lines(text: str, name: str) -> Export:
    """Return what the lines of a text hold; one that is no JSON is told among them.

    Raises:
        LoadError: no line of it is JSON.
    """
    file = File(text, Lines(text), decoded)
    values: list[Item] = []
    for start, end in _lines(text):
        try:
            values.append(_Reader(text, start, end).only())
        except _Wrong as wrong:
            values.append(Broken(_told(file, wrong)))
    first = values[0] if values else Broken("there is no text in it")
    if isinstance(first, Broken) and all(isinstance(it, Broken) for it in values):
        raise LoadError(first.why, where=name, hint="one JSON value a line is read")
    return Export(file, tuple(values), listed=True)


def decoded(text: str, span: Span) -> Iterator[Part]:
    """Yield the characters that a string's stretch writes; halves of a character are U+FFFD."""
    at = span.start
    for found in _ESCAPE.finditer(text, span.start, span.end):
        yield text[at : found.start()], Span(at, found.start())
        yield _character(found[0][1:]), Span(*found.span())
        at = found.end()
    yield text[at : span.end], Span(at, span.end)


def _character(escape: str) -> str:
    if not escape.startswith("u"):
        return _PLAIN.get(escape, escape)
    units = [int(unit, 16) for unit in re.findall(r"[0-9a-fA-F]{4}", escape)]
    if len(units) == 2:
        return chr(0x10000 + ((units[0] - 0xD800) << 10) + units[1] - 0xDC00)
    return "\ufffd" if 0xD800 <= units[0] < 0xE000 else chr(units[0]).replace("\r", "\n")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines begin and end that are not blank; only LF parts lines of JSON."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _told(file: File, wrong: _Wrong) -> str:
    place = file.place(min(wrong.at, len(file.text)))
    return f"it is no JSON: line {place.line}, column {place.column}: {wrong.what}"


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


class _Reader:
    """Reads one value that ends before `end`."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self._text = text
        self._at = at
        self._end = end

    def value(self) -> tuple[Value, int]:
        """Return the value and where it ends; raise _Wrong where it is none."""
        value = self._value(0)
        return value, self._at

    def only(self) -> Value:
        """Return the value that is all there is; raise _Wrong where it is none."""
        value = self._value(0)
        if self._next():
            self._wrong("something stands behind the value")
        return value

    def _value(self, depth: int) -> Value:
        mark = self._next()
        if depth >= DEEPEST and mark in ("[", "{"):
            self._wrong(f"more than {DEEPEST} lists and objects stand inside one another")
        if mark == "{":
            return self._object(depth)
        if mark == "[":
            return self._list(depth)
        return self._string() if mark == '"' else self._plain()

    def _object(self, depth: int) -> Record:
        begun = self._at
        members: Record = {}
        self._at += 1
        if self._next() == "}":
            self._at += 1
            return members
        while True:
            if self._next() != '"':
                self._wrong(f"a key in quotation marks is expected, not {self._met()}")
            at = self._at
            key = str(self._string())
            if key in members:
                raise _Wrong(f"the key {key[:40]!r} stands there twice", at)
            self._mark(":", begun)
            members[key] = self._value(depth + 1)
            if self._mark(",}", begun) == "}":
                return members

    def _list(self, depth: int) -> list[Value]:
        begun = self._at
        items: list[Value] = []
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return items
        while True:
            items.append(self._value(depth + 1))
            if self._mark(",]", begun) == "]":
                return items

    def _string(self) -> Written:
        found = _STRING.match(self._text, self._at, self._end)
        if found is None:
            self._wrong(self._broken_string())
        span = Span(found.start() + 1, found.end() - 1)
        self._at = found.end()
        if "\\" not in found[0]:
            return Written.of(found[0][1:-1], span)
        return Written.of("".join(part for part, _ in decoded(self._text, span)), span)

    def _broken_string(self) -> str:
        """Say what is wrong with the string that begins here."""
        begun = _OPEN_STRING.match(self._text, self._at, self._end)
        end = begun.end() if begun else self._at
        if end >= self._end:
            return "the string that begins here does not end"
        self._at = end
        return f"{self._text[end]!r} cannot stand in a string as it is"

    def _plain(self) -> Value:
        number = _NUMBER.match(self._text, self._at, self._end)
        found = number or _WORD.match(self._text, self._at, self._end)
        if found is None:
            self._wrong(f"a value is expected, not {self._met()}")
        self._at = found.end()
        return Number(found[0]) if number else _WORDS[found[0]]

    def _mark(self, wanted: str, begun: int) -> str:
        """Take one of the marks that may stand here; `begun` is where what it goes on began."""
        mark = self._next()
        if not mark or mark not in wanted:
            line = self._text.count("\n", 0, begun) + 1
            either = " or ".join(wanted)
            self._wrong(f"{either} is expected, not {self._met()}; it goes on from line {line}")
        self._at += 1
        return mark

    def _next(self) -> str:
        """Return the character that stands behind the blanks, nothing at the end."""
        self._at = min(_skip(self._text, self._at), self._end)
        return self._text[self._at : min(self._at + 1, self._end)]

    def _met(self) -> str:
        found = _BARE.match(self._text, self._at, self._end)
        return repr(found[0]) if found else "the end"

    def _wrong(self, what: str) -> NoReturn:
        raise _Wrong(what, self._at)
