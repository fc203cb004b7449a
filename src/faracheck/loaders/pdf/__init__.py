"""PDF files (extra `pdf`): what stands on the pages, and what of it is painted."""

from faracheck.errors import LoadError
from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions

INSTALL = "install what reads it: pip install 'faracheck[pdf]'"


class PdfLoader:
    """Reads PDF files with pdfium; scripts, forms' actions and attachments are not touched."""

    format = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)
    medium = Medium.PRINT
    extra = "pdf"
    needs = "pypdfium2"

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the pages in reading order; raise LoadError when they cannot be read."""
        try:
            # Imported here: the library is an extra, and large.
            from faracheck.loaders.pdf.assembling import assembled  # noqa: PLC0415
        except ImportError as error:
            raise LoadError("nothing here reads PDF", where=source.name, hint=INSTALL) from error
        return assembled(source, self.format, self.medium, options.limits)


LOADER = PdfLoader()
