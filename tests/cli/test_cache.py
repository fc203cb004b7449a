"""A verdict on a draft that was read before is the one that a fresh reading gives."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, chdir
from pathlib import Path
from unittest.mock import patch

import pytest

from faracheck.engine import intake
from faracheck.extensions import collect
from tests.command import PYTHON, Ended, faracheck
from tests.drafts import BODY, COMPLYING, DEPARTING, STATEMENT

ROOT = Path(__file__).parents[2]
FORMATS = tuple(collect("faracheck.reporters", "REPORTER"))
PAGE = f"<link rel=stylesheet href=site.css><p class=legal>{STATEMENT}</p><p>{BODY}</p>"
SETTINGS = """\
registrant: {name: Pelham Strategies LLC}
principals: [{name: Ministry of Tourism of Sarkand}]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "drafts").mkdir()
    with chdir(tmp_path / "drafts"):
        Path("faracheck.yaml").write_text(SETTINGS, encoding="utf-8")
        Path("a.html").write_text(PAGE, encoding="utf-8")
        Path("b.txt").write_text(COMPLYING, encoding="utf-8")
        Path("c.md").write_text(DEPARTING, encoding="utf-8")
        Path("site.css").write_text(".legal{color:#111}", encoding="utf-8")
        yield


def check(*args: str) -> Ended:
    return faracheck("check", ".", "--cache-dir", "../cache", "--format", "jsonl", *args)


def nothing_is_read() -> AbstractContextManager[object]:
    return patch.object(intake, "read", side_effect=AssertionError("it was read anew"))


def reports(folder: Path, *args: str) -> dict[str, bytes]:
    folder.mkdir()
    files = [it for name in FORMATS for it in ("--format", f"{name}={folder / name}")]
    ended = faracheck("check", "examples", *files, "--show", "all", *args)
    assert ended.code == 1
    return {name: (folder / name).read_bytes() for name in FORMATS}


def test_every_report_on_every_example_is_the_same_to_the_byte(tmp_path: Path) -> None:
    cache = ("--cache-dir", str(tmp_path / "cache"))
    with chdir(ROOT):
        fresh = reports(tmp_path / "fresh", "--no-cache")
        first = reports(tmp_path / "first", *cache)
        with nothing_is_read():
            again = reports(tmp_path / "again", *cache, "--jobs", "1")
            many = reports(tmp_path / "many", *cache, "--jobs", "3")

    assert fresh == first == again == many


def test_what_has_not_changed_is_not_read_again() -> None:
    first = check()
    with nothing_is_read():
        again = check()

    assert first.code == 1
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)


CHANGES: dict[str, Callable[[], object]] = {
    "a draft": lambda: Path("b.txt").write_text(BODY, encoding="utf-8"),
    "a style sheet": lambda: Path("site.css").write_text(".legal{display:none}", encoding="utf-8"),
    "a style sheet that is gone": lambda: Path("site.css").unlink(),
    "the settings": lambda: Path("faracheck.yaml").write_text(
        SETTINGS.replace("Sarkand", "Veldora"), encoding="utf-8"
    ),
    "a draft's medium": lambda: Path("faracheck.yaml").write_text(
        f"{SETTINGS}materials: [{{match: ['*.txt'], medium: social}}]\n", encoding="utf-8"
    ),
    "a weight": lambda: Path("faracheck.yaml").write_text(
        f"{SETTINGS}rules: {{contact-missing: {{severity: error}}}}\n", encoding="utf-8"
    ),
    "a waiver": lambda: faracheck(
        "waivers", "add", "c.md", "--rule", "contact-missing", "--reason", "r", "--approver", "A"
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen_as_a_fresh_reading_would_see_it(what: str) -> None:
    check()
    CHANGES[what]()
    again, fresh = check(), faracheck("check", ".", "--no-cache", "--format", "jsonl")

    assert (again.code, again.out) == (fresh.code, fresh.out)


@pytest.mark.parametrize(
    "args",
    [
        ("--as-of", "1990-01-01"),
        ("--as-of", "2026-01-01"),
        ("--medium", "print"),
        ("--audience", "official"),
        ("--agent", "Quell & Marsh, Inc."),
        ("--ignore", "contact-missing"),
        ("--no-waivers",),
        ("--isolated",),
        ("--limit", "stylesheets=3"),
        ("--site-root", ".."),
    ],
    ids=" ".join,
)
def test_so_is_whatever_is_asked_otherwise(args: tuple[str, ...]) -> None:
    check()
    again, fresh = check(*args), faracheck("check", ".", "--no-cache", "--format", "jsonl", *args)

    assert (again.code, again.out) == (fresh.code, fresh.out)


def test_another_day_needs_no_reading() -> None:
    check("--as-of", "2026-11-01")
    with nothing_is_read():
        assert check("--as-of", "2026-11-02").code == 1


def test_nothing_is_kept_when_nothing_is_to_be_kept(tmp_path: Path) -> None:
    faracheck("check", ".", "--no-cache", "--cache-dir", "../cache")

    assert not (tmp_path / "cache").exists()


def test_by_default_it_is_kept_in_the_users_cache_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    faracheck("check", ".")

    assert any((tmp_path / "caches" / "faracheck" / "readings").glob("*/*"))


def kept(folder: Path) -> list[Path]:
    return sorted(it for it in (folder / "cache" / "readings").glob("*/*"))


def test_no_word_of_a_draft_and_no_name_can_be_read_there(tmp_path: Path) -> None:
    check()
    data = b"".join(it.read_bytes() for it in kept(tmp_path))

    for word in ("Sarkand", "Pelham", "Ostravar", "railway", "Justice", "b.txt"):
        assert word.encode() not in data


@pytest.mark.parametrize("hurt", ["emptied", "cut", "turned", "swapped"])
def test_files_that_were_hurt_are_as_good_as_none(hurt: str, tmp_path: Path) -> None:
    first = check()
    files = kept(tmp_path)
    whole = {it: it.read_bytes() for it in files}
    for number, file in enumerate(files):
        data = whole[file]
        file.write_bytes(
            {
                "emptied": b"",
                "cut": data[: len(data) // 2],
                "turned": data[:-1] + bytes([data[-1] ^ 1]),
                "swapped": whole[files[number - 1]],
            }[hurt]
        )
    again = check()

    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    assert {it: it.read_bytes() for it in kept(tmp_path)} != whole
    with nothing_is_read():
        assert check().out == first.out


def test_a_folder_that_cannot_be_written_is_told_once_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    fresh = faracheck("check", ".", "--no-cache", "--format", "jsonl")
    ended = faracheck("check", ".", "--cache-dir", "../cache/inside", "--format", "jsonl")

    assert (ended.code, ended.out) == (fresh.code, fresh.out)
    assert ended.err.count("nothing is kept in") == 1


def test_a_run_that_is_killed_leaves_the_next_one_right(tmp_path: Path) -> None:
    for number in range(20):
        Path(f"{number:02}.html").write_text(f"{PAGE}<p>{number}</p>", encoding="utf-8")
    fresh = faracheck("check", ".", "--no-cache", "--format", "jsonl")
    command = (*PYTHON, "check", ".", "--cache-dir", "../cache", "--format", "jsonl")
    for lines in (1, 9):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
            assert run.stdout
            for _ in range(lines):
                run.stdout.readline()
            os.kill(run.pid, signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    ended = check()

    assert (ended.code, ended.out) == (fresh.code, fresh.out)
    assert kept(tmp_path)


def test_two_runs_at_once_share_it(tmp_path: Path) -> None:
    fresh = faracheck("check", ".", "--no-cache", "--format", "jsonl")
    command = (*PYTHON, "check", ".", "--cache-dir", "../cache", "--format", "jsonl")
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    said = [run.communicate()[0].decode() for run in runs]

    assert said == [fresh.out] * 3
    assert len(kept(tmp_path)) == 3
