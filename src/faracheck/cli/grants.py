"""What `settle` and `waivers` share: the draft judged anew, and the file that is written."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from faracheck.cli.inputs import Inputs, Session
from faracheck.cli.options import config_option, rules_option
from faracheck.config.exceptions import exception_files
from faracheck.config.ledger_text import appended, entry_of
from faracheck.config.load import Loaded
from faracheck.engine.entries import located
from faracheck.engine.exceptions import Granted
from faracheck.engine.grant import Target, judged
from faracheck.engine.report_file import report_file
from faracheck.errors import RequestError
from faracheck.frozen import dataclass
from faracheck.model.outcome import Verdict
from faracheck.shape import Scalar, read_text

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Granting:
    """What an exception is for, the days on which it stands, and the settings that hold for it."""

    loaded: Loaded
    target: Target
    begins: date
    ends: date

    @property
    def subject(self) -> tuple[Scalar, str, str]:
        """The rule, the document and the hash, in the order of the keys of their files."""
        return self.target.rule, self.target.document, self.target.text_sha256

    def write(self, key: str, granted: Granted) -> Path:
        """Add an exception to the file of waivers or settlements, and return the file."""
        waivers, settlements = exception_files(self.loaded)
        file = waivers if key == "waivers" else settlements
        text = read_text(file) if file.is_file() else ""
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


def grant(
    path: str, rule: str, verdicts: frozenset[Verdict], ends: date | None, **options: Any
) -> Granting:
    """Return what an exception from a rule is for: a draft, `file` or `file!part`, as it is now.

    It ends on the last day that the settings allow, unless an earlier one is said.

    Raises:
        RequestError: there is no such draft or rule, nothing to except, or the end is too late.
    """
    found = located(Path(), path)
    if found is None:
        raise RequestError("there is no such draft", where=path)
    session = session_of((str(found[0]),), options["config"], options["rule_folders"])
    begins, desk = options["as_of"], session.desk(session.rulebook)
    draft = judged(found, desk, session.loaded.root.resolve(), begins)
    latest = begins + timedelta(days=session.loaded.settings.waiver_days)
    if ends is not None and not begins <= ends <= latest:
        raise RequestError(
            f"an exception granted on {begins} ends by {latest}, not on {ends}",
            hint="`waiver-days` in the settings is the most days for which one may stand",
        )
    return Granting(session.loaded, draft.target(rule, verdicts), begins, ends or latest)
