"""One draft on the page: its sentence, its statement in the text, its checklist, its file."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from faracheck.model.deciding import deciding
from faracheck.model.law import Provision
from faracheck.model.outcome import Checked, Outcome, Verdict
from faracheck.model.reading import Element, Reading, Statement
from faracheck.model.report import Run
from faracheck.reporters._html_text import GAP, Frame, framed, in_context, plain
from faracheck.reporters._summary import number
from faracheck.reporters._visible import quotation
from faracheck.reporters._words import (
    exemption,
    in_words,
    law_in_words,
    name_of,
    place_in_words,
    standing,
)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def anchor(name: str) -> str:
    """Return the id by which the table links to a draft."""
    return "draft-" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article(run: Run, item: Checked) -> str:
    """Return all that is said of a draft."""
    reading, name = item.reading, name_of(item.reading)
    verdict = run.policy.verdict(item.outcomes)
    here = anchor(name)
    label = f'data-verdict="{verdict}" aria-labelledby="{here}-name"'
    word = f'<span class="word {verdict}">{in_words(verdict)}</span>'
    return "\n".join(
        (
            f'<article class="draft" id="{here}" {label}>',
            f'<h3 id="{here}-name">{plain(name)}: {word}</h3>',
            f"<p>{plain(item.sentence)}</p>",
            *_in_the_text(reading),
            *_checklist(run, item),
            *_file(reading),
            "</article>\n",
        )
    )


def _in_the_text(reading: Reading) -> Iterator[str]:
    """Yield the passages with the statements and the contacts framed, and what was conveyed."""
    if not reading.passages:
        return
    frames = list(_frames(reading))
    title = "The statement in the text" if reading.statements else "The beginning of the text"
    language = _language(reading.language)
    text = GAP.join(framed(passage, frames) for passage in reading.passages)
    yield f"<details open><summary>{title}</summary>"
    yield f'<div class="text" dir="auto"{language}>{text}</div>'
    for statement in deciding(reading):
        yield from _elements(statement)
    yield "</details>"


def _frames(reading: Reading) -> Iterator[Frame]:
    for statement in reading.statements:
        kind = statement.kind.replace("-", " ")
        yield Frame(statement.words.span, "statement", kind)
        for _, words in statement.found:
            yield Frame(words.span, "element")
    for contact in reading.contacts:
        yield Frame(contact.words.span, "contact", "contact block")
    for words in reading.unreadable:
        yield Frame(words.span, "statement", "passage too damaged to read")


def _elements(statement: Statement) -> Iterator[str]:
    found = dict(statement.found)
    yield f"<h4>What it conveys: {len(found)} of {len(Element)} elements</h4>"
    yield '<ul class="elements">'
    for element in Element:
        name = element.replace("_", " ")
        words = f": “{plain(quotation(found[element].text))}”" if element in found else ""
        kind, word = ("pass", "✓") if element in found else ("fail", "✗ missing:")
        yield f'<li><span class="word {kind}">{word}</span> {name}{words}</li>'
    yield "</ul>"


def _checklist(run: Run, item: Checked) -> Iterator[str]:
    """Yield the findings open, what passed and what did not apply folded."""
    findings = [it for it in item.outcomes if it.verdict.finding]
    passed = [it for it in item.outcomes if it.verdict is Verdict.PASS]
    aside = [it for it in item.outcomes if it.verdict is Verdict.NOT_APPLICABLE]
    yield "<h4>Checklist</h4>"
    if findings:
        yield from _checks(run, item.reading, findings)
    else:
        yield "<p>No findings.</p>"
    for outcomes, said in ((passed, "passed"), (aside, "did not apply")):
        if outcomes:
            yield f"<details><summary>{number(len(outcomes), 'rule')} {said}</summary>"
            yield from _checks(run, item.reading, outcomes)
            yield "</details>"


def _checks(run: Run, reading: Reading, outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield '<ul class="checks">'
    for outcome in outcomes:
        yield from _check(run, reading, outcome)
    yield "</ul>"


def _check(run: Run, reading: Reading, outcome: Outcome) -> Iterator[str]:
    applies = outcome.verdict is not Verdict.NOT_APPLICABLE
    where = f", {place_in_words(outcome.start)}" if applies else ""
    name = plain(outcome.name)
    yield f'<li class="check"><p><span class="word {outcome.verdict}">{standing(outcome)}</span>'
    yield f'{name} ({plain(outcome.rule)})<span class="soft">{plain(where)}</span></p>'
    yield f"<p>{plain(outcome.message)}</p>"
    if outcome.quote:
        words = in_context(outcome.quote, outcome.span, reading.passages)
        yield f'<blockquote dir="auto"{_language(reading.language)}>{words}</blockquote>'
    if exempt := exemption(outcome):
        yield f"<p>{plain(exempt)}</p>"
    if outcome.law or outcome.mend:
        unseen = f'<span class="unseen"> of {name}</span>'
        yield f"<details><summary>Law and remedy{unseen}</summary>"
        yield from (f"<p>Law: {_law(run, provision)}</p>" for provision in outcome.law)
        yield f"<p>How to mend: {plain(outcome.mend)}</p>" if outcome.mend else ""
        yield "</details>"
    yield "</li>"


def _law(run: Run, provision: Provision) -> str:
    words = plain(law_in_words(provision, run.day))
    if provision.url is None or not provision.url.startswith(("https://", "http://")):
        return words
    return f'{words} <a href="{plain(provision.url)}" rel="noreferrer">Read {plain(provision.cite)}</a>'


def _file(reading: Reading) -> Iterator[str]:
    yield "<details><summary>The file and what was not read of it</summary><dl>"
    for term, value in (
        ("SHA-256", reading.sha256),
        ("size", f"{reading.size} bytes"),
        ("format", reading.format),
        ("encoding", reading.encoding or "none"),
        ("medium", reading.medium),
        ("audience", reading.audience),
        ("language", reading.language or "unknown"),
        *(("not read", unseen) for unseen in reading.unseen),
    ):
        yield f"<dt>{term}</dt><dd>{plain(value)}</dd>"
    yield "</dl></details>"


def _language(tag: str | None) -> str:
    """Return a `lang` attribute, so that the words are read aloud in their own language."""
    return f' lang="{tag}"' if tag and _LANGUAGE.fullmatch(tag) else ""
