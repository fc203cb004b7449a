"""Waivers and settlements set on the outcomes that they are for; the others are told.

An exception is for one rule on one document, and only while what it was granted for is the same:
the visible text, the principals, the medium, the rule's meaning and, for rules of visibility,
how the statement looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from faracheck.model.brief import Brief, Lapse, Lapsed
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Outcome, Verdict
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Rule

LOOKING = frozenset(
    {"visible", "font-floor", "smaller-than-body", "contrast", "surroundings-unseen"}
)
"""Check kinds that judge how a statement looks."""

Granted = WaiverText | SettlementText


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Waivers and settlements, and what is needed to tell whether they stand.

    Their documents are named from the folder `root`; `days` is the longest time they may last.
    """

    texts: ExceptionsText
    root: Path
    rulebook: Rulebook
    days: int

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.texts.waivers or self.texts.settlements)

    def of(self, path: Path | None) -> "Exceptions":
        """Return those that name the document at `path`."""
        name = name_below(self.root, path)
        return replace(
            self,
            texts=ExceptionsText(
                tuple(it for it in self.texts.waivers if it.document == name),
                tuple(it for it in self.texts.settlements if it.document == name),
            ),
        )

    @property
    def granted(self) -> tuple[Granted, ...]:
        """All of them, waivers first."""
        return (*self.texts.waivers, *self.texts.settlements)

    @property
    def lost(self) -> tuple[str, ...]:
        """What is granted for documents that are not there, in words."""
        return tuple(
            f"the {_name(text)} is for {text.document}, and there is no such file"
            for text in self.granted
            if not (self.root / text.document.partition("!")[0]).exists()
        )

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
    if texts == ExceptionsText():
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
        lapse = _lapse(text, rule, book.days, day) if rule else Lapse.UNKNOWN_RULE
        if lapse is None and rule and text.text_sha256 != fingerprint(reading, brief, rule):
            lapse = Lapse.CHANGED
        if lapse is None and rule:
            told = tuple(_with(it, text) if _is_for(text, rule, it) else it for it in outcomes)
            lapse = Lapse.UNUSED if told == outcomes else None
            outcomes = told
        if lapse is not None:
            lapsed.append(Lapsed(_name(text), text.rule.text, lapse, text.ends))
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


def name_below(root: Path, path: Path | None) -> str | None:
    """Return the name of a document in the files of exceptions: its path from their folder."""
    try:
        return path.resolve().relative_to(root).as_posix() if path else None
    except (OSError, ValueError):
        return None


def _looks(reading: Reading) -> Iterator[str]:
    """Yield how each deciding statement looks, without the lines and files that say so."""
    for statement in deciding(reading):
        look = statement.look
        technique = (look.hidden_by or "").partition(" from ")[0].partition(", line ")[0]
        yield f"{look.visible} {technique} {look.font_px} {look.body_font_px} {look.contrast}"


def _lapse(text: Granted, rule: Rule, days: int, day: date) -> Lapse | None:
    """Say why an exception does not stand, whatever the document says."""
    if isinstance(text, WaiverText) and not rule.waivable:
        return Lapse.NOT_WAIVABLE
    if (text.ends - text.begins).days > days:
        return Lapse.TOO_LONG
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


def _name(text: Granted) -> str:
    return f"waiver {text.id}" if isinstance(text, WaiverText) else f"settlement by {text.by}"
