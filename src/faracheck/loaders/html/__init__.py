"""HTML as a browser lays it out: reading order, places in the source, and looks."""

from faracheck.loaders._bytes import refuse_binary
from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


class HtmlLoader:
    """Reads HTML, and XHTML as browsers read it when it is served as HTML."""

    format = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    medium = Medium.WEB

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the page as its reader meets it; raise LoadError when there is no text."""
        # A run that meets no page does not wait for what reads pages.
        from faracheck.loaders.html.page import Draft, document_of  # noqa: PLC0415
        from faracheck.loaders.html.parsing import parse_bytes  # noqa: PLC0415

        refuse_binary(source)
        tree, markup, encoding = parse_bytes(source.data)
        draft = Draft(source, options, self.format, self.medium, encoding)
        return document_of(tree, markup, draft)


LOADER = HtmlLoader()
