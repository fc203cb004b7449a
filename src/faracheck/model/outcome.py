"""One rule on one document, and a run's ledger of them."""

from datetime import date
from enum import StrEnum

from faracheck.frozen import dataclass
from faracheck.model.document import BEGINNING, Place, Span
from faracheck.model.law import Provision
from faracheck.model.reading import Reading


class Verdict(StrEnum):
    """What a rule says of a document; a finding is one that fails or needs review."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "not-applicable"

    @property
    def finding(self) -> bool:
        """Say whether somebody must act."""
        return self is Verdict.FAIL or self is Verdict.REVIEW


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, threshold: "Severity") -> bool:
        """Say whether this weighs at least as much as `threshold`."""
        # Asked for every outcome of every draft: no list, no hash.
        return self is Severity.ERROR or threshold is Severity.NOTE or self is threshold


LEFT_OUT = "[left out]"
"""What stands for a name or a quotation in a report that may carry neither."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exception from a rule that somebody approved, both days included."""

    id: str
    reason: str
    approver: str
    approved: date
    expires: date
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person saw who looked at a review: from `settled` on it holds until `until`."""

    by: str
    note: str
    settled: date
    until: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rule's verdict on one document, with its evidence and its place.

    `quote` holds the words in question, empty where something is absent; `start` and `end` then
    point at the beginning of the document. `mend` says what to do about a finding. `bare` is the
    message without anything that the draft or the settings put into it. `span` is the quotation's
    in the reading text. A waiver or a settlement may stand on it.
    """

    rule: str
    name: str
    verdict: Verdict
    severity: Severity
    message: str
    quote: str = ""
    start: Place = BEGINNING
    end: Place = BEGINNING
    law: tuple[Provision, ...] = ()
    mend: str = ""
    bare: str = ""
    span: Span | None = None
    waiver: Waiver | None = None
    settlement: Settlement | None = None

    @property
    def excepted(self) -> bool:
        """Say whether a waiver or a settlement stands on it: it is told, and fails nothing."""
        return self.waiver is not None or self.settlement is not None


EXCEPTIONS = "exceptions"
"""The format of a file of waivers and settlements: it is told of, and is no draft."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was judged: what was understood, each rule's outcome, one sentence.

    It is a draft, or a file of waivers and settlements with something wrong in it.
    """

    reading: Reading
    outcomes: tuple[Outcome, ...]
    sentence: str

    @property
    def is_draft(self) -> bool:
        """Say whether it is a draft, and counts as one."""
        return self.reading.format != EXCEPTIONS


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that is not a draft, and why it was passed over."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotCheckable:
    """An input that could not be judged, why, and what to try."""

    path: str
    reason: str
    hint: str = ""
    sha256: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Crashed:
    """An input on which faracheck itself broke down: our bug, with the trace to file."""

    path: str
    error: str
    trace: str


Item = Checked | Skipped | NotCheckable | Crashed
