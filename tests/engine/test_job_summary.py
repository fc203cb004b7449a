"""GitHub's job summary takes 1 MiB from a step, and no run fails over it."""

from pathlib import Path

import pytest

from faracheck.engine.job_summary import LIMIT, job_summary


def appended(path: Path, *pieces: str) -> list[str]:
    """Write pieces to a summary and return what was complained of."""
    complaints: list[str] = []
    with job_summary(path, complaints.append) as write:
        for piece in pieces:
            write(piece)
    return complaints


def test_it_is_appended_to(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")

    assert appended(file, "one\n", "zwö\n") == []

    assert file.read_text(encoding="utf-8") == "before\none\nzwö\n"


def test_it_never_grows_over_the_limit_and_keeps_its_end(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    row = "| ü | " + "x" * 90 + " |\n"
    file.write_text("before\n" * 100, encoding="utf-8")

    appended(file, "head\n", row * 9_000, row * 9_000, "late\n", "Not judged: much.\n")

    text = file.read_text(encoding="utf-8")
    assert file.stat().st_size <= LIMIT
    assert "late" not in text
    assert text.endswith(
        "The rest does not fit into a job summary; the log has all of it.\nNot judged: much.\n"
    )
    assert {line for line in text.splitlines() if line.startswith("| ")} == {row.rstrip("\n")}


def test_a_full_summary_takes_no_more(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * LIMIT)

    appended(file, "one\n", "two\n")

    assert file.stat().st_size < LIMIT + 200


def test_a_summary_that_cannot_be_opened_is_complained_of_once(tmp_path: Path) -> None:
    complaints = appended(tmp_path / "nowhere" / "summary.md", "one\n", "two\n")

    assert complaints == ["the job summary cannot be written: No such file or directory"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
def test_a_full_disk_is_complained_of_once() -> None:
    complaints = appended(Path("/dev/full"), "one\n" * 10_000, "two\n")

    assert complaints == ["the job summary cannot be written: No space left on device"]
