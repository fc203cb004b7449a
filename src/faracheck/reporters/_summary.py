"""The sentences with which every report for people ends."""

from collections.abc import Iterable, Mapping

from faracheck.model.outcome import Severity
from faracheck.model.report import Heap, Ledger, LeftOut, Run
from faracheck.reporters._visible import visible

NOT_JUDGED = (
    "whether a statement is owed at all",
    "whether the names are those registered with the Department of Justice",
    "images and what is written in them",
    "what links lead to",
    "the filing of two copies within 48 hours",
)
"""What no verdict of this program covers."""

NO_ADVICE = "This is not legal advice."


REMINDER = (
    "22 U.S.C. § 614(a) asks for two copies within 48 hours after transmittal begins;"
    " --transmitted TIME says when they end."
)


def caveat() -> str:
    """Return what was not judged, in one line."""
    return f"Not judged: {'; '.join(NOT_JUDGED)}. {NO_ADVICE}"


def deadline(run: Run) -> str:
    """Return when the 48 hours of 22 U.S.C. § 614(a) end, or one reminder that they run."""
    if run.transmittal is None:
        return REMINDER
    begun, until = run.transmittal.begun, run.transmittal.until
    return (
        f"Transmittal began on {begun:%A, %Y-%m-%d at %H:%M %Z}; the 48 hours of"
        f" 22 U.S.C. § 614(a) end on {until:%A, %Y-%m-%d at %H:%M %Z}, Washington time."
        " The statute makes no exception for weekends or holidays."
    )


def redaction(run: Run) -> str:
    """Return that names and quotations are left out, or nothing."""
    return "Names and quotations are left out of this report." if run.redacted else ""


def urgent(run: Run) -> tuple[str, ...]:
    """Return what even a quiet report says before its counts: the deadline that was asked for."""
    return (deadline(run),) if run.transmittal is not None else ()


def closing(run: Run) -> tuple[str, ...]:
    """Return what every report for people says before its counts, a sentence or two a line."""
    said = (judged_by(run), caveat(), deadline(run), redaction(run))
    return tuple(line for line in said if line)


def judged_by(run: Run) -> str:
    """Return by the law of which day and by which packs the verdicts are."""
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in run.packs)
    return visible(f"Judged by the law as of {run.day}" + (f", packs {packs}." if packs else "."))


def summary_line(run: Run, ledger: Ledger) -> str:
    """Return how many inputs met which end and why, and the rules left out, in one line."""
    return "; ".join(
        part
        for part in (
            f"{number(ledger.checked, 'draft')} checked: {_verdicts(ledger)}",
            _no_rule(ledger.no_rule),
            _excepted(ledger),
            _exceptions(ledger.exceptions),
            unread_counts(ledger),
            f"rules left out: {_left_out(run.left_out)}",
        )
        if part
    )


def unread_counts(ledger: Ledger) -> str:
    """Return how many inputs were skipped or could not be checked, and why."""
    bugs = f"; {ledger.crashed} met a bug of faracheck" if ledger.crashed else ""
    return (
        f"{_total(ledger.skipped)} skipped{_reasons(ledger.skipped)};"
        f" {_total(ledger.not_checkable)} could not be checked{_reasons(ledger.not_checkable)}"
        f"{bugs}"
    )


def number(count: int, noun: str) -> str:
    """Return a count and its noun, in the plural where English asks for it."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _verdicts(ledger: Ledger) -> str:
    need = "needs" if ledger.review == 1 else "need"
    verdicts = f"{ledger.passed} passed, {ledger.failed} failed, {ledger.review} {need} review"
    weighed = [
        number(ledger.findings[severity], severity.value)
        for severity in Severity
        if ledger.findings.get(severity)
    ]
    return f"{verdicts} ({', '.join(weighed)})" if weighed else verdicts


def _excepted(ledger: Ledger) -> str:
    counts = {"waived": ledger.waived, "settled": ledger.settled}
    return ", ".join(f"{number(n, 'finding')} {word}" for word, n in counts.items() if n)


def _exceptions(count: int) -> str:
    return f"{number(count, 'file')} of waivers and settlements failed" if count else ""


def _no_rule(count: int) -> str:
    return f"no rule applied to {number(count, 'draft')}" if count else ""


def _total(heaps: Mapping[str, Heap]) -> int:
    return sum(heap.count for heap in heaps.values())


def _reasons(heaps: Mapping[str, Heap]) -> str:
    if not heaps:
        return ""
    listed = ", ".join(f"{heap.count} {visible(reason)}" for reason, heap in heaps.items())
    return f" ({listed})"


def _left_out(rules: Iterable[LeftOut]) -> str:
    names: dict[str, list[str]] = {}
    for rule in rules:
        names.setdefault(rule.reason, []).append(rule.name)
    grouped = [f"{', '.join(some)} ({reason})" for reason, some in names.items()]
    return visible("; ".join(grouped)) or "none"
