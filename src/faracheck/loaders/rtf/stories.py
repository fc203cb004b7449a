"""Which stories rich text has and in which order they are met: headers, body, notes, footers."""

from faracheck.errors import LoadError
from faracheck.loaders._paper.paragraphs import Paragraph, Stories
from faracheck.loaders.rtf.destinations import MARGINS, PROPERTIES
from faracheck.loaders.rtf.reading import Reader
from faracheck.model.document import Region, Source

_BEGINNING = b"{\\rtf"


def stories_of(source: Source) -> Stories:
    """Return the stories of a document.

    Raises:
        LoadError: it is no rich text, nested too deeply, or ends too soon.
    """
    if not source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINNING):
        raise LoadError(
            "it is no rich text: it does not begin as such",
            where=source.name,
            hint="save it anew, or give it the suffix that it was saved under",
        )
    reader = Reader(source)
    reader.read()
    body = reader.stories[0]
    body.end({}, reader.tables)
    opening, margins = _margins(reader)
    return Stories(
        headers=tuple(opening),
        body=(*body.paragraphs, *reader.notes),
        margins=tuple(margins),
        comments=tuple(reader.comments),
        properties=tuple(reader.properties[it] for it in PROPERTIES if it in reader.properties),
    )


def _margins(reader: Reader) -> tuple[list[Paragraph], list[tuple[Region, Paragraph]]]:
    """Return the header of page 1, and all other headers and footers that are shown."""
    opening: list[Paragraph] = []
    margins: list[tuple[Region, Paragraph]] = []
    for section, word, paragraphs in reader.margins:
        own = section in reader.own_first_page
        if word.endswith("f") and not own:
            continue
        first = {"headerf"} if own else {"header", "headerr"}
        if section == 1 and word in first:
            opening += paragraphs
        else:
            region = Region.HEADER if MARGINS[word] == "header" else Region.FOOTER
            margins += [(region, paragraph) for paragraph in paragraphs]
    return opening, margins
