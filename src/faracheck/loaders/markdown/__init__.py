"""Markdown: rendered to HTML with every piece's origin, and judged as the page it becomes."""

from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


class MarkdownLoader:
    """Reads Markdown as GitHub and the site generators do."""

    format = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    medium = Medium.WEB

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the page that the text becomes; raise LoadError when there is none."""
        # A run that meets no Markdown does not wait for what renders it.
        from faracheck.loaders.markdown.page import page_of  # noqa: PLC0415

        return page_of(source, options, self.format, self.medium)


LOADER = MarkdownLoader()
