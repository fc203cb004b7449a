"""Words that look like a statement and only report, order or paraphrase one."""

from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.recognise.assembly import Assembly, is_stray
from faracheck.recognise.clauses import Clause
from faracheck.recognise.elsewhere import marked, of_other_material
from faracheck.recognise.folding import HARD_BREAK, SOFT_BREAK
from faracheck.recognise.grammar import Grammar, QuotationPatterns
from faracheck.recognise.passage import sentence_around
from faracheck.recognise.patterns import Pattern

_OPENING = "\"'“‘«「『《"
_QUOTES = frozenset('"“”«»「」『』《》')
_BEFORE_QUOTATION = "\"'“‘«「『 "
_NEAR = 260
_HEADING = 4
_IDEOGRAPH = late_pattern(r"[\u3040-\u9fff]")
_DUTY = 40
"""How far behind a clause, in characters, the verb of a duty may stand: "… must carry"."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an assembly: the text before it, its sentence up to it, what follows."""

    before: str
    lead: str
    after: str
    enclosed: bool

    @property
    def told_by_others(self) -> bool:
        """Say whether a sentence leads into the quotation: "… found the words: “…”".

        A heading of a word or three does not: "Disclosure: “…”".
        """
        opened = self._leading_line or self.before.rstrip(_BEFORE_QUOTATION)
        if not self.enclosed or not opened.endswith(tuple(":：,.!?。！？")):
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
            return self.before[-160:]
        if not self.enclosed or opened.endswith(HARD_BREAK):
            return ""
        line = opened[opened.rfind(HARD_BREAK) + 1 :]
        return line[max(line.rfind(stop, 0, len(line) - 1) for stop in ".!?。！？") + 1 :]


def why_quoted(text: str, assembly: Assembly, grammar: Grammar, heading: str) -> str | None:
    """Return why the parts label nothing, or None; `heading` is the heading right above."""
    around = _surroundings(text, assembly)
    signs = grammar.quotation
    if signs.declaring and signs.declaring.search(around.lead):
        signs = replace(signs, reporting=None, attribution=None)
    reasons = (
        _introduced(around, signs, heading),
        marked(text, assembly.bounds, around.before, enclosed=around.enclosed),
        of_other_material(text, assembly, around.lead, grammar),
        _told(text, assembly, around, signs),
        "a paraphrase of the statute" if _paraphrase(text, assembly, grammar) else None,
    )
    return next(filter(None, reasons), None)


def _introduced(around: Surroundings, signs: QuotationPatterns, heading: str) -> str | None:
    """Return what the words around an assembly make of it, or None."""
    introduction = around.introduction
    remark = around.after if around.enclosed else ""
    for sign, words, why in (
        (signs.instruction, around.lead, "an instruction to write a statement"),
        (signs.reporting, around.lead, "a report of somebody else's statement"),
        (signs.instruction, introduction, "an example or instruction, introduced as such"),
        (signs.reporting, introduction, "a quotation, introduced as such"),
        (signs.instruction, remark, "a quotation inside an instruction"),
        (signs.reporting, remark, "a quotation inside a report"),
        (signs.specimen, heading, "a specimen under a heading that says so"),
    ):
        if sign and words and sign.search(words):
            return why
    return None


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


def _surroundings(text: str, assembly: Assembly) -> Surroundings:
    start, end = assembly.bounds
    sentence = sentence_around(text, start, start + 1)
    line = text.rfind(HARD_BREAK, max(0, start - _NEAR), start) + 1
    lead = text[max(sentence[0], line, start - _NEAR) : _subject_end(assembly)]
    before = text[max(0, start - _NEAR) : start].rstrip(" \v\n*_>")
    opened = before[-1:] in _OPENING
    after = text[end : end + _NEAR]
    closing = bool(_QUOTES & {after.lstrip(" .,")[:1], text[start:end].rstrip(" .,;!")[-1:]})
    remark = text[_said_end(assembly) : end + _NEAR]
    if remark.lstrip(" .,")[:1] in _QUOTES:
        after, closing = remark, True
    told = after[: _until_stop(after)]
    return Surroundings(before, lead, told, opened and closing)


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
