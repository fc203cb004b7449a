"""Items without names and quotations: embargoed words must not land where others read.

Everything that is text is left out unless it is named here as ours: what a later loader or check
writes down is left out too.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from faracheck.engine.sentence import sentence
from faracheck.late import late_pattern
from faracheck.model.document import Place
from faracheck.model.languages import language_name
from faracheck.model.outcome import (
    LEFT_OUT,
    Checked,
    Crashed,
    Item,
    NotCheckable,
    Outcome,
    Skipped,
    Waiver,
)
from faracheck.model.reading import Reading, Statement
from faracheck.model.report import Run

T = TypeVar("T")

OURS: Mapping[type, frozenset[str]] = {
    Outcome: frozenset({"rule", "name"}),
    Reading: frozenset({"path", "sha256", "format"}),
    Statement: frozenset({"form"}),
    Waiver: frozenset({"id"}),
}
"""Fields whose text comes from us, or says which file it was."""

_PIECE = late_pattern(r"(.*?\.\w+)!(.+)", re.DOTALL)
_WORDS_OF_OURS = late_pattern(r"[^:'\"`“‘«(<{\[]*")


def redacted(item: Item) -> Item:
    """Return the item with no word of its draft in it; its file's path and its figures stay."""
    match item:
        case Checked(reading, outcomes):
            bare = tuple(_bare_outcome(outcome) for outcome in outcomes)
            veiled = _bare_reading(reading)
            said = sentence(veiled, bare) if item.is_draft else item.sentence
            return Checked(veiled, bare, said)
        case Skipped(path, reason):
            return Skipped(_outside(path), _cut(reason))
        case NotCheckable(path, reason, _, digest):
            return replace(item, path=_outside(path, digest), reason=_cut(reason), hint="")
        case Crashed():
            return redacted_bug(item)


def redacted_bug(item: Crashed) -> Crashed:
    """Return what may be told of a bug of ours: its kind and its file, nothing it met there."""
    return Crashed(_outside(item.path), _cut(item.error), "")


def redacted_run(run: Run) -> Run:
    """Return the run without the names that it was asked to look for."""
    return replace(run, brief=_bare(run.brief), redacted=True)


def _bare_outcome(outcome: Outcome) -> Outcome:
    veiled = _bare(replace(outcome, law=()))
    message = outcome.bare or LEFT_OUT
    return replace(veiled, law=outcome.law, mend=outcome.mend, message=message, bare=message)


def _bare_reading(reading: Reading) -> Reading:
    return replace(
        _bare(replace(reading, passages=())),
        part=_part(reading.part, reading.sha256) if reading.part else None,
        encoding=None,
        language=_language(reading.language),
    )


def _outside(path: str, digest: str | None = None) -> str:
    """Return a path with the name of a piece of a container, `mail.eml!piece`, left out."""
    found = _PIECE.fullmatch(path)
    return f"{found[1]}!{_part(found[2], digest)}" if found else path


def _part(name: str, digest: str | None) -> str:
    """Return a name for a piece of a container: its own may be a headline, unless a number."""
    if re.fullmatch(r"[0-9.]{1,12}", name):
        return name
    return f"part-{digest[:12]}" if digest else "part"


def _language(tag: str | None) -> str | None:
    """Return a language that we have a name for; a tag of any other kind may be a word."""
    primary = re.split("[-_]", tag or "")[0].lower()
    return primary if language_name(primary) != primary else None


def _cut(reason: str) -> str:
    """Return a reason up to where it begins to quote."""
    found = _WORDS_OF_OURS.match(reason)
    return (found[0] if found else "").strip() or LEFT_OUT


def _bare(value: T) -> T:
    """Return frozen data with its texts left out, field by field."""
    bare: object = value
    match value:
        case str() if value and not isinstance(value, StrEnum):
            bare = LEFT_OUT
        case Place(inside=inside):
            bare = replace(value, inside=_numbers(inside))
        case tuple():
            bare = tuple(_bare(one) for one in value)
        case Mapping():
            bare = {}
        case _ if is_dataclass(value) and not isinstance(value, type):
            ours = OURS.get(type(value), frozenset())
            theirs = (field.name for field in fields(value) if field.name not in ours)
            bare = replace(value, **{name: _bare(getattr(value, name)) for name in theirs})
        case _:
            pass
    return cast("T", bare)


def _numbers(inside: Mapping[str, object] | None) -> dict[str, object] | None:
    """Return a place in a format without lines, what is text in it left out."""
    if inside is None:
        return None
    return {key: LEFT_OUT if isinstance(it, str) else it for key, it in inside.items()}
