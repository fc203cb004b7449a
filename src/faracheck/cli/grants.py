"""What `settle` and `waivers` share: the draft judged anew, and the file that is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from faracheck.cli.inputs import Inputs, Session
from faracheck.cli.options import config_option, rules_option
from faracheck.config.exceptions import exception_files
from faracheck.config.ledger_text import appended, entry_of
from faracheck.config.load import Loaded
from faracheck.engine.entries import located
from faracheck.engine.exceptions import Granted
from faracheck.engine.grant import Judged, judged
from faracheck.engine.report_file import report_file
from faracheck.errors import RequestError

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Granting:
    """A draft for which an exception is granted, and the settings that hold for it."""

    loaded: Loaded
    draft: Judged

    def write(self, key: str, granted: Granted) -> Path:
        """Add an exception to the file of waivers or settlements, and return the file."""
        waivers, settlements = exception_files(self.loaded)
        file = waivers if key == "waivers" else settlements
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        anew = appended(text, key, entry_of(granted), str(file))
        with report_file(file) as opened:
            opened.write(anew)
        return file


def granting_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add the options that say by which settings and rules a draft is judged."""
    return config_option(rules_option(command))


def session_of(
    paths: tuple[str, ...], config: Path | None, rule_folders: tuple[Path, ...]
) -> Session:
    """Return what a command on these paths works on."""
    nothing: tuple[str, ...] = ()
    asked = Inputs(
        paths,
        None,
        nothing,
        None,
        None,
        None,
        None,
        nothing,
        rule_folders,
        no_gitignore=False,
        limits=(),
        config=config,
        isolated=False,
    )
    return asked.session()


def grant(draft: str, as_of: date, **options: Any) -> Granting:
    """Return a draft, `file` or `file!part`, judged on `as_of` with no exception standing."""
    found = located(Path(), draft)
    if found is None:
        raise RequestError("there is no such draft", where=draft)
    session = session_of((str(found[0]),), options["config"], options["rule_folders"])
    desk = session.desk(session.rulebook)
    return Granting(session.loaded, judged(found, desk, session.loaded.root.resolve(), as_of))


def span(loaded: Loaded) -> int:
    """Return the most days for which an exception may stand."""
    return loaded.settings.waiver_days
