"""One settings file speaks for a run: the nearest above its inputs, and none below it."""

from pathlib import Path

import pytest

from faracheck.config.find import find_settings, refuse_second, settings_in
from faracheck.config.load import Loaded
from faracheck.errors import RequestError


def write(path: Path, text: str = "fail-on: warning\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["faracheck.yaml", ".faracheck.yaml"])
def test_the_nearest_file_above_all_inputs_holds(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    near = write(tmp_path / "site" / name)
    one, other = tmp_path / "site" / "a" / "x", tmp_path / "site" / "b"

    assert find_settings([one, other]) == near
    assert find_settings([one, tmp_path / "elsewhere"]) == tmp_path / name


def test_a_pyproject_counts_when_it_has_a_table_for_us(tmp_path: Path) -> None:
    project = write(tmp_path / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert settings_in(tmp_path) is None
    write(project, '[tool.faracheck]\nfail-on = "warning"\n')
    assert settings_in(tmp_path) == project


def test_the_search_ends_at_the_root_of_a_repository(tmp_path: Path) -> None:
    write(tmp_path / "faracheck.yaml")
    (tmp_path / "repository" / ".git").mkdir(parents=True)

    assert find_settings([tmp_path / "repository" / "drafts"]) is None


def test_two_files_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "faracheck.yaml")
    write(tmp_path / ".faracheck.yaml")

    with pytest.raises(RequestError, match=r"faracheck\.yaml and \.faracheck\.yaml both hold"):
        settings_in(tmp_path)


def test_a_second_file_below_is_refused_and_both_are_named(tmp_path: Path) -> None:
    above = write(tmp_path / "faracheck.yaml")
    below = write(tmp_path / "a" / "faracheck.yaml")

    with pytest.raises(RequestError) as caught:
        refuse_second(Loaded(path=above), [tmp_path / "a" / "deep"], [tmp_path])
    assert str(above) in str(caught.value)
    assert str(below) in str(caught.value)
    refuse_second(Loaded(path=above), [tmp_path / "b", tmp_path], [tmp_path])


def test_settings_that_would_speak_for_some_drafts_only_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a" / "faracheck.yaml")

    with pytest.raises(RequestError, match="below the folder that is checked"):
        refuse_second(Loaded(), [tmp_path / "a", tmp_path / "b"], [tmp_path])
