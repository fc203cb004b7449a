"""Decides whether an element meets a selector, on the HTML tree as a browser sees it.

The tree's own engine is not asked: it knows neither scopes nor hosts nor quirks mode, and takes
every element for undefined.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter

from turbohtml import Document, Element, ShadowRoot, Text

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.pseudo import NEVER
from faracheck.loaders.html.style.selectors import Attribute, Compound, Pseudo, Selector
from faracheck.loaders.html.style.states import state_of

# Their values are compared without regard to case in HTML (the HTML standard's list).
_FOLDED_ATTRIBUTES = frozenset(
    {
        "accept", "accept-charset", "align", "alink", "axis", "bgcolor", "charset", "checked",
        "clear", "codetype", "color", "compact", "declare", "defer", "dir", "direction",
        "disabled", "enctype", "face", "frame", "hreflang", "http-equiv", "lang", "language",
        "link", "media", "method", "multiple", "nohref", "noresize", "noshade", "nowrap",
        "readonly", "rel", "rev", "rules", "scope", "scrolling", "selected", "shape", "target",
        "text", "type", "valign", "valuetype", "vlink",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sight:
    """From where a selector looks: the tree's manners and the element that `:scope` means.

    `host` is the element whose shadow tree holds the style sheet, or None for the page's own;
    `around` the one that holds its style element.
    """

    quirks: bool = False
    scope: Element | None = None
    host: Element | None = None
    around: Element | None = None


def parent_of(element: Element) -> Element | None:
    """Return the parent element inside the same tree."""
    parent = element.parent
    return parent if isinstance(parent, Element) else None


def siblings_of(element: Element) -> list[Element]:
    """Return the element children of its parent, itself included."""
    parent = element.parent
    if parent is None:
        return [element]
    return [child for child in parent.children if isinstance(child, Element)]


def matches(element: Element, selector: Selector, sight: Sight) -> bool:
    """Say whether `element` is the subject of `selector`."""
    return _matches_from(element, selector, len(selector.compounds) - 1, sight)


def _matches_from(element: Element, selector: Selector, at: int, sight: Sight) -> bool:
    if not meets(element, selector.compounds[at], sight):
        return False
    if at == 0:
        return True
    combinator = selector.combinators[at - 1]
    return any(
        _matches_from(other, selector, at - 1, sight)
        for other in _candidates(element, combinator, sight)
    )


def _candidates(element: Element, combinator: str, sight: Sight) -> Iterator[Element]:
    if combinator in {" ", ">"}:
        above = _above(element, sight)
        while above is not None:
            yield above
            if combinator == ">":
                return
            above = _above(above, sight)
        return
    before = element.previous_sibling
    while before is not None:
        if isinstance(before, Element):
            yield before
            if combinator == "+":
                return
        before = before.previous_sibling


def _above(element: Element, sight: Sight) -> Element | None:
    parent = element.parent
    if isinstance(parent, Element):
        return parent
    if isinstance(parent, ShadowRoot) and sight.host is not None:
        return sight.host if parent.host is sight.host else None
    return None


def meets(element: Element, compound: Compound, sight: Sight) -> bool:
    """Say whether `element` alone meets every part of `compound`."""
    if element is sight.host and not _names_host(compound):
        return False
    if compound.tag and element.tag.lower() != compound.tag:
        return False
    if compound.ids and not _has_ids(element, compound.ids, sight):
        return False
    if compound.classes and not _has_classes(element, compound.classes, sight):
        return False
    return all(_has_attribute(element, wanted) for wanted in compound.attributes) and all(
        _in_state(element, pseudo, sight) for pseudo in compound.pseudos
    )


def _names_host(compound: Compound) -> bool:
    return any(
        pseudo.name in {"host", "host-context", "scope", "is", "not", "has"}
        for pseudo in compound.pseudos
    )


def _has_ids(element: Element, ids: tuple[str, ...], sight: Sight) -> bool:
    own = element.attr("id")
    if own is None:
        return False
    if sight.quirks:
        return all(own.lower() == wanted.lower() for wanted in ids)
    return all(own == wanted for wanted in ids)


def _has_classes(element: Element, classes: tuple[str, ...], sight: Sight) -> bool:
    if not sight.quirks:
        return all(element.has_class(wanted) for wanted in classes)
    own = (element.attr("class") or "").lower().split()
    return all(wanted.lower() in own for wanted in classes)


def _has_attribute(element: Element, wanted: Attribute) -> bool:
    value = element.attr(wanted.name)
    if value is None:
        return wanted.name in element.attrs and not wanted.operator
    if not wanted.operator:
        return True
    fold = wanted.name in _FOLDED_ATTRIBUTES if wanted.fold is None else wanted.fold
    target = wanted.value
    if fold:
        value, target = value.lower(), target.lower()
    return _COMPARISONS[wanted.operator](value, target)


# A substring that is empty is found in no value (Selectors 4, 6.2).
_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda value, target: value == target,
    "~=": lambda value, target: target in value.split(),
    "|=": lambda value, target: value == target or value.startswith(f"{target}-"),
    "^=": lambda value, target: target != "" and value.startswith(target),
    "$=": lambda value, target: target != "" and value.endswith(target),
    "*=": lambda value, target: target != "" and target in value,
}


def _in_state(element: Element, pseudo: Pseudo, sight: Sight) -> bool:
    name = pseudo.name
    if name in NEVER:
        return False
    if name.startswith("nth-"):
        return _nth(element, pseudo, sight)
    if relation := _RELATIONS.get(name):
        return relation(element, pseudo, sight)
    structural = _STRUCTURAL.get(name)
    return structural(element) if structural else state_of(element, name, pseudo.argument)


def _is(element: Element, pseudo: Pseudo, sight: Sight) -> bool:
    return any(matches(element, selector, sight) for selector in pseudo.selectors)


def _scope(element: Element, _pseudo: Pseudo, sight: Sight) -> bool:
    return element is (sight.scope or sight.host or _root_of(element))


def _root_of(element: Element) -> Element | None:
    above: Element | None = element
    while above is not None and isinstance(above.parent, Element):
        above = above.parent
    return above


def _host(element: Element, pseudo: Pseudo, sight: Sight) -> bool:
    if element is not sight.host:
        return False
    if not pseudo.selectors:
        return True
    outside = Sight(quirks=sight.quirks)
    around: Element | None = element
    while around is not None:
        if any(matches(around, selector, outside) for selector in pseudo.selectors):
            return True
        around = parent_of(around) if pseudo.name == "host-context" else None
    return False


def _has(element: Element, pseudo: Pseudo, sight: Sight) -> bool:
    anchor = Sight(sight.quirks, element, sight.host)
    return any(
        _matches_relative(candidate, selector, element, anchor)
        for selector in pseudo.selectors
        for candidate in _reach(element, selector)
    )


_RELATIONS: dict[str, Callable[[Element, Pseudo, Sight], bool]] = {
    "is": _is,
    "not": lambda element, pseudo, sight: not _is(element, pseudo, sight),
    "has": _has,
    "host": _host,
    "host-context": _host,
    "scope": _scope,
}


def _reach(element: Element, selector: Selector) -> Iterator[Element]:
    """Yield the elements among which the subject of a relative selector can be."""
    if selector.leading in {" ", ">"}:
        if len(selector.compounds) == 1 and selector.leading == ">":
            yield from (child for child in element.children if isinstance(child, Element))
        else:
            yield from element.iter_elements()
        return
    after = element.next_sibling
    while after is not None:
        if isinstance(after, Element):
            yield after
            if len(selector.compounds) > 1:
                yield from after.iter_elements()
            elif selector.leading == "+":
                return
        after = after.next_sibling


def _matches_relative(
    candidate: Element, selector: Selector, anchor: Element, sight: Sight
) -> bool:
    return any(
        _related(first, selector.leading, anchor)
        for first in _firsts(candidate, selector, len(selector.compounds) - 1, sight)
    )


def _firsts(element: Element, selector: Selector, at: int, sight: Sight) -> Iterator[Element]:
    """Yield each element that the first compound can stand for when `element` is the subject."""
    if not meets(element, selector.compounds[at], sight):
        return
    if at == 0:
        yield element
        return
    for other in _candidates(element, selector.combinators[at - 1], sight):
        yield from _firsts(other, selector, at - 1, sight)


def _related(element: Element, combinator: str, anchor: Element) -> bool:
    if combinator == ">":
        return element.parent is anchor
    if combinator == " ":
        return any(above is anchor for above in element.ancestors)
    before = element.previous_sibling
    while before is not None:
        if isinstance(before, Element):
            if before is anchor:
                return True
            if combinator == "+":
                return False
        before = before.previous_sibling
    return False


def _nth(element: Element, pseudo: Pseudo, sight: Sight) -> bool:
    def counts(peer: Element) -> bool:
        return not pseudo.selectors or any(matches(peer, s, sight) for s in pseudo.selectors)

    if not counts(element):
        return False
    slope, offset = pseudo.step
    rank = 1
    for peer in _peers(element, backwards="last" in pseudo.name):
        if slope <= 0 and rank > offset:
            return False  # in a long list most are far behind the few that are meant
        if not pseudo.name.endswith("of-type") or peer.tag == element.tag:
            rank += counts(peer)
    if slope == 0:
        return rank == offset
    return (rank - offset) % slope == 0 and (rank - offset) // slope >= 0


def _peers(element: Element, *, backwards: bool) -> Iterator[Element]:
    """Yield the elements before `element` from the nearest on, or those behind it."""
    step = attrgetter("next_sibling" if backwards else "previous_sibling")
    peer = step(element)
    while peer is not None:
        if isinstance(peer, Element):
            yield peer
        peer = step(peer)


def _first(element: Element) -> bool:
    before = element.previous_sibling
    while before is not None and not isinstance(before, Element):
        before = before.previous_sibling
    return before is None


def _last(element: Element) -> bool:
    after = element.next_sibling
    while after is not None and not isinstance(after, Element):
        after = after.next_sibling
    return after is None


def _alone(element: Element, *, backwards: bool) -> bool:
    """Say whether no peer of the same type comes before `element`, or behind it."""
    return not any(peer.tag == element.tag for peer in _peers(element, backwards=backwards))


def _empty(element: Element) -> bool:
    return not any(
        isinstance(child, Element) or (isinstance(child, Text) and child.data)
        for child in element.children
    )


_STRUCTURAL: dict[str, Callable[[Element], bool]] = {
    "root": lambda element: isinstance(element.parent, Document),
    "empty": _empty,
    "first-child": _first,
    "last-child": _last,
    "only-child": lambda element: _first(element) and _last(element),
    "first-of-type": lambda element: _alone(element, backwards=False),
    "last-of-type": lambda element: _alone(element, backwards=True),
    "only-of-type": lambda element: (
        _alone(element, backwards=False) and _alone(element, backwards=True)
    ),
}
