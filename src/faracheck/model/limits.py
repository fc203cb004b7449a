"""How much of an input is read: each limit has a name, by which it is told and raised."""

from dataclasses import field, fields
from typing import Any

from faracheck.errors import LimitError
from faracheck.frozen import dataclass


def _limit(most: int, counted: str) -> Any:
    """Return a field for a limit: its default, and what it counts, in words."""
    return field(default=most, metadata={"counted": counted})


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of one input; what is over a limit is told, never cut off.

    A draft as people write it stays far below each of them. Raises ValueError for a limit
    below 1.
    """

    size: int = _limit(50_000_000, "bytes")
    containers: int = _limit(5, "containers inside one another")
    parts: int = _limit(5_000, "parts")
    unpacked: int = _limit(200_000_000, "bytes in all parts together")
    ratio: int = _limit(200, "times the packed size of a part")
    header: int = _limit(1_000_000, "bytes in the header of a message")
    header_field: int = _limit(100_000, "bytes in a header field")
    pages: int = _limit(2_000, "pages")
    characters: int = _limit(2_000_000, "characters on the pages")
    nesting: int = _limit(250_000, "elements inside one another on a page")
    mail_nesting: int = _limit(1_000, "elements inside one another in a message")
    attributes: int = _limit(100_000, "attributes of one element")
    stylesheets: int = _limit(8_000_000, "bytes in the style sheets of a page")
    imports: int = _limit(16, "style sheets that import one another")
    scripts: int = _limit(20_000_000, "bytes in the scripts of a page")
    findings: int = _limit(1_000, "findings in one draft")
    drafts: int = _limit(500, "drafts of one template")
    document_seconds: int = _limit(60, "seconds for one draft")
    document_memory: int = _limit(2_000_000_000, "bytes of memory for one draft")

    def __post_init__(self) -> None:
        low = next((it for it in fields(self) if getattr(self, it.name) < 1), None)
        if low is not None:
            raise ValueError(f"the limit {key_of(low.name)} is at least 1")

    def hold(self, name: str, count: int, where: str = "") -> None:
        """Say nothing where an input has `count` of what the limit counts and may have so many.

        Raises:
            LimitError: it has more.
        """
        if count > getattr(self, name):
            raise LimitError(key_of(name), self.over(name), where=where)

    def over(self, name: str) -> str:
        """Return what there is of an input that is over a limit, in words."""
        counted = next(it.metadata["counted"] for it in fields(self) if it.name == name)
        return f"more than {getattr(self, name):,} {counted}"


def key_of(name: str) -> str:
    """Return a limit's name as the settings, the command and reports have it."""
    return name.replace("_", "-")
