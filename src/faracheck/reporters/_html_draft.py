"""One draft on the page: its sentence, its statement in the text, its checklist, its file."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from faracheck.late import late_pattern
from faracheck.model.deciding import deciding
from faracheck.model.law import Provision
from faracheck.model.outcome import Checked, Outcome, Verdict
from faracheck.model.reading import Element, Reading, Statement, StatementKind
from faracheck.model.report import Run
from faracheck.reporters._html_text import GAP, Frame, framed, in_context, plain
from faracheck.reporters._summary import number
from faracheck.reporters._visible import quotation
from faracheck.reporters._words import (
    exemption,
    in_words,
    law_in_words,
    look_in_words,
    name_of,
    place_in_words,
    position_in_words,
    standing,
)

ELEMENTS = {
    Element.DISTRIBUTED_BY: "that it is distributed",
    Element.AGENT_NAMED: "by whom",
    Element.ON_BEHALF_OF: "that it is on somebody's behalf",
    Element.PRINCIPAL_NAMED: "on whose",
    Element.ADDITIONAL_INFO: "that there is additional information",
    Element.DOJ: "that the Department of Justice has it",
    Element.WASHINGTON: "that the Department is in Washington",
}
"""What a statement conveys (22 U.S.C. § 614(b)), after the words “it says”."""

NOTICE = (Element.AGENT_NAMED, Element.ON_BEHALF_OF, Element.PRINCIPAL_NAMED)
"""What a registration notice conveys (22 U.S.C. § 614(e))."""

_LANGUAGE = late_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


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
            *(_file(reading) if item.is_draft else ()),
            "</article>\n",
        )
    )


def _in_the_text(reading: Reading) -> Iterator[str]:
    """Yield the passages with the statements and the contacts framed, and what was conveyed."""
    if not reading.passages:
        return
    frames = list(_frames(reading))
    elements = [words.span for it in reading.statements for _, words in it.found]
    title = "The statement in the text" if reading.statements else "The beginning of the text"
    language = _language(reading.language)
    text = GAP.join(framed(it, frames, elements) for it in reading.passages)
    yield f"<details open><summary>{title}</summary>"
    yield f'<div class="text" dir="auto"{language}>{text}</div>'
    for statement in deciding(reading):
        yield from _elements(statement)
    yield "</details>"


def _frames(reading: Reading) -> Iterator[Frame]:
    for statement in reading.statements:
        name = statement.kind.replace("-", " ")
        if statement.look.visible is False:
            yield Frame(statement.words.span, "statement hidden", f"{name} that is not seen")
        else:
            yield Frame(statement.words.span, "statement", name)
    for contact in reading.contacts:
        yield Frame(contact.words.span, "contact", "contact block")
    for words in reading.unreadable:
        yield Frame(words.span, "statement", "passage too damaged to read")


def _elements(statement: Statement) -> Iterator[str]:
    found = dict(statement.found)
    wanted = NOTICE if statement.kind is StatementKind.REGISTRATION_NOTICE else tuple(Element)
    said = [element for element in wanted if element in found]
    name = statement.kind.replace("-", " ")
    where = place_in_words(statement.words.start)
    yield f"<h4>What the {name} says: {len(said)} of {len(wanted)}</h4>"
    yield f"<p>{plain(f'{where}; {look_in_words(statement)}; {position_in_words(statement)}')}</p>"
    yield '<ul class="elements">'
    for element in wanted:
        if element in found:
            words = plain(quotation(found[element].text))
            yield f'<li><span class="word pass">✓ {ELEMENTS[element]}:</span> “{words}”</li>'
        else:
            yield f'<li><span class="word fail">✗ {ELEMENTS[element]}:</span> missing</li>'
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
    yield from _law_and_remedy(run, outcome)
    yield "</li>"


def _law_and_remedy(run: Run, outcome: Outcome) -> Iterator[str]:
    """Yield a finding's law and remedy folded; of what passed, a link to the rule's."""
    unseen = f'<span class="unseen"> of {plain(outcome.name)}</span>'
    if outcome.verdict.finding and (outcome.law or outcome.mend):
        yield f"<details><summary>Law and remedy{unseen}</summary>"
        yield from (f"<p>Law: {law(run, provision)}</p>" for provision in outcome.law)
        yield f"<p>How to mend: {plain(outcome.mend)}</p>" if outcome.mend else ""
        yield "</details>"
    elif any(rule.id == outcome.rule for rule in run.rules):
        yield f'<p><a href="#{rule_anchor(outcome.rule)}">The rule and its law{unseen}</a></p>'


def rule_anchor(rule: str) -> str:
    """Return the id by which a checklist links to a rule."""
    return "rule-" + sha256(rule.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def law(run: Run, provision: Provision) -> str:
    """Return a provision in words, with a link to its text."""
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
