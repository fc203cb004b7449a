"""The names of WordprocessingML (ECMA-376 part 1), both editions of its namespace."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = {"{http://purl.oclc.org/ooxml/wordprocessingml/main}": W}
