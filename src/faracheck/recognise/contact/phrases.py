"""Phrases and word lists from the labels, made into something that finds them."""

from collections.abc import Iterable

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.recognise.patterns import ESCAPED

_SPACE = r"[\p{Z}\t\p{Cf}]+"
_FEW_WORDS = r"[\p{L}\p{M}\p{N}.'’&\-]+(?:[\p{Z}\t]+[\p{L}\p{M}\p{N}.'’&\-]+){0,3}"
_NOTHING = r"[^\x00-\x{10FFFF}]"
_BETWEEN_HAN = late_pattern(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u3040-\u30ff\u4e00-\u9fff])")
_UNSPACED = late_pattern(r"[぀-ヿ㐀-鿿]")
_LIKE = {**ESCAPED, ord("'"): "['’]", ord("-"): "[-‐‑–]", ord("*"): _FEW_WORDS}


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words compared by their key, some of them by their beginning or their end alone."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (
            key in self.whole or key.startswith(self.beginnings) or key.endswith(self.endings)
        )

    def ending_of(self, text: str) -> str:
        """Return the longest word of the set with which `text` ends, or nothing."""
        words = (word for word in (*self.whole, *self.endings) if text.endswith(word))
        return max(words, key=len, default="")

    def beginning_of(self, text: str) -> str:
        """Return the longest word of the set with which `text` begins, or nothing."""
        words = (word for word in (*self.whole, *self.beginnings) if text.startswith(word))
        return max(words, key=len, default="")


def key_of(word: str) -> str:
    """Return `word` as word lists are compared: small letters, no full stops."""
    return word.casefold().replace(".", "").replace("’", "'").strip("'\"“”„«»‘,:;()")


def word_set(words: Iterable[str]) -> WordSet:
    """Return the set of `words`; `-a` and `a-` stand for endings and beginnings."""
    keys = {word: key_of(word) for word in words}
    return WordSet(
        frozenset(key for key in keys.values() if not key.startswith("-") and key[-1] != "-"),
        tuple(key[:-1] for key in keys.values() if key.endswith("-")),
        tuple(key[1:] for key in keys.values() if key.startswith("-")),
    )


def alternatives(phrases: Iterable[str]) -> str:
    """Return the source of a pattern for any of `phrases`; none at all match nothing.

    Raises:
        ValueError: a phrase has a bracket that is never closed.
    """
    return "|".join(map(_source, dict.fromkeys(phrases))) or _NOTHING


def whole_words(text: str, span: Span) -> bool:
    """Say whether no word is cut at the ends of `span`; "DetailsMarta" is two words."""
    return _apart(text[span.start - 1 : span.start], text[span.start]) and _apart(
        text[span.end - 1], text[span.end : span.end + 1]
    )


def _apart(left: str, right: str) -> bool:
    if not (left and right and left.isalnum() and right.isalnum()):
        return True
    return (right.isupper() and not left.isupper()) or bool(
        _UNSPACED.match(left) or _UNSPACED.match(right) or left.isdigit() != right.isdigit()
    )


def _source(phrase: str) -> str:
    source = ""
    waiting: list[str] = []
    for word in phrase.split():
        if word[0] == "(":
            waiting.append(_optional(word))
            continue
        before = "".join(f"(?:{part}{_SPACE})?" for part in waiting)
        source += (_SPACE if source else "") + before + _either(word)
        waiting.clear()
    if not source:
        raise ValueError(f"every word of '{phrase}' may be left out")
    return source + "".join(f"(?:{_SPACE}{part})?" for part in waiting)


def _optional(word: str) -> str:
    if not word.endswith(")"):
        raise ValueError(f"the bracket of '{word}' is not closed in the same word")
    return _either(word[1:-1])


def _either(word: str) -> str:
    if "|" not in word:
        return f"(?:{_letters(word)})"
    return f"(?:{'|'.join(map(_letters, word.split('|')))})"


def _letters(word: str) -> str:
    source = word.translate(_LIKE)
    # Chinese and Japanese labels are often spaced out to fill a column.
    return source if word.isascii() else _BETWEEN_HAN.sub(r"[\\p{Z}\\t]*", source)
