"""Rulebooks made ready, kept from run to run in a folder of the user's own.

Nothing hangs on it: what is not there, not ours, torn or of another make is made anew.
"""

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import faracheck
from faracheck.rulebook.pack import Rulebook, load_rulebook, packs_root
from faracheck.rulebook.plain import packed, unpacked

KEPT = 8
"""How many rulebooks are kept: one for each set of packs that somebody works with."""

_SUFFIX = ".rules"
_SEAL = hashlib.sha256().digest_size
_ROOMS = (".", "wording", "labels")
_MAKERS = ("checks", "model", "recognise", "recognise/contact", "rulebook", "shape")


def ready_rulebook(extra: Sequence[Path], folder: Path | None) -> Rulebook:
    """Return what `load_rulebook` does; `folder` is where it is kept, None for nowhere.

    Raises:
        RuleError: a file is broken, or two rules share an id or a name.
    """
    if folder is None:
        return load_rulebook(extra)
    try:
        shelf = folder / (_key(extra) + _SUFFIX)
    except OSError:  # load_rulebook says in a reader's words what cannot be read
        return load_rulebook(extra)
    rulebook = _taken(shelf)
    if rulebook is None:
        rulebook = load_rulebook(extra)
        _put(shelf, rulebook)
    return rulebook


def _key(extra: Sequence[Path]) -> str:
    """Return a name for all that a rulebook is made of: the files, the code and the interpreter."""
    made_by = f"{faracheck.__version__} {sys.version} {packs_root()} {[*map(str, extra)]}"
    digest = hashlib.sha256(made_by.encode("utf-8", "surrogateescape"))
    for file in _code():
        about = file.stat()
        digest.update(f"{file} {about.st_size} {about.st_mtime_ns}\n".encode())
    for path in _texts(extra):
        data = path.read_bytes()
        digest.update(f"{path} {len(data)}\n".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()[:32]


def _texts(extra: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that rules are read from, each where it truly stands."""
    yield from sorted(packs_root().rglob("*.y*ml"))
    for folder in map(Path.resolve, extra):
        for room in _ROOMS:
            yield from sorted((folder / room).glob("*.y*ml"))


def _code() -> Iterator[os.DirEntry[str]]:
    """Yield the modules that make rulebooks: a checkout changes them without a new version."""
    house = Path(faracheck.__file__).parent
    for room in _MAKERS:
        with os.scandir(house / room) as entries:
            yield from sorted(
                (entry for entry in entries if entry.name.endswith(".py")),
                key=lambda entry: entry.name,
            )


def _taken(shelf: Path) -> Rulebook | None:
    """Return the rulebook kept, or None where there is none that is whole and ours."""
    # Whatever is wrong with a file that nothing hangs on, it is made anew.
    with contextlib.suppress(Exception):
        with shelf.open("rb") as file:
            if not _own(os.fstat(file.fileno())):
                return None
            data = file.read()
        seal, body = data[:_SEAL], data[_SEAL:]
        if hashlib.sha256(body).digest() == seal:
            return cast("Rulebook", unpacked(body))
    return None


def _own(about: os.stat_result) -> bool:
    """Say whether a file is the user's and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _put(shelf: Path, rulebook: Rulebook) -> None:
    """Keep a rulebook, whole or not at all; a disk that takes none is no trouble."""
    import tempfile  # noqa: PLC0415 - a rulebook is put away once and taken many times

    with contextlib.suppress(OSError, TypeError):
        body = packed(rulebook)
        shelf.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=shelf.parent, suffix=".part", delete=False) as file:
            try:
                file.write(hashlib.sha256(body).digest() + body)
                file.close()
                Path(file.name).replace(shelf)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
        _clear(shelf.parent)


def _clear(folder: Path) -> None:
    """Take away all but the latest."""
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)
