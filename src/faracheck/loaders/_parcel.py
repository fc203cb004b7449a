"""A ZIP of XML, as office programs write it: opened within limits, read without following anything."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from faracheck.errors import LoadError
from faracheck.model.document import Source
from faracheck.model.limits import Limits

_LARGE = 1_000_000
"""Bytes: a smaller part may be packed as tightly as it likes."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: programs wrap a document in one when they encrypt it."""

_DEEPEST = 200
"""Elements inside one another: as deep as any part is read."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading a broken or unusual ZIP raises; there is no common base."""


class Parcel:
    """An opened ZIP whose parts are read by name.

    Raises:
        LoadError: the bytes are no ZIP, or beyond a limit, which is named.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self._name = source.name
        self._limits = limits
        if source.data.startswith(_COMPOUND):
            raise self.problem(
                "it is encrypted, or an old document under a new name",
                hint="save it without a password, in the format of its suffix",
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(source.data))
        except _DAMAGED as error:
            raise self.problem("it is damaged: no ZIP inside", hint="save it anew") from error
        self.names = frozenset(self._zip.namelist())
        limits.hold("parts", len(self._zip.infolist()), self._name)

    def problem(self, what: str, hint: str = "") -> LoadError:
        """Return the error that says why this document cannot be read."""
        return LoadError(what, where=self._name, hint=hint)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raise LoadError where it is damaged or too large."""
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise self.problem(f"it is damaged: the part {name} is missing") from error
        if info.flag_bits & 1:
            raise self.problem("it is encrypted", hint="save it without a password")
        self._limits.hold("unpacked", info.file_size, self._name)
        if info.file_size > _LARGE:
            times = info.file_size // max(info.compress_size, 1)
            self._limits.hold("ratio", times, self._name)
        try:
            with self._zip.open(info) as file:
                return file.read(info.file_size + 1)
        except _DAMAGED as error:
            raise self.problem(f"it is damaged: the part {name} cannot be unpacked") from error

    def tree(self, name: str) -> Any:
        """Return the root element of an XML part; no entity, DTD or address is followed."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=True,  # which still ends at 2,048 elements inside one another
            load_dtd=False,
            dtd_validation=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.problem(f"it is damaged: the part {name} is not XML") from error
        tree: Any = root.getroottree()
        if tree.docinfo.doctype:
            raise self.problem(f"the part {name} declares a document type, which is not read")
        if _is_deeper(root, _DEEPEST):
            # What reads these parts goes no deeper, and what it left out could say anything.
            raise self.problem(f"its parts are nested more than {_DEEPEST} deep")
        return root


def _is_deeper(root: Any, most: int) -> bool:
    """Say whether more than `most` elements stand inside one another."""
    nodes, left = [root], most
    while nodes and left:
        steps = min(left, 50)
        path = "/".join("*" * steps)
        nodes = [inner for node in nodes for inner in node.xpath(path)]
        left -= steps
    return bool(nodes)
