"""The files that were looked for beside a draft, and whether they are still as they were."""

import os
from collections.abc import Mapping
from dataclasses import field
from hashlib import blake2b
from pathlib import Path

from faracheck.frozen import dataclass

Signature = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was looked for beside a draft, and what was there.

    `links` say where each path led, None where that could not be told; `texts` are the digests of what the files
    held, None for one that could not be read.
    """

    links: Mapping[str, str | None] = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether anything was looked for."""
        return bool(self.links or self.texts)


@dataclass(slots=True)
class Noted:
    """Notes what a loader looks for; a file of which two things were said was never the same."""

    links: dict[str, str | None] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict)
    steady: bool = True

    def led(self, asked: Path, found: Path | None) -> None:
        """Note where a path leads."""
        self._note(self.links, str(asked), None if found is None else str(found))

    def held(self, path: Path, text: str | None) -> None:
        """Note what a file holds."""
        self._note(self.texts, str(path), None if text is None else _digest(text))

    @property
    def surroundings(self) -> Surroundings:
        """What was noted."""
        return Surroundings(dict(self.links), dict(self.texts))

    def _note(self, notes: dict[str, str | None], path: str, what: str | None) -> None:
        self.steady = self.steady and notes.setdefault(path, what) == what


@dataclass(slots=True)
class Lookout:
    """Says whether surroundings are as they were; each file is read once as long as it is."""

    _links: dict[str, str | None] = field(default_factory=dict)
    _texts: dict[str, tuple[Signature | None, str | None]] = field(default_factory=dict)

    def finds(self, surroundings: Surroundings) -> bool:
        """Say whether all that was looked for would be found as it was."""
        return all(self._leads(it) == to for it, to in surroundings.links.items()) and all(
            self._holds(it) == digest for it, digest in surroundings.texts.items()
        )

    def _leads(self, asked: str) -> str | None:
        if asked not in self._links:
            self._links[asked] = _resolved(asked)
        return self._links[asked]

    def _holds(self, path: str) -> str | None:
        signature = _signature(path)
        seen = self._texts.get(path)
        if seen is None or seen[0] != signature:
            text = _text(path) if signature is not None else None
            seen = (signature, None if text is None else _digest(text))
            self._texts[path] = seen
        return seen[1]


def _resolved(asked: str) -> str | None:
    try:
        return str(Path(asked).resolve())
    except (OSError, RuntimeError, ValueError):
        return None


def _signature(path: str) -> Signature | None:
    try:
        about = os.stat(path)  # noqa: PTH116 - asked for every draft of a run
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino


def _text(path: str) -> str | None:
    try:
        file = Path(path)
        return file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else None
    except (OSError, ValueError):
        return None


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
