"""Statements: assemblies of clauses and referrals, told as plain data with their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from faracheck.model.document import (
    Block,
    BlockKind,
    ConstructKind,
    Document,
    Layer,
    Look,
    Region,
    Span,
)
from faracheck.model.reading import (
    Element,
    Flaw,
    NearMiss,
    NearMissKind,
    Party,
    Placeholder,
    Statement,
    StatementKind,
    Words,
)
from faracheck.recognise.assembly import Assembly, assemble
from faracheck.recognise.blanks import bare_blank, find_blanks
from faracheck.recognise.clauses import Bounds, Clause
from faracheck.recognise.damage import repaired
from faracheck.recognise.folding import Folded
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.naming import divided, name_at_end, plain, trimmed
from faracheck.recognise.passage import folded_passage, passages, sentence_around
from faracheck.recognise.patterns import Pattern
from faracheck.recognise.quotation import unrelated, why_quoted
from faracheck.recognise.wording import Form


def find_statements(
    document: Document, lowered: str, grammars: Sequence[Grammar]
) -> tuple[Statement, ...]:
    """Return the statements of a document in order, complete or not, seen or not.

    `lowered` is the document's text in lower case, character for character. Where two languages
    read the same words, the reading that finds more elements stands.
    """
    found = [
        statement
        for grammar in grammars
        if grammar.anchors.search(lowered)
        for layer, span in passages(document, lowered, grammar)
        for statement in statements_in(document, layer, span, grammar)
    ]
    return distinct(found)


def distinct(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements in order, the fullest where two read the same words."""
    chosen: list[Statement] = []
    for statement in sorted(found, key=lambda s: (-len(s.found), s.words.span)):
        if not any(statement.words.span.meets(other.words.span) for other in chosen):
            chosen.append(statement)
    return tuple(sorted(chosen, key=lambda statement: statement.words.span))


def words_at(document: Document, span: Span) -> Words:
    """Return the quotation of `span` with its places in the file."""
    last = max(span.start, span.end - 1)
    return Words(
        text=document.quote(span),
        span=span,
        start=document.places.place_of(span.start),
        end=document.places.place_behind(last),
    )


def statements_in(
    document: Document, layer: Layer, span: Span, grammar: Grammar
) -> Iterator[Statement]:
    """Yield the statements of one passage, broken words put right where that finds more."""
    folded = folded_passage(document, span, grammar)
    told = list(_told(document, layer, folded, grammar))
    if any(statement.complete for statement in told):
        yield from told
        return
    mended = repaired(folded, grammar)
    if mended.text == folded.text:
        yield from told
        return
    # Putting words right must find more than was found without, or it only found fault.
    better = list(_told(document, layer, mended, grammar))
    yield from better if _conveyed(better) > _conveyed(told) else told


def _told(
    document: Document, layer: Layer, folded: Folded, grammar: Grammar
) -> Iterator[Statement]:
    for assembly in assemble(folded.text, grammar):
        if unrelated(folded.text, assembly, grammar) and not _names_department(assembly):
            continue
        yield _Builder(document, layer, folded, grammar, assembly).statement()


def _conveyed(statements: Sequence[Statement]) -> int:
    return sum(len(statement.found) for statement in statements)


def _names_department(assembly: Assembly) -> bool:
    return any(Element.DOJ in referral.conveys for referral in assembly.referrals)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name slot turned out to hold."""

    parties: tuple[Party, ...] = ()
    misses: tuple[NearMiss, ...] = ()
    blanks: tuple[Placeholder, ...] = ()


@dataclass(frozen=True)
class _Builder:
    """Tells one assembly as a Statement."""

    document: Document
    layer: Layer
    folded: Folded
    grammar: Grammar
    assembly: Assembly

    def statement(self) -> Statement:
        text, assembly = self.folded.text, self.assembly
        agent = self._named(Element.AGENT_NAMED)
        principal = self._named(Element.PRINCIPAL_NAMED)
        conveyed = self._conveyed(agent, principal)
        start, end = assembly.bounds
        span = self.folded.span(start, end)
        block = _block_at(self.document, span.start)
        labels = any(clause.form is not Form.REGISTERED for clause in assembly.clauses)
        kind = (
            StatementKind.LABEL
            if labels or Element.ADDITIONAL_INFO in conveyed or not assembly.clauses
            else StatementKind.REGISTRATION_NOTICE
        )
        noticed = any(clause.form is Form.REGISTERED for clause in assembly.clauses)
        blanks = self._blanks()
        vouched = self.grammar.wording.vouched_by
        return Statement(
            kind=kind,
            words=words_at(self.document, span),
            found=tuple((e, self._words(conveyed[e])) for e in Element if e in conveyed),
            look=self._look(span),
            region=block.region if block else Region.MAIN,
            agent=agent.parties[0] if agent.parties else None,
            principals=principal.parties,
            registration_number=self._number(),
            language=self.grammar.wording.language,
            vouched_by=None if vouched == "none" else vouched,
            form=self._form(),
            near_misses=(*self._misses(conveyed), *agent.misses, *principal.misses),
            placeholders=_merged((*agent.blanks, *principal.blanks), blanks),
            flaws=self._flaws(),
            quoted_why=why_quoted(text, assembly, self.grammar, self._heading(block)),
            serves_as_notice=noticed or self._registered_inside(),
            conditional=next(
                (
                    construct
                    for construct in self.document.constructs
                    if construct.kind in {ConstructKind.CONDITIONAL, ConstructKind.LOOP}
                    and construct.span.meets(span)
                ),
                None,
            ),
        )

    def _form(self) -> str:
        main = self.assembly.main
        return str(main.form if main and main.form is Form.REGISTERED else Form.DISTRIBUTED)

    def _words(self, bounds: Bounds) -> Words:
        return words_at(self.document, self.folded.span(*bounds))

    def _clauses_with(self, element: Element) -> Iterator[tuple[Clause, Bounds]]:
        """Yield the clauses that have a slot for the party, the main one first."""
        main = self.assembly.main
        for clause in sorted(self.assembly.clauses, key=lambda c: (c is not main, c.bounds)):
            slot = clause.agent if element is Element.AGENT_NAMED else clause.principal
            if slot and clause.negated is None:
                yield clause, slot

    def _named(self, element: Element) -> _Named:
        """Return who is named as the agent or the principals: the first clause that names one."""
        best = _Named()
        for clause, slot in self._clauses_with(element):
            named = self._read_slot(slot, element, leads=slot[0] == clause.bounds[0])
            if named.parties:
                return named if not best.blanks else replace(named, blanks=best.blanks)
            best = best if best.blanks or best.misses else named
        return best

    def _read_slot(self, slot: Bounds, element: Element, *, leads: bool) -> _Named:
        text, grammar = self.folded.text, self.grammar
        blanks = [blank for blank in self._blank_bounds() if _meet(blank, slot)]
        if blanks:
            return _Named(blanks=tuple(Placeholder(self._words(b), element) for b in blanks))
        whole = trimmed(text, slot, grammar)
        if leads:
            whole = trimmed(text, name_at_end(text, whole, grammar), grammar)
        agents = element is Element.AGENT_NAMED
        pattern = grammar.generic_agent if agents else grammar.generic_principal
        parties: list[Party] = []
        misses: list[NearMiss] = []
        for piece in [whole] if agents else divided(text, whole, grammar):
            bounds = trimmed(text, piece, grammar)
            name = plain(text[slice(*bounds)])
            if bare_blank(name, grammar):
                return _Named(blanks=(Placeholder(self._words(bounds), element),))
            if not _names_somebody(name, text[slice(*slot)], pattern):
                kind = NearMissKind.GENERIC_AGENT if agents else NearMissKind.GENERIC_PRINCIPAL
                misses.append(NearMiss(element, kind, self._words(_visible(text, slot))))
            else:
                parties.append(Party(name, self._words(bounds)))
        return _Named(tuple(parties), tuple(misses[:1]) if not parties else ())

    def _conveyed(self, agent: _Named, principal: _Named) -> dict[Element, Bounds]:
        conveyed: dict[Element, Bounds] = {}
        for clause in self.assembly.clauses:
            if clause.negated is None:
                for element, bounds in clause.conveys.items():
                    conveyed.setdefault(element, bounds)
        for element, named in (
            (Element.AGENT_NAMED, agent),
            (Element.PRINCIPAL_NAMED, principal),
        ):
            if named.parties:
                span = named.parties[0].words.span
                conveyed[element] = self._folded_bounds(span)
        conveyed.update(self._referred())
        return conveyed

    def _folded_bounds(self, span: Span) -> Bounds:
        return self.folded.index(span.start), self.folded.index(span.end)

    def _referred(self) -> dict[Element, Bounds]:
        """Return what the sentences about information convey, the full ones first.

        A Department that only a clause names ("registered with the Department of Justice")
        counts where the sentence about information points back to it.
        """
        telling = [r for r in self.assembly.referrals if Element.ADDITIONAL_INFO in r.conveys]
        others = [r for r in self.assembly.referrals if Element.ADDITIONAL_INFO not in r.conveys]
        conveyed: dict[Element, Bounds] = {}
        for referral in (r for r in telling if r.negated is None):
            for element, bounds in referral.conveys.items():
                conveyed.setdefault(element, bounds)
        if not telling or Element.DOJ in conveyed or self._points_back(telling):
            for referral in (r for r in others if r.negated is None):
                for element, bounds in referral.conveys.items():
                    conveyed.setdefault(element, bounds)
        return conveyed

    def _points_back(self, telling: Iterable[object]) -> bool:
        there = self.grammar.information.there
        sentences = [
            self.folded.text[slice(*r.bounds)] for r in self.assembly.referrals if r in telling
        ]
        return there is not None and any(there.search(sentence) for sentence in sentences)

    def _misses(self, conveyed: dict[Element, Bounds]) -> Iterator[NearMiss]:
        for clause in self.assembly.clauses:
            if clause.negated:
                words = self._words(clause.negated)
                for element in clause.conveys:
                    if element not in conveyed:
                        yield NearMiss(element, NearMissKind.NEGATED, words)
            elif clause.form is Form.NEAR and Element.DISTRIBUTED_BY not in conveyed:
                end = clause.agent[0] if clause.agent else clause.bounds[1]
                yield NearMiss(
                    Element.DISTRIBUTED_BY,
                    NearMissKind.PAID_FOR,
                    self._words(_visible(self.folded.text, (clause.bounds[0], end))),
                )
            if clause.bare_for and Element.ON_BEHALF_OF not in conveyed:
                words = self._words(clause.bare_for)
                yield NearMiss(Element.ON_BEHALF_OF, NearMissKind.BARE_FOR, words)
        for referral in self.assembly.referrals:
            if referral.negated:
                words = self._words(referral.negated)
                for element in referral.conveys:
                    if element not in conveyed:
                        yield NearMiss(element, NearMissKind.NEGATED, words)
            for miss in referral.misses:
                if miss.element not in conveyed:
                    yield NearMiss(miss.element, miss.kind, self._words(miss.bounds))

    def _blank_bounds(self) -> Iterator[Bounds]:
        """Yield the blanks of the statement's own sentences."""
        for part in (*self.assembly.clauses, *self.assembly.referrals):
            start, end = part.bounds
            behind = sentence_around(self.folded.text, start, end)[1]
            yield from find_blanks(
                self.folded.text, start, min(max(end, behind), end + 120), self.grammar
            )

    def _blanks(self) -> tuple[Placeholder, ...]:
        return tuple(
            Placeholder(self._words(bounds)) for bounds in dict.fromkeys(self._blank_bounds())
        )

    def _number(self) -> str | None:
        pattern = self.grammar.names.number
        for clause in self.assembly.clauses if pattern else ():
            _, end = sentence_around(self.folded.text, *clause.bounds)
            found = pattern.search(self.folded.text[clause.bounds[0] : end]) if pattern else None
            if found:
                return next((g for g in _groups(found.groupdict(), found) if g), None)
        return None

    def _registered_inside(self) -> bool:
        """Say whether the clause itself says that the agent is registered as such."""
        return any(clause.notice for clause in self.assembly.clauses)

    def _flaws(self) -> tuple[Flaw, ...]:
        parts = [part.bounds for part in (*self.assembly.clauses, *self.assembly.referrals)]
        spans = [self.folded.span(*bounds) for bounds in parts]
        return tuple(
            Flaw(mark.kind, words_at(self.document, mark.span), mark.detail)
            for mark in self.folded.marks
            if any(span.start <= mark.offset < span.end for span in spans)
        )

    def _look(self, span: Span) -> Look:
        """Return the worst look of the statement's parts: part hidden is hidden."""
        if self.layer is not Layer.PAGE:
            line = self.document.places.place_of(span.start).line
            at = f", line {line}" if line else ""
            return Look(visible=False, hidden_by=f"{_LAYERS[self.layer]}{at}")
        parts = [part.bounds for part in (*self.assembly.clauses, *self.assembly.referrals)]
        looks = [self.document.appearance.look(self.folded.span(*bounds)) for bounds in parts]
        return _worst(looks)

    def _heading(self, block: Block | None) -> str:
        """Return the heading that stands right above the statement's block."""
        if block is None:
            return ""
        at = self.document.blocks.index(block)
        above = self.document.blocks[at - 1] if at else None
        return self.document.quote(above.span) if above and above.kind is BlockKind.HEADING else ""


_LAYERS = {
    Layer.COMMENT: "it stands in a comment",
    Layer.ATTRIBUTE: "it stands in an attribute",
    Layer.METADATA: "it stands in the metadata",
    Layer.TEMPLATE: "it stands in a <template> or <noscript>",
    Layer.SCRIPT: "it stands in a script",
}


def _worst(looks: Sequence[Look]) -> Look:
    def rank(look: Look) -> int:
        return {False: 0, None: 1, True: 2}[look.visible]

    worst = min(looks, key=rank)
    return replace(
        worst,
        font_px=min((look.font_px for look in looks if look.font_px is not None), default=None),
        contrast=min((look.contrast for look in looks if look.contrast is not None), default=None),
    )


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _visible(text: str, bounds: Bounds) -> Bounds:
    """Return `bounds` without white space at either end."""
    start, end = bounds
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _names_somebody(name: str, slot: str, generic: Pattern | None) -> bool:
    """Say whether a name is one: it has a letter and is not a stand-in."""
    if not any(character.isalpha() for character in name):
        return False
    if generic is None:
        return True
    whole = plain(slot).strip(" .,;\"'()")
    return generic.fullmatch(name) is None and generic.fullmatch(whole) is None


def _merged(
    named: tuple[Placeholder, ...], others: tuple[Placeholder, ...]
) -> tuple[Placeholder, ...]:
    seen = {placeholder.words.span for placeholder in named}
    return named + tuple(other for other in others if other.words.span not in seen)


def _groups(named: dict[str, str | None], found: object) -> Iterator[str]:
    groups = getattr(found, "groups", tuple)()
    yield from (group for group in groups if group)
    yield from (value for value in named.values() if value)


def _block_at(document: Document, offset: int) -> Block | None:
    return next((b for b in document.blocks if b.span.start <= offset < b.span.end), None)
