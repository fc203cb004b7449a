"""What the browser may read of a draft's surroundings: the site's own files, and nothing else."""

import mimetypes
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.ports import LoadOptions

ORIGIN = "http://draft.invalid"
"""Where a draft stands when no site is served: a name that nobody can register (RFC 2606)."""

_BESIDE = "/.beside/"
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser is sent."""

    body: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Site:
    """A draft with the files around it, at addresses of their own.

    With a site's root the draft stands at its path below that root. Without one it stands in a
    folder to which no reference with a leading slash leads; such references are tried in the
    draft's own folder and in those above it, up to the folder that was asked for. `hosts` are
    names under which the site is published.
    """

    source: Source
    options: LoadOptions
    hosts: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """The address of the draft itself."""
        return ORIGIN + quote(self._own_path)

    def answer(self, url: str) -> Answer | None:
        """Return what stands at an address, None where nothing may be read."""
        if url.split("#", maxsplit=1)[0] == self.address:
            return Answer(self.source.data, "text/html")
        if not self.is_own(url):
            return None
        path = next(self._files(unquote(urlsplit(url).path)), None)
        return None if path is None else read_file(path)

    def is_own(self, url: str) -> bool:
        """Say whether an address is the site's own."""
        return url.startswith(f"{ORIGIN}/") or host_of(url) in self.hosts

    def _files(self, path: str) -> Iterator[Path]:
        if path.startswith(_BESIDE):
            yield from _readable(self._outermost, path.removeprefix(_BESIDE))
            return
        for name in (path, *self._without_prefix(path)):
            for root in self._roots:
                yield from _readable(root, name.lstrip("/"))

    def _without_prefix(self, path: str) -> Iterator[str]:
        """Yield the path below the folders of the address at which the site is published."""
        folder = posixpath.dirname(urlsplit(self.options.base_url or "").path)
        while folder not in {"", "/"}:
            if path.startswith(f"{folder}/"):
                yield path.removeprefix(folder)
            folder = posixpath.dirname(folder)

    @property
    def _own_path(self) -> str:
        name = Path(self.source.path).name or "draft.html"
        own, root = self._folder, self._root
        if root is not None and own is not None and own.is_relative_to(root):
            return posixpath.normpath(posixpath.join("/", own.relative_to(root).as_posix(), name))
        top = self._outermost
        inner = own.relative_to(top).as_posix() if own is not None and top is not None else "."
        return posixpath.normpath(posixpath.join(_BESIDE, inner, name))

    @property
    def _folder(self) -> Path | None:
        return Path(self.source.base).resolve() if self.source.base is not None else None

    @property
    def _root(self) -> Path | None:
        return Path(self.options.site_root).resolve() if self.options.site_root else None

    @property
    def _roots(self) -> tuple[Path, ...]:
        if self._root is not None:
            return (self._root,)
        own, top = self._folder, self._outermost
        if own is None or top is None:
            return ()
        return (own, *(folder for folder in own.parents if folder.is_relative_to(top)))

    @property
    def _outermost(self) -> Path | None:
        """The outermost folder of the run that holds the draft, or the draft's own."""
        own = self._folder
        if own is None:
            return None
        asked = (Path(folder).resolve() for folder in self.options.folders)
        return min((f for f in asked if own.is_relative_to(f)), key=_depth, default=own)


def host_of(url: str) -> str:
    """Return the host of an http or https address, without "www."; nothing for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"}:
        return ""
    return (parts.hostname or "").removeprefix("www.")


def read_file(path: Path) -> Answer | None:
    """Return a file as it is served, None when it cannot be."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return Answer(path.read_bytes(), kind)
    except OSError:
        return None


def file_below(root: Path, path: str) -> Path | None:
    """Return the file at a path below `root`, links followed no further than the root."""
    return next(_readable(root.resolve(), unquote(path).lstrip("/")), None)


def _readable(root: Path | None, name: str) -> Iterator[Path]:
    if root is None or "\0" in name:
        return
    try:
        path = (root / name).resolve()
        if path.is_dir():
            path /= "index.html"
        if path.resolve().is_relative_to(root) and path.is_file():
            yield path
    except (OSError, RuntimeError, ValueError):
        return


def _depth(folder: Path) -> int:
    return len(folder.parts)
