"""The page of a site that carries the statement for the others, judged before they rest on it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from faracheck.config.load import Loaded
from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader
from faracheck.engine.run import check_all
from faracheck.engine.walk import Entry, Found
from faracheck.errors import RequestError
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Checked, Severity
from faracheck.rulebook.pack import Rulebook


def stands_on(
    entries: Iterable[Entry], loaded: Loaded, desk: Desk, day: date, reader: Reader
) -> Path | None:
    """Return the real path of the page in `statement-on`, or None where none is to be trusted.

    The page must be among the inputs and carry a statement in which no rule that is an error
    finds anything; otherwise every page is judged by itself.

    Raises:
        RequestError: the settings name a page that does not exist.
    """
    name = loaded.settings.statement_on
    if name is None:
        return None
    path = (loaded.root / name).resolve()
    if not path.is_file():
        raise RequestError("the settings' statement-on names no file", where=str(path))
    among = [
        it for it in entries if isinstance(it, Found) and it.path and it.path.resolve() == path
    ]
    # The page is read to its end: who reads it has others to read for us.
    judged = list(check_all(among[:1], desk, day, reader))
    sound = (it for it in judged if isinstance(it, Checked) and deciding_label(it.reading))
    return path if any(_clean(item, desk.rulebook) for item in sound) else None


def _clean(item: Checked, rulebook: Rulebook) -> bool:
    """Say whether no rule of the statute, and no other error, finds anything in the page."""
    strict = {rule.id for rule in rulebook.rules if not rule.waivable}
    return not any(
        it.verdict.finding and (it.severity is Severity.ERROR or it.rule in strict)
        for it in item.outcomes
    )
