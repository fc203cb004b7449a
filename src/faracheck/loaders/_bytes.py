"""From bytes to text: what the formats made of text share."""

import codecs
import re

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.model.document import Source

SAMPLE = 4096
"""Bytes from the beginning by which text is told from other content."""

MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x89PNG",
    b"GIF87a",
    b"GIF89a",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"\x1f\x8b\x08",
    b"BZh9",
    b"\xfd7zXZ",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a",
    b"SQLite format 3\0",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\0asm",
    b"OggS\0",
    b"ID3\x03",
    b"ID3\x04",
    b"II*\0",
    b"MM\0*",
    b"wOFF",
    b"wOF2",
)
"""How files begin that hold no text: documents, archives, images, sound, programs, fonts."""

MAGIC_WITHIN = late_pattern(
    rb"RIFF....(?:WEBP|WAVE|AVI )|....ftyp|BM....\0\0\0\0|MZ[^\n]{2,64}\0\0\0", re.DOTALL
)

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the long ones of UTF-32 before those of UTF-16 that they begin with."""

CONTROLS = bytes({*range(1, 32)} - set(b"\t\n\v\f\r\x1a\x1b"))


def refuse_binary(source: Source) -> None:
    """Raise LoadError when the bytes are no text, whatever their name says."""
    data = source.data
    if data.startswith(MAGIC) or MAGIC_WITHIN.match(data) or _mostly_controls(data):
        raise LoadError(
            "binary content in a text format",
            where=source.name,
            hint="check the file's name, or export it as text",
        )


def encoding_by_shape(data: bytes) -> str | None:
    """Return the encoding that a mark or the rhythm of zero bytes shows, or None."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    if 0 not in sample:
        return None
    for encoding, zeros, others in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        # Latin text in UTF-16 has a zero in nearly every second byte and nowhere else.
        if len(zeros) > 3 and zeros.count(0) > 0.7 * len(zeros) and others.count(0) == 0:
            return encoding
    return None


def decode(source: Source) -> tuple[str, str]:
    """Return the text of plain bytes and the name of the encoding chosen.

    What no encoding explains is replaced by U+FFFD and judged all the same.
    """
    refuse_binary(source)
    data = source.data
    encoding = encoding_by_shape(data)
    if encoding is not None:
        return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _mend(data)


def _mostly_controls(data: bytes) -> bool:
    """Say whether control characters fill the bytes; zeros alone may be stray ones in a text."""
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    suspect = controls > 0.02 * len(sample) or sample.count(0) > 0.5 * len(sample)
    return suspect and encoding_by_shape(data) is None


def _mend(data: bytes) -> tuple[str, str]:
    """Read bytes that are not UTF-8: another encoding, or Windows-1252 pasted into UTF-8."""
    # Both are imported only here: they take longer to load than most drafts take to judge.
    from bs4.dammit import UnicodeDammit  # noqa: PLC0415 - see above
    from turbohtml.detect import detect  # noqa: PLC0415 - see above

    if not _partly_utf8(data):
        found = detect(data)
        return data.decode(found.codec or "latin-1"), (found.encoding or "unknown").lower()
    mended = UnicodeDammit.detwingle(data)
    return mended.decode("utf-8", "windows-1252"), "utf-8 with windows-1252"


def _partly_utf8(data: bytes) -> bool:
    """Say whether enough of the bytes beyond ASCII form UTF-8 to be no coincidence."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    broken = text.count("\ufffd")
    return beyond - broken >= max(1, broken // 2)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Decode one byte that is not UTF-8 (accented letters that `detwingle` leaves alone)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("windows-1252", "replace"), error.start + 1


codecs.register_error("windows-1252", _as_windows_1252)
