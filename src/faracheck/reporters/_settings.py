"""Settings and scope as lines for people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from faracheck.config.load import Loaded
from faracheck.config.settings import Settings
from faracheck.reporters._visible import visible
from faracheck.shape import Mapped, Scalar


def settings_in_words(loaded: Loaded) -> str:
    """Return a line for each setting: its key, its value, and where it comes from."""
    path = str(loaded.path) if loaded.path else "none; every setting has its default"
    lines = [f"settings file: {visible(path)}", ""]
    for field in fields(Settings):
        key = field.name.replace("_", "-")
        value = _plain(getattr(loaded.settings, field.name))
        lines.append(f"{key}: {visible(value)}  ({visible(loaded.where(key))})")
    return "\n".join(lines) + "\n"


def files_in_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a line for each input: what it would be checked as, or why it would not be."""
    lines = [visible(f"{row['path']}: {_scope(row)}") for row in rows]
    checked = sum(row["checked"] for row in rows)
    return "\n".join([*lines, f"{checked} of {len(rows)} would be checked"]) + "\n"


def _scope(row: Mapping[str, Any]) -> str:
    if not row["checked"]:
        return str(row["reason"])
    medium = row["medium"] or "medium by format"
    whose = " and ".join(row["principals"]) or f"principals {row['whose']}"
    return f"{medium}, {row['audience']}, for {whose}"


def _plain(value: Any) -> str:
    """Return a setting as a person would write it on one line."""
    if isinstance(value, Mapped):
        value = {
            key: it if isinstance(it, Scalar | Mapped) else "[…]" for key, it in value.items.items()
        }
    if value in (None, (), {}):
        return "-"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_plain(key)}: {_plain(it)}' for key, it in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_plain, value))}]"
    if is_dataclass(value) and not isinstance(value, Scalar):
        return _plain(dict(_set_fields(value)))
    return value.text if isinstance(value, Scalar) else str(value)


def _set_fields(value: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        own = getattr(value, field.name)
        if own not in (None, (), {}, ""):
            yield field.name.rstrip("_").replace("_", "-"), own
