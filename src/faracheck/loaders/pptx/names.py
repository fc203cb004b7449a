"""The names of PresentationML and DrawingML (ECMA-376 part 1), both editions of their namespaces."""

from faracheck.loaders._drawingml import A

__all__ = ["STRICT", "A", "P"]

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
STRICT = {
    "{http://purl.oclc.org/ooxml/presentationml/main}": P,
    "{http://purl.oclc.org/ooxml/drawingml/main}": A,
}
