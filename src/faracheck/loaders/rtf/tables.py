"""What rich text keeps in front of its words: fonts, colours and styles, each under a number."""

import codecs
from dataclasses import field

from faracheck.frozen import dataclass
from faracheck.loaders._paper.setting import NOTHING, Setting

_CODE_PAGES = {
    0: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Codecs by the number of a font's character set."""

SYMBOLS = 2
"""The character set of fonts whose letters are pictures."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font: the codec of bytes set in it, or None for the document's; whether it has letters."""

    codec: str | None = None
    symbols: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or of letters: its name, how it sets words, whether it is one of headings."""

    name: str
    setting: Setting = NOTHING
    heading: bool = False


@dataclass(slots=True)
class Tables:
    """The tables of one document, filled while it is read."""

    fonts: dict[int, Font] = field(default_factory=dict)
    colours: list[str | None] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)
    letters: dict[int, Style] = field(default_factory=dict)
    usual: int = 0

    @property
    def size(self) -> int:
        """How much stands in the tables: what was worked out before holds while it is the same."""
        return len(self.fonts) + len(self.colours) + len(self.styles) + len(self.letters)

    def font(self, number: int | None) -> Font:
        """Return a font by its number; without one, that of the whole document."""
        return self.fonts.get(self.usual if number is None else number, Font())

    def colour(self, number: int | None) -> str | None:
        """Return a colour as six hexadecimal digits, or None for none and for "automatic"."""
        known = number is not None and 0 <= number < len(self.colours)
        return self.colours[number] if known and number is not None else None


def font(charset: int | None, page: int | None) -> Font:
    """Return a font by its character set and code page."""
    if charset == SYMBOLS:
        return Font(None, symbols=True)
    named = code_page(page) if page else None
    return Font(named or _CODE_PAGES.get(-1 if charset is None else charset))


def code_page(number: int) -> str | None:
    """Return the codec of a code page, or None where there is none."""
    for name in (f"cp{number}", {10000: "mac-roman", 65001: "utf-8", 936: "gbk"}.get(number)):
        try:
            return codecs.lookup(name).name if name else None
        except LookupError:
            continue
    return None
