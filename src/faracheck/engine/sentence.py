"""One sentence on a draft: what was found, never what the law would make of it."""

from collections import Counter
from collections.abc import Iterator

from faracheck.model.deciding import carried_by, deciding, deciding_label, deciding_notice
from faracheck.model.document import Audience, Bond, Borrowed, Place
from faracheck.model.outcome import Outcome, Severity, Verdict
from faracheck.model.reading import Element, Reading, Statement
from faracheck.model.rendering import Decider

NAMING_RULES = frozenset({"other-agent", "other-principal"})
"""The rules that compare names; where neither ran, the sentence says so."""

NOTICE_RULE = "notice-missing"
"""The rule that asks for the registration notice, in the draft or in what it comes with."""

_ACCOMPANIED = "the message that it is attached to carries one"
_LACKS = {
    Element.DISTRIBUTED_BY: "it does not say that the material is distributed",
    Element.AGENT_NAMED: "the agent is not named",
    Element.ON_BEHALF_OF: "it does not say on whose behalf",
    Element.PRINCIPAL_NAMED: "the principal is not named",
    Element.ADDITIONAL_INFO: "additional information is not mentioned",
    Element.DOJ: "the Department of Justice is not named",
    Element.WASHINGTON: "Washington, DC is not named",
}
_NOTICE = (Element.AGENT_NAMED, Element.PRINCIPAL_NAMED)
_OWED = {
    Audience.PUBLIC: ("Statement", tuple(Element)),
    Audience.OFFICIAL: ("Registration notice", _NOTICE),
    Audience.BOTH: ("Statement", tuple(Element)),
}


def sentence(reading: Reading, outcomes: tuple[Outcome, ...]) -> str:
    """Return what is to be said of the draft first."""
    outcomes = tuple(it for it in outcomes if not it.excepted)
    weighty = [it for it in outcomes if it.verdict.finding and it.severity is Severity.ERROR]
    absence = _absence(reading, weighty, outcomes)
    if absence:
        return absence
    statement = deciding(reading)[0]
    noun, owed = _OWED[reading.audience]
    lacking = _lacking(statement, owed)
    if lacking:
        return f"{noun} incomplete: {lacking}."
    if statement.look.visible is False:
        return f"{noun} found, but a reader does not see it: {_hidden(statement)}."
    if weighty and all(it.verdict is Verdict.REVIEW for it in weighty):
        return f"A person must look: {weighty[0].message}"
    found = ", ".join(_facts(statement, owed))
    return f"{noun} found: {found}; {_compared(outcomes)}{_counted(outcomes)}."


def _absence(reading: Reading, weighty: list[Outcome], outcomes: tuple[Outcome, ...]) -> str:
    """Say which statement that the audience is owed is not there, or nothing."""
    wants_label = reading.audience is not Audience.OFFICIAL
    if wants_label and deciding_label(reading) is None:
        return _no_label(reading, weighty)
    if reading.audience is Audience.PUBLIC or deciding_notice(reading) is not None:
        return ""
    if not any(it.name == NOTICE_RULE and it.verdict is Verdict.PASS for it in outcomes):
        return "No registration notice found."
    return "" if wants_label else f"No registration notice of its own: {_ACCOMPANIED}."


def _no_label(reading: Reading, weighty: list[Outcome]) -> str:
    head = carried_by(reading, Bond.THREAD)
    if head is not None and reading.borrowed is not Borrowed.REPOST:
        return f"No statement of its own: the first post of its thread, {head.part}, carries one."
    tied = reading.borrowed is not None or carried_by(reading, Bond.PROFILE) is not None
    if tied and weighty and all(it.verdict is Verdict.REVIEW for it in weighty):
        return f"A person must look: {weighty[0].message}"
    if reading.unreadable:
        return "A person must look: a passage that may be the statement cannot be read."
    quoted = any(statement.quoted for statement in reading.statements)
    return "No statement found: one is only quoted." if quoted else "No statement found."


def _lacking(statement: Statement, owed: tuple[Element, ...]) -> str:
    """Say what the statement lacks, blanks first."""
    if statement.placeholders:
        return f"a blank is left, “{statement.placeholders[0].words.text}”"
    return "; ".join(_LACKS[element] for element in owed if element in statement.missing)


def _facts(statement: Statement, owed: tuple[Element, ...]) -> Iterator[str]:
    """Yield what there is to say of a statement that lacks nothing."""
    principals = " and ".join(party.name for party in statement.principals)
    agent = statement.agent.name if statement.agent else "an agent"
    yield f"{agent} for {principals or 'a principal'}"
    if owed == tuple(Element):
        yield "seven elements"
    yield _seen(statement)
    yield at(statement.words.start)


def _seen(statement: Statement) -> str:
    if not statement.look.visible:
        return "perhaps not visible"
    rendered = statement.look.decided_by is Decider.RENDERED
    return "visible in a browser" if rendered else "visible"


def _compared(outcomes: tuple[Outcome, ...]) -> str:
    compared = any(
        it.name in NAMING_RULES and it.verdict is not Verdict.NOT_APPLICABLE for it in outcomes
    )
    return "names compared" if compared else "names not compared"


def _hidden(statement: Statement) -> str:
    return statement.look.hidden_by or "it paints nothing"


def at(place: Place) -> str:
    """Say where something stands, in words that end a sentence."""
    if place.line is not None:
        return f"at line {place.line}"
    inside = place.inside or {}
    words = [f"{key} {value}" for key, value in inside.items() if isinstance(value, (int, str))]
    told = ", ".join(words) or "in the draft"
    # "In header, paragraph 1" needs no other word for where that is.
    return told if told.startswith("in ") else f"at {told}"


def _counted(outcomes: tuple[Outcome, ...]) -> str:
    """Count what else was found, gravest first."""
    counts = Counter(it.severity for it in outcomes if it.verdict.finding)
    said = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if counts[severity]
    ]
    return f"; {' and '.join(said)}" if said else ""
