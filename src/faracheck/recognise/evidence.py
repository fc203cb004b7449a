"""Which elements an assembly conveys, and which words only come close to one."""

from collections.abc import Iterable, Iterator, Sequence

from faracheck.model.reading import Element, NearMiss, NearMissKind
from faracheck.recognise.clauses import Clause
from faracheck.recognise.folding import Bounds
from faracheck.recognise.information import Referral
from faracheck.recognise.parties import Named
from faracheck.recognise.view import View
from faracheck.recognise.wording import Form

Conveyed = dict[Element, Bounds]


def conveyed(view: View, agent: Named, principal: Named) -> Conveyed:
    """Return where each element is conveyed; what is denied or only supposed conveys nothing."""
    out: Conveyed = {}
    for clause in view.assembly.clauses:
        if not clause.void:
            _take(out, clause.conveys.items())
    for element, found in ((Element.AGENT_NAMED, agent), (Element.PRINCIPAL_NAMED, principal)):
        if found.parties:
            span = found.parties[0].words.span
            out[element] = view.folded.index(span.start), view.folded.index(span.end)
    out.update(_referred(view))
    return out


def near_misses(view: View, told: Conveyed) -> Iterator[NearMiss]:
    """Yield what comes close to an element that is not conveyed."""
    for clause in view.assembly.clauses:
        yield from (miss for miss in _of_clause(view, clause) if miss.element not in told)
    for referral in view.assembly.referrals:
        yield from (miss for miss in _of_referral(view, referral) if miss.element not in told)


def _of_clause(view: View, clause: Clause) -> Iterator[NearMiss]:
    if clause.negated:
        yield from _taken_back(view, NearMissKind.NEGATED, clause.negated, _said(clause))
        return
    if clause.supposed:
        yield from _taken_back(view, NearMissKind.HYPOTHETICAL, clause.supposed, _said(clause))
        return
    if clause.denied:
        relation = (Element.ON_BEHALF_OF, Element.PRINCIPAL_NAMED)
        yield from _taken_back(view, NearMissKind.NEGATED, clause.denied, relation)
    if clause.form is Form.NEAR:
        end = clause.agent[0] if clause.agent else clause.bounds[1]
        words = view.words((clause.bounds[0], end))
        yield NearMiss(Element.DISTRIBUTED_BY, NearMissKind.PAID_FOR, words)
    if clause.bare_for:
        words = view.words(clause.bare_for)
        yield NearMiss(Element.ON_BEHALF_OF, NearMissKind.BARE_FOR, words)


def _said(clause: Clause) -> Iterator[Element]:
    """Yield what a clause would convey if it were not taken back."""
    yield from clause.conveys
    if clause.agent:
        yield Element.AGENT_NAMED
    if clause.principal:
        yield Element.PRINCIPAL_NAMED


def _of_referral(view: View, referral: Referral) -> Iterator[NearMiss]:
    if referral.negated:
        yield from _taken_back(view, NearMissKind.NEGATED, referral.negated, referral.conveys)
    if referral.supposed:
        kind = NearMissKind.HYPOTHETICAL
        yield from _taken_back(view, kind, referral.supposed, referral.conveys)
    for miss in referral.misses:
        yield NearMiss(miss.element, miss.kind, view.words(miss.bounds))


def _taken_back(
    view: View, kind: NearMissKind, by: Bounds, elements: Iterable[Element]
) -> Iterator[NearMiss]:
    words = view.words(by)
    for element in elements:
        yield NearMiss(element, kind, words)


def _referred(view: View) -> Conveyed:
    """Return what the sentences about information convey, the full ones first.

    A Department that only a clause names ("registered with the Department of Justice") counts
    where the sentence about information points back to it.
    """
    telling = [r for r in view.assembly.referrals if Element.ADDITIONAL_INFO in r.conveys]
    others = [r for r in view.assembly.referrals if Element.ADDITIONAL_INFO not in r.conveys]
    out: Conveyed = {}
    for referral in telling:
        if not referral.void:
            _take(out, referral.conveys.items())
    if not telling or Element.DOJ in out or _points_back(view, telling):
        for referral in others:
            if not referral.void:
                _take(out, referral.conveys.items())
    return out


def _points_back(view: View, telling: Sequence[Referral]) -> bool:
    there = view.grammar.information.there
    if there is None:
        return False
    # "The Ministry of Justice" is no miss where it takes up a full name that stands before it.
    misses = (miss for referral in telling for miss in referral.misses)
    if not all(there.fullmatch(view.text[slice(*miss.bounds)]) for miss in misses):
        return False
    return any(there.search(view.text[slice(*referral.bounds)]) for referral in telling)


def _take(out: Conveyed, elements: Iterable[tuple[Element, Bounds]]) -> None:
    for element, bounds in elements:
        out.setdefault(element, bounds)
