"""Small files by name, in a folder of the user's own that stays within a size.

Each is written beside its place and moved there, so that two runs at once, or one that is killed,
leave all of it or nothing. What was not used for the longest time is cleared away.
"""

import itertools
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from faracheck.frozen import dataclass

MOST = 256_000_000
"""Bytes that are kept at most."""

LEFT = MOST * 3 // 4
"""Bytes that are left when something has to be cleared away."""

SPAN = MOST // 8
"""Bytes after which who writes much looks whether there is too much."""

HOUR = 3600
"""Seconds within which nobody looks again, and after which what is half written was left."""

DAY = 24 * HOUR
"""Seconds within which use is not noted anew."""

UNUSED = 30 * DAY
"""Seconds after which what nobody used is cleared away."""

ROOM = "readings"
STAMP = "swept"
TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What faracheck can make again. See https://bford.info/cachedir/\n"
)
_PART = ".part"
_numbers = itertools.count()


def nobody(_: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Shelves:
    """Files in a room of `folder`, which is made when it is needed; `now` is the clock's time.

    Trouble is told once; after that nothing is written any more.
    """

    folder: str
    now: float
    tell: Callable[[str], object] = nobody
    _room: str = field(init=False)
    _reads: bool = True
    _writes: bool = True
    _written: int = 0

    def __post_init__(self) -> None:
        self._room = os.path.join(self.folder, ROOM)  # noqa: PTH118 - text, as below

    def prepare(self) -> None:
        """Make the room where it is not there, and see that it is the user's own."""
        try:
            _make(self.folder, self._room)
            if not _own(os.stat(self._room)):  # noqa: PTH116 - text
                self._reads = False
                self._give_up("it belongs to another user, or others may write to it")
        except OSError as error:
            self._give_up(error.strerror or "it cannot be made")

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name, or None."""
        if not self._reads:
            return None
        try:
            # Asked for every draft: a path object would cost as much as the reading.
            with open(self._path(name), "rb", buffering=0) as file:  # noqa: PTH123
                about = os.fstat(file.fileno())
                data = file.read()
        except OSError:
            return None
        if self.now - about.st_mtime > DAY:
            with suppress(OSError):
                os.utime(self._path(name), (self.now, self.now))
        return data

    def write(self, name: str, data: bytes) -> None:
        """Keep something under a name."""
        if not self._writes:
            return
        try:
            _put(self._path(name), data)
        except OSError as error:
            self._give_up(error.strerror or "it cannot be written")
            return
        self._written += len(data)
        if self._written > SPAN:
            self._written = 0
            clear(self._room, self.now)

    def sweep(self) -> None:
        """Clear away what is too much or was not used for long, where nobody has of late."""
        stamp = os.path.join(self._room, STAMP)  # noqa: PTH118 - text
        with suppress(OSError):
            if self._writes and _age(stamp, self.now) > HOUR:
                Path(stamp).touch(0o600)
                os.utime(stamp, (self.now, self.now))
                clear(self._room, self.now)

    def _path(self, name: str) -> str:
        return f"{self._room}{os.sep}{name[:2]}{os.sep}{name[2:]}"

    def _give_up(self, why: str) -> None:
        if self._writes:
            self._writes = False
            self.tell(f"nothing is kept in {self.folder}: {why}")


def clear(room: str, now: float) -> None:
    """Clear away what nobody used for long, then what was not used for the longest time."""
    kept = []
    for path, about in _files(room):
        age = now - about.st_mtime
        if age > (HOUR if path.endswith(_PART) else UNUSED):
            _remove(path)
        else:
            kept.append((about.st_mtime, about.st_size, path))
    size = sum(it[1] for it in kept)
    if size > MOST:
        for _, own, path in sorted(kept):
            if size <= LEFT:
                break
            _remove(path)
            size -= own


def _files(room: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of all shelves; what another run takes away meanwhile is gone."""
    with suppress(OSError), os.scandir(room) as shelves:
        for shelf in shelves:
            with suppress(OSError), os.scandir(shelf.path) as files:
                for file in files:
                    with suppress(OSError):
                        yield file.path, file.stat(follow_symlinks=False)


def _put(path: str, data: bytes) -> None:
    part = f"{path}.{os.getpid()}.{next(_numbers)}{_PART}"
    try:
        file = _created(part)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)  # noqa: PTH103, PTH120 - text
        file = _created(part)
    try:
        with os.fdopen(file, "wb") as whole:
            whole.write(data)
        os.replace(part, path)  # noqa: PTH105 - text
    except BaseException:
        _remove(part)
        raise


def _created(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def _make(folder: str, room: str) -> None:
    """Make a folder for the user alone, marked as one that backups and git leave out."""
    if os.path.isdir(room):  # noqa: PTH112 - text
        return
    place = Path(folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.mkdir(mode=0o700, exist_ok=True)
    Path(room).mkdir(mode=0o700, exist_ok=True)
    # In a folder with files of somebody else's the marks would hide those.
    marked = place if all(map(_is_ours, os.listdir(folder))) else Path(room)  # noqa: PTH208
    for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
        if not (marked / name).exists():
            (marked / name).write_text(text, encoding="utf-8")


def _is_ours(name: str) -> bool:
    """Say whether we put a file of this name into a cache folder, rules made ready among them."""
    return name in {ROOM, "CACHEDIR.TAG", ".gitignore"} or name.endswith((".rules", _PART))


def _own(about: os.stat_result) -> bool:
    """Say whether a folder is the user's and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _age(path: str, now: float) -> float:
    try:
        return abs(now - os.stat(path).st_mtime)  # noqa: PTH116 - text
    except OSError:
        return float("inf")


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - text
