"""The page that Outlook packs into rich text, taken out as it was (MS-OXRTFEX)."""

from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.loaders.rtf.destinations import SPECIAL
from faracheck.loaders.rtf.tables import Font, code_page, font
from faracheck.loaders.rtf.tokens import Kind, Token, tokens

_HEAD = 400
"""Bytes in which the mark of a packed page stands."""

_SIGNS = {"{": "{", "}": "}", "\\": "\\", "~": "&nbsp;", "_": "&shy;", "-": "&shy;"}
_BREAKS = {"par": "\r\n", "line": "\r\n"}
_TABLES = frozenset({"colortbl", "stylesheet", "info", "pict", "pntext", "listtext"})


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds in a group: where its words go, whether they are only for readers of rich text."""

    goes: str = "page"
    only_rich: bool = False
    font: int = -1
    stand_ins: int = 1
    starred: bool = False
    fresh: bool = True


def holds_page(data: bytes) -> bool:
    """Say whether rich text is a page in a wrapping, not a text of its own."""
    return b"\\fromhtml" in data[:_HEAD]


def page_in(data: bytes) -> str:
    """Return the page that stands in rich text; what is broken in it is left as it is."""
    reader = _Reader()
    for token in tokens(data):
        if token.kind is Kind.TEXT:
            reader.bytes += token.data[reader.skipped(len(token.data)) :]
            continue
        reader.settle()
        reader.follow(token)
    reader.settle()
    return _whole("".join(reader.said))


class _Reader:
    def __init__(self) -> None:
        self.groups = [_Group()]
        self.said: list[str] = []
        self.bytes = bytearray()
        self.fonts: dict[int, Font] = {}
        self.codec = "cp1252"
        self.skip = 0

    @property
    def group(self) -> _Group:
        return self.groups[-1]

    def skipped(self, count: int) -> int:
        """Return how many of so many bytes stand in for a character that was read already."""
        dropped = min(self.skip, count)
        self.skip -= dropped
        return dropped

    def settle(self) -> None:
        """Put the bytes that have come into words."""
        data, self.bytes = bytes(self.bytes), bytearray()
        codec = self.fonts.get(self.group.font, Font()).codec or self.codec
        if data:
            self._say(data.decode(codec, "replace"))

    def follow(self, token: Token) -> None:
        if token.kind is Kind.OPEN:
            self.skip = 0
            self.groups.append(replace(self.group, fresh=True, starred=False))
        elif token.kind is Kind.CLOSE:
            self.skip = 0
            if len(self.groups) > 1:
                self.groups.pop()
        elif token.kind is Kind.SIGN and token.word == "*":
            self.groups[-1] = replace(self.group, starred=True)
        elif token.kind is Kind.SIGN:
            if not self.skipped(1):
                self._say(_SIGNS.get(token.word, ""))
        elif not self.skipped(1):
            self._word(token.word, token.number)

    def _word(self, word: str, number: int | None) -> None:
        group = self.group
        if group.fresh:
            self.groups[-1] = group = replace(group, fresh=False, goes=self._goes(word))
        if word == "htmlrtf":
            self.groups[-1] = replace(group, only_rich=number != 0)
        elif word == "f":
            self.groups[-1] = replace(group, font=number or 0)
        elif word == "uc":
            self.groups[-1] = replace(group, stand_ins=max(number or 0, 0))
        elif word == "fcharset" and group.goes == "fonts":
            self.fonts[group.font] = font(number, None)
        elif word == "ansicpg":
            self.codec = code_page(number or 1252) or self.codec
        elif word == "u":
            self._say(chr((number or 0) % 0x10000))
            self.skip = group.stand_ins
        else:
            self._say({**SPECIAL, **_BREAKS}.get(word, ""))

    def _goes(self, word: str) -> str:
        """Return where the words of a group go, by the word that it begins with."""
        group = self.group
        if group.starred:
            return "tag" if word == "htmltag" and group.goes != "skip" else "skip"
        if word == "fonttbl":
            return "fonts"
        return "skip" if word in _TABLES else group.goes

    def _say(self, text: str) -> None:
        group = self.group
        self.groups[-1] = replace(group, fresh=False) if group.fresh else group
        if group.goes == "tag" or (group.goes == "page" and not group.only_rich):
            self.said.append(text)


def _whole(text: str) -> str:
    """Return the text with characters that came as two halves made whole."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
