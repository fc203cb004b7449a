"""Departures made by machine: each must be caught, or the rules let such a draft out."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.model.document import Audience
from faracheck.model.reading import Element
from faracheck.rulebook.mutate_draft import Mutant, Original

BLANKS = ("[NAME]", "________", "{{ name }}", "XXXX", "TBD")
OF_A_NOTICE = (Element.DISTRIBUTED_BY, Element.AGENT_NAMED, Element.PRINCIPAL_NAMED)
"""What the registration notice must say; the first is all its words."""

NAMES = (Element.AGENT_NAMED, Element.PRINCIPAL_NAMED)
HIDING = (
    ("a hidden attribute", "<span hidden>", "</span>"),
    ("display: none", '<span style="display: none">', "</span>"),
    ("a comment", "<!-- ", " -->"),
)
_LOOK_ALIKE = {"a": "а", "e": "е", "o": "о"}


def departing(original: Original) -> Iterator[Mutant]:
    """Yield the departures that can be made of a draft."""
    yield from _dropped(original)
    yield from _unnamed(original)
    yield from _said_otherwise(original)
    yield from _replaced_whole(original)
    yield from _hidden(original)
    yield from _tampered(original)
    yield from _swapped(original)


def _owed(original: Original) -> tuple[Element, ...]:
    """Return what the statement cannot do without.

    "Registered as an agent of" stands for distribution too, and one principal of several may go.
    """
    if original.case.audience is Audience.OFFICIAL:
        return OF_A_NOTICE
    spared = set()
    if original.statement.serves_as_notice and original.statement.form != "registered":
        spared.add(Element.DISTRIBUTED_BY)
    if len(original.statement.principals) > 1:
        spared.add(Element.PRINCIPAL_NAMED)
    return tuple(element for element in Element if element not in spared)


def _dropped(original: Original) -> Iterator[Mutant]:
    for element in _owed(original):
        if words := original.words(element):
            yield original.departing(f"{element} left out", [(words, "")])


def _unnamed(original: Original) -> Iterator[Mutant]:
    """Yield drafts in which nobody filled in a name, or a stand-in took its place."""
    said = original.departures
    stand_ins = {Element.AGENT_NAMED: said.agent, Element.PRINCIPAL_NAMED: said.principal}
    for element in NAMES:
        if words := original.words(element):
            for blank in BLANKS:
                yield original.departing(f"{element} left blank: {blank}", [(words, blank)])
            if (stand_in := stand_ins[element]) and element in _owed(original):
                yield original.departing(f"{element} only '{stand_in}'", [(words, stand_in)])


def _said_otherwise(original: Original) -> Iterator[Mutant]:
    """Yield drafts that deny the distribution, or send the reader somewhere else."""
    said = original.departures
    owed = _owed(original)
    changes = (
        (Element.DISTRIBUTED_BY, said.promotion, "paid for, not distributed"),
        (Element.DOJ, said.department, "another department"),
        (Element.WASHINGTON, said.city, "another city"),
    )
    registered = original.statement.form == "registered"
    for element, instead, done in changes:
        words = original.words(element)
        if words and instead and element in owed and not (registered and element in OF_A_NOTICE):
            yield original.departing(done, [(words, instead)])
    words = original.words(Element.DISTRIBUTED_BY)
    if words and said.negation and not registered:
        start, end = original.bounds(words)
        told = original.case.draft[start:end]
        yield original.departing("denied", [(words, f"{said.negation} {told}")])


def _replaced_whole(original: Original) -> Iterator[Mutant]:
    said = original.departures
    words = original.statement.words
    if said.scheme:
        yield original.departing("another scheme's sentence", [(words, said.scheme)])
    if said.report:
        reported = said.report.replace("{statement}", original.body)
        yield original.departing("only quoted", [(words, reported)])


def _hidden(original: Original) -> Iterator[Mutant]:
    if original.case.format != "html" or "<p" in original.body or "--" in original.body:
        return
    for done, before, after in HIDING:
        changes = [(original.statement.words, f"{before}{original.body}{after}")]
        yield original.departing(f"hidden by {done}", changes)


def _tampered(original: Original) -> Iterator[Mutant]:
    """Yield a draft in which a letter is only a letter's double."""
    words = original.words(Element.DOJ)
    if words is None or Element.DOJ not in _owed(original):
        return
    start, end = original.bounds(words)
    told = original.case.draft[start:end]
    letter = next((letter for letter in _LOOK_ALIKE if letter in told[1:]), None)
    if letter:
        at = told.index(letter, 1)
        doubled = told[:at] + _LOOK_ALIKE[letter] + told[at + 1 :]
        yield original.departing("a letter's double", [(words, doubled)])


def _swapped(original: Original) -> Iterator[Mutant]:
    """Yield a draft in which agent and principal changed places, where their names are known."""
    agent, principals = original.statement.agent, original.statement.principals
    if agent is None or len(principals) != 1 or agent.name == principals[0].name:
        return
    principal = principals[0]
    mutant = original.departing(
        "agent and principal swapped",
        [(agent.words, principal.words.text), (principal.words, agent.words.text)],
    )
    known = replace(mutant.case, agent=agent.name, principals=(principal.name,))
    yield replace(mutant, case=known)
