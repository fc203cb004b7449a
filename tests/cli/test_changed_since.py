"""A run on what changed says that it is one, and judges everything when everything may differ."""

import subprocess
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import COMPLYING, DEPARTING


def git(*args: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *args]
    subprocess.run(command, check=True)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        Path("old.txt").write_text(DEPARTING, encoding="utf-8")
        Path("new.txt").write_text(COMPLYING, encoding="utf-8")
        git("init", "-q")
        git("add", ".")
        git("commit", "-q", "-m", "before")
        yield


def test_only_what_changed_is_judged() -> None:
    Path("new.txt").write_text(COMPLYING + "\nMore.\n", encoding="utf-8")
    Path("newer.txt").write_text(COMPLYING, encoding="utf-8")
    ended = faracheck("check", ".", "--changed-since", "HEAD")

    assert ended.code == 0
    assert "2 passed" in ended.out
    assert "unchanged since HEAD" in ended.out
    assert "a part is judged: 2 of 3 inputs changed since HEAD" in ended.err


def test_nothing_changed_is_no_failure_and_no_inputs_at_all_are() -> None:
    ended = faracheck("check", ".", "--changed-since", "HEAD")

    assert ended.code == 0
    assert "nothing that would be judged has changed" in ended.err
    Path("empty").mkdir()
    assert faracheck("check", "empty", "--changed-since", "HEAD").code == 3


@pytest.mark.parametrize(
    "name", ["site.css", "layout.njk", "_layouts/page.html", "faracheck.yaml", "waivers.yaml"]
)
def test_what_can_change_every_verdict_judges_everything(name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("{}\n", encoding="utf-8")
    ended = faracheck("check", ".", "--changed-since", "HEAD")

    assert ended.code == 1
    assert f"{name} changed since HEAD" in ended.err


@pytest.mark.parametrize("args", [("public",), ("public/a.html",), (".", "--no-gitignore")])
def test_what_git_leaves_out_may_have_changed(args: tuple[str, ...]) -> None:
    Path("public").mkdir()
    Path("public/a.html").write_text("<p>The ports open today.</p>", encoding="utf-8")
    Path(".gitignore").write_text("public/\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "leave out what is built")
    ended = faracheck("check", *args, "--changed-since", "HEAD")

    assert ended.code == 1
    assert "public/a.html: fail" in ended.out


def test_an_unknown_revision_ends_the_run() -> None:
    assert faracheck("check", ".", "--changed-since", "no-such-ref").code == 2


def test_a_changed_template_by_the_settings_judges_everything() -> None:
    settings = "materials: [{match: [frame.html], role: template}]\n"
    Path("faracheck.yaml").write_text(settings, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "settings")
    Path("frame.html").write_text("<p>{{ page }}</p>", encoding="utf-8")
    ended = faracheck("check", ".", "--changed-since", "HEAD")

    assert ended.code == 1
    assert "frame.html changed since HEAD" in ended.err


def test_the_drafts_of_a_campaign_are_judged_together() -> None:
    settings = "materials: [{match: ['*.md'], campaign: harbour}]\n"
    Path("faracheck.yaml").write_text(settings, encoding="utf-8")
    for name in ("a.md", "b.md"):
        Path(name).write_text(COMPLYING, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "campaign")
    Path("b.md").write_text(COMPLYING.replace("Sarkand.", "Vastria."), encoding="utf-8")
    ended = faracheck("check", ".", "--changed-since", "HEAD")

    assert ended.code == 1
    assert "campaign-names-another" in ended.out
    assert "a part is judged: 2 of 4 inputs" in ended.err
