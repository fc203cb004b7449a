"""An assembly told as a Statement: plain data with the evidence for each element."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from faracheck.model.document import (
    BlockKind,
    Construct,
    ConstructKind,
    Document,
    Layer,
    Look,
    Region,
    Span,
)
from faracheck.model.reading import Element, Flaw, Placeholder, Statement, StatementKind
from faracheck.recognise.evidence import conveyed, near_misses
from faracheck.recognise.parties import Named, named, registration_number
from faracheck.recognise.quotation import why_quoted
from faracheck.recognise.quoting import words_at
from faracheck.recognise.view import View
from faracheck.recognise.wording import Form

LONGEST_HEADING = 60
"""Characters; a longer line without mark-up is no heading."""

_LAYERS = {
    Layer.COMMENT: "it stands in a comment",
    Layer.ATTRIBUTE: "it stands in an attribute",
    Layer.METADATA: "it stands in the metadata",
    Layer.TEMPLATE: "it stands in a <template> or <noscript>",
    Layer.SCRIPT: "it stands in a script",
}


def tell(view: View) -> Statement:
    """Return what the assembly says, its position not yet filled in."""
    agent = named(view, Element.AGENT_NAMED)
    principal = named(view, Element.PRINCIPAL_NAMED)
    told = conveyed(view, agent, principal)
    at = _block_at(view.document, view.span.start)
    block = None if at is None else view.document.blocks[at]
    vouched = view.grammar.wording.vouched_by
    main = view.assembly.main
    return Statement(
        kind=_kind(view, Element.ADDITIONAL_INFO in told),
        words=words_at(view.document, view.span),
        found=tuple((e, view.words(told[e])) for e in Element if e in told),
        look=_look(view),
        region=block.region if block else Region.MAIN,
        agent=agent.parties[0] if agent.parties else None,
        principals=principal.parties,
        registration_number=registration_number(view),
        language=view.grammar.wording.language,
        vouched_by=None if vouched == "none" else vouched,
        form=str(Form.REGISTERED if main and main.form is Form.REGISTERED else Form.DISTRIBUTED),
        near_misses=(*near_misses(view, told), *agent.misses, *principal.misses),
        placeholders=_placeholders(view, agent, principal),
        flaws=_flaws(view),
        quoted_why=why_quoted(view.text, view.assembly, view.grammar, _heading(view, at)),
        serves_as_notice=any(
            ((clause.form is Form.REGISTERED and clause.principal) or clause.notice)
            and not clause.void
            for clause in view.assembly.clauses
        ),
        conditional=_conditional(view),
    )


def _kind(view: View, informed: bool) -> StatementKind:  # noqa: FBT001 - a fact, not a switch
    """Return what the statement is: a registration alone is a notice, all else a label."""
    clauses = view.assembly.clauses
    distributes = any(clause.form is not Form.REGISTERED for clause in clauses)
    labels = distributes or informed or not clauses
    return StatementKind.LABEL if labels else StatementKind.REGISTRATION_NOTICE


def _placeholders(view: View, agent: Named, principal: Named) -> tuple[Placeholder, ...]:
    of_names = (*agent.blanks, *principal.blanks)
    seen = {placeholder.words.span for placeholder in of_names}
    others = (Placeholder(view.words(bounds)) for bounds in view.blanks)
    return of_names + tuple(other for other in others if other.words.span not in seen)


def _flaws(view: View) -> tuple[Flaw, ...]:
    spans = view.part_spans
    return tuple(
        Flaw(mark.kind, words_at(view.document, mark.span), mark.detail)
        for mark in view.folded.marks
        if any(span.start <= mark.offset < span.end for span in spans)
    )


def _conditional(view: View) -> Construct | None:
    """Return the conditional or loop that the statement stands in, or None."""
    conditions = {ConstructKind.CONDITIONAL, ConstructKind.LOOP}
    for construct in view.document.constructs:
        if construct.kind in conditions and construct.span.meets(view.span):
            return construct
    return None


def _look(view: View) -> Look:
    """Return the worst look of the statement's parts: part hidden is hidden."""
    if view.layer is not Layer.PAGE:
        line = view.document.places.place_of(view.span.start).line
        at = f", line {line}" if line else ""
        return Look(visible=False, hidden_by=f"{_LAYERS[view.layer]}{at}")
    stretches = _stretches(view.part_spans, view.document.text)
    return _worst([view.document.appearance.look(span) for span in stretches])


def _stretches(spans: Sequence[Span], text: str) -> list[Span]:
    """Return `spans` in order, those that a full stop at most parts as one: each costs a look."""
    found: list[Span] = []
    for span in sorted(spans):
        above = found[-1] if found else None
        if above is not None and not text[above.end : span.start].strip(" \n.,;"):
            found[-1] = Span(above.start, max(above.end, span.end))
        else:
            found.append(span)
    return found


def _worst(looks: Sequence[Look]) -> Look:
    worst = min(looks, key=lambda look: {False: 0, None: 1, True: 2}[look.visible])
    return replace(
        worst,
        font_px=min((look.font_px for look in looks if look.font_px is not None), default=None),
        contrast=min((look.contrast for look in looks if look.contrast is not None), default=None),
        hidden_on_phones=next((why for look in looks if (why := look.hidden_on_phones)), None),
    )


def _heading(view: View, at: int | None) -> str:
    """Return the heading that stands right above the statement's block, or nothing.

    A short line heads or captions what stands below it, whatever its mark-up.
    """
    if not at:
        return ""
    above = view.document.blocks[at - 1]
    text = view.document.quote(above.span).strip()
    short = len(text) <= LONGEST_HEADING
    return text if above.kind is BlockKind.HEADING or short else ""


def _block_at(document: Document, offset: int) -> int | None:
    """Return the number of the block that holds `offset`, or None."""
    at = bisect_right(document.blocks, offset, key=lambda block: block.span.start) - 1
    return at if at >= 0 and offset < document.blocks[at].span.end else None
