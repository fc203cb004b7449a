"""Standard output, standard error, bugs and bars: whatever is at the other end."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from faracheck.cli import bug, ending
from faracheck.cli.console import make_safe, say, tell
from faracheck.cli.progress import LONG, watched
from faracheck.cli.reports import wants_color
from faracheck.errors import RequestError
from tests.command import faracheck


class Stream:
    """A stream over a file descriptor that fails to write, as a full disk or a closed pipe does."""

    def __init__(self, error: OSError, path: Path) -> None:
        self.error = error
        self.number = os.open(path, os.O_WRONLY | os.O_CREAT)

    def write(self, text: str) -> int:
        raise self.error

    def flush(self) -> None:
        raise self.error

    def fileno(self) -> int:
        return self.number

    def isatty(self) -> bool:
        return True


def test_a_reader_who_left_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(BrokenPipeError(32, "gone"), tmp_path / "a"))

    say("text")

    assert "the exit code counts all the same" in capsys.readouterr().err


def test_results_that_cannot_be_written_are_a_bad_request(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(OSError(28, "No space left"), tmp_path / "a"))

    with pytest.raises(RequestError, match="No space left"):
        say("text")


def test_words_that_nobody_can_hear_are_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(OSError(28, "No space left"), tmp_path / "a"))

    tell("a word")


def test_a_stream_that_the_shell_closed_is_written_to_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    make_safe()

    say("text")
    sys.stdout.close()


def test_a_bug_anywhere_ends_in_seventy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "_call", _break)

    ended = faracheck("check")

    assert ended.code == 70
    assert ended.err.startswith("faracheck: a bug of faracheck: LookupError: no such luck;")
    trace = Path(ended.err.split("its trace is in ")[1].split(";")[0])
    assert "LookupError: no such luck" in trace.read_text(encoding="utf-8")
    trace.unlink()


def _break(args: list[str]) -> int:
    raise LookupError("no such luck")


def test_a_trace_that_cannot_be_kept_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    bug.report_bug(LookupError("no such luck"))

    assert "LookupError: no such luck" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "color"),
    [
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_unless_somebody_says_otherwise(
    choice: str,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
    color: bool,
) -> None:
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)

    assert wants_color(choice) is color


def test_a_long_run_at_a_terminal_has_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    assert list(watched(range(LONG), LONG, quiet=False)) == list(range(LONG))
    assert "checking" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("total", "quiet", "terminal"),
    [(LONG - 1, False, True), (LONG, True, True), (LONG, False, False)],
)
def test_a_short_a_quiet_or_a_piped_run_has_none(
    total: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    quiet: bool,
    terminal: bool,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)

    assert list(watched(range(total), total, quiet=quiet)) == list(range(total))
    assert capsys.readouterr().err == ""
