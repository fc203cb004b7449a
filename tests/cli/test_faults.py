"""What the world does to a run: it is told with its exit code, and no draft passes by it."""

import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path, PureWindowsPath

import pytest

from faracheck.cli import options
from faracheck.globs import Pattern
from tests.command import PYTHON, Ended, faracheck, spawned
from tests.drafts import COMPLYING, DEPARTING

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
PLAIN = {
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "",
    "PYTHONCOERCECLOCALE": "0",
}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        yield


def write(name: str, text: str = COMPLYING) -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


class TestFiles:
    def test_a_file_that_grows_while_it_is_read_is_read_to_the_limit_or_told(self) -> None:
        path = write("a.txt", "x" * 1_000)
        done = threading.Event()

        def growing() -> None:
            with path.open("a", encoding="utf-8") as file:
                while not done.is_set():
                    file.write("more words " * 1_000)
                    file.flush()

        writer = threading.Thread(target=growing)
        writer.start()
        try:
            ended = faracheck("check", "a.txt", "--limit", "size=5000", "--no-cache")
        finally:
            done.set()
            writer.join()

        assert ended.code == 4
        assert "limit size" in ended.out

    @POSIX
    @pytest.mark.parametrize("kind", ["pipe", "socket", "folder link", "loop", "device"])
    def test_what_is_no_file_is_told_and_never_waited_for(self, kind: str) -> None:
        listening = socket.socket(socket.AF_UNIX)
        if kind == "pipe":
            os.mkfifo("a.txt")
        elif kind == "socket":
            listening.bind("a.txt")
        elif kind == "folder link":
            Path("a.txt").symlink_to("/")
        elif kind == "loop":
            Path("a.txt").symlink_to("a.txt")
        else:
            Path("a.txt").symlink_to("/dev/zero")
        write("b.txt")
        ended = faracheck("check", "b.txt", *(["a.txt"] if kind != "folder link" else []), ".")
        listening.close()

        assert ended.code in {0, 2, 4}
        assert "a.txt: pass" not in ended.out
        assert "Traceback" not in ended.err
        if kind == "loop":
            assert "a.txt: could not be checked: it cannot be read (a loop of links)" in ended.out
        if kind in {"pipe", "socket", "device"}:
            assert "a.txt: could not be checked: it is no regular file" in ended.out

    @POSIX
    def test_a_link_that_leads_back_up_does_not_make_a_folder_endless(self) -> None:
        Path("w/deep").mkdir(parents=True)
        write("w/a.txt")
        Path("w/deep/up").symlink_to("../..", target_is_directory=True)

        assert "1 draft checked" in faracheck("check", "w").out

    @POSIX
    @pytest.mark.parametrize(
        "raw", [b"a\nb.txt", b"a\xff\xfeb.txt", b"a\tb\r.txt", b"-rf.txt", b"  .txt"]
    )
    def test_a_name_that_is_hardly_one_is_a_name(self, raw: bytes) -> None:
        path = Path(os.fsdecode(raw))
        path.write_text(DEPARTING, encoding="utf-8")
        everything = faracheck("check", ".")
        named = faracheck("check", "--", os.fsdecode(raw))

        assert (everything.code, named.code) == (1, 1)
        assert "1 draft checked: 0 passed, 1 failed" in everything.out
        assert "1 draft checked: 0 passed, 1 failed" in named.out

    def test_ten_thousand_files_in_one_folder_are_each_accounted_for(self) -> None:
        Path("many").mkdir()
        for number in range(10_000):
            Path(f"many/{number}.txt").write_bytes(b"A boat sails." if number % 100 == 0 else b"")
        ended = faracheck("check", "many", "--format", "summary", "--no-cache")

        assert ended.code == 1
        assert "100 drafts checked" in ended.out
        assert "9900 could not be checked" in ended.out.replace(",", "")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
    def test_a_file_that_may_not_be_read_is_told(self) -> None:
        write("a.txt").chmod(0)

        assert faracheck("check", "a.txt").code == 4


class TestFolders:
    @pytest.mark.parametrize("place", ["/proc/faracheck", "/dev/null/report"])
    @pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux has such folders")
    def test_a_report_that_cannot_be_written_is_told_and_hides_no_finding(self, place: str) -> None:
        write("a.txt", DEPARTING)
        ended = faracheck("check", "a.txt", "--format", f"json={place}")

        assert ended.code in {1, 2}
        assert place in ended.err

    @pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux has such folders")
    def test_a_cache_folder_that_cannot_be_written_costs_nothing_but_time(self) -> None:
        write("a.txt", DEPARTING)
        home = {"XDG_CACHE_HOME": "/proc/none", "HOME": "/proc/none"}

        assert spawned("check", "a.txt", env=home).code == 1
        assert spawned("check", "a.txt", "--no-cache", env=home).code == 1

    def test_a_disk_that_is_full_when_the_report_is_written_is_told(self) -> None:
        write("a.txt", DEPARTING)
        limit = resource.getrlimit(resource.RLIMIT_FSIZE)

        def tight() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, limit[1]))

        done = subprocess.run(
            [*PYTHON, "check", "a.txt", "--no-cache", "--format", "html=report.html"],
            preexec_fn=tight,
            capture_output=True,
            timeout=60,
            check=False,
        )

        assert done.returncode not in {0, 70}
        assert b"report.html" in done.stderr
        assert not Path("report.html").exists() or Path("report.html").stat().st_size == 0


class TestStreams:
    def test_a_reader_that_leaves_early_changes_no_exit_code(self) -> None:
        for number in range(300):
            write(f"{number}.txt", DEPARTING)
        with subprocess.Popen(
            [*PYTHON, "check", ".", "--no-cache"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as run:
            assert run.stdout
            run.stdout.readline()
            run.stdout.close()
            said = run.stderr.read() if run.stderr else b""

        assert run.returncode not in {0, 70}
        assert b"Traceback" not in said

    def test_standard_input_that_is_closed_is_told(self) -> None:
        done = subprocess.run(
            ["/bin/sh", "-c", f"exec {sys.executable} -m faracheck check - <&-"],
            capture_output=True,
            timeout=60,
            check=False,
        )

        assert done.returncode in {2, 3, 4}
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize("form", ["text", "html", "json", "markdown", "github", "junit"])
    def test_a_locale_without_utf_8_changes_no_verdict(self, form: str) -> None:
        write("Zoë-株式.txt", DEPARTING.replace("boat", "bateau à Zürich 株式会社"))
        ended = _plain("check", ".", "--format", form, "--no-cache")

        assert ended.code == 1
        assert "Traceback" not in ended.err

    def test_settings_and_rules_are_utf_8_in_any_locale(self) -> None:
        write("faracheck.yaml", "registrant: {name: Zoë Müller 株式会社}\n")
        write("a.txt")

        assert "Zo" in _plain("config", "show", "a.txt").out
        assert _plain("rules", "test").code == 0


def _plain(*args: str) -> Ended:
    """Run a command in a locale that knows ASCII only."""
    done = subprocess.run(
        [*PYTHON, *args],
        env={**os.environ, **PLAIN},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode())


class TestClock:
    def test_a_clock_that_jumps_is_read_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        days = iter(["1970-01-02", "2999-12-31", "2026-11-23"])
        monkeypatch.setattr(options, "today", lambda: next(days))
        write("a.txt")

        # The day is the command's: what is asked of the clock later changes no verdict.
        assert faracheck("check", "a.txt", "--as-of", "2026-11-23").code == 0

    @pytest.mark.parametrize("day", ["0001-01-01", "1938-06-07", "9999-12-31"])
    def test_no_day_whatever_ends_in_a_trace(self, day: str) -> None:
        write("a.txt", DEPARTING)
        ended = faracheck("check", "a.txt", "--as-of", day)

        assert ended.code in {0, 1, 2, 3}
        assert "Traceback" not in ended.err


class TestShapes:
    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
    def test_one_line_of_megabytes_is_judged(self, name: str) -> None:
        write(name, COMPLYING.replace("\n", " ") + " word" * 600_000)

        assert faracheck("check", name, "--no-cache").code in {0, 1}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a: " + "[" * 5_000 + "]" * 5_000, "nested more than"),
            ("a: " + "{b: " * 5_000 + "c" + "}" * 5_000, "nested more than"),
            ("\n".join(" " * depth + "a:" for depth in range(3_000)), "nested more than"),
            ("a: &a [x]\nb: [*a, *a]", "anchor"),
            (
                "a: &a ["
                + "x," * 9
                + "]\n"
                + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(40)),
                "",
            ),
            ("a: !!python/object/apply:os.system ['true']", "tag"),
            ("waiver-days: 1\nwaiver-days: 2", "twice"),
            ("waiver-days: " + "9" * 5_000, "whole number"),
        ],
        ids=["lists", "maps", "indents", "alias", "bomb", "tag", "key twice", "digits"],
    )
    def test_settings_made_to_wear_programs_out_are_refused(self, text: str, said: str) -> None:
        write("faracheck.yaml", text)
        write("a.txt")
        ended = faracheck("check", "a.txt")

        assert ended.code == 2
        assert said in ended.err
        assert "Traceback" not in ended.err


def test_paths_of_windows_are_matched_by_their_parts() -> None:
    # A run on Windows hands patterns the parts of a path, whatever stands between them.
    path = PureWindowsPath(r"drafts\old\a.html")

    assert Pattern.of("drafts/**/*.html").covers(path.parts)
    assert not Pattern.of("other/**").covers(path.parts)
