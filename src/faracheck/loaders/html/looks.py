"""How a page's text looks, read from its markup and style sheets alone."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property

from turbohtml import Element, Text

from faracheck.frozen import dataclass
from faracheck.loaders.html.runs import Page, TextRun
from faracheck.loaders.html.scripts import Scripts
from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.containers import answered
from faracheck.loaders.html.style.disowning import disowned_by
from faracheck.loaders.html.style.journey import Passage
from faracheck.loaders.html.style.judgement import Sighting, sight_of
from faracheck.loaders.html.style.library import Library
from faracheck.loaders.html.style.scan import StyleRule
from faracheck.loaders.html.style.sources import line_at
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.telephone import Telephone
from faracheck.loaders.html.style.typography import folded
from faracheck.model.document import Look, Span

_NO_TEXT = Look(visible=False, hidden_by="it is not part of the page's text")
_NOT_FOUND = "the site's own style sheet {} was not found; --site-root names the site's folder"
_TOO_DEEP = Look(visible=None, unsure="the page's styles are nested too deeply to be followed")
_NO_BOX = Sighting(
    "it stands where nothing is shown: in a template, or in no slot", None, 0.0, None
)


@dataclass
class Looks:
    """How spans of one page look; styles are worked out for what is asked only."""

    page: Page = field(repr=False)
    library: Library = field(repr=False)
    _texts: dict[Text, str] = field(default_factory=dict, repr=False)
    _bodies: dict[tuple[Text, ...], float | None] = field(default_factory=dict, repr=False)

    @cached_property
    def styles(self) -> Styles:
        """The styles of the page's elements."""
        return Styles(self._cascade())

    @cached_property
    def _telephone(self) -> Telephone:
        return Telephone(self.page.parsed.text, self.styles, self._cascade)

    def _cascade(self) -> Cascade:
        return Cascade(self.page.tree, self.library, answered, self._author_line)

    def _author_line(self, offset: int) -> int:
        return self.page.parsed.place_of(offset).line or 1

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears to a reader: its worst word decides."""
        try:
            return self._look(span)
        except RecursionError:
            return _TOO_DEEP

    def _look(self, span: Span) -> Look:
        runs = self.page.runs_in(span)
        sightings = [self._sighting(run, span) for run in runs]
        if not sightings:
            return _NO_TEXT
        hidden = next((s.hidden for s in sightings if s.hidden), None)
        unsure = next((s.unsure for s in sightings if s.unsure), None)
        # What a script may do stays open where a browser that runs none settles the rest.
        scripted = None if hidden else self._scripted(runs)
        disowned = None if hidden else self._disowned(runs)
        unsure = unsure or disowned
        if not hidden and not unsure:
            unsure = self._unread_sheet() or scripted
        phone = None if hidden or unsure else self._telephone.hides(run.node for run in runs)
        ratios = [s.contrast for s in sightings if s.contrast is not None]
        return Look(
            visible=False if hidden else None if unsure else True,
            hidden_by=hidden,
            unsure=None if hidden else unsure,
            font_px=round(min(s.font_px for s in sightings), 4),
            body_font_px=self._body_font_px(span),
            contrast=round(min(ratios), 2) if ratios else None,
            bold=all(s.is_bold for s in sightings),
            scripted=scripted,
            disowned=disowned,
            hidden_on_phones=phone,
        )

    def _sighting(self, run: TextRun, span: Span) -> Sighting:
        line = self.styles.line_to(run.node)
        if not line:
            return _NO_BOX
        text = self._folded(run.node)
        start = max(0, span.start - run.start)
        words = text[start : max(start, span.end - run.start)]
        return sight_of(line, Passage(run.node, text[:start], words), self.styles)

    def _folded(self, node: Text) -> str:
        # One text may hold many passages that are asked about.
        if node not in self._texts:
            self._texts[node] = folded(node.data)
        return self._texts[node]

    def _unread_sheet(self) -> str | None:
        """Say which style sheet of the site itself could still hide what is asked about."""
        missing = self.styles.cascade.missing
        return _NOT_FOUND.format(missing[0]) if missing else None

    def _disowned(self, runs: Sequence[TextRun]) -> str | None:
        """Say why some of what is asked about may not be meant, though it is shown."""
        lines = ((self.styles.line_to(run.node) or (), run.node.data) for run in runs)
        return next((why for line, words in lines if (why := disowned_by(line, words))), None)

    def _scripted(self, runs: Sequence[TextRun]) -> str | None:
        """Say which script, by what it names, may take away what is asked about."""
        if not self._scripts.any:
            return None
        words = " ".join(run.node.data for run in runs)
        for run in runs:
            line = [style.element for style in self.styles.line_to(run.node) or ()]
            if named := self._scripts.naming(line, words):
                return f"{named} names it, and what the script does is not known"
            if rule := self._scripts.raising(line, self._rules()):
                return f"a script sets the class for which rule {rule} hides it"
        return None

    def _rules(self) -> Iterator[StyleRule]:
        for applied in self.styles.cascade.collection.applied:
            yield from applied.sheet.rules

    @cached_property
    def _scripts(self) -> Scripts:
        cascade = self.styles.cascade
        return Scripts(self.page.tree, cascade.library, lambda it: line_at(it, cascade))

    def _body_font_px(self, span: Span) -> float | None:
        """Return the size of the longest paragraph besides the one that holds `span`."""
        nodes = tuple(run.node for run in self.page.runs_in(span))
        if nodes not in self._bodies:
            self._bodies[nodes] = self._font_px_beside(nodes)
        return self._bodies[nodes]

    def _font_px_beside(self, nodes: tuple[Text, ...]) -> float | None:
        own = {node.data for node in nodes}
        others = (p for text, p in self._paragraphs if not any(data in text for data in own))
        longest = next(others, next((p for _, p in self._paragraphs), None))
        return round(self.styles.of(longest).font_px, 4) if longest is not None else None

    @cached_property
    def _paragraphs(self) -> list[tuple[str, Element]]:
        """The paragraphs of the page with their texts, the longest first."""
        found = [(paragraph.text, paragraph) for paragraph in self.page.tree.iter_elements("p")]
        return sorted(found, key=lambda it: -len(it[0]))
