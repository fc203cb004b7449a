"""Outlook messages for tests: a compound file (MS-CFB) with the properties of a message (MS-OXMSG)."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Tree = dict[str, "bytes | Tree"]
SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass
class Entry:
    """A stream (type 2) or a storage (1) in the directory."""

    name: str
    kind: int
    data: bytes = b""
    child: int = FREE
    right: int = FREE
    start: int = END


def compound(tree: Tree) -> bytes:
    """Return a compound file with these streams and storages."""
    entries = [Entry("Root Entry", 5)]
    _place(tree, entries, entries[0])
    small = bytearray()
    mini_table: list[int] = []
    for entry in entries[1:]:
        if entry.kind == 2 and len(entry.data) < CUTOFF:
            entry.start = len(small) // SMALL if entry.data else END
            mini_table += _chain(len(mini_table), -(-len(entry.data) // SMALL))
            small += entry.data.ljust(-(-len(entry.data) // SMALL) * SMALL, b"\0")
    body = bytearray()
    table: list[int] = []

    def put(data: bytes) -> int:
        start, count = len(table), -(-len(data) // SECTOR)
        table.extend(_chain(start, count))
        body.extend(data.ljust(count * SECTOR, b"\0"))
        return start if count else END

    for entry in entries[1:]:
        if entry.kind == 2 and len(entry.data) >= CUTOFF:
            entry.start = put(entry.data)
    entries[0].data, entries[0].start = bytes(small), put(bytes(small))
    mini = put(_numbers(mini_table, FREE)) if mini_table else END
    directory = put(b"".join(map(_entry, entries)))
    tables = 1
    while (len(table) + tables) * 4 > tables * SECTOR:
        tables += 1
    first = len(table)
    whole = _numbers([*table, *[TABLE] * tables], FREE)
    fats = [*range(first, first + tables)]
    header = struct.pack(
        "<8s16xHHHHH6xLLLLLLLLL",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        tables,
        directory,
        0,
        CUTOFF,
        mini,
        -(-len(mini_table) * 4 // SECTOR),
        END,
        0,
    )
    return header + struct.pack("<109L", *fats, *[FREE] * (109 - tables)) + bytes(body) + whole


def _place(tree: Tree, entries: list[Entry], parent: Entry) -> None:
    """Put what stands in a storage behind one another, as a chain of right-hand siblings."""
    before: Entry | None = None
    for name, content in sorted(tree.items()):
        entry = Entry(name, 2, content) if isinstance(content, bytes) else Entry(name, 1)
        if before is None:
            parent.child = len(entries)
        else:
            before.right = len(entries)
        entries.append(entry)
        before = entry
        if isinstance(content, dict):
            _place(content, entries, entry)


def _entry(entry: Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBLLL36xLLL",
        name,
        len(name),
        entry.kind,
        1,
        FREE,
        entry.right,
        entry.child,
        entry.start if entry.kind != 1 else 0,
        len(entry.data),
        0,
    )


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END] if count else []


def _numbers(values: Sequence[int], fill: int) -> bytes:
    values = [*values, *[fill] * (-len(values) % (SECTOR // 4))]
    return struct.pack(f"<{len(values)}L", *values)


Value = str | bytes | int


@dataclass
class Mail:
    """A message to be: its properties by number, its recipients, what is attached."""

    values: dict[int, Value] = field(default_factory=dict)
    recipients: list[dict[int, Value]] = field(default_factory=list)
    attached: "list[tuple[dict[int, Value], Mail | None]]" = field(default_factory=list)

    def tree(self, header: int = 32) -> Tree:
        """Return the storage of the message."""
        tree = _stored(self.values, header)
        for number, values in enumerate(self.recipients):
            tree[f"__recip_version1.0_#{number:08X}"] = _stored(values, 8)
        for number, (values, inner) in enumerate(self.attached):
            attached = _stored(values, 8)
            if inner is not None:
                attached["__substg1.0_3701000D"] = inner.tree(24)
            tree[f"__attach_version1.0_#{number:08X}"] = attached
        return tree

    def saved(self) -> bytes:
        """Return the message as Outlook saves it."""
        return compound(self.tree())


def _stored(values: dict[int, Value], header: int) -> Tree:
    tree: Tree = {}
    fixed = bytearray(header)
    for number, value in values.items():
        if isinstance(value, int):
            fixed += struct.pack("<HHLl4x", 3, number, 6, value)
        elif isinstance(value, str):
            tree[f"__substg1.0_{number:04X}001F"] = value.encode("utf-16-le")
        else:
            tree[f"__substg1.0_{number:04X}0102"] = value
    tree["__properties_version1.0"] = bytes(fixed)
    return tree


def mail(plain: str = "", html: bytes = b"", rtf: bytes = b"", *to: str, **more: Value) -> Mail:
    """Return a message in these forms to these addresses; `more` is by number, as x0037."""
    values: dict[int, Value] = {0x001A: "IPM.Note", 0x0037: "A railway opens"}
    values |= {0x0C1A: "Anna Halloran", 0x5D01: "anna@pelham.example"}
    for number, value in ((0x1000, plain), (0x1013, html), (0x1009, packed(rtf) if rtf else b"")):
        if value:
            values[number] = value
    values |= {int(key[1:], 16): value for key, value in more.items()}
    people: list[dict[int, Value]] = [
        {0x0C15: 1, 0x3001: it, 0x39FE: it} for it in to or ("desk@paper.example",)
    ]
    return Mail(values, people)


def packed(rtf: bytes, *, literally: bool = False) -> bytes:
    """Return rich text as Outlook packs it, each byte by itself or what repeats by reference."""
    body = b"".join(_literals(rtf) if literally else _references(rtf))
    checksum = zlib.crc32(body, 0xFFFFFFFF) ^ 0xFFFFFFFF
    return struct.pack("<4L", len(body) + 12, len(rtf), 0x75465A4C, checksum) + body


def _literals(rtf: bytes) -> Iterator[bytes]:
    for at in range(0, len(rtf), 8):
        yield b"\0" + rtf[at : at + 8]


def _references(rtf: bytes) -> Iterator[bytes]:
    """Yield groups of eight steps: references into what was said before, or single bytes."""
    at, start = 0, 207
    while at <= len(rtf):
        control, group = 0, b""
        for bit in range(8):
            if at >= len(rtf):
                token = (start + len(rtf)) % 4096 << 4
                yield bytes([control | 1 << bit]) + group + token.to_bytes(2, "big")
                return
            length = min(17, len(rtf) - at)
            found = -1
            while length > 1 and found < 0:
                found = rtf.rfind(rtf[at : at + length], max(0, at - 3000), at + length - 1)
                length -= found < 0
            if found >= 0 and found < at:
                token = (start + found) % 4096 << 4 | length - 2
                control |= 1 << bit
                group += token.to_bytes(2, "big")
                at += length
            else:
                group += rtf[at : at + 1]
                at += 1
        yield bytes([control]) + group
