"""faracheck as a library: typed results, the day said, nothing kept between checkers."""

import json
import subprocess
import sys
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

import faracheck
from faracheck import Checker, check_bytes, check_paths
from faracheck.api import Result
from faracheck.errors import RequestError
from faracheck.model.outcome import Checked, NotCheckable, Severity, Skipped, Verdict
from tests.command import faracheck as faracheck_command
from tests.drafts import COMPLYING, DEPARTING, RELEASE

DAY = date(2026, 11, 23)
HOUSE = """\
rules:
  - id: HOUSE001
    name: house-title
    severity: error
    summary: A statement stands in everything that we publish.
    why: Counsel asked for it.
    mend: Put it there.
    law: [usc-614-b]
    check: {kind: statement-present}
    messages: {found: It is there., missing: It is missing., unreadable: It is damaged.}
"""


def test_a_draft_in_memory_is_judged_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DEPARTING, encoding="utf-8")
    result = check_bytes(DEPARTING.encode(), "a.txt", as_of=DAY)
    (same,) = check_paths([path], as_of=DAY)

    assert isinstance(result, Checked)
    assert isinstance(same, Checked)
    assert result.outcomes == same.outcomes
    assert "statement-missing" in {it.name for it in result.outcomes if it.verdict is Verdict.FAIL}


def test_only_what_was_judged_passes() -> None:
    checker = Checker(DAY)

    assert checker.passes(checker.check_bytes(COMPLYING.encode(), "a.txt"))
    assert not checker.passes(checker.check_bytes(DEPARTING.encode(), "a.txt"))
    assert not checker.passes(checker.check_bytes(b"", "a.txt"))
    assert not checker.passes(checker.check_bytes(COMPLYING.encode(), "a.docz"))
    assert not Checker(DAY, fail_on=Severity.WARNING).passes(
        checker.check_bytes(RELEASE.encode(), "a.txt")
    )


def test_what_cannot_be_read_is_told_and_not_raised() -> None:
    assert isinstance(check_bytes(b"\x00\x01\x02" * 99, "a.txt", as_of=DAY), NotCheckable)
    assert isinstance(check_bytes(b"words", "a.docz", as_of=DAY), NotCheckable)


def test_settings_hold_by_the_name_of_a_draft(tmp_path: Path) -> None:
    settings = tmp_path / "faracheck.yaml"
    settings.write_text(
        "registrant: {name: Quell & Marsh}\n"
        "materials: [{match: [jobs/**], for: none, reason: jobs, approver: A. Marsh}]\n",
        encoding="utf-8",
    )
    checker = Checker(DAY, settings)
    other = checker.check_bytes(COMPLYING.encode(), str(tmp_path / "a.txt"))
    job = checker.check_bytes(COMPLYING.encode(), str(tmp_path / "jobs" / "a.txt"))

    assert isinstance(other, Checked)
    assert "other-agent" in {it.name for it in other.outcomes if it.verdict is Verdict.FAIL}
    assert isinstance(job, Skipped)


def test_the_library_and_the_command_say_the_same_by_the_same_settings(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "rules.yaml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "faracheck.yaml").write_text(
        "registrant: {name: Quell & Marsh}\npacks: [house]\nignore: [contact-missing]\n"
        "fail-on: note\nstatement-on: about.html\nsite-root: .\nlimits: {size: 5000}\n"
        "rules: {far-down: {severity: error}}\nvouched: {}\n",
        encoding="utf-8",
    )
    for name, text in (("a.txt", RELEASE), ("b.html", DEPARTING), ("c.txt", DEPARTING * 40)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "about.html").write_text(f"<p>{COMPLYING}</p>", encoding="utf-8")
    checker = Checker(DAY, tmp_path / "faracheck.yaml")
    with chdir(tmp_path):
        ended = faracheck_command("check", ".", "--as-of", str(DAY), "--format", "json")
        results = list(checker.check_paths(["."]))
    told = [it for it in json.loads(ended.out)["inputs"] if it["status"] == "checked"]
    checked = [it for it in results if isinstance(it, Checked)]

    assert len(told) == len(checked) == 3
    for one, other in zip(told, checked, strict=True):
        outcomes = [(it["rule"], it["verdict"], it["severity"]) for it in one["outcomes"]]
        assert outcomes == [(it.rule, it.verdict, it.severity) for it in other.outcomes]
        assert checker.passes(other) == (one["verdict"] == "pass")
    assert sum(isinstance(it, NotCheckable) for it in results) == 1
    assert "house-title" in {it.name for it in checked[0].outcomes}


def test_a_page_that_carries_the_statement_for_a_site_does_so_in_the_library_too(
    tmp_path: Path,
) -> None:
    (tmp_path / "faracheck.yaml").write_text("statement-on: about.html\n", encoding="utf-8")
    (tmp_path / "about.html").write_text(f"<p>{COMPLYING}</p>", encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<p>{DEPARTING}</p>", encoding="utf-8")
    checker = Checker(DAY, tmp_path / "faracheck.yaml")

    assert [checker.passes(it) for it in checker.check_paths([tmp_path / "b.html"])] == [False]
    passed = [checker.passes(it) for it in checker.check_paths([tmp_path]) if it_is_checked(it)]
    assert passed == [True, True]


def it_is_checked(result: Result) -> bool:
    return isinstance(result, Checked)


def test_a_path_that_does_not_exist_is_refused_before_anything_is_judged() -> None:
    with pytest.raises(RequestError):
        list(check_paths(["gone.txt"], as_of=DAY))


def test_the_entrance_is_imported_only_when_it_is_asked_for() -> None:
    code = "import sys, faracheck; print('faracheck.api' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout == "False\n"
    with pytest.raises(AttributeError):
        faracheck.no_such_name  # noqa: B018 - the attribute is asked for
