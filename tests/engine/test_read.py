"""From an input to its bytes: bounded, regular, or told why not."""

import os
from pathlib import Path

import pytest

from faracheck.engine.read import fetch
from faracheck.engine.walk import Found
from faracheck.errors import LimitError, LoadError
from faracheck.model.limits import Limits


def found(path: Path) -> Found:
    return Found(path, path.name)


def test_an_input_is_its_bytes_its_name_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text")

    source = fetch(found(path), Limits())

    assert (source.path, source.data, source.base) == ("a.txt", b"text", str(tmp_path))


def test_an_input_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)

    with pytest.raises(LoadError) as refused:
        fetch(found(path), Limits())

    told = "limit size: more than 50,000,000 bytes (--limit size=N raises it)"
    assert str(refused.value) == told


def test_an_input_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")

    assert fetch(found(path), Limits(size=5)).data == b"12345"
    with pytest.raises(LimitError, match="limit size"):
        fetch(found(path), Limits(size=4))


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)

    with pytest.raises(LoadError, match="no regular file"):
        fetch(found(path), Limits())


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has such a file")
def test_a_file_that_fails_while_it_is_read_is_told() -> None:
    with pytest.raises(LoadError, match="it cannot be read"):
        fetch(found(Path("/proc/self/mem")), Limits())


def test_a_file_that_is_gone_by_then_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as refused:
        fetch(found(tmp_path / "gone.txt"), Limits())

    assert str(refused.value) == "it cannot be read (No such file or directory)"
