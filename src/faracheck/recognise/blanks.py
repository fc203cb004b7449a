"""Blanks that nobody filled, in every form met in templates."""

import re
from collections.abc import Iterator
from functools import lru_cache

from faracheck.late import late_pattern
from faracheck.recognise.folding import Bounds
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.naming import plain
from faracheck.recognise.wording import Wording

# Syntax that is a blank wherever it stands; the alternatives are template languages, merge
# fields of word processors and mailers, ruled lines, and the marks editors leave.
_SYNTAX = late_pattern(
    r"\{\{\{?[^{}]{0,120}\}?\}\}|\{%[^%]{0,120}%\}|<%[^%]{0,120}%>|\$\{[^{}]{0,80}\}|#\{[^{}]{0,80}\}"
    r"|\*\|[^|]{1,60}\|\*|\|[A-Z][A-Z0-9_:]{1,40}\||%%[^%\s][^%]{0,60}%%|\[\[[^\[\]]{1,80}\]\]|«[\w .:-]{1,60}»|\{[A-Za-z_][\w .-]{0,60}\}"
    r"|<<[^<>]{1,60}>>|\[%[^%]{0,60}%\]|%[A-Za-z_]{3,40}%|@@?[A-Za-z_]{3,40}@@?|\$[A-Z_]{3,40}\b|~~?[A-Z_ ]{3,40}~~?"
    r"|_(?: ?_){2,}|(?:\. ?){5,}|(?:… ?){2,}|[■□▢☐█▒░]{2,}|\?{2,}|(?<![\v\n*-])(?!\A)(?:-{5,}|\*{3,})|(?<=[\v\n])(?:-{5,}+|\*{3,}+)(?! ?[^\W\d_a-z])"
    r"|(?<![A-Za-z0-9_])(?:[Xx×〇○]{3,}|TB[DCA]|TK|TKTK|TKT|FIXME|TODO)(?![A-Za-z0-9_])|\b(?i:lorem ipsum|n/a|to be (?:confirmed|determined|advised|announced|inserted|named|filled in))\b"
)
_BRACKETED = late_pattern(
    r"[\[(<{【（〔〈«‹][^\[\](){}<>【】（）〔〕〈〉«»‹›]{1,80}[\])>}】）〕〉»›]"
)
# Names between which nobody has chosen: "[the Republic of A/the Kingdom of B]", "A / B".
_CHOICE = late_pattern(r"\A[\[<{].*[^\W_]{3,} ?/ ?[^\W_]{3,}.*[\]>}]\Z")
_EITHER = late_pattern(
    r"(?<=[^\W\d_]) / (?=(?i:the|an?|el|la|los|las|le|les|der|die|das|il|lo|os?) )"
)
_UPPER_SNAKE = late_pattern(r"\b[A-Z]{2,}(?:_[A-Z]+)+\b")
_WORD = late_pattern(r"[^\W_]+(?:/[^\W_]+)?", re.UNICODE)
_TELLING = frozenset({"name", "names", "insert", "registrant", "principal", "placeholder", "your"})


def find_blanks(text: str, start: int, end: int, grammar: Grammar) -> Iterator[Bounds]:
    """Yield the unfilled blanks of a stretch of folded text, in order."""
    reached = start
    for found in sorted(_candidates(text, start, end, grammar)):
        if found[0] >= reached:
            reached = found[1]
            yield found


def _candidates(text: str, start: int, end: int, grammar: Grammar) -> Iterator[Bounds]:
    for pattern in (_SYNTAX, _UPPER_SNAKE):
        for found in pattern.finditer(text, start, end):
            yield found.span()
    for found in _BRACKETED.finditer(text, start, end):
        if _speaks_of_blank(found[0], grammar) or _CHOICE.search(found[0]):
            yield found.span()
    for found in _EITHER.finditer(text, start, end):
        if not _goes_on(text, found.end(), grammar):
            yield found.span()


def _goes_on(text: str, at: int, grammar: Grammar) -> bool:
    """Say whether a stroke only parts the statement's own lines: "X / On behalf of Y"."""
    phrases = (*grammar.needed.values(), grammar.information.subject)
    return any(phrase and phrase.match(text, at) for phrase in phrases)


def _speaks_of_blank(bracketed: str, grammar: Grammar) -> bool:
    """Say whether what a bracket holds is an instruction to fill it, not a name."""
    words = [_small(word) for word in _WORD.findall(plain(bracketed))]
    if not words:
        return True
    blank = _blank_words(grammar.wording)
    telling = [word for word in words if word in blank]
    small = grammar.connectors | {"s", "or", "full", "legal", "here", "as", "any"}
    if not grammar.wording.spaced:
        return _mostly(plain(bracketed)[1:-1], blank)
    return (bool(telling) and all(word in blank or word in small for word in words)) or (
        bool(_TELLING & set(words)) and len(words) <= 8 and not _numbered(words)
    )


@lru_cache(maxsize=64)
def _blank_words(wording: Wording) -> frozenset[str]:
    """Return a language's words for what should stand in a blank, in small letters."""
    return frozenset(map(_small, wording.blank_words))


def _small(word: str) -> str:
    """Return a word in small letters; Turkish i's, dotted or not, are one in capitals."""
    return word.replace("İ", "i").lower().replace("ı", "i")


def _mostly(inside: str, blank: frozenset[str]) -> bool:
    """Say whether at least half of unspaced writing is words for what should stand there."""
    rest = _small(inside)
    for word in sorted(blank, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) <= len(inside) / 2


def _numbered(words: list[str]) -> bool:
    return any(word.isdigit() for word in words)


def bare_blank(name: str, grammar: Grammar) -> bool:
    """Say whether a name is only the word for what should stand there: "REGISTRANT NAME"."""
    words = [_small(word) for word in _WORD.findall(plain(name))]
    blank = _blank_words(grammar.wording)
    core = {"registrant", "name", "tbd", "tbc", "tba", "tk", "insert", "here", "placeholder", "xxx"}
    return (
        bool(words)
        and all(word in blank or word in grammar.connectors for word in words)
        and bool((core | {"client"}) & set(words))
        and len(words) >= 1
        and (bool(core & set(words)) or name.isupper())
    )
