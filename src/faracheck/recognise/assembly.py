"""From clauses and referrals of a passage to statements: which belong together."""

from collections.abc import Iterator, Sequence

from faracheck.frozen import dataclass
from faracheck.model.reading import Element, NearMissKind
from faracheck.recognise.clauses import Clause, find_clauses
from faracheck.recognise.folding import HARD_BREAK, SPACES, Bounds
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.information import Referral, find_referrals
from faracheck.recognise.passage import sentence_around
from faracheck.recognise.wording import Form

FARTHEST = 320
"""How many characters may stand between two parts of one statement."""

_SENTENCE = 4
"""Words before "on behalf of" that make it part of a sentence about something else."""

MOST_BREAKS = 4
"""How many blocks may end between two parts of one statement."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """The parts of one statement in a folded passage."""

    clauses: tuple[Clause, ...]
    referrals: tuple[Referral, ...]

    @property
    def parts(self) -> tuple[Clause | Referral, ...]:
        """The clauses, then the sentences about information."""
        return (*self.clauses, *self.referrals)

    @property
    def bounds(self) -> Bounds:
        """Where the statement begins and ends, from its first part to its last."""
        parts = [part.bounds for part in self.parts]
        return min(start for start, _ in parts), max(end for _, end in parts)

    @property
    def main(self) -> Clause | None:
        """The clause that says most; the statute's own form before the others."""
        own = [clause for clause in self.clauses if _in_own_form(clause)]
        return max(own or self.clauses, key=lambda clause: clause.weight, default=None)


def _in_own_form(clause: Clause) -> bool:
    """Say whether a clause speaks of distribution as the statute does."""
    return clause.form is Form.DISTRIBUTED and (clause.named or not is_stray(clause))


def is_stray(clause: Clause) -> bool:
    """Say whether a clause says one thing of nothing: "on behalf of X" stands in every story."""
    alone = clause.material is None and len(clause.conveys) == 1 and not clause.named
    return clause.form is Form.DISTRIBUTED and alone


def assemble(text: str, grammar: Grammar) -> Iterator[Assembly]:
    """Yield the statements, complete or not, that a folded passage seems to hold."""
    clauses = _without_strays(find_clauses(text, grammar))
    referrals = tuple(find_referrals(text, grammar))
    for found in _grouped(text, sorted([*clauses, *referrals], key=lambda part: part.bounds)):
        group = _without_strangers(found)
        assembly = Assembly(
            tuple(part for part in group if isinstance(part, Clause)),
            tuple(part for part in group if isinstance(part, Referral)),
        )
        told = _worth_telling(assembly) or _declared(text, assembly, grammar)
        if told and not _denied(assembly) and not _in_passing(text, assembly):
            yield assembly


def _without_strays(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Leave out what the story says in passing where a clause names both parties."""
    if not any(clause.named for clause in clauses):
        return clauses
    return [clause for clause in clauses if not is_stray(clause)]


def _grouped(text: str, parts: Sequence[Clause | Referral]) -> Iterator[list[Clause | Referral]]:
    group: list[Clause | Referral] = []
    for part in parts:
        if group and (_apart(text, group, part) or _again(group, part)):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _without_strangers(group: list[Clause | Referral]) -> list[Clause | Referral]:
    """Leave out what only stands near a statement that says it all itself.

    The statement in the neighbouring language names the Department too, and "for more
    information" leads to a firm's own site below most letters.
    """
    referrals = [part for part in group if isinstance(part, Referral)]
    if not any(referral.says_all for referral in referrals):
        return group
    return [
        part
        for part in group
        if isinstance(part, Clause) or part.says_all or part.negated or _full(part)
    ]


def _apart(text: str, group: list[Clause | Referral], part: Clause | Referral) -> bool:
    reached = max(other.bounds[1] for other in group)
    between = text[reached : part.bounds[0]]
    # "On behalf of X" in a letterhead is no part of what stands further down.
    in_between = HARD_BREAK in between and between.strip(SPACES + "|.,;:")
    if in_between and any(isinstance(it, Clause) and is_stray(it) for it in (group[-1], part)):
        return True
    return len(between) > FARTHEST or between.count(HARD_BREAK) > MOST_BREAKS


def _again(group: list[Clause | Referral], part: Clause | Referral) -> bool:
    """Say whether `part` begins another statement: what it says was said already.

    A second clause of distribution begins one, and so does a second full referral, unless a
    clause stands before it that the first one could not have belonged to.
    """
    if isinstance(part, Clause):
        return _distributes(part) and any(
            isinstance(other, Clause) and _distributes(other) for other in group
        )
    told = [other for other in group if isinstance(other, Referral) and _full(other)]
    return _full(part) and bool(told)


def _distributes(clause: Clause) -> bool:
    said = Element.DISTRIBUTED_BY in clause.conveys and clause.form is Form.DISTRIBUTED
    whole = clause.agent is not None or Element.ON_BEHALF_OF in clause.conveys
    return (said and whole) or clause.form is Form.NEAR


def _full(referral: Referral) -> bool:
    return Element.ADDITIONAL_INFO in referral.conveys and (
        Element.DOJ in referral.conveys or bool(referral.misses)
    )


def _at_justice(referral: Referral) -> bool:
    """Say whether a sentence sends the reader to the Department, if by a wrong or short name.

    A court or a commission in its place is a sign of another notice.
    """
    return (
        _full(referral)
        and not referral.enquiry
        and not any(miss.kind is NearMissKind.OTHER_DEPARTMENT for miss in referral.misses)
    )


def _in_passing(text: str, assembly: Assembly) -> bool:
    """Say whether a story says "on behalf of" amid a sentence, and where to read on about that."""
    clause = assembly.main
    if clause is None or not is_stray(clause) or any(r.stands_alone for r in assembly.referrals):
        return False
    behalf = Element.ON_BEHALF_OF in clause.conveys
    start, _ = sentence_around(text, *clause.bounds)
    return behalf and len(text[start : clause.bounds[0]].split()) >= _SENTENCE


def _asks_elsewhere(referral: Referral) -> bool:
    """Say whether a sentence sends the reader to some press office: it is part of no statement."""
    return referral.enquiry and Element.DOJ not in referral.conveys and not referral.misses


def _tabled(assembly: Assembly) -> bool:
    """Say whether a statement stands in a table: by whom, for whom, and where to ask, each alone.

    "Distributed by: … On behalf of: … Additional information: Department of Justice, …"
    """
    said = {element for clause in assembly.clauses for element in clause.conveys}
    whole = said.issuperset({Element.DISTRIBUTED_BY, Element.ON_BEHALF_OF})
    return whole and any(referral.says_all for referral in assembly.referrals)


def _denied(assembly: Assembly) -> bool:
    """Say whether nothing is left of what was said: "we are no agents, no information is there"."""
    informs = any(
        Element.ADDITIONAL_INFO in referral.conveys and not referral.void
        for referral in assembly.referrals
    )
    denies = any(clause.negated for clause in assembly.clauses) and bool(assembly.referrals)
    return denies and not informs and all(clause.void for clause in assembly.clauses)


def _declared(text: str, assembly: Assembly, grammar: Grammar) -> bool:
    """Say whether a sentence is only this: "Sent by X as a registered foreign agent of Y"."""
    clause = assembly.main
    registered = grammar.needed.get("registered")
    if clause is None or not clause.named or clause.form is not Form.DISTRIBUTED or not registered:
        return False
    relation = clause.conveys.get(Element.ON_BEHALF_OF)
    start = sentence_around(text, *clause.bounds)[0]
    said = relation is not None and registered.search(text[slice(*relation)]) is not None
    return said and not any(letter.isalnum() for letter in text[start : clause.bounds[0]])


def _worth_telling(assembly: Assembly) -> bool:
    """Say whether the parts amount to a statement: complete, or plainly meant as one.

    News stories say "on behalf of" and "distributed by" every day; alone neither is a sign.
    """
    full = any(referral.stands_alone or _at_justice(referral) for referral in assembly.referrals)
    clause = assembly.main
    if clause is None:
        return any(referral.stands_alone for referral in assembly.referrals)
    if clause.form is Form.REGISTERED:
        return full or (clause.act is not None and clause.named)
    referred = any(r.conveys and not _asks_elsewhere(r) for r in assembly.referrals)
    both = Element.DISTRIBUTED_BY in clause.conveys and Element.ON_BEHALF_OF in clause.conveys
    if clause.form is Form.NEAR:
        return full
    if clause.loose or (clause.material is None and len(clause.conveys) == 1):
        return full or _tabled(assembly)
    if clause.material is None:
        return full or (referred and both)
    return both or full or (referred and bool(clause.conveys))
