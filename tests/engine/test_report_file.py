"""Report files appear whole or not at all, and never in the place of a draft."""

import os
from pathlib import Path

import pytest

from faracheck.engine.report_file import refuse_to_overwrite, report_file
from faracheck.engine.walk import Found
from faracheck.errors import RequestError


def test_a_report_takes_its_name_when_all_of_it_is_written(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"

    with report_file(report) as file:
        file.write("§ 614(b)\n")
        assert not report.exists()

    assert report.read_bytes() == "§ 614(b)\n".encode()
    assert list(tmp_path.iterdir()) == [report]


def test_a_run_that_breaks_off_leaves_the_old_report(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt):
        _write_half(report)

    assert report.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [report]


def _write_half(report: Path) -> None:
    with report_file(report) as file:
        file.write("half of the new one")
        raise KeyboardInterrupt


def test_a_report_keeps_the_mode_of_the_one_before_it(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.touch()
    report.chmod(0o600)

    with report_file(report) as file:
        file.write("new")

    assert report.stat().st_mode & 0o777 == 0o600


def test_a_device_is_written_to_and_stays_a_device() -> None:
    with report_file(Path(os.devnull)) as file:
        file.write("gone")

    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("path", [".", "gone/report.txt", "/proc/report.txt"])
def test_a_place_that_takes_no_file_is_refused(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(RequestError, match="the report cannot be written"), report_file(Path(path)):
        pass


def test_a_report_over_an_input_is_refused(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"

    with pytest.raises(RequestError, match="would overwrite an input"):
        refuse_to_overwrite([tmp_path / "x" / ".." / "draft.txt"], [Found(draft, "draft.txt")])


def test_two_reports_in_one_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="two reports"):
        refuse_to_overwrite([tmp_path / "a", tmp_path / "a"], [])
