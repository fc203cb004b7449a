"""`faracheck check`, as a user and a CI job meet it."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from faracheck.engine.judge import Sitting
from faracheck.model.brief import Brief
from faracheck.model.outcome import Outcome, Severity
from faracheck.model.reading import Reading
from tests.command import PYTHON, faracheck, spawned
from tests.drafts import COMPLYING, DEPARTING, LATE, RELEASE


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with drafts of every kind in it."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "good.txt": COMPLYING,
        "bad.txt": DEPARTING,
        "late.txt": LATE,
        "warned.txt": RELEASE,
        "blank.txt": " \n\t\n",
        "memo.docx": "PK",
        "photo.jpg": "JFIF",
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("good.txt",), 0),
        (("good.txt", "photo.jpg", "--exclude", "*.jpg"), 0),
        (("bad.txt",), 1),
        (("warned.txt",), 0),
        (("warned.txt", "--fail-on", "warning"), 1),
        (("late.txt",), 1),
        (("late.txt", "--on-review", "report"), 0),
        (("late.txt", "--medium", "print"), 1),
        (("late.txt", "--medium", "print", "--on-review", "report"), 1),
        (("late.txt", "--medium", "web"), 0),
        (("good.txt", "--agent", "Pelham Strategies LLC"), 0),
        (("good.txt", "--agent", "Quell & Marsh, Inc."), 1),
        (("good.txt", "--principal", "Ministry of Tourism of Sarkand"), 0),
        (("good.txt", "--principal", "Republic of Vastria"), 1),
        (("good.txt", "--agent", ""), 2),
        (("good.txt", "--audience", "official"), 1),
        (("bad.txt", "--select", "FARA001"), 1),
        (("good.txt", "bad.txt", "--select", "press", "--ignore", "press"), 3),
        (("good.txt", "bad.txt", "--ignore", "fara"), 2),
        (("gone*.txt",), 3),
        (("gone*.txt", "--allow-empty"), 0),
        ((), 3),
        (("blank.txt",), 4),
        (("blank.txt", "good.txt"), 4),
        (("blank.txt", "bad.txt"), 1),
        (("memo.docx",), 4),
        (("photo.jpg",), 4),
        ((".",), 1),
        (("good.txt", "gone.txt"), 2),
        (("good.txt", "--as-of", "tomorrow"), 2),
        (("good.txt", "--as-of", "2026-02-30"), 2),
        (("good.txt", "--select", "no-such-rule"), 2),
        (("good.txt", "--ignore", "no-such-rule"), 2),
        (("good.txt", "--rules", "."), 2),
        (("good.txt", "--rules", "gone"), 2),
        (("good.txt", "--jobs", "0"), 2),
        (("good.txt", "--format", "xml"), 2),
        (("good.txt", "--format", "json="), 2),
        (("good.txt", "--format", "text", "--format", "json"), 2),
        (("good.txt", "--format", "json=gone/report.json"), 2),
        (("good.txt", "--format", "json=."), 2),
        (("good.txt", "--format", "text=good.txt"), 2),
        (("good.txt", "--format", "text=a.out", "--format", "json=a.out"), 2),
        (("--stdin-filename", "x.txt", "good.txt"), 2),
        (("-",), 2),
        (("good.txt", "--no-such-option"), 2),
        (("good.txt", "--jobs", "4", "--no-cache", "--site-root", ".", "--show", "all", "-v"), 0),
    ],
    ids=str,
)
def test_each_ending_has_its_exit_code(args: tuple[str, ...], code: int) -> None:
    assert faracheck("check", *args).code == code


@pytest.mark.parametrize("draft", ["good.txt", "bad.txt", "blank.txt", "late.txt", "gone*"])
@pytest.mark.parametrize(
    "way",
    [
        "--format concise",
        "--format json",
        "--format jsonl",
        "--format summary",
        "--format json=report.json",
        "--format text=a.out --format jsonl=b.out --format concise",
        "--quiet",
        "--verbose --show all",
        "--color always",
    ],
)
def test_no_way_of_reporting_changes_the_exit_code(draft: str, way: str) -> None:
    assert faracheck("check", draft, *way.split()).code == faracheck("check", draft).code


def test_a_bad_request_is_found_before_anything_is_judged() -> None:
    ended = faracheck("check", "bad.txt", "other.html", "--format", "json=report.json")

    assert ended.out == ""
    assert ended.err == "faracheck: other.html: no such file or folder\n"
    assert not Path("report.json").exists()


def test_a_usage_error_says_where_help_is() -> None:
    ended = faracheck("check", "good.txt", "--fail-on", "sometimes")

    assert ended.code == 2
    assert "faracheck check --help" in ended.err


def test_an_unknown_rule_is_answered_with_the_one_that_was_meant() -> None:
    assert faracheck("check", "good.txt", "--select", "statment-missing").err == (
        "faracheck: there is no rule 'statment-missing' (did you mean 'statement-missing'?)\n"
    )


def test_a_rule_that_is_ignored_is_named_in_the_summary() -> None:
    ended = faracheck("check", "good.txt", "--ignore", "contact-missing,PRESS002")

    assert "rules left out: contact-missing, " in ended.out
    assert ended.out.endswith(" (ignored)\n")


def test_nothing_checked_is_said_aloud() -> None:
    assert faracheck("check").err == "faracheck: nothing was checked: no path was given\n"
    assert faracheck("check", "gone*").err.endswith("faracheck: nothing was checked\n")


def test_standard_input_is_judged_by_the_name_it_is_given() -> None:
    piped = faracheck("check", "-", "--stdin-filename", "x.txt", stdin=DEPARTING.encode())

    assert piped.code == 1
    assert piped.out.startswith("x.txt: fail\n")
    as_docx = faracheck("check", "-", "--stdin-filename", "x.docx", stdin=b"PK")
    assert as_docx.code == 4


def test_every_report_goes_to_its_own_file_and_the_summary_to_standard_output() -> None:
    ended = faracheck("check", "bad.txt", "--format", "text=a.out", "--format", "json=b.out")

    assert ended.out == (
        "1 draft checked: 0 passed, 1 failed, 0 need review (1 error); 0 skipped;"
        " 0 could not be checked; rules left out: none\n"
    )
    assert Path("a.out").read_text(encoding="utf-8").startswith("bad.txt: fail\n")
    assert json.loads(Path("b.out").read_text(encoding="utf-8"))["counts"]["failed"] == 1
    assert not list(Path().glob(".*.partial"))


def test_quiet_keeps_findings_and_summary_only() -> None:
    ended = faracheck("check", "good.txt", "bad.txt", "--quiet")

    assert "good.txt" not in ended.out
    assert "statement-missing" in ended.out
    assert "Not judged" not in ended.out
    assert "2 drafts checked" in ended.out


def test_verbose_names_each_input_that_was_skipped() -> None:
    assert "photo.jpg: skipped: image or media" in faracheck("check", ".", "-v").out


def test_show_all_lists_what_passed_with_its_evidence() -> None:
    shown = faracheck("check", "good.txt", "--show", "all").out

    assert "pass: agent-missing (FARA003), line 1, column 33" in shown
    assert "quote: “Pelham Strategies LLC”" in shown


def test_a_bug_in_one_draft_costs_only_that_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sitting, "judge", _breaks_on_late)

    ended = faracheck("check", "late.txt", "good.txt", "bad.txt", "--quiet")

    assert ended.code == 70
    assert "late.txt: faracheck has a bug: ZeroDivisionError: by late.txt" in ended.out
    assert "2 drafts checked: 1 passed, 1 failed" in ended.out
    trace = Path(ended.err.split("its trace is in ")[1].split(";")[0])
    assert "ZeroDivisionError: by late.txt" in trace.read_text(encoding="utf-8")
    trace.unlink()


JUDGE = Sitting.judge


def _breaks_on_late(
    sitting: Sitting, reading: Reading, brief: Brief, weights: Mapping[str, Severity]
) -> tuple[Outcome, ...]:
    if reading.path == "late.txt":
        raise ZeroDivisionError("by late.txt")
    return JUDGE(sitting, reading, brief, weights)


class TestInAProcessOfItsOwn:
    def test_colour_is_for_terminals_and_for_those_who_ask(self) -> None:
        assert "\x1b[" not in spawned("check", "bad.txt").out
        asked = spawned("check", "bad.txt", "--color", "always", env={"NO_COLOR": "1"})
        assert "\x1b[1;31merror\x1b[0m" in asked.out

    def test_an_interrupt_is_no_finding(self) -> None:
        assert signalled(signal.SIGINT) == (
            130,
            "faracheck: interrupted: the run is not complete\n",
        )

    def test_a_termination_is_no_finding(self) -> None:
        assert signalled(signal.SIGTERM) == (
            143,
            "faracheck: terminated: the run is not complete\n",
        )

    @pytest.mark.parametrize(("draft", "code"), [("good.txt", 0), ("bad.txt", 1)])
    def test_a_closed_pipe_leaves_the_verdict_as_it_is(self, draft: str, code: int) -> None:
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run(
            [*PYTHON, "check", draft], stdout=write_end, stderr=subprocess.PIPE, check=False
        )
        os.close(write_end)

        assert done.returncode == code
        assert b"closed before the end; the exit code counts all the same" in done.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
    def test_a_full_disk_is_a_bad_request(self) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                [*PYTHON, "check", "good.txt"], stdout=full, stderr=subprocess.PIPE, check=False
            )

        assert done.returncode == 2
        assert b"standard output cannot be written: No space left" in done.stderr

    def test_an_output_that_knows_no_accents_gets_escapes(self) -> None:
        Path("zoé.txt").write_text(DEPARTING, encoding="utf-8")

        ended = spawned("check", "zoé.txt", env={"PYTHONIOENCODING": "ascii"})

        assert ended.code == 1
        assert ended.out.startswith("zo\\xe9.txt: fail\n")


def signalled(number: signal.Signals) -> tuple[int, str]:
    """Run a check that waits for its draft, and send it a signal."""
    with subprocess.Popen(
        [*PYTHON, "check", "-", "--stdin-filename", "x.txt", "--format", "json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        # The head of the report is written when the run has begun.
        assert process.stdout.readline().startswith(b'{"schema":"faracheck/report/v1"')
        process.send_signal(number)
        process.wait(timeout=30)
        # click ends the line of a `^C` before anything else is said.
        return process.returncode, process.stderr.read().decode().removeprefix("\n")


def test_a_pattern_that_matches_nothing_is_told_beside_others() -> None:
    ended = faracheck("check", "good.txt", "gone*.txt")

    assert ended.code == 0
    assert "gone*.txt matches nothing" in ended.err


def test_a_list_of_choices_is_told_without_escapes() -> None:
    ended = faracheck("schema")

    assert ended.code == 2
    assert "\n  report,\n" in ended.err
