"""Whether a post passes on another one, by what exports say of it."""

import re
from collections.abc import Iterator

from faracheck.late import late_pattern
from faracheck.loaders.posts.layers import holds, layers, named, word
from faracheck.loaders.posts.vocabulary import (
    IS_QUOTE,
    IS_REPOST,
    QUOTED,
    QUOTES,
    REPOSTED,
    REPOSTS,
    TYPES,
    plain_key,
)
from faracheck.loaders.posts.written import Record, Value
from faracheck.model.document import Borrowed

_BY_HAND = late_pattern(r"\s*RT:? @\w", re.IGNORECASE)
_A_POST = late_pattern(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w{1,50}/status/\d+(?![\d/]|/(?:photo|video))"
)
_EMBEDS = frozenset({"embed", "reason"})
_REFERENCES = frozenset({"referencedtweets", "references"})


def borrowed(record: Record, words: str) -> Borrowed | None:
    """Return how a post with these words passes on another, or None."""
    found = list(layers(record))
    if _BY_HAND.match(words) or any(map(_is_repost, found)):
        return Borrowed.REPOST
    if _A_POST.search(words) or any(map(_is_quote, found)):
        return Borrowed.QUOTE
    return None


def _is_repost(record: Record) -> bool:
    said = any(holds(it) for _, it in named(record, REPOSTED | IS_REPOST))
    return said or any(it in REPOSTS for it in _kinds(record))


def _is_quote(record: Record) -> bool:
    said = any(holds(it) for _, it in named(record, QUOTED | IS_QUOTE))
    linked = any(_A_POST.match(it) for it in _links(record))
    return said or linked or any(it in QUOTES for it in _kinds(record))


def _kinds(record: Record) -> Iterator[str]:
    """Yield what the record says that it is, and what it refers to."""
    for _, value in named(record, TYPES):
        yield plain_key(word(value) or "")
    for _, value in named(record, _EMBEDS):
        kind = plain_key(_kind_of(value))
        if "reasonrepost" in kind:
            yield "repost"
        elif "embedrecord" in kind:
            yield "quote"
    for _, value in named(record, _REFERENCES):
        for item in value if isinstance(value, list) else ():
            yield plain_key(_kind_of(item))


def _kind_of(value: Value) -> str:
    kinds = named(value, TYPES) if isinstance(value, dict) else ()
    return next((found for _, it in kinds if (found := word(it))), "")


def _links(record: Record) -> Iterator[str]:
    """Yield the addresses that stand behind the short ones in the words."""
    entities = record.get("entities")
    urls = entities.get("urls") if isinstance(entities, dict) else None
    for item in urls if isinstance(urls, list) else ():
        address = item.get("expanded_url") if isinstance(item, dict) else None
        if isinstance(address, str):
            yield address
