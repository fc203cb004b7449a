"""SARIF 2.1.0, the exchange format of code scanning; one draft's results a line."""

from collections.abc import Iterator, Sequence

from faracheck.model.document import Place
from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Outcome, Skipped, Verdict
from faracheck.model.report import Ledger, RuleNote, Run
from faracheck.ports import Reporter
from faracheck.reporters._address import file_of, uri
from faracheck.reporters._fingerprint import fingerprints
from faracheck.reporters._inert import inert
from faracheck.reporters._reading_json import Json
from faracheck.reporters._report_json import dump, ledger_json, run_json
from faracheck.reporters._visible import quotation, visible
from faracheck.reporters._words import exemption, law_in_words, name_of, place_in_words, to_show

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "SRCROOT"

KINDS = {
    Verdict.FAIL: "fail",
    Verdict.REVIEW: "review",
    Verdict.PASS: "pass",
    Verdict.NOT_APPLICABLE: "notApplicable",
}


def head(run: Run) -> str:
    """Return the tool with its rules, and open the list of results."""
    driver = {
        "name": "faracheck",
        "version": run.version,
        "semanticVersion": run.version,
        "rules": [_rule(run, rule) for rule in run.rules],
        "notifications": [{"id": "not-checkable"}, {"id": "crashed"}, {"id": "nothing-checked"}],
    }
    packs = [{"name": pack.name, "version": pack.version} for pack in run.packs]
    opened = {
        "tool": {"driver": driver, "extensions": packs},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [],
    }
    log = dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [opened]})
    return log.removesuffix("]}]}") + "\n"


def item(run: Run, item: Item) -> str:
    """Return a draft's results: findings and passes, unless the run asks for less or for more."""
    if not isinstance(item, Checked):
        return ""
    listed = _listed(run, item.outcomes)
    names = zip(item.outcomes, fingerprints(run, item), strict=True)
    results = (
        _result(run, item, it, name) for it, name in names if any(it is one for one in listed)
    )
    return ",\n".join(dump(result) for result in results)


def _listed(run: Run, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    """Return what was judged; what does not apply only where all outcomes were asked for."""
    if run.view.show is not None:
        return to_show(run, outcomes)
    return [it for it in outcomes if it.verdict is not Verdict.NOT_APPLICABLE]


def annex(run: Run, item: Item) -> str:
    """Return the notification that an input could not be checked."""
    match item:
        case NotCheckable(path, reason, hint):
            text = f"could not be checked: {reason}" + (f" ({hint})" if hint else "")
            return dump(_notification("not-checkable", _of_piece(path, text), _file(run, path)))
        case Crashed(path, error):
            text = f"faracheck has a bug: {error}"
            return dump(_notification("crashed", _of_piece(path, text), _file(run, path)))
        case Checked() | Skipped():
            return ""


def tail(run: Run, ledger: Ledger) -> str:
    """Close the notifications, say whether all could be checked, and add the counts."""
    unread = bool(ledger.not_checkable or ledger.crashed)
    empty = ledger.checked == 0 and not run.policy.allow_empty
    nothing = dump(_notification("nothing-checked", "nothing was checked", None)) if empty else ""
    invocation = dump({"executionSuccessful": not (unread or empty)})
    properties = {"schema": "faracheck/sarif/v1", **run_json(run), **ledger_json(run, ledger)}
    closing = dump({"properties": properties}).removeprefix("{")
    comma = ",\n" if unread and empty else ""
    return f"{comma}{nothing}\n],{invocation.removeprefix('{')}],{closing}]}}\n"


def _rule(run: Run, rule: RuleNote) -> Json:
    law = [law_in_words(provision, run.day) for provision in rule.law]
    text = [visible(rule.why), f"How to mend: {visible(rule.mend)}", *(f"Law: {it}" for it in law)]
    urls = [provision.url for provision in rule.law if provision.url]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": visible(rule.summary)},
        "fullDescription": {"text": visible(rule.why or rule.summary)},
        "help": {"text": "\n".join(text), "markdown": "\n\n".join(inert(line) for line in text)},
        **({"helpUri": urls[0]} if urls else {}),
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": ["fara", f"pack/{rule.pack}"],
            "problem.severity": "recommendation" if rule.severity == "note" else rule.severity,
            "law": law,
        },
    }


def _result(run: Run, item: Checked, outcome: Outcome, name: str) -> Json:
    ids = [rule.id for rule in run.rules]
    failed = outcome.verdict is Verdict.FAIL
    return {
        "ruleId": outcome.rule,
        **({"ruleIndex": ids.index(outcome.rule)} if outcome.rule in ids else {}),
        "kind": KINDS[outcome.verdict],
        # The standard wants no level but this one on what is no failure.
        "level": outcome.severity.value if failed else "none",
        "message": {"text": _message(outcome)},
        "locations": [_location(run, item, outcome)],
        # GitHub hears the first key alone; the second is ours for everybody else.
        "partialFingerprints": {"primaryLocationLineHash": name, "faracheck/v1": name},
        "suppressions": list(_suppressions(outcome)),
        "properties": {
            "name": outcome.name,
            "severity": outcome.severity.value,
            "sha256": item.reading.sha256,
            "law": [law_in_words(provision, run.day) for provision in outcome.law],
            "mend": visible(outcome.mend),
        },
    }


def _message(outcome: Outcome) -> str:
    """Return the message; no `[…](…)` in it may become a link."""
    place = place_in_words(outcome.start) if outcome.start.line is None else ""
    return visible(outcome.message).replace("](", "] (") + (f" ({place})" if place else "")


def _location(run: Run, item: Checked, outcome: Outcome) -> Json:
    location: Json = {
        "physicalLocation": {
            "artifactLocation": _artifact(run, item.reading.path),
            "region": _region(outcome.start, outcome.end, outcome.quote),
        }
    }
    inside = ", ".join(part for part in (item.reading.part, _without_lines(outcome.start)) if part)
    if inside:
        name = visible(f"{name_of(item.reading)}: {inside}")
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return location


def _without_lines(place: Place) -> str:
    return place_in_words(place) if place.line is None else ""


def _region(start: Place, end: Place, quote: str) -> Json:
    """Return where the words stand; in a format without lines, its first one."""
    region: Json = {"startLine": start.line or 1, "startColumn": start.column or 1}
    if end.line is not None and end.column is not None and start.line is not None:
        after = (end.line, end.column) > (start.line, start.column or 1)
        region |= {"endLine": end.line, "endColumn": end.column} if after else {}
    return {**region, "snippet": {"text": quotation(quote)}} if quote else region


def _artifact(run: Run, path: str) -> Json:
    found, relative = uri(path, run.grounds)
    return {"uri": found, "uriBaseId": ROOT} if relative else {"uri": found}


def _file(run: Run, path: str) -> Json:
    """Return where the file stands that holds an input."""
    return _artifact(run, file_of(path))


def _of_piece(path: str, text: str) -> str:
    """Return what is said of an input, with its name where its place names the container only."""
    return text if file_of(path) == path else f"{path}: {text}"


def _notification(descriptor: str, text: str, artifact: Json | None) -> Json:
    located = {"locations": [{"physicalLocation": {"artifactLocation": artifact}}]}
    return {
        "level": "error",
        "descriptor": {"id": descriptor},
        "message": {"text": visible(text).replace("](", "] (")},
        **(located if artifact else {}),
    }


def _suppressions(outcome: Outcome) -> Iterator[Json]:
    if outcome.waiver is not None or outcome.settlement is not None:
        justification = exemption(outcome)
        yield {"kind": "external", "status": "accepted", "justification": justification}


REPORTER = Reporter(
    head,
    item,
    tail,
    between=",\n",
    turn='\n],"invocations":[{"toolExecutionNotifications":[\n',
    annex=annex,
)
