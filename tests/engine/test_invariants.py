"""What holds of verdicts whatever the drafts: nothing passes by being taken away, moved or reset."""

from collections.abc import Iterator, Sequence
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.engine import formats
from faracheck.engine.formats import loaders
from faracheck.engine.read import Desk
from faracheck.engine.run import check_all, check_source
from faracheck.engine.walk import Found
from faracheck.model.document import Source
from faracheck.model.outcome import Checked, Item, NotCheckable, Skipped, Verdict
from faracheck.rulebook.pack import load_rulebook
from tests.command import faracheck
from tests.contracts.test_loaders import LOADERS, SAMPLES
from tests.drafts import BODY, COMPLYING, DEPARTING, LATE, STATEMENT

DAY = date(2026, 11, 23)
DESK = Desk(load_rulebook())
STORY = tuple(BODY.split("\n\n"))
AGENTLESS = STATEMENT.replace("Pelham Strategies LLC", "[NAME]")
NO_OFFICE = STATEMENT.partition(" Additional")[0]
DRAFTS = {
    "labelled.txt": COMPLYING,
    "bare.txt": DEPARTING,
    "late.txt": LATE,
    "blank.txt": f"{AGENTLESS}\n\n{BODY}",
    "short.md": f"{NO_OFFICE}\n\n{BODY}",
    "hidden.html": f"<p style='display:none'>{STATEMENT}</p><p>{BODY}",
    "page.html": f"<p>{STATEMENT}</p><p>{BODY}",
    "empty.txt": "",
    "picture.png": "x",
    "mail.eml": f"Subject: A railway\nTo: a@paper.example\n\n{COMPLYING}",
}
NOISE = ("", " ", "\n\n", ". ", "\t", "— ", "\u00a0", " | ", "\n* ", "\n> ", "\n# ")
SENTENCES = (
    "The boats of Sarkand sail at nine.",
    "Les trains partent tous les jours.",
    "Поезда ходят каждый день.",
    "列车每天发车。",
    "القطارات تعمل يوميا.",
    "Tickets cost 14.50 (children: 7), see www.trains.example or call +1 202 555 0143.",
    "“It is a fine line,” said Ada Quell, who drives the first train.",
    "1,900 metres; 41 bridges; 3 tunnels?",
    "© 2026 The Valley Paper. All rights reserved.",
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        yield


def judged(name: str, data: bytes) -> list[Item]:
    return list(check_source(Source(name, data), DESK, DAY))


def told(items: Sequence[Item]) -> dict[str, object]:
    """Return what became of each input, by its name: its verdicts, or why there are none."""
    return {
        f"{it.reading.path}!{it.reading.part}" if isinstance(it, Checked) else it.path: [
            (outcome.rule, outcome.verdict, outcome.quote) for outcome in it.outcomes
        ]
        if isinstance(it, Checked)
        else it.reason
        for it in items
        if isinstance(it, Checked | Skipped | NotCheckable)
    }


class TestTakenAway:
    @pytest.mark.parametrize("name", sorted(set(DRAFTS) - {"picture.png"}))
    def test_an_input_that_is_excluded_is_told(self, name: str) -> None:
        for draft, text in DRAFTS.items():
            Path(draft).write_text(text, encoding="utf-8")
        ended = faracheck("check", ".", "--exclude", name, "--no-cache", "-v")

        assert ended.code == 1
        assert f"{name}: skipped: excluded" in ended.out

    @pytest.mark.parametrize("name", sorted(DRAFTS))
    def test_the_only_input_taken_away_is_no_pass(self, name: str) -> None:
        Path(name).write_text(DRAFTS[name], encoding="utf-8")

        assert faracheck("check", ".", "--exclude", name).code == 3

    @pytest.mark.parametrize("gone", sorted(LOADERS))
    def test_a_loader_that_is_not_there_lets_nothing_pass(
        self, gone: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        left = {suffix: it for suffix, it in loaders().items() if it is not LOADERS[gone]}
        monkeypatch.setattr(formats, "loaders", lambda: left)
        suffix = LOADERS[gone].suffixes[0]
        Path(f"draft{suffix}").write_bytes(SAMPLES[gone](STORY))
        ended = faracheck("check", f"draft{suffix}", "--no-cache")

        assert ended.code == 4
        assert f"draft{suffix}: could not be checked" in ended.out

    @pytest.mark.parametrize("rule", load_rulebook().rules, ids=lambda it: it.name)
    def test_a_rule_that_is_left_out_is_told_or_refused(self, rule: object) -> None:
        name = str(getattr(rule, "name", ""))
        Path("a.txt").write_text(DEPARTING, encoding="utf-8")
        ended = faracheck("check", "a.txt", "--ignore", name)

        assert ended.code in {0, 1, 2, 3}
        assert name in ended.out + ended.err

    def test_a_folder_of_rules_that_is_gone_is_a_bad_request(self) -> None:
        Path("a.txt").write_text(COMPLYING, encoding="utf-8")

        assert faracheck("check", "a.txt", "--rules", "gone").code == 2


@settings(max_examples=25)
@given(names=st.permutations(sorted(DRAFTS)))
def test_the_order_of_inputs_changes_no_verdict(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    for name, text in DRAFTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = [name for name in names if not name.endswith(".png")]
    entries = [Found(folder / name, name) for name in read]
    ordered = [Found(folder / name, name) for name in sorted(read)]
    items = list(check_all(entries, DESK, DAY))

    assert told(items) == told(list(check_all(ordered, DESK, DAY)))
    first = [it.reading.path if isinstance(it, Checked) else it.path for it in items]
    assert list(dict.fromkeys(first)) == read


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([*SENTENCES, *NOISE]), max_size=12), st.sampled_from([".txt", ".md"])
)
def test_harmless_text_behind_a_passing_draft_keeps_its_statement(
    behind: list[str], suffix: str
) -> None:
    alone = judged(f"a{suffix}", COMPLYING.encode())[0]
    longer = judged(f"a{suffix}", f"{COMPLYING}\n{''.join(behind)}\n".encode())[0]

    assert isinstance(alone, Checked)
    assert isinstance(longer, Checked)
    assert longer.reading.statements[0].words.text == alone.reading.statements[0].words.text
    assert longer.reading.statements[0].complete
    assert not longer.reading.statements[0].quoted
    assert failed(longer) <= failed(alone)


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_any_text_behind_a_paragraph_that_passes_takes_nothing_from_it(behind: str) -> None:
    item = judged("a.txt", f"{COMPLYING}\n\n{behind}".encode("utf-8", "replace"))[0]

    if isinstance(item, Checked):
        assert any(statement.complete for statement in item.reading.statements)


def failed(item: Checked) -> set[str]:
    """Return the rules about the statement's words that a draft departs from."""
    return {
        it.name
        for it in item.outcomes
        if it.verdict is Verdict.FAIL and it.rule.startswith("FARA00")
    }


def of_format(name: str, paragraphs: tuple[str, ...]) -> Checked:
    """Return the draft in a format, as it was judged."""
    suffix = LOADERS[name].suffixes[0]
    items = judged(f"draft{suffix}", SAMPLES[name](paragraphs))
    return next(it for it in items if isinstance(it, Checked))


CONTENTS = {
    "a statement": (STATEMENT, *STORY),
    "none": STORY,
    "a blank": (AGENTLESS, *STORY),
    "no office": (NO_OFFICE, *STORY),
    "at the end": (*STORY, STATEMENT),
}


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("name", sorted(LOADERS))
def test_the_same_draft_says_the_same_in_every_format(name: str, content: str) -> None:
    plain, other = (of_format(it, CONTENTS[content]) for it in ("text", name))

    assert failed(other) == failed(plain)
    assert [it.missing for it in other.reading.statements] == [
        it.missing for it in plain.reading.statements
    ]
    assert [it.agent and it.agent.name for it in other.reading.statements] == [
        it.agent and it.agent.name for it in plain.reading.statements
    ]
