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


def choice(node: Any) -> Any:
    """Return the one of several versions of a part that an office program of today shows."""
    chosen = node.find(f"{MC}Choice")
    return node.find(f"{MC}Fallback") if chosen is None else chosen


def properties_of(parcel: Parcel) -> Iterator[str]:
    """Yield what the document's properties say: title, subject, keywords, description."""
    name = "docProps/core.xml"
    if name in parcel.names:
        for node in parcel.tree(name):
            worded = str(node.tag).rpartition("}")[2] in _WORDED
            if worded and node.text and node.text.strip():
                yield str(node.text)
