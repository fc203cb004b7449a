"""What stands in a folder: drafts to be read, and the reason for all that is passed over."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from faracheck.engine.formats import (
    HEAD,
    awaited_problem,
    is_ambiguous,
    is_fillable,
    is_only_named,
    met_reason,
    unclaimed,
)
from faracheck.frozen import dataclass
from faracheck.globs import Pattern
from faracheck.model.outcome import NotCheckable, Skipped

if TYPE_CHECKING:
    from faracheck.engine.gitignore import GitIgnore

LEFT_OUT = frozenset({"excluded", "link", "ignored by git"})
"""Why something is passed over whatever it holds."""

VENDORED = frozenset({"node_modules"})


@dataclass(frozen=True, slots=True)
class Found:
    """An input to be read: `path` opens it (None for standard input), `name` shows it."""

    path: Path | None
    name: str


Entry = Found | Skipped | NotCheckable


class Meaning(Protocol):
    """What settings say of files that are read only when somebody means them."""

    def maps(self, path: Path) -> bool:
        """Say whether the settings mean this file, whose format is read only then."""

    def fills_in(self, path: Path) -> bool:
        """Say whether the settings have the values with which this template is filled in."""


@dataclass(frozen=True, slots=True)
class _Nobody:
    def maps(self, path: Path) -> bool:
        del path
        return False

    def fills_in(self, path: Path) -> bool:
        del path
        return False


NOBODY: Meaning = _Nobody()
"""Who means nothing."""


def is_meant(path: Path, meant: Meaning) -> bool:
    """Say whether a file that is passed over in a folder is read after all."""
    if is_fillable(path):
        return meant.fills_in(path)
    return is_only_named(path) and meant.maps(path)


def shown(path: Path | str) -> str:
    r"""Return the path as text that can be encoded, bytes that are no characters as `\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def excluded(excludes: tuple[Pattern, ...], *paths: Path) -> bool:
    """Say whether a pattern covers the path in one of its forms.

    A pattern of a single part is looked for in every part of the first form.
    """
    return any(
        any(pattern.covers(path.parts) for path in paths)
        or (len(pattern.parts) == 1 and any(pattern.covers([part]) for part in paths[0].parts))
        for pattern in excludes
    )


@dataclass(frozen=True, slots=True)
class Walk:
    """The way through a folder: by name, depth first; hidden folders and links not entered.

    `ignored` says what git would leave out; without it nothing is. `meant` says which files of
    those that are read only when somebody means them are meant.
    """

    root: Path
    wanted: Pattern
    excludes: tuple[Pattern, ...]
    ignored: "GitIgnore | None" = None
    meant: Meaning = NOBODY

    def entries(self) -> Iterator[tuple[Path, Entry]]:
        """Yield what `wanted` matches below the root, each with its real path."""
        real_root = self.root.resolve()
        pending = [_Met(Path(), folder=True)]
        while pending:
            met = pending.pop()
            try:
                pending.extend(reversed(self._inside(met.below) if met.folder else []))
            except OSError as error:
                reason = error.strerror or ""
                problem = NotCheckable(self._name(met), "the folder cannot be read", reason)
                yield real_root / met.below, problem
            if not met.folder:
                yield real_root / met.below, self._entry(met)

    def _inside(self, below: Path) -> list["_Met"]:
        """Return what stands in a folder and can matter, sorted by name."""
        with os.scandir(self.root / below) as listing:
            found = sorted(listing, key=lambda one: one.name)
        met = [self._met(one, below / one.name) for one in found]
        return [one for one in met if self._matters(one)]

    def _matters(self, met: "_Met") -> bool:
        parts = met.below.parts
        return self.wanted.covers(parts) or (met.folder and self.wanted.leads_into(parts))

    def _met(self, entry: "os.DirEntry[str]", below: Path) -> "_Met":
        folder = entry.is_dir(follow_symlinks=False)
        reason = self._asked_reason(entry, below, folder=folder)
        if reason is None and folder:
            reason = _folder_reason(entry.name)
        elif reason is None and not entry.is_file(follow_symlinks=False):
            reason = "not a regular file"
        return _Met(below, folder=folder and reason is None, reason=reason)

    def _asked_reason(self, entry: "os.DirEntry[str]", below: Path, *, folder: bool) -> str | None:
        """Say why something is passed over whatever it holds, or None."""
        if excluded(self.excludes, below, self.root / below):
            return "excluded"
        if entry.is_symlink():
            return "link"
        if self.ignored and self.ignored.covers(self.ignored.root / below, folder=folder):
            return "ignored by git"
        return None

    def _entry(self, met: "_Met") -> Entry:
        """Return what becomes of a file, or of a folder that is not entered."""
        path, name = self.root / met.below, self._name(met)
        if met.reason is not None:
            return Skipped(name, met.reason)
        problem = awaited_problem(path)
        if problem is not None:
            return NotCheckable(name, problem.what, problem.hint)
        reason = met_reason(path)
        if reason is not None and is_meant(path, self.meant):
            reason = None
        if reason is None and is_ambiguous(path):
            reason = _unclaimed(path)
        return Found(path, name) if reason is None else Skipped(name, reason)

    def _name(self, met: "_Met") -> str:
        return shown(self.root / met.below)


def _unclaimed(path: Path) -> str | None:
    """Say why a file with an ambiguous name is passed over; one that cannot be read is not."""
    try:
        with path.open("rb") as file:
            return unclaimed(path, file.read(HEAD))
    except OSError:
        return None


def _folder_reason(name: str) -> str | None:
    """Say why a folder is not entered, or None for one that is."""
    if name in VENDORED:
        return f"{name} folder"
    return "hidden folder" if name.startswith(".") else None


@dataclass(frozen=True, slots=True)
class _Met:
    """Something in a folder: its path below the root, and why it is passed over, if it is."""

    below: Path
    folder: bool = False
    reason: str | None = None
