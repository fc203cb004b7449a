"""What ties a post to others: its names, whom it answers, its thread, its account, its time."""

import re
from functools import lru_cache

from faracheck.late import late_pattern
from faracheck.loaders.posts.layers import first_word, layers, named, word
from faracheck.loaders.posts.vocabulary import (
    ACCOUNT,
    AUTHORS,
    IDS,
    NAMED,
    PARENTS,
    THREADS,
    TIMES,
    plain_key,
)
from faracheck.loaders.posts.written import Number, Record, Value

_SORTS = late_pattern(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")
_NO_NAME = late_pattern(
    r"-+|0|y|n|yes|no|true|false|none|null|n/?a|single|thread|\d+\s*(?:/|of)\s*\d+", re.IGNORECASE
)
"""What a field of this name may say instead: whether there is a thread, or the place in it."""

_REPLIES = frozenset({"reply", "replyto", "inreplyto", "replyref", "referencedtweets"})
_ANSWERED = frozenset({"parent", "repliedto", "root"})


def ids_of(record: Record) -> frozenset[str]:
    """Return all names by which other posts may mean this one."""
    found = (word(value) for layer in layers(record) for _, value in named(layer, IDS))
    return frozenset(filter(None, found))


def parent_of(record: Record) -> str | None:
    """Return the name of the post that this one answers, or None."""
    for layer in layers(record):
        for _, value in named(layer, _REPLIES):
            if found := _answered(value):
                return found
    return first_word(record, PARENTS)


def _answered(value: Value) -> str | None:
    """Return whom a reference means: the parent in it, an address, an item of a list."""
    if isinstance(value, list):
        kinds = [it for it in value if isinstance(it, dict)]
        said = (it for it in kinds if plain_key(str(it.get("type", ""))) in _ANSWERED)
        return next((found for it in said if (found := first_word(it, IDS))), None)
    if not isinstance(value, dict):
        return None
    for _, inner in named(value, _ANSWERED):
        if isinstance(inner, dict) and (found := first_word(inner, IDS)):
            return found
    return first_word(value, IDS)


def thread_of(record: Record) -> tuple[str, bool] | None:
    """Return the name of the thread, and whether that is the name of its first post."""
    for layer in layers(record):
        for key, value in named(layer, THREADS):
            found = word(value)
            if found and not _NO_NAME.fullmatch(found):
                return found, plain_key(key).startswith("conversation")
    return None


def author_of(record: Record) -> str | None:
    """Return the account that a post is from, in small letters, or None."""
    for layer in layers(record):
        for _, value in named(layer, ACCOUNT | AUTHORS):
            found = first_word(value, NAMED) if isinstance(value, dict) else word(value)
            if found:
                return found.lstrip("@").casefold()
    return None


def time_of(record: Record) -> str | None:
    """Return a time that sorts as text, or None where there is none."""
    for layer in layers(record):
        for key, value in layer.items():
            if is_time(key) and (found := word(value)):
                if isinstance(value, Number) or found.isdecimal():
                    return found.partition(".")[0].zfill(20)
                if _SORTS.fullmatch(found):
                    return found
    return None


@lru_cache(maxsize=4096)
def is_time(key: str) -> bool:
    """Say whether a field's name is that of a time."""
    return any(it in plain_key(key) for it in TIMES)
