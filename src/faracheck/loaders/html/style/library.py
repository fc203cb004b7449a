"""Finds the style sheets that a page refers to: beside it, on its own site, and nowhere else."""

import posixpath
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from pathlib import Path
from urllib.parse import SplitResult, unquote, unquote_to_bytes, urljoin, urlsplit

from turbohtml import Document

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.limits import Limits
from faracheck.ports import Neighbours

_IGNORED = late_pattern(r"[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Site:
    """What a page and the settings say of the page's own address.

    `base` is what `<base href>` says; `addresses` are where the page or its site is published.
    """

    base: str = ""
    addresses: tuple[str, ...] = ()

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of the site, without "www."."""
        return frozenset(filter(None, map(_host, self.addresses)))

    def prefixes(self) -> Iterator[str]:
        """Yield the folders of the site's addresses: `/news/` of `https://ours.example/news/`."""
        for address in self.addresses:
            folder = posixpath.dirname(urlsplit(address).path)
            while folder not in {"", "/"}:
                yield f"{folder}/"
                folder = posixpath.dirname(folder)


@dataclass(frozen=True)
class Library:
    """Where references may be read.

    With a `site_root` that is the root, and the page's own folder (`base`) where that lies
    elsewhere. Without one it is the page's own folder and those of the run's `folders` around
    it: a reference that begins with a slash is tried beside the page and in each folder above,
    up to the folder that was asked for.
    """

    base: str | None = None
    site_root: str | None = None
    folders: tuple[str, ...] = ()
    site: Site = field(default_factory=Site)
    limits: Limits = field(default_factory=Limits)
    neighbours: Neighbours | None = None

    def address(self, reference: str) -> str:
        """Return a reference of the page as its base element makes it."""
        reference = _IGNORED.sub("", reference.strip())
        if not self.site.base or reference.lower().startswith("data:"):
            return reference
        return _joined(self.site.base, reference)

    def is_foreign(self, reference: str) -> bool:
        """Say whether an address leads to another host than the site's own."""
        parts = _split(reference)
        if parts is None or not (parts.scheme or parts.netloc):
            return False
        return parts.scheme not in {"", "http", "https"} or _host(reference) not in self.site.hosts

    def read(self, reference: str, folder: Path | None = None) -> tuple[str, Path | None] | None:
        """Return a file's text and the folder it lies in, or None when it is not there.

        Raises:
            LimitError: it is larger than any input may be.
        """
        if reference.lower().startswith("data:"):
            text = _data_text(reference)
            return None if text is None else (text, folder)
        for path in self._places(reference, folder):
            text = _text_of(path, self.limits)
            if self.neighbours is not None:
                self.neighbours.held(path, text)
            if text is not None:
                return text, path.parent
        return None

    def _places(self, reference: str, folder: Path | None) -> Iterator[Path]:
        parts = _split(reference)
        if parts is None or self.is_foreign(reference):
            return
        name = unquote(parts.path)
        if not name or "\0" in name:
            return
        if parts.netloc or name.startswith("/"):
            yield from self._below_roots(posixpath.normpath(f"/{name.lstrip('/')}"))
            return
        start = folder or self._own_folder
        if start is None:
            return
        within = self._address_of(start)
        if within is not None:
            # A browser does not climb above the root either: the steps too many are dropped.
            yield from self._below_roots(posixpath.normpath(posixpath.join(within, name)))
        else:
            yield from self._readable(start, name)

    def _below_roots(self, name: str) -> Iterator[Path]:
        names = [name, *(name[len(p) - 1 :] for p in self.site.prefixes() if name.startswith(p))]
        roots = list(self._roots)
        for path in dict.fromkeys(names):
            for root in roots:
                yield from self._readable(root, path.lstrip("/"))

    def _readable(self, start: Path, name: str) -> Iterator[Path]:
        asked = start / name
        path = _resolved(asked)
        if self.neighbours is not None:
            self.neighbours.led(asked, path)
        if path is not None and any(path.is_relative_to(root) for root in self._allowed):
            yield path

    def _address_of(self, folder: Path) -> str | None:
        """Return a folder's path on the site, or None when no root was given that holds it."""
        root = _resolved(Path(self.site_root)) if self.site_root is not None else None
        if root is None or not folder.is_relative_to(root):
            return None
        return posixpath.join("/", folder.relative_to(root).as_posix())

    @cached_property
    def _own_folder(self) -> Path | None:
        return _resolved(Path(self.base)) if self.base is not None else None

    @cached_property
    def _roots(self) -> tuple[Path, ...]:
        """The folders in which references that begin with a slash are looked up, in order."""
        if self.site_root is not None:
            root = _resolved(Path(self.site_root))
            return (root,) if root is not None else ()
        own = self._own_folder
        if own is None:
            return ()
        above = [folder for folder in own.parents if any(map(folder.is_relative_to, self._asked))]
        return (own, *above)

    @cached_property
    def _asked(self) -> tuple[Path, ...]:
        """The folders of the run that hold the page."""
        own = self._own_folder
        found = (_resolved(Path(folder)) for folder in self.folders)
        return tuple(
            f for f in found if f is not None and own is not None and own.is_relative_to(f)
        )

    @cached_property
    def _allowed(self) -> tuple[Path, ...]:
        own = (self._own_folder,) if self._own_folder is not None else ()
        return (*self._roots, *own) if self.site_root is not None else (*own, *self._asked)


def site_of(tree: Document, base_url: str | None = None) -> Site:
    """Return what a page says of its own address, and the settings beside it."""
    bases = ((element.attr("href") or "").strip() for element in tree.iter_elements("base"))
    base = next(filter(None, bases), "")
    addresses = [base_url or "", *_declared_addresses(tree)]
    told = [address for address in addresses if _host(address)]
    # Where nothing else is said, a page stands where its base element says.
    return Site(base, tuple(told or filter(_host, (base,))))


def _declared_addresses(tree: Document) -> Iterator[str]:
    for link in tree.iter_elements("link"):
        if "canonical" in (link.attr("rel") or "").lower().split():
            yield (link.attr("href") or "").strip()
    for meta in tree.iter_elements("meta"):
        if (meta.attr("property") or "").strip().lower() == "og:url":
            yield (meta.attr("content") or "").strip()


def _split(reference: str) -> SplitResult | None:
    try:
        return urlsplit(reference)
    except ValueError:
        return None


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def _host(address: str) -> str:
    parts = _split(address)
    if parts is None or parts.scheme not in {"", "http", "https"}:
        return ""
    return (parts.hostname or "").removeprefix("www.")


def _resolved(path: Path) -> Path | None:
    """Return where a path leads, links followed; None when that cannot be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _text_of(path: Path, limits: Limits) -> str | None:
    try:
        if not path.is_file():
            return None
        limits.hold("size", path.stat().st_size, str(path))
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None


def _data_text(reference: str) -> str | None:
    head, comma, body = reference[5:].partition(",")
    if not comma:
        return None
    kind = head.split(";")[0].strip().lower()
    if kind not in {"text/css", ""}:
        return None
    if head.lower().rstrip().endswith("base64"):
        try:
            return b64decode(unquote(body)).decode("utf-8", "replace")
        except (Base64Error, ValueError):
            return None
    return unquote_to_bytes(body.replace("\n", "").replace("\t", "")).decode("utf-8", "replace")
