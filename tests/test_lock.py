"""What CI may install is named release by release, by hash, and fits what the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ASKED = [Requirement(one) for one in (*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["lint"])]
LINE = re.compile(r"([a-z0-9-]+)==(\S+) --hash=sha256:[0-9a-f]{64}")


def locked() -> dict[str, str]:
    lines = (ROOT / "ci/lock.txt").read_text(encoding="utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(found)
    return {str(canonicalize_name(one[1])): one[2] for one in found if one}


def test_every_release_is_named_once_with_its_hash_and_no_address() -> None:
    text = (ROOT / "ci/lock.txt").read_text(encoding="utf-8")

    assert len(locked()) == text.count("--hash")
    assert not re.search(r"://|--index|--find-links|--extra", text)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_lock_holds_what_the_project_asks_for(asked: Requirement) -> None:
    version = locked()[str(canonicalize_name(asked.name))]

    assert asked.specifier.contains(version, prereleases=True)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_dependency_is_bounded_but_the_calendar_of_time_zones(asked: Requirement) -> None:
    bounds = {one.operator for one in asked.specifier}

    assert ">=" in bounds
    assert "<" in bounds or asked.name == "tzdata"
