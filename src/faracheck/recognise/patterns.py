r"""The one door to RE2: patterns from YAML run in linear time, whatever the text.

RE2 reads `\w`, `\s` and `\b` as ASCII: patterns for other scripts say `\p{L}` and `\p{Z}`.
It has no look-around and no back-references, and a pattern that asks for them is refused.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol, cast

from faracheck.late import Late


class Match(Protocol):
    """What a pattern found: offsets in characters, -1 and None for a group that took no part."""

    def group(self, group: int | str = 0, /) -> str | Any:
        """Return the text of a group."""
        ...

    def span(self, group: int = 0, /) -> tuple[int, int]:
        """Return where a group begins and ends."""
        ...

    def start(self, group: int = 0, /) -> int:
        """Return where a group begins."""
        ...

    def end(self, group: int = 0, /) -> int:
        """Return where a group ends."""
        ...

    def groups(self) -> tuple[str | None, ...]:
        """Return the text of every group, in order."""
        ...

    def groupdict(self) -> dict[str, str | None]:
        """Return the text of each named group."""
        ...


class Pattern(Protocol):
    """A compiled pattern; each call costs time linear in the text it is given."""

    @property
    def pattern(self) -> str:
        """The source of the pattern."""
        ...

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The number of each named group."""
        ...

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Return the first match, or None."""
        ...

    def match(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Return the match that begins at `pos`, or None."""
        ...

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Return the match that covers the whole stretch, or None."""
        ...

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[Match]:
        """Yield the matches from left to right; they never overlap."""
        ...


_REFUSALS = (
    ("invalid perl operator: (?", "look-around is not available: patterns run in linear time"),
    ("invalid escape sequence: \\", "an escape that RE2 does not know (back-references included)"),
    ("missing ):", "a parenthesis is not closed"),
    ("missing ]:", "a bracket is not closed"),
    ("unexpected ):", "a parenthesis is closed that was never opened"),
    ("no argument for repetition operator:", "nothing stands before a repetition"),
    ("invalid repetition size:", "a repetition is larger than 1000"),
    ("invalid character class range:", "a range or class of characters that does not exist"),
    ("pattern too large", "the pattern is too large"),
)


_LONGEST_TOLD = 120

# Ten times the default: an alternation of every label in every language must fit, or RE2 falls
# back to its slower automaton in silence.
_ROOM = 80 << 20


@lru_cache(maxsize=1024)
def compile_pattern(source: str, *, ignore_case: bool = False, longest: bool = False) -> Pattern:
    """Return `source` as a pattern; the same source is compiled once a process.

    Of several ways to match at one place the one that stands first in the source counts, or the
    `longest`.

    Raises:
        ValueError: RE2 refuses the source; the message says why in a reader's words.
    """
    # A cold start that finds no work for patterns need not pay for the library.
    import re2  # type: ignore[import-untyped]  # noqa: PLC0415 - it ships no types; see above

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    options.longest_match = longest
    options.max_mem = _ROOM
    try:
        return cast("Pattern", re2.compile(source, options))
    except re2.error as error:
        raise ValueError(_explained(_text_of(error), source)) from error


def late(make: Callable[[], Pattern]) -> Pattern:
    """Return the pattern that `make` makes, made when it is first used: most never are.

    Whoever uses it first meets the ValueError of a source that RE2 refuses.
    """
    return cast("Pattern", Late(make))


@lru_cache(maxsize=64)
def compile_set(sources: tuple[str, ...]) -> Callable[[str], list[int]]:
    """Return what tells, in one pass over a text, the numbers of the patterns that match in it.

    Raises:
        ValueError: RE2 refuses a source; the message says why in a reader's words.
    """
    import re2  # noqa: PLC0415 - as above

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _ROOM
    patterns = re2.Set.SearchSet(options)
    for source in sources:
        try:
            patterns.Add(source)
        except re2.error as error:
            raise ValueError(_explained(_text_of(error), source)) from error
    patterns.Compile()
    return lambda text: sorted(patterns.Match(text) or ())


def escape(words: str) -> str:
    """Return a pattern that matches exactly `words`."""
    return words.translate(ESCAPED)


ESCAPED = {ord(char): f"\\{char}" for char in r"\.+*?()|[]{}^$"}
"""What stands in a pattern for the characters that mean something else there."""


def _text_of(error: Exception) -> str:
    (detail,) = error.args or (b"",)
    return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)


def _explained(detail: str, source: str) -> str:
    reason = next((words for start, words in _REFUSALS if detail.startswith(start)), None)
    told = f"{reason} ({_short(detail)})" if reason else _short(detail)
    return f"the pattern '{_short(source)}' cannot be used: {told}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"
