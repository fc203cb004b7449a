"""What a run was asked, and the ledger of what became of each input."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.law import Provision
from faracheck.model.outcome import (
    Checked,
    Crashed,
    Item,
    NotCheckable,
    Outcome,
    Severity,
    Skipped,
    Verdict,
)

SAMPLES = 5
"""How many inputs are kept by name for each reason; the others are only counted."""


class OnReview(StrEnum):
    """What an outcome that a person must settle does to a run."""

    FAIL = "fail"
    REPORT = "report"


class Show(StrEnum):
    """Which outcomes a report for people lists."""

    FINDINGS = "findings"
    ALL = "all"


class Detail(StrEnum):
    """How much a report for people says beside the outcomes."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"


@dataclass(frozen=True, slots=True)
class Policy:
    """What makes a draft, and with it the run, fail."""

    fail_on: Severity = Severity.ERROR
    on_review: OnReview = OnReview.FAIL
    allow_empty: bool = False

    def verdict(self, outcomes: tuple[Outcome, ...]) -> Verdict:
        """Return the draft's verdict: the gravest one at or above `fail_on`, else a pass.

        Not applicable is the verdict on a draft to which no rule applied.
        """
        weighty = [
            one.verdict
            for one in outcomes
            if one.verdict.finding and one.severity.reaches(self.fail_on) and not one.excepted
        ]
        if weighty:
            return Verdict.FAIL if Verdict.FAIL in weighty else Verdict.REVIEW
        if all(one.verdict is Verdict.NOT_APPLICABLE for one in outcomes):
            return Verdict.NOT_APPLICABLE
        return Verdict.PASS

    def weighs(self, outcome: Outcome) -> bool:
        """Say whether an outcome makes the run fail."""
        if outcome.excepted:
            return False
        if outcome.verdict is Verdict.REVIEW and self.on_review is OnReview.REPORT:
            return False
        return outcome.verdict.finding and outcome.severity.reaches(self.fail_on)


@dataclass(frozen=True, slots=True)
class View:
    """How a report is laid out; it never changes what is judged.

    Without `show` each format lists what its readers expect.
    """

    show: Show | None = None
    detail: Detail = Detail.NORMAL
    color: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of rules and the version that its verdicts name."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A rule that was not judged, and why."""

    rule: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule that was judged, as reports describe it: what must hold, why, how to mend, the law."""

    id: str
    name: str
    pack: str
    severity: Severity
    summary: str
    why: str = ""
    mend: str = ""
    law: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Transmittal:
    """When sending out began, and when the 48 hours of 22 U.S.C. § 614(a) end.

    Both are on the clock of Washington, DC.
    """

    begun: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a run's relative paths begin: `folder` is the working folder, `root` the repository's.

    Both are absolute paths with slashes, and empty where nothing is known of them.
    """

    folder: str = ""
    root: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was asked, as the head of its reports says it.

    A `redacted` report carries neither names nor quotations.
    """

    version: str
    day: date
    packs: tuple[Pack, ...] = ()
    brief: Brief = field(default_factory=Brief)
    policy: Policy = field(default_factory=Policy)
    view: View = field(default_factory=View)
    left_out: tuple[LeftOut, ...] = ()
    rules: tuple[RuleNote, ...] = ()
    transmittal: Transmittal | None = None
    grounds: Grounds = field(default_factory=Grounds)
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Heap:
    """Inputs that met the same end for the same reason: how many, and the first few by name."""

    count: int = 0
    samples: tuple[str, ...] = ()

    def add(self, path: str) -> "Heap":
        """Return the heap with one more on it."""
        kept = (*self.samples, path) if len(self.samples) < SAMPLES else self.samples
        return Heap(self.count + 1, kept)


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many inputs met which end; `passed` and the like count drafts, not outcomes.

    `no_rule` counts drafts to which no rule applied; `findings` counts outcomes by severity,
    `waived` and `settled` those on which a waiver or a settlement stands. `exceptions` counts
    the files of waivers and settlements that fail the run: they are no drafts.
    """

    passed: int = 0
    failed: int = 0
    review: int = 0
    no_rule: int = 0
    crashed: int = 0
    findings: Mapping[Severity, int] = field(default_factory=dict)
    waived: int = 0
    settled: int = 0
    exceptions: int = 0
    skipped: Mapping[str, Heap] = field(default_factory=dict)
    not_checkable: Mapping[str, Heap] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        """How many drafts were judged by at least one rule."""
        return self.passed + self.failed + self.review

    def add(self, item: Item, policy: Policy) -> "Ledger":
        """Return the ledger with one more input entered."""
        match item:
            case Checked():
                return self._enter(item, policy)
            case Skipped():
                return replace(self, skipped=_heaped(self.skipped, item.reason, item.path))
            case NotCheckable():
                heaps = _heaped(self.not_checkable, item.reason, item.path)
                return replace(self, not_checkable=heaps)
            case Crashed():
                return replace(self, crashed=self.crashed + 1)

    def _enter(self, item: Checked, policy: Policy) -> "Ledger":
        findings = dict(self.findings)
        found = [outcome for outcome in item.outcomes if outcome.verdict.finding]
        for outcome in found:
            if not outcome.excepted:
                findings[outcome.severity] = findings.get(outcome.severity, 0) + 1
        counted = replace(
            self,
            findings=findings,
            waived=self.waived + sum(it.waiver is not None for it in found),
            settled=self.settled + sum(it.settlement is not None for it in found),
        )
        verdict = policy.verdict(item.outcomes)
        if not item.is_draft:
            failed = verdict is Verdict.FAIL
            return replace(counted, exceptions=self.exceptions + failed)
        match verdict:
            case Verdict.PASS:
                return replace(counted, passed=self.passed + 1)
            case Verdict.FAIL:
                return replace(counted, failed=self.failed + 1)
            case Verdict.REVIEW:
                return replace(counted, review=self.review + 1)
            case Verdict.NOT_APPLICABLE:
                return replace(counted, no_rule=self.no_rule + 1)


def _heaped(heaps: Mapping[str, Heap], reason: str, path: str) -> dict[str, Heap]:
    return {**heaps, reason: heaps.get(reason, Heap()).add(path)}
