"""Slides (.pptx, .pptm, .ppsx): what a viewer of the slides sees, not what the speaker reads."""

from faracheck.model.document import Document, Medium, Source
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
        return assembled(source, self.format, self.medium, stories)


LOADER = SlidesLoader()
