"""Text as patterns want to meet it, with the way back to every character's offset.

Folding joins white space, straightens quotes and dashes, drops what cannot be seen and puts
look-alike letters right. Nothing is lost: each folded character knows the offset that it came
from, and everything put right is remembered as a `Mark`.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.model.reading import FlawKind

SOFT_BREAK = "\v"
"""A line's end inside a block."""

HARD_BREAK = "\n"
"""The end of a block."""

BREAKS = SOFT_BREAK + HARD_BREAK
SPACES = " " + BREAKS
"""What folded text knows as white space."""

Bounds = tuple[int, int]
"""Where a stretch of folded text begins and ends, the end not included."""

KEPT_DOT = "\ue000"
"""Stands for a full stop that ends no sentence: in an abbreviation, a number, an address."""

PARTING = "\ue001"
"""Stands for a semicolon that parts two names and ends no clause."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u180e\u034f\u00ad\u2061\u2062\u2063\u2064")
_SOFT_HYPHEN = "\u00ad"
_JOINERS = frozenset("\u200c\u200d")
# Vowel points and stretches that Arabic and Hebrew writing may have or leave out.
_POINTS = frozenset(
    chr(code)
    for code in (
        *range(0x0591, 0x05BE),
        0x05BF,
        0x05C1,
        0x05C2,
        0x0640,
        *range(0x064B, 0x0653),
        0x0670,
    )
)
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HARMLESS_BIDI = frozenset("\u200e\u200f\u061c")
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒−﹣", "-"),
        **dict.fromkeys("—―⸺", "–"),
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)
# Letters of other scripts that a reader takes for Latin ones; the pairs are those of Unicode's
# confusables data that look alike in ordinary type.
_LOOK_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝӏᴄᴏᴠᴡᴢꓐꓑꓓꓔΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρτυкмнтвɡıℓ",
        "ABESIJKMHOPCTYXaeijopcyxsdhqwlcovwzBPDTABEZHIKMNOPTYXoivptukmhtbgil",
        strict=True,
    )
)
# All that folding changes: anything but a plain character or a single space.
_UNEVEN = late_pattern(r"[^\x21-\x7e\u00a1-\u00ac\u00ae-\u02ff ]|(?<=\s) |[\u00ab\u00bb\u00b4`]")
_SUSPICIOUS = late_pattern(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uff01-\uff5e"
    "\U0001d400-\U0001d7ff" + "".join(_LOOK_ALIKE) + "]"
)
_STRANGE = _SUSPICIOUS.pattern
# A word that mixes Latin letters with strange characters, or is set in styled ones.
_HIDDEN = late_pattern(
    rf"[A-Za-z]{_STRANGE}|{_STRANGE}[A-Za-z]|[\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
_WORD_OR_GAP = late_pattern(r"\S+|\s+")
_LATIN = late_pattern(r"[A-Za-z]")
_TURKISH = late_pattern(r"[ğĞşŞİ]")
_CYRILLIC_ONLY = late_pattern(r"[бгджзилфцчшщъыьэюяїєґ]")
_LINE_ENDS = dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029", SOFT_BREAK)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was put right, from `offset` to `end` in the document's text."""

    kind: FlawKind
    offset: int
    detail: str
    end: int = 0

    @property
    def span(self) -> Span:
        """Where the characters stand that were put right."""
        return Span(self.offset, max(self.end, self.offset + 1))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the way back.

    From `starts[i]` on, folded characters stand one behind the other in the document's text from
    `origins[i]` on, up to `starts[i + 1]`. `end` is where the passage ends in the document.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    end: int
    marks: tuple[Mark, ...] = ()

    def origin(self, position: int) -> int:
        """Return where the folded character at `position` stands in the document's text."""
        if position >= len(self.text):
            return self.end
        at = bisect_right(self.starts, position) - 1
        return self.origins[at] + position - self.starts[at]

    def span(self, start: int, end: int) -> Span:
        """Return where the folded characters `start` to `end` stand in the document's text."""
        first = self.origin(start)
        return Span(first, self.origin(end - 1) + 1 if start < end else first)

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the pieces of folded text from `start` to `end` that map one to one."""
        while start < end:
            at = bisect_right(self.starts, start)
            behind = min(end, self.starts[at] if at < len(self.starts) else end)
            yield start, behind
            start = behind

    def without(self, gaps: Sequence[tuple[int, int]]) -> "Folded":
        """Return the text with the stretches `gaps`, which stand in order, left out."""
        out = _Folding()
        reached = 0
        for at, behind in (*gaps, (len(self.text), len(self.text))):
            for start, end in self.stretches(reached, at):
                out.copy(self.text[start:end], self.origin(start))
            reached = behind
        return out.folded(self.end, self.marks)

    def index(self, offset: int) -> int:
        """Return the folded position of the first character at or behind `offset`."""
        at = max(bisect_right(self.origins, offset) - 1, 0)
        position = self.starts[at] + max(offset - self.origins[at], 0)
        behind = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        return min(position, behind)


class _Folding:
    """Text under folding: what was put out so far, and where it came from."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.length = 0
        self.last = ""

    def copy(self, piece: str, origin: int) -> None:
        """Put out characters that stand one behind the other from `origin` on."""
        if piece:
            self.pieces.append(piece)
            self.starts.append(self.length)
            self.origins.append(origin)
            self.length += len(piece)
            self.last = piece[-1]

    def put(self, character: str, origin: int) -> None:
        """Put out one character; a run of white space becomes its strongest member."""
        if character in SPACES and self.last and self.last in SPACES:
            if character == HARD_BREAK or self.last == " ":
                self.pieces[-1] = self.pieces[-1][:-1] + character
                self.last = character
            return
        self.copy(character, origin)

    def folded(self, end: int, marks: tuple[Mark, ...]) -> Folded:
        """Return what was put out; `end` is where the passage ends in the document."""
        text = "".join(self.pieces)
        return Folded(text, tuple(self.starts), tuple(self.origins), end, marks)


def suspicious(text: str) -> bool:
    """Say whether `text` has characters that could hide words from a plain search."""
    return not text.isascii() and _SUSPICIOUS.search(text) is not None


def unhidden(text: str) -> str:
    """Return `text` with its words as a reader sees them, character for character.

    Look-alike, full-width and styled letters become plain ones; invisible characters move to
    the end of their word.
    """
    return "".join(
        _seen(word) if _HIDDEN.search(word) else word for word in _WORD_OR_GAP.findall(text)
    )


def _seen(word: str) -> str:
    shown = [c for c in word if c not in _INVISIBLE and c not in _BIDI]
    unseen = [c for c in word if c in _INVISIBLE or c in _BIDI]
    return "".join(_one_for_one(c) for c in shown) + "".join(unseen)


def _one_for_one(character: str) -> str:
    plain = _LOOK_ALIKE.get(character) or unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def fold(text: str, span: Span, breaks: frozenset[int] = frozenset()) -> Folded:
    """Return the folded text of `span`; `breaks` are the offsets at which a block ends."""
    out = _Folding()
    marks: list[Mark] = []
    reached = span.start
    for found in _UNEVEN.finditer(text, span.start, span.end):
        offset = found.start()
        out.copy(text[reached:offset], reached)
        reached = offset + 1
        raw = text[offset]
        character = HARD_BREAK if offset in breaks else _LINE_ENDS.get(raw, raw)
        if character in _INVISIBLE or character in _BIDI:
            if mark := _mark_of_unseen(text, offset, character):
                marks.append(mark)
            continue
        if character in _POINTS:
            continue
        for plain in _plain(text, offset, character, marks):
            out.put(plain, offset)
    out.copy(text[reached : span.end], reached)
    return out.folded(span.end, tuple(marks))


def _mark_of_unseen(text: str, offset: int, character: str) -> Mark | None:
    """Return the mark for a character that paints nothing; None where writing needs it."""
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    if character in _HARMLESS_BIDI or character == _SOFT_HYPHEN:
        return None
    if character in _BIDI:
        return Mark(FlawKind.BIDI_CONTROLS, offset, name)
    around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
    # Persian and Indic writing needs its joiners; between Latin letters they only hide a word.
    if character in _JOINERS and not _LATIN.search(around):
        return None
    inside = len(around) == 2 and all(side.isalnum() for side in around)
    return Mark(FlawKind.INVISIBLE_CHARACTERS, offset, name) if inside else None


def _plain(text: str, offset: int, character: str, marks: list[Mark]) -> Iterator[str]:
    """Yield what stands for `character` in folded text."""
    if character in BREAKS:
        yield character
    elif character.isascii():
        yield " " if character.isspace() else character
    elif character.isspace() or character == "\u2800":
        yield " "
    elif character in _LOOK_ALIKE and _among_latin(text, offset) and not _at_home(text, offset):
        out = _LOOK_ALIKE[character]
        name = unicodedata.name(character, "").lower()
        marks.append(Mark(FlawKind.HOMOGLYPHS, offset, f"{name} for {out}"))
        yield out
    else:
        yield from _compatible(character, offset, marks)


def _compatible(character: str, offset: int, marks: list[Mark]) -> Iterator[str]:
    """Yield a character's plain form: full-width and styled letters, quotes, ligatures."""
    if "\uff01" <= character <= "\uff5e" or character >= "\U0001d400":
        out = unicodedata.normalize("NFKC", character)
        if out != character and out.isascii() and out.isalpha():
            marks.append(Mark(FlawKind.FULL_WIDTH, offset, f"for {out}"))
        yield from out
    else:
        yield from character.translate(_STRAIGHT)


def _among_latin(text: str, offset: int) -> bool:
    """Say whether the word around `offset` is written in Latin letters otherwise."""
    start, end = offset, offset + 1
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    latin = sum("A" <= letter <= "z" or "À" <= letter <= "ɏ" for letter in word)
    strange = [letter for letter in word if letter in _LOOK_ALIKE]
    others = len(word) - latin - len(strange)
    return others == 0 and (latin > 0 or _neighbours_latin(text, start, end))


def _at_home(text: str, offset: int) -> bool:
    """Say whether a look-alike belongs to the writing around it: Turkish ı, a Cyrillic "от"."""
    around = text[max(0, offset - 200) : offset + 200]
    if text[offset] == "ı":
        return _TURKISH.search(around) is not None
    start, end = max(0, offset - 1), offset + 2
    alone = not _LATIN.search(text[start:end])
    return alone and len(_CYRILLIC_ONLY.findall(around)) > 20


def _neighbours_latin(text: str, start: int, end: int) -> bool:
    """Say whether the letters nearest to a word of look-alikes are Latin, on both sides."""
    before = next((c for c in reversed(text[max(0, start - 12) : start]) if c.isalpha()), "")
    after = next((c for c in text[end : end + 12] if c.isalpha()), "")
    return bool(before and after and _LATIN.match(before) and _LATIN.match(after))
