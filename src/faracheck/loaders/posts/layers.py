"""A record through its wrappers: `{"tweet": {…}}` says of one post what stands in both."""

from collections.abc import Iterator

from faracheck.loaders.posts.vocabulary import HOLDERS, plain_key
from faracheck.loaders.posts.written import Number, Record, Value, Written

DEEPEST = 4
"""How many wrappers may stand inside one another."""


def layers(record: Record, depth: int = 0) -> Iterator[Record]:
    """Yield a record, then what it wraps."""
    yield record
    for key, value in record.items():
        if depth < DEEPEST and isinstance(value, dict) and plain_key(key) in HOLDERS:
            yield from layers(value, depth + 1)


def named(record: Record, names: frozenset[str]) -> Iterator[tuple[str, Value]]:
    """Yield the fields of a record that go by one of these names, in the record's order."""
    for key, value in record.items():
        if plain_key(key) in names:
            yield key, value


def word(value: Value) -> str | None:
    """Return a value that is a word or a number, or None for any other and for a blank."""
    if isinstance(value, (Written, Number)):
        return value.strip() or None
    return None


def first_word(record: Record, names: frozenset[str]) -> str | None:
    """Return the first word that goes by one of these names in a record or in what it wraps."""
    for layer in layers(record):
        for _, value in named(layer, names):
            if found := word(value):
                return found
    return None


def holds(value: Value) -> bool:
    """Say whether a field says anything: not null, false, zero, empty, or a word for no."""
    if isinstance(value, str):
        return value.strip().casefold() not in {"", "0", "false", "no", "none", "null", "n"}
    return bool(value)


def pointer(field: str, key: str | int) -> str:
    """Return the JSON pointer (RFC 6901) of a member of `field`."""
    return f"{field}/{str(key).replace('~', '~0').replace('/', '~1')}"
