"""Where a user's programs keep what they can make again."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """Return faracheck's folder, or None where the user has none; it need not be there yet.

    `XDG_CACHE_HOME` (XDG base directories), `~/Library/Caches` on macOS, `LOCALAPPDATA` on Windows.
    """
    try:
        home = _caches()
    except RuntimeError:  # nobody's home
        return None
    return home / "faracheck" if home.is_absolute() else None


def _caches() -> Path:
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path.home() / ".cache"
