"""Which files a page's references lead to: its own site's, and nothing outside it."""

from pathlib import Path

import pytest
import turbohtml

from faracheck.loaders.html.style.library import Library, site_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a sheet in each folder, and one outside."""
    for name in ("site.css", "news/site.css", "news/may/page.css"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {name} */")
    (tmp_path / "secret.css").write_text("/* secret */")
    (tmp_path / "site" / "link.css").symlink_to(tmp_path / "secret.css")
    return tmp_path / "site"


def read(library: Library, reference: str) -> str | None:
    found = library.read(library.address(reference))
    return found[0].strip("/* ") if found else None


def site_in(markup: str) -> Library:
    return Library(site=site_of(turbohtml.parse(markup)))


def test_a_site_root_resolves_what_begins_with_a_slash(site: Path) -> None:
    library = Library(base=str(site / "news/may"), site_root=str(site))

    assert read(library, "/site.css") == "site.css"
    assert read(library, "/news/site.css?v=3#top") == "news/site.css"
    assert read(library, "../site.css") == "news/site.css"
    assert read(library, "page.css") == "news/may/page.css"


def test_steps_above_the_root_are_dropped_as_a_browser_drops_them(site: Path) -> None:
    library = Library(base=str(site / "news/may"), site_root=str(site))

    assert read(library, "../../../../site.css") == "site.css"
    assert read(library, "/../site.css") == "site.css"


@pytest.mark.parametrize(
    "reference",
    ["../secret.css", "/../secret.css", "/link.css", "link.css", "%2e%2e/secret.css", "/%00.css",
     "/" + "x" * 5000, "https://[broken", "", "/"],
)  # fmt: skip
def test_nothing_outside_is_read_links_included(site: Path, reference: str) -> None:
    assert read(Library(base=str(site), site_root=str(site)), reference) is None
    assert read(Library(base=str(site), folders=(str(site),)), reference) is None


def test_without_a_root_the_folders_up_to_the_one_asked_for_are_tried(site: Path) -> None:
    page = str(site / "news/may")

    assert read(Library(base=page, folders=(str(site),)), "/site.css") == "news/site.css"
    assert read(Library(base=page, folders=(str(site),)), "../../site.css") == "site.css"
    assert read(Library(base=page, folders=(str(site),)), "/../secret.css") is None
    assert read(Library(base=page), "/site.css") is None
    assert read(Library(base=page), "../site.css") is None
    assert read(Library(base=page, folders=(str(site / "other"),)), "/site.css") is None


def test_a_page_beside_the_root_reads_beside_itself(site: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft"
    draft.mkdir()
    (draft / "own.css").write_text("/* own */")
    library = Library(base=str(draft), site_root=str(site))

    assert read(library, "own.css") == "own"
    assert read(library, "/site.css") == "site.css"
    assert read(library, "../secret.css") is None


def test_standard_input_has_no_folder(site: Path) -> None:
    assert read(Library(), "site.css") is None
    assert read(Library(site_root=str(site)), "/site.css") == "site.css"


@pytest.mark.parametrize(
    ("head", "foreign"),
    [
        ("", True),
        ("<link rel=canonical href=https://press.example/a>", False),
        ("<link rel=canonical href=https://www.press.example/a>", False),
        ("<meta property=og:url content=https://press.example/a>", False),
        ("<base href=https://press.example/news/>", False),
        ("<link rel=canonical href=https://other.example/>", True),
    ],
)
def test_a_site_knows_its_own_host(head: str, *, foreign: bool) -> None:
    assert site_in(head).is_foreign("https://press.example/site.css") is foreign
    assert site_in(head).is_foreign("//press.example/site.css") is foreign
    assert site_in(head).is_foreign("/site.css") is False


def test_the_own_host_is_looked_up_in_the_root(site: Path) -> None:
    tree = turbohtml.parse("<link rel=canonical href=https://press.example/sub/a.html>")
    library = Library(site_root=str(site), site=site_of(tree))

    assert read(library, "https://press.example/site.css") == "site.css"
    assert read(library, "//press.example/news/site.css") == "news/site.css"
    assert read(library, "https://press.example/sub/site.css") == "site.css"
    assert read(library, "https://cdn.example/site.css") is None


def test_settings_name_the_host_too(site: Path) -> None:
    tree = turbohtml.parse("<p>News")
    library = Library(site_root=str(site), site=site_of(tree, "https://press.example/"))

    assert read(library, "https://press.example/site.css") == "site.css"


def test_a_base_element_moves_references(site: Path) -> None:
    library = Library(
        base=str(site), site_root=str(site), site=site_of(turbohtml.parse("<base href=news/>"))
    )

    assert read(library, "site.css") == "news/site.css"
    assert read(library, "/site.css") == "site.css"


def test_data_addresses_hold_their_sheet() -> None:
    library = Library()

    assert read(library, "data:text/css,p%7B%7D") == "p{}"
    assert read(library, "data:text/css;base64,cHt9") == "p{}"
    assert read(library, "data:text/plain,p") is None
