"""The files in an archive: which are inputs, and which cannot be taken for a draft, and why.

Format: PKWARE's APPNOTE, ZIP64 with it. Nothing is written anywhere.
"""

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath

from faracheck.errors import LimitError, LoadError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import NotCheckable, Skipped
from faracheck.ports import Part, Piece

SMALL = 1_000_000
"""Bytes up to which a file may be packed as tightly as it likes: a page of blanks is no attack."""

LONGEST = 500
"""Characters of a path that are shown."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    IndexError,
)
"""What reading a broken or unusual archive raises; there is no common base."""

_READ = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_SEALED = 0x1 | 0x40 | 0x2000
_UNFIT = late_pattern(r"[\x00-\x1f\x7f-\x9f!\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_DRIVE = late_pattern(r"[A-Za-z]:")
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_BESIDE = b"\x00\x05\x16\x07"
"""How the file begins that macOS packs beside another for its icon and labels."""

_UTF_8 = 0x800
_UNICODE_NAME = b"up"
_LOCAL = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in an archive, and the name under which it is told."""

    info: zipfile.ZipInfo
    name: str


def pieces_of(source: Source, limits: Limits) -> Iterator[Piece]:
    """Yield the files in their order in the archive, each by its path.

    Raises:
        LoadError: it is no archive, or has more entries than are looked at.
    """
    archive = _opened(source)
    limits.hold("parts", len(archive.infolist()), source.name)
    members = [_Member(it, _shown(it)) for it in archive.infolist() if not _is_folder(it)]
    count = Counter(member.name for member in members)
    told: set[str] = set()
    for member in members:
        if member.name not in told:
            told.add(member.name)
            alone = count[member.name] == 1
            yield _piece(archive, member, source, limits) if alone else _twice(member, source)
    front = _front(archive, source)
    if front is not None:
        yield front


def _opened(source: Source) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(BytesIO(source.data))
    except _DAMAGED as error:
        raise LoadError(
            "it is damaged: no archive inside", where=source.name, hint="pack it anew"
        ) from error
    if any(it.filename in _OFFICE for it in archive.infolist()):
        raise LoadError(
            "it is a document of an office program, not an archive",
            where=source.name,
            hint="give it the suffix that it was saved under",
        )
    return archive


def _piece(archive: zipfile.ZipFile, member: _Member, source: Source, limits: Limits) -> Piece:
    """Return a file as an input, or why it is none."""
    info, told = member.info, source.inside(member.name, b"")
    refusal = _refusal(info)
    if refusal is not None:
        return NotCheckable(told.name, refusal, "pack it anew")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Skipped(told.name, "link")
    try:
        data = _unpacked(archive, info, limits)
    except LimitError as error:
        return NotCheckable(told.name, error.what, error.hint)
    except _DAMAGED:
        return NotCheckable(told.name, "it is damaged: it cannot be unpacked", "pack it anew")
    if data.startswith(_BESIDE) and PurePosixPath(member.name).name.startswith("._"):
        return Skipped(told.name, "what macOS keeps beside a file")
    return Part(replace(told, data=data))


def _refusal(info: zipfile.ZipInfo) -> str | None:
    """Say why a file is not unpacked whatever is in it, or None."""
    name = info.orig_filename
    if not _shown(info):
        return "it has no name"
    if "\\" in name or "\0" in name:
        return "its name holds a character that no path in an archive has"
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "its path leads out of the archive"
    if info.flag_bits & _SEALED:
        return "it is encrypted"
    return None if info.compress_type in _READ else "it is packed in a way that is not read"


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    """Return the bytes of a file, never more than it says it has, nor than a limit allows.

    Raises:
        LimitError: it is too large, or packed too tightly to be a draft.
    """
    limits.hold("size", info.file_size)
    if info.file_size > SMALL:
        limits.hold("ratio", info.file_size // max(info.compress_size, 1))
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise EOFError
    return data


def _twice(member: _Member, source: Source) -> NotCheckable:
    """Return that programs differ in which of several files of one name they unpack."""
    told = source.inside(member.name, b"")
    return NotCheckable(told.name, "the archive holds several files of this name", "keep one")


def _front(archive: zipfile.ZipFile, source: Source) -> NotCheckable | None:
    """Return that files stand before those of the archive, where some programs find them."""
    first = min((it.header_offset for it in archive.infolist()), default=0)
    if _LOCAL not in source.data[:first]:
        return None
    return NotCheckable(
        source.name, "another archive stands in front of it", "pack what is in both as one"
    )


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() and not info.file_size


def _shown(info: zipfile.ZipInfo) -> str:
    """Return the path of a file, fit to stand in a report; its end tells the format."""
    name = _UNFIT.sub("_", _named(info)).strip()
    return name if len(name) <= LONGEST else f"{name[: LONGEST // 2]}…{name[-LONGEST // 2 :]}"


def _named(info: zipfile.ZipInfo) -> str:
    """Return the path of a file: an own field may say it in Unicode, or its bytes are UTF-8.

    Programs on macOS write UTF-8 and do not say so; what is no UTF-8 is taken for CP437.
    """
    if info.flag_bits & _UTF_8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    field = _unicode_name(info.extra, zlib.crc32(raw))
    for data in (field, raw):
        try:
            if data:
                return data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _unicode_name(extra: bytes, checksum: int) -> bytes | None:
    """Return the name in an Info-ZIP Unicode Path field (0x7075), if it is for this name."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = extra[at : at + 2], int.from_bytes(extra[at + 2 : at + 4], "little")
        field = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_NAME and int.from_bytes(field[1:5], "little") == checksum:
            return field[5:]
        at += 4 + size
    return None
