"""By what a draft is read: all that must be the same for a reading to be the same."""

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import faracheck
from faracheck.engine.read import Desk
from faracheck.rulebook.pack import packs_root

EDITION = 1
"""The form in which readings are kept."""

ROOMS = ("config", "engine", "loaders", "model", "recognise", "rulebook", "shape")
"""Where the modules stand that read drafts: a checkout changes them without a new version."""


def provenance(desk: Desk) -> bytes:
    """Return a digest of all by which a draft is read at this desk, whatever the draft.

    That is the code and the libraries, the interpreter, the wordings and labels, the limits and
    where references are looked up; neither the rules nor the day, which judge later.
    """
    digest = blake2b(digest_size=32)
    for part in _parts(desk):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()


def _parts(desk: Desk) -> Iterator[str]:
    yield f"{EDITION} {faracheck.__version__} {sys.version} {sys.platform} {os.name}"
    yield from _modules() if is_checkout() else ()
    yield from _libraries()
    rulebook, options = desk.rulebook, desk.options
    yield rulebook.read_by or repr((rulebook.wordings, rulebook.labels, rulebook.languages))
    # What settings change of a wording is who vouches for it.
    yield repr([(it.language, it.vouched_by) for it in rulebook.wordings])
    roots = (options.site_root, *options.folders)
    yield repr((options, [it and os.path.realpath(it) for it in roots]))
    yield repr((desk.tells_language, desk.digests or desk.exceptions is not None))


def is_checkout() -> bool:
    """Say whether this is source that is worked on: there a version says little of the code."""
    return packs_root().name == "rules"


def _modules() -> Iterator[str]:
    """Yield each module with its size and time."""
    house = Path(faracheck.__file__).parent
    for room in ROOMS:
        for folder, folders, names in os.walk(house / room):
            folders.sort()
            for name in sorted(names):
                if name.endswith((".py", ".txt")):
                    about = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - hundreds
                    yield f"{folder}/{name} {about.st_size} {about.st_mtime_ns}"
    yield from (f"{it} {(house / it).stat().st_mtime_ns}" for it in ("ports.py", "templates.py"))


def _libraries() -> Iterator[str]:
    """Yield the libraries that are installed: their folders name their versions."""
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - names alone
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
