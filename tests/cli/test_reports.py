"""Reports of every format, as a user and a CI job ask for them."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faracheck.extensions import collect
from faracheck.model.outcome import Outcome
from tests.command import Ended, faracheck, spawned
from tests.drafts import COMPLYING, DEPARTING

FORMATS = sorted(collect("faracheck.reporters", "REPORTER"))
SECRETS = st.text("bcdfghjkmnpqvwxz", min_size=7, max_size=9).map(str.capitalize)
DRAFT = """\
<html lang="{0}"><title>{1}</title><link rel=stylesheet href="{2}.css"><h1>{3} sings</h1>
<p class="{4}">This material is distributed by {5} LLC on behalf of {6} [{7}]. Additional
information is available at the Department of Justice, Washington, DC.</p>
<p hidden>This material is distributed by {8} LLC on behalf of {9}.</p>
<p>PORT {1}, May 12, 2026 - {2}</p><p>Contact: {3} {4}, +1 202 555 0143, {0}@{5}.example</p></html>
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with two drafts in it and no CI around it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("good.txt").write_text(COMPLYING, encoding="utf-8")
    Path("bad.txt").write_text(DEPARTING, encoding="utf-8")
    return tmp_path


def test_all_formats_together_change_no_exit_code() -> None:
    asked = [it for name in FORMATS for it in ("--format", f"{name}={name}.out")]

    assert faracheck("check", "good.txt", *asked).code == 0
    assert faracheck("check", "bad.txt", *asked).code == 1
    assert faracheck("check", *asked).code == 3
    Path("scan.docx").write_bytes(b"PK")
    assert faracheck("check", "scan.docx", *asked).code == 4
    assert all(Path(f"{name}.out").stat().st_size for name in FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_goes_to_standard_output_too(name: str) -> None:
    ended = faracheck("check", "good.txt", "bad.txt", "--format", name)
    faracheck("check", "good.txt", "bad.txt", "--format", f"{name}=out")

    assert ended.code == 1
    assert ended.out == Path("out").read_text(encoding="utf-8")


class TestRedacted:
    @settings(
        max_examples=4,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(SECRETS, min_size=10, max_size=10, unique=True))
    def test_no_word_of_a_draft_is_in_any_report(self, secrets: list[str]) -> None:
        Path("draft.html").write_text(DRAFT.format(*secrets), encoding="utf-8")
        asked = [it for name in FORMATS for it in ("--format", f"{name}={name}.out")]

        ended = faracheck(
            *("check", "draft.html", "--redact", "--show", "all", "-v", "--agent", secrets[8]),
            *("--principal", secrets[9], *asked),
        )

        said = [ended.out, ended.err]
        said += [Path(f"{name}.out").read_text(encoding="utf-8") for name in FORMATS]
        leaked = [it for it in secrets for text in said if it.casefold() in text.casefold()]
        assert leaked == []
        assert ended.code == 1

    def test_a_format_can_be_left_as_it_is(self) -> None:
        faracheck(
            *("check", "good.txt", "--redact", "--redact-except", "html"),
            *("--format", "html=a.html", "--format", "sarif=a.sarif", "--show", "all"),
        )

        assert "Pelham" in Path("a.html").read_text(encoding="utf-8")
        assert "Pelham" not in Path("a.sarif").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        "options",
        [
            ("--redact-except", "html"),
            ("--redact", "--redact-except", "htlm"),
            ("--redact", "--redact-except", "sarif", "--format", "html=a.html"),
        ],
        ids=str,
    )
    def test_an_exception_that_excepts_nothing_is_refused(self, options: tuple[str, ...]) -> None:
        ended = faracheck("check", "good.txt", *options)

        assert ended.code == 2
        assert "--redact-except names" in ended.err

    def test_a_bug_of_ours_tells_nothing_of_the_draft(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def breaks(*_: object) -> tuple[Outcome, ...]:
            raise KeyError("Sarkand secretly sings")

        monkeypatch.setattr("faracheck.engine.judge.Sitting.judge", breaks)

        ended = faracheck("check", "good.txt", "--redact")

        assert ended.code == 70
        assert "secretly" not in ended.out + ended.err
        trace = Path(ended.err.split("its trace is in ")[1].split(";")[0])
        assert "secretly" in trace.read_text(encoding="utf-8")
        trace.unlink()


class TestTheClock:
    def test_it_is_told_in_washington_time(self) -> None:
        ended = faracheck("check", "good.txt", "--transmitted", "2026-03-07T15:00+01:00")

        assert ended.code == 0
        assert (
            "Transmittal began on Saturday, 2026-03-07 at 09:00 EST; the 48 hours of 22 U.S.C."
            " § 614(a) end on Monday, 2026-03-09 at 10:00 EDT, Washington time."
        ) in ended.out
        assert "asks for two copies" not in ended.out

    def test_it_is_told_to_programs(self) -> None:
        ended = faracheck(
            "check", "good.txt", "--transmitted", "2026-11-23T09:30", "--format", "json"
        )

        told = json.loads(ended.out)["transmittal"]
        assert told["begun"] == "2026-11-23T09:30:00-05:00"
        assert told["until"] == "2026-11-25T09:30:00-05:00"

    def test_without_it_there_is_one_reminder(self) -> None:
        assert faracheck("check", "good.txt", "bad.txt").out.count("asks for two copies") == 1

    @pytest.mark.parametrize("text", ["tomorrow", "2026-11-23", "2026-11-01T01:30", ""])
    def test_a_time_that_is_none_is_a_bad_request(self, text: str) -> None:
        ended = faracheck("check", "good.txt", "--transmitted", text)

        assert ended.code == 2
        assert "2026-11-23T09:30" in ended.err or "add the offset" in ended.err


class TestOnGitHub:
    def checked(self, *options: str, summary: Path) -> Ended:
        return spawned("check", "bad.txt", *options, env={"GITHUB_STEP_SUMMARY": str(summary)})

    def test_annotations_come_with_a_job_summary(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"
        summary.write_text("# before\n", encoding="utf-8")

        ended = self.checked("--format", "github", summary=summary)

        assert ended.code == 1
        assert ended.out.startswith("::error file=bad.txt,title=")
        text = summary.read_text(encoding="utf-8")
        assert text.startswith("# before\n## faracheck ")
        assert "<code>bad.txt</code> | fail |" in text

    def test_the_summary_is_redacted_with_the_rest(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"

        self.checked("--format", "github", "--redact", "--show", "all", summary=summary)

        assert "Pelham" not in summary.read_text(encoding="utf-8")

    def test_a_summary_that_was_asked_for_elsewhere_stays_there(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"

        self.checked("--format", "github", "--format", "markdown=a.md", summary=summary)

        assert not summary.exists()
        assert Path("a.md").exists()

    def test_a_summary_that_is_named_is_appended_to_as_well(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"
        summary.write_text("# before\n", encoding="utf-8")

        self.checked("--format", "github", "--format", f"markdown={summary}", summary=summary)

        text = summary.read_text(encoding="utf-8")
        assert text.startswith("# before\n## faracheck ")
        assert text.count("## faracheck ") == 1

    def test_other_formats_leave_the_summary_alone(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"

        self.checked("--format", "text", summary=summary)

        assert not summary.exists()

    def test_a_summary_that_cannot_be_written_changes_no_exit_code(self, tmp_path: Path) -> None:
        ended = self.checked("--format", "github", summary=tmp_path / "nowhere" / "a.md")

        assert ended.code == 1
        assert "the job summary cannot be written" in ended.err


def test_places_are_told_from_the_repositorys_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    drafts = tmp_path / "press" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "a b.txt").write_text(DEPARTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "press")

    run = json.loads(faracheck("check", "drafts", "--format", "sarif").out)["runs"][0]
    issues = json.loads(faracheck("check", "drafts", "--format", "gitlab").out)

    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "press/drafts/a%20b.txt", "uriBaseId": "SRCROOT"}
    assert issues[0]["location"]["path"] == "press/drafts/a b.txt"


def test_a_run_in_which_nothing_changed_is_no_failure_in_any_format() -> None:
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@b.example")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "before")):
        subprocess.run([*git, *command], check=True)
    asked = [it for name in FORMATS for it in ("--format", f"{name}={name}.out")]

    assert faracheck("check", "good.txt", "--changed-since", "HEAD", *asked).code == 0

    log = json.loads(Path("sarif.out").read_text(encoding="utf-8"))
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True
    assert json.loads(Path("gitlab.out").read_text(encoding="utf-8")) == []
    assert "<error" not in Path("junit.out").read_text(encoding="utf-8")
    assert "::error" not in Path("github.out").read_text(encoding="utf-8")


def test_every_rule_of_the_run_is_in_the_log() -> None:
    run = json.loads(faracheck("check", "bad.txt", "--format", "sarif", "--show", "all").out)

    driver = run["runs"][0]["tool"]["driver"]
    assert all("ruleIndex" in it for it in run["runs"][0]["results"])
    assert all(rule["help"]["text"] and rule["properties"]["law"] for rule in driver["rules"])


def test_nothing_in_a_path_steers_a_terminal_or_commands_a_build() -> None:
    name = "\x1b[2J\u202e\n::error::forged.txt"
    Path(name).write_text(DEPARTING, encoding="utf-8")
    asked = [it for form in FORMATS for it in ("--format", f"{form}={form}.out")]

    ended = faracheck("check", name, "missing\x1b.txt")
    assert ended.code == 2
    faracheck("check", name, *asked)
    said = [faracheck("check", name).out, ended.err, faracheck("check", "--select", name).err]
    said += [Path(f"{form}.out").read_text(encoding="utf-8") for form in FORMATS]

    for text in said:
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\n::error::forged" not in text


def test_what_an_attachment_is_called_is_redacted_too() -> None:
    mail = (
        "From: a@pelham.example\nTo: b@paper.example\nSubject: Zanquolia signs\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{DEPARTING}\n"
        '--x\nContent-Type: image/png\nContent-Disposition: attachment; filename="Zanquolia.png"\n'
        "\nx\n--x\nContent-Type: application/msword\n"
        'Content-Disposition: attachment; filename="Zanquolia signs.doc"\n\nx\n'
        '--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename="Zanquolia.txt"\n'
        f"\n{DEPARTING}\n--x--\n"
    )
    Path("mail.eml").write_text(mail, encoding="utf-8", newline="\r\n")
    asked = [it for name in FORMATS for it in ("--format", f"{name}={name}.out")]

    plain = faracheck("check", "mail.eml", "-v")
    ended = faracheck("check", "mail.eml", "-v", "--redact", *asked)

    assert plain.out.count("Zanquolia") >= 3
    said = ended.out + ended.err
    assert "Zanquolia" not in said
    for name in FORMATS:
        assert "Zanquolia" not in Path(f"{name}.out").read_text(encoding="utf-8")
