"""Where a letter's own words end: earlier messages quoted in it, and the signature."""

from collections.abc import Iterator, Sequence

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Region, Span

FORWARDING_WORDS = 80
"""More words of one's own above a message that is passed on make it an enclosure."""

_LONGEST = 400
_WROTE = late_pattern(
    r"(?i)(?:on|le|am|el|em|il|den|op|em|w dniu|dne|в|vào|於|在)?\b.{6,300}?"
    r"(?:wrote|a écrit|schrieb.{0,80}|escribió|escreveu|ha scritto|skrev|schreef.{0,80}|"
    r"napisał\(?a?\)?|пишет|написал\(?а?\)?|yazdı|写道|寫道)\s*+[:：]?\s*+"
)
_ADDRESSED = late_pattern(r".{6,300}<[^<>\s]+@[^<>\s]+>\s*[:：]")
_DATED = late_pattern(r"@|\d[:.]\d\d|\b\d{4}\b")
_ORIGINAL = late_pattern(
    r"(?i)[-_*\s]{2,}(?:original(?:e|nachricht)?\s+(?:message|appointment)|original message|"
    r"ursprüngliche nachricht|message d['’]origine|mensaje original|mensagem original|"
    r"messaggio originale|исходное сообщение|reply (?:above|below) this line)[-_*\s]{2,}"
)
_FORWARDED = late_pattern(
    r"(?i)(?:[-\s]{2,}(?:forwarded|weitergeleitete|message transféré|mensaje reenviado|"
    r"mensagem encaminhada|пересылаемое)\b.{0,60}|begin forwarded message:?|"
    r"anfang der weitergeleiteten .{0,20})\s*"
)
_FROM = late_pattern(
    r"(?i)\*?(?:from|von|de|da|van|fra|från|от|发件人|寄件者)\*?\s?[:：]\*?\s*\S.{0,300}"
)
_SENT = late_pattern(
    r"(?i)\*?(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|data|inviato|verzonden|"
    r"отправлено|дата|发送时间|寄件日期)\*?\s?[:：]\*?\s*\S.{0,200}"
)
_QUOTED = late_pattern(r"\s{0,3}(?:>|\|\s)")
_SIGNATURE = late_pattern(r"--\s?|__\s?")
_HEADER_LINES = 6


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    words: str


def set_apart(text: str, *, forwards: bool) -> list[tuple[Span, Region]]:
    """Return the stretches of a letter's text that are not its own words, sorted and apart.

    `forwards` says that the letter passes an earlier one on: then that is its matter, unless
    much stands above it.
    """
    lines = list(_lines(text))
    found: list[tuple[Span, Region]] = []
    start = _end_of_own(lines, forwards=forwards)
    own = [line for line in lines if start is None or line.span.start < start]
    quoted = [line.span for line in own if _QUOTED.match(line.words)]
    if len(quoted) < sum(bool(line.words) for line in own):
        found += ((span, Region.HISTORY) for span in _joined(quoted))
    signature = next((line.span.start for line in own if _SIGNATURE.fullmatch(line.words)), None)
    end = len(text) if start is None else start
    if signature is not None and any(line.words and line.span.start < signature for line in own):
        found = [it for it in found if it[0].end <= signature]
        found.append((Span(signature, end), Region.FOOTER))
    if start is not None:
        found.append((Span(start, len(text)), Region.HISTORY))
    return found


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        yield _Line(Span(at, at + len(line)), line.rstrip()[:_LONGEST])
        at += len(line) + 1


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans, lines that follow one another made one."""
    start = end = -2
    for span in spans:
        if span.start > end + 1:
            if start >= 0:
                yield Span(start, end)
            start = span.start
        end = span.end
    if start >= 0:
        yield Span(start, end)


def _end_of_own(lines: Sequence[_Line], *, forwards: bool) -> int | None:
    """Return where an earlier message begins that goes on to the end, or None."""
    words = 0
    for number, line in enumerate(lines):
        if words and _begins_history(lines, number):
            passes_on = forwards or _FORWARDED.fullmatch(line.words) is not None
            if not (passes_on and words <= FORWARDING_WORDS):
                return line.span.start
            return None
        words += len(line.words.split()) if not _QUOTED.match(line.words) else 0
    return None


def _begins_history(lines: Sequence[_Line], number: int) -> bool:
    """Say whether an earlier message begins at a line and is not told from the rest by `>`."""
    words = lines[number].words.strip()
    if not words:
        return False
    if _ORIGINAL.fullmatch(words) or _FORWARDED.fullmatch(words):
        return True
    following = [it.words.strip() for it in lines[number + 1 : number + 1 + _HEADER_LINES]]
    if _FROM.fullmatch(words):
        return any(_SENT.fullmatch(it) for it in following)
    joined = f"{words} {following[0]}" if following else words
    for attribution, behind in ((words, 1), (joined, 2)):
        if _attributes(attribution):
            rest = (it.words for it in lines[number + behind :] if it.words.strip())
            return _QUOTED.match(next(rest, ">")) is None
    return False


def _attributes(words: str) -> bool:
    """Say whether a line says who wrote what follows, and when or from which address."""
    if _ADDRESSED.fullmatch(words):
        return True
    return _WROTE.fullmatch(words) is not None and _DATED.search(words) is not None
