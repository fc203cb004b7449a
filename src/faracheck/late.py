"""Patterns that are compiled when they are first asked: a short run never asks most of them."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_ASKED = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


class Late:
    """A pattern that `make` makes when something is first asked of it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = self._make()
        # From now on the pattern's own methods are found on this object, and nothing is asked.
        vars(self).update((each, getattr(made, each)) for each in _ASKED if hasattr(made, each))
        return getattr(made, name)


def late_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, compiled when it is first used.

    Whoever uses it first meets the `re.PatternError` of a source that is wrong.
    """
    return cast("re.Pattern[AnyStr]", Late(lambda: re.compile(source, flags)))
