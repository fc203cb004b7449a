"""An Outlook message as its properties, in the compound file that holds them (MS-OXMSG).

Properties are known by number: 0x0037 is the subject, 0x1000 the plain text.
"""

import struct
from collections.abc import Iterator
from dataclasses import field
from io import BytesIO

import olefile

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders.rtf.tables import code_page
from faracheck.model.document import Source

_DAMAGED = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
    struct.error,
)
"""What reading a broken compound file raises; there is no common base."""

_VALUES = "__properties_version1.0"
_STREAM = "__substg1.0_"
_RECIPIENT, _ATTACHED = "__recip_version1.0_", "__attach_version1.0_"
_INSIDE = f"{_STREAM}3701000D"
_TEXT, _BYTES_OF_TEXT, _BYTES = "001F", "001E", "0102"
_NUMBER, _SWITCH = 0x0003, 0x000B
MESSAGE_CODE_PAGE = 0x3FFD
PAGE_CODE_PAGE = 0x3FDE


@dataclass(frozen=True, slots=True)
class Item:
    """A message, a recipient or an attachment: its properties, and what stands in it."""

    streams: dict[str, bytes] = field(repr=False)
    numbers: dict[int, int]
    recipients: tuple["Item", ...] = ()
    attached: tuple["Item", ...] = ()
    inside: "Item | None" = None
    codec: str = "cp1252"

    def text(self, number: int) -> str:
        """Return a property that is a text, or an empty one."""
        plain = self.streams.get(f"{number:04X}{_TEXT}")
        if plain is not None:
            return plain.decode("utf-16-le", "replace").rstrip("\0")
        coded = self.streams.get(f"{number:04X}{_BYTES_OF_TEXT}", b"")
        return coded.decode(self.codec, "replace").rstrip("\0")

    def bytes(self, number: int) -> bytes:
        """Return a property that is bytes, or none."""
        return self.streams.get(f"{number:04X}{_BYTES}", b"")

    def number(self, number: int) -> int | None:
        """Return a property that is a number or a switch, or None."""
        return self.numbers.get(number)


def item_in(source: Source, deepest: int) -> Item:
    """Return the message in a compound file; messages inside one another to a depth.

    Raises:
        LoadError: it is no Outlook message, damaged, or nested too deeply.
    """
    try:
        with olefile.OleFileIO(BytesIO(source.data)) as file:
            tree = _tree(file)
            whole = _Reader(file, source, deepest).item(tree, 32, 0) if _VALUES in tree else None
    except _DAMAGED as error:
        raise LoadError("it is damaged: no Outlook message", where=source.name) from error
    if whole is None:
        raise LoadError("it is no Outlook message", where=source.name)
    return whole


Tree = dict[str, object]


def _tree(file: "olefile.OleFileIO[str]") -> Tree:
    """Return the paths of a file as folders in folders; a stream is its path."""
    root: Tree = {}
    for path in file.listdir(streams=True, storages=False):
        folder = root
        for name in path[:-1]:
            inner = folder.get(name)
            if not isinstance(inner, dict):
                inner = folder[name] = {}
            folder = inner
        folder[path[-1]] = path
    return root


class _Reader:
    def __init__(self, file: "olefile.OleFileIO[str]", source: Source, deepest: int) -> None:
        self.file = file
        self.source = source
        self.deepest = deepest

    def item(self, tree: Tree, header: int, depth: int) -> Item:
        if depth > self.deepest:
            raise LoadError("its messages are nested too deeply", where=self.source.name)
        streams = {
            name.removeprefix(_STREAM).upper(): self._bytes(path)
            for name, path in tree.items()
            if isinstance(path, list) and name.startswith(_STREAM)
        }
        numbers = _numbers(self._bytes(tree.get(_VALUES)), header)
        codec = code_page(numbers.get(MESSAGE_CODE_PAGE, 0)) or "cp1252"
        inner = tree.get(_INSIDE)
        return Item(
            streams,
            numbers,
            tuple(self.item(it, 8, depth) for it in _folders(tree, _RECIPIENT)),
            tuple(self.item(it, 8, depth) for it in _folders(tree, _ATTACHED)),
            self.item(inner, 24, depth + 1) if isinstance(inner, dict) else None,
            codec,
        )

    def _bytes(self, path: object) -> bytes:
        if not isinstance(path, list):
            return b""
        with self.file.openstream(path) as stream:
            return bytes(stream.read())


def _folders(tree: Tree, prefix: str) -> Iterator[Tree]:
    for name in sorted(tree):
        folder = tree[name]
        if name.startswith(prefix) and isinstance(folder, dict):
            yield folder


def _numbers(data: bytes, header: int) -> dict[int, int]:
    """Return the numbers and switches among the properties of fixed size."""
    found = {}
    for at in range(header, len(data) - 15, 16):
        kind, number, _, value = struct.unpack_from("<HHLl", data, at)
        if kind == _NUMBER:
            found[number] = value
        elif kind == _SWITCH:
            found[number] = value & 1
    return found
