"""Nothing in a draft, a file name, a rule or the settings forges what any command prints."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from markdown_it import MarkdownIt

from faracheck.render.finding import find_chromium
from tests.browser import needs_chromium
from tests.command import faracheck
from tests.drafts import STATEMENT

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://evil.example\x07 \x9b31m \x08\x7f"
BIDI = "\u202eDC ,notgnihsaW\u202c\u2066x\u2069\u200b\ufeff\u2028"
COMMANDS = "::error file=a::forged ##[error]forged ##vso[task.complete]forged"
MARKUP = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> ]]> -->"
)
TABLE = "| a | [x](javascript:alert(1)) ![y](https://evil.example/y) `b` *c* @everyone"
NASTY = f"{MARKUP} {TABLE} {COMMANDS} {ESCAPES} {BIDI}"
NAME = "a\n::error::forged\r\x1b[31m\u202e|<b>]]>`x`.txt"
RAW = b"raw\xff\xfe\x1b[2J.txt"
DRAFT = f"{NASTY}\n{COMMANDS}\n::stop-commands::x\n{STATEMENT}\n\nPress contact: {NASTY}\n"
FORMATS = (
    "text", "concise", "summary", "json", "jsonl", "html", "markdown", "github", "sarif",
    "gitlab", "junit",
)  # fmt: skip
OURS = re.compile(r"::(?:error|warning|notice) [^:]*::")
HARMLESS = {"\n", "\u200c", "\u200d"}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / NAME).write_text(DRAFT, encoding="utf-8")
    (tmp_path / "bare.md").write_text(f"A boat sails. {NASTY}\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<title>{NASTY}</title><p>{NASTY}", encoding="utf-8")
    (tmp_path / os.fsdecode(RAW)).write_bytes(DRAFT.encode())
    (tmp_path / f"{ESCAPES.replace('/', '_')}.doc").write_bytes(b"old")
    settings = {
        "registrant": {"name": f"Pelham {NASTY}"},
        "principals": [{"name": f"Sarkand {NASTY}", "mentions": [f"boat {NASTY}"]}],
        "materials": [
            {"match": ["none/**"], "for": "none", "reason": NASTY, "approver": NASTY},
        ],
    }
    (tmp_path / "faracheck.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (tmp_path / "none").mkdir()
    (tmp_path / "none/a.txt").write_text(DRAFT, encoding="utf-8")
    house = {
        "rules": [
            {
                "id": "HOUSE001",
                "name": "house-word",
                "severity": "error",
                **dict.fromkeys(("summary", "why", "mend"), NASTY),
                "law": ["usc-614-b"],
                "check": {"kind": "statement-present"},
                "messages": dict.fromkeys(("found", "missing", "unreadable"), NASTY),
                "cases": {
                    "complying": [{"text": STATEMENT}],
                    "departing": [{"text": "A boat sails."}],
                },
            }
        ]
    }
    (tmp_path / "house").mkdir()
    (tmp_path / "house/house.yaml").write_text(yaml.safe_dump(house), encoding="utf-8")
    with chdir(tmp_path):
        yield


def unsafe(text: str, *, commanding: bool = False) -> list[str]:
    """Return what in a text could steer a terminal, reorder a line or command a build."""
    kinds = {char: unicodedata.category(char) for char in set(text) - HARMLESS}
    steering = [repr(it) for it, kind in kinds.items() if kind in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    begun = [line.lstrip() for line in text.split("\n")]
    commands = [it for it in begun if it.startswith("::") and not (commanding and OURS.match(it))]
    return [*steering, *commands, *re.findall(r"##\w*\[", text)]


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_of_a_run_is_forged(form: str) -> None:
    ended = faracheck("check", ".", "--rules", "house", "--format", form, "--show", "all", "-v")

    assert ended.code == 1
    assert unsafe(ended.out, commanding=form == "github") == []
    assert unsafe(ended.err) == []
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "command",
    [
        ("inspect", "."),
        ("inspect", ".", "--format", "jsonl"),
        ("config", "show", "."),
        ("config", "files", "."),
        ("config", "files", ".", "--format", "json"),
        ("rules", "list", "--rules", "house"),
        ("rules", "show", "HOUSE001", "--rules", "house"),
        ("rules", "test", "--rules", "house"),
        ("explain", "HOUSE001", "--rules", "house"),
        ("statement",),
        ("check", "\x1b[2J::error::gone\u202e.txt"),
        ("check", ".", "--select", NASTY),
        ("check", ".", "--limit", f"{ESCAPES}=1"),
        ("check", ".", "--config", f"bare{ESCAPES}"),
        ("explain", NASTY),
        (NASTY,),
    ],
    ids=lambda it: " ".join(it)[:30].encode("ascii", "ignore").decode() or "nothing",
)
def test_no_other_command_is_forged_either(command: tuple[str, ...]) -> None:
    ended = faracheck(*command)

    assert ended.out + ended.err
    assert unsafe(ended.out) + unsafe(ended.err) == []
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "broken",
    [
        f"registrant: {{name: a}}\n'{TABLE}\\e[2J\\u202e': b\n",
        f"waiver-days: '{TABLE}'\n",
        "a: \x1b[2J",
    ],
)
def test_no_error_in_the_settings_is_forged(broken: str) -> None:
    Path("faracheck.yaml").write_text(broken, encoding="utf-8")
    ended = faracheck("check", ".")

    assert ended.code == 2
    assert unsafe(ended.err) == []


@pytest.fixture
def browser() -> Iterator[Any]:
    """Return a Chromium; only tests that need one ask for it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it comes with an extra

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def report(form: str) -> str:
    return faracheck("check", ".", "--rules", "house", "--format", form, "--show", "all").out


def test_programs_read_back_what_stood_there() -> None:
    whole: dict[str, Any] = json.loads(report("json"))
    lines = [json.loads(line) for line in report("jsonl").splitlines()]
    sarif = json.loads(report("sarif"))

    paths = {it["path"] for it in whole["inputs"]}
    assert len([path for path in paths if path.endswith((".txt", ".md", ".html"))]) == 5
    assert paths <= {line.get("path") for line in lines}
    assert len(sarif["runs"]) == 1
    assert isinstance(json.loads(report("gitlab")), list)


def test_junit_is_xml_with_a_case_for_each_draft_and_no_more() -> None:
    suites = ElementTree.fromstring(report("junit"))  # noqa: S314 - our own report

    names = {suite.get("name") for suite in suites.iter("testsuite")}
    assert len([name for name in names if name and "bare.md" in name]) == 1
    assert not list(suites.iter("script"))


def test_markdown_has_no_link_image_or_markup_of_a_draft() -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(report("markdown"))

    assert "evil.example/y" not in "".join(re.findall(r"<img[^>]*>", page))
    assert not re.search(r"<(?:script|img)\b|href=\"(?:javascript|https://evil)", page)
    rows = [row for row in page.split("<tr>") if "bare.md" in row]
    assert all(row.count("<td") == rows[0].count("<td") for row in rows)


@needs_chromium
@pytest.mark.parametrize("scripts", [True, False])
def test_the_page_runs_nothing_of_a_draft(browser: Any, tmp_path: Path, *, scripts: bool) -> None:
    file = tmp_path / "report.html"
    file.write_text(report("html"), encoding="utf-8")
    with browser.new_context(java_script_enabled=scripts) as tab:
        page = tab.new_page()
        told: list[str] = []
        page.on("dialog", lambda it: told.append(it.message))
        page.on("request", lambda it: told.append(it.url) if it.url != file.as_uri() else None)
        page.goto(file.as_uri())

        assert told == []
        assert page.title() != "owned"
        assert page.locator("img, iframe, object, embed, form").count() == 0
        assert page.locator("[onerror], [onclick], [href^=javascript]").count() == 0
        assert "document.title='owned'" in page.locator("body").inner_text()
