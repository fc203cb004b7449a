"""The truth beside the pages against the Chromium of this machine.

Every sixteenth page is judged anew on each run, all of them by `make truth` (some minutes).
Sizes and contrasts belong to a machine's fonts, so what is held to is whether the statement is
seen.
"""

import json
import os
from pathlib import Path

import pytest

from tests.browser import needs_chromium
from tests.pages.looks import is_seen
from tests.pages.table import PAGES, WORDS, write

pytestmark = needs_chromium

TRUTH = json.loads((Path(__file__).parent / "truth.json").read_text(encoding="utf-8"))
CHOSEN = PAGES if os.environ.get("FARACHECK_ALL_PAGES") else PAGES[::16]


def test_chromium_still_paints_the_pages_as_written_down(tmp_path: Path) -> None:
    derive = pytest.importorskip("tests.pages.derive", exc_type=ImportError)
    differing = {}

    with derive.browser_tab() as tab:
        for page in CHOSEN:
            url = write(page, tmp_path / page.name).as_uri()
            truth = derive.truth_of(tab, url, WORDS)
            if is_seen(truth) is not is_seen(TRUTH[page.name]):
                differing[page.name] = (truth, TRUTH[page.name])

    assert differing == {}
