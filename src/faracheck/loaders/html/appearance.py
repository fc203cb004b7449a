"""How a page's text looks, read from its markup and style sheets alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from turbohtml import Element, ShadowRoot, Text

from faracheck.loaders.html.runs import Page
from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.judgement import Sighting, sight_of
from faracheck.loaders.html.style.sheets import Library
from faracheck.model.document import Look, Span

_NO_TEXT = Look(visible=False, hidden_by="it is not part of the page's text")


@dataclass
class PageAppearance:
    """Answers for spans of one page; styles are worked out for what is asked only."""

    page: Page = field(repr=False)
    _styles: dict[Element, Style] = field(default_factory=dict, repr=False)

    @cached_property
    def cascade(self) -> Cascade:
        """The page's style sheets."""
        library = Library(self.page.source.base, self.page.options.site_root)
        return Cascade(self.page.tree, library)

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears to a reader: its worst word decides."""
        parents: dict[int, Text] = {}
        for run in self.page.runs_in(span):
            parents.setdefault(id(run.node.parent), run.node)
        sightings = [self._sighting(node) for node in parents.values()]
        if not sightings:
            return _NO_TEXT
        return self._worst(sightings)

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        collection = self.cascade.collection
        return tuple(dict.fromkeys((*collection.missing, *collection.foreign)))

    def _worst(self, sightings: list[Sighting]) -> Look:
        hidden = next((s.hidden for s in sightings if s.hidden), None)
        unsure = next((s.unsure for s in sightings if s.unsure), None)
        ratios = [s.contrast for s in sightings if s.contrast is not None]
        return Look(
            visible=False if hidden else None if unsure else True,
            hidden_by=hidden,
            unsure=None if hidden else unsure,
            font_px=round(min(s.font_px for s in sightings), 4),
            body_font_px=self._body_font_px,
            contrast=round(min(ratios), 2) if ratios else None,
        )

    def _sighting(self, node: Text) -> Sighting:
        line = self._line(node)
        if line is None:
            return Sighting("it stands in no slot of its shadow tree", None, 0.0, None)
        return sight_of(line)

    def _line(self, node: Text) -> list[Style] | None:
        """Return the styles from the root to the text's parent, None when nothing shows it."""
        chain: list[Element] = []
        step = _flat_parent(node)
        while step is not None:
            chain.append(step)
            step = _flat_parent(step)
        if any(_is_unslotted(inner, outer) for inner, outer in _steps(node, chain)):
            return None
        return [self._style(element) for element in reversed(chain)]

    def _style(self, element: Element) -> Style:
        known = self._styles.get(element)
        if known is None:
            above = _flat_parent(element)
            parent = self._style(above) if above is not None else None
            known = self._styles[element] = Style(element, self.cascade, parent)
        return known

    @cached_property
    def _body_font_px(self) -> float | None:
        longest = max(
            self.page.tree.iter_elements("p"), key=lambda p: len(p.text), default=None
        )
        return None if longest is None else round(self._style(longest).font_px, 4)


def _steps(node: Text, chain: list[Element]) -> Iterator[tuple[Text | Element, Element]]:
    inner: Text | Element = node
    for outer in chain:
        yield inner, outer
        inner = outer


def _flat_parent(node: Text | Element) -> Element | None:
    """Return the element around `node` in the flat tree, through slots and shadow roots."""
    if node.assigned_slot is not None:
        return node.assigned_slot
    parent = node.parent
    if isinstance(parent, ShadowRoot):
        return parent.host
    return parent if isinstance(parent, Element) else None


def _is_unslotted(inner: Text | Element, outer: Element) -> bool:
    return (
        outer.shadow_root is not None
        and inner.assigned_slot is None
        and inner.parent is outer
    )


def appearance_of(page: Page) -> PageAppearance:
    """Return what can be told of a page's looks without a browser."""
    return PageAppearance(page)
