"""Readings for tests: a complete label that everybody sees, and what differs from it."""

from dataclasses import replace
from typing import Any

from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Look, Medium, Place, Span
from faracheck.model.reading import (
    Contact,
    Element,
    Party,
    Reading,
    Statement,
    StatementKind,
    Words,
)
from faracheck.ports import Check


def words(text: str, line: int = 3) -> Words:
    """Return a quotation that begins in the first column of `line`."""
    offset = line * 100
    return Words(text, Span(offset, offset + len(text)), Place(line, 1), Place(line, 1 + len(text)))


def party(name: str) -> Party:
    return Party(name, words(name))


LABEL = Statement(
    kind=StatementKind.LABEL,
    words=words("This material is distributed by Pelham LLC on behalf of Sarkand. …"),
    found=tuple((element, words(element)) for element in Element),
    look=Look(visible=True, font_px=16.0, body_font_px=16.0, contrast=21.0),
    agent=party("Pelham LLC"),
    principals=(party("Sarkand"),),
)
"""A label that conveys all seven elements, on line 3."""

NOTICE = replace(
    LABEL,
    kind=StatementKind.REGISTRATION_NOTICE,
    words=words("Pelham LLC is registered as an agent of Sarkand.", 1),
    found=(
        (Element.AGENT_NAMED, words("Pelham LLC", 1)),
        (Element.ON_BEHALF_OF, words("as an agent of", 1)),
        (Element.PRINCIPAL_NAMED, words("Sarkand", 1)),
    ),
    form="registered",
)
"""A registration notice with both names, on line 1."""


def without(statement: Statement, *elements: Element, **changes: Any) -> Statement:
    """Return the statement as if it did not convey `elements`."""
    found = tuple((element, it) for element, it in statement.found if element not in elements)
    return replace(statement, found=found, **changes)


def hidden(statement: Statement) -> Statement:
    """Return the statement as a reader who does not see it has it."""
    return replace(statement, look=Look(visible=False, hidden_by="display:none, line 3"))


def contact(**changes: Any) -> Contact:
    """Return a contact block with one of everything."""
    block = Contact(
        words("Contact: Marta Quell", 2),
        visible=True,
        names=("Marta Quell",),
        organizations=("Pelham LLC",),
        phones=("+12025550143",),
        emails=("press@pelham.example",),
    )
    return replace(block, **changes)


def reading(*statements: Statement, **changes: Any) -> Reading:
    """Return what was understood of a web page with these statements."""
    page = Reading(
        path="release.html",
        part=None,
        sha256="0" * 64,
        size=1000,
        format="html",
        encoding="utf-8",
        medium=Medium.WEB,
        audience=Audience.PUBLIC,
        language="en",
        statements=statements,
    )
    return replace(page, **changes)


def said(check: Check, page: Reading, brief: Brief | None = None) -> list[tuple[str, str, str]]:
    """Return the verdict, the message key and the quoted words of each hit."""
    return [
        (hit.verdict.value, hit.message, hit.words.text if hit.words else "")
        for hit in check.find(page, brief or Brief())
    ]
