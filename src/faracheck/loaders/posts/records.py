"""The records of an export in their order, and which of them go on the thread of another."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders.posts.layers import layers, named
from faracheck.loaders.posts.post import NoPost, Passage, Post, Unread
from faracheck.loaders.posts.shapes import bodies, profile_in, read_post
from faracheck.loaders.posts.ties import thread_of
from faracheck.loaders.posts.vocabulary import (
    ACCOUNT,
    FOLLOWING,
    LISTS,
    OTHERS,
    POST_LISTS,
    plain_key,
)
from faracheck.loaders.posts.written import Broken, Export, Item, Record, Value

DEEPEST = 6
"""How many fields may stand inside one another on the way to a list of posts."""

SHOWN = 8
"""How many names of fields an error repeats."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: its number from 1, what was found in it, and the thread that it belongs to.

    `opens` says that the thread's name is that of its first post. `head` is the number of the
    record in which its thread begins, where it goes on one.
    """

    number: str
    found: Post | NoPost | Unread
    thread: str | None = None
    opens: bool = False
    head: str | None = None


def entries_of(export: Export, name: str, most: int) -> tuple[list[Entry], tuple[Passage, ...]]:
    """Return the records of an export, threads told, and what its account says of itself.

    Behind as many records as are looked at stands one more at most: who counts them stops there.

    Raises:
        LoadError: no post is known in it.
    """
    records, profile = _records(export)
    entries: list[Entry] = []
    understood = False
    for number, value in enumerate(records[: most + 1], start=1):
        read = list(_read(value, str(number)))
        understood = understood or any(not _is_unknown(it) for it in read)
        entries.extend(read)
    if not understood:
        raise _no_post(export, name)
    return _threaded(entries), profile


_UNKNOWN = "its shape is not known: no field in it is known to hold the text of a post"


def _is_unknown(entry: Entry) -> bool:
    return isinstance(entry.found, Unread) and entry.found.why.startswith(_UNKNOWN)


def _records(export: Export) -> tuple[list[Item], tuple[Passage, ...]]:
    if export.listed:
        return [one for it in export.values for one in _on_line(it)], ()
    root = export.values[0]
    if isinstance(root, Broken):
        return [root], ()
    accounts = named(root, ACCOUNT) if isinstance(root, dict) else ()
    profile = (p for key, it in accounts if isinstance(it, dict) for p in profile_in(it, f"/{key}"))
    return list(_found(root, 0) or ([root] if read_post(root) else [])), tuple(profile)


def _on_line(value: Item) -> list[Item]:
    """Return what a line holds: a record, or a page with a list of them."""
    if not isinstance(value, dict) or bodies(value) or read_post(value):
        return [value]
    return _found(value, 0) or [value]


def _found(value: Value, depth: int) -> list[Item]:
    """Return the records in a value: the lists of posts in it, or the one post that it is."""
    if depth > DEEPEST or not isinstance(value, (list, dict)):
        return []
    if isinstance(value, list):
        posts = any(read_post(it) for it in value)
        return list(value) if posts else _among(value, depth)
    if bodies(value) or _following(value):
        return [value]
    listed = _among([it for _, it in named(value, LISTS)], depth)
    others = [it for key, it in value.items() if plain_key(key) not in LISTS | OTHERS]
    if listed:
        # What nobody foresaw may hold posts beside those: drafts, a queue, another account's.
        beside = [it for it in others if isinstance(it, list) and _hold_texts(it)]
        return [*listed, *_unknown_posts(value), *(one for it in beside for one in it)]
    return [value] if read_post(value) else _among(others, depth)


def _hold_texts(values: list[Value]) -> bool:
    return any(isinstance(it, dict) and bodies(it) for it in values)


def _unknown_posts(value: Record) -> Iterator[Value]:
    """Yield what stands in a list of posts of which none is understood."""
    for _, it in named(value, POST_LISTS):
        if isinstance(it, list) and not _found(it, 0):
            yield from (one for one in it if isinstance(one, dict))


def _among(values: list[Value], depth: int) -> list[Item]:
    return [found for it in values for found in _found(it, depth + 1)]


def _read(value: Item, number: str) -> Iterator[Entry]:
    """Yield a record, and behind it those that it holds: its thread, and others."""
    if isinstance(value, Broken):
        yield Entry(number, Unread(value.why))
        return
    following = _following(value)
    found = read_post(_without_following(value)) if following else read_post(value)
    thread = thread_of(value) if isinstance(value, dict) else None
    head = number
    if found is not None or not following:
        unknown = Unread(_UNKNOWN + _fields(value))
        yield Entry(number, found or unknown, *(thread or (None, False)))
    else:
        head = f"{number}.1"
    for at, one in enumerate(following, start=1):
        post = read_post(one) or Unread(_UNKNOWN + _fields(one))
        own = f"{number}.{at}"
        yield Entry(own, post, head=None if own == head else head)
    for at, one in enumerate(_nested(value), start=len(following) + 1):
        yield Entry(f"{number}.{at}", read_post(one) or Unread(_UNKNOWN + _fields(one)))


def _nested(value: Value) -> list[Value]:
    """Return the posts that stand in a record which has a text itself, and are none of it."""
    if not isinstance(value, dict) or not bodies(value):
        return []
    lists = [it for _, it in named(value, LISTS) if isinstance(it, list) and _hold_texts(it)]
    return [one for it in lists for one in it]


def _following(value: Value) -> list[Value]:
    """Return the posts that stand in a record because they go on its thread."""
    if not isinstance(value, dict):
        return []
    for _, it in named(value, FOLLOWING):
        if isinstance(it, list) and any(read_post(one) for one in it):
            return it
    return []


def _without_following(value: Value) -> Value:
    if not isinstance(value, dict):
        return value
    return {key: it for key, it in value.items() if plain_key(key) not in FOLLOWING}


def _threaded(entries: list[Entry]) -> list[Entry]:
    """Return the entries with the head of the thread that each of them goes on."""
    posts = {it.number: it.found for it in entries if isinstance(it.found, Post)}
    by_id = {name: number for number, post in reversed(posts.items()) for name in post.ids}
    groups: dict[str, list[str]] = {}
    for entry in entries:
        if entry.thread is not None and entry.number in posts:
            groups.setdefault(entry.thread, []).append(entry.number)
    heads = {name: _opening(name, own, by_id, posts) for name, own in groups.items()}
    return [
        replace(entry, head=_head(entry, posts, by_id, heads))
        if entry.number in posts and entry.head is None
        else entry
        for entry in entries
    ]


def _opening(
    name: str, numbers: list[str], by_id: dict[str, str], posts: dict[str, Post]
) -> str | None:
    """Return the post with which the thread of that name begins; None where none is known.

    It is the one that the name names; else the earliest, where the posts of this name follow one
    another. A name that comes and goes is none of a thread: it may be the place in one.
    """
    if by_id.get(name) in numbers:
        return by_id[name]
    order = {number: at for at, number in enumerate(posts)}
    together = order[numbers[-1]] - order[numbers[0]] == len(numbers) - 1
    return _first(numbers, posts) if together else None


def _first(numbers: list[str], posts: dict[str, Post]) -> str:
    """Return the post with which a thread begins: the earliest, the first where none has a time."""
    times = [posts[it].time for it in numbers]
    if any(time is None for time in times):
        return numbers[0]
    return min(numbers, key=lambda it: posts[it].time or "")


def _head(
    entry: Entry, posts: dict[str, Post], by_id: dict[str, str], heads: dict[str, str | None]
) -> str | None:
    """Return the number of the post in which the thread of an entry begins, if it is another.

    A post that answers one which the export does not hold stands by itself, and so does one by
    another account than the head's.
    """
    head = entry.number
    seen = {head}
    while (parent := posts[head].parent) is not None:
        if parent not in by_id or by_id[parent] in seen:
            return None
        head = by_id[parent]
        seen.add(head)
    if entry.thread is not None and head == entry.number:
        opening = heads[entry.thread]
        if opening is not None and (not entry.opens or entry.thread in posts[opening].ids):
            head = opening
    same = posts[head].author == posts[entry.number].author
    return head if same and head != entry.number else None


def _no_post(export: Export, name: str) -> LoadError:
    first = export.values[0] if export.values else None
    return LoadError(
        "no post was found in it: no field in it is known to hold the text of a post"
        + (_fields(first) if not isinstance(first, Broken) else ""),
        where=name,
        hint="a post is read from fields such as text, content, message, body or caption",
    )


def _fields(value: Value) -> str:
    """Return the names of a record's fields, in parentheses."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, dict):
        return ""
    keys = [key for layer in layers(value) for key in layer]
    more = ", …" if len(keys) > SHOWN else ""
    return f" (fields: {', '.join(key[:40] for key in keys[:SHOWN])}{more})" if keys else ""
