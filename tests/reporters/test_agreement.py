"""What one format says of a run, every other one says too."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from faracheck.engine.exit_code import ExitCode, exit_code
from faracheck.extensions import collect
from faracheck.model.outcome import (
    Checked,
    Crashed,
    Item,
    NotCheckable,
    Outcome,
    Settlement,
    Severity,
    Skipped,
    Verdict,
    Waiver,
)
from faracheck.model.report import OnReview, Policy, Run, Show, View
from tests.build_reading import reading
from tests.nasty import RUN, ledger_of
from tests.reporters.whole import whole

if TYPE_CHECKING:
    from faracheck.ports import Reporter

DAY = date(2026, 11, 23)
EXCEPTIONS: list[Waiver | Settlement | None] = [
    None,
    Waiver("W1", "why", "who", DAY, DAY),
    Settlement("who", "what", DAY, DAY),
]


def outcome(
    at: int, verdict: Verdict, severity: Severity, excepted: Waiver | Settlement | None
) -> Outcome:
    found = Outcome(f"R{at:03}", f"rule-{at}", verdict, severity, f"Message {at}.")
    if isinstance(excepted, Waiver):
        return replace(found, waiver=excepted)
    return replace(found, settlement=excepted)


OUTCOMES = st.lists(
    st.tuples(st.sampled_from(Verdict), st.sampled_from(Severity), st.sampled_from(EXCEPTIONS)),
    max_size=5,
).map(lambda drawn: tuple(outcome(at, *it) for at, it in enumerate(drawn)))


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, tuple[Item, ...]]:
    """Draw a run: what it was asked, and what became of its inputs."""
    items: list[Item] = []
    for at in range(draw(st.integers(0, 5))):
        path = f"draft-{at}.txt"
        end = draw(st.sampled_from(["checked", "checked", "checked", "skipped", "unread", "bug"]))
        if end == "checked":
            items.append(Checked(reading(path=path), draw(OUTCOMES), "A sentence."))
        elif end == "skipped":
            items.append(Skipped(path, "image or media"))
        else:
            items.append(NotCheckable(path, "why") if end == "unread" else Crashed(path, "E", "t"))
    policy = Policy(
        draw(st.sampled_from(Severity)), draw(st.sampled_from(OnReview)), draw(st.booleans())
    )
    view = View(draw(st.sampled_from(Show)))
    return replace(RUN, policy=policy, view=view, left_out=()), tuple(items)


def written(name: str, run: Run, items: tuple[Item, ...]) -> str:
    return whole(cast("Reporter", collect("faracheck.reporters", "REPORTER")[name]), run, items)


@settings(deadline=None)
@given(runs())
def test_every_format_has_the_same_findings(drawn: tuple[Run, tuple[Item, ...]]) -> None:
    run, items = drawn
    wanted = sorted(
        (item.reading.path, it.name)
        for item in items
        if isinstance(item, Checked)
        for it in item.outcomes
        if it.verdict.finding
    )

    told = json.loads(written("json", run, items))["inputs"]
    log = json.loads(written("sarif", run, items))["runs"][0]
    issues = json.loads(written("gitlab", run, items))
    annotations = re.findall(
        r"^::\w+ file=site/([^,]*),title=(rule-\d)", written("github", run, items), re.MULTILINE
    )
    articles = etree.HTML(written("html", run, items)).iter("article")

    assert wanted == sorted(
        (it["path"], one["name"])
        for it in told
        for one in it.get("outcomes", ())
        if one["verdict"] in {"fail", "review"}
    )
    assert wanted == sorted(
        (
            it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].removeprefix("site/"),
            it["properties"]["name"],
        )
        for it in log["results"]
        if it["kind"] in {"fail", "review"}
    )
    assert wanted == sorted(
        (it["location"]["path"].removeprefix("site/"), it["check_name"])
        for it in issues
        if it["check_name"].startswith("rule-")
    )
    assert wanted == sorted(annotations)
    assert wanted == sorted(
        (str(article.findtext("h3")).rstrip(": "), rule)
        for article in articles
        for check in article.findall("ul[@class='checks']/li")
        for rule in re.findall(r"rule-\d", "".join(map(str, check.itertext())))[:1]
    )
    for name in ("text", "concise", "markdown"):
        findings = written(name, replace(run, view=View(Show.FINDINGS)), items)
        said = findings.replace("&#47;", "/")
        assert len(re.findall(r"rule-\d(</code>)? \(R00\d\)", said)) == len(wanted)


@settings(deadline=None)
@given(runs())
def test_a_format_that_turns_red_does_so_when_the_run_fails(
    drawn: tuple[Run, tuple[Item, ...]],
) -> None:
    run, items = drawn
    code = exit_code(ledger_of(items, run.policy), run.policy)
    ends = {type(item) for item in items}

    suites = etree.fromstring(written("junit", run, items).encode())
    annotated = re.search(r"^::error ", written("github", run, items), re.MULTILINE)
    success = json.loads(written("sarif", run, items))["runs"][0]["invocations"][0]

    red = next(suites.iter("failure", "error"), None) is not None
    assert red is (code is not ExitCode.CLEAN)
    # An error is annotated where something fails; below that, warnings and notes are.
    strict = run.policy.fail_on is Severity.ERROR
    assert not annotated or not strict or code is not ExitCode.CLEAN
    unread = bool(ends & {NotCheckable, Crashed})
    assert success["executionSuccessful"] is not (unread or code is ExitCode.NOTHING_CHECKED)
