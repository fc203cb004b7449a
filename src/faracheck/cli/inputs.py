"""From the reading options of a command to its inputs and to the desk that reads them."""

from dataclasses import dataclass
from pathlib import Path

from faracheck.engine.discover import Request, discover
from faracheck.engine.read import Desk
from faracheck.engine.walk import Entry
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Medium
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import Rulebook, load_rulebook


@dataclass(frozen=True, slots=True)
class Inputs:
    """The reading options as they were given."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    exclude: tuple[str, ...]
    site_root: Path | None
    medium: str | None
    audience: str
    agent: str | None
    principals: tuple[str, ...]
    rule_folders: tuple[Path, ...]

    def entries(self) -> list[Entry]:
        """Return every input of the command."""
        return discover(Request(self.paths, self.exclude, self.stdin_filename))

    def brief(self) -> Brief:
        """Return what was said of the drafts."""
        medium = Medium(self.medium) if self.medium else None
        return Brief(medium, Audience(self.audience), self.agent, self.principals)

    def rulebook(self) -> Rulebook:
        """Return our rules and those of the folders named."""
        return load_rulebook(self.rule_folders)

    def desk(self, rulebook: Rulebook) -> Desk:
        """Return the desk that reads them."""
        root = str(self.site_root) if self.site_root else None
        return Desk(rulebook, self.brief(), LoadOptions(site_root=root))
