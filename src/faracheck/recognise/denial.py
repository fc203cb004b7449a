"""Words that take a clause or a sentence back: negations, and the language of what might be."""

from collections.abc import Iterator

from faracheck.recognise.folding import Bounds
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.patterns import Pattern

_NO_NEGATION = ("-for-", "-profit", " for profit", " for-profit", " only", "-for profit")
_LEAD = 80
"""How far before a clause, in characters, a condition may begin that leads into it."""


def negations(text: str, start: int, end: int, grammar: Grammar) -> Iterator[Bounds]:
    """Yield the negations in a stretch of folded text; "not-for-profit" is none."""
    if grammar.negation is None:
        return
    for found in grammar.negation.finditer(text[start:end]):
        at, behind = start + found.start(), start + found.end()
        if not text[behind : behind + 14].lower().startswith(_NO_NEGATION):
            yield at, behind


def find_negation(text: str, start: int, end: int, grammar: Grammar) -> Bounds | None:
    """Return the first negation in a stretch of folded text, or None."""
    return next(negations(text, start, end, grammar), None)


def leads(text: str, sentence: int, start: int, grammar: Grammar) -> Bounds | None:
    """Return the condition that leads right into a clause at `start`: "if", "suppose that"."""
    return _inside(grammar.hypothetical.before, text, max(sentence, start - _LEAD), start)


def hedges(text: str, sentence: int, end: int, grammar: Grammar) -> Bounds | None:
    """Return the auxiliary right before a verb at `end`: "may be", "would have been"."""
    return _inside(grammar.hypothetical.modal, text, max(sentence, end - _LEAD), end)


def supposed_inside(text: str, start: int, end: int, grammar: Grammar) -> Bounds | None:
    """Return the auxiliary in a stretch between the names and the verb of a clause, or None."""
    return _inside(grammar.hypothetical.inside, text, start, end)


def question(text: str, start: int, end: int) -> Bounds | None:
    """Return the question mark that ends the sentence from `start` to `end`, or None."""
    told = text[start:end].rstrip("\"')] \v\n")
    at = start + len(told) - 1
    return (at, at + 1) if told.endswith(("?", "？", "؟")) else None


def provisos(text: str, start: int, end: int, grammar: Grammar) -> Bounds | None:
    """Return the condition that follows what was said: "once approved"."""
    return _inside(grammar.hypothetical.behind, text, start, end)


def supposes(text: str, start: int, end: int, grammar: Grammar) -> Bounds | None:
    """Return the words by which a sentence about information only supposes: "would be"."""
    return _inside(grammar.hypothetical.information, text, start, end)


def _inside(pattern: Pattern | None, text: str, start: int, end: int) -> Bounds | None:
    found = pattern.search(text[start:end]) if pattern and start < end else None
    return (start + found.start(), start + found.end()) if found else None
