"""What `faracheck check` was asked, in the words of the model."""

from datetime import date
from pathlib import Path

from faracheck import __version__
from faracheck.cli.browser import RenderedInputs
from faracheck.cli.cache import cache_folder
from faracheck.cli.console import tell
from faracheck.cli.inputs import Session
from faracheck.cli.readers import Reading
from faracheck.cli.reports import Delivery, Target, wants_color
from faracheck.config.exceptions import exception_files
from faracheck.config.settings import Settings
from faracheck.engine.basis import policy_of
from faracheck.engine.changed import narrowed
from faracheck.engine.exceptions import Exceptions, exceptions_of
from faracheck.engine.select import Choice
from faracheck.engine.walk import Entry
from faracheck.frozen import dataclass
from faracheck.model.outcome import Severity
from faracheck.model.report import Detail, LeftOut, OnReview, Policy, Run, Show, View


@dataclass(frozen=True, slots=True)
class CheckOptions(RenderedInputs):
    """The options as they were given; click names them like the fields."""

    targets: tuple[Target, ...]
    redact: bool
    unredacted: tuple[tuple[str, ...], ...]
    transmitted: str | None
    show: str | None
    as_of: date
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    fail_on: str | None
    on_review: str | None
    allow_empty: bool
    screenshots: Path | None
    no_waivers: bool
    waivers_from: str | None
    changed_since: str | None
    jobs: int | None
    cache_dir: Path | None
    no_cache: bool
    color: str
    quiet: bool
    verbose: bool

    @property
    def choice(self) -> Choice:
        """The rules asked for and left out by the command."""
        return Choice(
            tuple(name for names in self.select for name in names),
            tuple(name for names in self.ignore for name in names),
        )

    def revision(self) -> str | None:
        """Return the revision at which settings, waivers and settlements are read."""
        return self.waivers_from

    def shelf(self) -> Path | None:
        """Return the folder in which rules made ready are kept, or None to keep none."""
        return None if self.no_cache else self.cache_dir or cache_folder()

    def reading(self) -> Reading:
        """Return how drafts are read: by whom, and where it is kept for the next run."""
        return Reading(self.jobs, self.shelf())

    def narrowed(self, session: Session) -> list[Entry]:
        """Return the inputs, those that did not change passed over where that was asked for."""
        if self.changed_since is None:
            return session.entries
        own = (session.loaded.path,) if session.loaded.path else ()
        packs = [session.loaded.root / pack for pack in session.loaded.settings.packs]
        page = session.loaded.settings.statement_on
        others = [session.loaded.root / page] if page else []
        deciding = [*own, *packs, *others, *self.rule_folders, *exception_files(session.loaded)]
        part = narrowed(session.entries, self.changed_since, session.materials, deciding)
        tell(part.told)
        return part.entries

    def exceptions(self, session: Session) -> Exceptions | None:
        """Return the waivers and settlements that may stand, or None for none."""
        if self.no_waivers or self.isolated:
            return None
        return exceptions_of(session.loaded, session.rulebook, self.waivers_from)

    def delivery(self) -> Delivery:
        """Return where reports go, and which may carry names and quotations."""
        unredacted = tuple(name for names in self.unredacted for name in names)
        return Delivery(self.targets, self.redact, unredacted)

    def run(self, session: Session, left_out: tuple[LeftOut, ...]) -> Run:
        """Return the run, as the head of its reports says it."""
        return Run(
            __version__,
            self.as_of,
            session.rulebook.packs,
            session.materials.everybody,
            self._policy(session.loaded.settings),
            View(Show(self.show) if self.show else None, self._detail(), wants_color(self.color)),
            left_out,
        )

    def _policy(self, settings: Settings) -> Policy:
        fail_on = Severity(self.fail_on) if self.fail_on else None
        on_review = OnReview(self.on_review) if self.on_review else None
        return policy_of(settings, fail_on, on_review, allow_empty=self.allow_empty)

    def _detail(self) -> Detail:
        if self.quiet:
            return Detail.QUIET
        return Detail.VERBOSE if self.verbose else Detail.NORMAL
