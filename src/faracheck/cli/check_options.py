"""What `faracheck check` was asked, in the words of the model."""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from faracheck.cli.inputs import Inputs
from faracheck.cli.reports import Target, wants_color
from faracheck.engine.select import Choice
from faracheck.model.outcome import Severity
from faracheck.model.report import Detail, LeftOut, OnReview, Pack, Policy, Run, Show, View


@dataclass(frozen=True, slots=True)
class CheckOptions(Inputs):
    """The options as they were given; click names them like the fields."""

    targets: tuple[Target, ...]
    show: str
    as_of: date
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    fail_on: str
    on_review: str
    allow_empty: bool
    jobs: int | None
    no_cache: bool
    color: str
    quiet: bool
    verbose: bool

    def choice(self) -> Choice:
        """Return the rules asked for and left out."""
        return Choice(
            tuple(name for names in self.select for name in names),
            tuple(name for names in self.ignore for name in names),
        )

    def run(self, packs: tuple[Pack, ...], left_out: tuple[LeftOut, ...]) -> Run:
        """Return the run, as the head of its reports says it."""
        policy = Policy(Severity(self.fail_on), OnReview(self.on_review), self.allow_empty)
        view = View(Show(self.show), self._detail(), wants_color(self.color))
        return Run(version("faracheck"), self.as_of, packs, self.brief(), policy, view, left_out)

    def _detail(self) -> Detail:
        if self.quiet:
            return Detail.QUIET
        return Detail.VERBOSE if self.verbose else Detail.NORMAL
