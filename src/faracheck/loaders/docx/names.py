"""The names of WordprocessingML (ECMA-376 part 1), both editions of its namespace."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
}


def transitional(root: object) -> None:
    """Give the elements of a strict document the names of a transitional one, in place."""
    for element in root.iter("*"):  # type: ignore[attr-defined]
        for strict, name in STRICT.items():
            if element.tag.startswith(strict):
                element.tag = name + element.tag[len(strict) :]
            for key in [it for it in element.attrib if it.startswith(strict)]:
                element.set(name + key[len(strict) :], element.attrib.pop(key))
