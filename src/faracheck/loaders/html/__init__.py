"""HTML as a browser lays it out: reading order, places in the source, and looks."""

from dataclasses import dataclass

from faracheck.errors import LoadError
from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


@dataclass(frozen=True, slots=True)
class HtmlLoader:
    """Reads HTML and XHTML served as HTML."""

    format: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    medium: Medium = Medium.WEB

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the page as its reader meets it; raise LoadError when there is no text."""
        raise LoadError("HTML cannot be read yet", where=source.name, hint=str(options.site_root))


LOADER = HtmlLoader()
