from pathlib import Path

import pytest

from faracheck.errors import RenderError
from faracheck.render.finding import NAMED_BY, find_chromium


def program(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_a_browser_is_found_on_the_path(tmp_path: Path) -> None:
    chrome = program(tmp_path / "google-chrome")

    assert find_chromium({"PATH": str(tmp_path)}) == str(chrome)


def test_chromium_goes_before_the_others(tmp_path: Path) -> None:
    program(tmp_path / "msedge")
    chromium = program(tmp_path / "chromium")

    assert find_chromium({"PATH": str(tmp_path)}) == str(chromium)


def test_the_one_that_is_named_goes_before_all(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    own = program(tmp_path / "my-browser")

    assert find_chromium({"PATH": str(tmp_path), NAMED_BY: str(own)}) == str(own)


def test_a_named_one_that_is_not_there_is_not_replaced_by_another(tmp_path: Path) -> None:
    program(tmp_path / "chromium")

    with pytest.raises(RenderError, match="FARACHECK_CHROMIUM names no program: /nowhere"):
        find_chromium({"PATH": str(tmp_path), NAMED_BY: "/nowhere"})


def test_where_there_is_none_the_error_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="no Chromium is installed") as caught:
        find_chromium({"PATH": str(tmp_path)})

    assert "apt install chromium" in caught.value.hint
    assert NAMED_BY in caught.value.hint
