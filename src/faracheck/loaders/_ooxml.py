"""What documents of Office Open XML share (ECMA-376): parts that link to one another, two editions."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from faracheck.loaders._parcel import Parcel

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_MAIN = "_rels/.rels"
_OFFICE = "/officeDocument"
_WORDED = frozenset({"title", "subject", "description", "keywords", "category"})

Links = dict[str, tuple[str, str]]
"""The parts that a part links to: kind and name by the link's id."""


def main_part(parcel: Parcel, what: str, suffix: str) -> str:
    """Return the name of the part that the others hang on.

    Raises:
        LoadError: there is none; `what` names the document, `suffix` how to save it.
    """
    if _MAIN not in parcel.names:
        raise parcel.problem(f"it is no {what}", hint=f"save it as {suffix}")
    for link in parcel.tree(_MAIN).iterfind(f"{_RELATIONSHIPS}Relationship"):
        if str(link.get("Type") or "").endswith(_OFFICE):
            name = str(link.get("Target") or "").lstrip("/")
            if name in parcel.names:
                return name
    raise parcel.problem(f"it is no {what}: its main part is missing")


def links_of(parcel: Parcel, part: str) -> Links:
    """Return the parts in the document that a part links to."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in parcel.names:
        return {}
    found = {}
    for link in parcel.tree(rels).iterfind(f"{_RELATIONSHIPS}Relationship"):
        target = str(link.get("Target") or "")
        outside = str(link.get("TargetMode") or "") == "External"
        linked = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if not outside and linked in parcel.names:
            found[str(link.get("Id"))] = (str(link.get("Type") or ""), linked)
    return found


def linked(links: Links, kind: str) -> str | None:
    """Return the name of the first linked part of a kind, or None."""
    return next((part for type_, part in links.values() if type_.endswith(kind)), None)


def transitional(root: Any, spaces: Mapping[str, str]) -> None:
    """Give the elements of a strict document the names of a transitional one, in place."""
    if "purl.oclc.org" not in root.tag:
        return
    spaces = {**spaces, _STRICT_R: R}
    for element in root.iter("*"):
        for strict, name in spaces.items():
            if element.tag.startswith(strict):
                element.tag = name + element.tag[len(strict) :]
            for key in [it for it in element.attrib if it.startswith(strict)]:
                element.set(name + key[len(strict) :], element.attrib.pop(key))


_MICROSOFT = "http://schemas.microsoft.com/office/"
_UNDERSTOOD = frozenset(
    f"{_MICROSOFT}{name}"
    for name in (
        "word/2010/wordml", "word/2012/wordml", "word/2018/wordml", "word/2018/wordml/cex",
        "word/2010/wordprocessingShape", "word/2010/wordprocessingGroup",
        "word/2010/wordprocessingCanvas", "word/2010/wordprocessingInk",
        "word/2010/wordprocessingDrawing", "word/2015/wordml/symex", "word/2016/wordml/cid",
        "word/2023/wordml/word16du", "word/2024/wordml/sdtformatlock",
        "word/2020/wordml/sdtdatahash", "powerpoint/2010/main", "powerpoint/2012/main",
        "powerpoint/2015/main", "powerpoint/2015/09/main", "drawing/2010/main",
        "drawing/2012/main", "drawing/2014/main", "drawing/2016/SVG/main", "drawing/2016/ink",
        "drawing/2017/model3d", "drawing/2007/8/2/chart", "drawing/2012/chart",
        "drawing/2014/chart", "drawing/2014/chartex", "drawing/2015/9/8/chartex",
        "drawing/2010/slicer", "drawing/2012/timeslicer", "drawing/2010/diagram",
    )
)  # fmt: skip
"""The namespaces beyond the standard that an office program of today understands."""

_STANDARD = "http://schemas.openxmlformats.org/"
_DRAWN = ("{" + _STANDARD, "{" + _MICROSOFT, "{urn:schemas-microsoft-com:")


def choice(node: Any) -> Any:
    """Return the one of several versions of a part that an office program of today shows."""
    for one in node.iterfind(f"{MC}Choice"):
        spaces = [one.nsmap.get(prefix, "") for prefix in str(one.get("Requires") or "").split()]
        if all(it in _UNDERSTOOD or it.startswith(_STANDARD) for it in spaces):
            return one
    return node.find(f"{MC}Fallback")


def is_drawn(node: Any) -> bool:
    """Say whether an element is of a kind that office programs draw; they pass over all others."""
    return isinstance(node.tag, str) and node.tag.startswith(_DRAWN)


def properties_of(parcel: Parcel) -> Iterator[str]:
    """Yield what the document's properties say: title, subject, keywords, description."""
    name = "docProps/core.xml"
    if name in parcel.names:
        for node in parcel.tree(name):
            worded = str(node.tag).rpartition("}")[2] in _WORDED
            if worded and node.text and node.text.strip():
                yield str(node.text)
