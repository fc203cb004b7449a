"""Document in, Reading out: the one entrance to what a draft says."""

from collections.abc import Sequence

from faracheck.model.brief import Brief
from faracheck.model.document import ConstructKind, Document
from faracheck.model.reading import Reading, Words
from faracheck.recognise.contact import (
    ContactLabels,
    find_contacts,
    headline,
    look_over,
    release_sign,
)
from faracheck.recognise.grammar import grammar_of
from faracheck.recognise.mentions import mentions
from faracheck.recognise.neighbours import passages
from faracheck.recognise.passage import hinted, lowered
from faracheck.recognise.position import placed
from faracheck.recognise.statements import distinct, find_statements
from faracheck.recognise.unreadable import find_damaged
from faracheck.recognise.view import words_at
from faracheck.recognise.wording import Wording


def read(
    document: Document, wordings: Sequence[Wording], labels: Sequence[ContactLabels], brief: Brief
) -> Reading:
    """Return what is understood in `document`, with the looks of every candidate written down."""
    source = document.source
    survey = look_over(document, tuple(labels))
    contacts = find_contacts(survey)
    text = lowered(document.text)
    # Compiling a language costs more than reading a draft: only those that a word hints at.
    grammars = [grammar_of(wording) for wording in hinted(wordings, text)]
    statements = find_statements(document, text, grammars)
    unreadable: tuple[Words, ...] = ()
    if not any(statement.complete for statement in statements):
        damaged, unreadable = find_damaged(document, wordings)
        statements = distinct([*statements, *damaged])
    includes = tuple(
        words_at(document, construct.span)
        for construct in document.constructs
        if construct.kind is ConstructKind.INCLUDE
    )
    stated = [*(it.words for it in statements), *(it.words for it in contacts)]
    quoted = [*stated, *unreadable, *includes]
    return Reading(
        path=source.path,
        part=source.part,
        sha256=source.sha256,
        size=len(source.data),
        format=document.format,
        encoding=document.encoding,
        medium=brief.medium or document.medium,
        audience=brief.audience,
        language=None,
        statements=placed(document, statements, [contact.words.span for contact in contacts]),
        contacts=contacts,
        release=release_sign(survey),
        headline=headline(document),
        unreadable=unreadable,
        includes=includes,
        unseen=document.appearance.unseen(),
        built_by=document.built_by,
        mentions=mentions(document, brief.clients, statements),
        passages=passages(document, [words.span for words in quoted]),
    )
