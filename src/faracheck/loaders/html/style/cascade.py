"""Finds and weighs the declarations that speak about an element (CSS Cascade 5 and 6)."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cached_property

from turbohtml import Document, Element, Node, ShadowRoot

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.declarations import parse_declarations
from faracheck.loaders.html.style.definitions import (
    Registered,
    functions_in,
    keyframes_in,
    registered_in,
)
from faracheck.loaders.html.style.functions import Function
from faracheck.loaders.html.style.hints import hints
from faracheck.loaders.html.style.matching import Sight, matches
from faracheck.loaders.html.style.names import Names
from faracheck.loaders.html.style.policy import policies_of
from faracheck.loaders.html.style.quirks import is_quirky
from faracheck.loaders.html.style.scan import Scope, StyleRule
from faracheck.loaders.html.style.selectors import Selector, Weight
from faracheck.loaders.html.style.sheets import (
    Applied,
    Collection,
    Library,
    collect,
    collect_shadow,
)
from faracheck.loaders.html.style.shorthands import longhands_of
from faracheck.loaders.html.style.user_agent import defaults

# Origins from the weakest to the strongest; importance turns authors' order round.
USER_AGENT, HINT, AUTHOR, IMPORTANT, ANIMATION = range(5)
_OUTERMOST = 1 << 20


@dataclass(frozen=True, slots=True)
class Spoken:
    """A declaration that speaks about an element, with its strength and its source.

    `rule` and `sheet` are None for attributes and defaults; `element` is whose attribute it is.
    """

    name: str
    text: str
    strength: tuple[object, ...] = field(compare=False)
    origin: int = AUTHOR
    layer: tuple[object, ...] = ()
    rule: StyleRule | None = field(default=None, repr=False)
    sheet: Applied | None = field(default=None, repr=False)
    source: str = ""


Answer = Callable[[tuple[str, ...], object], bool]
"""Says whether container queries hold inside the style given."""

Speeches = dict[str, list[Spoken]]
"""Declarations by the longhand they set, the strongest first."""


@dataclass
class Cascade:
    """A page's style sheets, asked about one element at a time.

    `author_line` turns an offset in the parsed markup into a line of the author's file.
    """

    tree: Document
    library: Library = field(default_factory=Library)
    answered: Answer = field(default=lambda queries, around: not queries)
    author_line: Callable[[int], int] | None = None
    _shadows: dict[Element, Collection] = field(default_factory=dict)
    _roots: dict[Element, ShadowRoot | None] = field(default_factory=dict)
    _lives: dict[int, dict[str, list[StyleRule]]] = field(default_factory=dict)

    @cached_property
    def quirks(self) -> bool:
        """Say whether the page is in quirks mode, where names are folded and tables forget."""
        return is_quirky(self.tree)

    @cached_property
    def collection(self) -> Collection:
        """The sheets of the page's own tree."""
        return collect(self.tree, self.library)

    @property
    def missing(self) -> tuple[str, ...]:
        """The site's own sheets that were not found, those of shadow trees met so far included."""
        met = (self.collection, *self._shadows.values())
        return tuple(reference for collection in met for reference in collection.missing)

    @cached_property
    def names(self) -> Names:
        """The ids and classes of the page."""
        return Names(self.tree)

    @cached_property
    def layers(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        """The rank of each layer: later ones win, and a layer's own rules over its sublayers'."""
        return _rank_layers(self.collection.applied)

    @cached_property
    def declared_schemes(self) -> set[str]:
        """The colour schemes that a meta element declares for the page."""
        for meta in self.tree.iter_elements("meta"):
            if (meta.attr("name") or "").strip().lower() == "color-scheme":
                return set((meta.attr("content") or "").lower().split())
        return set()

    @cached_property
    def keyframes(self) -> dict[str, list[StyleRule]]:
        """Keyframes by name."""
        return keyframes_in(self.collection.applied)

    @cached_property
    def functions(self) -> dict[str, Function]:
        """The functions that the sheets define."""
        return functions_in(self.collection.applied)

    @cached_property
    def registered(self) -> dict[str, Registered]:
        """Custom properties that `@property` describes."""
        return registered_in(self.collection.applied)

    def shadow(self, root: ShadowRoot) -> Collection:
        """Return the sheets of a shadow tree."""
        host = root.host
        if host not in self._shadows:
            self._shadows[host] = collect_shadow(root, self.library)
        return self._shadows[host]

    def speeches(
        self, element: Element, pseudo_element: str = "", around: object = None
    ) -> Speeches:
        """Return what speaks about `element`, or about one of its pseudo-elements.

        `around` is the style of what it stands in: container queries are answered from there.
        """
        found: Speeches = {}
        if not pseudo_element:
            self._hear_unwritten(found, element)
        for applied, depth in self._sheets_for(element):
            for rule, weight, nearness in self._speaking(applied, element, pseudo_element):
                if self._is_answered(rule, around):
                    self._hear_rule(found, applied, rule, (depth, weight, nearness))
        if not pseudo_element and self._heeds_attributes and (style := element.attr("style")):
            _hear_attribute(found, style, sum(1 for _ in self._trees(element)) - 1)
        for spoken in found.values():
            spoken.sort(key=_strength, reverse=True)
        return found

    def speaks(self, rule: StyleRule, element: Element, pseudo_element: str) -> bool:
        """Say whether a rule of the page's own sheets matches a pseudo-element of `element`."""
        return _match(rule, element, pseudo_element, Sight(self.quirks)) is not None

    def _sheets_for(self, element: Element) -> Iterator[tuple[Applied, int]]:
        """Yield sheets with the depth of their tree: outer trees win among normal rules."""
        around = list(self._trees(element))
        for depth, root in enumerate(around):
            collection = self.collection if root is None else self.shadow(root)
            for applied in collection.applied:
                yield applied, depth

    def _hear_unwritten(self, found: Speeches, element: Element) -> None:
        for order, (name, text) in enumerate(defaults(element, quirks=self.quirks)):
            _hear(found, Spoken(name, text, (USER_AGENT, order), USER_AGENT))
        for order, (name, text) in enumerate(hints(element)):
            _hear(found, Spoken(name, text, (HINT, order), HINT))

    def _speaking(
        self, applied: Applied, element: Element, pseudo_element: str
    ) -> Iterator[tuple[StyleRule, Weight, int]]:
        """Yield the sheet's rules that match, each with its weight and its scope's nearness."""
        sight = Sight(self.quirks, None, applied.host, applied.around)
        around = self.names.around(element)
        for key in _keys(element):
            for rule in self._living(applied, key):
                if around is not None and not any(names <= around for names in rule.lineage):
                    continue
                found = _match(rule, element, pseudo_element, sight)
                if found is not None:
                    yield rule, *found

    def _living(self, applied: Applied, key: str) -> list[StyleRule]:
        """Return the rules under a key whose names are on the page: most sheets are for many."""
        rules = applied.sheet.index.get(key)
        names = self.names.whole
        if not rules or names is None:
            return rules or []
        known = self._lives.setdefault(id(applied), {})
        if key not in known:
            known[key] = [rule for rule in rules if any(need <= names for need in rule.needs)]
        return known[key]

    def _is_answered(self, rule: StyleRule, around: object) -> bool:
        queries = rule.context.containers
        return not queries or self.answered(queries, around)

    def _hear_rule(
        self,
        found: Speeches,
        applied: Applied,
        rule: StyleRule,
        weighed: tuple[int, Weight, int],
    ) -> None:
        depth, weight, nearness = weighed
        names = (*applied.prefix, *rule.context.layer)
        layer = self.layers.get(names, _UNLAYERED) if names else _UNLAYERED
        place = (self._order.get(id(applied), 0), rule.order)
        for position, declaration in enumerate(rule.declarations):
            if declaration.important:
                back = tuple(-rank for rank in layer)
                strength = (IMPORTANT, -depth, 0, back, weight, -nearness, place, position)
            else:
                strength = (AUTHOR, depth, 0, layer, weight, -nearness, place, position)
            _hear(
                found,
                Spoken(
                    declaration.name, declaration.value, strength,
                    IMPORTANT if declaration.important else AUTHOR, layer, rule, applied,
                ),
            )  # fmt: skip

    def _trees(self, element: Element) -> Iterator[ShadowRoot | None]:
        """Yield the trees whose sheets can speak about `element`, the innermost first."""
        if element.shadow_root is not None:
            yield element.shadow_root
        slot = element.assigned_slot
        if slot is not None:
            root = self._root_of(slot)
            if root is not None:
                yield root
        root = self._root_of(element)
        yield root
        if root is not None and "part" in element.attrs:
            yield self._root_of(root.host)

    def _root_of(self, element: Element) -> ShadowRoot | None:
        """Return the shadow tree that holds `element`; what was climbed once is known."""
        climbed: list[Element] = []
        here: Node | None = element
        while isinstance(here, Element) and here not in self._roots:
            climbed.append(here)
            here = here.parent
        found = self._roots[here] if isinstance(here, Element) else None
        if isinstance(here, ShadowRoot):
            found = here
        self._roots.update(dict.fromkeys(climbed, found))
        return found

    @cached_property
    def _heeds_attributes(self) -> bool:
        return policies_of(self.tree).allow_attributes

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(applied): i for i, applied in enumerate(self.collection.applied)}


_UNLAYERED = (_OUTERMOST,)


def _strength(spoken: Spoken) -> tuple[object, ...]:
    return spoken.strength


def _hear(found: Speeches, spoken: Spoken) -> None:
    name = spoken.name
    if name.startswith("--"):
        found.setdefault(name, []).append(spoken)
        return
    for longhand in longhands_of(name):
        found.setdefault(longhand, []).append(spoken)


def _hear_attribute(found: Speeches, style: str, depth: int) -> None:
    for position, declaration in enumerate(parse_declarations(style)):
        origin = IMPORTANT if declaration.important else AUTHOR
        place = -depth if declaration.important else depth
        strength = (origin, place, 1, _UNLAYERED, (0, 0, 0), 0, (0, 0), position)
        _hear(
            found,
            Spoken(declaration.name, declaration.value, strength, origin, (), source="style"),
        )


def _keys(element: Element) -> Iterator[str]:
    yield "*"
    yield element.tag.lower()
    identity = element.attr("id")
    if identity:
        yield f"#{identity.lower()}"
    classes = element.attr("class")
    if classes:
        yield from {f".{name.lower()}" for name in classes.split()}


def _match(
    rule: StyleRule, element: Element, pseudo_element: str, sight: Sight
) -> tuple[Weight, int] | None:
    if rule.context.scope is None:
        weight = _heaviest_match(rule.selectors, element, pseudo_element, sight)
        return None if weight is None else (weight, _OUTERMOST)
    best: tuple[Weight, int] | None = None
    for nearness, root in _scope_roots(rule.context.scope, element, sight):
        scoped = Sight(sight.quirks, root, sight.host)
        weight = _heaviest_match(rule.selectors, element, pseudo_element, scoped)
        if weight is not None and (best is None or weight > best[0]):
            best = (weight, nearness)
    return best


def _heaviest_match(
    selectors: tuple[Selector, ...], element: Element, pseudo_element: str, sight: Sight
) -> Weight | None:
    best: Weight | None = None
    for selector in selectors:
        if best is not None and selector.weight <= best:
            continue
        if _is_subject(selector, element, pseudo_element, sight):
            best = selector.weight
    return best


def _is_subject(selector: Selector, element: Element, pseudo_element: str, sight: Sight) -> bool:
    if selector.pseudo_element == "slotted":
        slot = element.assigned_slot
        outside = Sight(sight.quirks)
        return (
            not pseudo_element
            and slot is not None
            and matches(slot, selector, sight)
            and any(matches(element, wanted, outside) for wanted in selector.argument)
        )
    if selector.pseudo_element == "part":
        host = _host_of(element)
        return (
            not pseudo_element
            and host is not None
            and matches(host, selector, sight)
            and any(matches(element, wanted, Sight(sight.quirks)) for wanted in selector.argument)
        )
    return selector.pseudo_element == pseudo_element and matches(element, selector, sight)


def _host_of(element: Element) -> Element | None:
    """Return the element whose shadow tree holds `element`."""
    root = next((above for above in element.ancestors if isinstance(above, ShadowRoot)), None)
    return root.host if root is not None else None


def _scope_roots(scope: Scope, element: Element, sight: Sight) -> Iterator[tuple[int, Element]]:
    """Yield the scope's roots around `element`, nearest first, unless a limit lies between."""
    line = [element, *(above for above in element.ancestors if isinstance(above, Element))]
    for distance, root in enumerate(line):
        if scope.roots is not None:
            if not any(matches(root, selector, sight) for selector in scope.roots):
                continue
        elif root is not (sight.around or line[-1]):
            continue
        inner = Sight(sight.quirks, root, sight.host)
        between = line[: distance + 1]
        if not any(matches(e, limit, inner) for e in between for limit in scope.limits):
            yield distance, root


def _rank_layers(applied: list[Applied]) -> dict[tuple[str, ...], tuple[int, ...]]:
    seen: dict[tuple[str, ...], dict[str, int]] = {(): {}}
    ranks: dict[tuple[str, ...], tuple[int, ...]] = {}
    for sheet in applied:
        for layer in ((), *sheet.sheet.layers):
            names = (*sheet.prefix, *layer)
            rank: tuple[int, ...] = ()
            for depth, name in enumerate(names):
                peers = seen.setdefault(names[:depth], {})
                rank = (*rank, peers.setdefault(name, len(peers)))
                ranks[names[: depth + 1]] = (*rank, _OUTERMOST)
    return ranks


def line_of(text: str, offset: int, first: int) -> int:
    """Return the line of `offset` in a text whose first line is `first`."""
    starts = [i for i, character in enumerate(text[:offset]) if character == "\n"]
    return first + bisect_right(starts, offset)
