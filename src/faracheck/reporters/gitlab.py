"""GitLab Code Quality: a JSON list with an issue for each finding."""

from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Outcome, Severity, Skipped
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._address import address, file_of
from faracheck.reporters._fingerprint import fingerprints, one_fingerprint
from faracheck.reporters._reading_json import Json
from faracheck.reporters._report_json import dump
from faracheck.reporters._summary import summary_line
from faracheck.reporters._visible import visible
from faracheck.reporters._words import exemption, place_in_words, standing, unread_in_words

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def head(run: Run) -> str:
    """Open the list."""
    del run
    return "[\n"


def item(run: Run, item: Item) -> str:
    """Return an issue for each finding, or one for an input that could not be judged."""
    return ",\n".join(dump(issue) for issue in _issues(run, item))


def tail(run: Run, ledger: Ledger) -> str:
    """Close the list; a run that checked nothing must not look like one that found nothing."""
    empty = ledger.checked == 0 and not run.policy.allow_empty
    if not empty or ledger.not_checkable or ledger.crashed:
        return "\n]\n"
    said = f"nothing was checked: {summary_line(run, ledger)}"
    name = "nothing-checked"
    return dump(_issue(name, said, "critical", ".", one_fingerprint(run, ".", name))) + "\n]\n"


def _issues(run: Run, item: Item) -> list[Json]:
    match item:
        case Checked(reading, outcomes):
            path = address(reading.path, run.grounds)
            named = zip(outcomes, fingerprints(run, item), strict=True)
            return [_finding(path, it, name) for it, name in named if it.verdict.finding]
        case NotCheckable(path):
            return [_unread(run, path, "not-checkable", unread_in_words(item))]
        case Crashed(path, error):
            return [_unread(run, path, "crashed", f"faracheck has a bug: {error}")]
        case Skipped():
            return []


def _finding(path: str, outcome: Outcome, fingerprint: str) -> Json:
    place = f" ({place_in_words(outcome.start)})" if outcome.start.line is None else ""
    exempt = f" ({exemption(outcome)})" if exemption(outcome) else ""
    said = f"{standing(outcome)}: {outcome.message}{place}{exempt}"
    severity = "info" if outcome.excepted else SEVERITIES[outcome.severity]
    issue = _issue(outcome.name, said, severity, path, fingerprint)
    return {**issue, "location": {"path": visible(path), "lines": _lines(outcome)}}


def _lines(outcome: Outcome) -> Json:
    begin = outcome.start.line or 1
    end = outcome.end.line or begin
    return {"begin": begin, "end": end} if end > begin else {"begin": begin}


def _unread(run: Run, path: str, name: str, said: str) -> Json:
    fingerprint = one_fingerprint(run, path, name)
    return _issue(name, said, "critical", address(file_of(path), run.grounds), fingerprint)


def _issue(name: str, said: str, severity: str, path: str, fingerprint: str) -> Json:
    return {
        "type": "issue",
        "description": visible(said),
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": visible(path), "lines": {"begin": 1}},
    }


REPORTER = Reporter(head, item, tail, between=",\n")
