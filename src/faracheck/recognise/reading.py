"""Document in, Reading out: the one entrance to what a draft says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faracheck.model.brief import Brief
from faracheck.model.document import Bond, ConstructKind, Document, Layer, Region
from faracheck.model.reading import (
    Alternative,
    Companion,
    Reading,
    Statement,
    StatementKind,
    Words,
)
from faracheck.recognise.contact import (
    ContactLabels,
    find_contacts,
    headline,
    look_over,
    release_sign,
)
from faracheck.recognise.hints import hinted, lowered
from faracheck.recognise.mentions import mentions
from faracheck.recognise.neighbours import passages
from faracheck.recognise.noise import noisy
from faracheck.recognise.position import placed, word_count
from faracheck.recognise.quoting import words_at
from faracheck.recognise.wording import Wording

_OTHERS = {
    Region.HISTORY: "part of an earlier message",
    Region.COMMENTS: "a comment of a reader's",
}
"""The parts of a draft whose words are not its sender's."""


def read(
    document: Document, wordings: Sequence[Wording], labels: Sequence[ContactLabels], brief: Brief
) -> Reading:
    """Return what is understood in `document`, with the looks of every candidate written down."""
    source = document.source
    survey = look_over(document, tuple(labels))
    contacts = find_contacts(survey)
    statements, unreadable = _stated(document, wordings)
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
        headline=headline(document, latin=survey.words.latin),
        unreadable=unreadable,
        includes=includes,
        unseen=document.appearance.unseen(),
        leads_to=document.leads_to,
        built_by=document.built_by,
        mentions=mentions(document, brief.clients, statements),
        passages=passages(document, [words.span for words in quoted]),
        alternatives=tuple(_alternative(document, it, wordings) for it in document.alternatives),
        beside=() if _labelled(statements) else tuple(_companions(document, wordings)),
        borrowed=document.borrowed,
        origin=document.origin,
    )


def _labelled(statements: Sequence[Statement]) -> bool:
    return any(it.kind is StatementKind.LABEL and not it.quoted for it in statements)


def _companions(document: Document, wordings: Sequence[Wording]) -> Iterator[Companion]:
    """Yield what stands beside a draft that has no statement of its own."""
    for bond, other in document.beside:
        own = bond is not Bond.PROFILE
        path, part = (other.source.path, other.source.part) if own else (None, None)
        yield Companion(bond, path, part, _stated(other, wordings)[0])


def _alternative(document: Document, other: Document, wordings: Sequence[Wording]) -> Alternative:
    """Return what another form of the same draft says."""
    statements, _ = _stated(other, wordings)
    return Alternative(other.source.part, _words_shown(other), _words_shown(document), statements)


def _words_shown(document: Document) -> int:
    own = (it for it in document.blocks if it.layer is Layer.PAGE)
    return sum(word_count(document.quote(it.span)) for it in own if it.region is not Region.HISTORY)


def _stated(
    document: Document, wordings: Sequence[Wording]
) -> tuple[tuple[Statement, ...], tuple[Words, ...]]:
    """Return the statements of a draft, and the passages too damaged to read."""
    text = lowered(document.text)
    likely = hinted(wordings, text)
    if not likely and not noisy(document.text):
        return (), ()
    # Most drafts hold no word of a statement, and do not wait for what reads them.
    from faracheck.recognise.candidates import find_candidates  # noqa: PLC0415

    statements, unreadable = find_candidates(document, text, likely, wordings)
    return tuple(map(_of_its_time, statements)), unreadable


def _of_its_time(statement: Statement) -> Statement:
    """Return the statement; one of somebody else's, in an earlier message or below, labels that."""
    why = _OTHERS.get(statement.region)
    return statement if why is None else replace(statement, quoted_why=why)
