"""`make bench`: measure, print the ratios, write results.json and the README's table."""

import json
import re
import tempfile
from pathlib import Path

from bench import formats, measures, runs
from bench.drafts import drafts
from bench.pages import write_pages
from bench.peers import peers

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BLOCK = re.compile(r"(<!-- bench: .*-->\n)(?:.*\n)*?(<!-- end of bench -->)")
PAGES, ROUNDS, STARTS = 100, 3, 9
ROWS = {
    "throughput_of_lxml_parse": "full check of the pages, throughput as a share of lxml's bare"
    " parse",
    "throughput_of_lxml_parse_one_sheet": "the same where all pages have one style sheet",
    "times_lxml_parse_small_labelled": "9 KB page with statement and contact, times its lxml parse",
    "times_lxml_parse_small_bare": "9 KB page without them, times its lxml parse",
    "times_lxml_parse_large_bare": "390 KB page without them, times its lxml parse",
    "style_rules_seen_of_lxml_parse": "56 KB page with 200 style rules met before, times its lxml"
    " parse",
    "style_rules_unseen_of_lxml_parse": "the same page with a style sheet met first",
    "text_5kb_bare_of_lxml_parse": "5 KB of text without a word of a statement, times its lxml"
    " parse",
    "text_5kb_labelled_of_lxml_parse": "5 KB of text with a statement, times its lxml parse",
    "recognition_5kb_bare_ms": "finding no statement in 5 KB of text, ms",
    "recognition_5kb_labelled_ms": "finding one, ms",
    "txt_files_per_cpu_s": "text files of 5 KB, half with a statement, a CPU second",
    "md_files_per_cpu_s": "Markdown files of 5 KB, half with a statement, a CPU second",
    "docx_load_of_bare_read": "reading a Word document of 12 KB of text, throughput as a share of"
    " lxml's bare read of its parts",
    "docx_check_of_bare_read": "the same with recognition and every rule",
    "pdf_load_of_bare_read": "reading a PDF of 12 KB of text, as a share of pypdfium2's bare text",
    "pdf_check_of_bare_read": "the same with recognition and every rule",
    "eml_load_of_bare_read": "reading a message of 12 KB of text and a page of it, as a share of"
    " the standard library's parse",
    "eml_check_of_bare_read": "the same with recognition and every rule",
    "cold_start_of_python_pass_page": "one small page in a process of its own, times"
    " `python -c pass`",
    "cold_start_of_python_pass_labelled_page": "the same with a statement and a contact",
    "cold_start_of_python_pass_text": "one small text without a statement",
    "two_cores_times_one": "two processes beside one over 500 pages, times as fast",
    "first_run_times_unchanged": "a first run over 500 pages, times the CPU of one when nothing has"
    " changed",
    "djlint_times_ours": "djlint over the same pages, its own rules and one for a text, times our"
    " CPU",
    "htmlhint_times_ours": "htmlhint over the same pages, one rule for tags, times our CPU",
    "proselint_times_ours": "proselint over 100 texts of 5 KB, its own rules, times our CPU",
    "textlint_times_ours": "textlint over the same texts, one rule for a text, times our CPU",
    "worst_twice_the_input": "twice the input on the worst of the hostile texts, times the time (2"
    " is linear)",
    "peak_mb": "peak memory over all the pages, MB",
    "peak_mb_long_docx": "peak memory over a Word document of 1.5 MB of text, MB",
    "peak_mb_long_pdf": "peak memory over a PDF of 1.5 MB of text, MB",
    "peak_mb_long_eml": "peak memory over a message of 1.5 MB of text, MB",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        pages, single = Path(place) / "pages", Path(place) / "single"
        runs.keep_apart(Path(place) / "caches")
        pages.mkdir()
        single.mkdir()
        paths = write_pages(pages, PAGES)
        results: dict[str, float] = {"pages": PAGES, "megabytes": _megabytes(paths)}
        results |= measures.whole_process(pages, 2)
        results |= _site(Path(place) / "site")
        results |= peers(Path(place) / "peers", 2)
        results |= _whole_runs(Path(place) / "many")
        for name, draft in drafts(single).items():
            results |= measures.cold_start(name, draft, STARTS)
        results |= measures.memory(pages, single / "page.html")
        results |= formats.memory(single)
    results |= _in_process()
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    README.write_text(BLOCK.sub(lambda it: it[1] + table(results) + it[2], _readme()), "utf-8")
    print(table(results))


def _site(folder: Path) -> dict[str, float]:
    folder.mkdir()
    write_pages(folder, PAGES, one_sheet=True)
    return measures.whole_process(folder, 2, "_one_sheet")


def _whole_runs(folder: Path) -> dict[str, float]:
    folder.mkdir()
    write_pages(folder, runs.MANY)
    return {**runs.two_cores(folder, 2), **runs.unchanged(folder, 2)}


def _in_process() -> dict[str, float]:
    desk = measures.desk()
    results = measures.by_kind(desk, ROUNDS)
    results |= measures.style_sheets(desk, ROUNDS)
    results |= measures.recognition(desk, ROUNDS)
    results |= measures.files_a_second(desk, ROUNDS)
    results |= formats.by_format(desk, ROUNDS)
    hostile = measures.linear_time(desk)
    return {**results, **hostile, "worst_twice_the_input": max(hostile.values())}


def _megabytes(paths: list[Path]) -> float:
    return round(sum(path.stat().st_size for path in paths) / 1e6, 1)


def _readme() -> str:
    return README.read_text(encoding="utf-8")


def table(results: dict[str, float]) -> str:
    """Return the README's table."""
    # A peer that is not installed has no row.
    there = ((words, results[key]) for key, words in ROWS.items() if key in results)
    rows = "".join(f"| {words} | {figure} |\n" for words, figure in there)
    return (
        f"One core, {results['pages']} generated pages of 9, 56 and 390 KB (70/25/5),"
        f" {results['megabytes']} MB, CPU time beside lxml and an empty process in one run;"
        " `bench/results.json` has the rest:\n\n"
        f"| measured | ratio |\n|---|---|\n{rows}"
    )


main()
