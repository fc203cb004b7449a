"""From the paths of a command to its inputs: nothing lost, nothing twice, nothing guessed."""

import os
import socket
from pathlib import Path

import pytest

from faracheck.engine.discover import Request, discover
from faracheck.engine.walk import Entry, Found
from faracheck.errors import RequestError
from faracheck.model.outcome import NotCheckable, Skipped


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def told(*paths: str, exclude: tuple[str, ...] = (), stdin_name: str | None = None) -> list[str]:
    """Return what became of each input, a word each."""
    return [in_words(entry) for entry in discover(Request(paths, exclude, stdin_name))]


def in_words(entry: Entry) -> str:
    match entry:
        case Found(_, name):
            return name
        case Skipped(path, reason):
            return f"{path}: {reason}"
        case NotCheckable(path, reason):
            return f"{path} unread: {reason}"


pytestmark = pytest.mark.usefixtures("here")


def test_inputs_come_in_the_order_of_the_command_and_by_name_in_folders() -> None:
    files("b.txt", "site/z.html", "site/a/y.md", "site/B.txt", "a.txt")

    assert told("b.txt", "site", "a.txt") == [
        "b.txt",
        "site/B.txt",
        "site/a/y.md",
        "site/z.html",
        "a.txt",
    ]


def test_hidden_and_vendored_folders_and_links_are_told_and_not_entered() -> None:
    files("w/.git/a.txt", "w/.venv/b.txt", "w/node_modules/c.txt", "w/sub/d.txt", "out/e.txt")
    Path("w/link.txt").symlink_to("sub/d.txt")
    Path("w/linked").symlink_to("../out", target_is_directory=True)

    assert told("w") == [
        "w/.git: hidden folder",
        "w/.venv: hidden folder",
        "w/link.txt: link",
        "w/linked: link",
        "w/node_modules: node_modules folder",
        "w/sub/d.txt",
    ]


def test_what_is_named_is_entered_though_hidden_or_a_link() -> None:
    files(".drafts/a.txt", "real/b.txt")
    Path("link").symlink_to("real", target_is_directory=True)
    Path("c.txt").symlink_to("real/b.txt")

    assert told(".drafts", "link", "c.txt") == [".drafts/a.txt", "link/b.txt"]


def test_other_formats_in_a_folder_are_told_by_reason() -> None:
    files("w/a.css", "w/b.PNG", "w/c.mjml", "w/LICENSE", "w/d.html")

    assert told("w") == [
        "w/LICENSE: unknown format, no suffix",
        "w/a.css: unknown format .css",
        "w/b.PNG: image or media",
        "w/c.mjml: template .mjml: check what is built from it",
        "w/d.html",
    ]


def test_what_a_site_says_to_crawlers_is_no_draft_unless_it_is_named() -> None:
    files("w/robots.txt", "w/ads.txt", "w/news.txt")

    assert told("w") == [
        "w/ads.txt: for crawlers, not for readers",
        "w/news.txt",
        "w/robots.txt: for crawlers, not for readers",
    ]
    assert told("w/robots.txt") == ["w/robots.txt"]


def test_a_word_processors_lock_file_is_skipped_with_the_reason() -> None:
    files("w/~$a.docx", "w/~$b.doc")

    assert told("w") == [
        "w/~$a.docx: lock file of a word processor",
        "w/~$b.doc: lock file of a word processor",
    ]


AWAITED = {
    "doc": "save it as .docx",
    "pages": "save it as .docx",
    "ppt": "save it as .pptx",
    "odp": "save it as .pptx",
    "emlx": "save it as .eml",
    "epub": "export it to one of .atom .csv",
}


@pytest.mark.parametrize(("suffix", "hint"), AWAITED.items())
def test_a_document_without_a_loader_is_not_checkable_even_in_a_folder(
    suffix: str, hint: str
) -> None:
    files(f"w/a.{suffix}")

    (entry,) = discover(Request(("w",)))

    assert isinstance(entry, NotCheckable)
    assert entry.reason == f".{suffix} files cannot be read yet"
    assert entry.hint.startswith(hint)


@pytest.mark.parametrize(
    ("name", "reason", "hint"),
    [
        ("a.xyz", "unknown format .xyz", "what can be read: .atom .csv .docm"),
        ("notes", "unknown format: the name has no suffix", "what can be read"),
        ("a.njk", "unknown format .njk", "build it, then check what was built"),
        ("photo.jpg", "unknown format .jpg", "what can be read"),
    ],
)
def test_a_named_file_of_unknown_format_is_not_checkable(name: str, reason: str, hint: str) -> None:
    files(name)

    (entry,) = discover(Request((name,)))

    assert isinstance(entry, NotCheckable)
    assert entry.reason == reason
    assert entry.hint.startswith(hint)


def test_a_name_outranks_the_folder_that_passed_it_over() -> None:
    files("w/a.xyz", "w/b.txt")

    assert told("w", "w/a.xyz") == ["w/a.xyz unread: unknown format .xyz", "w/b.txt"]
    assert told("w/a.xyz", "w") == ["w/a.xyz unread: unknown format .xyz", "w/b.txt"]


def test_a_file_named_twice_is_one_input() -> None:
    files("w/a.txt")
    Path("same.txt").symlink_to("w/a.txt")

    assert told("w/a.txt", "./w/a.txt", "w", "same.txt", "w/../w/a.txt") == ["w/a.txt"]


def test_a_missing_path_is_refused_before_anything_else() -> None:
    files("release.txt")

    with pytest.raises(RequestError) as refused:
        discover(Request(("release.txt", "relase.txt")))

    assert str(refused.value) == ("relase.txt: no such file or folder (did you mean release.txt?)")


def test_a_link_to_nothing_says_so() -> None:
    Path("a.txt").symlink_to("gone.txt")

    with pytest.raises(RequestError, match="a link to something that is not there"):
        discover(Request(("a.txt",)))


@pytest.mark.parametrize("path", ["", "a\nb.txt", "x" * 300 + ".txt", "a.txt/b.txt"])
def test_a_path_that_cannot_be_is_refused(path: str) -> None:
    files("a.txt")

    with pytest.raises(RequestError):
        discover(Request((path,)))


def test_a_path_that_exists_is_never_read_as_a_glob() -> None:
    files("Release [EMBARGOED].txt", "Release E.txt", "w*/a.txt", "wx/b.txt")

    assert told("Release [EMBARGOED].txt", "w*") == ["Release [EMBARGOED].txt", "w*/a.txt"]


def test_a_glob_matches_files_and_whole_folders() -> None:
    files("w/a.html", "w/b.txt", "w/sub/c.html", "w/sub/d.txt", "w/.x/e.html", "v/f.html")

    assert told("w/*.html") == ["w/a.html"]
    assert told("w/**/*.html") == ["w/a.html", "w/sub/c.html"]
    assert told("w/su?") == ["w/sub/c.html", "w/sub/d.txt"]
    assert told("[vw]/*.html") == ["v/f.html", "w/a.html"]
    assert told(str(Path.cwd() / "v/*.html")) == [str(Path.cwd() / "v/f.html")]


def test_a_glob_that_matches_nothing_is_told_and_no_error() -> None:
    assert told("*.html", "gone/*.html") == [
        "*.html: pattern that matches nothing",
        "gone/*.html: pattern that matches nothing",
    ]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("old", ["w/b.txt", "w/deep/old.txt", "w/deep/x.txt"]),
        ("*.txt", []),
        ("deep/*.txt", ["w/b.txt", "w/old/a.txt"]),
        ("w/deep/**", ["w/b.txt", "w/old/a.txt"]),
        ("**/old.txt", ["w/b.txt", "w/deep/x.txt", "w/old/a.txt"]),
        ("old/", ["w/b.txt", "w/deep/old.txt", "w/deep/x.txt"]),
    ],
)
def test_exclusion_is_by_part_by_path_and_below_folders(pattern: str, left: list[str]) -> None:
    files("w/old/a.txt", "w/b.txt", "w/deep/old.txt", "w/deep/x.txt")

    found = told("w", exclude=(pattern,))

    assert [name for name in found if "excluded" not in name] == left
    assert any(name.endswith(": excluded") for name in found)


def test_a_named_file_can_be_excluded_and_is_told() -> None:
    files("a.txt", "b.txt")

    assert told("a.txt", "b.txt", exclude=("b*",)) == ["a.txt", "b.txt: excluded"]


def test_standard_input_needs_a_name_and_the_name_needs_standard_input() -> None:
    files("a.txt")

    assert told("-", "a.txt", "-", stdin_name="release.md") == ["release.md", "a.txt"]
    assert told("-", stdin_name="x.doc") == ["x.doc unread: .doc files cannot be read yet"]
    with pytest.raises(RequestError, match="--stdin-filename"):
        discover(Request(("-",)))
    with pytest.raises(RequestError, match="no path is `-`"):
        discover(Request(("a.txt",), stdin_name="x.txt"))


def test_pipes_and_sockets_in_a_folder_are_never_opened() -> None:
    Path("w").mkdir()
    os.mkfifo("w/a.html")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("w/b.html")

        assert told("w") == ["w/a.html: not a regular file", "w/b.html: not a regular file"]


def test_a_loop_of_links_is_an_input_that_cannot_be_read() -> None:
    Path("a.txt").symlink_to("b.txt")
    Path("b.txt").symlink_to("a.txt")

    assert told("a.txt") == ["a.txt unread: it cannot be read"]


def test_names_that_are_no_text_can_be_shown() -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_bytes(b"text")

    assert told(".") == ["caf\\xe9.txt"]
