"""Words that look like a statement and only report, order or paraphrase one."""

from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.recognise.assembly import Assembly, is_stray
from faracheck.recognise.beside import beside, unvouched
from faracheck.recognise.clauses import Clause
from faracheck.recognise.elsewhere import marked, of_other_material
from faracheck.recognise.folding import BREAKS, HARD_BREAK, SOFT_BREAK
from faracheck.recognise.grammar import Grammar, QuotationPatterns
from faracheck.recognise.passage import sentence_around
from faracheck.recognise.patterns import Pattern

_OPENING = "\"'“‘«「『《"
_QUOTES = frozenset('"“”«»「」『』《》')
_BEFORE_QUOTATION = "\"'“‘«「『 "
_NEAR = 260
_HEADING = 4
_MATERIAL = 4
"""How many words may name the material."""
_WORD = late_pattern(r"\S+")
_ADDRESS = late_pattern(r"@|\w\w[\ue000.]\w\w")
"""What shows that a word is an address; "press@example.com" gives no example."""
_IDEOGRAPH = late_pattern(r"[\u3040-\u9fff]")
_DUTY = 40
"""How far behind a clause, in characters, the verb of a duty may stand: "… must carry"."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an assembly: the text before it, its sentence up to it, what follows.

    `lead` ends with the material that the sentence speaks of, `untold` before the words for it,
    and `unnamed` before what names somebody, too; `above` is the block right above.
    """

    before: str
    above: str
    lead: str
    untold: str
    unnamed: str
    after: str
    enclosed: bool

    @property
    def told_by_others(self) -> bool:
        """Say whether a sentence leads into the quotation: "… found the words: “…”".

        A heading of a word or three does not: "Disclosure: “…”".
        """
        opened = self._leading_line or self.before.rstrip(_BEFORE_QUOTATION)
        amid = opened[-1:].isalnum() and self.before[-2:-1] == " "
        if not self.enclosed or not (amid or opened.endswith(tuple(":：,.!?。！？"))):
            return False
        sentence = opened[max(opened.rfind(stop, 0, -1) for stop in ".!?。！？\n\v") + 1 :]
        unspaced = len(_IDEOGRAPH.findall(sentence))
        return len(sentence.split()) + unspaced // 2 > _HEADING

    @property
    def _leading_line(self) -> str:
        """The line of its own, ending in a colon, that stands above a quotation; or nothing."""
        opened = self.before.rstrip(_BEFORE_QUOTATION)
        above = opened.rstrip(_BEFORE_QUOTATION + SOFT_BREAK + HARD_BREAK)
        if above == opened or not above.endswith((":", "：")):
            return ""
        return above[max(above.rfind(SOFT_BREAK), above.rfind(HARD_BREAK)) + 1 :]

    @property
    def introduction(self) -> str:
        """What leads into the statement: by a colon, or into the quotation that it is.

        A full stop may stand before the quotation, in the same block: "Use this text. “…”"
        """
        if self.enclosed and self._leading_line:
            return self._leading_line
        opened = self.before.rstrip(_BEFORE_QUOTATION + SOFT_BREAK)
        if self.before.endswith(":") or (self.enclosed and opened.endswith((":", ","))):
            return _own_block(self.before[-160:])
        if not self.enclosed or opened.endswith(HARD_BREAK):
            return ""
        line = opened[opened.rfind(HARD_BREAK) + 1 :]
        return line[max(line.rfind(stop, 0, len(line) - 1) for stop in ".!?。！？") + 1 :]


def _own_block(told: str) -> str:
    """Return the last block of `told`: a story says nothing of what stands below "Disclosure:"."""
    return told[told.rfind(HARD_BREAK) + 1 :]


def why_quoted(text: str, assembly: Assembly, grammar: Grammar, heading: str) -> str | None:
    """Return why the parts label nothing, or None; `heading` is the heading right above."""
    around = _surroundings(text, assembly, grammar)
    signs = grammar.quotation
    if signs.declaring and signs.declaring.search(around.lead):
        signs = replace(signs, reporting=None, attribution=None)
    reasons = (
        _introduced(around, signs, heading),
        marked(text, assembly.bounds, around.before, enclosed=around.enclosed),
        of_other_material(text, assembly, around.lead, grammar),
        _told(text, assembly, around, signs),
        beside(text, assembly.bounds, signs),
        unvouched(text, assembly.bounds[0], around.untold, signs),
        "a paraphrase of the statute" if _paraphrase(text, assembly, grammar) else None,
    )
    return next(filter(None, reasons), None)


def _introduced(around: Surroundings, signs: QuotationPatterns, heading: str) -> str | None:
    """Return what the words around an assembly make of it, or None."""
    introduction = _unaddressed(around.introduction, signs)
    colon = introduction.rstrip(_BEFORE_QUOTATION)
    own = introduction[max(colon.rfind(stop, 0, -1) for stop in ".!。！") + 1 :]
    remark = around.after if around.enclosed else ""
    for sign, words, why in (
        (
            signs.instruction,
            _unaddressed(around.untold, signs),
            "an instruction to write a statement",
        ),
        (
            signs.reporting,
            _unaddressed(around.unnamed, signs),
            "a report of somebody else's statement",
        ),
        (signs.announcing, around.above, "an instruction in the block above"),
        (signs.instruction, introduction, "an example or instruction, introduced as such"),
        (signs.reporting, own, "a quotation, introduced as such"),
        (signs.instruction, remark, "a quotation inside an instruction"),
        (signs.reporting, remark, "a quotation inside a report"),
        (signs.specimen, _unaddressed(heading, signs), "a specimen under a heading that says so"),
    ):
        if sign and words and sign.search(words):
            return why
    return None


def _unaddressed(words: str, signs: QuotationPatterns) -> str:
    """Return words without addresses, and without what the sender says of its own words."""
    words = _WORD.sub(lambda word: "" if _ADDRESS.search(word[0]) else word[0], words)
    found = signs.addressing.search(words) if signs.addressing else None
    return words if found is None else words[: found.start()] + words[found.end() :]


def _told(
    text: str, assembly: Assembly, around: Surroundings, signs: QuotationPatterns
) -> str | None:
    """Return whose words an assembly is told to be, or None."""
    if signs.reporting and around.told_by_others:
        return "a quotation, introduced as such"
    if signs.reporting and _reported(text, assembly, signs.reporting):
        return "a report of what is on file"
    if signs.attribution and _attributed(text, assembly, signs.attribution):
        return "a report of what somebody said"
    return None


def _reported(text: str, assembly: Assembly, reporting: Pattern) -> bool:
    """Say whether the sentence about information is itself somebody's report."""
    for referral in assembly.referrals:
        start, _ = sentence_around(text, *referral.bounds)
        end = max([behind for _, behind in referral.conveys.values()], default=start)
        own = (clause for clause in assembly.clauses if not is_stray(clause))
        if not any(clause.bounds[0] < end and start < clause.bounds[1] for clause in own):
            line = text.rfind(HARD_BREAK, start, referral.bounds[0]) + 1
            if reporting.search(text[max(start, line) : end]):
                return True
    return False


def _attributed(text: str, assembly: Assembly, attribution: Pattern) -> bool:
    """Say whether a sentence of the statement ends in who said it: ", the indictment alleges"."""
    for part in assembly.parts:
        told = [end for _, end in part.conveys.values()]
        slots = [part.agent, part.principal] if isinstance(part, Clause) else []
        start = max([*told, *(slot[0] for slot in slots if slot)], default=part.bounds[0])
        end = sentence_around(text, *part.bounds)[1]
        line = text.find(HARD_BREAK, start, end)
        if attribution.search(text[start : end if line < 0 else line]):
            return True
    return False


def _surroundings(text: str, assembly: Assembly, grammar: Grammar) -> Surroundings:
    start, end = assembly.bounds
    sentence = sentence_around(text, start, start + 1)
    line = text.rfind(HARD_BREAK, max(0, start - _NEAR), start) + 1
    first = max(sentence[0], line, start - _NEAR)
    lead = text[first : _subject_end(assembly)]
    untold = lead if lead == text[first:start] else _untold(lead, grammar)
    unnamed = text[first : min(first + len(untold), _named_end(assembly))]
    before = text[max(0, start - _NEAR) : start].rstrip(" \v\n*_>")
    opened = before[-1:] in _OPENING
    cited = text[max(text.rfind(mark, 0, start) for mark in BREAKS) + 1 : start].startswith(">")
    after = text[end : end + _NEAR]
    closing = bool(_QUOTES & {after.lstrip(" .,")[:1], text[start:end].rstrip(" .,;!")[-1:]})
    remark = text[_said_end(assembly) : end + _NEAR]
    if remark.lstrip(" .,")[:1] in _QUOTES:
        after, closing = remark, True
    told = after[: _until_stop(after)]
    above = _block_above(text, start)
    return Surroundings(before, above, lead, untold, unnamed, told, cited or (opened and closing))


def _block_above(text: str, start: int) -> str:
    """Return the block right above `start`, or nothing where something begins inside a block."""
    before = text[max(0, start - _NEAR) : start].rstrip(_BEFORE_QUOTATION + SOFT_BREAK + "*_>")
    ended = before.endswith(HARD_BREAK)
    return before.rstrip(BREAKS).rpartition(HARD_BREAK)[2] if ended else ""


def _said_end(assembly: Assembly) -> int:
    """Return where the last words stand that a statement needs: a remark may follow them."""
    clauses = (clause.bounds[1] for clause in assembly.clauses)
    told = (
        end
        for referral in assembly.referrals
        for _, end in (*referral.conveys.values(), *(miss.bounds for miss in referral.misses))
    )
    return max([*clauses, *told])


def _subject_end(assembly: Assembly) -> int:
    """Return where the first clause's subject ends: "the flyer" may have a story before it."""
    first = min(assembly.clauses, key=lambda clause: clause.bounds, default=None)
    start = assembly.bounds[0]
    return first.material[1] if first and first.material and first.bounds[0] == start else start


def _untold(lead: str, grammar: Grammar) -> str:
    """Return a lead without the words that name the material: "These notes" report nothing."""
    if grammar.material is None or not grammar.wording.spaced:
        return lead
    words = [word.start() for word in _WORD.finditer(lead)]
    named = (at for at in reversed(words[-_MATERIAL:]) if grammar.material.fullmatch(lead[at:]))
    return lead[: next(named, words[-1])]


def _named_end(assembly: Assembly) -> int:
    """Return where the last name stands that the material follows: "X states that this paper"."""
    clause = min(assembly.clauses, key=lambda clause: clause.bounds, default=None)
    if clause is None or clause.material is None:
        return assembly.bounds[1]
    names = (
        slot[1] for slot in (clause.agent, clause.principal) if slot and slot < clause.material
    )
    return max(names, default=assembly.bounds[1])


def _until_stop(after: str) -> int:
    for at, character in enumerate(after):
        if character == HARD_BREAK or (character in ".!?" and at > 3):
            return at
    return len(after)


def _paraphrase(text: str, assembly: Assembly, grammar: Grammar) -> bool:
    """Say whether a clause speaks of agents and principals at large, in the language of duty or doubt."""
    clause = assembly.main
    duty = grammar.quotation.duty
    if duty is None or clause is None or not (clause.agent or clause.principal):
        return False
    start, behind = sentence_around(text, *clause.bounds)
    end = assembly.bounds[1]
    end = max(end, min(behind, end + _DUTY))
    generic = all(
        slot is None or any(it and it.fullmatch(text[slice(*slot)].strip()) for it in patterns)
        for slot, patterns in (
            (clause.agent, (grammar.generic_agent, grammar.names.leading)),
            (clause.principal, (grammar.generic_principal,)),
        )
    )
    return generic and (clause.supposed is not None or duty.search(text[start:end]) is not None)


def unrelated(text: str, assembly: Assembly, grammar: Grammar) -> str | None:
    """Return of what other kind of notice the passage speaks, or None."""
    start, end = assembly.bounds
    near = text[max(0, start - _NEAR) : end + _NEAR]
    for reason, pattern in grammar.quotation.unrelated:
        if pattern.search(near):
            return reason
    return None
