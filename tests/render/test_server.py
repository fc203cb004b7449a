"""A built site on loopback: its own files, to this machine's own name only."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from faracheck.render.server import address_below, served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "public"
    (root / "a b").mkdir(parents=True)
    (root / "a b" / "index.html").write_text("<p>index")
    (tmp_path / "secret.txt").write_text("secret")
    return root


@pytest.fixture
def origin(root: Path) -> Iterator[str]:
    with served(root) as origin:
        yield origin


def ask(origin: str, path: str, **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=10)
    connection.request("GET", path, headers=headers)
    response: HTTPResponse = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body


def test_a_folder_is_its_index_page(origin: str) -> None:
    assert ask(origin, "/a%20b/") == (200, b"<p>index")


def test_what_stands_outside_is_not_served(origin: str) -> None:
    assert ask(origin, "/../secret.txt")[0] == 404


def test_a_request_for_another_name_is_refused(origin: str) -> None:
    assert ask(origin, "/a%20b/", Host="rebound.example")[0] == 404


def test_pages_have_addresses_and_strangers_none(origin: str, root: Path) -> None:
    inside = root / "a b" / "index.html"

    assert address_below(origin, root, inside) == f"{origin}/a%20b/index.html"
    assert address_below(origin, root, root.parent / "secret.txt") is None
