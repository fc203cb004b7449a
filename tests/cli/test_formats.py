"""What can be read is listed, and what is missing is told with the command that adds it."""

import pytest

from tests.command import faracheck


def test_every_format_is_listed_with_its_files() -> None:
    out = faracheck("formats").out

    assert "html: .htm .html .xhtml (medium web)\n" in out or "html: .html .htm .xhtml" in out
    assert "pdf: .pdf (medium print)\n" in out
    assert ".pages" in out.splitlines()[-1]


def test_a_missing_extra_is_told_with_the_command_that_adds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("faracheck.engine.formats.find_spec", lambda _: None)

    assert (
        "pdf: .pdf (medium print); not here: pip install 'faracheck[pdf]'"
        in faracheck("formats").out
    )
