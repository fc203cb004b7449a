"""What is kept of an input is what was understood in it, and holds for that input alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from faracheck.config.materials import Fill
from faracheck.engine import results as module
from faracheck.engine.read import Desk
from faracheck.engine.reader import Serial
from faracheck.engine.results import Archive, Results
from faracheck.engine.task import Draft, Task, Understood
from faracheck.engine.transcript import read_back
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Medium, Source
from faracheck.model.outcome import Crashed, NotCheckable, Skipped
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import COMPLYING, STATEMENT

BOOK = load_rulebook()
NOW = 1_800_000_000.0
TASK = Task("drafts/a.html", "drafts/a.html", Brief())
SOURCE = Source("drafts/a.html", f"<p>{STATEMENT}</p>".encode(), base="drafts")


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return archive(tmp_path).opened()


def archive(folder: Path, made_by: bytes = b"p" * 32) -> Archive:
    (folder / "cache").mkdir(exist_ok=True)
    return Archive(str(folder / "cache"), made_by, NOW)


def taken(results: Results, data: bytes = SOURCE.data) -> tuple[Draft, ...] | None:
    drafts = results.taken(TASK, replace(SOURCE, data=data))
    return None if drafts is None else tuple(read_back(Draft, draft) for draft in drafts)


def kept(results: Results, task: Task = TASK, source: Source = SOURCE) -> tuple[Draft, ...]:
    return tuple(Serial(Desk(BOOK), results=results).drafts_in(source, task))


def test_what_was_read_is_there_for_the_next_run(results: Results, tmp_path: Path) -> None:
    assert results.taken(TASK, SOURCE) is None
    drafts = kept(results)

    assert isinstance(drafts[0], Understood)
    assert taken(archive(tmp_path).opened()) == drafts


OTHERS = {
    "name": replace(TASK, name="b.html"),
    "medium": replace(TASK, brief=Brief(medium=Medium.PRINT)),
    "audience": replace(TASK, brief=Brief(audience=Audience.BOTH)),
    "principals": replace(TASK, brief=Brief(principals=("Republic of Veldora",))),
    "aliases": replace(TASK, brief=Brief(aliases={"A": ("B",)})),
    "values": replace(TASK, fills=(Fill("year", ("2026",)),)),
}


@pytest.mark.parametrize("what", OTHERS)
def test_it_does_not_hold_for_another(what: str, results: Results) -> None:
    kept(results)

    assert results.taken(OTHERS[what], SOURCE) is None


def test_it_does_not_hold_for_other_bytes_or_another_folder(results: Results) -> None:
    kept(results)

    assert results.taken(TASK, replace(SOURCE, data=SOURCE.data + b" ")) is None
    assert results.taken(TASK, replace(SOURCE, base="elsewhere")) is None
    assert results.taken(TASK, replace(SOURCE, base=None)) is None


def test_it_does_not_hold_for_what_was_made_otherwise(results: Results, tmp_path: Path) -> None:
    kept(results)

    assert archive(tmp_path, b"q" * 32).opened().taken(TASK, SOURCE) is None


@pytest.mark.parametrize(
    "draft",
    [
        Crashed("a.html", "ValueError: our bug", ""),
        NotCheckable("a.html", "limit document-seconds: more than 60 seconds for one draft"),
        NotCheckable("a.html", "limit document-memory: more than 2 bytes of memory for one draft"),
    ],
)
def test_what_hangs_on_the_machine_or_on_our_bug_is_not_kept(
    draft: Draft, results: Results
) -> None:
    page = results.page(TASK, SOURCE)
    page.add(Skipped("a.html", "redirect"))
    page.add(draft)
    page.add(Skipped("a.html", "redirect"))
    page.keep()

    assert results.taken(TASK, SOURCE) is None


def test_what_cannot_be_read_is_known_the_next_time(results: Results) -> None:
    drafts = kept(results, source=replace(SOURCE, data=b" "))

    assert isinstance(drafts[0], NotCheckable)
    assert taken(results, b" ") == drafts


def test_nor_is_what_cannot_be_read_beside_other_files(results: Results, tmp_path: Path) -> None:
    page = results.page(TASK, SOURCE)
    page.noted.held(tmp_path / "site.css", None)
    page.add(NotCheckable("a.html", "limit stylesheets: more than 7 bytes"))
    page.keep()

    assert results.taken(TASK, SOURCE) is None


def test_nor_is_the_rest_of_an_input_or_one_whose_files_changed_meanwhile(
    results: Results, tmp_path: Path
) -> None:
    kept(results, replace(TASK, begin=1))
    page = results.page(TASK, SOURCE)
    page.noted.held(tmp_path / "site.css", "p{}")
    page.noted.held(tmp_path / "site.css", "p{color:red}")
    page.keep()

    assert results.taken(TASK, SOURCE) is None


def test_nor_is_more_than_there_is_room_for(
    results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 10)
    kept(results)

    assert results.taken(TASK, SOURCE) is None


@pytest.mark.parametrize("part", [b"", b"torn"])
def test_a_torn_file_is_as_good_as_none(part: bytes, results: Results, tmp_path: Path) -> None:
    drafts = kept(results)
    (file,) = (it for it in (tmp_path / "cache").rglob("*") if it.is_file())
    file.write_bytes(part)

    assert results.taken(TASK, SOURCE) is None
    assert kept(results) == drafts
    assert taken(results) == drafts


def test_no_word_of_a_draft_can_be_read_where_it_is_kept(results: Results, tmp_path: Path) -> None:
    source = Source("a.txt", COMPLYING.encode())
    kept(results, Task("a.txt", "a.txt", Brief()), source)
    (file,) = (it for it in (tmp_path / "cache").rglob("*") if it.is_file())

    for word in COMPLYING.split():
        if len(word) > 3:
            assert word.encode() not in file.read_bytes()
    assert source.sha256 not in str(file)


def test_only_a_run_that_read_something_clears_away(results: Results, tmp_path: Path) -> None:
    results.close()
    assert not (tmp_path / "cache" / "readings" / "swept").exists()
    kept(results)
    results.close()

    assert (tmp_path / "cache" / "readings" / "swept").exists()
