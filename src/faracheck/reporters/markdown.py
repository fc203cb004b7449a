"""Markdown for job summaries and comments: the counts, a table of drafts, then the findings."""

from collections.abc import Iterator

from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Outcome, Skipped
from faracheck.model.report import Detail, Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._inert import code, inert
from faracheck.reporters._summary import closing, summary_line
from faracheck.reporters._visible import quotation
from faracheck.reporters._words import (
    exemption,
    in_words,
    law_in_words,
    name_of,
    place_in_words,
    standing,
    to_show,
)


def head(run: Run) -> str:
    """Return the title."""
    return f"## faracheck {inert(run.version)}, {run.day.isoformat()}\n\n"


def preface(run: Run, ledger: Ledger) -> str:
    """Return the counts, and open the table of drafts."""
    table = "| draft | verdict | in a sentence |\n|---|---|---|\n"
    return f"**{inert(summary_line(run, ledger))}**\n\n{table}"


def item(run: Run, item: Item) -> str:
    """Return an input's row in the table, or nothing if it is not shown."""
    match item:
        case Checked(reading, outcomes, sentence):
            if run.view.detail is Detail.QUIET and not to_show(run, outcomes):
                return ""
            return _row(name_of(reading), in_words(run.policy.verdict(outcomes)), sentence)
        case NotCheckable(path, reason, hint):
            said = reason + (f" ({hint})" if hint else "")
            return _row(path, "could not be checked", said)
        case Crashed(path, error):
            return _row(path, "faracheck has a bug", error)
        case Skipped(path, reason):
            verbose = run.view.detail is Detail.VERBOSE
            return _row(path, "skipped", reason) if verbose else ""


def annex(run: Run, item: Item) -> str:
    """Return a draft's findings with their evidence."""
    if not isinstance(item, Checked) or not to_show(run, item.outcomes):
        return ""
    lines = [f"\n### {code(name_of(item.reading))}\n"]
    for outcome in to_show(run, item.outcomes):
        lines += _outcome(run, outcome)
    return "\n".join(lines) + "\n"


def tail(run: Run, ledger: Ledger) -> str:
    """Return what was not judged."""
    del ledger
    return "\n" + "\n\n".join(inert(it) for it in closing(run)) + "\n"


def _row(path: str, verdict: str, said: str) -> str:
    return f"| {code(path)} | {verdict} | {inert(said)} |\n"


def _outcome(run: Run, outcome: Outcome) -> Iterator[str]:
    rule = f"{code(outcome.name)} ({inert(outcome.rule)})"
    where = place_in_words(outcome.start)
    yield f"- **{standing(outcome)}**: {rule}, {inert(where)}: {inert(outcome.message)}"
    if outcome.quote:
        yield f"  - Quote: {code(quotation(outcome.quote))}"
    for provision in outcome.law:
        yield f"  - Law: {inert(law_in_words(provision, run.day))}"
    if outcome.verdict.finding and outcome.mend:
        yield f"  - Mend: {inert(outcome.mend)}"
    if exempt := exemption(outcome):
        yield f"  - {inert(exempt)}"


REPORTER = Reporter(head, item, tail, preface=preface, annex=annex)
