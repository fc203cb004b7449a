"""The drafts that changed since a revision, when only those are to be judged."""

import os
from collections.abc import Iterable
from pathlib import Path

from faracheck.config.materials import TEMPLATE, Materials
from faracheck.engine.formats import TEMPLATES, suffix_of
from faracheck.engine.revision import git
from faracheck.engine.walk import Entry, Found, shown
from faracheck.frozen import dataclass
from faracheck.model.outcome import Skipped

STYLES = frozenset({".css", ".scss", ".sass", ".less"})

LAYOUTS = frozenset(
    {"layouts", "_layouts", "includes", "_includes", "partials", "_partials"}
    | {"templates", "_templates"}
)
"""Folders in which generators of sites keep what every page is built from."""


@dataclass(frozen=True, slots=True)
class Part:
    """The inputs of a run on what changed, and a sentence on how many they are."""

    entries: list[Entry]
    told: str


def narrowed(
    entries: list[Entry], ref: str, materials: Materials, deciding: Iterable[Path]
) -> Part:
    """Return the inputs that changed since `ref` and their campaigns', the others passed over.

    All are returned when something changed that can change every verdict: a style sheet, a
    layout, a template by the settings, or one of the files and folders in `deciding`.

    Raises:
        RequestError: there is no git, no repository, or no such revision.
    """
    root = materials.loaded.root
    changed = changed_since(ref, root)
    templates = [path for path in changed if materials.assignment(path).aside == TEMPLATE]
    cause = touches_all(changed, (*deciding, *templates))
    if cause is not None:
        return Part(entries, f"everything is judged: {shown(cause)} changed since {ref}")
    same = standing_at(ref, root) - _with_campaigns(entries, changed, materials)
    left = without(entries, same, ref)
    count, whole = (sum(isinstance(it, Found) for it in some) for some in (left, entries))
    return Part(left, f"a part is judged: {count} of {whole} inputs changed since {ref}")


def changed_since(ref: str, folder: Path) -> frozenset[Path]:
    """Return the real paths of what changed since `ref` in the repository around `folder`.

    What git does not know yet counts as changed; of what it leaves out it can tell nothing.

    Raises:
        RequestError: there is no git, no repository, or no such revision.
    """
    top = _top(folder, ref)
    git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", ref=ref
    )
    known = git(top, "diff", "--name-only", "-z", "--no-renames", ref, "--", ref=ref)
    unknown = git(top, "ls-files", "--others", "--exclude-standard", "-z", ref=ref)
    return _paths(top, known + unknown)


def standing_at(ref: str, folder: Path) -> frozenset[Path]:
    """Return the real paths of what the repository around `folder` had at `ref`.

    Raises:
        RequestError: there is no git, no repository, or no such revision.
    """
    top = _top(folder, ref)
    return _paths(top, git(top, "ls-tree", "-r", "--name-only", "-z", "--full-tree", ref, ref=ref))


def _top(folder: Path, ref: str) -> Path:
    return Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel", ref=ref)).rstrip("\n"))


def _paths(top: Path, names: bytes) -> frozenset[Path]:
    return frozenset(top.resolve() / os.fsdecode(name) for name in names.split(b"\0") if name)


def touches_all(changed: Iterable[Path], deciding: Iterable[Path]) -> Path | None:
    """Return something changed that can change every verdict, or None.

    That is a style sheet, a layout, or one of the files and folders in `deciding`: settings,
    rules, waivers, settlements.
    """
    real = [path.resolve() for path in deciding]
    for path in sorted(changed):
        layout = suffix_of(path) in STYLES | TEMPLATES or LAYOUTS.intersection(path.parts[:-1])
        if layout or any(_within(path, one) for one in real):
            return path
    return None


def _with_campaigns(
    entries: Iterable[Entry], changed: frozenset[Path], materials: Materials
) -> frozenset[Path]:
    """Return what changed, with all drafts of its campaigns: they are held to one another."""
    names = {
        path.resolve(): materials.assignment(path).campaign
        for entry in entries
        if isinstance(entry, Found) and (path := entry.path) is not None
    }
    touched = {materials.assignment(path).campaign for path in changed} - {None}
    return changed | {path for path, campaign in names.items() if campaign in touched}


def without(entries: Iterable[Entry], same: frozenset[Path], ref: str) -> list[Entry]:
    """Return the entries with those passed over that are the `same` as at `ref`."""
    return [
        Skipped(it.name, f"unchanged since {ref}")
        if isinstance(it, Found) and it.path and it.path.resolve() in same
        else it
        for it in entries
    ]


def _within(path: Path, one: Path) -> bool:
    return path == one or one in path.parents
