"""Whether there is a browser to ask, and what to say when there is none."""

import sys
from importlib.util import find_spec

import pytest

from faracheck.errors import RenderError
from faracheck.render.finding import find_chromium

HOW = (
    "to run it: pip install '.[render]' and a Chromium of the system's (Debian: apt install"
    " chromium), or FARACHECK_CHROMIUM=/path/to/chrome; then make test"
)


def _missing() -> str:
    if find_spec("playwright") is None:
        return "the package playwright is not installed"
    try:
        find_chromium()
    except RenderError as error:
        return error.what
    return ""


MISSING = _missing()

needs_chromium = pytest.mark.skipif(bool(MISSING), reason=f"{MISSING}; {HOW}")
"""Marks what asks a real browser; without one it is skipped, and the reason says how to run it."""


if __name__ == "__main__":
    # What `make test` leaves out of the coverage where no browser can be asked.
    sys.stdout.write("--omit=*/render/*\n" if MISSING else "")
