"""OpenDocument text (.odt, .ott): what a reader of the pages sees, tracked changes and all."""

from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


class OpenDocumentLoader:
    """Reads OpenDocument text documents; macros are never run, links never followed."""

    format = "odt"
    suffixes: tuple[str, ...] = (".odt", ".ott")
    medium = Medium.PRINT

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the document as its reader meets it; raise LoadError when it cannot be read."""
        # A run that meets no such document does not wait for what reads XML.
        from faracheck.loaders._paper.assembling import assembled  # noqa: PLC0415
        from faracheck.loaders._parcel import Parcel  # noqa: PLC0415
        from faracheck.loaders.odt.stories import stories_of  # noqa: PLC0415

        stories = stories_of(Parcel(source, options.limits))
        return assembled(source, self.format, self.medium, stories)


LOADER = OpenDocumentLoader()
