"""The report for people: each draft's verdict in a sentence, then the findings with evidence."""

from collections.abc import Iterator

from faracheck.model.outcome import (
    Checked,
    Crashed,
    Item,
    NotCheckable,
    Outcome,
    Skipped,
    Verdict,
)
from faracheck.model.report import Detail, Heap, Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._paint import paint
from faracheck.reporters._summary import closing, summary_line, urgent
from faracheck.reporters._visible import quotation, visible
from faracheck.reporters._words import (
    exemption,
    in_words,
    law_in_words,
    name_of,
    place_in_words,
    standing,
    to_show,
    unread_in_words,
)


def head(run: Run) -> str:
    """Return nothing: the first draft is what a person wants to read first."""
    del run
    return ""


def item(run: Run, item: Item) -> str:
    """Return one input's lines, a blank one after them, or nothing if it is not shown."""
    lines = list(_lines(run, item))
    return "\n".join(lines) + "\n\n" if lines else ""


def tail(run: Run, ledger: Ledger) -> str:
    """Return what was skipped, what was not judged, and the summary line."""
    summary = summary_line(run, ledger)
    if run.view.detail is Detail.QUIET:
        return "".join(f"{line}\n" for line in (*urgent(run), summary))
    skipped = [_heap(reason, heap) for reason, heap in ledger.skipped.items()]
    listed = ["Skipped:", *skipped, ""] if skipped else []
    closed = [paint(line, "aside", run.view) for line in closing(run)]
    return "\n".join([*listed, *closed, "", summary, ""])


def _lines(run: Run, item: Item) -> Iterator[str]:
    match item:
        case Checked():
            yield from _checked(run, item)
        case Skipped(path, reason):
            if run.view.detail is Detail.VERBOSE:
                yield f"{visible(path)}: skipped: {visible(reason)}"
        case NotCheckable():
            yield paint(unread_in_words(item), "review", run.view)
        case Crashed():
            label = paint("faracheck has a bug", "fail", run.view)
            yield f"{_path(run, item.path)}: {label}: {visible(item.error)}"


def _checked(run: Run, item: Checked) -> Iterator[str]:
    outcomes = to_show(run, item.outcomes)
    if run.view.detail is Detail.QUIET and not outcomes:
        return
    verdict = run.policy.verdict(item.outcomes)
    label = paint(in_words(verdict), verdict.value, run.view)
    yield f"{_path(run, name_of(item.reading))}: {label}"
    yield f"  {visible(item.sentence)}"
    for outcome in outcomes:
        yield ""
        yield from _outcome(run, outcome)


def _outcome(run: Run, outcome: Outcome) -> Iterator[str]:
    applies = outcome.verdict is not Verdict.NOT_APPLICABLE
    where = place_in_words(outcome.start) if applies else ""
    rule = visible(f"{outcome.name} ({outcome.rule})")
    label = paint(standing(outcome), _style(outcome), run.view)
    yield f"  {label}: {rule}, {where}" if where else f"  {label}: {rule}"
    yield f"    {visible(outcome.message)}"
    if outcome.quote:
        yield f"    quote: “{quotation(outcome.quote)}”"
    for provision in outcome.law if applies else ():
        yield f"    law: {law_in_words(provision, run.day)}"
    if outcome.verdict.finding and outcome.mend:
        yield f"    mend: {visible(outcome.mend)}"
    if exempt := exemption(outcome):
        yield f"    {exempt}"


def _style(outcome: Outcome) -> str:
    return outcome.severity if outcome.verdict is Verdict.FAIL else outcome.verdict


def _path(run: Run, path: str) -> str:
    return paint(visible(path), "path", run.view)


def _heap(reason: str, heap: Heap) -> str:
    rest = heap.count - len(heap.samples)
    more = f" and {rest} more" if rest else ""
    listed = ", ".join(visible(path) for path in heap.samples)
    return f"  {visible(reason)}: {listed}{more}"


REPORTER = Reporter(head, item, tail)
