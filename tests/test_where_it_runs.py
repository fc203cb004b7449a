"""The hooks, the action, the template and the image say what the program understands."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml

from faracheck.engine.formats import AWAITED, loaders
from tests.command import faracheck
from tests.drafts import COMPLYING, DEPARTING

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        Path("good.txt").write_text(COMPLYING, encoding="utf-8")
        Path("a bad one.txt").write_text(DEPARTING, encoding="utf-8")
        yield


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_what_it_says(hook: dict[str, Any]) -> None:
    program, *args = [*shlex.split(str(hook["entry"])), *map(str, hook.get("args", []))]
    assert program == "faracheck"
    named = ["good.txt", "a bad one.txt"] if hook.get("pass_filenames", True) else []

    assert faracheck(*args, *named).code == 1
    Path("a bad one.txt").unlink()
    assert faracheck(*args, *named[:1]).code == 0


def test_the_hook_for_changed_files_takes_every_format_that_a_folder_is_searched_for() -> None:
    """Most `.xml` files are no feeds; what is data or an archive has to be named."""
    pattern = next(hook["files"] for hook in HOOKS if "files" in hook)
    met = {it for it in loaders() if getattr(loaders()[it], "only_named", None) is None} | AWAITED

    assert [it for it in sorted(met - {".xml"}) if not re.search(pattern, f"b/A a{it}")] == []
    assert re.search(pattern, "RELEASE.HTM")
    assert not re.search(pattern, "a.css")


def test_whatever_runs_it_reads_pdf_and_outlook_too() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    wanted = [*extras["msg"], *extras["pdf"]]

    assert [hook["additional_dependencies"] for hook in HOOKS] == [wanted, wanted]
    for name in ("action.yml", "Dockerfile", "ci/gitlab.yml"):
        assert "[msg,pdf]" in (ROOT / name).read_text(encoding="utf-8"), name


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def acted(**inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the action's last step as a runner does, with the program that is installed here."""
    values = {key: spec["default"] for key, spec in ACTION["inputs"].items()}
    values |= {key.replace("_", "-"): value for key, value in inputs.items()}
    step = ACTION["runs"]["steps"][-1]
    env = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda it: values[it[1]], text)
        for name, text in step["env"].items()
    }
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [BASH or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **env, "PATH": here, "GITHUB_STEP_SUMMARY": "summary.md"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(BASH is None, reason="the action's step is written for bash")
class TestTheAction:
    def test_a_finding_fails_the_job_and_is_reported_without_quotations(self) -> None:
        done = acted(paths="good.txt\na bad one.txt\n\n")

        assert done.returncode == 1, done.stderr
        assert "::error file=a bad one.txt" in done.stdout
        report = json.loads(Path("faracheck.sarif").read_text(encoding="utf-8"))
        assert report["version"] == "2.1.0"
        summary = Path("summary.md").read_text(encoding="utf-8")
        for text in (done.stdout, json.dumps(report), summary):
            assert "Pelham" not in text
            assert "Sarkand" not in text

    def test_a_clean_run_passes(self) -> None:
        assert acted(paths="good.txt").returncode == 0

    def test_no_file_is_no_pass(self) -> None:
        assert acted(paths="nothing-*.txt").returncode == 3
        assert acted(paths="gone.txt").returncode == 2

    def test_the_inputs_reach_the_program(self) -> None:
        Path("mine.yaml").write_text("registrant: {name: Quell & Marsh}\n", encoding="utf-8")

        assert acted(paths="good.txt", config="mine.yaml").returncode == 1
        assert (
            acted(paths="good.txt", waivers_from="no-such-ref", config="mine.yaml").returncode == 2
        )
        assert acted(paths="good.txt", fail_on="catastrophe").returncode == 2


def test_every_input_of_the_action_is_used() -> None:
    used = json.dumps(ACTION["runs"])

    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in used] == []


@pytest.mark.skipif(BASH is None, reason="the template's script is written for a shell")
def test_the_gitlab_template_writes_what_it_keeps() -> None:
    template = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))[
        ".faracheck"
    ]
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [BASH or "bash", "-c", template["script"][-1]],
        env={**os.environ, "PATH": here, "FARACHECK_PATHS": ".", "FARACHECK_OPTIONS": ""},
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 1, done.stderr
    for kept in template["artifacts"]["reports"].values():
        assert Path(kept).stat().st_size > 0


def test_the_image_is_built_from_what_is_there_and_runs_as_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]

    for name in copied:
        assert name.startswith(("--from", "/")) or (ROOT / name).exists()
    assert "USER faracheck" in lines
    assert lines[-2] == 'ENTRYPOINT ["faracheck"]'


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(shell: str) -> None:
    program = Path(sys.executable).parent / "faracheck"
    if not program.exists() or (shell == "bash" and BASH is None):
        pytest.skip("the console script is not installed here")
    done = subprocess.run(
        [program],
        env={**os.environ, "_FARACHECK_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert "_FARACHECK_COMPLETE" in done.stdout
