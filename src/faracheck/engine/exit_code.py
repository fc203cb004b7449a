"""The one number that a shell or a CI job sees, and which ending outranks which."""

from enum import IntEnum

from faracheck.model.report import Ledger, OnReview, Policy


class ExitCode(IntEnum):
    """How a command ends; what no ledger can tell (2, 130, 143) is decided by the caller."""

    CLEAN = 0
    FINDINGS = 1
    BAD_REQUEST = 2
    NOTHING_CHECKED = 3
    NOT_CHECKABLE = 4
    OUR_BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


def exit_code(ledger: Ledger, policy: Policy) -> ExitCode:
    """Return the gravest ending that the ledger holds: 70 before 1, 4, 3 and 0."""
    reviews_count = policy.on_review is OnReview.FAIL
    endings = {
        ExitCode.OUR_BUG: ledger.crashed > 0,
        ExitCode.FINDINGS: ledger.failed > 0
        or ledger.exceptions > 0
        or (reviews_count and ledger.review > 0),
        ExitCode.NOT_CHECKABLE: bool(ledger.not_checkable),
        ExitCode.NOTHING_CHECKED: ledger.checked == 0 and not policy.allow_empty,
    }
    return next((code for code, met in endings.items() if met), ExitCode.CLEAN)


def reading_exit_code(read: int, unread: Ledger) -> ExitCode:
    """Return how `inspect` ends, which judges nothing: `read` inputs were read, others not."""
    if unread.crashed:
        return ExitCode.OUR_BUG
    if unread.not_checkable:
        return ExitCode.NOT_CHECKABLE
    return ExitCode.CLEAN if read else ExitCode.NOTHING_CHECKED
