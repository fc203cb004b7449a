"""Where a draft stands for programs that know the repository, not the working folder."""

import os
import posixpath
import re
from urllib.parse import quote

from faracheck.late import late_pattern
from faracheck.model.report import Grounds

_PIECE = late_pattern(r"(.*?\.\w+)!.+", re.DOTALL)
_DRIVE = late_pattern(r"[A-Za-z]:/")


def address(path: str, grounds: Grounds) -> str:
    """Return a path below the repository's root, with slashes; an absolute one if outside it."""
    slashed = path.replace(os.sep, "/")
    if grounds.folder and not _is_absolute(slashed):
        slashed = f"{grounds.folder.rstrip('/')}/{slashed}"
    clean = posixpath.normpath(slashed)
    root = grounds.root.rstrip("/") + "/"
    return clean.removeprefix(root) if grounds.root else clean


def file_of(name: str) -> str:
    """Return the file in which an input stands: for `mail.eml!piece`, that is the message."""
    found = _PIECE.fullmatch(name)
    return found[1] if found else name


def uri(path: str, grounds: Grounds) -> tuple[str, bool]:
    """Return the address as a percent-encoded URI, and whether it is relative to the root."""
    found = address(path, grounds)
    relative = not _is_absolute(found)
    encoded = quote(found.encode("utf-8", "surrogatepass"), safe="/")
    if relative:
        return encoded, True
    return f"file://{'' if encoded.startswith('/') else '/'}{encoded}", False


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or (os.sep == "\\" and bool(_DRIVE.match(path)))
