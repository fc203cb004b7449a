"""Waivers and settlements set on the outcomes that they are for; the others are told.

An exception is for one rule on one document, and only while what it was granted for is the same:
the visible text, the principals, the medium, the rule's meaning and, for rules of visibility,
how the statement looks.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from faracheck.config.exceptions import (
    ExceptionsText,
    SettlementText,
    WaiverText,
    exception_files,
    load_exceptions,
    parsed_exceptions,
)
from faracheck.config.load import Loaded
from faracheck.engine.revision import text_at
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.brief import Brief, Lapse, Lapsed
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Outcome, Verdict
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Rule

LOOKING = frozenset(
    {"visible", "shown-on-phones", "font-floor", "smaller-than-body", "contrast"}
    | {"surroundings-unseen"}
)
"""Check kinds that judge how a statement looks."""

Granted = WaiverText | SettlementText

_FINGERPRINT = late_pattern(
    r"[?#][^\s)\"']*|[.\-_](?:(?=[a-f]*[0-9])[0-9a-f]{6,64}|(?=[a-z]*[0-9A-Z])[A-Za-z0-9_-]{8})"
    r"(?=[.\-_][A-Za-z])"
)
"""What a build puts into the address of an asset: a query, or a hash before the suffix."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Waivers and settlements, and what is needed to tell whether they stand.

    Their documents are named from the folder `root`; `days` is the longest time they may last.
    `file` is the one document for which they are, where they were looked up for one.
    """

    texts: ExceptionsText
    root: Path
    rulebook: Rulebook
    days: int
    file: str | None = None

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.texts)

    def of(self, path: Path | None) -> "Exceptions":
        """Return those that name the document at `path`, or a part of it."""
        name = name_below(self.root, path)
        return replace(self._for(lambda it: name is not None and is_of(it, name)), file=name)

    def within(self, part: str | None) -> "Exceptions":
        """Return those of one document's that name this part of it, or itself where it has none."""
        if self.file is None:
            return self
        name = named(self.file, part)
        return self._for(lambda it: it == name)

    def _for(self, holds: Callable[[str], bool]) -> "Exceptions":
        waivers = tuple(it for it in self.texts.waivers if holds(it.document))
        settlements = tuple(it for it in self.texts.settlements if holds(it.document))
        return replace(self, texts=ExceptionsText(waivers, settlements))

    @property
    def granted(self) -> tuple[Granted, ...]:
        """All of them, waivers first."""
        return (*self.texts.waivers, *self.texts.settlements)

    def rule(self, text: Granted) -> Rule | None:
        """Return the rule that an exception names, or None."""
        handle = text.rule.text
        return next((it for it in self.rulebook.rules if handle in {it.id, it.name}), None)


def exceptions_of(loaded: Loaded, rulebook: Rulebook, ref: str | None = None) -> Exceptions | None:
    """Return the waivers and settlements beside the settings, or None where there are none.

    They are read as they stand, or as they stood at the revision `ref`.

    Raises:
        RuleError, RequestError: a file is broken, or there is no such revision.
    """
    if ref is None:
        texts = load_exceptions(loaded)
    else:
        texts = parsed_exceptions({it: text_at(ref, it) for it in exception_files(loaded)})
    if not texts:
        return None
    return Exceptions(texts, loaded.root.resolve(), rulebook, loaded.settings.waiver_days)


def excepted(
    reading: Reading,
    outcomes: tuple[Outcome, ...],
    brief: Brief,
    book: Exceptions,
    day: date,
) -> tuple[tuple[Outcome, ...], tuple[Lapsed, ...]]:
    """Return the outcomes with what stands on them, and the exceptions that do not stand."""
    lapsed = []
    for text in book.granted:
        rule = book.rule(text)
        lapse = standing_lapse(text, rule, book.days) or _lapse_on(text, day)
        if lapse is None and rule and text.text_sha256 != fingerprint(reading, brief, rule):
            lapse = Lapse.CHANGED
        if lapse is None and rule:
            told = tuple(_with(it, text) if _is_for(text, rule, it) else it for it in outcomes)
            lapse = Lapse.UNUSED if told == outcomes else None
            outcomes = told
        if lapse is not None:
            lapsed.append(lapsed_as(text, lapse))
    return outcomes, tuple(lapsed)


def fingerprint(reading: Reading, brief: Brief, rule: Rule) -> str:
    """Return the SHA-256 of all that an exception from `rule` was granted for."""
    parts = [
        reading.text_sha256 or "",
        reading.medium.value,
        reading.audience.value,
        *sorted(brief.principals),
        rule.id,
        repr(rule.check),
        *(_looks(reading) if rule.kind in LOOKING else ()),
    ]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def named(file: str | None, part: str | None) -> str | None:
    """Return the name of a document in the files of exceptions, `file!part` in a container."""
    return f"{file}!{part}" if file and part else file


def is_of(document: str, file: str) -> bool:
    """Say whether a document is a file, or a part of that file."""
    return document == file or document.startswith(f"{file}!")


def name_below(root: Path, path: Path | None) -> str | None:
    """Return the name of a file in the files of exceptions: its path from their folder."""
    try:
        return path.resolve().relative_to(root).as_posix() if path else None
    except (OSError, ValueError):
        return None


def _looks(reading: Reading) -> Iterator[str]:
    """Yield how each deciding statement looks, without the lines and files that say so."""
    for statement in deciding(reading):
        look = statement.look
        reasons = (look.hidden_by, look.unsure, look.hidden_on_phones)
        decided = " ".join(_declared(it) for it in reasons).strip()
        yield f"{look.visible} {decided} {look.font_px} {look.body_font_px} {look.contrast}"


def _declared(said: str | None) -> str:
    """Return what decided how a statement looks: no place, no fingerprint in the name of a file."""
    technique = (said or "").partition(" from ")[0].partition(", line ")[0]
    return _FINGERPRINT.sub("", technique)


def standing_lapse(text: Granted, rule: Rule | None, days: int) -> Lapse | None:
    """Say why an exception cannot stand, whatever the day is and the document says."""
    if rule is None:
        return Lapse.UNKNOWN_RULE
    if isinstance(text, WaiverText) and not rule.waivable:
        return Lapse.NOT_WAIVABLE
    return Lapse.TOO_LONG if (text.ends - text.begins).days > days else None


def lapsed_as(text: Granted, lapse: Lapse) -> Lapsed:
    """Return an exception that does not stand, for a rule to tell of it."""
    return Lapsed(called(text), text.rule.text, lapse, text.ends, text.document)


def _lapse_on(text: Granted, day: date) -> Lapse | None:
    """Say why an exception does not stand on a day."""
    if day > text.ends:
        return Lapse.EXPIRED
    return Lapse.NOT_BEGUN if day < text.begins else None


def _is_for(text: Granted, rule: Rule, outcome: Outcome) -> bool:
    """Say whether an exception is for this outcome; only a review can be settled."""
    settles = isinstance(text, SettlementText)
    fits = outcome.verdict is Verdict.REVIEW if settles else outcome.verdict.finding
    return fits and outcome.rule == rule.id


def _with(outcome: Outcome, text: Granted) -> Outcome:
    if isinstance(text, WaiverText):
        return replace(outcome, waiver=text.granted)
    return replace(outcome, settlement=text.granted)


def called(text: Granted) -> str:
    """Return what a waiver or a settlement is called in reports."""
    return f"waiver {text.id}" if isinstance(text, WaiverText) else f"settlement by {text.by}"
