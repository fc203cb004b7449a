"""`make bench`: measure, print the ratios, write results.json and the README's table."""

import json
import re
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from lxml import html

from bench.pages import write_pages
from faracheck.engine.discover import Request, discover
from faracheck.engine.read import Desk
from faracheck.engine.run import check_all
from faracheck.model.outcome import Checked
from faracheck.rulebook.pack import load_rulebook

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BLOCK = re.compile(r"(<!-- bench: .*-->\n)(?:.*\n)*?(<!-- end of bench -->)")
PAGES, ROUNDS, STARTS = 200, 5, 15
DAY = date(2026, 11, 23)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = write_pages(Path(folder), PAGES)
        results = {"pages": PAGES, "megabytes": _megabytes(paths), **throughput(paths)}
        results |= cold_start(min(paths, key=lambda path: path.stat().st_size))
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    README.write_text(BLOCK.sub(lambda it: it[1] + _table(results) + it[2], _readme()), "utf-8")
    print(_table(results))


def throughput(paths: list[Path]) -> dict[str, float]:
    """Return CPU seconds of both on the same pages, the median of interleaved rounds."""
    entries = discover(Request(tuple(map(str, paths))))
    desk = Desk(load_rulebook())
    ours, theirs = [], []
    for number in range(ROUNDS + 1):
        start = process_time()
        for path in paths:
            html.document_fromstring(path.read_bytes())
        between = process_time()
        checked = sum(isinstance(item, Checked) for item in check_all(entries, desk, DAY))
        end = process_time()
        assert checked == len(paths)
        if number:  # the first round warms both up
            theirs.append(between - start)
            ours.append(end - between)
    mine, yardstick = statistics.median(ours), statistics.median(theirs)
    return {
        "faracheck_cpu_s": round(mine, 3),
        "lxml_parse_cpu_s": round(yardstick, 3),
        "throughput_of_lxml_parse": round(yardstick / mine, 3),
    }


def cold_start(page: Path) -> dict[str, float]:
    """Return wall seconds of one small page in a process of its own, beside an empty process."""
    commands = {
        "python_pass_s": [sys.executable, "-c", "pass"],
        "faracheck_start_s": [sys.executable, "-m", "faracheck", "check", str(page)],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            seconds[name].append(perf_counter() - start)
    medians = {name: round(statistics.median(times), 4) for name, times in seconds.items()}
    ratio = medians["faracheck_start_s"] / medians["python_pass_s"]
    return {**medians, "cold_start_of_python_pass": round(ratio, 1)}


def _megabytes(paths: list[Path]) -> float:
    return round(sum(path.stat().st_size for path in paths) / 1e6, 1)


def _readme() -> str:
    return README.read_text(encoding="utf-8")


def _table(results: dict[str, float]) -> str:
    return (
        f"One core, {results['pages']} generated pages of 9, 56 and 390 KB (70/25/5),"
        f" {results['megabytes']} MB, interleaved with lxml in one run:\n\n"
        "| measured | ratio |\n|---|---|\n"
        "| full check, throughput as a share of lxml's bare parse |"
        f" {results['throughput_of_lxml_parse']} |\n"
        "| one small page in a process of its own, times `python -c pass` |"
        f" {results['cold_start_of_python_pass']} |\n"
    )


main()
