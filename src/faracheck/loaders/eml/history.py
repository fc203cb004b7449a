"""Where a letter's own words end: earlier messages quoted in it, and the signature."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
_VERBS = (
    "wrote", "écrit", "schrieb", "escribió", "escreveu", "scritto", "skrev", "schreef", "napisał",
    "пишет", "написал", "yazdi", "写道", "寫道",
)  # fmt: skip
"""A word of each way to say who wrote something, as `_plainly` has it."""

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


class _Line(NamedTuple):
    start: int
    end: int
    words: str


def set_apart(text: str, *, forwards: bool) -> list[tuple[Span, Region]]:
    """Return the stretches of a letter's text that are not its own words, sorted and apart.

    `forwards` says that the letter passes an earlier one on: then that is its matter, unless
    much stands above it.
    """
    lines = list(_lines(text))
    plainly = _plainly(text)
    verbs = tuple(verb for verb in _VERBS if verb in plainly)
    found: list[tuple[Span, Region]] = []
    start = _end_of_own(lines, verbs, forwards=forwards)
    own = lines if start is None else [line for line in lines if line.start < start]
    quoted = [Span(line.start, line.end) for line in own if _QUOTED.match(line.words)]
    if quoted and len(quoted) < sum(bool(line.words) for line in own):
        found += ((span, Region.HISTORY) for span in _joined(quoted))
    signature = next((line.start for line in own if _SIGNATURE.fullmatch(line.words)), None)
    end = len(text) if start is None else start
    if signature is not None and any(line.words and line.start < signature for line in own):
        found = [it for it in found if it[0].end <= signature]
        found.append((Span(signature, end), Region.FOOTER))
    if start is not None:
        found.append((Span(start, len(text)), Region.HISTORY))
    return found


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        yield _Line(at, at + len(line), line.rstrip()[:_LONGEST])
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


def _end_of_own(lines: Sequence[_Line], verbs: Sequence[str], *, forwards: bool) -> int | None:
    """Return where an earlier message begins that goes on to the end, or None."""
    spoken = False
    for number, line in enumerate(lines):
        if spoken and _begins_history(lines, number, verbs):
            passes_on = forwards or _FORWARDED.fullmatch(line.words) is not None
            keeps = passes_on and _count_own(lines[:number]) <= FORWARDING_WORDS
            return None if keeps else line.start
        spoken = spoken or (line.words != "" and not _QUOTED.match(line.words))
    return None


def _count_own(lines: Sequence[_Line]) -> int:
    """Return how many words of one's own are in lines."""
    return sum(len(line.words.split()) for line in lines if not _QUOTED.match(line.words))


def _begins_history(lines: Sequence[_Line], number: int, verbs: Sequence[str]) -> bool:
    """Say whether an earlier message begins at a line and is not told from the rest by `>`.

    `verbs` are the words of `_VERBS` that stand anywhere in the letter.
    """
    words = lines[number].words.strip()
    if not words:
        return False
    if _ORIGINAL.fullmatch(words) or _FORWARDED.fullmatch(words):
        return True
    following = lines[number + 1 : number + 1 + _HEADER_LINES]
    if _FROM.fullmatch(words):
        return any(_SENT.fullmatch(it.words.strip()) for it in following)
    joined = f"{words} {following[0].words.strip()}" if following else words
    for attribution, behind in ((words, 1), (joined, 2)):
        if _attributes(attribution, verbs):
            rest = (it.words for it in lines[number + behind :] if it.words.strip())
            return _QUOTED.match(next(rest, ">")) is None
    return False


def _attributes(words: str, verbs: Sequence[str]) -> bool:
    """Say whether a line says who wrote what follows, and when or from which address."""
    if words.endswith((":", "：")) and _ADDRESSED.fullmatch(words):
        return True
    # A pattern that may begin anywhere costs much: it is asked only of lines with such a word.
    plainly = _plainly(words) if verbs else ""
    said = any(verb in plainly for verb in verbs)
    return said and _WROTE.fullmatch(words) is not None and _DATED.search(words) is not None


def _plainly(words: str) -> str:
    """Return words with no letter left that a pattern takes for another one in small or capital."""
    return words.casefold().replace("i\u0307", "i").replace("ı", "i")
