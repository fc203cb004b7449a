"""What holds for every reporter, those that come after this test too."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest

from faracheck.extensions import collect
from faracheck.model.outcome import Item
from faracheck.model.report import Detail, Ledger, Run, Show, View
from faracheck.ports import Reporter
from tests.nasty import ITEMS, RUN, ledger_of

REPORTERS = cast("dict[str, Reporter]", collect("faracheck.reporters", "REPORTER"))
VIEWS = [View(show, detail, color) for show in Show for detail in Detail for color in (False, True)]
ALLOWED = {"\n", "\u00a0", "\u200d"}
COLOR = re.compile(r"\x1b\[[0-9;]*m")
CONCLUSIONS = re.compile(
    r"\b(non-?)?complian(t|ce)\b|\bviolat|\b(il|un)?lawful\b|\billegal|\bapproved\b"
    r"|safe to publish|\bpenalt|\bprison",
    re.IGNORECASE,
)


def written(reporter: Reporter, run: Run, items: tuple[Item, ...] = ITEMS) -> str:
    """Return a whole report, put together as the engine does it."""
    texts = [text for item in items if (text := reporter.item(run, item))]
    body = reporter.between.join(texts)
    return reporter.head(run) + body + reporter.tail(run, ledger_of(items, run.policy))


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", REPORTERS)
class TestEveryReporter:
    def test_lets_nothing_of_a_draft_steer_a_terminal(self, name: str, view: View) -> None:
        text = COLOR.sub("", written(REPORTERS[name], replace(RUN, view=view)))

        unsafe = {char for char in text if not char.isprintable()} - ALLOWED
        assert {unicodedata.name(char, repr(char)) for char in unsafe} == set()

    def test_lets_nothing_of_a_draft_command_a_build(self, name: str, view: View) -> None:
        text = COLOR.sub("", written(REPORTERS[name], replace(RUN, view=view)))

        assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
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
