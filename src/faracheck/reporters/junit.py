"""JUnit XML: a suite for each draft, a test case in it for each rule."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Outcome, Skipped, Verdict
from faracheck.model.report import Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._address import address
from faracheck.reporters._summary import closing, summary_line
from faracheck.reporters._visible import quotation, visible
from faracheck.reporters._words import (
    exemption,
    law_in_words,
    name_of,
    place_in_words,
    standing,
    unread_in_words,
)


def head(run: Run) -> str:
    """Open the list of suites."""
    del run
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="faracheck">\n'


def item(run: Run, item: Item) -> str:
    """Return a draft's suite, or one with an error for what could not be judged."""
    match item:
        case Checked():
            return _suite(run, item)
        case NotCheckable(path):
            return _unread(path, "could be checked", unread_in_words(item))
        case Crashed(path, error):
            return _unread(path, "is judged to the end", f"faracheck has a bug: {error}")
        case Skipped():
            return ""


def tail(run: Run, ledger: Ledger) -> str:
    """Return what holds for the whole run, and close the list."""
    properties = "".join(
        f"    <property name={_quoted(name)} value={_quoted(value)}/>\n"
        for name, value in (
            ("version", run.version),
            ("day", run.day.isoformat()),
            *((f"pack {pack.name}", pack.version) for pack in run.packs),
            *((f"note {at}", line) for at, line in enumerate(closing(run), start=1)),
            ("summary", summary_line(run, ledger)),
        )
    )
    empty = ledger.checked == 0 and not run.policy.allow_empty
    case = _case("the run", "something was checked", _error("nothing was checked")) if empty else ""
    opening = _opening("faracheck", cases=int(empty), failures=0, errors=int(empty), skipped=0)
    return f"{opening}  <properties>\n{properties}  </properties>\n{case}{_END}</testsuites>\n"


_END = "</testsuite>\n"


def _suite(run: Run, item: Checked) -> str:
    rules = [list(group) for _, group in groupby(item.outcomes, key=lambda it: it.rule)]
    failed = [group for group in rules if any(run.policy.weighs(it) for it in group)]
    idle = [group for group in rules if _idle(group)]
    name = visible(name_of(item.reading))
    cases = "".join(_rule(run, name, item, group) for group in rules)
    opening = _opening(name, cases=len(rules), failures=len(failed), errors=0, skipped=len(idle))
    return f"{opening}{cases}{_text('system-out', item.sentence)}{_END}"


def _rule(run: Run, name: str, item: Checked, outcomes: list[Outcome]) -> str:
    """Return one rule's test case: it fails where its finding fails the run."""
    weighty = [it for it in outcomes if run.policy.weighs(it)]
    said = "\n".join(line for it in outcomes for line in _lines(run, it))
    if weighty:
        first = weighty[0]
        message = f"{standing(first)}: {visible(first.message)}"
        body = f"<failure message={_quoted(message)} type={_quoted(first.severity)}>"
        inner = f"    {body}{escape(said, quote=False)}</failure>\n"
    elif _idle(outcomes):
        inner = f"    <skipped message={_quoted(visible(outcomes[0].message))}/>\n"
    else:
        inner = f"    <system-out>{escape(said, quote=False)}</system-out>\n"
    first = (weighty or outcomes)[0]
    where = f" file={_quoted(visible(address(item.reading.path, run.grounds)))}"
    line = f' line="{first.start.line}"' if first.start.line is not None else ""
    return _case(name, visible(f"{first.name} ({first.rule})"), inner, where + line)


def _idle(outcomes: list[Outcome]) -> bool:
    return all(it.verdict is Verdict.NOT_APPLICABLE for it in outcomes)


def _lines(run: Run, outcome: Outcome) -> Iterator[str]:
    """Yield what a reader of the log needs; every line begins with a word of ours."""
    where = place_in_words(outcome.start)
    yield f"{standing(outcome)}, {where}: {visible(outcome.message)}"
    if outcome.quote:
        yield f"quote: “{quotation(outcome.quote)}”"
    for provision in outcome.law:
        yield f"law: {law_in_words(provision, run.day)}"
    if outcome.verdict.finding and outcome.mend:
        yield f"mend: {visible(outcome.mend)}"
    if exempt := exemption(outcome):
        yield exempt


def _unread(path: str, name: str, problem: str) -> str:
    opening = _opening(visible(path), cases=1, failures=0, errors=1, skipped=0)
    return f"{opening}{_case(visible(path), name, _error(visible(problem)))}{_END}"


def _opening(name: str, *, cases: int, failures: int, errors: int, skipped: int) -> str:
    return (
        f'<testsuite name={_quoted(name)} tests="{cases}" failures="{failures}"'
        f' errors="{errors}" skipped="{skipped}">\n'
    )


def _case(suite: str, name: str, inner: str, where: str = "") -> str:
    attributes = f"classname={_quoted(suite)} name={_quoted(name)}{where}"
    return f"  <testcase {attributes}>\n{inner}  </testcase>\n"


def _error(message: str) -> str:
    return f'    <error message={_quoted(message)} type="error"/>\n'


def _text(element: str, text: str) -> str:
    return f"  <{element}>{escape(visible(text), quote=False)}</{element}>\n"


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'


REPORTER = Reporter(head, item, tail)
