"""A browser's answer and its silence: what it cannot judge is never a pass."""

from dataclasses import dataclass, replace

import pytest

from faracheck.engine.rendering import AbsentBrowser, Witness, settled, unjudged
from faracheck.errors import RenderError
from faracheck.model.document import Document, Look, Span
from faracheck.model.rendering import Decider, Rendering
from tests.build import document

SEEN = Look(font_px=16.0)
HIDDEN = Look(visible=False, hidden_by="display:none from rule .legal, line 4")
UNSURE = Look(visible=None, unsure="what lies behind it cannot be known: back.png")
SHOWN = Rendering("Chromium 1", ())
PAINTED = Look(decided_by=Decider.RENDERED, rendering=SHOWN)
UNPAINTED = replace(PAINTED, visible=False, hidden_by="the browser paints none of its 9 words")
SPAN = Span(0, 4)


@dataclass(frozen=True)
class Reading:
    """Looks as a static reading gives them."""

    static: Look

    def look(self, span: Span) -> Look:
        assert span == SPAN
        return self.static

    def unseen(self) -> tuple[str, ...]:
        return ("other.css",)


@dataclass
class Answering:
    """A browser that gives one answer and counts how often it is asked."""

    answer: Look | None = None
    asked: int = 0

    def look(self, document: Document, span: Span) -> Look:
        del document, span
        self.asked += 1
        if self.answer is None:
            raise RenderError("the browser could not judge it within 30 seconds")
        return self.answer


def looked(static: Look, browser: Answering, *, always: bool, form: str = "html") -> Look:
    draft = replace(document("Sent by us."), format=form, appearance=Reading(static))
    return Witness(browser, always).watching(draft).appearance.look(SPAN)


@pytest.mark.parametrize("static", [SEEN, HIDDEN])
def test_where_the_static_reading_can_tell_no_browser_is_asked(static: Look) -> None:
    browser = Answering(PAINTED)

    assert looked(static, browser, always=False) == static
    assert browser.asked == 0


@pytest.mark.parametrize("answer", [PAINTED, UNPAINTED])
def test_where_it_cannot_tell_the_browser_decides(answer: Look) -> None:
    assert looked(UNSURE, Answering(answer), always=False) == answer


@pytest.mark.parametrize("static", [SEEN, UNSURE])
def test_a_browser_that_is_always_asked_has_the_last_word(static: Look) -> None:
    assert looked(static, Answering(UNPAINTED), always=True) == UNPAINTED
    assert looked(HIDDEN, Answering(PAINTED), always=True) == PAINTED


def test_the_declaration_that_hides_is_named_where_both_see_it_hidden() -> None:
    look = settled(HIDDEN, UNPAINTED)

    assert look.decided_by is Decider.RENDERED
    assert look.hidden_by == HIDDEN.hidden_by


@pytest.mark.parametrize("static", [SEEN, UNSURE])
def test_a_browser_that_fails_leaves_the_looks_to_a_person(static: Look) -> None:
    look = looked(static, Answering(None), always=True)

    assert look.visible is None
    assert look.decided_by is Decider.STATIC
    assert (look.unsure or "").endswith("the browser could not judge it within 30 seconds")


def test_what_is_hidden_stays_hidden_when_the_browser_fails() -> None:
    assert looked(HIDDEN, Answering(None), always=True) == HIDDEN


def test_an_absent_browser_is_told_beside_the_reason_to_ask_one() -> None:
    draft = replace(document("Sent by us."), format="html", appearance=Reading(UNSURE))
    absent = Witness(AbsentBrowser("no Chromium is installed"), always=False)

    look = absent.watching(draft).appearance.look(SPAN)

    assert look.visible is None
    assert look.unsure == (
        "what lies behind it cannot be known: back.png;"
        " no browser was asked: no Chromium is installed"
    )


def test_a_browser_that_cannot_tell_either_leaves_its_evidence() -> None:
    untold = Look(visible=None, unsure="the browser did not get it", rendering=SHOWN)

    look = settled(SEEN, untold)

    assert (look.visible, look.unsure) == (None, "the browser did not get it")
    assert look.rendering is SHOWN


SCRIPTED = replace(UNSURE, scripted="the script in line 9 names it")


def test_what_a_script_may_do_is_not_settled_by_a_browser_that_runs_none() -> None:
    look = settled(SCRIPTED, PAINTED)

    assert look.visible is None
    assert (look.unsure or "").endswith("the script in line 9 names it")
    assert look.rendering is SHOWN
    assert settled(SCRIPTED, UNPAINTED).visible is False


def test_a_browser_that_runs_scripts_settles_what_they_do() -> None:
    ran = replace(PAINTED, rendering=replace(SHOWN, scripts=True))

    assert settled(SCRIPTED, ran) == ran


def test_a_draft_that_is_no_page_is_not_shown() -> None:
    browser = Answering(UNPAINTED)

    assert looked(SEEN, browser, always=True, form="markdown") == SEEN
    assert browser.asked == 0


def test_what_was_not_read_is_named_all_the_same() -> None:
    draft = replace(document("Sent."), format="html", appearance=Reading(SEEN))

    assert Witness(Answering(), always=True).watching(draft).appearance.unseen() == ("other.css",)


def test_what_could_not_be_judged_keeps_the_sizes_that_were_read() -> None:
    assert unjudged(SEEN, "it crashed").font_px == 16.0
