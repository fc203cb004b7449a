"""A newcomer's settings are written once, and read back by the program that wrote them."""

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from faracheck.config.load import load_settings
from tests.command import faracheck


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        yield


def test_without_a_terminal_nothing_is_asked() -> None:
    ended = faracheck("init")

    assert ended.code == 0
    assert load_settings(Path("faracheck.yaml")).settings.registrant is None
    assert faracheck("config", "show").code == 0


def test_what_the_options_say_is_written() -> None:
    name = 'Quell "Q" & Marsh: # Inc.'
    faracheck(
        "init", "--agent", name, "--number", "7012", "--principal", "Sarkand", "--fail-on", "note"
    )
    settings = load_settings(Path("faracheck.yaml")).settings

    assert settings.registrant is not None
    assert settings.registrant.name == name
    assert settings.registrant.number == "7012"
    assert [it.name for it in settings.principals] == ["Sarkand"]


def test_settings_that_are_there_are_left_alone() -> None:
    Path(".faracheck.yaml").write_text("fail-on: note\n", encoding="utf-8")
    ended = faracheck("init")

    assert ended.code == 2
    assert "there are settings here already" in ended.err
    assert not Path("faracheck.yaml").exists()


def test_every_line_that_is_commented_out_can_be_used() -> None:
    faracheck("init", "--agent", "Pelham", "--principal", "Ministry of Tourism of Sarkand")
    path = Path("faracheck.yaml")
    lines = path.read_text(encoding="utf-8").splitlines()
    keyed = [
        line.removeprefix("# ")
        for line in lines
        if not line.startswith("# ")
        or line.startswith(("#   ", "# contacts:", "# materials:", "# rules:"))
    ]
    path.write_text("\n".join(keyed) + "\n", encoding="utf-8")

    assert len(load_settings(path).settings.materials) == 4


def test_a_principal_without_a_name_is_refused_before_anything_is_written() -> None:
    ended = faracheck("init", "--agent", "Pelham", "--principal", " ")

    assert ended.code == 2
    assert "a principal has a name" in ended.err
    assert not Path("faracheck.yaml").exists()
