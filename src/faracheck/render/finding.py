"""Which browser is asked: one that is installed already, or the one that is named."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from faracheck.errors import RenderError

NAMED_BY = "FARACHECK_CHROMIUM"
"""The variable of the environment that names the browser's program."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_BUNDLES = ("Chromium", "Google Chrome", "Microsoft Edge")
_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
HOW_TO_GET_IT = (
    "install one (Debian: apt install chromium; Fedora: dnf install chromium; macOS: brew install"
    f" --cask google-chrome; Windows: Edge is there) or name its program in {NAMED_BY}"
)


def find_chromium(environment: Mapping[str, str] = os.environ) -> str:
    """Return the program of an installed Chromium, Chrome or Edge.

    Raises:
        RenderError: there is none, or the one that is named is not there.
    """
    named = environment.get(NAMED_BY)
    path = environment.get("PATH", os.defpath)
    if named:
        found = shutil.which(named, path=path)
        if found is None:
            raise RenderError(f"{NAMED_BY} names no program: {named}", hint=HOW_TO_GET_IT)
        return found
    on_path = filter(None, (shutil.which(name, path=path) for name in NAMES))
    found = next(on_path, None) or next(_elsewhere(environment), None)
    if found is None:
        raise RenderError("no Chromium is installed", hint=HOW_TO_GET_IT)
    return found


def _elsewhere(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield browsers where systems keep them that do not put programs on the path."""
    if sys.platform == "darwin":
        places = [Path(f"/Applications/{b}.app/Contents/MacOS/{b}") for b in _BUNDLES]
    else:
        folders = (environment.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
        places = [Path(folder) / name for folder in folders if folder for name in _PROGRAMS]
    yield from (str(place) for place in places if place.is_file())
