"""Captions cue by cue: the words as they are shown, and the place and time of each."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field, replace

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._bytes import decode
from faracheck.loaders._origin import Derived, Part, one_newline
from faracheck.loaders.captions.hiding import Caption, Flaw, styling_of
from faracheck.model.document import Block, Document, Layer, Look, Medium, Place, Source, Span

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = late_pattern(rf"[ \t]*({_TIME})[ \t]*-+>[ \t]*({_TIME})([^\n]*)")
_MARKUP = late_pattern(r"<[^<>\n]*>|\{\\[^{}\n]*\}|&(?:amp|lt|gt|nbsp|lrm|rlm);")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_ASIDE = ("NOTE", "STYLE", "REGION")
_ENDED = late_pattern(r"[.!?…。！？؟][\"'”’)\]]*$")

FORMAT = "captions"

PAUSE = 2.0
"""Seconds without a caption after which what follows is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its number in the file, when it is shown (seconds), and where its lines stand.

    `name` stands in the line before its time, `settings` behind it.
    """

    number: int
    start: float
    end: float
    lines: tuple[Span, ...]
    name: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Reel:
    """The cues of a file in the order in which they are shown, and the remarks of its author."""

    cues: tuple[Cue, ...]
    remarks: tuple[Span, ...]


@dataclass(frozen=True)
class CaptionPlaces:
    """Places by line and column, with the cue and its time code."""

    derived: Derived
    starts: tuple[int, ...] = field(repr=False)
    cues: tuple[Cue, ...] = field(repr=False)

    def place_of(self, offset: int) -> Place:
        """Return the place of a character and the cue that it belongs to."""
        return self._in_cue(self.derived.place_of(offset), offset)

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind a character."""
        return self._in_cue(self.derived.place_behind(offset), offset)

    def _in_cue(self, place: Place, offset: int) -> Place:
        at = bisect_right(self.starts, offset) - 1
        if not 0 <= at < len(self.cues):
            return place
        cue = self.cues[at]
        return replace(place, inside={"cue": cue.number, "time": _clock(cue.start)})


@dataclass(frozen=True)
class CaptionAppearance:
    """Captions are drawn by the player: their text is seen unless something in the file hides it."""

    flawed: tuple[tuple[Span, Flaw], ...]
    shown: int

    def look(self, span: Span) -> Look:
        """Return that the text is seen, or that it stands in a remark or is never shown."""
        if span.end > self.shown:
            return Look(visible=False, hidden_by="it stands in a remark of the captions' author")
        flaws = [flaw for place, flaw in self.flawed if span.meets(place)]
        worst = next((flaw for flaw in flaws if flaw.sure), next(iter(flaws), None))
        if worst is None:
            return Look()
        if worst.sure:
            return Look(visible=False, hidden_by=worst.why)
        return Look(visible=None, unsure=worst.why)

    def unseen(self) -> tuple[str, ...]:
        """Return nothing: what no file of captions can hold is said in every report."""
        return ()


def reel_of(text: str) -> Reel:
    """Return the cues and remarks of a text of captions, the cues by the time of their start."""
    cues: list[Cue] = []
    remarks: list[Span] = []
    for block in _blocks(text):
        timing = _timing(text, block)
        if timing is None:
            if text.startswith(_ASIDE, block.start):
                remarks.append(block)
            continue
        cues.append(replace(timing, number=len(cues) + 1))
    return Reel(tuple(sorted(cues, key=lambda cue: (cue.start, cue.number))), tuple(remarks))


def _blocks(text: str) -> Iterator[Span]:
    """Yield what stands between blank lines."""
    start = None
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and start is None:
            start = at
        elif not line.strip() and start is not None:
            yield Span(start, at)
            start = None
        at += len(line)
    if start is not None:
        yield Span(start, at)


def _timing(text: str, block: Span) -> Cue | None:
    """Return the cue that a block is, its number left open, or None where it is none.

    Before the timing stands at most one line: a number or a name.
    """
    at = block.start
    for _ in range(2):
        behind = text.find("\n", at, block.end)
        behind = block.end if behind < 0 else behind
        found = _TIMING.fullmatch(text, at, behind)
        if found:
            lines = _lines(text, Span(behind, block.end))
            name = text[block.start : at].strip()
            return Cue(0, _seconds(found[1]), _seconds(found[2]), lines, name, found[3])
        at = behind + 1
        if at >= block.end:
            break
    return None


def _lines(text: str, span: Span) -> tuple[Span, ...]:
    """Return the lines of words, white space at both ends left out."""
    lines = []
    at = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        words = line.strip()
        if words:
            begin = at + line.index(words)
            lines.append(Span(begin, begin + len(words)))
        at += len(line)
    return tuple(lines)


def document_of(source: Source) -> Document:
    """Return the captions in the order in which they are shown; LoadError without any."""
    raw, encoding = decode(source)
    text = one_newline(raw)
    reel = reel_of(text)
    if not reel.cues:
        raise LoadError(
            "there is no caption in it", where=source.name, hint="is it SubRip or WebVTT?"
        )
    return _Strip(text).document(source, reel, encoding)


class _Strip:
    """Puts the captions one behind another: cues that go on a sentence share a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[Part] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.starts: list[int] = []
        self.flawed: list[tuple[Span, Flaw]] = []
        self.first = self.begun = 0

    def document(self, source: Source, reel: Reel, encoding: str) -> Document:
        before: Cue | None = None
        sheets = [self.text[remark.start : remark.end] for remark in reel.remarks]
        styling = styling_of([sheet for sheet in sheets if sheet.startswith("STYLE")])
        for cue in reel.cues:
            if before is not None:
                self._turn(before, cue)
            self.starts.append(self.length)
            self._words(cue.lines)
            flaw = styling.flaw(self._caption(cue))
            if flaw is not None and self.length > self.starts[-1]:
                self.flawed.append((Span(self.starts[-1], self.length), flaw))
            before = cue
        self._close()
        shown = self.length
        for remark in reel.remarks:
            self._add("\n", Span(remark.start, remark.start))
            begun = self.length
            self._add(self.text[remark.start : remark.end], remark)
            self.blocks.append(Block(Span(begun, self.length), layer=Layer.COMMENT))
        derived = Derived(self.text, self.text).assembled(self.parts)
        return Document(
            source=source,
            format=FORMAT,
            medium=Medium.FILM,
            text=derived.text,
            blocks=tuple(self.blocks),
            places=CaptionPlaces(derived, tuple(self.starts), reel.cues),
            appearance=CaptionAppearance(tuple(self.flawed), shown),
            encoding=encoding,
        )

    def _caption(self, cue: Cue) -> Caption:
        words = "\n".join(self.text[line.start : line.end] for line in cue.lines)
        return Caption(cue.end - cue.start, cue.name, cue.settings, words)

    def _turn(self, before: Cue, cue: Cue) -> None:
        """Go on in the same paragraph, or close it and begin another."""
        at = cue.lines[0].start if cue.lines else 0
        if self._goes_on(before, cue):
            self._add(" ", Span(at, at))
        else:
            self._close()
            self._add("\n", Span(at, at))
            self.begun, self.first = self.length, len(self.parts)

    def _goes_on(self, before: Cue, cue: Cue) -> bool:
        """Say whether a cue goes on with the sentence of the one before it."""
        last = before.lines[-1].end if before.lines else 0
        ended = not last or _ENDED.search(self.text, max(0, last - 8), last)
        return not ended and cue.start - before.end < PAUSE

    def _words(self, lines: tuple[Span, ...]) -> None:
        for number, line in enumerate(lines):
            if number:
                self._add(" ", Span(line.start, line.start))
            at = line.start
            for mark in _MARKUP.finditer(self.text, line.start, line.end):
                self._add(self.text[at : mark.start()], Span(at, mark.start()))
                self._add(_ENTITIES.get(mark[0], ""), Span(*mark.span()))
                at = mark.end()
            self._add(self.text[at : line.end], Span(at, line.end))

    def _add(self, text: str, span: Span) -> None:
        if text:
            self.parts.append((text, span))
            self.length += len(text)

    def _close(self) -> None:
        words = "".join(text for text, _ in self.parts[self.first :])
        left = len(words) - len(words.lstrip())
        span = Span(self.begun + left, self.begun + len(words.rstrip()))
        if span.start < span.end:
            self.blocks.append(Block(span))


def _seconds(code: str) -> float:
    *hours, minutes, seconds = code.replace(",", ".").split(":")
    return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(seconds)


def _clock(seconds: float) -> str:
    """Return seconds as a time code, HH:MM:SS.mmm."""
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{rest:03}"
