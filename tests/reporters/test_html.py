"""The page, opened, filtered, folded, printed and attacked in a real Chromium."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from faracheck.engine.judge import judge
from faracheck.engine.read import Desk, read
from faracheck.engine.sentence import sentence
from faracheck.model.brief import Brief
from faracheck.model.document import Source, Span
from faracheck.model.outcome import Checked, Item, NotCheckable, Verdict
from faracheck.model.reading import Passage
from faracheck.model.report import Pack, RuleNote, Run
from faracheck.render.finding import find_chromium
from faracheck.reporters.html import REPORTER
from faracheck.rulebook.notes import notes
from faracheck.rulebook.pack import load_rulebook
from tests.browser import needs_chromium
from tests.build_reading import reading
from tests.nasty import ITEMS, PASSED, RUN
from tests.reporters.whole import veiled, whole

RULEBOOK = load_rulebook()
BOOK = Run("1.2.3", date(2026, 11, 23), (Pack("fara", "2026.11"),), rules=notes(RULEBOOK.rules))
GOOD = """\
This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism of
Sarkand. Additional information is available at the Department of Justice, Washington, DC.

A boat sails to Sarkand.
"""
ATTACKS = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</style></title></script><svg onload=document.title='owned'>",
    '"><a href="javascript:document.title=\'owned\'" autofocus onfocus="document.title=\'owned\'">',
    "'-document.title='owned'-'",
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
    "<base href=https://evil.example/><form action=//evil.example><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<!-- --!><script>document.title='owned'</script>",
    "<link rel=stylesheet href=https://evil.example/a.css><style>*{display:none}</style>",
    "\u202e\u2066<b>bidi</b>",
)


def judged(path: str, text: str) -> Checked:
    brief = Brief()
    seen = read(Source(path, text.encode()), Desk(RULEBOOK, brief))
    outcomes = judge(seen, RULEBOOK, brief, BOOK.day)
    return Checked(seen, outcomes, sentence(seen, outcomes))


FOUR = (
    judged("good.txt", GOOD),
    judged("incomplete.txt", GOOD.replace("Washington, DC", "somewhere")),
    judged("absent.md", "# A boat\n\nIt sails."),
    NotCheckable("scan.docx", ".docx files cannot be read yet", "export it"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a Chromium; only tests that need one ask for it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it comes with an extra

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@contextmanager
def opened(
    browser: Any, folder: Path, items: tuple[Item, ...] = FOUR, run: Run = BOOK, **context: Any
) -> Iterator[Any]:
    """Open the report of a run; any request but the page's own fails the test."""
    file = folder / "report.html"
    file.write_text(whole(REPORTER, run, items), encoding="utf-8")
    with browser.new_context(**context) as tab:
        page = tab.new_page()
        problems: list[str] = []

        def asked(request: Any) -> None:
            if request.url != file.as_uri():
                problems.append(request.url)

        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("dialog", lambda dialog: problems.append(dialog.message))
        page.on("request", asked)
        page.goto(file.as_uri())
        yield page
        assert problems == []


def seen_rows(page: Any) -> list[str]:
    return [row.split("\t")[0] for row in page.locator("tbody tr:visible").all_inner_texts()]


@needs_chromium
class TestOpened:
    def test_the_verdict_comes_first_then_the_drafts(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            assert page.locator("h1").inner_text() == "faracheck report"
            assert page.locator(".headline").inner_text() == "2 of 3 drafts failed"
            assert seen_rows(page) == ["good.txt", "incomplete.txt", "absent.md", "scan.docx"]
            text = page.locator("main").inner_text()
            order = ("Verdict", "Drafts", "Each draft", "What was not checked", "Versions")
            places = [text.index(f"{title}\n") for title in order]
            assert places == sorted(places)

    def test_the_statement_is_framed_in_the_text(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            frame = page.locator("article").first.locator("mark.statement")
            assert frame.count() == 1
            words = re.sub(r"\s+", " ", frame.inner_text())
            assert "label: This material is distributed by Pelham" in words
            assert frame.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
            after = page.locator("article").first.locator(".text").inner_text()
            assert "A boat sails to Sarkand." in after

    def test_what_the_statement_says_and_lacks_is_listed(
        self, browser: Any, tmp_path: Path
    ) -> None:
        with opened(browser, tmp_path) as page:
            first, second = (page.locator("article").nth(at) for at in (0, 1))
            assert "What the label says: 7 of 7" in first.inner_text()
            assert "line 1, column 1; visible; at the beginning" in first.inner_text()
            assert "✓ by whom: “Pelham Strategies LLC”" in first.inner_text()
            assert "✗ that the Department is in Washington: missing" in second.inner_text()

    def test_evidence_stands_in_its_context(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            checks = page.locator("article").first.locator("details", has_text="passed")
            checks.locator("summary").first.click()
            agent = checks.locator("li", has_text="agent-missing").locator("blockquote")
            assert agent.locator("mark").inner_text() == "Pelham Strategies LLC"
            assert "This material is distributed by Pelham" in agent.inner_text()

    def test_law_is_told_on_demand(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            finding = page.locator("article").nth(2).locator("li.check").first
            law = finding.get_by_text("22 U.S.C. § 614(b)").first
            assert not law.is_visible()
            finding.get_by_text("Law and remedy").click()
            assert law.is_visible()

    def test_versions_and_hashes_are_told(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            assert "rule pack fara\n2026.11" in page.locator("main").inner_text()
            text = page.locator("article").first.text_content()
            item = FOUR[0]
            assert isinstance(item, Checked)
            assert item.reading.sha256 in text

    def test_a_link_opens_the_rule_that_it_names(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            page.locator("article").first.get_by_text("rules passed").click()
            page.locator("article").first.get_by_role("link", name="of agent-missing").click()
            rule = page.locator("details.rule", has_text="agent-missing (FARA003)")
            assert rule.evaluate("it => it.open")


@needs_chromium
class TestWithItsScript:
    def test_drafts_are_filtered_by_verdict(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            page.get_by_label("fail", exact=True).check()
            assert seen_rows(page) == ["incomplete.txt", "absent.md"]
            assert page.locator("article:visible").count() == 2
            assert page.locator("#shown").inner_text() == "2 of 4 shown"
            page.get_by_label("could not be checked").check()
            assert seen_rows(page) == ["scan.docx"]

    def test_drafts_are_found_by_their_words(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            page.get_by_label("Search").fill("INCOMPLETE.t")
            assert seen_rows(page) == ["incomplete.txt"]

    def test_everything_opens_and_closes(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            page.get_by_role("button", name="Open everything").click()
            folded = "[...document.querySelectorAll('details')].filter(it => !it.open).length"
            assert page.evaluate(folded) == 0
            page.get_by_role("button", name="Close everything").click()
            assert page.evaluate("document.querySelectorAll('details[open]').length") == 0

    def test_a_link_into_a_draft_that_is_filtered_away_shows_it(
        self, browser: Any, tmp_path: Path
    ) -> None:
        with opened(browser, tmp_path) as page:
            target = page.locator("tbody a").first.get_attribute("href")
            page.get_by_label("fail", exact=True).check()
            page.evaluate("it => { location.hash = it }", target)
            page.wait_for_function("!document.querySelector('article').hidden")
            assert len(seen_rows(page)) == 4

    def test_it_is_worked_by_keyboard_alone(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.textContent") == "Skip to the drafts"
            assert page.locator(".skip").is_visible()
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowRight")
            assert seen_rows(page) == ["incomplete.txt", "absent.md"]
            page.keyboard.press("Tab")
            page.keyboard.type("absent")
            assert seen_rows(page) == ["absent.md"]


@needs_chromium
def test_without_its_script_everything_can_be_read(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, java_script_enabled=False) as page:
        assert not page.locator("#tools").is_visible()
        assert len(seen_rows(page)) == 4
        assert page.locator("article:visible").count() == 3
        page.locator("article").nth(2).get_by_text("Law and remedy").first.click()
        assert page.locator("article").nth(2).get_by_text("22 U.S.C. § 614(b)").first.is_visible()


@needs_chromium
class TestPrinted:
    @pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
    def test_what_was_folded_is_open_on_paper(
        self,
        browser: Any,
        tmp_path: Path,
        script: bool,  # noqa: FBT001
    ) -> None:
        with opened(browser, tmp_path, java_script_enabled=script) as page:
            page.emulate_media(media="print")
            law = page.locator("article").nth(2).get_by_text("22 U.S.C. § 614(b)").first
            assert law.is_visible()
            assert not page.locator("#tools").is_visible()

    def test_the_pdf_has_the_folded_text(self, browser: Any, tmp_path: Path) -> None:
        with opened(browser, tmp_path) as page:
            pdf = page.pdf(format="Letter")
        assert pdf.startswith(b"%PDF-")
        pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
        paper = pdfium.PdfDocument(pdf)
        text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
        assert "2 of 3 drafts failed" in text
        assert "A boat sails to Sarkand." in text
        assert "How to mend" in text


@needs_chromium
class TestAttacked:
    def attacked(self) -> tuple[Run, tuple[Item, ...]]:
        """Return a run in which names, paths, rules and drafts are all attacks."""
        drafts = tuple(
            judged(f"{attack.replace('/', '∕')}.txt", f"{attack}\n\n{GOOD}{attack}")
            for attack in ATTACKS
        )
        unread = tuple(NotCheckable(it, it, it) for it in ATTACKS)
        rules = tuple(
            RuleNote("X", it, it, RUN.rules[0].severity, it, it, it, RUN.rules[0].law)
            for it in ATTACKS
        )
        law = replace(RUN.rules[0].law[0], url="javascript:document.title='owned'", asks=ATTACKS[0])
        outcomes = tuple(
            replace(one, name=it, rule=it, message=it, quote=it, mend=it, law=(law,), span=None)
            for it in ATTACKS
            for one in drafts[0].outcomes[:1]
        )
        rule = Checked(replace(drafts[0].reading, path="rules.txt"), outcomes, ATTACKS[0])
        packs = tuple(Pack(it, it) for it in ATTACKS)
        run = replace(BOOK, version=ATTACKS[0], rules=rules, packs=packs, left_out=RUN.left_out)
        return run, (*drafts, *unread, rule, *ITEMS)

    @pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
    def test_nothing_runs_loads_or_leads_away(
        self,
        browser: Any,
        tmp_path: Path,
        script: bool,  # noqa: FBT001
    ) -> None:
        run, items = self.attacked()
        with opened(browser, tmp_path, items, run, java_script_enabled=script) as page:
            assert page.title() == "faracheck report, 2026-11-23"
            page.wait_for_timeout(300)
            assert page.title() == "faracheck report, 2026-11-23"
            foreign = "img, iframe, svg, object, embed, form, link, base, b, [onload], [onerror]"
            assert page.locator(foreign).count() == 0
            assert page.locator("script").count() == 1
            assert page.locator("style").count() == 1
            assert page.locator("meta[http-equiv]").count() == 1
            links = {str(it.get_attribute("href"))[:6] for it in page.locator("a").all()}
            assert {link[:1] for link in links if not link.startswith("https:")} <= {"#"}

    def test_every_attack_can_be_read(self, browser: Any, tmp_path: Path) -> None:
        run, items = self.attacked()
        with opened(browser, tmp_path, items, run) as page:
            text = page.locator("main").text_content()
        for attack in ATTACKS[:-1]:
            assert attack in text

    def test_the_policy_stops_a_script_that_slipped_in(self, browser: Any, tmp_path: Path) -> None:
        page_text = whole(REPORTER, BOOK, FOUR).replace("</main>", f"{ATTACKS[0]}{ATTACKS[1]}")
        file = tmp_path / "slipped.html"
        file.write_text(page_text, encoding="utf-8")
        page = browser.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(file.as_uri())
        assert page.title() == "faracheck report, 2026-11-23"
        assert len([it for it in refused if "Content Security Policy" in it]) >= 2
        page.close()


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    with opened(browser, tmp_path, (*FOUR, *ITEMS), color_scheme=scheme, bypass_csp=True) as page:
        page.get_by_role("button", name="Open everything").click()
        found = axe.Axe().run(page)

        assert found.violations_count == 0, found.generate_report()
        assert [it["id"] for it in found.response["incomplete"]] == []


OWN_TAGS = (
    "html head meta title style body a header h1 h2 h3 h4 p main section div fieldset legend label"
    " input button table caption thead tbody tr th td span article details summary ul li dl dt dd"
    " blockquote br mark u script"
)
OWN_ATTRIBUTES = (
    "lang charset http-equiv content name class href id hidden type value checked autocomplete role"
    " tabindex aria-label aria-labelledby scope dir open rel data-verdict data-draft"
)
FOREIGN = st.text(st.sampled_from("<>\"'&=/ \n;:#-!ascriptonle`\0") | st.characters())


@settings(max_examples=60, deadline=None)
@given(st.lists(FOREIGN, min_size=6, max_size=6))
def test_no_text_whatever_is_markup(texts: list[str]) -> None:
    path, words, message, name, mend, url = texts
    found = replace(PASSED, message=message, quote=words, name=name, mend=mend, span=Span(1, 3))
    law = (replace(PASSED.law[0], asks=mend, url=f"https://{url}", cite=name),)
    passage = Passage(f"x{words}", Span(0, len(words) + 1))
    seen = reading(path=path, language=mend, headline=name, unseen=(url,), passages=(passage,))
    item = Checked(seen, (replace(found, law=law), replace(found, verdict=Verdict.FAIL)), message)

    page = etree.HTML(whole(REPORTER, BOOK, (item, NotCheckable(path, words, name))))

    assert {element.tag for element in page.iter()} <= set(OWN_TAGS.split())
    attributes = {str(key) for element in page.iter() for key in element.attrib}
    assert attributes <= set(OWN_ATTRIBUTES.split())
    links = [str(link.get("href")) for link in page.iter("a")]
    assert [link for link in links if not link.startswith(("#", "https://"))] == []


def test_a_redacted_page_has_no_text_of_the_draft() -> None:
    text = veiled(REPORTER, BOOK, FOUR)

    assert "Names and quotations are left out" in text
    for word in ("Pelham", "Sarkand", "boat"):
        assert word not in text
