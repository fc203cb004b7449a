"""What is measured, each a ratio to something measured beside it in the same run."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from lxml import html

from bench.clock import cpu_of, interleaved, peak_megabytes, spawned
from bench.pages import LARGE, MIDDLE, SMALL, page
from bench.runs import forget
from bench.texts import hostile, markdown, text
from faracheck.engine.judge import Sitting
from faracheck.engine.read import Desk, read
from faracheck.engine.sentence import sentence
from faracheck.loaders.text import LOADER
from faracheck.model.document import Source
from faracheck.ports import LoadOptions
from faracheck.recognise.candidates import find_candidates
from faracheck.recognise.hints import hinted, lowered
from faracheck.recognise.noise import noisy
from faracheck.rulebook.pack import load_rulebook

DAY = date(2026, 11, 23)
KINDS = {"small": SMALL, "middle": MIDDLE, "large": LARGE}
HOSTILE = 300_000
_REPEATED = 20
_LXML = (
    "import sys\nfrom pathlib import Path\nfrom lxml import html\n"
    "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
    "    html.document_fromstring(path.read_bytes())\n"
)
Results = dict[str, float]


def whole_process(folder: Path, rounds: int, suffix: str = "") -> Results:
    """Return a full check of a folder of pages, beside a process that only parses them.

    The names of the figures end in `suffix`.
    """
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(spawned("-c", _LXML, str(folder)).cpu)
        forget()
        command = ("-m", "faracheck", "check", str(folder), "--isolated", "--jobs", "1")
        ours.append(spawned(*command).cpu)
    return {
        f"faracheck_cpu_s{suffix}": round(min(ours), 3),
        f"lxml_parse_cpu_s{suffix}": round(min(theirs), 3),
        f"throughput_of_lxml_parse{suffix}": round(min(theirs) / min(ours), 3),
    }


def cold_start(name: str, draft: Path, rounds: int) -> Results:
    """Return one small draft in a process of its own, beside an empty process."""
    spawned("-m", "faracheck", "check", str(draft), "--isolated")  # the rules are made ready
    ours, empty = [], []
    for _ in range(rounds):
        empty.append(spawned("-c", "pass").cpu)
        forget()
        ours.append(spawned("-m", "faracheck", "check", str(draft), "--isolated").cpu)
    return {
        f"cold_start_ms_{name}": round(min(ours) * 1000, 1),
        f"cold_start_of_python_pass_{name}": round(min(ours) / min(empty), 1),
    }


def by_kind(desk: Desk, rounds: int) -> Results:
    """Return CPU milliseconds a page, by size and with or without a statement."""
    source = random.Random(2)
    results: Results = {}
    for name, size in KINDS.items():
        for labelled in (True, False):
            pages = [page(source, size, labelled=labelled).encode() for _ in range(6)]
            mine, yardstick = _beside_lxml(desk, "page.html", pages, rounds)
            key = f"{name}_{'labelled' if labelled else 'bare'}"
            results[f"cpu_ms_{key}"] = round(mine / len(pages) * 1000, 2)
            results[f"times_lxml_parse_{key}"] = round(mine / yardstick, 1)
    return results


def style_sheets(desk: Desk, rounds: int) -> Results:
    """Return a 56 KB page with 200 rules: its sheet met before in the run, and met first."""
    source = random.Random(3)
    sheets = [page(source, MIDDLE, labelled=True).encode() for _ in range(rounds + 1)]
    _judged(desk, "page.html", sheets[-1])
    yardstick = interleaved([lambda: html.document_fromstring(sheets[-1])], rounds)[0]
    first = sorted(cpu_of(_work(desk, "page.html", sheet)) for sheet in sheets[:-1])
    again = interleaved([_work(desk, "page.html", sheets[0])], rounds)[0]
    return {
        "style_rules_unseen_of_lxml_parse": round(first[len(first) // 2] / yardstick, 1),
        "style_rules_seen_of_lxml_parse": round(again / yardstick, 1),
    }


def recognition(desk: Desk, rounds: int) -> Results:
    """Return 5 KB of text read and judged, with a statement and without any of its words."""
    source = random.Random(4)
    results: Results = {}
    for name, labelled in (("bare", False), ("labelled", True)):
        data = text(source, 5000, labelled=labelled).encode()
        mine, yardstick = _beside_lxml(desk, "draft.txt", [data] * 10, rounds)
        results[f"text_5kb_{name}_ms"] = round(mine / 10 * 1000, 3)
        results[f"text_5kb_{name}_of_lxml_parse"] = round(mine / yardstick, 1)
        results[f"recognition_5kb_{name}_ms"] = round(_recognition(desk, data, rounds) * 1000, 3)
    return results


def _recognition(desk: Desk, data: bytes, rounds: int) -> float:
    """Return CPU seconds of finding the statements of a text, which is loaded already."""
    document = LOADER.load(Source("/bench/draft.txt", data), LoadOptions())

    def find() -> None:
        for _ in range(_REPEATED):
            lower = lowered(document.text)
            likely = hinted(desk.rulebook.wordings, lower)
            if likely or noisy(document.text):
                find_candidates(document, lower, likely, desk.rulebook.wordings)

    find()
    return interleaved([find], rounds)[0] / _REPEATED


def files_a_second(desk: Desk, rounds: int) -> Results:
    """Return text and Markdown files of 5 KB, half of them labelled, checked in a CPU second."""
    results: Results = {}
    for name, make in (("txt", text), ("md", markdown)):
        source = random.Random(5)
        drafts = [make(source, 5000, labelled=it % 2 == 0).encode() for it in range(20)]
        mine, yardstick = _beside_lxml(desk, f"draft.{name}", drafts, rounds)
        results[f"{name}_files_per_cpu_s"] = round(len(drafts) / mine, 1)
        results[f"{name}_of_lxml_parse"] = round(yardstick / mine, 3)
    return results


def linear_time(desk: Desk) -> Results:
    """Return how much longer twice the input takes; 2 is linear time."""
    results: Results = {}
    for (name, half), (_, whole) in zip(hostile(HOSTILE // 2), hostile(HOSTILE), strict=True):
        once, twice = (_work(desk, "draft.txt", it.encode()) for it in (half, whole))
        once()
        ratio = cpu_of(twice) / cpu_of(once)
        results[f"twice_the_input_{name.replace(' ', '_')}"] = round(ratio, 2)
    return results


def memory(folder: Path, draft: Path) -> Results:
    """Return the most memory held over a folder of pages, and over one draft."""
    forget()
    whole, one = (peak_megabytes("check", str(it), "--isolated") for it in (folder, draft))
    return {"peak_mb": round(whole, 1), "peak_mb_one_draft": round(one, 1)}


def desk() -> Desk:
    """Return the desk at which everything is measured."""
    return Desk(load_rulebook())


def _judged(desk: Desk, name: str, data: bytes) -> object:
    reading = read(Source(f"/bench/{name}", data, base="/bench"), desk)
    outcomes = sitting().judge(reading, desk.brief)
    return sentence(reading, outcomes)


@cache
def sitting() -> Sitting:
    """Return what a run judges all its drafts by."""
    return Sitting(load_rulebook(), DAY)


def _work(desk: Desk, name: str, data: bytes) -> Callable[[], object]:
    return lambda: _judged(desk, name, data)


def _beside_lxml(
    desk: Desk, name: str, drafts: Sequence[bytes], rounds: int
) -> tuple[float, float]:
    """Return CPU seconds of a full check of the drafts and of lxml's parse of the same bytes."""
    for draft in drafts:
        _judged(desk, name, draft)
    mine, yardstick = interleaved(
        [
            lambda: [_judged(desk, name, draft) for draft in drafts],
            lambda: [html.document_fromstring(draft) for draft in drafts],
        ],
        rounds,
    )
    return mine, yardstick
