"""A waiver stands for one rule, one document and one text; whatever changes makes it fall."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from faracheck.config.exceptions import ExceptionsText, SettlementText, WaiverText
from faracheck.engine.exceptions import Exceptions, excepted, fingerprint
from faracheck.engine.judge import judge
from faracheck.engine.read import Desk, read
from faracheck.engine.select import one_rule
from faracheck.model.brief import Brief, Lapse
from faracheck.model.document import Medium, Source
from faracheck.model.outcome import Outcome
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import load_rulebook
from faracheck.shape import Scalar
from tests.drafts import BODY, DEPARTING, LATE, RELEASE, STATEMENT

BOOK = load_rulebook()
DAY = date(2026, 11, 23)
NOTHING = Exceptions(ExceptionsText(), Path("/desk"), BOOK, 90)
Judged = tuple[Reading, tuple[Outcome, ...], Brief]


def judged(text: str, brief: Brief | None = None) -> Judged:
    brief = brief or Brief(medium=Medium.WEB)
    reading = read(Source("a.txt", text.encode()), Desk(BOOK, brief, exceptions=NOTHING))
    return reading, judge(reading, BOOK, brief, DAY), brief


def waiver(of: Judged, **changes: object) -> WaiverText:
    number = fingerprint(of[0], of[2], one_rule(BOOK, "contact-missing"))
    scalar = Scalar("waivers.yaml", 1, 1, "contact-missing")
    text = WaiverText(
        "W-1", scalar, "a.txt", number, "wire copy", "A. Marsh", DAY, date(2026, 12, 31)
    )
    return replace(text, **changes)  # type: ignore[arg-type]


def outcome(of: Judged, text: WaiverText | SettlementText, day: date = DAY) -> str:
    """Return why the exception does not stand, or "stands"."""
    waivers = (text,) if isinstance(text, WaiverText) else ()
    settlements = (text,) if isinstance(text, SettlementText) else ()
    book = replace(NOTHING, texts=ExceptionsText(waivers, settlements))
    told, lapsed = excepted(of[0], of[1], of[2], book, day)
    assert bool(lapsed) != any(it.excepted for it in told)
    return lapsed[0].lapse.value if lapsed else "stands"


def test_a_waiver_stands_for_the_text_that_it_was_granted_for() -> None:
    draft = judged(RELEASE)

    assert outcome(draft, waiver(draft)) == "stands"


def test_saving_a_draft_anew_voids_nothing_and_a_changed_word_does() -> None:
    granted = waiver(judged(RELEASE))

    assert outcome(judged(RELEASE.replace("\n", "\r\n") + "\n"), granted) == "stands"
    assert outcome(judged(RELEASE.replace("Monday", "Tuesday")), granted) == Lapse.CHANGED


@pytest.mark.parametrize(
    "brief",
    [Brief(medium=Medium.EMAIL), Brief(medium=Medium.WEB, principals=("Republic of Vastria",))],
)
def test_another_medium_or_principal_voids_it(brief: Brief) -> None:
    assert outcome(judged(RELEASE, brief), waiver(judged(RELEASE))) == Lapse.CHANGED


def test_another_meaning_of_the_rule_voids_it() -> None:
    draft = judged(RELEASE)
    granted = waiver(draft)
    changed = replace(one_rule(BOOK, "contact-missing"), check="another check")  # type: ignore[arg-type]

    assert fingerprint(draft[0], draft[2], changed) != granted.text_sha256


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"expires": date(2026, 11, 22), "approved": date(2026, 10, 1)}, Lapse.EXPIRED),
        ({"approved": date(2026, 11, 24)}, Lapse.NOT_BEGUN),
        ({"expires": date(2027, 11, 23)}, Lapse.TOO_LONG),
        ({"rule": Scalar("w.yaml", 1, 1, "no-such-rule")}, Lapse.UNKNOWN_RULE),
        ({"rule": Scalar("w.yaml", 1, 1, "statement-missing")}, Lapse.NOT_WAIVABLE),
    ],
)
def test_what_does_not_stand_says_why(changes: dict[str, object], why: Lapse) -> None:
    draft = judged(RELEASE)

    assert outcome(draft, waiver(draft, **changes)) == why


def test_a_waiver_for_what_no_longer_occurs_is_unused() -> None:
    draft = judged(DEPARTING)

    assert outcome(draft, waiver(draft)) == Lapse.UNUSED


def test_only_a_review_is_settled_and_any_rule_can_be() -> None:
    draft = judged(LATE, Brief())
    rule = "medium-unsaid"
    number = fingerprint(draft[0], draft[2], one_rule(BOOK, rule))
    scalar = Scalar("s.yaml", 1, 1, rule)
    granted = SettlementText(scalar, "a.txt", number, "A. Marsh", "seen", DAY, DAY)

    assert outcome(draft, granted) == "stands"
    failing = judged(RELEASE)
    number = fingerprint(failing[0], failing[2], one_rule(BOOK, "contact-missing"))
    scalar = Scalar("s.yaml", 1, 1, "contact-missing")
    granted = SettlementText(scalar, "a.txt", number, "A. Marsh", "seen", DAY, DAY)
    assert outcome(failing, granted) == Lapse.UNUSED


def test_an_exception_is_found_by_the_path_of_its_document(tmp_path: Path) -> None:
    draft = judged(RELEASE)
    book = replace(NOTHING, texts=ExceptionsText((waiver(draft),)), root=tmp_path)

    assert book.of(tmp_path / "a.txt")
    assert not book.of(tmp_path / "b" / "a.txt")
    assert not book.of(Path("/elsewhere/a.txt"))
    assert not book.of(None)


def page(css: str) -> Judged:
    """A page whose statement stands where nobody can tell what is behind it."""
    html = f"<style>.s{{color:#fff;{css}}}</style><p class=s>{STATEMENT}</p><p>{BODY}</p>"
    brief = Brief()
    reading = read(Source("a.html", html.encode()), Desk(BOOK, brief, exceptions=NOTHING))
    return reading, judge(reading, BOOK, brief, DAY), brief


@pytest.mark.parametrize(
    ("built", "state"),
    [
        ("\n\nbackground: url(sea.1f2e3d4c.jpg)", "stands"),
        ("background:url(sea.9a8b7c6d.jpg)", "stands"),
        ("background:url(sea.1f2e3d4c.jpg?v=2)", "stands"),
        ("background:url(wall.1f2e3d4c.jpg)", Lapse.CHANGED),
        ("filter:url(sea.svg)", Lapse.CHANGED),
    ],
)
def test_what_decided_how_a_statement_looks_voids_what_was_settled(built: str, state: str) -> None:
    seen = page("background:url(sea.1f2e3d4c.jpg)")
    number = fingerprint(seen[0], seen[2], one_rule(BOOK, "statement-hidden"))
    scalar = Scalar("s.yaml", 1, 1, "statement-hidden")
    granted = SettlementText(scalar, "a.html", number, "A. Marsh", "seen", DAY, DAY)

    assert outcome(seen, granted) == "stands"
    assert outcome(page(built), granted) == state
