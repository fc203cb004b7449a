"""How a page's text looks: what is asked of it, and what was not read that could change it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from faracheck.loaders.html.runs import Page
from faracheck.loaders.html.style.library import Library, site_of
from faracheck.loaders.html.style.sheets import Collection, collect
from faracheck.model.document import Look, Span

if TYPE_CHECKING:
    from faracheck.loaders.html.looks import Looks

# Values and rules may be nested without end; no browser's limits are known for all of them.
_NESTED_SHEETS = "style sheets whose rules are nested too deeply to be followed"


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
        scripts = (script.attrs.get("src") for script in self.page.tree.iter_elements("script"))
        named = (f"script {source}" for source in scripts if isinstance(source, str) and source)
        return tuple(dict.fromkeys((*collection.missing, *collection.foreign, *named)))

    @cached_property
    def _library(self) -> Library:
        options = self.page.options
        site = site_of(self.page.tree, options.base_url)
        return Library(self.page.source.base, options.site_root, options.folders, site)

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
