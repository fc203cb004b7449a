"""What the repository around a folder leaves out, by its .gitignore files."""

import os
from functools import cached_property
from pathlib import Path

from pathspec import GitIgnoreSpec

NAME = ".gitignore"
EXCLUDE = Path(".git", "info", "exclude")


class GitIgnore:
    """Tells which paths below `root`, a real path, git would leave out.

    A root that is itself left out, such as a folder of built pages, was asked for by name: then
    only what its own files say counts. Outside a repository nothing is left out.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._specs: dict[Path, GitIgnoreSpec | None] = {}

    def covers(self, path: Path, *, folder: bool) -> bool:
        """Say whether git would leave out `path`, a real path below the root."""
        return self._top is not None and self._says(path, self._top, folder=folder)

    @cached_property
    def _top(self) -> Path | None:
        """The uppermost folder whose file counts."""
        repository = next(
            (it for it in (self.root, *self.root.parents) if (it / ".git").exists()), None
        )
        if repository is None or repository == self.root:
            return repository
        return self.root if self._says(self.root, repository, folder=True) else repository

    def _says(self, path: Path, top: Path, *, folder: bool) -> bool:
        """Let the nearest file that says anything decide, as git does."""
        for above in path.parents:
            spec = self._spec(above)
            if spec is not None:
                name = path.relative_to(above).as_posix() + ("/" if folder else "")
                told = spec.check_file(_text(name)).include
                if told is not None:
                    return told
            if above == top:
                break
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            lines = [*_lines(folder / EXCLUDE), *_lines(folder / NAME)]
            self._specs[folder] = GitIgnoreSpec.from_lines(lines) if lines else None
        return self._specs[folder]


def _text(name: str) -> str:
    """Return a name as patterns read it: bytes in it that are no text match one another."""
    return os.fsencode(name).decode("utf-8", "replace")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
