"""Exceptions at the command line: granted by name, counted in the open, void when things change."""

import subprocess
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import DEPARTING, LATE, RELEASE

ADD = ("waivers", "add", "a.txt", "contact-missing", "--reason", "wire copy", "--approver", "Marsh")
STRICT = ("--fail-on", "warning")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "faracheck.yaml").write_text("waiver-days: 30\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "late.txt").write_text(LATE, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(DEPARTING, encoding="utf-8")
    with chdir(tmp_path):
        yield


def test_a_waived_finding_fails_nothing_and_is_counted() -> None:
    assert faracheck("check", "a.txt", *STRICT).code == 1
    assert faracheck(*ADD).code == 0
    ended = faracheck("check", "a.txt", *STRICT)

    assert ended.code == 0
    assert "1 finding waived" in ended.out
    assert "wire copy" in ended.out
    assert faracheck("check", "a.txt", *STRICT, "--no-waivers").code == 1


def test_a_changed_word_voids_a_waiver() -> None:
    faracheck(*ADD)
    Path("a.txt").write_text(RELEASE.replace("Monday", "Tuesday"), encoding="utf-8")
    ended = faracheck("check", "a.txt", *STRICT)

    assert ended.code == 1
    assert "exception-lapsed" in ended.out
    assert faracheck("waivers", "audit").code == 1
    assert faracheck("waivers", "prune").out == "1 taken out\n"
    assert faracheck("waivers", "audit").code == 0
    assert faracheck(*ADD).code == 0
    assert "stands until" in faracheck("waivers", "list").out


def test_a_waiver_for_a_draft_that_is_gone_is_told() -> None:
    faracheck(*ADD)
    Path("a.txt").rename("b.txt")
    ended = faracheck("check", "b.txt", *STRICT)

    assert ended.code == 1
    assert "exception-unknown (GATE003), line 3" in ended.out
    assert "is for a.txt, and there is no such draft" in ended.out


def test_what_restates_the_statute_is_never_waived() -> None:
    ended = faracheck("waivers", "add", "bad.txt", "FARA001", "--reason", "x", "--approver", "y")

    assert ended.code == 2
    assert "cannot be waived" in ended.err
    assert not Path("waivers.yaml").exists()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--expires", "2030-01-01", "--as-of", "2026-11-23"), "ends by 2026-12-23"),
        (("--expires", "2026-01-01", "--as-of", "2026-11-23"), "not on 2026-01-01"),
        (("--approver", " "), "nothing is said"),
    ],
)
def test_an_exception_without_an_owner_or_beyond_its_span_is_not_granted(
    option: tuple[str, ...], said: str
) -> None:
    ended = faracheck(*ADD, *option)

    assert ended.code == 2
    assert said in ended.err
    assert not Path("waivers.yaml").exists()


def test_a_rule_without_a_finding_is_not_waived() -> None:
    assert faracheck("waivers", "add", "bad.txt", "far-down", *ADD[4:]).code == 2


def test_a_review_is_settled_by_a_person() -> None:
    assert faracheck("check", "late.txt").code == 1
    settled = faracheck("settle", "late.txt", "medium-unsaid", "--by", "Marsh", "--note", "a page")
    assert settled.code == 0
    ended = faracheck("check", "late.txt")

    assert ended.code == 0
    assert "1 finding settled" in ended.out
    assert faracheck("settle", "a.txt", "contact-missing", "--by", "M", "--note", "x").code == 2


def git(*args: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *args]
    subprocess.run(command, check=True)


def test_a_change_cannot_exempt_itself() -> None:
    git("init", "-q")
    git("add", "faracheck.yaml", "a.txt")
    git("commit", "-q", "-m", "before")
    faracheck(*ADD)

    assert faracheck("check", "a.txt", *STRICT).code == 0
    assert faracheck("check", "a.txt", *STRICT, "--waivers-from", "HEAD").code == 1
    git("add", "waivers.yaml")
    git("commit", "-q", "-m", "approved")
    assert faracheck("check", "a.txt", *STRICT, "--waivers-from", "HEAD").code == 0
    Path("faracheck.yaml").write_text("waiver-days: 1\n", encoding="utf-8")
    assert faracheck("check", "a.txt", *STRICT, "--waivers-from", "HEAD").code == 0
    assert faracheck("check", "a.txt", *STRICT).code == 1
    unknown = faracheck("check", "a.txt", "--waivers-from", "no-such-ref")
    assert unknown.code == 2
    assert "there is no revision 'no-such-ref'" in unknown.err


def test_settings_that_a_change_took_away_or_put_nearer_hold_all_the_same() -> None:
    Path("faracheck.yaml").write_text("registrant: {name: Quell & Marsh}\n", encoding="utf-8")
    Path("in").mkdir()
    Path("in/a.txt").write_text(RELEASE, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "before")
    asked = ("check", "in", "--waivers-from", "HEAD")
    assert "other-agent" in faracheck(*asked).out
    Path("faracheck.yaml").unlink()

    assert faracheck("check", "in").code == 0
    assert "other-agent" in faracheck(*asked).out
    Path("in/faracheck.yaml").write_text("fail-on: error\n", encoding="utf-8")
    nearer = faracheck(*asked)
    assert nearer.code == 2
    assert "a run has one settings file" in nearer.err


HOUSE = """\
rules:
  - id: HOUSE001
    name: house-number
    severity: error
    summary: The statement bears our number.
    why: Our clerks ask for it.
    mend: Add it.
    law: [usc-614-b]
    check: {kind: element-present, element: doj}
    messages: {found: It does., missing: It does not., damaged: It cannot be read.}
    cases:
      complying: [{text: Additional information is available at the Department of Justice.}]
      departing: [{text: Additional information is available.}]
"""


def test_packs_that_the_settings_name_are_read_as_they_were_too() -> None:
    Path("faracheck.yaml").write_text("packs: [house]\n", encoding="utf-8")
    Path("house").mkdir()
    Path("house/rules.yaml").write_text(HOUSE, encoding="utf-8")
    Path("a.txt").write_text(RELEASE, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "before")
    asked = ("check", "a.txt", "--show", "all", "--waivers-from", "HEAD")
    assert "HOUSE001" in faracheck(*asked).out
    Path("house/rules.yaml").write_text(HOUSE.replace("HOUSE001", "HOUSE002"), encoding="utf-8")

    assert "HOUSE002" in faracheck("check", "a.txt", "--show", "all").out
    assert "HOUSE001" in faracheck(*asked).out
    Path("house/rules.yaml").unlink()
    Path("house").rmdir()
    assert "HOUSE001" in faracheck(*asked).out
    git("rm", "-rq", "house")
    git("commit", "-q", "-m", "no house")
    gone = faracheck(*asked)
    assert gone.code == 2
    assert "this folder of rules did not stand at HEAD" in gone.err
