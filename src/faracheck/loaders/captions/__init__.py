"""Captions (.srt, .vtt): what a viewer reads, cue by cue, with the time at which it is shown.

Formats: WebVTT (W3C), SubRip as players read it. Text burned into the picture is not in the file.
"""

from faracheck.model.document import Document, Medium, Source
from faracheck.ports import LoadOptions


class CaptionLoader:
    """Reads SubRip and WebVTT captions."""

    format = "captions"
    suffixes: tuple[str, ...] = (".srt", ".vtt")
    medium = Medium.FILM

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the captions in the order in which they are shown; LoadError without any."""
        # A run that meets no captions does not wait for what reads them.
        from faracheck.loaders.captions.reading import document_of  # noqa: PLC0415

        del options
        return document_of(source)


LOADER = CaptionLoader()
