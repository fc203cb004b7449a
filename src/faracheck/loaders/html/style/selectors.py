"""Reads selectors (Selectors 4, CSS Nesting, CSS Scoping) and weighs them.

A selector that a browser would not understand makes its whole rule void, except inside `:is()`
and `:where()`, which forgive.
"""

import re
from dataclasses import field
from functools import lru_cache

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.declarations import unescape
from faracheck.loaders.html.style.pseudo import (
    ARGUMENT_PSEUDOS,
    LEGACY_PSEUDO_ELEMENTS,
    PLAIN_PSEUDOS,
    is_pseudo_element,
)
from faracheck.loaders.html.style.tokens import next_stop, split, without_comments

Weight = tuple[int, int, int]

_IDENT = r"(?:-?(?:[^\W\d]|_|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n0-9a-fA-F])|--)(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n0-9a-fA-F])*+"
_NAME = r"(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n0-9a-fA-F])++"
_TYPE = late_pattern(rf"(?:(?:({_IDENT})|(\*))?\|)?(?:({_IDENT})|(\*))")
_PART = late_pattern(rf"\.({_IDENT})|\#({_NAME})|(&)|(\[)|(::?)({_IDENT})(\()?")
_COMBINATOR = late_pattern(r"\s*([>+~])\s*|\s+")
_ATTRIBUTE = late_pattern(
    rf"""\s*+(?:(?:{_IDENT}|\*)?\|(?!=))?({_IDENT})\s*+
    (?:([~|^$*]?=)\s*(?:"((?:[^"\\\n]|\\.)*)"?|'((?:[^'\\\n]|\\.)*)'?|({_IDENT}))\s*+(?:([iIsS])\s*+)?)?\Z""",
    re.VERBOSE | re.DOTALL,
)
_NTH = late_pattern(
    r"\s*+(?:(even)|(odd)|([-+]?\d*)n(?:\s*+([-+])\s*+(\d+))?|([-+]?\d+))(?:\s++of\s++(.*)|\s*+)\Z",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """`[name operator value]`; `fold` is True for `i`, False for `s`, None for neither."""

    name: str
    operator: str = ""
    value: str = ""
    fold: bool | None = None


@dataclass(frozen=True, slots=True)
class Pseudo:
    """A pseudo-class with what stood in its brackets."""

    name: str
    argument: str = ""
    selectors: tuple["Selector", ...] = ()
    step: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must meet: type, ids, classes, attributes, pseudo-classes."""

    tag: str = ""
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    pseudos: tuple[Pseudo, ...] = ()
    weight: Weight = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Selector:
    """A complex selector: compounds from left to right and the combinators between them.

    `pseudo_element` names what it styles instead of an element, such as `before`; `leading` is
    the combinator before the first compound of a relative selector.
    """

    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...] = ()
    pseudo_element: str = ""
    argument: tuple["Selector", ...] = ()
    leading: str = ""
    weight: Weight = (0, 0, 0)
    nests: bool = field(default=False, compare=False)


class _InvalidSelectorError(Exception):
    """The browser would drop the rule."""


@dataclass
class _Draft:
    tag: str = ""
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    pseudos: list[Pseudo] = field(default_factory=list)
    weight: Weight = (0, 0, 0)
    empty: bool = True

    def finish(self) -> Compound:
        return Compound(
            self.tag, tuple(self.ids), tuple(self.classes), tuple(self.attributes),
            tuple(self.pseudos), self.weight,
        )  # fmt: skip


def _plus(one: Weight, two: Weight) -> Weight:
    return (one[0] + two[0], one[1] + two[1], one[2] + two[2])


_Parents = tuple[Selector, ...] | None


class _Parser:
    def __init__(self, text: str, parents: _Parents, *, inside_has: bool = False) -> None:
        self.text = text
        self.position = 0
        self.parents = parents
        self.inside_has = inside_has
        self.nests = False
        self.pseudo_element = ""
        self.argument: tuple[Selector, ...] = ()

    def complex(self, *, relative: bool = False) -> Selector:
        text = self.text = self.text.strip(" \t\r\n\f")
        compounds: list[Compound] = []
        combinators: list[str] = []
        leading = ""
        if relative:
            first = _COMBINATOR.match(text)
            leading = (first and first[1]) or " "
            self.position = first.end() if first else 0
        while True:
            compounds.append(self.compound())
            if self.position >= len(text):
                break
            gap = _COMBINATOR.match(text, self.position)
            if not gap or self.pseudo_element:
                raise _InvalidSelectorError(text)
            combinators.append(gap[1] or " ")
            self.position = gap.end()
        weight = (0, 0, 0)
        for compound in compounds:
            weight = _plus(weight, compound.weight)
        if self.pseudo_element:
            weight = _plus(weight, (0, 0, 1))
        return Selector(
            tuple(compounds), tuple(combinators), self.pseudo_element, self.argument, leading,
            weight, self.nests,
        )  # fmt: skip

    def argument_selector(self, *, relative: bool) -> Selector:
        selector = self.complex(relative=relative)
        if self.pseudo_element:
            raise _InvalidSelectorError(self.text)
        return selector

    def compound(self) -> Compound:
        draft = _Draft()
        if named := _TYPE.match(self.text, self.position):
            if named[1]:
                raise _InvalidSelectorError("a namespace that nobody declared")
            draft.tag = unescape(named[3] or "").lower()
            draft.weight = (0, 0, 1 if draft.tag else 0)
            draft.empty = False
            self.position = named.end()
        while part := _PART.match(self.text, self.position):
            self.position = part.end()
            if self.pseudo_element and not part[5]:
                raise _InvalidSelectorError("something after a pseudo-element")
            draft.empty = False
            self.part(part, draft)
        if draft.empty:
            raise _InvalidSelectorError(self.text)
        return draft.finish()

    def part(self, part: re.Match[str], draft: _Draft) -> None:
        if part[1] is not None:
            draft.classes.append(unescape(part[1]))
            draft.weight = _plus(draft.weight, (0, 1, 0))
        elif part[2] is not None:
            if part[2][0].isdigit():
                raise _InvalidSelectorError("an id that begins with a digit")
            draft.ids.append(unescape(part[2]))
            draft.weight = _plus(draft.weight, (1, 0, 0))
        elif part[3]:
            self.nesting(draft)
        elif part[4]:
            draft.attributes.append(self.attribute())
            draft.weight = _plus(draft.weight, (0, 1, 0))
        else:
            self.pseudo(part, draft)

    def nesting(self, draft: _Draft) -> None:
        self.nests = True
        if self.parents is None:
            draft.pseudos.append(Pseudo("scope"))
            return
        draft.pseudos.append(Pseudo("is", selectors=self.parents))
        draft.weight = _plus(draft.weight, heaviest(self.parents))

    def attribute(self) -> Attribute:
        end = next_stop(self.text, self.position, "]")[0]
        match = _ATTRIBUTE.match(self.text[self.position : end])
        if not match or end >= len(self.text) + 1:
            raise _InvalidSelectorError(self.text)
        self.position = end + 1
        value = next((v for v in (match[3], match[4], match[5]) if v is not None), "")
        fold = None if not match[6] else match[6] in "iI"
        return Attribute(unescape(match[1]).lower(), match[2] or "", unescape(value), fold)

    def brackets(self) -> str:
        end = next_stop(self.text, self.position, ")")[0]
        inside = self.text[self.position : end]
        self.position = end + 1
        return inside

    def pseudo(self, part: re.Match[str], draft: _Draft) -> None:
        name = unescape(part[6]).lower()
        inside = self.brackets() if part[7] else None
        if part[5] == "::" or name in LEGACY_PSEUDO_ELEMENTS:
            self.element(name, inside)
            return
        if inside is None:
            if name not in PLAIN_PSEUDOS:
                raise _InvalidSelectorError(name)
            draft.pseudos.append(Pseudo(name))
            draft.weight = _plus(draft.weight, (0, 1, 0))
            return
        if self.pseudo_element or name not in ARGUMENT_PSEUDOS:
            raise _InvalidSelectorError(name)
        pseudo, weight = self.functional(name, inside)
        draft.pseudos.append(pseudo)
        draft.weight = _plus(draft.weight, weight)

    def element(self, name: str, inside: str | None) -> None:
        if not is_pseudo_element(name, functional=inside is not None):
            raise _InvalidSelectorError(name)
        self.pseudo_element = name
        if name == "slotted" and inside is not None:
            self.argument = (_Parser(inside, self.parents).complex(),)
        if name == "part" and inside is not None:
            named = "".join(f'[part~="{part}"]' for part in inside.split())
            self.argument = (_Parser(named, self.parents).complex(),)

    def functional(self, name: str, inside: str) -> tuple[Pseudo, Weight]:
        if name in {"is", "where", "-webkit-any", "matches"}:
            found = _list(inside, self.parents, forgiving=True)
            self.nests = self.nests or any(selector.nests for selector in found)
            return Pseudo("is", selectors=found), heaviest(found) if name == "is" else (0, 0, 0)
        if name == "not":
            found = _list(inside, self.parents)
            self.nests = self.nests or any(selector.nests for selector in found)
            return Pseudo("not", selectors=found), heaviest(found)
        if name == "has":
            if self.inside_has:
                raise _InvalidSelectorError(":has() inside :has()")
            found = _list(inside, self.parents, relative=True)
            return Pseudo("has", selectors=found), heaviest(found)
        if name.startswith("nth-"):
            return self.nth(name, inside)
        if name in {"host", "host-context"}:
            found = _list(inside, self.parents)
            return Pseudo(name, selectors=found), _plus((0, 1, 0), heaviest(found))
        return Pseudo(name, argument=unescape(inside.strip())), (0, 1, 0)

    def nth(self, name: str, inside: str) -> tuple[Pseudo, Weight]:
        match = _NTH.match(inside)
        if not match or (match[7] is not None and name not in {"nth-child", "nth-last-child"}):
            raise _InvalidSelectorError(inside)
        found = _list(match[7], self.parents) if match[7] is not None else ()
        return Pseudo(name, selectors=found, step=_step(match)), _plus((0, 1, 0), heaviest(found))


def _step(match: re.Match[str]) -> tuple[int, int]:
    if match[1]:
        return 2, 0
    if match[2]:
        return 2, 1
    if match[6]:
        return 0, int(match[6])
    slope = {"": 1, "+": 1, "-": -1}.get(match[3])
    offset = int(f"{match[4]}{match[5]}") if match[5] else 0
    return (int(match[3]) if slope is None else slope), offset


def heaviest(selectors: tuple[Selector, ...]) -> Weight:
    """Return the greatest weight among `selectors`."""
    return max((selector.weight for selector in selectors), default=(0, 0, 0))


def _list(
    text: str,
    parents: _Parents,
    *,
    forgiving: bool = False,
    relative: bool = False,
) -> tuple[Selector, ...]:
    found = []
    for piece in split(text, ","):
        parser = _Parser(piece, parents, inside_has=relative)
        try:
            found.append(parser.argument_selector(relative=relative))
        except _InvalidSelectorError:
            if not forgiving:
                raise
    return tuple(found)


@lru_cache(maxsize=8192)
def parse_selectors(
    text: str, *, scoped: bool = False, strict: bool = False
) -> tuple[Selector, ...]:
    """Return the selectors of a list, or none when any of them is not understood.

    `scoped` selectors look below the scope's root, unless they say where it stands in them.
    """
    found = []
    try:
        for piece in split(without_comments(text), ","):
            relative = scoped and "&" not in piece and ":scope" not in piece.lower()
            parser = _Parser(f"& {piece}" if relative else piece, None)
            selector = parser.complex()
            found.append(selector)
    except _InvalidSelectorError:
        return ()
    return tuple(found)


def parse_nested(text: str, parents: tuple[Selector, ...]) -> tuple[Selector, ...]:
    """Return the selectors of a rule nested in another, whose selectors are `parents`."""
    plain = tuple(selector for selector in parents if not selector.pseudo_element)
    found = []
    try:
        for piece in split(without_comments(text), ","):
            selector = _Parser(piece, plain).complex() if "&" in piece else None
            if selector is None or not selector.nests:
                selector = _Parser(f"& {piece}", plain).complex()
            found.append(selector)
    except _InvalidSelectorError:
        return ()
    return tuple(found)
