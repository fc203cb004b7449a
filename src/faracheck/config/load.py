"""A settings file into Settings, with every name in it looked up."""

from dataclasses import field
from pathlib import Path

from faracheck.config.settings import Aliases, Principal, Settings
from faracheck.config.toml import load_table
from faracheck.errors import RuleError
from faracheck.frozen import dataclass
from faracheck.model.names import same_name
from faracheck.shape import Mapped, Node, Scalar, load_yaml, nearest, parse_yaml, shape

DEFAULT = "default"
"""Where a setting comes from that nobody set."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, the file that they come from, and where in it each key stands.

    Without a file they are all defaults; `root` is the folder from which their paths start.
    """

    settings: Settings = field(default_factory=Settings)
    path: Path | None = None
    places: Mapped | None = None

    @property
    def root(self) -> Path:
        """The folder of the settings."""
        return self.path.parent if self.path else Path.cwd()

    def where(self, key: str) -> str:
        """Say where a key was set: file:line:column, or "default"."""
        if self.places is None or key not in self.places.keys:
            return DEFAULT
        return self.places.keys[key].where


def load_settings(path: Path, text: str | None = None) -> Loaded:
    """Return what the settings file at `path` says, or what `text` says in its place.

    Raises:
        RuleError: it cannot be read, a key or a name in it is not known, or names clash.
    """
    path = path.resolve()
    node = _tree(path, text)
    settings = shape(Settings, node)
    _refuse_namesakes(settings, str(path))
    for material in settings.materials:
        for scalar in material.principals:
            known_principal(settings, scalar)
    return Loaded(settings, path, node if isinstance(node, Mapped) else None)


def _tree(path: Path, text: str | None) -> Node:
    if path.suffix == ".toml":
        return load_table(path, text)
    return load_yaml(path) if text is None else parse_yaml(text, str(path))


def known_principal(settings: Settings, scalar: Scalar) -> Principal:
    """Return the principal that a `for` means, by its name or an alias.

    Raises:
        RuleError: the settings know no such principal.
    """
    for principal in settings.principals:
        if any(same_name(scalar.text, name) for name in all_names(principal)):
            return principal
    names = [principal.name for principal in settings.principals]
    hint = nearest(scalar.text, names) or "name it under principals"
    raise RuleError(f"no principal '{scalar.text}' is known", where=scalar.where, hint=hint)


def all_names(party: Principal) -> tuple[str, ...]:
    """Return a principal's name and its aliases in every language."""
    return (party.name, *flat(party.aliases))


def flat(aliases: Aliases) -> tuple[str, ...]:
    """Return aliases as one list, whatever language they are in."""
    if isinstance(aliases, tuple):
        return aliases
    return tuple(name for names in aliases.values() for name in names)


def _refuse_namesakes(settings: Settings, where: str) -> None:
    """Refuse a name that two principals share: nobody could tell whose material it is."""
    principals = settings.principals
    for number, one in enumerate(principals):
        for other in principals[number + 1 :]:
            shared = [
                it for it in all_names(one) if any(same_name(it, o) for o in all_names(other))
            ]
            if shared:
                raise RuleError(
                    f"'{shared[0]}' is a name of both {one.name} and {other.name}", where=where
                )
