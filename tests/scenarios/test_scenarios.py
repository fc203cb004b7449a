"""Whole sessions of a user, each read from a file: what stands there, what is run, what is said.

A file of scenarios is YAML; `README.md` beside it says what its keys mean.
"""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import Ended, faracheck, spawned
from tests.drafts import BODY, COMPLYING, DEPARTING, RELEASE, STATEMENT

HERE = Path(__file__).parent
PIECES = {
    "«statement»": STATEMENT,
    "«body»": BODY,
    "«complying»": COMPLYING,
    "«departing»": DEPARTING,
    "«release»": RELEASE,
}
KEYS = {"run", "files", "stdin", "ends", "says", "never", "errors", "writes", "own-process"}

Scenario = Mapping[str, Any]


def _scenarios() -> dict[str, Scenario]:
    found: dict[str, Scenario] = {}
    for path in sorted(HERE.glob("*.yaml")):
        for name, scenario in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found[f"{path.stem}: {name}"] = scenario
    return found


SCENARIOS = _scenarios()


def _filled(text: str) -> str:
    for mark, piece in PIECES.items():
        text = text.replace(mark, piece)
    return text


def _bytes(content: Any) -> bytes:
    """Return the content of a file: a text, hexadecimal digits, or a text many times over."""
    if isinstance(content, str):
        return _filled(content).encode()
    if isinstance(content, list):
        return b"".join(map(_bytes, content))
    if "hex" in content:
        return bytes.fromhex(content["hex"])
    text: str = _filled(content["text"])
    return text.encode() * int(content["times"])


def _put(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict) and "link" in content:
        path.symlink_to(content["link"])
    elif isinstance(content, dict) and "size" in content:
        with path.open("wb") as file:
            file.truncate(content["size"])  # it takes no room on the disk
    else:
        path.write_bytes(_bytes(content))


def _ended(scenario: Scenario) -> Ended:
    words = shlex.split(scenario["run"])
    first = words.index("faracheck")
    stdin = _bytes(scenario.get("stdin", ""))
    if first or scenario.get("own-process"):
        env = dict(word.split("=", 1) for word in words[:first])
        return spawned(*words[first + 1 :], env=env, stdin=stdin)
    return faracheck(*words[1:], stdin=stdin)


def _listed(expected: str | list[str] | None) -> list[str]:
    return [expected] if isinstance(expected, str) else list(expected or ())


def _in_order(pieces: list[str], text: str) -> str | None:
    """Return the first piece that does not stand in `text` behind the one before it."""
    at = 0
    for piece in pieces:
        found = text.find(_filled(piece), at)
        if found < 0:
            return piece
        at = found + len(piece)
    return None


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_session_ends_and_speaks_as_it_should(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = SCENARIOS[name]
    monkeypatch.chdir(tmp_path)
    for path, content in scenario.get("files", {}).items():
        _put(Path(path), content)

    ended = _ended(scenario)

    said = ended.out + ended.err
    assert "Traceback" not in said, said
    assert ended.code == scenario["ends"], said
    assert _in_order(_listed(scenario.get("says")), ended.out) is None, said
    assert _in_order(_listed(scenario.get("errors")), ended.err) is None, said
    assert [piece for piece in _listed(scenario.get("never")) if _filled(piece) in said] == []
    for path, pieces in scenario.get("writes", {}).items():
        written = Path(path).read_text(encoding="utf-8")
        assert _in_order(_listed(pieces), written) is None, written


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_has_no_key_that_nobody_reads(name: str) -> None:
    assert set(SCENARIOS[name]) <= KEYS
    assert {"run", "ends"} <= set(SCENARIOS[name])
    assert set(SCENARIOS[name]) & {"says", "errors", "writes", "never"}
    assert os.sep not in name
