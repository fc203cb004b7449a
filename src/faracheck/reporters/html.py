"""The report for people who open a file: one page, no network, readable without its script."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Skipped
from faracheck.model.report import Heap, Ledger, Run
from faracheck.ports import Reporter
from faracheck.reporters._html_draft import anchor, article, law, rule_anchor
from faracheck.reporters._html_text import plain
from faracheck.reporters._summary import caveat, deadline, number, redaction, summary_line
from faracheck.reporters._words import in_words, name_of

PAGE = Path(__file__).parent / "_page"

FILTERS = {
    "all": "all",
    "fail": "fail",
    "review": "review",
    "pass": "pass",
    "unread": "could not be checked",
}


def head(run: Run) -> str:
    """Return the page's head and title."""
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>faracheck report, {run.day.isoformat()}</title>\n<style>{style}</style>\n"
        '</head>\n<body>\n<a class="skip" href="#drafts">Skip to the drafts</a>\n'
        f"<header><h1>faracheck report</h1><p>Judged by the law of {run.day.isoformat()}.</p>"
        "</header>\n<main>\n"
    )


def preface(run: Run, ledger: Ledger) -> str:
    """Return the verdict, and open the table of drafts."""
    kind, words = _verdict(run, ledger)
    return (
        '<section aria-labelledby="verdict"><h2 id="verdict">Verdict</h2>\n'
        f'<p class="headline {kind}">{words}</p>\n<p>{plain(summary_line(run, ledger))}</p>\n'
        f"<p>{plain(deadline(run))}</p>\n"
        '</section>\n<section aria-labelledby="drafts"><h2 id="drafts">Drafts</h2>\n'
        f"{_tools()}"
        '<div class="wide" tabindex="0" role="region" aria-label="Table of drafts">\n'
        "<table><caption>Every input with its verdict; the checklists follow below.</caption>\n"
        '<thead><tr><th scope="col">Draft</th><th scope="col">Verdict</th>'
        '<th scope="col">In a sentence</th></tr></thead>\n<tbody>\n'
    )


def item(run: Run, item: Item) -> str:
    """Return an input's row in the table."""
    match item:
        case Checked(reading, outcomes, sentence):
            verdict = run.policy.verdict(outcomes)
            name, target = name_of(reading), anchor(name_of(reading))
            link = f'<a href="#{target}">{plain(name)}</a>'
            return _row(verdict, link, in_words(verdict), sentence, target)
        case NotCheckable(path, reason, hint):
            said = reason + (f" ({hint})" if hint else "")
            return _row("unread", plain(path), "could not be checked", said)
        case Crashed(path, error):
            return _row("unread", plain(path), "faracheck has a bug", error)
        case Skipped():
            return ""


def annex(run: Run, item: Item) -> str:
    """Return a draft's own section."""
    return article(run, item) if isinstance(item, Checked) else ""


def tail(run: Run, ledger: Ledger) -> str:
    """Return what was not checked, the rules, the versions, and the end of the page."""
    return "\n".join((*_unchecked(run, ledger), *_rules(run), *_versions(run), _end()))


def _verdict(run: Run, ledger: Ledger) -> tuple[str, str]:
    """Return the kind and the words of the whole run's verdict, the gravest first."""
    unread = sum(heap.count for heap in ledger.not_checkable.values())
    of_all = f"of {number(ledger.checked, 'draft')}"
    books = f"{number(ledger.exceptions, 'file')} of waivers and settlements failed"
    endings = (
        (ledger.crashed, "fail", f"{number(ledger.crashed, 'input')} met a bug of faracheck"),
        (ledger.failed, "fail", f"{ledger.failed} {of_all} failed"),
        (ledger.exceptions, "fail", books),
        (ledger.review, "review", f"{ledger.review} {of_all}: a person must look"),
        (unread, "review", f"{number(unread, 'input')} could not be checked"),
        (not ledger.checked, "review", "Nothing was checked"),
    )
    passed = ("pass", f"{ledger.passed} {of_all} passed")
    return next(((kind, words) for met, kind, words in endings if met), passed)


def _tools() -> str:
    """Return the filter, which the script shows when it runs."""
    choices = "\n".join(
        f'<label><input type="radio" name="verdict" value="{value}"'
        f"{' checked' if value == 'all' else ''}> {words}</label>"
        for value, words in FILTERS.items()
    )
    return (
        '<div class="tools" id="tools" hidden>\n'
        f"<fieldset><legend>Show</legend>\n{choices}\n</fieldset>\n"
        '<label>Search <input type="search" id="search" autocomplete="off"></label>\n'
        '<button type="button" id="open">Open everything</button>\n'
        '<button type="button" id="close">Close everything</button>\n'
        '<p role="status" id="shown"></p>\n</div>\n'
    )


def _row(kind: str, name: str, verdict: str, said: str, target: str = "") -> str:
    color = "review" if kind == "unread" else kind
    return (
        f'<tr data-verdict="{kind}" data-draft="{target}"><th scope="row">{name}</th>'
        f'<td><span class="word {color}">{verdict}</span></td><td>{plain(said)}</td></tr>\n'
    )


def _unchecked(run: Run, ledger: Ledger) -> Iterator[str]:
    yield '</section>\n<section aria-labelledby="unchecked">'
    yield '<h2 id="unchecked">What was not checked</h2>'
    yield from (f"<p>{plain(line)}</p>" for line in (caveat(), redaction(run)) if line)
    for title, heaps in (
        ("Skipped", ledger.skipped),
        ("Could not be checked", ledger.not_checkable),
    ):
        if heaps:
            yield f"<h3>{title}</h3><dl>"
            yield from (_heap(reason, heap) for reason, heap in heaps.items())
            yield "</dl>"
    if run.left_out:
        yield "<h3>Rules left out</h3><dl>"
        for rule in run.left_out:
            yield f"<dt>{plain(rule.name)}</dt><dd>{plain(rule.reason)}</dd>"
        yield "</dl>"
    yield "</section>"


def _heap(reason: str, heap: Heap) -> str:
    rest = heap.count - len(heap.samples)
    more = f" and {rest} more" if rest else ""
    listed = ", ".join(plain(path) for path in heap.samples)
    return f"<dt>{plain(reason)}</dt><dd>{heap.count}: {listed}{more}</dd>"


def _rules(run: Run) -> Iterator[str]:
    """Yield each rule once, its law folded."""
    yield '<section aria-labelledby="rules"><h2 id="rules">Rules and law</h2>'
    for rule in run.rules:
        here = rule_anchor(rule.id)
        yield f'<details class="rule" id="{here}"><summary>{plain(rule.name)} ({plain(rule.id)})'
        yield f"</summary><p>{plain(rule.summary)}</p><p>Why: {plain(rule.why)}</p>"
        yield from (f"<p>Law: {law(run, provision)}</p>" for provision in rule.law)
        yield f"<p>How to mend: {plain(rule.mend)}</p></details>"
    yield "</section>"


def _versions(run: Run) -> Iterator[str]:
    yield '<section aria-labelledby="versions"><h2 id="versions">Versions</h2><dl>'
    yield f"<dt>faracheck</dt><dd>{plain(run.version)}</dd>"
    yield f"<dt>law as of</dt><dd>{run.day.isoformat()}</dd>"
    for pack in run.packs:
        yield f"<dt>rule pack {plain(pack.name)}</dt><dd>{plain(pack.version)}</dd>"
    yield "</dl><p>The SHA-256 of each draft stands in its section.</p></section>"


def _end() -> str:
    return f"</main>\n<script>{_asset('script.js')}</script>\n</body>\n</html>\n"


@cache
def _asset(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the hash by which the page's own policy knows its style and its script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


REPORTER = Reporter(
    head,
    item,
    tail,
    preface=preface,
    turn=(
        "</tbody></table></div></section>\n"
        '<section aria-labelledby="each"><h2 id="each">Each draft</h2>\n'
    ),
    annex=annex,
)
