"""Slides (.pptx, .pptm, .ppsx): what a viewer of the slides sees, not what the speaker reads."""

from faracheck.errors import LoadError
from faracheck.model.document import Document, Layer, Medium, Source
from faracheck.ports import LoadOptions


class SlidesLoader:
    """Reads Office Open XML presentations (ECMA-376); macros are never run, links not followed."""

    format = "pptx"
    suffixes: tuple[str, ...] = (".pptx", ".pptm", ".ppsx")
    medium = Medium.PRINT

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the slides as a viewer meets them; raise LoadError when they cannot be read."""
        # A run that meets no slides does not wait for what reads XML.
        from faracheck.loaders._paper.assembling import assembled  # noqa: PLC0415
        from faracheck.loaders.pptx.stories import stories_of  # noqa: PLC0415

        stories = stories_of(source, options.limits)
        document = assembled(source, self.format, self.medium, stories)
        if not any(block.layer is Layer.PAGE for block in document.blocks):
            raise LoadError(
                "there is no text in it", where=source.name, hint="words in pictures are not read"
            )
        return document


LOADER = SlidesLoader()
