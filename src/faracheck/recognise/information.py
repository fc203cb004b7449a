"""The sentence that says where additional information is, and what comes close to it."""

from collections.abc import Iterator
from dataclasses import field

from faracheck.frozen import dataclass
from faracheck.model.reading import Element, NearMissKind
from faracheck.recognise.denial import find_negation, leads, supposes
from faracheck.recognise.folding import HARD_BREAK, KEPT_DOT, Bounds
from faracheck.recognise.grammar import Grammar, InformationPatterns
from faracheck.recognise.naming import plain
from faracheck.recognise.passage import sentences
from faracheck.recognise.patterns import Pattern

_CLOSE = 30
TIED = 200
"""How far from the Department's mention Washington may stand and still belong to it."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that come close to an element; `detail` names what stands there instead."""

    element: Element
    kind: NearMissKind
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Referral:
    """What one sentence says of additional information, of the Department and of Washington."""

    bounds: Bounds
    conveys: dict[Element, Bounds] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()
    negated: Bounds | None = None
    supposed: Bounds | None = None
    inspection: bool = False
    enquiry: bool = False

    @property
    def void(self) -> bool:
        """Say whether nothing that the sentence says counts."""
        return self.negated is not None or self.supposed is not None

    @property
    def stands_alone(self) -> bool:
        """Say whether the sentence is part of a statement even without a clause beside it."""
        told = Element.ADDITIONAL_INFO in self.conveys or self.void
        office = Element.DOJ in self.conveys and Element.WASHINGTON in self.conveys
        return told and (office or self.inspection) and not self.enquiry

    @property
    def says_all(self) -> bool:
        """Say whether the sentence by itself conveys information, Department and Washington."""
        office = Element.DOJ in self.conveys and Element.WASHINGTON in self.conveys
        return office and Element.ADDITIONAL_INFO in self.conveys and not self.void


def find_referrals(text: str, grammar: Grammar) -> Iterator[Referral]:
    """Yield each sentence of a folded passage that speaks of information or the Department."""
    for start, end in sentences(text):
        referral = _referral(text, start, end, grammar)
        if referral is not None:
            yield referral


def _referral(text: str, start: int, end: int, grammar: Grammar) -> Referral | None:
    patterns = grammar.information
    sentence = text[start:end].replace(KEPT_DOT, ".")
    told, inspection = _additional(sentence, patterns)
    enquiry = None if told else _found(patterns.enquiry, sentence)
    told = told or enquiry
    department, foreign = _department(sentence, grammar)
    if told is None and department is None and foreign is None:
        return None
    conveys: dict[Element, Bounds] = {}
    if told:
        conveys[Element.ADDITIONAL_INFO] = told
    if department:
        conveys[Element.DOJ] = department
    washington = _washington(sentence, department or told, grammar)
    if washington:
        conveys[Element.WASHINGTON] = washington
    misses = tuple(_misses(sentence, conveys, foreign, patterns))
    first = _first_mention(conveys, misses)
    last = max([end for _, end in conveys.values()], default=0)
    governing = start + _clause_start(sentence, first)
    negated = find_negation(text, governing, start + _governed_to(sentence, last, grammar), grammar)
    negated = negated or _denied_behind(text, start, sentence[last:], last, grammar)
    supposed = leads(text, governing, start + first, grammar)
    supposed = supposed or supposes(text, start + first, start + last, grammar)
    line_end = sentence.find(HARD_BREAK, max([last, *(miss.bounds[1] for miss in misses)]))
    return Referral(
        bounds=(start + first, end if line_end < 0 else start + line_end),
        conveys={element: (start + a, start + b) for element, (a, b) in conveys.items()},
        misses=tuple(
            Miss(miss.element, miss.kind, (start + miss.bounds[0], start + miss.bounds[1]))
            for miss in misses
        ),
        negated=negated,
        supposed=supposed,
        inspection=inspection,
        enquiry=enquiry is not None,
    )


def _governed_to(sentence: str, last: int, grammar: Grammar) -> int:
    """Return where a negation ceases to govern: where the verb stands last, at the line's end."""
    line_end = sentence.find(HARD_BREAK, last)
    behind = len(sentence) if line_end < 0 else line_end
    return behind if grammar.wording.verb_final else last


def _denied_behind(text: str, start: int, rest: str, last: int, grammar: Grammar) -> Bounds | None:
    """Return the negation that takes it all back at the end: "…, Washington, DC, is not on file"."""
    line = rest.split(HARD_BREAK, 1)[0]
    state = grammar.information.state
    behind = start + last + len(line)
    negation = find_negation(text, start + last, behind, grammar) if state else None
    if state is None or negation is None:
        return None
    # The state may hold the negation's last letter, and nothing else may stand between them.
    told = state.search(text[negation[0] : behind].replace(KEPT_DOT, "."))
    return negation if told and told.start() <= _CLOSE else None


def _first_mention(conveys: dict[Element, Bounds], misses: tuple[Miss, ...]) -> int:
    return min([at for at, _ in conveys.values()] + [miss.bounds[0] for miss in misses])


def _beginning(sentence: str, first: int) -> int:
    """Return where the sentence's own line begins: a heading without a full stop is not in it."""
    return sentence.rfind(HARD_BREAK, 0, first) + 1


def _clause_start(sentence: str, first: int) -> int:
    """Return where a negation would have to stand to govern the sentence."""
    return max(_beginning(sentence, first), first - 80)


def _additional(sentence: str, patterns: InformationPatterns) -> tuple[Bounds | None, bool]:
    """Return the words that say more information is there; and whether for public inspection."""
    if patterns.inspection and (found := patterns.inspection.search(sentence)):
        return found.span(), True
    if patterns.subject is None or patterns.state is None:
        return None, False
    subject = patterns.subject.search(sentence)
    if subject is None:
        return None, False
    for state in patterns.state.finditer(sentence):
        if state.start() >= subject.end() or state.end() <= subject.start():
            return (min(subject.start(), state.start()), max(subject.end(), state.end())), False
    return None, False


def _department(sentence: str, grammar: Grammar) -> tuple[Bounds | None, Bounds | None]:
    """Return where the United States' Department of Justice is named, and where another's is."""
    patterns = grammar.information
    foreign: Bounds | None = None
    if patterns.department is None:
        return None, None
    for found in patterns.department.finditer(sentence):
        if _foreign(sentence, found.start(), found.end(), grammar):
            foreign = foreign or _with_owner(sentence, *found.span())
        else:
            return found.span(), foreign
    return None, foreign or _found(patterns.foreign_before, sentence)


def _foreign(sentence: str, start: int, end: int, grammar: Grammar) -> bool:
    """Say whether a Department of Justice is another country's, by the words beside it."""
    patterns = grammar.information
    behind = sentence[end : end + 60]
    goes_on = bool(grammar.wording.information.own_after) and _goes_on(sentence, start, end)
    if (goes_on or _found(patterns.foreign_after, behind)) and not _found(
        patterns.own_after, behind
    ):
        return True
    # "the" between an adjective and the Department ends what could belong to it.
    own_before = grammar.wording.information.own_before
    if not own_before or sentence[start : start + 4].lower() == "the ":
        return False
    before = sentence[max(0, start - 40) : start].rstrip()
    word = before.split()[-1] if before.split() else ""
    if not word or word[-1] in ",;:(–-\"'" or not word[0].isalpha():
        return False
    own = {plain(known) for known in own_before}
    known = own | {"the"} | grammar.connectors | _SMALL
    return word[0].isupper() and plain(word).lower().strip(".,\"'") not in known


def _goes_on(sentence: str, start: int, end: int) -> bool:
    """Say whether the name goes on behind the Department's: "Department of Justice Studies".

    Where every word has a capital, one says nothing.
    """
    behind = sentence[end : end + 2]
    name = sentence[start:end].removeprefix("The ").removeprefix("the ")
    in_capitals = all(word[0].isupper() for word in name.split())
    return behind[:1] == " " and behind[1:].isupper() and not in_capitals


_SMALL = frozenset(
    {"with", "w/", "at", "from", "in", "by", "to", "of", "via", "through", "see", "contact"}
)


def _with_owner(sentence: str, start: int, end: int) -> Bounds:
    before = sentence[:start].rstrip()
    owner = before.split()[-1] if before else ""
    return (len(before) - len(owner), end)


def _washington(sentence: str, tie: Bounds | None, grammar: Grammar) -> Bounds | None:
    """Return where Washington, District of Columbia, is named beside the Department."""
    patterns = grammar.information
    if tie is None or patterns.washington is None:
        return None
    for found in patterns.washington.finditer(sentence):
        at, behind = found.span()
        between = sentence[tie[1] : at] if at >= tie[1] else sentence[behind : tie[0]]
        if len(between) <= TIED and not _address_of_other(between, grammar):
            return at, behind
    return None


def _address_of_other(between: str, grammar: Grammar) -> bool:
    """Say whether a firm or embassy stands between the Department and the city."""
    words = {word.strip(" .,()'\"").lower() for word in plain(between).split()}
    return bool(words & grammar.names.suffix) or bool(words & _OTHER_HOUSES)


_OTHER_HOUSES = frozenset({"embassy", "consulate", "our", "associates", "llc", "inc", "strategies"})


def _misses(
    sentence: str,
    conveys: dict[Element, Bounds],
    foreign: Bounds | None,
    patterns: InformationPatterns,
) -> Iterator[Miss]:
    if Element.DOJ not in conveys:
        if foreign:
            yield Miss(Element.DOJ, NearMissKind.OTHER_COUNTRY, foreign)
        elif miss := _other_office(sentence, patterns, conveys.get(Element.WASHINGTON)):
            yield miss
    if Element.WASHINGTON not in conveys:
        if found := _found(patterns.washington_state, sentence):
            yield Miss(Element.WASHINGTON, NearMissKind.WASHINGTON_STATE, found)
        elif patterns.city and Element.DOJ in conveys:
            behind = conveys[Element.DOJ][1]
            if city := patterns.city.search(sentence[behind:]):
                at, end = city.span(1)
                alone = city.group(1).lower().startswith("washington")
                kind = NearMissKind.WASHINGTON_ALONE if alone else NearMissKind.OTHER_CITY
                yield Miss(Element.WASHINGTON, kind, (behind + at, behind + end))


def _other_office(
    sentence: str, patterns: InformationPatterns, washington: Bounds | None
) -> Miss | None:
    for pattern, kind in (
        (patterns.abbreviated, NearMissKind.DOJ_ABBREVIATED),
        (patterns.unit, NearMissKind.FARA_UNIT),
    ):
        if found := _found(pattern, sentence):
            return Miss(Element.DOJ, kind, found)
    if patterns.authority and (office := patterns.authority.search(sentence)):
        start, end = office.span(1)
        if washington and start == washington[0]:
            return None
        comma = sentence.find(",", start, end)
        return Miss(
            Element.DOJ, NearMissKind.OTHER_DEPARTMENT, (start, comma if comma > 0 else end)
        )
    return None


def _found(pattern: Pattern | None, text: str) -> Bounds | None:
    found = pattern.search(text) if pattern else None
    return found.span() if found else None
