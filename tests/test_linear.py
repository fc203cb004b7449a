"""No pattern takes time that grows faster than the text: each meets what would wear it out."""

import ast
import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]  # how a pattern is put together
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any

import pytest

from faracheck.recognise.damage import _split_words
from faracheck.recognise.grammar import grammar_of
from faracheck.recognise.wording import Wording
from faracheck.rulebook.pack import load_rulebook

SOURCE = Path(__file__).parents[1] / "src"
CALLS = {"compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"}
SHORT, LONG = 1_000, 4_000
BOUND = 8.0
"""How many times longer four times the text may take; a square would take sixteen."""

TOO_SHORT = 0.04
"""Seconds below which growth is not told from the clock's grain and the machine's other work: what
scans to the end of a text from everywhere, by one plain class, stays below it."""

NOISE: tuple[str, ...] = (
    "a ",
    " ",
    "\n",
    "\n\n",
    "a",
    "A",
    "1",
    "1 ",
    "<",
    ">",
    "<a ",
    "&",
    '"',
    "'",
    "(",
    ")",
)
NOISE += ("[", "]", "{", "}", "{{", "{%", "<?", "/*", "*", "_", "-", "=", ".", ":", "@", "a@b.")


@dataclass(frozen=True)
class Written:
    """A pattern as it stands in the code: where, its source, its flags."""

    where: str
    source: str | bytes
    flags: int
    anchored: bool


@dataclass(frozen=True)
class Asked:
    """A pattern, and whether it is only asked what stands at one place."""

    pattern: Any
    anchored: bool = False


def written() -> tuple[list[Written], list[str]]:
    """Return the patterns in the code, and where those stand that only a running program has."""
    found: list[Written] = []
    made: list[str] = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        if name.endswith("__main__"):
            continue
        names = vars(importlib.import_module(name))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        anchored = _anchored(tree)
        for call in _calls(tree):
            where = f"{name}:{call.lineno}"
            try:
                source = _value(call.args[0], names)
                found.append(Written(where, source, _flags(call, names), call in anchored))
            except NameError:
                made.append(name)
    return found, made


def _anchored(tree: ast.Module) -> set[ast.Call]:
    """Return the patterns that are only asked what stands at one place, never to look for it."""
    asked: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            asked.setdefault(node.value.id, set()).add(node.attr)
    uses = [it.id for it in ast.walk(tree) if isinstance(it, ast.Name)]
    found = set()
    for node in ast.walk(tree):
        named = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(named, ast.Name):
            methods = asked.get(named.id, set())
            known = uses.count(named.id) > 1 and methods and methods <= {"match", "fullmatch"}
            found |= {call for call in _calls(node.value) if known}
    return found | {
        call
        for call in _calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"match", "fullmatch"}
    }


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (_is_late(node) or _is_of_re(node.func)):
            yield node


def _is_late(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "late_pattern"


def _is_of_re(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and (called.value.id, called.attr in CALLS) == ("re", True)
    )


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "pattern", "eval"), dict(names))  # noqa: S307 - our own code


def _flags(call: ast.Call, names: dict[str, Any]) -> int:
    given = [it.value for it in call.keywords if it.arg == "flags"]
    if _is_late(call) or (isinstance(call.func, ast.Attribute) and call.func.attr == "compile"):
        given += call.args[1:2]
    return int(_value(given[0], names)) if given else 0


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """Yield what leads up to each repetition in a pattern, and one round of the repetition."""
    yield from (("", noise) for noise in NOISE)
    tree = parser.parse(pattern.pattern, pattern.flags)
    yield from dict.fromkeys(_rounds(tree, ""))


def _rounds(tree: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    for op, argument in tree:
        for inner in _inner(op, argument):
            yield from _rounds(inner, before)
        if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            most, body = argument[1], _example(argument[2])
            if most is ops.MAXREPEAT or most > 50:
                yield before, body
                yield "", before + body
        before += _example([(op, argument)])
    yield "", before


def _inner(op: Any, argument: Any) -> list[Any]:
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        return [argument[2]]
    if op is ops.SUBPATTERN:
        return [argument[3]]
    if op is ops.BRANCH:
        return list(argument[1])
    if op is ops.ATOMIC_GROUP:
        return [argument]
    return [argument[1]] if op in {ops.ASSERT, ops.ASSERT_NOT} else []


def _example(tree: Sequence[Any]) -> str:
    """Return a text that a piece of a pattern matches, or nearly."""
    return "".join(_one(op, argument) for op, argument in tree)


def _one(op: Any, argument: Any) -> str:
    if op is ops.LITERAL:
        return chr(argument)
    if op is ops.IN:
        return _member(argument)
    if op in {ops.ANY, ops.NOT_LITERAL}:
        return "a" if argument != ord("a") else "b"
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        return _example(argument[2]) * int(max(1, min(argument[0], 50)))
    if op in {ops.SUBPATTERN, ops.ATOMIC_GROUP, ops.BRANCH}:
        return _example(_inner(op, argument)[0])
    return ""


@cache
def _candidates() -> str:
    return "a1 <>\"'()-_.,:;/\\=\n\tA0éж中ا&%{}[]@!?#*+~|$€\ue000\ufffd\v"


def _member(argument: Any) -> str:
    own = [chr(value) for op, value in argument if op is ops.LITERAL]
    own += [chr(value[0]) for op, value in argument if op is ops.RANGE]
    if any(op is ops.NEGATE for op, _ in argument):
        refused = set(own)
        return next(it for it in _candidates() if it not in refused)
    categories = {ops.CATEGORY_DIGIT: "1", ops.CATEGORY_SPACE: " ", ops.CATEGORY_WORD: "a"}
    other = {ops.CATEGORY_NOT_DIGIT: "a", ops.CATEGORY_NOT_SPACE: "a", ops.CATEGORY_NOT_WORD: "-"}
    own += [{**categories, **other}[value] for op, value in argument if op is ops.CATEGORY]
    return own[0]


def cost(one: Asked, text: Any) -> float:
    """Return the seconds that it takes to ask a pattern as the code does."""
    begun = process_time()
    if one.anchored:
        one.pattern.match(text)
        one.pattern.fullmatch(text)
    else:
        for _ in one.pattern.finditer(text):
            pass
    return process_time() - begun


def growth(pattern: Asked, attack: str) -> float:
    """Return how many times longer four times the text takes; 0 where both take next to nothing."""
    before, body, end = attack.split("\ue0ff")
    rounds = [before + body * (size // len(body)) + end for size in (SHORT // 4, SHORT, LONG)]
    texts: list[Any] = rounds
    if isinstance(pattern.pattern.pattern, bytes):
        texts = [text.encode("latin-1", "replace") for text in rounds]
    # What is worse than a square shows itself early, and would not come to an end later.
    if (
        cost(pattern, texts[0]) > TOO_SHORT
        and min(cost(pattern, texts[0]) for _ in "123") > TOO_SHORT
    ):
        return 1_000.0
    if cost(pattern, texts[2]) < TOO_SHORT:
        return 0.0
    # The best of three: other work on the machine only ever adds.
    long = min(cost(pattern, texts[2]) for _ in "123")
    short = min(cost(pattern, texts[1]) for _ in "123")
    return long / short if long >= TOO_SHORT else 0.0


def worst(pattern: Asked) -> str | None:
    """Return the text on which a pattern takes more than its share, or None."""
    for before, body in attacks(pattern.pattern):
        for end in ("", "\x00") if body else ():
            if growth(pattern, f"{before}\ue0ff{body}\ue0ff{end}") > BOUND:
                return f"{before!r} + {body!r} * n + {end!r}"
    return None


BOUNDED = {
    r"(\{lang\}|": "globs of the settings, which their owner wrote",
    r"<[^>]{0,5000}>": "its repetition has an end; only what Outlook is shown is looked at",
    r"(?is)<(style|script|xml|title|head)": "its repetition has an end, as above",
    r"(?P<comment>//": "comments that do not end are told before it is asked",
    r"([\w$]+)\s*=\s*(?:": "the 60 characters before a literal",
    r"[\w$.]+\s*\(\s*\Z": "the 60 characters before a literal",
    r"position\s*:\s*(?:absolute": "the declarations of one rule",
    r"\A[\[<{].*[^\W_]{3,}": "what stands between brackets, 80 characters",
    r"(?P<set>\[[^\]]*\])": "the phrases of a pack, which the rules' tests run",
    r"(?:to\s*+\(": "the prelude of one @scope",
    r"outline(?:-width)?\s*:": "the declarations of one rule",
    r"\[[^\]]*\]|/\*.*?\*/": "one declaration",
    "\\s{2,}|\\t|": "the end of a line before a mark",
    r"[^\W\d_]+$": "the 16 characters before a word",
    r"[A-Z]{2,}[0-9]{3,}": "asked about the whole of an id",
    r"[a-z][a-z0-9]*(-[a-z0-9]+)+": "asked about the whole of a name",
}
"""Pieces of patterns that may take longer than their share, and why what they meet stays short."""

BORN = {
    "config.toml": "the keys of the settings, which their owner wrote",
    "late": "what stands where the pattern is named",
    "engine.translations": "globs of the settings",
    "loaders.html.scripts": "names, each character escaped",
    "loaders.posts.table": "names of columns, escaped",
    "recognise.damage": "below",
    "recognise.grammar": "below",
    "recognise.mentions": "names from the settings, escaped",
}
"""The rooms that put patterns together as they run, and of what."""

FOUND, MADE = written()


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.where)
def test_time_grows_with_the_text_for_each_pattern_in_the_code(one: Written) -> None:
    if any(piece in str(one.source) for piece in BOUNDED):
        return
    assert worst(Asked(re.compile(one.source, one.flags), one.anchored)) is None


def test_it_is_known_where_patterns_are_put_together_as_the_program_runs() -> None:
    assert {room.removeprefix("faracheck.") for room in MADE} <= set(BORN)


def test_each_excuse_is_still_needed() -> None:
    sources = [str(one.source) for one in FOUND]

    assert [piece for piece in BOUNDED if not any(piece in it for it in sources)] == []


@pytest.mark.parametrize("wording", load_rulebook().wordings, ids=lambda it: it.language)
def test_time_grows_with_the_text_for_what_a_language_is_read_by(wording: Wording) -> None:
    grammar = grammar_of(wording)
    words = [f"{word} " for word in wording.lexicon[:6]]
    letters = [" ".join(word) + " " for word in wording.lexicon[:3]]

    for pattern in (*filter(None, (grammar.abbreviation, grammar.opened)), _split_words(grammar)):
        for body in (*NOISE, "a.", "A. ", *words, *letters):
            for end in ("", "\x00"):
                assert growth(Asked(pattern), f"\ue0ff{body}\ue0ff{end}") <= BOUND, body


@pytest.mark.parametrize("wording", load_rulebook().wordings, ids=lambda it: it.language)
def test_all_else_that_packs_say_runs_without_backtracking(wording: Wording) -> None:
    ours = [it for it in _held(grammar_of(wording)) if isinstance(it, re.Pattern)]

    grammar = grammar_of(wording)
    assert ours == [it for it in (grammar.abbreviation, grammar.opened) if it is not None]


def _held(thing: Any) -> Iterator[Any]:
    """Yield all that stands in a dataclass and in what it holds."""
    if is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from _held(getattr(thing, field.name))
    elif isinstance(thing, dict):
        for part in thing.values():
            yield from _held(part)
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from _held(part)
    else:
        yield thing
