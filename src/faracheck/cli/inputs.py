"""From the reading options of a command to its inputs and to the desk that reads them."""

from dataclasses import dataclass, replace
from pathlib import Path

from faracheck.cli.cache import cache_folder
from faracheck.config.find import find_settings, refuse_second
from faracheck.config.load import Loaded, load_settings
from faracheck.config.materials import Asked, Materials
from faracheck.engine.adjust import adjusted
from faracheck.engine.discover import Request, discover, starting_folders
from faracheck.engine.folders import folders_of
from faracheck.engine.read import Desk
from faracheck.engine.revision import settings_at, text_at
from faracheck.engine.walk import Entry, Found
from faracheck.errors import RequestError
from faracheck.model.document import Audience, Medium
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.shelf import ready_rulebook


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works on: its inputs, its settings, the rules, and what holds for whom."""

    entries: list[Entry]
    loaded: Loaded
    rulebook: Rulebook
    materials: Materials
    options: LoadOptions

    def desk(self, rulebook: Rulebook) -> Desk:
        """Return the desk that reads the inputs and judges them by `rulebook`."""
        return Desk(rulebook, self.materials.everybody, self.materials, options=self.options)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The reading options as they were given."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    exclude: tuple[str, ...]
    site_root: Path | None
    medium: str | None
    audience: str | None
    agent: str | None
    principals: tuple[str, ...]
    rule_folders: tuple[Path, ...]
    no_gitignore: bool
    limits: tuple[tuple[str, int], ...]
    config: Path | None
    isolated: bool

    def session(self) -> Session:
        """Return what the options and the settings come to together.

        Raises:
            RequestError, RuleError: a path, a settings file or a rule cannot be used.
        """
        folders = starting_folders(self.paths)
        loaded = self._settings(folders)
        exclude = (*self.exclude, *loaded.settings.exclude)
        entries = discover(Request(self.paths, exclude, self.stdin_filename, not self.no_gitignore))
        if self._seeks:
            parents = {it.path.parent for it in entries if isinstance(it, Found) and it.path}
            refuse_second(loaded, [parent.resolve() for parent in sorted(parents)], folders)
        packs = [loaded.root / pack for pack in loaded.settings.packs]
        rulebook = adjusted(ready_rulebook([*packs, *self.rule_folders], self.shelf()), loaded)
        materials = Materials(loaded, self._asked())
        return Session(entries, loaded, rulebook, materials, self._options(loaded))

    @property
    def _seeks(self) -> bool:
        return self.config is None and not self.isolated

    def _settings(self, folders: list[Path]) -> Loaded:
        revision = self.revision()
        if self.isolated:
            return Loaded()
        if revision is not None and self.config is None:
            found = settings_at(revision, folders)
            return load_settings(*found) if found else Loaded()
        path = self.config or find_settings(folders)
        if path is None:
            return Loaded()
        text = text_at(revision, path) if revision else None
        if revision and text is None:
            raise RequestError(f"these settings did not stand at {revision}", where=str(path))
        return load_settings(path, text)

    def shelf(self) -> Path | None:
        """Return the folder in which rules made ready are kept, or None to keep none."""
        return cache_folder()

    def revision(self) -> str | None:
        """Return the revision at which settings and exceptions are read; None is as they stand."""
        return None

    def _asked(self) -> Asked:
        medium = Medium(self.medium) if self.medium else None
        audience = Audience(self.audience) if self.audience else None
        return Asked(medium, audience, self.agent, self.principals)

    def _options(self, loaded: Loaded) -> LoadOptions:
        own = loaded.settings.site_root
        root = self.site_root or (loaded.root / own if own else None)
        folders = folders_of(self.paths)
        return LoadOptions(
            str(root) if root else None,
            folders,
            loaded.settings.base_url,
            replace(loaded.settings.limits, **dict(self.limits)),
        )
