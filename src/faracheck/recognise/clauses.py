"""Clauses: who distributes on whose behalf, or who is registered as whose agent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.reading import Element
from faracheck.recognise.denial import (
    hedges,
    leads,
    negations,
    provisos,
    question,
    supposed_inside,
)
from faracheck.recognise.folding import BREAKS, HARD_BREAK, SOFT_BREAK, SPACES, Bounds
from faracheck.recognise.frames import FramePattern
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.passage import sentence_around
from faracheck.recognise.patterns import Match
from faracheck.recognise.wording import Form

_PAUSE = late_pattern(rf"[{BREAKS}.!?;,。！？；、，،؛]")
LONGEST_NAME = 240
MOST_CLAUSES = 200
NEAREST = 24
"""How far before "on behalf of", in characters, a negation still belongs to it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in a folded passage; bounds are folded positions, the end not included.

    `negated` and `supposed` are the words that take the whole clause back, `denied` those that
    deny only on whose behalf.
    """

    bounds: Bounds
    form: Form
    conveys: Mapping[Element, Bounds]
    agent: Bounds | None = None
    principal: Bounds | None = None
    material: Bounds | None = None
    loose: bool = False
    bare_for: Bounds | None = None
    act: Bounds | None = None
    notice: Bounds | None = None
    negated: Bounds | None = None
    supposed: Bounds | None = None
    denied: Bounds | None = None

    @property
    def void(self) -> bool:
        """Say whether nothing that the clause says counts."""
        return self.negated is not None or self.supposed is not None

    @property
    def named(self) -> bool:
        """Say whether both parties have their slot."""
        return self.agent is not None and self.principal is not None

    @property
    def weight(self) -> float:
        """How much the clause says: what it conveys, whom it names, whether it says of what."""
        named = (self.agent is not None) + (self.principal is not None)
        return len(self.conveys) + named + 0.5 * (self.material is not None)

    def meets(self, other: "Clause") -> bool:
        """Say whether the two share text."""
        return self.bounds[0] < other.bounds[1] and other.bounds[0] < self.bounds[1]


def find_clauses(text: str, grammar: Grammar) -> tuple[Clause, ...]:
    """Return the clauses of a folded passage in order, the fullest where two overlap."""
    found = [
        clause for frame in fitting(text, grammar) for clause in _matches(frame, text, grammar)
    ]
    chosen: list[Clause] = []
    for clause in sorted(found, key=_preference):
        if len(chosen) >= MOST_CLAUSES:
            break
        if not any(clause.meets(other) for other in chosen):
            chosen.append(clause)
    return tuple(sorted(chosen, key=lambda clause: clause.bounds))


def fitting(text: str, grammar: Grammar) -> Iterator[FramePattern]:
    """Yield the frames whose phrases stand in a text, in the order in which the frame has them."""
    there = grammar.phrases.present(text)
    reach: dict[str, Bounds] = {}
    for frame in grammar.frames:
        if not there.issuperset(frame.needs):
            continue
        for name in frame.order:
            if name not in reach:
                reach[name] = grammar.phrases.reach(name, text)
        if all(reach[one][0] < reach[later][1] for one, later in pairwise(frame.order)):
            yield frame


def _preference(clause: Clause) -> tuple[float, int, int, int]:
    """Order by what is said, the statute's own form first, then the earlier and the tighter."""
    start, end = clause.bounds
    return (-clause.weight, list(Form).index(clause.form), start, end - start)


def _matches(frame: FramePattern, text: str, grammar: Grammar) -> Iterator[Clause]:
    for count, found in enumerate(frame.pattern.finditer(text)):
        if count >= MOST_CLAUSES:
            return
        clause = _clause(frame, _below_the_break(frame, found, text))
        if clause is not None and not _reaches_too_far(clause, text, grammar):
            yield _with_denial(_below_the_headline(clause, text), text, grammar)


def _below_the_break(frame: FramePattern, found: Match, text: str) -> Match:
    """Return the match without what a block above lends it.

    "The" in a headline, or "On this page" above a list, would otherwise reach down to "material"
    in the statement below it.
    """
    material = _bounds(frame, found, "material")
    break_above = max(text.rfind(mark, *material) for mark in BREAKS) if material else -1
    if break_above < 0:
        return found
    below = frame.pattern.search(text, break_above)
    if below is None or below.start() >= found.end() or not _bounds(frame, below, "material"):
        return found
    # A line may end between "this" and "material": what is left must say which all the same.
    vaguer = _bounds(frame, below, "loose") and not _bounds(frame, found, "loose")
    return found if vaguer else below


def _below_the_headline(clause: Clause, text: str) -> Clause:
    """Return the clause without the block above it, where it begins with the agent's name."""
    if clause.agent is None or clause.agent[0] != clause.bounds[0]:
        return clause
    start, end = clause.agent
    start = text.rfind(HARD_BREAK, start, end) + 1
    if not start or not text[start:end].strip():
        return clause
    conveys = {e: (max(first, start), last) for e, (first, last) in clause.conveys.items()}
    bounds = (start, clause.bounds[1])
    return replace(clause, bounds=bounds, agent=(start, end), conveys=conveys)


def _reaches_too_far(clause: Clause, text: str, grammar: Grammar) -> bool:
    """Say whether a name reaches into another block or the sentence about information.

    Nor can two names share what one pair of quotation marks holds.
    """
    subject = grammar.information.subject
    if clause.principal and HARD_BREAK in text[slice(*clause.principal)].strip(BREAKS + " "):
        return True
    if _says_it_twice(clause, text, grammar):
        return True
    slots = [slot for slot in (clause.agent, clause.principal) if slot]
    if _shares_quotation(text, sorted(slots)):
        return True
    return subject is not None and any(subject.search(text[slice(*slot)]) for slot in slots)


def _shares_quotation(text: str, slots: list[Bounds]) -> bool:
    """Say whether two names that nothing parts share one pair of quotation marks."""
    if len(slots) < 2 or text[slots[0][1] : slots[1][0]].strip(SPACES):
        return False
    return all(text.count('"', *slot) % 2 for slot in slots)


def _says_it_twice(clause: Clause, text: str, grammar: Grammar) -> bool:
    """Say whether a phrase of distribution stands where the clause has read over it.

    "FOR IMMEDIATE RELEASE" is no verb of the statement below it.
    """
    relation = clause.conveys.get(Element.ON_BEHALF_OF)
    verb = clause.conveys.get(Element.DISTRIBUTED_BY)
    material = clause.material
    if not relation or not material or material[0] > relation[0]:
        return False
    if verb is not None and verb[1] > material[0]:
        return False
    if verb is not None and _on_its_own_line(text, verb[1], material[0]):
        return True
    between = text[material[1] : relation[0]]
    said = grammar.wording.conveys
    return any(
        phrase.search(between)
        for name, phrase in grammar.needed.items()
        if said.get(name) is Element.DISTRIBUTED_BY
    )


def _on_its_own_line(text: str, end: int, start: int) -> bool:
    """Say whether a block, or a line and a capital, part what ends from what begins."""
    between = text[end:start]
    return HARD_BREAK in between or (SOFT_BREAK in between and text[start].isupper())


def _clause(frame: FramePattern, found: Match) -> Clause | None:
    slots = {name: _bounds(frame, found, name) for name in ("agent", "principal")}
    if any(_too_long(found, slot) for slot in slots.values() if slot):
        return None
    if _ornament(found, slots["agent"]):
        return None
    conveys = {
        element: bounds
        for name, element in frame.conveys
        if (bounds := _bounds(frame, found, name))
    }
    clause = _bounds(frame, found, "clause")
    if clause is None:
        return None
    ends = [end for slot in slots.values() if slot for end in [slot[1]]]
    bare_for = _bounds(frame, found, "bare_for")
    if frame.form is Form.REGISTERED and slots["principal"]:
        conveys = {Element.DISTRIBUTED_BY: clause, Element.ON_BEHALF_OF: clause}
    return Clause(
        bounds=(clause[0], max(clause[1], *ends) if ends else clause[1]),
        form=frame.form,
        conveys=conveys,
        agent=slots["agent"],
        principal=slots["principal"],
        material=_bounds(frame, found, "material"),
        loose=_bounds(frame, found, "loose") is not None,
        bare_for=bare_for,
        act=_bounds(frame, found, "act"),
        notice=_bounds(frame, found, "notice"),
    )


def _bounds(frame: FramePattern, found: Match, name: str) -> Bounds | None:
    number = frame.pattern.groupindex.get(name)
    if number is None:
        return None
    start, end = found.span(number)
    return (start, end) if 0 <= start < end else None


def _too_long(found: Match, slot: Bounds) -> bool:
    start, end = slot
    if end - start > LONGEST_NAME:
        return True
    whole = found.group(0)
    inside = whole[start - found.start() : end - found.start()]
    return bool(inside.count(HARD_BREAK) > 2)


def _ornament(found: Match, slot: Bounds | None) -> bool:
    """Say whether a line of stars stands where a name would begin the clause."""
    if slot is None:
        return False
    start, end = (at - found.start() for at in slot)
    whole = str(found.group(0))
    told = whole[start:end].strip()
    return set(told) <= {"*", " "} and whole[end : end + 1] in {SOFT_BREAK, HARD_BREAK}


def _with_denial(clause: Clause, text: str, grammar: Grammar) -> Clause:
    """Return the clause, marked where a negation governs it or where it only supposes.

    A negation counts between the beginning of the sentence and the last phrase or name slot's
    beginning: behind that it speaks of something else.
    """
    first, last = sentence_around(text, clause.bounds[0], clause.bounds[0] + 1)
    if doubt := _doubt(clause, text, (first, last), grammar):
        return replace(clause, supposed=doubt)
    start = max(first, clause.bounds[0] - 120)
    end = max(_governed(clause))
    if grammar.wording.verb_final:
        end = _verb_end(text, max(end, clause.bounds[1]))
    for negation in negations(text, start, end, grammar):
        if _in_block_above(text, negation, clause):
            continue
        if _inside_name(negation, clause):
            return clause
        said = clause.conveys.get(Element.DISTRIBUTED_BY)
        if not said or not clause.agent or not said[1] <= clause.agent[0] <= negation[0]:
            return replace(clause, negated=negation)
        if _denies_relation(negation, clause, text):
            return _without_relation(clause, negation)
    return clause


def _verb_end(text: str, end: int) -> int:
    """Return where the words end that a verb at the clause's end may be denied by.

    "…するものではありません" denies what stands before it; behind a comma something else is said.
    """
    found = _PAUSE.search(text, end)
    return found.start() if found else len(text)


def _doubt(clause: Clause, text: str, sentence: Bounds, grammar: Grammar) -> Bounds | None:
    """Return the words by which a clause only supposes, or None."""
    start, end = clause.bounds
    if asked := question(text, start, sentence[1]):
        return asked
    if found := leads(text, sentence[0], start, grammar):
        return found
    verb = clause.conveys.get(Element.DISTRIBUTED_BY)
    before = [start]
    if verb and clause.form is not Form.REGISTERED:
        before.append(verb[0])
    if clause.agent and clause.agent[0] == start:
        before.append(clause.agent[1])
    for at in before:
        if found := hedges(text, sentence[0], at, grammar):
            return found
    if found := _doubt_between(clause, text, grammar):
        return found
    names = [slot[0] for slot in (clause.agent, clause.principal) if slot]
    return provisos(text, max([start, *names]), min(sentence[1], end + 80), grammar)


def _doubt_between(clause: Clause, text: str, grammar: Grammar) -> Bounds | None:
    """Return the auxiliary that stands between the material, the names and the verb, or None.

    Where verbs go last, it stands far before its verb: "könnte von X … verbreitet werden".
    """
    verb = clause.conveys.get(Element.DISTRIBUTED_BY)
    if verb is None or clause.material is None or clause.form is Form.REGISTERED:
        return None
    parts = sorted(part for part in (clause.material, clause.agent, clause.principal) if part)
    last = verb[0]
    for (_, start), end in zip(parts, [*(at for at, _ in parts[1:]), last], strict=True):
        if start < last and (found := supposed_inside(text, start, min(end, last), grammar)):
            return found
    return None


def _denies_relation(negation: Bounds, clause: Clause, text: str) -> bool:
    """Say whether a negation behind the agent's name belongs to "on behalf of"."""
    relation = clause.conveys.get(Element.ON_BEHALF_OF)
    if relation is None or relation[0] < negation[0]:
        return False
    between = text[negation[1] : relation[0]]
    return len(between) <= NEAREST and "," not in between


def _without_relation(clause: Clause, negation: Bounds) -> Clause:
    """Return a clause that says who distributes, and denies for whom."""
    agent = clause.agent and (clause.agent[0], min(clause.agent[1], negation[0]))
    kept = dict(clause.conveys)
    kept.pop(Element.ON_BEHALF_OF, None)
    return replace(clause, conveys=kept, agent=agent, principal=None, denied=negation)


def _governed(clause: Clause) -> Iterable[int]:
    yield clause.bounds[0]
    for _, end in clause.conveys.values():
        yield min(end, clause.bounds[1])
    for slot in (clause.agent, clause.principal):
        if slot:
            yield slot[0]


def _in_block_above(text: str, negation: Bounds, clause: Clause) -> bool:
    """Say whether a negation belongs to a block above that goes on neither by word nor colon."""
    between = text[negation[1] : clause.bounds[0]]
    above = between[: between.rfind(HARD_BREAK) + 1].rstrip(SPACES)
    return bool(above) and not above.endswith((":", ","))


def _inside_name(negation: Bounds, clause: Clause) -> bool:
    """Say whether a negation is a word of a name ("Not For Sale", "Never Again")."""
    return bool(clause.agent and clause.agent[0] == negation[0])
