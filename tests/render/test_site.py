"""Which files a shown draft may read: those of its own site, and no other."""

from pathlib import Path

import pytest

from faracheck.model.document import Source
from faracheck.ports import LoadOptions
from faracheck.render.site import ORIGIN, Site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "news").mkdir(parents=True)
    (root / "news" / "release.html").write_text("<p>draft")
    (root / "news" / "beside.css").write_text("beside")
    (root / "site.css").write_text("site")
    (tmp_path / "secret.css").write_text("secret")
    return root


def draft(root: Path) -> Source:
    return Source("news/release.html", b"<p>own bytes", base=str(root / "news"))


def body(site: Site, path: str) -> bytes | None:
    answer = site.answer(path if path.startswith("http") else ORIGIN + path)
    return answer.body if answer else None


def test_the_draft_is_shown_from_its_own_bytes(root: Path) -> None:
    site = Site(draft(root), LoadOptions(site_root=str(root)))

    assert site.address == f"{ORIGIN}/news/release.html"
    assert body(site, "/news/release.html") == b"<p>own bytes"


def test_a_draft_in_the_root_itself_stands_at_its_name(root: Path) -> None:
    site = Site(Source("index.html", b"<p>home", base=str(root)), LoadOptions(site_root=str(root)))

    assert site.address == f"{ORIGIN}/index.html"
    assert body(site, "/index.html") == b"<p>home"


def test_with_a_root_references_lead_where_the_site_has_them(root: Path) -> None:
    site = Site(draft(root), LoadOptions(site_root=str(root)))

    assert body(site, "/site.css") == b"site"
    assert body(site, "/news/beside.css") == b"beside"


def test_without_a_root_files_beside_the_draft_are_read(root: Path) -> None:
    site = Site(draft(root), LoadOptions())
    folder = site.address.rsplit("/", 1)[0]

    assert body(site, f"{folder}/beside.css") == b"beside"
    assert body(site, "/beside.css") == b"beside"
    assert body(site, "/site.css") is None


def test_folders_above_are_read_up_to_the_one_that_was_asked_for(root: Path) -> None:
    site = Site(draft(root), LoadOptions(folders=(str(root),)))

    assert body(site, "/site.css") == b"site"
    assert body(site, "/secret.css") is None


@pytest.mark.parametrize("path", ["/../secret.css", "/%2e%2e/secret.css", "/news/../../secret.css"])
def test_nothing_outside_the_root_is_read(root: Path, path: str) -> None:
    assert body(Site(draft(root), LoadOptions(site_root=str(root))), path) is None


def test_a_link_out_of_the_root_is_not_followed(root: Path) -> None:
    (root / "leak.css").symlink_to(root.parent / "secret.css")

    assert body(Site(draft(root), LoadOptions(site_root=str(root))), "/leak.css") is None


def test_another_host_is_not_answered_unless_the_site_stands_there(root: Path) -> None:
    options = LoadOptions(site_root=str(root), base_url="https://ours.example/press/")
    url = "https://www.ours.example/press/site.css"

    assert body(Site(draft(root), options), url) is None
    assert body(Site(draft(root), options, frozenset({"ours.example"})), url) == b"site"


def test_a_draft_from_standard_input_has_no_surroundings() -> None:
    site = Site(Source("draft.html", b"<p>draft"), LoadOptions())

    assert body(site, site.address) == b"<p>draft"
    assert body(site, "/etc/passwd") is None
    assert body(site, f"{ORIGIN}/.beside/etc/passwd") is None
