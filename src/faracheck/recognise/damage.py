"""Words broken by extraction, scanning or a slip of the pen, put right for reading.

Only words of a wording's lexicon are put right, and only where something is wrong with them:
split or run together ("Department ofJ ustice"), hyphenated at a line's end, misread by a scanner
("distriEuted", "lnformation"), or misspelt by a letter or two ("Departmant").
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.reading import FlawKind
from faracheck.recognise.folding import Folded, Mark
from faracheck.recognise.grammar import Grammar

_TOKEN = late_pattern(r"[^\W_]+(?:[|!$€@0-9\ufffd]+[^\W_]+)*")
_GAP = r"[- \v\n]{0,2}"
_INNER_CAPITAL = late_pattern(r"[a-z][A-Z]")
# What scanners take for one another; both sides are made alike before words are compared.
_CONFUSED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"))
_CONFUSED_LETTERS = str.maketrans("0135$|!8€6", "olesslibeb")


@dataclass(frozen=True, slots=True)
class _Repair:
    start: int
    end: int
    word: str
    kind: FlawKind


def repaired(folded: Folded, grammar: Grammar) -> Folded:
    """Return the passage with broken words of the lexicon put right, and a mark for each."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    marks = list(folded.marks)
    length = reached = 0

    def keep(piece: str, origin: int) -> None:
        nonlocal length
        pieces.append(piece)
        starts.append(length)
        origins.append(origin)
        length += len(piece)

    def keep_folded(start: int, end: int) -> None:
        for at, behind in folded.stretches(start, end):
            keep(folded.text[at:behind], folded.origin(at))

    for repair in sorted(_repairs(folded.text, grammar), key=lambda repair: repair.start):
        if repair.start < reached:
            continue
        keep_folded(reached, repair.start)
        where = folded.span(repair.start, repair.end)
        # The word's last letter stands for all that is left of the broken one.
        keep(repair.word[: len(where)][:-1], where.start)
        for letter in repair.word[max(min(len(where), len(repair.word)) - 1, 0) :]:
            keep(letter, where.end - 1)
        told = " ".join(folded.text[repair.start : repair.end].split())
        detail = f"'{told}' for '{repair.word.strip()}'"
        marks.append(Mark(repair.kind, where.start, detail, where.end))
        reached = repair.end
    keep_folded(reached, len(folded.text))
    return Folded("".join(pieces), tuple(starts), tuple(origins), folded.end, tuple(marks))


def _repairs(text: str, grammar: Grammar) -> Iterator[_Repair]:
    yield from _rejoined(text, grammar)
    if grammar.wording.spaced:
        yield from _respelt(text, grammar)


def _rejoined(text: str, grammar: Grammar) -> Iterator[_Repair]:
    """Yield the words and pairs of words that white space or hyphens run through."""
    for found in _split_words(grammar).finditer(text):
        word = _whole_words(grammar).get(_key(found[0]))
        if word is None:
            continue
        before = text[max(found.start() - 1, 0) : found.start()]
        after = text[found.end() : found.end() + 1]
        apart = (before.isalnum(), after.isalnum())
        if " ".join(found[0].lower().split()) == word and apart == (False, False):
            continue
        if before.isalnum() and after.isalnum():
            continue
        spaced = f"{' ' if apart[0] else ''}{word}{' ' if apart[1] else ''}"
        if _ordinary_break(found[0], word) and apart == (False, False):
            continue
        if not any(apart) or _runs_into(text, found.start(), found.end(), grammar):
            yield _Repair(found.start(), found.end(), spaced, FlawKind.DAMAGE)


def _ordinary_break(found: str, word: str) -> bool:
    """Say whether the words are only apart by the white space that belongs there."""
    return " ".join(found.lower().split()) == word


def _runs_into(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Say whether the letters that touch the words are a word of their own: "ofJustice"."""
    left = re.search(r"[^\W\d_]+$", text[max(start - 16, 0) : start])
    right = re.match(r"[^\W\d_]+", text[end : end + 16])
    known = grammar.connectors | set(grammar.wording.lexicon)
    touching = [side[0].lower() for side in (left, right) if side]
    return all(word in known for word in touching)


def _respelt(text: str, grammar: Grammar) -> Iterator[_Repair]:
    lexicon = tuple(word for word in grammar.wording.lexicon if " " not in word)
    for found in _TOKEN.finditer(text):
        token = found[0]
        if len(token) < 5 or token.lower() in lexicon or token.isdigit():
            continue
        word = _nearest(token.lower(), lexicon)
        if word:
            yield _Repair(*found.span(), word, _kind(token, word))


def broken_words(text: str, grammar: Grammar, sound: AbstractSet[str]) -> int:
    """Return how many different words of the lexicon stand broken in folded text.

    `sound` are words, in lower case, with which nothing is wrong: those of other languages.
    """
    return len(
        {
            repair.word.strip()
            for repair in _repairs(text, grammar)
            if text[repair.start : repair.end].lower() not in sound
        }
    )


# The same words come again and again, and each is compared with all that a wording knows.
@lru_cache(maxsize=20_000)
def _nearest(token: str, lexicon: tuple[str, ...]) -> str | None:
    # Needed only for passages that do not read right as they are.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    plain = _unconfused(token)
    best: tuple[int, str] | None = None
    for word in lexicon:
        if len(word) < 5 or abs(len(word) - len(token)) > 2:
            continue
        allowed = 1 if len(word) < 8 else 2
        distance = min(
            OSA.distance(token, word, score_cutoff=allowed),
            OSA.distance(plain, _unconfused(word), score_cutoff=allowed),
        )
        if (
            distance <= allowed
            and not _inflected(token, word)
            and (best is None or distance < best[0])
        ):
            best = (distance, word)
    return best[1] if best else None


def _unconfused(word: str) -> str:
    word = word.translate(_CONFUSED_LETTERS).replace("l", "i").replace("\ufffd", "")
    for pair, letter in _CONFUSED:
        word = word.replace(pair, letter)
    return word


def _inflected(token: str, word: str) -> bool:
    """Say whether a token is another form of the word and not a slip: "distributes"."""
    if not token.isalpha():
        return False
    stem = 0
    while stem < min(len(token), len(word)) and token[stem] == word[stem]:
        stem += 1
    return stem >= len(word) - 2 and token[stem:] in _ENDINGS and word[stem:] in _ENDINGS


_ENDINGS = frozenset(
    {
        "",
        "s",
        "d",
        "ed",
        "es",
        "e",
        "r",
        "er",
        "or",
        "al",
        "ly",
        "ing",
        "n",
        "on",
        "y",
        "c",
        "ian",
        "an",
    }
)


def _kind(token: str, word: str) -> FlawKind:
    odd = not token.isalpha() or _INNER_CAPITAL.search(token) is not None
    scanned = _unconfused(token.lower()) == _unconfused(word)
    return FlawKind.DAMAGE if odd or scanned else FlawKind.MISSPELLING


@lru_cache(maxsize=64)
def _split_words(grammar: Grammar) -> re.Pattern[str]:
    """Return what finds the lexicon's words and pairs with gaps inside them."""
    keys = sorted(_whole_words(grammar), key=len, reverse=True)
    either = "|".join(_GAP.join(map(re.escape, key)) for key in keys)
    # A language of short words has none that could fall apart.
    return re.compile(either or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _whole_words(grammar: Grammar) -> dict[str, str]:
    words = [word for word in grammar.wording.lexicon if len(word) >= 5 or " " in word]
    return {_key(word): word for word in words}


def _key(words: str) -> str:
    """Return the letters alone; Turkish i's, dotted or not, are one where capitals are ignored."""
    letters = re.sub(r"[\W_]+", "", words.replace("İ", "i").lower())
    return letters.replace("ı", "i")
