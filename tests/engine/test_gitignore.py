"""Folders are walked as git sees them; what is named is checked in any case."""

import os
from pathlib import Path

import pytest

from faracheck.engine.discover import Request, discover
from faracheck.engine.walk import Found
from faracheck.model.outcome import Skipped


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("private.txt\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("public/\n*.txt\n!keep.txt\n", encoding="utf-8")
    for name in ("a.html", "a.txt", "keep.txt", "public/b.html", "public/c.txt", "in/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words", encoding="utf-8")
    (tmp_path / "in" / ".gitignore").write_text("!d.txt\n", encoding="utf-8")
    return tmp_path


def found(path: Path, *, gitignore: bool = True) -> list[str]:
    entries = discover(Request((str(path),), gitignore=gitignore))
    return [Path(it.name).name for it in entries if isinstance(it, Found)]


def test_what_git_leaves_out_is_skipped_with_that_reason(repository: Path) -> None:
    entries = discover(Request((str(repository),)))

    assert found(repository) == ["a.html", "d.txt", "keep.txt"]
    reasons = {Path(it.path).name: it.reason for it in entries if isinstance(it, Skipped)}
    assert reasons["a.txt"] == "ignored by git"
    assert reasons["public"] == "ignored by git"


def test_a_folder_that_is_named_is_walked_even_when_git_leaves_it_out(repository: Path) -> None:
    assert found(repository / "public") == ["b.html", "c.txt"]
    assert found(repository / "in") == ["d.txt"]


def test_a_file_that_is_named_is_read(repository: Path) -> None:
    assert found(repository / "a.txt") == ["a.txt"]


def test_git_need_not_be_asked(repository: Path) -> None:
    assert "a.txt" in found(repository, gitignore=False)
    assert "b.html" in found(repository, gitignore=False)


def test_outside_a_repository_nothing_is_left_out(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.txt\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")

    assert found(tmp_path) == ["a.txt"]


def test_a_name_that_is_no_text_is_met_as_git_meets_it(repository: Path) -> None:
    (repository / ".gitignore").write_bytes(b"old\xff*\n")
    for name in (b"caf\xe9.md", b"old\xff.md"):
        Path(os.fsdecode(os.fsencode(repository) + b"/" + name)).write_bytes(b"words")

    assert "caf\\xe9.md" in found(repository)
    assert "old\\xff.md" not in found(repository)
