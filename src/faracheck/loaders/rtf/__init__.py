"""Rich text (.rtf): what a reader of the pages sees, tracked changes and all."""

from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


class RichTextLoader:
    """Reads the Rich Text Format; objects are never opened, links never followed."""

    format = "rtf"
    suffixes: tuple[str, ...] = (".rtf",)
    medium = Medium.PRINT

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the document as its reader meets it; raise LoadError when it cannot be read."""
        # A run that meets no such document does not wait for what reads it.
        from faracheck.loaders._paper.assembling import assembled  # noqa: PLC0415
        from faracheck.loaders.rtf.stories import stories_of  # noqa: PLC0415

        del options
        return assembled(source, self.format, self.medium, stories_of(source))


LOADER = RichTextLoader()
