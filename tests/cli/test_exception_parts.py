"""Waivers and settlements can be for one draft of a container, and fall with its words."""

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import COMPLYING, LATE, RELEASE

ADD = ("waivers", "add", "a.txt", "contact-missing", "--reason", "wire copy", "--approver", "Marsh")
STRICT = ("--fail-on", "warning")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "a.txt").write_text(RELEASE, encoding="utf-8")
    with chdir(tmp_path):
        yield


MESSAGE = """\
From: press@pelham.example
To: desk@tamber.example
Subject: Railway
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain; charset=utf-8

{letter}
--B
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename=release.txt

{attached}
--B--
"""
PART = "message.eml!release.txt"


def message(attached: str) -> None:
    text = MESSAGE.format(letter=COMPLYING, attached=attached)
    Path("message.eml").write_text(text, encoding="utf-8")
    mailbox = f"From a@b.example Mon Nov 23 10:00:00 2026\n{text}"
    Path("box.mbox").write_text(mailbox, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "part"), [("message.eml", PART), ("box.mbox", "box.mbox!1!release.txt")]
)
def test_an_exception_can_be_for_a_part_of_a_container(file: str, part: str) -> None:
    message(RELEASE)
    asked = ("check", file, *STRICT)
    assert faracheck(*asked).code == 1
    whole = faracheck("waivers", "add", file, *ADD[3:])
    assert whole.code == 2
    assert f"name one of its drafts: {part.replace('release.txt', 'text/plain')}, {part}" in (
        whole.err
    )
    assert faracheck("waivers", "add", part, *ADD[3:]).code == 0

    assert "1 finding waived" in faracheck(*asked).out
    assert "contact-missing" not in faracheck("waivers", "audit").out
    message(RELEASE.replace("Monday", "Tuesday"))
    changed = faracheck(*asked)
    assert "contact-missing" in changed.out
    assert "was granted for another text" in changed.out
    assert "changed" in faracheck("waivers", "audit").out
    assert faracheck("waivers", "prune").out == "1 taken out\n"


def test_an_exception_for_a_part_that_is_gone_is_told() -> None:
    message(RELEASE)
    faracheck("waivers", "add", PART, *ADD[3:])
    text = Path("message.eml").read_text(encoding="utf-8").replace("=release.txt", "=other.txt")
    Path("message.eml").write_text(text, encoding="utf-8")

    assert f"is for {PART}, and there is no such draft" in faracheck("check", "message.eml").out
    assert "unknown-document" in faracheck("waivers", "audit").out
    assert faracheck("waivers", "add", PART, *ADD[3:]).code == 2


def test_a_review_of_a_part_is_settled() -> None:
    message(LATE)
    assert faracheck("check", "message.eml").code == 1
    ended = faracheck("settle", PART, "medium-unsaid", "--by", "Marsh", "--note", "a page")

    assert ended.code == 0
    assert faracheck("check", "message.eml").code == 0


def test_an_exception_can_be_for_one_of_the_drafts_of_a_template() -> None:
    settings = (
        "principals: [{name: Ministry of Tourism of Sarkand}, {name: Republic of Vastria}]\n"
        "materials: [{match: ['*.html'], fills: {name: principals}}]\n"
    )
    Path("faracheck.yaml").write_text(settings, encoding="utf-8")
    text = RELEASE.replace("the Ministry of Tourism of Sarkand", "the {{ name }}")
    paragraphs = "".join(f"<p>{it}</p>" for it in text.split("\n\n"))
    Path("letter.html").write_text(paragraphs, encoding="utf-8")
    part = "letter.html!name=Republic of Vastria"

    assert faracheck("waivers", "add", part, *ADD[3:]).code == 0
    assert "1 finding waived" in faracheck("check", "letter.html").out


@pytest.mark.parametrize("gone", ["no.txt", "no.eml!release.txt"])
def test_an_exception_for_what_is_not_there_is_not_granted(gone: str) -> None:
    ended = faracheck("waivers", "add", gone, *ADD[3:])

    assert ended.code == 2
    assert f"{gone}: there is no such draft" in ended.err


def test_an_exception_for_what_cannot_be_read_or_is_not_judged_is_not_granted() -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    Path("job.txt").write_text(RELEASE, encoding="utf-8")
    settings = "materials: [{match: [job.txt], for: none, reason: jobs, approver: A. Marsh}]\n"
    Path("faracheck.yaml").write_text(settings, encoding="utf-8")
    Path("waivers.yaml").write_text(
        "waivers: [{id: W-1, rule: contact-missing, document: job.txt, text-sha256: x, reason: r,"
        " approver: a, approved: 2026-11-01, expires: 2026-11-20}]\n",
        encoding="utf-8",
    )

    assert "there is no text in it" in faracheck("waivers", "add", "empty.txt", *ADD[3:]).err
    assert "for no principal: jobs" in faracheck("waivers", "add", "job.txt", *ADD[3:]).err
    assert "job.txt: contact-missing: unused" in faracheck("waivers", "audit").out


def test_an_exception_is_granted_on_what_a_run_on_the_whole_tree_says() -> None:
    Path("faracheck.yaml").write_text(
        "statement-on: about.html\nmaterials: [{match: ['*.md'], campaign: harbour}]\n",
        encoding="utf-8",
    )
    Path("about.html").write_text(f"<p>{COMPLYING}</p>", encoding="utf-8")
    Path("page.html").write_text("<p>A boat sails to Sarkand.</p>", encoding="utf-8")
    Path("a.md").write_text(COMPLYING, encoding="utf-8")
    Path("b.md").write_text(COMPLYING.replace("Sarkand.", "Vastria."), encoding="utf-8")
    reasons = ("--reason", "two clients", "--approver", "Marsh")

    assert faracheck("waivers", "add", "b.md", "campaign-names-another", *reasons).code == 0
    assert faracheck("waivers", "add", "page.html", "statement-elsewhere", *reasons).code == 0
    ended = faracheck("check", "about.html", "page.html", "a.md", "b.md", "--fail-on", "warning")
    assert "2 findings waived" in ended.out
    assert ended.code == 0
    assert faracheck("waivers", "audit").code == 0
