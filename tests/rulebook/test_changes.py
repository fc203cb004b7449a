"""Between two days the law begins and ends, and the rules that rest on it are named."""

from datetime import date

from faracheck.model.law import Provision, Status
from faracheck.reporters._changes import changes_text
from faracheck.rulebook.changes import changes
from faracheck.rulebook.pack import Rulebook, load_rulebook

OLD = Provision(
    "old", "Act 1", "A.", Status.IN_FORCE, since=date(1990, 1, 1), until=date(1999, 12, 31)
)
NEW = Provision("new", "Act 2", "B.", Status.IN_FORCE, since=date(2000, 1, 1))
BOOK = Rulebook(law={"old": OLD, "new": NEW})


def test_what_began_and_what_ended_is_listed_by_day() -> None:
    found = changes(BOOK, date(1995, 1, 1), date(2005, 1, 1))

    assert [(it.day, it.provision.key, it.begins) for it in found] == [
        (date(2000, 1, 1), "new", True),
        (date(2000, 1, 1), "old", False),
    ]


def test_the_day_of_the_change_belongs_to_the_later_law() -> None:
    assert len(changes(BOOK, date(1999, 12, 31), date(2000, 1, 1))) == 2
    assert changes(BOOK, date(2000, 1, 1), date(2000, 1, 2)) == ()


def test_backwards_the_changes_are_undone() -> None:
    there = changes(BOOK, date(1995, 1, 1), date(2005, 1, 1))
    back = changes(BOOK, date(2005, 1, 1), date(1995, 1, 1))

    assert [(it.provision.key, it.begins) for it in back] == [
        (it.provision.key, not it.begins) for it in reversed(there)
    ]


def test_the_statement_was_asked_for_from_1996_on() -> None:
    text = changes_text(
        changes(load_rulebook(), date(1995, 1, 1), date(1997, 1, 1)),
        date(1995, 1, 1),
        date(1997, 1, 1),
    )

    assert text.startswith("1996-01-01: 22 U.S.C. § 614(b) (in-force) begins\n")
    assert "FARA001 statement-missing" in text
    assert "Nothing that a rule rests on" in changes_text((), date(2026, 1, 1), date(2026, 2, 1))
