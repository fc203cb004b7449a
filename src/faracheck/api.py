"""faracheck as a library: drafts judged in one's own program, with typed results.

The day is always said, never read from a clock; nothing is kept between two checkers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from faracheck.config.load import Loaded, load_settings
from faracheck.config.materials import Asked, Materials
from faracheck.engine.basis import Wanted, basis_of, policy_of
from faracheck.engine.discover import Request, discover
from faracheck.engine.elsewhere import stands_on
from faracheck.engine.exceptions import exceptions_of
from faracheck.engine.read import Desk
from faracheck.engine.reader import Serial
from faracheck.engine.rendering import Witness
from faracheck.engine.run import check_all, check_source
from faracheck.engine.select import Choice
from faracheck.frozen import dataclass
from faracheck.model.document import Audience, Medium, Source
from faracheck.model.outcome import Checked, Crashed, NotCheckable, Severity, Skipped, Verdict
from faracheck.model.report import OnReview
from faracheck.ports import Browser

Result = Checked | Skipped | NotCheckable | Crashed
"""What became of an input: judged, passed over, not readable, or our bug."""


@dataclass(frozen=True)
class Checker:
    """Judges drafts as the law stood on `as_of`.

    `settings` is the path of a settings file; without one nothing is read but the drafts.
    `medium`, `audience`, `agent` and `principals` hold for all drafts and outweigh the settings.
    `rules` are folders of rules beside ours. `fail_on` and `on_review` are those of the settings
    where they are not said, and without settings an error and a failure. `browser`, as
    `faracheck.render.browser.installed` opens one, is asked how HTML looks where that cannot be
    told without one; nothing else of the settings' `render` is heard here.

    Raises, at the first use:
        RequestError, RuleError: the settings or the rules cannot be used.
    """

    as_of: date
    settings: Path | None = None
    medium: Medium | None = None
    audience: Audience | None = None
    agent: str | None = None
    principals: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    fail_on: Severity | None = None
    on_review: OnReview | None = None
    site_root: Path | None = None
    browser: Browser | None = None

    def check_bytes(self, data: bytes, name: str) -> Result:
        """Judge a draft that is in memory; the suffix of `name` tells its format.

        A container of several drafts is not judged as one: `check_parts` yields each of them.
        """
        first, *others = self.check_parts(data, name)
        if not others:
            return first
        return NotCheckable(name, "it holds several drafts", "check_parts judges each of them")

    def check_parts(self, data: bytes, name: str) -> Iterator[Result]:
        """Yield what became of each draft in a container that is in memory, or of the one draft."""
        return check_source(Source(name, data), self._desk, self.as_of)

    def check_paths(
        self, paths: Sequence[Path | str], exclude: Iterable[str] = ()
    ) -> Iterator[Result]:
        """Yield what became of each file, and of each file in the folders, in a stable order.

        Raises:
            RequestError: a path, or the page that `statement-on` names, does not exist; nothing
                has been yielded by then.
        """
        named = tuple(str(path) for path in paths)
        leave_out = (*exclude, *self._loaded.settings.exclude)
        entries = discover(Request(named, leave_out, meant=Materials(self._loaded)))
        desk = self._desk_at(named)
        page = stands_on(entries, self._loaded, desk, self.as_of, Serial(desk))
        return check_all(entries, replace(desk, stands_on=page), self.as_of)

    def passes(self, result: Result) -> bool:
        """Say whether a draft was judged and nothing weighty was found in it.

        What could not be judged does not pass.
        """
        if not isinstance(result, Checked):
            return False
        policy = policy_of(self._loaded.settings, self.fail_on, self.on_review)
        verdict = policy.verdict(result.outcomes)
        reported = verdict is Verdict.REVIEW and policy.on_review is OnReview.REPORT
        return verdict is Verdict.PASS or reported

    @cached_property
    def _loaded(self) -> Loaded:
        return load_settings(self.settings) if self.settings else Loaded()

    @cached_property
    def _desk(self) -> Desk:
        return self._desk_at(())

    def _desk_at(self, paths: tuple[str, ...]) -> Desk:
        asked = Asked(self.medium, self.audience, self.agent, self.principals)
        basis = basis_of(self._loaded, Wanted(asked, self.rules, self.site_root), paths)
        rulebook, _ = basis.chosen(Choice(), self.as_of)
        exceptions = exceptions_of(basis.loaded, basis.rulebook) if self.settings else None
        witness = Witness(self.browser, always=False) if self.browser else None
        return replace(basis.desk(rulebook), exceptions=exceptions, witness=witness)


def check_bytes(data: bytes, name: str, *, as_of: date, settings: Path | None = None) -> Result:
    """Judge one draft in memory by the law of `as_of`; a Checker serves for many."""
    return Checker(as_of, settings).check_bytes(data, name)


def check_paths(
    paths: Sequence[Path | str], *, as_of: date, settings: Path | None = None
) -> Iterator[Result]:
    """Yield what became of files and folders by the law of `as_of`."""
    return Checker(as_of, settings).check_paths(paths)
