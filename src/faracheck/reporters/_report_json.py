"""A run as JSON: the pieces that the `json` and `jsonl` formats are put together from."""

import json

from faracheck.late import late_pattern
from faracheck.model.law import Provision
from faracheck.model.outcome import (
    Checked,
    Crashed,
    Item,
    NotCheckable,
    Outcome,
    Settlement,
    Skipped,
    Waiver,
)
from faracheck.model.report import Ledger, Run
from faracheck.reporters._reading_json import Json, place_json, position_json, reading_json
from faracheck.reporters._summary import NO_ADVICE, NOT_JUDGED, deadline, summary_line

SCHEMA = "faracheck/report/v1"

# Some build runners obey `##[…]` wherever it stands in a line, even inside a string of JSON.
_COMMAND = late_pattern(r"#(?=#\w*\[)")


def dump(value: object) -> str:
    """Return compact JSON in ASCII: it survives every terminal, pipe and encoding."""
    text = json.dumps(value, separators=(",", ":"), default=str)
    return _COMMAND.sub(r"\\u0023", text) if "##" in text else text


def run_json(run: Run) -> Json:
    """Return what the run was asked."""
    brief, policy = run.brief, run.policy
    return {
        "tool": {"name": "faracheck", "version": run.version},
        "packs": [{"name": pack.name, "version": pack.version} for pack in run.packs],
        "day": run.day.isoformat(),
        "settings": {
            "medium": brief.medium.value if brief.medium else None,
            "audience": brief.audience.value,
            "agent": brief.agent,
            "principals": list(brief.principals),
            "fail_on": policy.fail_on.value,
            "on_review": policy.on_review.value,
            "allow_empty": policy.allow_empty,
        },
        "rules_left_out": [
            {"rule": rule.rule, "name": rule.name, "reason": rule.reason} for rule in run.left_out
        ],
        "not_judged": [*NOT_JUDGED, NO_ADVICE],
        "transmittal": _transmittal_json(run),
        "redacted": run.redacted,
    }


def item_json(run: Run, item: Item) -> Json:
    """Return what became of one input; `status` tells the ends apart."""
    match item:
        case Checked(reading, outcomes, sentence):
            read = reading_json(reading)
            del read["schema"]
            return {
                "path": read.pop("path"),
                "part": read.pop("part"),
                "status": "checked" if item.is_draft else "exceptions",
                "verdict": run.policy.verdict(outcomes).value,
                "sentence": sentence,
                "outcomes": [outcome_json(outcome) for outcome in outcomes],
                **read,
            }
        case Skipped(path, reason):
            return {"path": path, "part": None, "status": "skipped", "reason": reason}
        case NotCheckable(path, reason, hint, digest, size):
            return {
                "path": path,
                "part": None,
                "status": "not-checkable",
                "reason": reason,
                "hint": hint,
                "sha256": digest,
                "size": size,
            }
        case Crashed(path, error):
            return {"path": path, "part": None, "status": "crashed", "reason": error}


def outcome_json(outcome: Outcome) -> Json:
    """Return one rule's verdict with its evidence."""
    return {
        "rule": outcome.rule,
        "name": outcome.name,
        "verdict": outcome.verdict.value,
        "severity": outcome.severity.value,
        "message": outcome.message,
        "quote": outcome.quote,
        "start": position_json(outcome.start),
        "end": position_json(outcome.end),
        "place": place_json(outcome.start),
        "law": [_law_json(provision) for provision in outcome.law],
        "mend": outcome.mend,
        "waiver": _waiver_json(outcome.waiver) if outcome.waiver else None,
        "settlement": _settlement_json(outcome.settlement) if outcome.settlement else None,
    }


def _waiver_json(waiver: Waiver) -> Json:
    return {
        "id": waiver.id,
        "reason": waiver.reason,
        "approver": waiver.approver,
        "since": waiver.approved.isoformat(),
        "expires": waiver.expires.isoformat(),
        "ticket": waiver.ticket,
    }


def _settlement_json(settlement: Settlement) -> Json:
    return {
        "by": settlement.by,
        "note": settlement.note,
        "settled": settlement.settled.isoformat(),
        "until": settlement.until.isoformat(),
    }


def _transmittal_json(run: Run) -> Json:
    """Return the clock of 22 U.S.C. § 614(a), both times null where no transmittal was told."""
    told = run.transmittal
    return {
        "begun": told.begun.isoformat() if told else None,
        "until": told.until.isoformat() if told else None,
        "sentence": deadline(run),
    }


def ledger_json(run: Run, ledger: Ledger) -> Json:
    """Return the counts, and the summary line that says them."""
    return {
        "counts": {
            "checked": ledger.checked,
            "passed": ledger.passed,
            "failed": ledger.failed,
            "review": ledger.review,
            "no_rule": ledger.no_rule,
            "skipped": {reason: heap.count for reason, heap in ledger.skipped.items()},
            "not_checkable": {reason: heap.count for reason, heap in ledger.not_checkable.items()},
            "crashed": ledger.crashed,
            "findings": {severity.value: n for severity, n in ledger.findings.items()},
            "waived": ledger.waived,
            "settled": ledger.settled,
            "exceptions": ledger.exceptions,
        },
        "summary": summary_line(run, ledger),
    }


def _law_json(provision: Provision) -> Json:
    return {
        "key": provision.key,
        "cite": provision.cite,
        "status": provision.status.value,
        "asks": provision.asks,
        "url": provision.url,
        "since": provision.since.isoformat() if provision.since else None,
        "until": provision.until.isoformat() if provision.until else None,
    }
