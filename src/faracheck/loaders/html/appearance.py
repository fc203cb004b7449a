"""How a page's text looks: what is asked of it, and what was not read that could change it."""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.runs import Page
from faracheck.loaders.html.style.library import Library, site_of
from faracheck.loaders.html.style.sheets import Collection, collect
from faracheck.model.document import Look, Span

if TYPE_CHECKING:
    from faracheck.loaders.html.looks import Looks

# Values and rules may be nested without end; no browser's limits are known for all of them.
_NESTED_SHEETS = "style sheets whose rules are nested too deeply to be followed"
_PICTURES = {"img": "image", "iframe": "frame", "embed": "object", "video": "video"}
_FONT_FACE = late_pattern(r"@font-face\s*+\{([^}]*+)\}", re.IGNORECASE)
_ADDRESS = late_pattern(r"""url\(\s*+["']?((?:https?:)?//[^"')\s]++)""", re.IGNORECASE)


@dataclass
class PageAppearance:
    """Answers for spans of one page; a page of which nothing is asked costs its sheets only."""

    page: Page = field(repr=False)

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears to a reader: its worst word decides."""
        return self._looks.look(span)

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        try:
            collection = self._collection
        except RecursionError:
            return (_NESTED_SHEETS,)
        scripts = self.page.tree.iter_elements("script")
        named = (f"script {source}" for it in scripts if (source := it.attr("src")))
        sheets = (*collection.missing, *collection.foreign)
        return tuple(dict.fromkeys((*sheets, *named, *self._fonts(collection), *self._pictures())))

    def _fonts(self, collection: Collection) -> Iterator[str]:
        """Name the fonts from elsewhere that the site's own sheets ask for."""
        for applied in collection.applied:
            for rule in _FONT_FACE.findall(applied.text) if "@font-face" in applied.text else ():
                for reference in _ADDRESS.findall(rule):
                    if self._library.is_foreign(reference):
                        yield f"font {reference}"

    def _pictures(self) -> Iterator[str]:
        """Name the images and frames from elsewhere."""
        for element in self.page.tree.iter_elements(_PICTURES):
            address = self._library.address(element.attr("src") or "")
            if not address.lower().startswith("data:") and self._library.is_foreign(address):
                yield f"{_PICTURES[element.tag]} {address}"

    @cached_property
    def _library(self) -> Library:
        options = self.page.options
        site = site_of(self.page.tree, options.base_url)
        return Library(
            self.page.source.base,
            options.site_root,
            options.folders,
            site,
            options.limits,
            options.neighbours,
        )

    @cached_property
    def _collection(self) -> Collection:
        if "_looks" in vars(self):
            return self._looks.styles.cascade.collection
        return collect(self.page.tree, self._library)

    @cached_property
    def _looks(self) -> "Looks":
        # The rooms of style/ are many; most pages hold nothing whose look is asked.
        from faracheck.loaders.html.looks import Looks  # noqa: PLC0415

        return Looks(self.page, self._library)


def appearance_of(page: Page) -> PageAppearance:
    """Return what can be told of a page's looks without a browser."""
    return PageAppearance(page)
