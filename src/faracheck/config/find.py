"""Which settings file holds for a run: one, above all of its inputs, or none."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from faracheck.config.load import Loaded
from faracheck.errors import RequestError

NAMES = ("faracheck.yaml", ".faracheck.yaml", "pyproject.toml")
TABLE = b"[tool.faracheck"
_REPOSITORY = ".git"


def find_settings(folders: Sequence[Path]) -> Path | None:
    """Return the settings file nearest above `folders`, the real paths where inputs begin.

    The search ends at the root of a repository: what lies outside does not belong to it.

    Raises:
        RequestError: two settings files stand in one folder.
    """
    common = Path(os.path.commonpath(folders))
    for folder in (common, *common.parents):
        if found := settings_in(folder):
            return found
        if (folder / _REPOSITORY).exists():
            return None
    return None


def refuse_second(loaded: Loaded, folders: Iterable[Path], begun: Sequence[Path]) -> None:
    """Refuse settings that speak for some of the drafts only.

    `folders` hold the drafts, `begun` are the folders where inputs begin; real paths.

    Raises:
        RequestError: there are such settings; both files are named.
    """
    within = loaded.root if loaded.path else Path(os.path.commonpath(begun))
    for folder in _between(folders, within):
        second = settings_in(folder)
        if second is not None and loaded.path is None:
            raise RequestError(
                "settings stand below the folder that is checked",
                where=str(second),
                hint="check that folder alone, or say --config FILE or --isolated",
            )
        if second is not None:
            raise RequestError(
                f"these settings stand below {loaded.path}; a run has one settings file",
                where=str(second),
                hint="check the folders one by one, or say which: --config FILE",
            )


def settings_in(folder: Path) -> Path | None:
    """Return the settings file in `folder`, or None."""
    there = [folder / name for name in NAMES if _is_settings(folder / name)]
    if len(there) > 1:
        names = " and ".join(path.name for path in there)
        raise RequestError(f"{names} both hold settings; keep one", where=str(folder))
    return there[0] if there else None


def _is_settings(path: Path) -> bool:
    try:
        there = path.is_file()
    except PermissionError:
        return False  # nobody gets into the folder: what becomes of its drafts is told of them
    try:
        return there and (path.suffix != ".toml" or TABLE in path.read_bytes())
    except OSError as error:
        raise RequestError("the settings cannot be read", where=str(path)) from error


def is_settings_text(name: str, text: str) -> bool:
    """Say whether a file of this name and text holds settings of ours."""
    return not name.endswith(".toml") or TABLE.decode() in text


def _between(folders: Iterable[Path], within: Path) -> Iterator[Path]:
    """Yield each folder from `within`, left out, down to `folders`, once."""
    seen: set[Path] = set()
    for folder in folders:
        for one in (folder, *folder.parents):
            if one in seen or within not in one.parents:
                break
            seen.add(one)
            yield one
