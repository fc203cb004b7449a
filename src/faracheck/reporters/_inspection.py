"""What was understood in one draft: for people in lines, for programs as one JSON object."""

from collections.abc import Iterator

from faracheck.model.reading import Contact, Reading, Statement
from faracheck.reporters._reading_json import reading_json
from faracheck.reporters._report_json import dump
from faracheck.reporters._visible import quotation, visible
from faracheck.reporters._words import (
    look_in_words,
    name_of,
    place_in_words,
    position_in_words,
)


def inspection_text(reading: Reading) -> str:
    """Return what was understood, in lines, a blank one after them."""
    return "\n".join(_lines(reading)) + "\n\n"


def inspection_jsonl(reading: Reading) -> str:
    """Return what was understood, as one line of JSON."""
    return dump(reading_json(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    yield visible(name_of(reading))
    yield f"  read as {_facts(reading)}"
    if reading.headline:
        yield f"  headline: {quotation(reading.headline)}"
    yield f"  press release: {quotation(reading.release) if reading.release else 'no sign of it'}"
    if not reading.statements:
        yield "  no statement"
    for statement in reading.statements:
        yield from _statement(statement)
    for contact in reading.contacts:
        yield from _contact(contact)
    for words in reading.unreadable:
        where = place_in_words(words.start)
        yield f"  too damaged to read, {where}: “{quotation(words.text)}”"
    for words in reading.includes:
        yield f"  brings in another file, {place_in_words(words.start)}: {quotation(words.text)}"
    for unseen in reading.unseen:
        yield f"  not read: {visible(unseen)}"


def _facts(reading: Reading) -> str:
    return visible(
        f"{reading.format}, {reading.encoding or 'no encoding'}, {reading.size} bytes;"
        f" medium {reading.medium}, audience {reading.audience},"
        f" language {_languages(reading)}"
    )


def _languages(reading: Reading) -> str:
    """Return the languages of the draft by their tags."""
    return ", ".join((reading.language or "unknown", *reading.other_languages))


def _statement(statement: Statement) -> Iterator[str]:
    kind = statement.kind.replace("-", " ")
    quoted = f", only quoted ({statement.quoted_why})" if statement.quoted_why else ""
    yield f"  {visible(kind + quoted)}, {place_in_words(statement.words.start)}"
    yield f"    “{quotation(statement.words.text)}”"
    yield f"    agent: {_agent(statement)}"
    yield f"    principals: {_principals(statement)}"
    missing = ", ".join(element.replace("_", " ") for element in statement.missing)
    yield f"    elements: {len(statement.found)} of 7{'; missing: ' + missing if missing else ''}"
    yield f"    {look_in_words(statement)}"
    yield f"    {position_in_words(statement)}"
    for miss in statement.near_misses:
        element = miss.element.replace("_", " ")
        yield f"    near miss for {element}: “{quotation(miss.words.text)}” ({miss.kind})"
    for flaw in statement.flaws:
        yield f"    flaw: {flaw.kind}: {quotation(flaw.detail)}"
    for blank in statement.placeholders:
        yield f"    placeholder: {quotation(blank.words.text)}"


def _agent(statement: Statement) -> str:
    number = f" (#{statement.registration_number})" if statement.registration_number else ""
    return quotation(statement.agent.name + number) if statement.agent else "not named"


def _principals(statement: Statement) -> str:
    return quotation("; ".join(party.name for party in statement.principals)) or "not named"


def _contact(contact: Contact) -> Iterator[str]:
    seen = {True: "", False: ", hidden", None: ", perhaps hidden"}[contact.visible]
    yield f"  contact block{seen}, {place_in_words(contact.words.start)}"
    for label, values in (
        ("names", contact.names),
        ("organizations", contact.organizations),
        ("phones", contact.phones),
        ("e-mail", contact.emails),
    ):
        yield f"    {label}: {quotation(', '.join(values)) or 'none'}"
