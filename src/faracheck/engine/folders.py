"""The folders of a run: what lies in them may be read beside the drafts."""

from pathlib import Path

from faracheck.engine.discover import STDIN
from faracheck.globs import is_pattern


def folders_of(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders that the paths of a command stand for.

    A folder stands for itself and a glob for the folder in which it begins. A file stands for
    the current folder when it lies in it: that is where a person works who names a single page
    of a site; elsewhere for the folder that it lies in.
    """
    here = Path.cwd()
    found = (_folder_of(path, here) for path in paths if path and path != STDIN)
    return tuple(dict.fromkeys(str(folder) for folder in found))


def _folder_of(path: str, here: Path) -> Path:
    absolute = here / path
    if absolute.is_dir():
        return absolute
    if not absolute.exists() and is_pattern(path):
        parts = Path(path).parts
        return here.joinpath(*parts[: next(i for i, part in enumerate(parts) if is_pattern(part))])
    return (
        here if absolute.is_relative_to(here) and ".." not in Path(path).parts else absolute.parent
    )
