"""Files by name that stay within a size, whoever writes them, and trouble told once."""

import os
import stat
from pathlib import Path
from unittest.mock import patch

import pytest

from faracheck.engine import shelves as module
from faracheck.engine.shelves import DAY, HOUR, ROOM, UNUSED, Shelves, clear

NOW = 1_800_000_000.0
NAMES = [f"{number:040x}" for number in range(0, 2**156, 2**152)]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def shelves(tmp_path: Path, told: list[str]) -> Shelves:
    made = Shelves(str(tmp_path / "cache"), NOW, told.append)
    made.prepare()
    return made


def files(folder: Path) -> list[Path]:
    return sorted(it for it in (folder / "cache" / ROOM).glob("*/*"))


def aged(path: Path, age: float) -> Path:
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_what_was_written_is_read_by_any_run(shelves: Shelves, tmp_path: Path) -> None:
    shelves.write(NAMES[0], b"kept")
    shelves.write(NAMES[0], b"kept anew")

    assert Shelves(str(tmp_path / "cache"), NOW).read(NAMES[0]) == b"kept anew"
    assert shelves.read(NAMES[1]) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_it_is_for_the_user_alone_and_for_no_backup(shelves: Shelves, tmp_path: Path) -> None:
    shelves.write(NAMES[0], b"kept")
    (file,) = files(tmp_path)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in (file.parent, file.parents[1], file.parents[2]):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    tag = (tmp_path / "cache" / "CACHEDIR.TAG").read_text(encoding="utf-8")
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_folder_with_other_files_is_not_hidden_from_git(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "release.html").write_text("<p>Sarkand</p>", encoding="utf-8")
    Shelves(str(folder), NOW).prepare()

    assert sorted(it.name for it in folder.iterdir()) == [ROOM, "release.html"]
    assert (folder / ROOM / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_one_with_our_rules_alone_is(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "0123.rules").write_bytes(b"")
    Shelves(str(folder), NOW).prepare()

    assert (folder / "CACHEDIR.TAG").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_folder_that_others_may_write_to_is_left_alone(tmp_path: Path, told: list[str]) -> None:
    room = tmp_path / "cache" / ROOM
    room.mkdir(parents=True)
    room.chmod(0o777)
    shelves = Shelves(str(tmp_path / "cache"), NOW, told.append)
    shelves.prepare()
    shelves.write(NAMES[0], b"kept")

    assert files(tmp_path) == []
    assert shelves.read(NAMES[0]) is None
    why = "it belongs to another user, or others may write to it"
    assert told == [f"nothing is kept in {tmp_path / 'cache'}: {why}"]


def test_a_full_disk_is_told_once_and_leaves_no_half(
    shelves: Shelves, tmp_path: Path, told: list[str]
) -> None:
    with patch.object(os, "replace", side_effect=OSError(28, "No space left on device")):
        shelves.write(NAMES[0], b"kept")
        shelves.write(NAMES[1], b"kept")

    assert files(tmp_path) == []
    assert told == [f"nothing is kept in {tmp_path / 'cache'}: No space left on device"]


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    shelves = Shelves(str(tmp_path / "cache"), NOW, told.append)
    shelves.prepare()
    shelves.write(NAMES[0], b"kept")
    shelves.sweep()

    assert shelves.read(NAMES[0]) is None
    assert len(told) == 1


def test_an_interrupt_leaves_no_half(shelves: Shelves, tmp_path: Path) -> None:
    with (
        patch.object(os, "replace", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        shelves.write(NAMES[0], b"kept")

    assert files(tmp_path) == []


def test_what_was_not_used_for_the_longest_time_goes_first(
    shelves: Shelves, tmp_path: Path
) -> None:
    for number, name in enumerate(NAMES[:4]):
        shelves.write(name, b"x" * 100)
        aged(tmp_path / "cache" / ROOM / name[:2] / name[2:], 1000 * (4 - number))
    with patch.object(module, "MOST", 350), patch.object(module, "LEFT", 250):
        clear(str(tmp_path / "cache" / ROOM), NOW)

    assert [name for name in NAMES[:4] if shelves.read(name)] == NAMES[2:4]


def test_who_writes_much_clears_away_meanwhile(shelves: Shelves, tmp_path: Path) -> None:
    with (
        patch.object(module, "MOST", 1000),
        patch.object(module, "LEFT", 500),
        patch.object(module, "SPAN", 300),
    ):
        for number in range(100):
            shelves.write(f"{number:040x}", b"x" * 100)

    assert sum(it.stat().st_size for it in files(tmp_path)) <= 1400


def test_what_is_old_or_half_written_is_cleared_away(shelves: Shelves, tmp_path: Path) -> None:
    for name in NAMES[:5]:
        shelves.write(name, b"kept")
    room = tmp_path / "cache" / ROOM
    paths = [room / name[:2] / name[2:] for name in NAMES[:5]]
    aged(paths[0], UNUSED + 1)
    aged(paths[1], UNUSED - 1)
    aged(paths[2].rename(paths[2].with_suffix(".1.0.part")), HOUR + 1)
    half = aged(paths[3].rename(paths[3].with_suffix(".1.0.part")), HOUR - 1)
    aged(paths[4], -UNUSED)  # a clock that was set back
    shelves.sweep()

    assert files(tmp_path) == sorted([paths[1], half, paths[4]])


def test_nobody_looks_twice_within_an_hour(shelves: Shelves, tmp_path: Path) -> None:
    shelves.sweep()
    shelves.write(NAMES[0], b"kept")
    (file,) = files(tmp_path)
    aged(file, UNUSED + 1)
    Shelves(str(tmp_path / "cache"), NOW + HOUR - 1).sweep()
    assert files(tmp_path) == [file]
    Shelves(str(tmp_path / "cache"), NOW + HOUR + 1).sweep()

    assert files(tmp_path) == []


def test_use_is_noted_once_a_day(shelves: Shelves, tmp_path: Path) -> None:
    shelves.write(NAMES[0], b"kept")
    (file,) = files(tmp_path)
    aged(file, DAY - 1)
    shelves.read(NAMES[0])
    assert file.stat().st_mtime == NOW - DAY + 1
    aged(file, DAY + 1)
    shelves.read(NAMES[0])

    assert file.stat().st_mtime == NOW
