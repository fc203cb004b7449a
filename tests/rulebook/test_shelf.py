"""Rules made ready are the rules as written, whatever happened to the file that keeps them."""

from dataclasses import asdict
from pathlib import Path

import pytest

from faracheck.errors import RuleError
from faracheck.rulebook import shelf
from faracheck.rulebook.pack import Rulebook, load_rulebook
from faracheck.rulebook.plain import packed, unpacked
from faracheck.rulebook.shelf import KEPT, ready_rulebook

BOOK = load_rulebook()


def only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def told(book: Rulebook) -> dict[str, object]:
    return asdict(book)


@pytest.fixture
def never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(extra: object) -> Rulebook:
        raise AssertionError(f"the rules were read again: {extra}")

    monkeypatch.setattr(shelf, "load_rulebook", refuse)


def test_what_was_packed_is_unpacked() -> None:
    assert told(unpacked(packed(BOOK))) == told(BOOK)


def test_what_is_not_ours_is_not_packed() -> None:
    with pytest.raises(TypeError):
        packed((Path("rules"),))


def test_the_second_run_finds_the_rules_made_ready(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    ready_rulebook((), tmp_path)
    request.getfixturevalue("never_read")

    assert told(ready_rulebook((), tmp_path)) == told(BOOK)


@pytest.mark.parametrize("data", [b"", b"torn", bytes(600_000)])
def test_a_file_that_is_not_whole_is_made_anew(tmp_path: Path, data: bytes) -> None:
    ready_rulebook((), tmp_path)
    only(tmp_path).write_bytes(data)

    assert told(ready_rulebook((), tmp_path)) == told(BOOK)
    assert only(tmp_path).stat().st_size > len(data) or data == bytes(600_000)


def test_a_half_written_file_is_made_anew(tmp_path: Path) -> None:
    ready_rulebook((), tmp_path)
    path = only(tmp_path)
    path.write_bytes(path.read_bytes()[:-1000])

    assert told(ready_rulebook((), tmp_path)) == told(BOOK)


def test_a_file_that_others_may_write_to_is_not_read(tmp_path: Path) -> None:
    ready_rulebook((), tmp_path)
    only(tmp_path).chmod(0o666)

    assert shelf._taken(only(tmp_path)) is None  # noqa: SLF001 - the promise is this function's


def test_a_folder_that_takes_no_file_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert told(ready_rulebook((), tmp_path / "file" / "below")) == told(BOOK)


def test_a_rule_that_changed_is_read_anew(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "pack.yaml").write_text("name: firm\nversion: '1'\nsummary: Ours.\n")
    (rules / "own.yaml").write_text("rules: []\n")
    before = ready_rulebook((rules,), tmp_path / "kept")
    (rules / "pack.yaml").write_text("name: firm\nversion: '2'\nsummary: Ours.\n")

    after = ready_rulebook((rules,), tmp_path / "kept")

    assert (before.packs[-1].version, after.packs[-1].version) == ("1", "2")


def test_a_broken_rule_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "own.yaml").write_text("rules: [")

    with pytest.raises(RuleError):
        ready_rulebook((rules,), tmp_path / "kept")

    assert not (tmp_path / "kept").exists()


def test_no_more_than_a_few_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        (tmp_path / f"{number}.rules").write_bytes(b"")

    ready_rulebook((), tmp_path)

    assert len(list(tmp_path.iterdir())) == KEPT
