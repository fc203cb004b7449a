"""From a value of an export to the post in it, by the names of its fields."""

from collections.abc import Iterator

from faracheck.late import late_pattern
from faracheck.loaders.posts.borrowing import borrowed
from faracheck.loaders.posts.layers import holds, layers, named, pointer, word
from faracheck.loaders.posts.post import NoPost, Passage, Post, Unread
from faracheck.loaders.posts.ties import author_of, ids_of, is_time, parent_of, time_of
from faracheck.loaders.posts.vocabulary import (
    ACCOUNT,
    ALTERNATIVES,
    BODIES,
    HTML,
    LONGER,
    NO_POSTS,
    PICTURE_LISTS,
    PICTURES,
    PROFILES,
    RECORD_ALTERNATIVES,
    RECORD_PROFILES,
    REPOSTED,
    SHORT,
    TITLES,
    TYPES,
    WARNED,
    WARNINGS,
    WEAK,
    WRAPPERS,
    is_body,
    is_variant,
    plain_key,
)
from faracheck.loaders.posts.written import Record, Value, Written
from faracheck.model.document import Borrowed

FEWEST = 4
"""Words; a text for one network that has fewer is a word about it."""

DEEPEST = 5
"""How many fields may stand inside one another on the way to a text."""

_ONLY_LINKS = late_pattern(r"(?:\s|https?://\S+)*")
_LANGUAGE = late_pattern(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_CUT = late_pattern(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])(?:\s*+https?://\S+)?\s*+(?:</p>\s*+)?$")
_TAG = late_pattern(r"<[^<>]{0,5000}>|&nbsp;")

Passages = list[Passage]


def read_post(value: Value) -> Post | NoPost | Unread | None:
    """Return the post that a value stands for, or None where it is not understood."""
    if isinstance(value, Written):
        return Post((Passage((value,), ""),)) if value.strip() else None
    if not isinstance(value, dict):
        return None
    forms = _forms(value, "") or _passed_on(value)
    words = forms[0].words if forms else ""
    kind = borrowed(value, words)
    pictures = any(holds(it) for layer in layers(value) for _, it in named(layer, PICTURES))
    if kind is not Borrowed.REPOST and (not forms or (pictures and _ONLY_LINKS.fullmatch(words))):
        return _wordless(value, pictures=pictures, understood=bool(forms))
    return Post(
        forms=tuple(forms),
        titles=tuple(_titles(value, forms)),
        warnings=tuple(_warnings(value)),
        alternatives=tuple(_alternatives(value, "")),
        profile=tuple(_profile(value)),
        borrowed=kind,
        ids=ids_of(value),
        parent=parent_of(value),
        author=author_of(value),
        time=time_of(value),
    )


def _wordless(record: Record, *, pictures: bool, understood: bool) -> NoPost | Unread | None:
    """Say what a record without words of its own is, or None where that is not understood."""
    kinds = (word(it) or "" for layer in layers(record) for _, it in named(layer, TYPES))
    known = next((it for it in kinds if plain_key(it) in NO_POSTS), None)
    if known is not None:
        return NoPost(known.casefold())
    empty = any(
        it is None or (isinstance(it, (str, list)) and not it) or _is_blank(it)
        for layer in layers(record)
        for _, it in named(layer, BODIES | SHORT)
    )
    if pictures and (understood or empty or any(map(_is_timed, _with_pictures(record)))):
        return Unread("not readable here: there is nothing but a picture or a video in it")
    return Unread("there is no text in it") if empty else None


def _with_pictures(record: Record) -> Iterator[Record]:
    yield record
    for _, value in named(record, PICTURE_LISTS):
        yield from (it for it in (value if isinstance(value, list) else ()) if isinstance(it, dict))


def _is_timed(record: Record) -> bool:
    return any(is_time(key) for key in record)


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and not _TAG.sub("", value).strip()


def _forms(record: Record, field: str, depth: int = 0) -> Passages:
    """Return the forms of a record's text: what it says itself, else what its pieces say."""
    return (
        bodies(record, field)
        or list(_short(record, field))
        or _inside(record, field, WRAPPERS, depth)
        or list(_weak(record, field))
    )


def bodies(record: Record, field: str = "") -> list[Passage]:
    """Return the texts that a record has itself; of two that say the same, the longer."""
    for key, value in named(record, LONGER):
        if isinstance(value, dict) and (whole := bodies(value, pointer(field, key))):
            return whole
        if passage := _passage(value, pointer(field, key)):
            return [passage]
    found = [
        passage
        for key, value in record.items()
        if is_body(key) or is_variant(key)
        for passage in _passages(record, value, pointer(field, key))
        if is_body(key) or len(passage.words.split()) >= FEWEST
    ]
    if any(plain_key(key) == "fulltext" for key in record):
        found = [it for it in found if not it.field.endswith("/text")] or found
    return _distinct(found)


def _passages(record: Record, value: Value, field: str) -> Iterator[Passage]:
    """Yield the text of a field; several where it holds one for each row or language."""
    several: list[tuple[str | int, Value]] = []
    if isinstance(value, dict) and all(map(_is_one_of_many, value)):
        several = list(value.items())
    elif isinstance(value, list) and _is_column(record, value):
        several = list(enumerate(value))
    for key, one in several:
        if passage := _passage(one, pointer(field, key)):
            yield passage
    if not several and (passage := _passage(value, field)):
        yield passage


def _is_one_of_many(key: str) -> bool:
    return key.isdecimal() or _LANGUAGE.fullmatch(key) is not None


def _is_column(record: Record, value: list[Value]) -> bool:
    """Say whether a list stands for many records: another field has as many values."""
    lists = [it for it in record.values() if isinstance(it, list) and it is not value]
    return len(value) > 1 and any(len(it) == len(value) for it in lists)


def _short(record: Record, field: str) -> Iterator[Passage]:
    """Yield a text under a name that may also be said of a post: more than one word."""
    for key, value in named(record, SHORT):
        passage = _passage(value, pointer(field, key))
        if passage is not None and len(passage.words.split()) > 1:
            yield passage
            return


def _weak(record: Record, field: str) -> Iterator[Passage]:
    """Yield the description or title of a record that has a time and so may be a post."""
    if not _is_timed(record):
        return
    for name in WEAK:
        for key, value in named(record, frozenset({name})):
            if passage := _passage(value, pointer(field, key)):
                yield passage
                return


def _passage(value: Value, field: str) -> Passage | None:
    """Return a text: a string, or strings with links and the like between them."""
    items = value if isinstance(value, list) else [value]
    strings: list[Written] = []
    for item in items:
        text = item.get("text") if isinstance(item, dict) else item
        if isinstance(text, Written) and (not isinstance(item, dict) or isinstance(value, list)):
            strings.append(text)
    if not _TAG.sub("", "".join(strings)).strip():
        return None
    markup = plain_key(field.rpartition("/")[2]) in HTML
    return Passage(tuple(strings), field, markup=markup)


def _inside(record: Record, field: str, names: frozenset[str], depth: int) -> Passages:
    """Return the texts of a record's pieces: of several, a reader meets all."""
    if depth >= DEEPEST:
        return []
    sections: list[Passages] = []
    for key, value in named(record, names):
        inner = pointer(field, key)
        if isinstance(value, dict):
            sections.append(_forms(value, inner, depth + 1))
        elif isinstance(value, list):
            sections.extend(
                _forms(it, pointer(inner, at), depth + 1)
                for at, it in enumerate(value)
                if isinstance(it, dict)
            )
    # Which of several its reader meets is not known: each is judged by itself.
    found = (passage for section in sections for passage in section)
    return list({_letters(it.words): it for it in reversed(list(found))}.values())[::-1]


def _passed_on(record: Record) -> Passages:
    """Return the text of the post that a repost passes on, where the export has it."""
    for layer in layers(record):
        found = _inside(layer, "", REPOSTED, 0)
        if found:
            return found
    return []


def _distinct(passages: list[Passage]) -> list[Passage]:
    """Return the texts without those that another one says as well, in full."""
    each = list({_letters(it.words): it for it in reversed(passages)}.values())[::-1]
    return [it for it in each if not any(_is_cut_from(it.words, other.words) for other in each)]


def _is_cut_from(text: str, whole: str) -> bool:
    """Say whether a text is the beginning of another and shows by its dots that it is cut."""
    found = _CUT.search(text)
    if found is None:
        return False
    begun, full = _letters(text[: found.start()]), _letters(whole)
    return len(begun) < len(full) and full.startswith(begun)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _TAG.sub(" ", text))).casefold()


def _titles(record: Record, forms: Passages) -> Iterator[Passage]:
    """Yield the titles of a post that are not its text."""
    used = {_letters(form.words) for form in forms}
    for key, value in named(record, TITLES):
        inner = value.get("rendered") if isinstance(value, dict) else value
        field = pointer(field="", key=key)
        passage = _passage(inner, field if inner is value else pointer(field, "rendered"))
        if passage is not None and _letters(passage.words) not in used:
            yield passage


def _warnings(record: Record) -> Iterator[Passage]:
    """Yield what stands before a text that is folded away behind it."""
    for layer, field in _fields_of(record):
        federated = any(plain_key(word(it) or "") in WARNED for _, it in named(layer, TYPES))
        names = WARNINGS | {"summary"} if federated else WARNINGS
        for key, value in named(layer, names):
            if passage := _passage(value, pointer(field, key)):
                yield passage


def _profile(record: Record) -> Iterator[Passage]:
    """Yield what a record says of the account that it is from."""
    for layer, field in _fields_of(record):
        for key, value in named(layer, RECORD_PROFILES):
            if passage := _passage(value, pointer(field, key)):
                yield passage
        for key, value in named(layer, ACCOUNT):
            if isinstance(value, dict):
                yield from profile_in(value, pointer(field, key))


def profile_in(account: Record, field: str) -> Iterator[Passage]:
    """Yield what an account says of itself."""
    for key, value in named(account, PROFILES):
        if passage := _passage(value, pointer(field, key)):
            yield passage


def _alternatives(record: Record, field: str) -> Iterator[Passage]:
    """Yield the texts that stand for pictures, which only some readers meet."""
    for layer, own in _fields_of(record):
        for key, value in named(layer, RECORD_ALTERNATIVES):
            if passage := _passage(value, pointer(own, key)):
                yield passage
        for key, value in named(layer, PICTURE_LISTS):
            yield from _described(value, pointer(own, key), 0)


def _described(value: Value, field: str, depth: int) -> Iterator[Passage]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from _described(item, pointer(field, at), depth + 1)
    elif isinstance(value, dict):
        for key, inner in value.items():
            own = pointer(field, key)
            if plain_key(key) in ALTERNATIVES and (passage := _passage(inner, own)):
                yield passage
            elif isinstance(inner, (list, dict)):
                yield from _described(inner, own, depth + 1)


def _fields_of(record: Record, field: str = "", depth: int = 0) -> Iterator[tuple[Record, str]]:
    """Yield a record and what it wraps, each with its place in the whole."""
    known = {id(layer) for layer in layers(record)}
    yield record, field
    for key, value in record.items():
        if depth < DEEPEST and isinstance(value, dict) and id(value) in known:
            yield from _fields_of(value, pointer(field, key), depth + 1)
