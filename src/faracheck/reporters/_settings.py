"""Settings and scope as lines for people."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from faracheck.config.load import DEFAULT, Loaded
from faracheck.config.settings import Settings
from faracheck.frozen import dataclass
from faracheck.reporters._visible import visible
from faracheck.shape import Mapped, Node, Scalar, Sequence, key_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the command said of a setting, and by which option or variable of the environment.

    It `adds` to what the settings list, or stands in its place.
    """

    key: str
    value: Any
    source: str
    adds: bool = False


def settings_in_words(loaded: Loaded, found: str, spoken: Iterable[Spoken]) -> str:
    """Return a line for each setting: its key, its value, and where it comes from.

    `found` says how the settings file came to be this one.
    """
    said = {it.key: it for it in spoken}
    path = str(loaded.path) if loaded.path else "none; every setting has its default"
    lines = [f"settings file: {visible(path)}  ({visible(found)})", ""]
    for field in fields(Settings):
        key = key_of(field.name)
        lines += _setting(loaded, key, getattr(loaded.settings, field.name), said.pop(key, None))
    lines += ["", "for all drafts of the run:"] if said else []
    lines += [visible(f"{it.key}: {_plain(it.value)}  ({it.source})") for it in said.values()]
    return "\n".join(lines) + "\n"


def _setting(loaded: Loaded, key: str, value: Any, said: Spoken | None) -> Iterator[str]:
    """Yield a setting's line, and one for each part of it that has a place of its own."""
    where, node = loaded.where(key), loaded.places.items.get(key) if loaded.places else None
    sources = [where]
    if said is not None and not said.adds:
        instead = f", in place of {where}" if where not in {DEFAULT, said.source} else ""
        yield visible(f"{key}: {_plain(said.value)}  ({said.source}{instead})")
        return
    if said is not None:
        sources = [*([] if where == DEFAULT else sources), said.source]
        value = _both(value, said.value)
    yield visible(f"{key}: {_plain(value)}  ({' and '.join(sources)})")
    told = said.value if said is not None and isinstance(said.value, Mapping) else {}
    for name, part, place in _parts(value, node):
        source = said.source if said is not None and name.rstrip(":") in told else place
        yield visible(f"  {name} {_plain(part)}  ({source})")


def _both(own: Any, said: Any) -> Any:
    """Return a list of the settings with what the command adds, or their record with it set."""
    if not isinstance(said, Mapping):
        return (*own, *said)
    names = {key_of(field.name): field.name for field in fields(own)}
    return replace(own, **{names[key]: value for key, value in said.items()})


def _parts(value: Any, node: Node | None) -> Iterator[tuple[str, Any, str]]:
    """Yield the parts of a setting that were written one by one, each with its place."""
    keys = node.keys if isinstance(node, Mapped) else {}
    if isinstance(value, Mapping):
        yield from ((f"{_plain(key)}:", it, keys[_plain(key)].where) for key, it in value.items())
    elif isinstance(value, tuple) and isinstance(node, Sequence):
        pairs = zip(value, node.items, strict=False)
        yield from (("-", it, item.where) for it, item in pairs if is_dataclass(it))
    elif is_dataclass(value):
        for field in fields(value):
            key = key_of(field.name)
            where = keys[key].where if key in keys else DEFAULT
            yield f"{key}:", getattr(value, field.name), where


def files_in_words(rows: Collection[Mapping[str, Any]]) -> str:
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
            yield key_of(field.name), own
