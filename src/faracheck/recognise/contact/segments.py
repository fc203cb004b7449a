"""A window cut into the pieces that name somebody, once addresses and numbers are taken out."""

from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.recognise.contact.lexicon import FieldKind, Lexicon, Words
from faracheck.recognise.contact.phrases import key_of, whole_words

_CUT = late_pattern(
    r"\n|\t|\u3000|[ \xa0]{2,}|[,;|•●▪■◆►:：，；、。｜（）()\[\]{}<>【】「」*_#☎✆✉📞📧📱🌐،؛→~]"
    r"|(?<!\w)·|·(?!\w)|\s[-–—‒]+(?=\s)|—|(?<![dD])/(?![aA]\b)|(?<=[^\W\d_A-ZÀ-Þ]{4})\.(?=\s)"
)
_UNSEEN = late_pattern(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HYPHENS = str.maketrans("‐‑", "--")
_TRIM = " \t\xa0.-–—‒'’`+&@=\u2009"
_QUOTES = '"“”„«»'
_ENDING_DOT = late_pattern(r"(?:\b[^\W\d_]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Esq|Dr|Ave|St|Bros))\.$")


_ENTRY = late_pattern(r"\s*(?:\S+@|[+(]?\d)")
_TABLE_HEAD = 3
_COLUMN = late_pattern(r"[\t\u3000/]|[ \xa0]{2,}")


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch of a window that names nobody: an address, a number, a heading."""

    span: Span
    heading: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a window between separators.

    `row` counts the window's lines, `entry` the stretches between its addresses and numbers.
    `before` is the separator before it; `announced` the field that a label before it announces;
    `first` says that a heading stands right before it, `to_field` that an address or a number
    follows at once.
    """

    text: str
    span: Span
    row: int
    entry: int
    before: str
    announced: FieldKind | None
    first: bool
    to_field: bool

    @property
    def in_column(self) -> bool:
        """Say whether the separator before it sets columns apart."""
        return _COLUMN.fullmatch(self.before) is not None


def cut(text: str, window: Span, holes: list[Hole], lexicon: Lexicon) -> list[Segment]:
    """Return the pieces of `window` between its holes and separators, labels taken away."""
    cutter = _Cutter(text, lexicon)
    at = window.start
    for hole in sorted(holes, key=lambda hole: hole.span):
        cutter.stretch(Span(at, max(at, hole.span.start)), hole)
        at = max(at, hole.span.end)
    cutter.stretch(Span(at, max(at, window.end)), None)
    return _rejoined(text, cutter.segments, lexicon.words)


def _rejoined(text: str, segments: list[Segment], words: Words) -> list[Segment]:
    """Return the pieces with a company's own commas put back: "Pelham, Roy and Partners, P.C."."""
    joined: list[Segment] = []
    for segment in segments:
        whole = segment
        while joined and _goes_on(joined[-1], whole, words):
            before = joined.pop()
            span = Span(before.span.start, whole.span.end)
            whole = replace(
                before, text=text[span.start : span.end], span=span, to_field=whole.to_field
            )
        joined.append(whole)
        if _is_nicknamed(joined[-3:]):
            first, last = joined[-3], whole
            span = Span(first.span.start, last.span.end)
            whole_name = text[span.start : span.end]
            joined[-3:] = [replace(first, text=whole_name, span=span, to_field=last.to_field)]
    return joined


def _is_nicknamed(pieces: list[Segment]) -> bool:
    """Say whether the pieces are one name with a short form in it: "Sofia (Sonya) Belinskaya"."""
    if [piece.before for piece in pieces[1:]] != ["(", ")"]:
        return False
    first, short, last = pieces
    named = all(piece.text.istitle() for piece in pieces)
    single = " " not in first.text + short.text and " " not in last.text
    return named and single and (first.row, first.entry) == (last.row, last.entry)


def _goes_on(before: Segment, segment: Segment, words: Words) -> bool:
    """Say whether a piece behind a comma is the rest of a company's name."""
    if segment.before != "," or segment.row != before.row or segment.entry != before.entry:
        return False
    keys = [key_of(word) for word in segment.text.split()]
    if not keys:
        return False
    forms = [key in words.forms or key in words.suffixes for key in keys]
    linked = all(form or key in words.connectors for form, key in zip(forms, keys, strict=True))
    if forms[0] and forms[-1] and linked:  # "Inc.", "S.A. de C.V."
        return True
    if keys[0] in words.lands:
        return any(key_of(word) in words.organizations for word in before.text.split())
    partners = any(key in words.joints for key in keys) and keys[-1] in words.organizations
    return partners and " " not in before.text


class _Cutter:
    """Reads a window from left to right and remembers what was announced."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.segments: list[Segment] = []
        self._text = text
        self._lexicon = lexicon
        self._row = self._entry = 0
        self._announced: FieldKind | None = None
        self._first = False
        self._before = ""
        self._labels = 0

    def stretch(self, span: Span, hole: Hole | None) -> None:
        """Read the text up to the next hole, and the hole."""
        start = span.start
        for separator in _CUT.finditer(self._text, span.start, span.end):
            self._piece(Span(start, separator.start()), separator[0])
            self._separate(separator[0])
            start = separator.end()
        self._piece(Span(start, span.end), "@" if hole and hole.entry else "")
        if hole:
            self._pass(hole)

    def _separate(self, separator: str) -> None:
        self._before = separator
        if separator == "\n":
            self._row += 1
            spoken = bool(self.segments) and self.segments[-1].row == self._row - 1
            if spoken and self.segments[-1].announced is self._announced:
                self._announced = None

    def _pass(self, hole: Hole) -> None:
        self._labels = 0
        self._first = hole.heading or (self._first and not hole.entry)
        self._before = ""
        if hole.entry:
            self._entry += 1
            self._announced = None

    def _piece(self, span: Span, after: str) -> None:
        # "@VantorNews" is what somebody is called elsewhere.
        handle = self._text[span.start : span.end].lstrip().startswith("@")
        span = self._trimmed(span)
        if not span or handle:
            return
        kind, span = self._label(span, after)
        if span:
            self._add(span, after)
        if kind:
            self._labels = 1 if span else self._labels + 1
            # Several labels and nothing between them are the head of a table.
            self._announced = None if self._labels >= _TABLE_HEAD else kind

    def _add(self, span: Span, after: str) -> None:
        words = _UNSEEN.sub("", self._text[span.start : span.end]).translate(_HYPHENS)
        announced = self._announced
        segment = Segment(
            words, span, self._row, self._entry, self._before, announced, self._first, after == "@"
        )
        self.segments.append(segment)
        self._first = False
        self._labels = 0
        if announced is not FieldKind.ADDRESS:
            self._announced = None

    def _trimmed(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start < end and self._text[start] in _TRIM:
            start += 1
        while end > start and self._text[end - 1] in _TRIM:
            if _ENDING_DOT.search(self._text, start, end):
                break
            end -= 1
        if start < end and self._text[start] in _QUOTES and self._text[end - 1] in _QUOTES:
            return Span(start + 1, max(start + 1, end - 1))
        return Span(start, end)

    def _answered(self, at: int) -> bool:
        """Say whether the next line holds an address or a number: a firm may be named "Home"."""
        return _ENTRY.match(self._text, at) is not None

    def _label(self, span: Span, after: str) -> tuple[FieldKind | None, Span]:
        """Return the field that the piece's last words announce, and the piece without them."""
        words = self._text[span.start : span.end]
        announces = after in {":", "：", "@", "|", "\t", ""}
        announces = announces or (after == "\n" and self._answered(span.end))
        for match in self._lexicon.field_words.finditer(words):
            at = Span(*match.span())
            if not whole_words(words, at) or words[at.end :].strip(_TRIM):
                continue
            body = key_of(match.group()) in self._lexicon.words.organizations
            apart = len(at) > 2 or words[at.start - 1 : at.start].isspace()
            if at.start == 0 or (announces and apart and not body):
                kind = self._lexicon.field_kind(match.group())
                rest = Span(span.start, span.start + at.start)
                return kind, self._trimmed(rest)
        return None, span
