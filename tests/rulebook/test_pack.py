"""A folder of YAML becomes rules, or an error that says where and what was meant."""

from pathlib import Path

import pytest

from faracheck.checks.element_present import ElementPresent
from faracheck.errors import RuleError
from faracheck.model.document import Audience, Medium
from faracheck.model.law import Status
from faracheck.model.outcome import Severity
from faracheck.model.reading import Element
from faracheck.model.report import Pack
from faracheck.rulebook.pack import load_rulebook, packs_root
from faracheck.rulebook.rule import Case, Rule

RULE = """\
rules:
  - id: FIRM001
    name: office-named
    severity: warning
    severity-in: {print: error}
    summary: The statement names the Department.
    why: Our clerks ask for it.
    mend: Name it.
    law: [usc-614-b]
    media: [print, web]
    audiences: [public]
    check:
      kind: element-present
      element: doj
    messages:
      found: It is named.
      missing: It is not named.
      missing/fara-unit: Only a unit is named.
      damaged: It cannot be read.
    cases:
      complying:
        - text: Additional information is available at the Department of Justice.
      departing:
        - html: <p>Additional information is available.</p>
          medium: web
          note: no office
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def the_rule(folder: Path) -> Rule:
    (rule,) = [rule for rule in load_rulebook([folder]).rules if rule.id == "FIRM001"]
    return rule


def refusal(folder: Path) -> str:
    with pytest.raises(RuleError) as raised:
        load_rulebook([folder])
    return str(raised.value).replace(f"{folder}/", "").replace(str(folder), "FOLDER")


def test_a_folder_adds_a_pack_whose_rules_may_cite_our_law(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "firm",
        pack="{name: firm, version: '2026.12', summary: Our own rules}",
        rules=RULE,
    )

    rule = the_rule(folder)

    assert load_rulebook([folder]).packs[-1] == Pack("firm", "2026.12")
    assert rule.where == f"{folder}/rules.yaml:2:9"
    assert (rule.pack, rule.name, rule.kind) == ("firm", "office-named", "element-present")
    assert rule.check == ElementPresent(Element.DOJ)
    assert [provision.cite for provision in rule.law] == ["22 U.S.C. § 614(b)"]
    assert (rule.weighs(Medium.PRINT), rule.weighs(Medium.WEB)) == (
        Severity.ERROR,
        Severity.WARNING,
    )
    assert rule.media == frozenset({Medium.PRINT, Medium.WEB})
    assert rule.audiences == frozenset({Audience.PUBLIC})
    assert rule.cases.departing == (
        Case(
            html="<p>Additional information is available.</p>",
            medium=Medium.WEB,
            note="no office",
        ),
    )
    assert (rule.on, rule.waivable) == (True, True)


def test_a_folder_without_a_pack_file_goes_by_its_own_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "firm", rules=RULE)

    assert load_rulebook([folder]).packs[-1] == Pack("firm", "unversioned")


def test_a_message_of_a_kind_falls_back_to_its_first_part(tmp_path: Path) -> None:
    rule = the_rule(write(tmp_path / "firm", rules=RULE))

    assert rule.message("missing/fara-unit") == "Only a unit is named."
    assert rule.message("missing/other-country") == "It is not named."
    assert rule.message("no-statement") is None


def test_a_pack_may_bring_law_of_its_own_and_wait_for_it(tmp_path: Path) -> None:
    law = """\
provisions:
  bill-7:
    cite: Bill 7
    asks: The office would be named.
    status: proposed
"""
    folder = write(
        tmp_path / "firm",
        law=law,
        rules=RULE.replace("usc-614-b", "bill-7").replace("{print: error}", "{}"),
    )

    rule = the_rule(folder)

    assert rule.law[0].status is Status.PROPOSED
    assert not rule.on


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "element-present\n",
            "element-presnet\n",
            (
                "rules.yaml:13:13: there is no check 'element-presnet' (did you mean"
                " 'element-present'?)"
            ),
        ),
        (
            "kind: element-present",
            "king: element-present",
            "rules.yaml:13:7: the check's kind is missing (kind: …)",
        ),
        (
            "element: doj",
            "elements: doj",
            "rules.yaml:14:7: the key 'elements' is not known here (did you mean 'element'?)",
        ),
        (
            "element: doj",
            "element: dog",
            "rules.yaml:14:16: 'dog' is not known here (did you mean 'doj'?)",
        ),
        (
            "[usc-614-b]",
            "[usc-614b]",
            "rules.yaml:9:11: the law knows no 'usc-614b' (did you mean 'usc-614-b'?)",
        ),
        ("[usc-614-b]", "[]", "rules.yaml:2:9: a rule cites at least one provision"),
        (
            "[usc-614-b]",
            "[house-size]",
            (
                "rules.yaml:2:9: a rule that rests on nothing weightier than house is at most a"
                " warning"
            ),
        ),
        (
            "      damaged: It cannot be read.\n",
            "",
            "rules.yaml:16:7: the message 'damaged' is missing",
        ),
        (
            "missing/fara-unit",
            "missing/fara-units",
            (
                "rules.yaml:18:7: element-present has no message 'missing/fara-units' (did you mean"
                " 'missing/fara-unit'?)"
            ),
        ),
        (
            "FIRM001",
            "firm-1",
            "rules.yaml:2:9: an id such as FARA001 is expected here, not 'firm-1'",
        ),
        (
            "office-named",
            "officeNamed",
            "rules.yaml:3:11: a name such as statement-missing is expected here, not 'officeNamed'",
        ),
        (
            "severity: warning",
            "severity: warnign",
            "rules.yaml:4:15: 'warnign' is not known here (did you mean 'warning'?)",
        ),
        (
            "FIRM001",
            "FARA001",
            "rules.yaml:2:9: 'FARA001' names a rule already",
        ),
        (
            "office-named",
            "statement-missing",
            "rules.yaml:2:9: 'statement-missing' names a rule already",
        ),
        (
            "        - text: Additional information",
            "        - {}\n        - text: Additional information",
            "rules.yaml:22:11: a case is one draft: text, html, markdown, email or posts",
        ),
    ],
)
def test_an_error_says_where_and_what_was_meant(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    folder = write(tmp_path / "firm", rules=RULE.replace(old, new))

    assert refusal(folder) == says


@pytest.mark.parametrize(
    ("law", "says"),
    [
        (
            "provisions: {a: {cite: A, asks: B, status: in-force, since: soon}}",
            "law.yaml:1:61: a date such as 2026-11-23 is expected here, not 'soon'",
        ),
        (
            "provisions: {a: {cite: A, asks: B, status: binding}}",
            (
                "law.yaml:1:44: 'binding' is not known here (known: in-force, proposed, guidance,"
                " house)"
            ),
        ),
        (
            "provisions: {usc-614-b: {cite: A, asks: B, status: house}}",
            "law.yaml: the provision 'usc-614-b' is known already",
        ),
    ],
)
def test_a_broken_law_is_refused(tmp_path: Path, law: str, says: str) -> None:
    assert refusal(write(tmp_path / "firm", law=law, rules=RULE)) == says


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "FOLDER: no rules stand in this folder"
    assert refusal(tmp_path / "absent") == "FOLDER: no such folder"


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("(?:ciò)", "(?:ciò", "the phrase <material> '(?:ciò': the pattern"),
        ("<these>|state", "<theirs>|state", "there is no phrase <theirs>"),
        ("(?:per conto|a nome", "(?<=per conto|a nome", "look-around is not available"),
    ],
)
def test_a_firm_s_own_wording_is_proved_before_any_draft_is_read(
    tmp_path: Path, was: str, now: str, says: str
) -> None:
    folder = write(tmp_path / "firm", rules=RULE)
    text = (packs_root() / "fara" / "wording" / "it.yaml").read_text(encoding="utf-8")
    (folder / "wording").mkdir()
    (folder / "wording" / "it.yaml").write_text(text.replace(was, now), encoding="utf-8")

    said = refusal(folder)

    assert was in text
    assert said.startswith("wording/it.yaml: ")
    assert says in said
    assert len(said) < 600


def test_two_packs_of_one_name_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "press", rules=RULE)

    assert refusal(folder) == "FOLDER: a pack named 'press' is loaded already"


def test_our_packs_are_found_from_where_the_package_is() -> None:
    assert sorted(path.name for path in packs_root().iterdir() if path.is_dir()) == [
        "fara",
        "gate",
        "press",
    ]
