"""What was not read is listed, once."""

from faracheck.checks.surroundings_unseen import SurroundingsUnseen
from faracheck.model.brief import Brief
from tests.build_reading import reading, said

CHECK = SurroundingsUnseen()


def test_nothing_unread_passes() -> None:
    assert said(CHECK, reading()) == [("pass", "seen", "")]


def test_everything_unread_is_one_review_that_names_the_first_three() -> None:
    page = reading(unseen=("a.css", "b.css", "c.js", "d.js", "e.js"))

    (hit,) = CHECK.find(page, Brief())

    assert (hit.verdict, hit.message) == ("review", "unseen")
    assert hit.details == {"count": "5", "unseen": "a.css; b.css; c.js; and 2 more"}
