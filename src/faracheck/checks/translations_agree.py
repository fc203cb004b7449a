"""Whether a draft and its translations carry a statement of the same parties."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief, Translation
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Verdict
from faracheck.model.parties import same_parties
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class TranslationsAgree:
    """Passes when the statement names the parties that each translation of the draft names."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "other", "lacks", "alone", "unread")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the draft with each of its translations."""
        statement = deciding_label(reading)
        if not brief.translations:
            yield Hit(Verdict.NOT_APPLICABLE, "no-translation")
        for other in brief.translations:
            yield _compared(statement, other, brief)


def _compared(statement: Statement | None, other: Translation, brief: Brief) -> Hit:
    details = {"path": other.path, "at": other.at or "", "why": other.unread or ""}
    words = statement.words if statement else None
    if other.unread is not None:
        return Hit(Verdict.REVIEW, "unread", words, details)
    if statement is None:
        lacks = other.at is not None
        return Hit(
            Verdict.FAIL if lacks else Verdict.NOT_APPLICABLE,
            "lacks" if lacks else "no-statement",
            details=details,
        )
    if other.at is None:
        return Hit(Verdict.FAIL, "alone", words, details)
    if not (statement.agent and statement.principals and other.agent and other.principals):
        return Hit(Verdict.NOT_APPLICABLE, "name-missing")
    same = same_parties(statement, other.agent, other.principals, brief)
    names = [statement.agent.name, *(it.name for it in statement.principals)]
    details |= {"own": "; ".join(names), "theirs": "; ".join((other.agent, *other.principals))}
    return Hit(Verdict.PASS if same else Verdict.FAIL, "same" if same else "other", words, details)


CHECK = TranslationsAgree
