"""Rich text as Outlook packs it, unpacked (MS-OXRTFCP)."""

import struct
import zlib
from collections.abc import Iterator

_PACKED = 0x75465A4C
_PLAIN = 0x414C454D
_HEADER = 16
_WINDOW = 4096
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What packer and unpacker both know before the first byte."""


def unpacked(data: bytes) -> bytes:
    """Return the rich text in packed bytes, at most nine times as many.

    Raises:
        ValueError: they are no packed rich text, or damaged.
    """
    if len(data) < _HEADER:
        raise ValueError("it is too short")
    size, whole, kind, checksum = struct.unpack_from("<4L", data)
    body = data[_HEADER : size + 4]
    if kind == _PLAIN:
        return data[_HEADER : _HEADER + whole]
    if kind != _PACKED or zlib.crc32(body, 0xFFFFFFFF) ^ 0xFFFFFFFF != checksum:
        raise ValueError("it is damaged")
    return bytes(_bytes(body))[:whole]


def _bytes(body: bytes) -> Iterator[int]:
    """Yield the bytes; a reference may reach into what it is itself about to say."""
    window = bytearray(_KNOWN.ljust(_WINDOW, b"\0"))
    write = len(_KNOWN)
    for offset, length in _steps(body):
        if length and offset == write % _WINDOW:
            return
        for step in range(length or 1):
            byte = window[(offset + step) % _WINDOW] if length else offset
            window[write % _WINDOW] = byte
            write += 1
            yield byte


def _steps(body: bytes) -> Iterator[tuple[int, int]]:
    """Yield references as (offset, length) and single bytes as (byte, 0)."""
    at = 0
    while at < len(body):
        control, at = body[at], at + 1
        for bit in range(8):
            wide = 2 if control >> bit & 1 else 1
            if at + wide > len(body):
                return
            token, at = int.from_bytes(body[at : at + wide], "big"), at + wide
            yield (token >> 4, (token & 0xF) + 2) if wide == 2 else (token, 0)
