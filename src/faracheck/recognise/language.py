"""Which languages a draft is written in, by its scripts and its small words.

Small words ("the", "de", "и") make up a quarter of any prose and are never names, so a few lines
are enough to tell a language, and a list of names tells none. What cannot be told is left unsaid.
"""

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Document, Layer, Region, Span
from faracheck.model.languages import same_language

FEWEST_WORDS = 12
"""So many words tell a language of themselves; half of them do where the file declares it."""

FAIR_SHARE = 0.2
"""A further language is one that the draft is written in from this share of its words on."""

_CLEAR = 1.5
_FEWEST_HITS = 2
_LEAST_HITS = 0.09
_LONGEST = 60_000

_WORD = late_pattern(r"[^\W\d_]+")
# Addresses and numbers: their letters are no words ("…/6a37802819e3b", "press@pelham.example").
_NO_PROSE = late_pattern(r"(?<![!-~])(?:[!-.:-?A-^`-~]*+[/@_0-9]|[!-,\-/-~]++\.[A-Za-z])[!-~]*+")
_RANGES = (
    (0x0041, "latin"),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "armenian"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0780, ""),
    (0x0900, "devanagari"),
    (0x0980, "bengali"),
    (0x0A00, ""),
    (0x0B80, "tamil"),
    (0x0C00, ""),
    (0x0D80, "sinhala"),
    (0x0E00, "thai"),
    (0x0E80, ""),
    (0x1000, "myanmar"),
    (0x10A0, "georgian"),
    (0x1100, "hangul"),
    (0x1200, "ethiopic"),
    (0x1380, ""),
    (0x1780, "khmer"),
    (0x1800, ""),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, ""),
    (0x3041, "kana"),
    (0x3100, ""),
    (0x3400, "han"),
    (0xA000, ""),
    (0xAC00, "hangul"),
    (0xD7B0, ""),
    (0xF900, "han"),
    (0xFB00, ""),
    (0xFB1D, "hebrew"),
    (0xFB50, "arabic"),
    (0xFF00, ""),
    (0xFF66, "kana"),
    (0xFFA0, ""),
    (0x20000, "han"),
)
_STARTS = [start for start, _ in _RANGES]
_UNSPACED = {"han": 2, "kana": 2, "thai": 5, "khmer": 5, "myanmar": 5}
"""Scripts that put no space between words, with the letters that make about one word."""


@dataclass(frozen=True, slots=True)
class Profile:
    """By what a language shows: its script, small words that every text in it uses, letters."""

    tag: str
    script: str
    words: tuple[str, ...] = ()
    letters: str = ""


Tags = frozenset[str]
_NONE: Tags = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Languages:
    """The profiles made ready: whose each small word and each telling letter is, by script."""

    words: Mapping[str, Mapping[str, Tags]]
    letters: Mapping[str, Tags]
    alone: Mapping[str, str]


@lru_cache(maxsize=8)
def languages_by(profiles: tuple[Profile, ...]) -> Languages:
    """Return the profiles ready for use."""
    words: dict[str, dict[str, Tags]] = {}
    letters: dict[str, Tags] = {}
    for profile in profiles:
        mine = words.setdefault(profile.script, {})
        for word in profile.words:
            mine[word] = mine.get(word, _NONE) | {profile.tag}
        for letter in profile.letters:
            letters[letter] = letters.get(letter, _NONE) | {profile.tag}
    alone = {profile.script: profile.tag for profile in profiles if not profile.words}
    return Languages(words, letters, alone)


@dataclass(frozen=True, slots=True)
class _Told:
    """A piece of the draft: how many words it has, and their language or none."""

    span: Span
    words: int
    tag: str | None


def languages_of(document: Document, apart: Sequence[Span], known: Languages) -> tuple[str, ...]:
    """Return the languages that the draft is written in, the main one first; none if unknown.

    `apart` are stretches that tell nothing: the statements and the contacts. What the file
    declares only makes fewer words suffice for the language declared.
    """
    told = [_tell(document, span, known) for span in _pieces(document, apart)]
    counts = _counts(told)
    if len(counts) > 1:
        # A translation that nobody sees is not a language of the draft.
        told = [it for it in told if it.tag is None or _seen(document, it.span)]
        counts = _counts(told)
    whole = sum(it.words for it in told)
    chosen = [
        tag
        for tag, count in counts.most_common()
        if count >= max(_enough(tag, document.language), FAIR_SHARE * whole)
    ]
    return tuple(chosen)


def _enough(tag: str, declared: str | None) -> int:
    expected = declared is not None and same_language(tag, declared)
    return FEWEST_WORDS // 2 if expected else FEWEST_WORDS


def _counts(told: Sequence[_Told]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for piece in told:
        if piece.tag:
            counts[piece.tag] += piece.words
    return counts


def _seen(document: Document, span: Span) -> bool:
    return document.appearance.look(span).visible is not False


def _pieces(document: Document, apart: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of the page's main text, up to as many characters as are enough."""
    left = _LONGEST
    waiting = deque(sorted(apart))
    for block in document.blocks:
        if block.layer is not Layer.PAGE or left <= 0:
            return
        while waiting and waiting[0].end <= block.span.start:
            waiting.popleft()
        if block.region is Region.MAIN:
            for piece in _without(block.span, waiting):
                left -= piece.end - piece.start
                yield piece


def _without(span: Span, apart: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of `span` without those `apart`, which come in their order."""
    start = span.start
    for gap in takewhile(lambda it: it.start < span.end, apart):
        if start < gap.start:
            yield Span(start, gap.start)
        start = max(start, gap.end)
    if start < span.end:
        yield Span(start, span.end)


def _tell(document: Document, span: Span, known: Languages) -> _Told:
    """Return the language of one piece, where one stands out."""
    prose = _NO_PROSE.sub(" ", document.text[span.start : span.end])
    words = Counter(_WORD.findall(prose.lower()))
    plain = "".join(words).isascii()
    script, count = ("latin", words.total()) if plain else _script(words)
    met = _met(words, known.words.get(script, {}), None if plain else known)
    tag = _telling(words, met, count) if met else None
    return _Told(span, count, tag or known.alone.get(script))


def _met(
    words: Counter[str], telling: Mapping[str, Tags], known: Languages | None
) -> dict[str, Tags]:
    """Return the words that tell languages, with these: small ones, and by their letters."""
    # Few words are telling ones, and sets are compared much faster than words are looked up.
    met = {word: telling[word] for word in words.keys() & telling.keys()}
    if known is not None:
        met |= {
            word: tags
            for word in words
            if not word.isascii() and word not in met and (tags := _by_letters(word, known))
        }
    return met


def _telling(words: Counter[str], met: Mapping[str, Tags], count: int) -> str | None:
    """Return the language that the words which were met tell of so many, or None."""
    # A word often repeated says little more than one met a few times.
    signs = [(tags, min(words[word], 4)) for word, tags in met.items()]
    scores: Counter[str] = Counter()
    for word, tags in met.items():
        times = words[word]
        for tag in tags:
            scores[tag] += times
    best, hits = min(scores.items(), key=lambda it: (-it[1], it[0]))
    enough = hits >= max(_FEWEST_HITS, _LEAST_HITS * count)
    return best if enough and all(_clear(best, tag, signs) for tag in scores) else None


def _by_letters(word: str, known: Languages) -> Tags:
    return _NONE.union(*(known.letters.get(letter, _NONE) for letter in word))


def _clear(best: str, other: str, signs: Sequence[tuple[Tags, int]]) -> bool:
    """Say whether what tells the two apart speaks for the first."""
    if best == other:
        return True
    ours = sum(times for tags, times in signs if best in tags and other not in tags)
    theirs = sum(times for tags, times in signs if other in tags and best not in tags)
    return ours >= max(1.0, _CLEAR * theirs)


def _script(words: Counter[str]) -> tuple[str, int]:
    """Return the script that most words are in, and about how many they are."""
    counts: dict[str, float] = {}
    for word, times in words.items():
        script = _script_of(word[0])
        if script in _UNSPACED:
            for letter in word:
                script = _script_of(letter)
                counts[script] = counts.get(script, 0) + times / _UNSPACED.get(script, 5)
        else:
            counts[script] = counts.get(script, 0) + times
    # Japanese is written in both; nothing else uses kana.
    if counts.get("kana", 0) * 10 > counts.get("han", 0):
        counts["kana"] += counts.pop("han", 0)
    script = max(counts, key=lambda it: counts[it], default="")
    return script, int(counts.get(script, 0))


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    at = bisect_right(_STARTS, ord(letter)) - 1
    return _RANGES[at][1] if at >= 0 else ""
