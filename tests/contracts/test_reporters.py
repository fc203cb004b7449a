"""What holds for every reporter, those that come after this test too."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.engine.transmittal import transmittal
from faracheck.extensions import collect
from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Skipped, Verdict
from faracheck.model.report import Detail, Ledger, Run, Show, View
from faracheck.ports import Reporter
from tests.build_reading import reading
from tests.nasty import ITEMS, PASSED, RUN, STATUTE
from tests.reporters.whole import veiled, whole

REPORTERS = cast("dict[str, Reporter]", collect("faracheck.reporters", "REPORTER"))
VIEWS = [View(show, detail, color) for show in Show for detail in Detail for color in (False, True)]
ALLOWED = {"\n", "\u00a0", "\u200d"}
COLOR = re.compile(r"\x1b\[[0-9;]*m")
WITHOUT_REMINDER = {"gitlab", "summary"}
"""A list of issues and a single line have no room for it."""
COMMANDING = {"github"}
"""Formats that are commands to a build: their own tests say which."""
OURS = re.compile(r"::(error|warning|notice) [^:]*::[^:]")
CONCLUSIONS = re.compile(
    r"\b(non-?)?complian(t|ce)\b|\bviolat|\b(il|un)?lawful\b|\billegal|\bapproved\b"
    r"|safe to publish|\bpenalt|\bprison",
    re.IGNORECASE,
)


def written(reporter: Reporter, run: Run, items: tuple[Item, ...] = ITEMS) -> str:
    """Return the report of a run, of everything in it unless told otherwise."""
    return whole(reporter, run, items)


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", REPORTERS)
class TestEveryReporter:
    def test_lets_nothing_of_a_draft_steer_a_terminal(self, name: str, view: View) -> None:
        text = COLOR.sub("", written(REPORTERS[name], replace(RUN, view=view)))

        unsafe = {char for char in text if not char.isprintable()} - ALLOWED
        assert {unicodedata.name(char, repr(char)) for char in unsafe} == set()

    def test_lets_nothing_of_a_draft_command_a_build(self, name: str, view: View) -> None:
        text = COLOR.sub("", written(REPORTERS[name], replace(RUN, view=view)))

        commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
        assert [line for line in commands if name not in COMMANDING or not OURS.match(line)] == []
        assert not re.search(r"##\w*\[", text)

    def test_states_findings_and_draws_no_conclusion_of_law(self, name: str, view: View) -> None:
        assert CONCLUSIONS.search(written(REPORTERS[name], replace(RUN, view=view))) is None

    def test_says_the_same_of_the_same_run(self, name: str, view: View) -> None:
        run = replace(RUN, view=view)

        assert written(REPORTERS[name], run) == written(REPORTERS[name], run)

    def test_ends_in_a_newline_and_counts_even_an_empty_run(self, name: str, view: View) -> None:
        text = written(REPORTERS[name], replace(RUN, view=view), ())

        assert text.endswith("\n")
        assert "0 drafts checked" in text


@pytest.mark.parametrize("name", REPORTERS)
def test_a_report_of_everything_is_golden(name: str, golden: Callable[[str, str], None]) -> None:
    everything = replace(RUN, view=View(Show.ALL, Detail.VERBOSE))

    golden(f"{name}.txt", written(REPORTERS[name], everything))


@pytest.mark.parametrize("name", REPORTERS)
class TestEveryReporterToo:
    def test_says_when_the_48_hours_end(self, name: str) -> None:
        clocked = replace(RUN, transmittal=transmittal("2026-03-07T09:00"))

        text = " ".join(unescape(written(REPORTERS[name], clocked)).split())

        assert ("end on Monday, 2026-03-09 at 10:00 EDT, Washington time" in text) is (
            name != "gitlab"
        )

    def test_never_says_that_copies_were_filed(self, name: str) -> None:
        clocked = replace(RUN, transmittal=transmittal("2026-03-07T09:00"))

        for run in (RUN, clocked):
            assert not re.search(r"\bfiled\b", written(REPORTERS[name], run), re.IGNORECASE)

    def test_reminds_of_the_clock_once(self, name: str) -> None:
        text = unescape(written(REPORTERS[name], RUN))

        assert text.count("two copies within 48 hours after") == (name not in WITHOUT_REMINDER)

    def test_says_what_it_leaves_out_and_leaves_it_out(self, name: str) -> None:
        text = unescape(veiled(REPORTERS[name], RUN, ITEMS))

        for word in ("Pelham", "Sarkand", "Zoë", "株式会社", "Marta", "evil.example"):
            assert word not in text.replace(STATUTE.url or "", "")
        told = "Names and quotations are left out" in text or '"redacted":true' in text
        assert told is (name not in {"gitlab", "summary"})


@pytest.mark.parametrize("name", set(REPORTERS) - {"json", "jsonl"})
def test_only_an_asked_for_colour_is_painted(name: str) -> None:
    plain = written(REPORTERS[name], RUN)
    painted = written(REPORTERS[name], replace(RUN, view=View(color=True)))

    assert "\x1b" not in plain
    assert COLOR.sub("", painted) == plain


def test_quiet_reports_still_say_the_findings() -> None:
    quiet = replace(RUN, view=View(detail=Detail.QUIET))

    assert "statement-missing" in written(REPORTERS["text"], quiet)
    assert "statement-missing" in written(REPORTERS["concise"], quiet)


def test_an_empty_ledger_is_all_zeros() -> None:
    assert REPORTERS["summary"].tail(RUN, Ledger()) == (
        "0 drafts checked: 0 passed, 0 failed, 0 need review; 0 skipped; 0 could not be checked;"
        " rules left out: country-missing (off unless selected"
        " <U+001B>[2J<U+001B>]0;owned<U+0007> <U+009B>31m<U+000D> overwritten <U+0008>)\n"
    )


FORMAT_CHARACTERS = {"\u200c", "\u200d"}
"""Joiners: Persian and families of emoji are spelt with them, and they steer nothing."""


@pytest.mark.parametrize("name", REPORTERS)
@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(), min_size=7, max_size=7))
def test_no_text_whatever_steers_forges_or_hides(name: str, texts: list[str]) -> None:
    path, sentence, message, quote, mend, reason, part = texts
    found = replace(PASSED, verdict=Verdict.FAIL, message=message, quote=quote, mend=mend)
    items = (
        Checked(reading(path=f"{path}.txt", part=part, headline=quote), (found,), sentence),
        Skipped(f"{path}.png", reason),
        NotCheckable(f"{path}.pdf", reason, message),
        Crashed(f"{path}.md", message, quote),
    )

    text = written(REPORTERS[name], replace(RUN, view=View(Show.ALL, Detail.VERBOSE)), items)

    kinds = {char: unicodedata.category(char) for char in set(text) - {"\n"} - FORMAT_CHARACTERS}
    assert [char for char, kind in kinds.items() if kind in {"Cc", "Cf", "Cs", "Zl", "Zp"}] == []
    begun = [line.lstrip() for line in text.split("\n")]
    commands = [line for line in begun if line.startswith("::")]
    assert [line for line in commands if name not in COMMANDING or not OURS.match(line)] == []
    assert not re.search(r"##\w*\[", text)
