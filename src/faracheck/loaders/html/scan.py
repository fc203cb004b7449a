"""Raw markup, stretch by stretch: what text it stands for, and where it stands.

A small reader of text between tags, after the tokenizer of the HTML standard (13.2.5). It is
asked only where something is to be pointed at; the tree comes from the parser.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from turbohtml import unescape

from faracheck.late import late_pattern
from faracheck.loaders.html.elements import EFFECTS, Effect

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?+"""
_TAG = rf"</?([a-zA-Z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE})*+>?"
_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"
_REFERENCE = r"&(?:\#[xX][0-9a-fA-F]++;?|\#[0-9]++;?|[a-zA-Z][a-zA-Z0-9]*+;?)?+"

_MARKUP = late_pattern(rf"[^&<\0]++|{_REFERENCE}|{_COMMENT}|{_TAG}|<[!?/][^>]*+>?|[<\0]", re.DOTALL)
_WORDS_ONLY = late_pattern(rf"[^&\0]++|{_REFERENCE}|\0", re.DOTALL)

_NEW_LINE = (Effect.BLOCK, Effect.BREAK)
_LONGEST_NAME = len("&CounterClockwiseContourIntegral;")


class Stretch(NamedTuple):
    """A piece of markup from `start` to `end` and the text that it stands for.

    `tag` is the name of the element that a tag opens or closes, in lower case.
    """

    start: int
    end: int
    text: str
    tag: str | None = None
    opens: bool = False


def stretches(markup: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the stretches of `markup` between two offsets."""
    for found in _MARKUP.finditer(markup, start, end):
        raw = found.group()
        if raw[0] == "&":
            yield from _referred(raw, found.start())
        elif raw[0] == "<" and len(raw) > 1:
            name = found.group(1)
            yield Stretch(*found.span(), "", name and name.lower(), opens=raw[1] not in "/!?")
        else:
            yield Stretch(*found.span(), "" if raw == "\0" else raw)


def words_in(markup: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield stretches of what holds no tags: a title, a text area, an attribute's value."""
    for found in _WORDS_ONLY.finditer(markup, start, end):
        raw = found.group()
        if raw[0] == "&":
            yield from _referred(raw, found.start())
        else:
            yield Stretch(*found.span(), "" if raw == "\0" else raw)


def readable(markup: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield stretches as words for a reader of raw markup: blocks and breaks are newlines."""
    for stretch in stretches(markup, start, end):
        if stretch.tag is not None and EFFECTS.get(stretch.tag) in _NEW_LINE:
            yield stretch._replace(text="\n")
        else:
            yield stretch


def _referred(raw: str, start: int) -> Iterator[Stretch]:
    """Yield what a character reference stands for, and the letters behind it if any."""
    characters, length = _resolved(raw)
    yield Stretch(start, start + length, characters)
    if length < len(raw):
        yield Stretch(start + length, start + len(raw), raw[length:])


@lru_cache(maxsize=512)
def _resolved(raw: str) -> tuple[str, int]:
    """Return the characters that a reference stands for and how much of `raw` it takes."""
    characters = unescape(raw)
    if characters == raw:
        return raw, len(raw)
    # Without a semicolon the longest known name counts, and letters may follow: "&notit".
    if not raw.endswith(";") or len(characters) > 2:
        for length in range(2, min(len(raw), _LONGEST_NAME + 1)):
            head = unescape(raw[:length])
            if head != raw[:length] and head + raw[length:] == characters:
                return head, length
    return characters, len(raw)
