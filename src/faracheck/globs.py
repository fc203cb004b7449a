"""Glob patterns over paths, matched part by part in linear time."""

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import PurePath

from faracheck.frozen import dataclass

MAGIC = frozenset("*?[")


def is_pattern(path: str) -> bool:
    """Say whether a path that does not exist can be meant as a glob."""
    return not MAGIC.isdisjoint(path)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A glob: `*`, `?` and `[…]` inside one part of a path, `**` for any number of parts."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, glob: str) -> "Pattern":
        """Return the pattern that a person wrote."""
        return cls(PurePath(glob).parts)

    def covers(self, path: Iterable[str]) -> bool:
        """Say whether the pattern matches the path or a folder above it."""
        states = self._open({0})
        for part in path:
            states = self._step(states, part)
            if len(self.parts) in states:
                return True
        return False

    def leads_into(self, folder: Iterable[str]) -> bool:
        """Say whether something below `folder` can match."""
        states = self._open({0})
        for part in folder:
            states = self._step(states, part)
        return bool(states)

    def _step(self, states: set[int], part: str) -> set[int]:
        """Return where in the pattern one may stand after `part`."""
        following = set[int]()
        for at in states:
            if at == len(self.parts):
                continue
            if self.parts[at] == "**":
                following.add(at)
            elif fnmatch(part, self.parts[at]):
                following.add(at + 1)
        return self._open(following)

    def _open(self, states: set[int]) -> set[int]:
        """Add the places behind every `**`, which may stand for nothing at all."""
        reached = set(states)
        for at in states:
            behind = at
            while behind < len(self.parts) and self.parts[behind] == "**":
                behind += 1
                reached.add(behind)
        return reached


EVERYTHING = Pattern(("**",))
