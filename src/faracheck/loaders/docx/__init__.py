"""Word documents (.docx, .docm): what a reader of the pages sees, tracked changes and all."""

from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


class WordLoader:
    """Reads Office Open XML word-processing documents (ECMA-376); macros are never run."""

    format = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")
    medium = Medium.PRINT

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the document as its reader meets it; raise LoadError when it cannot be read."""
        # A run that meets no such document does not wait for what reads XML.
        from faracheck.loaders._paper.assembling import assembled  # noqa: PLC0415
        from faracheck.loaders._parcel import Parcel  # noqa: PLC0415
        from faracheck.loaders.docx.stories import stories_of  # noqa: PLC0415

        stories = stories_of(Parcel(source, options.limits))
        return assembled(source, self.format, self.medium, stories)


LOADER = WordLoader()
