"""When a browser is asked how a draft looks, and what its answer, or its silence, amounts to."""

from dataclasses import field, replace

from faracheck.errors import RenderError
from faracheck.frozen import dataclass
from faracheck.model.document import Document, Look, Span
from faracheck.ports import Browser

PAGES = frozenset({"html"})
"""The formats that are pages already; what is still to be built shows nothing of its looks."""


@dataclass(frozen=True, slots=True)
class AbsentBrowser:
    """Stands where a browser would be asked and none is there; `why` says what is missing."""

    why: str

    def look(self, document: Document, span: Span) -> Look:
        """Say that there is no browser."""
        del document, span
        raise RenderError(f"no browser was asked: {self.why}")


@dataclass(frozen=True, slots=True)
class RenderedAppearance:
    """A draft's looks by its static reading, and by a browser as far as one is to be asked."""

    document: Document = field(repr=False)
    witness: "Witness"

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears to a reader."""
        static = self.document.appearance.look(span)
        if static.visible is not None and not self.witness.always:
            return static
        try:
            rendered = self.witness.browser.look(self.document, span)
        except RenderError as error:
            return unjudged(static, error.what)
        return settled(static, rendered)

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        return self.document.appearance.unseen()


@dataclass(frozen=True, slots=True)
class Witness:
    """A browser, and whether it is always asked or only where the static reading cannot tell."""

    browser: Browser
    always: bool

    def watching(self, document: Document) -> Document:
        """Return the document with the browser to ask, where it is a page that one can show."""
        if document.format not in PAGES:
            return document
        return replace(document, appearance=RenderedAppearance(document, self))


def unjudged(static: Look, why: str) -> Look:
    """Return the look of what a browser could not judge: never seen, whatever else was read."""
    if static.visible is False:
        return static
    return replace(static, visible=None, hidden_by=None, unsure=_joined(static.unsure, why))


def settled(static: Look, rendered: Look) -> Look:
    """Return what the browser says, and where it cannot tell either, both reasons."""
    # What is struck out is painted all the same: a person decides, not a browser.
    still_open = static.disowned or (None if _ran_scripts(rendered) else static.scripted)
    if rendered.visible and still_open:
        unread = unjudged(static, still_open)
        return replace(unread, rendering=rendered.rendering)
    if rendered.visible is None:
        unread = unjudged(static, rendered.unsure or "the browser could not tell")
        return replace(unread, rendering=rendered.rendering)
    if rendered.visible is False and static.hidden_by:
        # The static reading names the declaration; the browser only what it painted.
        return replace(rendered, hidden_by=static.hidden_by)
    return replace(rendered, hidden_on_phones=static.hidden_on_phones)


def _ran_scripts(rendered: Look) -> bool:
    return rendered.rendering is not None and rendered.rendering.scripts


def _joined(*reasons: str | None) -> str:
    return "; ".join(dict.fromkeys(filter(None, reasons)))
