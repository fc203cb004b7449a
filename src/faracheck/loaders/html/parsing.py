"""The one place where markup is parsed: as a browser that runs scripts parses it."""

from contextlib import suppress

import turbohtml
import turbohtml.detect  # registers the codecs of the encoding standard
from turbohtml import Document

from faracheck.late import late_pattern
from faracheck.loaders._bytes import encoding_by_shape
from faracheck.loaders._origin import Derived, one_newline

_XML_ENCODING = late_pattern(rb"""<\?xml[^>]{0,900}?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")


def parse_bytes(data: bytes) -> tuple[Document, Derived, str]:
    """Return the tree of a file, its markup, and the name of the encoding chosen.

    The encoding is what the file declares, by a byte order mark, in HTML or in XML; failing
    that, what its bytes look like.
    """
    tree = _parse(data, None)
    if tree.encoding_confidence != "certain":
        hint = encoding_by_shape(data) or _xml_encoding(data)
        if hint is not None:
            # A label that the encoding standard does not know is no declaration.
            with suppress(LookupError):
                tree = _parse(data, hint.replace("utf-16-", "utf-16"))
    encoding = tree.encoding or "utf-8"
    markup = one_newline(data.decode(f"whatwg-{encoding.lower()}").removeprefix("\ufeff"))
    return tree, Derived(markup, markup), encoding.lower()


def parse_markup(markup: str) -> Document:
    """Return the tree of markup that is text already."""
    return _parse(markup, None)


def _parse(markup: str | bytes, encoding: str | None) -> Document:
    return turbohtml.parse(
        markup,
        encoding=encoding,
        detect_encoding=encoding is None,
        positions=True,
        source_locations=True,
        scripting=True,
    )


def _xml_encoding(data: bytes) -> str | None:
    """Return what an XML declaration says (HTML standard, 13.2.3.2), None without one."""
    declared = _XML_ENCODING.match(data[:1024])
    label = declared.group(1).decode() if declared else None
    # Bytes that could be read this far are no UTF-16, whatever they say.
    if label is not None and label.lower().startswith("utf-16"):
        return "utf-8"
    return label
