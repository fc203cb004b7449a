"""Which statement of a draft decides, when it holds more than one."""

from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Bond, Medium
from faracheck.model.reading import (
    Alternative,
    Companion,
    Element,
    Reading,
    Statement,
    StatementKind,
)


def stands_elsewhere(reading: Reading, brief: Brief) -> bool:
    """Say whether a page without a statement belongs to a site that carries one on another page."""
    web = reading.medium is Medium.WEB and reading.audience is not Audience.OFFICIAL
    return web and brief.stands_on is not None and not reading.unreadable


def deciding_label(reading: Reading | Alternative | Companion) -> Statement | None:
    """Return the label by which the draft is judged (22 U.S.C. § 614(b)), or None.

    The best complete statement that a reader sees; otherwise the best incomplete one. A quoted
    statement labels nothing, and elements are never pooled from two statements.
    """
    return _best([it for it in reading.statements if it.kind is StatementKind.LABEL])


def carried_by(reading: Reading, bond: Bond) -> Companion | None:
    """Return the text beside the draft that carries a sound label, or None.

    Sound is one that is complete, seen, and needs no person to look at it: what is wrong with it
    is told where it stands, and covers nothing else.
    """
    for companion in reading.beside:
        label = deciding_label(companion)
        if companion.bond is bond and label is not None and _is_sound(label):
            return companion
    return None


def _is_sound(label: Statement) -> bool:
    blank = label.placeholders or label.flaws or label.conditional is not None
    return label.complete and label.look.visible is True and not blank


def deciding_notice(reading: Reading | Alternative) -> Statement | None:
    """Return the registration notice by which the draft is judged (22 U.S.C. § 614(e)), or None.

    A label that says "registered as an agent of" serves as notice too.
    """
    return _best([it for it in reading.statements if _is_notice(it)])


def gives_notice(reading: Reading) -> bool:
    """Say whether a draft tells its reader who is registered as whose agent, in plain sight."""
    notice = deciding_notice(reading)
    if notice is None or notice.look.visible is not True or notice.conditional is not None:
        return False
    named = {element for element, _ in notice.found}
    whole = {Element.AGENT_NAMED, Element.PRINCIPAL_NAMED} <= named
    return whole and not notice.placeholders and not notice.near_misses


def deciding(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements on which the draft stands, by whom it goes to.

    The label for the public, the notice for officials, both for both; one statement that serves
    as both stands here once. What is owed and missing is left out.
    """
    if not reading.statements:
        return ()
    label = None if reading.audience is Audience.OFFICIAL else deciding_label(reading)
    notice = None if reading.audience is Audience.PUBLIC else deciding_notice(reading)
    there = [statement for statement in (label, notice) if statement is not None]
    return tuple(it for at, it in enumerate(there) if it not in there[:at])


def _is_notice(statement: Statement) -> bool:
    return statement.kind is StatementKind.REGISTRATION_NOTICE or statement.serves_as_notice


def _best(statements: list[Statement]) -> Statement | None:
    own = [it for it in statements if not it.quoted]
    # Every check asks, and few drafts hold two.
    return max(own, key=_rank) if len(own) > 1 else next(iter(own), None)


def _rank(statement: Statement) -> tuple[object, ...]:
    """Order statements by how well they serve: seen, complete, sure, sound, early."""
    return (
        statement.look.visible is not False,
        statement.complete,
        statement.conditional is None,
        statement.look.visible is True,
        len(statement.found),
        not statement.placeholders,
        not statement.flaws,
        statement.form == "distributed",
        -statement.blocks_before,
        -statement.words.span.start,
    )
