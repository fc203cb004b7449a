"""The words of a page as one number: what an exception was granted for."""

from hashlib import sha256

from faracheck.model.document import Document, Layer


def digest(document: Document) -> str:
    """Return the SHA-256 of the page's own text, block by block, white space folded.

    What stands in comments, attributes and metadata has no part in it, nor has markup: saving a
    page anew leaves it as it was, and a changed word does not.
    """
    blocks = (
        " ".join(document.text[block.span.start : block.span.end].split())
        for block in document.blocks
        if block.layer is Layer.PAGE
    )
    text = "\n".join(block for block in blocks if block)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
