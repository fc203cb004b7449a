"""Who is named as agent and principals, and what stands where a name belongs."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.model.reading import Element, NearMiss, NearMissKind, Party, Placeholder
from faracheck.recognise.blanks import bare_blank
from faracheck.recognise.clauses import Clause
from faracheck.recognise.folding import Bounds
from faracheck.recognise.naming import divided, name_at_end, name_at_start, plain, stripped, trimmed
from faracheck.recognise.standins import is_name, names_nobody
from faracheck.recognise.view import View

_NON_JOINER = "\u200c"


@dataclass(frozen=True, slots=True)
class Named:
    """What the name slots for one party hold: names, stand-ins, or blanks."""

    parties: tuple[Party, ...] = ()
    misses: tuple[NearMiss, ...] = ()
    blanks: tuple[Placeholder, ...] = ()


def named(view: View, element: Element) -> Named:
    """Return who is named for `element`: by the first clause that names somebody."""
    best = Named()
    for clause, slot in _slots(view, element):
        found = _read_slot(view, slot, element, leads=slot[0] == clause.bounds[0])
        if found.parties:
            return replace(found, blanks=best.blanks)
        best = best if best.blanks or best.misses else found
    return best


def registration_number(view: View) -> str | None:
    """Return the agent's registration number, where one stands in a clause's sentence."""
    pattern = view.grammar.names.number
    if pattern is None:
        return None
    for clause in view.assembly.clauses:
        start, end = clause.bounds
        found = pattern.search(view.text[start : end + 120])
        groups = found.groups() if found else ()
        if number := next((group for group in groups if group), None):
            return str(number)
    return None


def _slots(view: View, element: Element) -> Iterator[tuple[Clause, Bounds]]:
    """Yield the clauses with a slot for the party, the main one first; void ones name nobody."""
    main = view.assembly.main
    for clause in sorted(view.assembly.clauses, key=lambda c: (c is not main, c.bounds)):
        slot = clause.agent if element is Element.AGENT_NAMED else clause.principal
        if slot and not clause.void:
            yield clause, slot


def _read_slot(view: View, slot: Bounds, element: Element, *, leads: bool) -> Named:
    blanks = [blank for blank in view.blanks if blank[0] < slot[1] and slot[0] < blank[1]]
    if blanks:
        return Named(blanks=tuple(Placeholder(view.words(b), element) for b in blanks))
    parties: list[Party] = []
    for bounds in _names(view, slot, element, leads=leads):
        name = plain(_joined(view, bounds))
        if bare_blank(name, view.grammar):
            return Named(blanks=(Placeholder(view.words(bounds), element),))
        if is_name(name, view, element):
            parties.append(Party(name, view.words(bounds)))
    if parties and not names_nobody(view, slot, element):
        return Named(tuple(parties))
    agent = element is Element.AGENT_NAMED
    kind = NearMissKind.GENERIC_AGENT if agent else NearMissKind.GENERIC_PRINCIPAL
    return Named(misses=(NearMiss(element, kind, view.words(slot)),))


def _names(view: View, slot: Bounds, element: Element, *, leads: bool) -> list[Bounds]:
    """Return the bounds of each name in a slot; an agent is one name, principals may be many."""
    if element is Element.AGENT_NAMED:
        whole = trimmed(view.text, slot, view.grammar)
        if leads:
            said = name_at_start if _goes_on(view, slot, whole) else name_at_end
            whole = trimmed(view.text, said(view.text, whole, view.grammar), view.grammar)
        return [whole]
    pieces = divided(view.text, stripped(view.text, slot, view.grammar), view.grammar)
    return [trimmed(view.text, piece, view.grammar) for piece in pieces]


def _goes_on(view: View, slot: Bounds, whole: Bounds) -> bool:
    """Say whether the name stands first: "X advises others, and" or "X has filed with Justice"."""
    department = view.grammar.information.department
    if department and department.search(plain(view.text[slice(*whole)])):
        return True
    joint = view.grammar.names.joint
    if joint is None or not joint.search(view.text[whole[1] : slot[1]] + " "):
        return False
    told = view.text[slice(*name_at_end(view.text, whole, view.grammar))]
    return told == told.lower()


def _joined(view: View, bounds: Bounds) -> str:
    """Return folded text with the joiners back that writing such as Persian needs in its words."""
    pieces: list[str] = []
    for start, end in view.folded.stretches(*bounds):
        origin = view.folded.origin(start)
        joiner = view.document.text[origin - 1 : origin]
        if pieces and joiner == _NON_JOINER and not view.text[start].isascii():
            pieces.append(joiner)
        pieces.append(view.text[start:end])
    # Arabic writes "for the" as one with its noun, and lets the article's first letter go.
    article = "ا" if view.text[max(0, bounds[0] - 1) : bounds[0] + 1] == "لل" else ""
    return article + "".join(pieces)
