"""Whether every form of a draft, plain text or HTML, tells its readers the same."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label, deciding_notice
from faracheck.model.names import same_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Alternative, Party, Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class AlternativesAgree:
    """Passes when each form in which a reader may meet the draft carries the same statement.

    A form without one that has less than `share` of the other's words is a stand-in for it.
    """

    share: float

    MESSAGES: ClassVar[tuple[str, ...]] = ("agree", "other", "lacks", "more", "stand-in")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Name what this form says otherwise than each of the others."""
        if not reading.alternatives:
            yield Hit(Verdict.NOT_APPLICABLE, "one-form")
        for other in reading.alternatives:
            yield from self._compared(reading, other)

    def _compared(self, reading: Reading, other: Alternative) -> Iterator[Hit]:
        own, theirs = _statement(reading), _statement(other)
        form = {"form": other.part or "the other form"}
        if own is None and theirs is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        elif own is None:
            short = other.own_words < self.share * other.words
            yield Hit(Verdict.FAIL, "stand-in" if short else "lacks", details=form)
        elif theirs is None:
            yield Hit(Verdict.FAIL, "more", own.words, form)
        else:
            others = list(_differing(own, theirs))
            for party in others:
                yield Hit(Verdict.FAIL, "other", party.words, {"name": party.name, **form})
            if not others:
                yield Hit(Verdict.PASS, "agree", own.words, form)


def _statement(form: Reading | Alternative) -> Statement | None:
    """Return the statement that a reader of a form meets, a label before a notice."""
    return deciding_label(form) or deciding_notice(form)


def _differing(own: Statement, theirs: Statement) -> Iterator[Party]:
    """Yield the parties that only one of two statements names; a name may be translated."""
    if own.language != theirs.language:
        return
    if own.agent and theirs.agent and not _known(own.agent, (theirs.agent,)):
        yield own.agent
    for party in own.principals if theirs.principals else ():
        if not _known(party, theirs.principals):
            yield party
    lacking = [it for it in theirs.principals if not _known(it, own.principals)]
    if len(own.principals) < len(theirs.principals) and own.principals:
        for party in lacking:
            yield Party(party.name, own.words)


def _known(party: Party, parties: tuple[Party, ...]) -> bool:
    return any(same_name(party.name, it.name) for it in parties)


CHECK = AlternativesAgree
