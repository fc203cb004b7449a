"""Whether material for officials says that its sender is registered."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label, deciding_notice
from faracheck.model.document import Audience
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Element, NearMissKind, Reading, Statement, Words
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class NoticePresent:
    """Passes when the sender is said to be registered as agent of a named principal.

    22 U.S.C. § 614(e). A notice alone passes with the reminder that two or more receivers are
    owed the label too.
    """

    MESSAGES: ClassVar[tuple[str, ...]] = (
        "found",
        "found/alone",
        "accompanied",
        "missing",
        "missing/quoted",
        "missing/addressed",
        "denied",
        "agent-unnamed",
        "principal-unnamed",
    )

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say whether the notice stands there, and whom it leaves unnamed."""
        notice = deciding_notice(reading)
        if notice is None:
            yield _absent(reading, brief)
            return
        if denial := _denial(notice):
            yield Hit(Verdict.FAIL, "denied", denial)
            return
        unnamed = list(_unnamed(notice))
        yield from unnamed
        if not unnamed:
            label = deciding_label(reading)
            labelled = label is not None and label.complete
            alone = reading.audience is Audience.OFFICIAL and not labelled
            yield Hit(Verdict.PASS, "found/alone" if alone else "found", notice.words)


def _denial(notice: Statement) -> Words | None:
    """Return the words by which a notice takes back what it says, or None."""
    taken_back = {NearMissKind.NEGATED, NearMissKind.HYPOTHETICAL}
    misses = [miss for miss in notice.near_misses if miss.kind in taken_back]
    if any(miss.element is Element.AGENT_NAMED for miss in misses):
        return misses[0].words
    return None


def _unnamed(notice: Statement) -> Iterator[Hit]:
    """Yield a hit for each name that the notice lacks and no blank stands for."""
    there = {element for element, _ in notice.found}
    there |= {blank.element for blank in notice.placeholders if blank.element}
    if Element.AGENT_NAMED not in there:
        yield Hit(Verdict.FAIL, "agent-unnamed", notice.words)
    if Element.PRINCIPAL_NAMED not in there:
        yield Hit(Verdict.FAIL, "principal-unnamed", notice.words)


def _absent(reading: Reading, brief: Brief) -> Hit:
    if brief.accompanied:
        return Hit(Verdict.PASS, "accompanied")
    quoted = next((it for it in reading.statements if it.quoted), None)
    if quoted is not None:
        why = {"why": str(quoted.quoted_why)}
        return Hit(Verdict.FAIL, "missing/quoted", quoted.words, why)
    # Where nobody named an audience, whom the message goes to did.
    addressed = brief.audience is not Audience.PUBLIC and not brief.audience_said
    return Hit(Verdict.FAIL, "missing/addressed" if addressed else "missing")


CHECK = NoticePresent
