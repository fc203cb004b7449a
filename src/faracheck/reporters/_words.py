"""How reports for people name places, laws and verdicts."""

from collections.abc import Iterable
from datetime import date

from faracheck.model.document import Place
from faracheck.model.law import Provision, Status
from faracheck.model.outcome import NotCheckable, Outcome, Severity, Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.model.report import Run, Show
from faracheck.reporters._visible import visible

STANDING = {
    Status.IN_FORCE: "in force",
    Status.PROPOSED: "proposed, not law",
    Status.GUIDANCE: "guidance, as reported",
    Status.HOUSE: "house convention, no law",
}


def name_of(reading: Reading) -> str:
    """Return the path of what was read, and the part of a container."""
    return f"{reading.path}!{reading.part}" if reading.part else reading.path


def unread_in_words(item: NotCheckable) -> str:
    """Return why an input could not be checked, and what to try."""
    advice = f" ({visible(item.hint)})" if item.hint else ""
    return f"{visible(item.path)}: could not be checked: {visible(item.reason)}{advice}"


def standing(outcome: Outcome) -> str:
    """Return an outcome's verdict in words: the severity for a fail, and with a review."""
    match outcome.verdict:
        case Verdict.FAIL:
            return outcome.severity.value
        case Verdict.REVIEW:
            return f"review ({outcome.severity.value})"
        case Verdict.PASS:
            return "pass"
        case Verdict.NOT_APPLICABLE:
            return "not applicable"


def in_words(verdict: Verdict) -> str:
    """Return a draft's verdict as people read it."""
    return "no rule applied" if verdict is Verdict.NOT_APPLICABLE else verdict.value


def exemption(outcome: Outcome) -> str:
    """Return the waiver and the settlement that stand on an outcome, in words, or nothing."""
    said = []
    if outcome.waiver is not None:
        waiver = outcome.waiver
        ticket = f", {waiver.ticket}" if waiver.ticket else ""
        said.append(
            f"waived until {waiver.expires} (waiver {waiver.id}{ticket}, by {waiver.approver}"
            f" on {waiver.approved}): {waiver.reason}"
        )
    if outcome.settlement is not None:
        settled = outcome.settlement
        said.append(
            f"settled until {settled.until} (by {settled.by} on {settled.settled}): {settled.note}"
        )
    return visible("; ".join(said))


def place_in_words(place: Place) -> str:
    """Return a place for a sentence: `line 3, column 1`, or what stands for it."""
    inside = ", ".join(f"{key} {value}" for key, value in (place.inside or {}).items())
    if place.line is not None:
        column = f", column {place.column}" if place.column is not None else ""
        return visible(f"line {place.line}{column}{f' ({inside})' if inside else ''}")
    return visible(inside)


def look_in_words(statement: Statement) -> str:
    """Return whether a reader sees a statement, its size and its contrast."""
    look = statement.look
    if look.visible is None:
        return f"visible: cannot be told ({visible(look.unsure or 'no reason given')})"
    if not look.visible:
        return f"hidden by {visible(look.hidden_by or 'something')}"
    size = f", {look.font_px:g} px" if look.font_px is not None else ""
    contrast = f", contrast {look.contrast:.1f}:1" if look.contrast is not None else ""
    return f"visible{size}{contrast}"


def position_in_words(statement: Statement) -> str:
    """Return what stands before a statement."""
    before = f"{statement.words_before} words before it ({statement.position:.0%} of the text)"
    return "at the beginning" if statement.at_beginning else before


def place_in_numbers(place: Place) -> str:
    """Return a place as editors read it, `3:1`, or what stands for it."""
    numbers = [str(number) for number in (place.line, place.column) if number is not None]
    return ":".join(numbers) or place_in_words(place)


def law_in_words(provision: Provision, day: date) -> str:
    """Return a provision's citation, its standing on the day, and what it asks."""
    standing = STANDING[provision.status]
    return visible(f"{provision.cite} ({standing} on {day.isoformat()}): {provision.asks}")


def to_show(run: Run, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return the outcomes that the run's view lists: findings first, the gravest on top."""
    everything = run.view.show is Show.ALL
    listed = [one for one in outcomes if everything or one.verdict.finding]
    ranks = list(Severity)
    return sorted(listed, key=lambda one: (not one.verdict.finding, ranks.index(one.severity)))
