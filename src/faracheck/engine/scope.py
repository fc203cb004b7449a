"""Which inputs would be checked, as which material and for whom; the others and why not."""

from collections.abc import Iterable
from typing import Any

from faracheck.config.materials import Materials
from faracheck.engine.walk import Entry, Found
from faracheck.model.outcome import NotCheckable


def scope_of(entries: Iterable[Entry], materials: Materials) -> list[dict[str, Any]]:
    """Return a row an input: path, checked or why not, medium, audience, principals."""
    return [_row(entry, materials) for entry in entries]


def _row(entry: Entry, materials: Materials) -> dict[str, Any]:
    if not isinstance(entry, Found):
        name = entry.path
        word = "could not be checked" if isinstance(entry, NotCheckable) else "skipped"
        return {"path": name, "checked": False, "reason": f"{word}: {entry.reason}"}
    assignment = materials.assignment(entry.path)
    if assignment.aside is not None:
        return {"path": entry.name, "checked": False, "reason": f"skipped: {assignment.aside}"}
    brief = assignment.brief
    return {
        "path": entry.name,
        "checked": True,
        "medium": brief.medium.value if brief.medium else None,
        "audience": brief.audience.value,
        "whose": brief.whose.value,
        "principals": list(brief.principals),
        "severity": {handle: weight.value for handle, weight in assignment.severity.items()},
    }
