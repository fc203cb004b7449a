"""From the reading options of a command to its inputs and to the desk that reads them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from faracheck.cli.cache import cache_folder
from faracheck.config.find import NAMES, find_settings, refuse_second
from faracheck.config.load import Loaded, load_settings
from faracheck.config.materials import Asked
from faracheck.engine.basis import Basis, Wanted, basis_of
from faracheck.engine.discover import Request, discover, starting_folders
from faracheck.engine.revision import settings_at, text_at
from faracheck.engine.walk import LEFT_OUT, Entry, Found
from faracheck.errors import RequestError
from faracheck.frozen import dataclass
from faracheck.model.document import Audience, Medium
from faracheck.model.outcome import Skipped


@dataclass(frozen=True, slots=True)
class Session(Basis):
    """What a command works on: its inputs, and all that they are read and judged by."""

    entries: list[Entry]


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
        basis = basis_of(loaded, self._wanted(), self.paths)
        meant = basis.materials
        asked = (self.paths, exclude, self.stdin_filename, not self.no_gitignore, meant)
        entries = discover(Request(*asked))
        if self._seeks:
            parents = sorted(set(_folders(entries)))
            refuse_second(loaded, [parent.resolve() for parent in parents], folders)
        return Session(basis.loaded, basis.rulebook, basis.materials, basis.options, entries)

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

    def _wanted(self) -> Wanted:
        medium = Medium(self.medium) if self.medium else None
        audience = Audience(self.audience) if self.audience else None
        asked = Asked(medium, audience, self.agent, self.principals)
        place, shelf = self.site_root, self.shelf()
        return Wanted(asked, self.rule_folders, place, self.limits, shelf, self.revision())


def _folders(entries: Iterable[Entry]) -> Iterator[Path]:
    """Yield the folders in which drafts stand, and those in which settings do."""
    for entry in entries:
        if isinstance(entry, Found):
            yield from () if entry.path is None else (entry.path.parent,)
        elif isinstance(entry, Skipped) and Path(entry.path).name in NAMES:
            yield from () if entry.reason in LEFT_OUT else (Path(entry.path).parent,)
