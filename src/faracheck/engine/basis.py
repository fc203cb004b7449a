"""What settings, packs, rules and a caller's own words come to together, whoever asks for it."""

from dataclasses import field, replace
from datetime import date
from pathlib import Path

from faracheck.config.load import Loaded
from faracheck.config.materials import Asked, Materials
from faracheck.config.settings import Settings
from faracheck.engine.adjust import adjusted
from faracheck.engine.folders import folders_of
from faracheck.engine.read import Desk
from faracheck.engine.select import Choice, choose
from faracheck.frozen import dataclass
from faracheck.model.outcome import Severity
from faracheck.model.report import LeftOut, OnReview, Policy
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.shelf import ready_rulebook


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a caller says for all drafts; it outweighs the settings.

    `limits` are those that it sets, by name; `shelf` is the folder in which rules made ready are
    kept, None for nowhere. `revision` is that at which the settings were read, and so are the
    packs that they name; None is as they stand.
    """

    asked: Asked = field(default_factory=Asked)
    rule_folders: tuple[Path, ...] = ()
    site_root: Path | None = None
    limits: tuple[tuple[str, int], ...] = ()
    shelf: Path | None = None
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """All that drafts are read and judged by, besides the drafts."""

    loaded: Loaded
    rulebook: Rulebook
    materials: Materials
    options: LoadOptions

    def desk(self, rulebook: Rulebook) -> Desk:
        """Return the desk that reads the inputs and judges them by `rulebook`."""
        return Desk(rulebook, self.materials.everybody, self.materials, options=self.options)

    def chosen(self, choice: Choice, day: date) -> tuple[Rulebook, tuple[LeftOut, ...]]:
        """Return the rules to judge by, and those left out by the choice and by the settings.

        Raises:
            RequestError: a rule is not known, or restates the statute and was to be left out.
        """
        ignored = (*choice.ignore, *self.loaded.settings.ignore)
        return choose(self.rulebook, replace(choice, ignore=ignored), day)


def basis_of(loaded: Loaded, wanted: Wanted, paths: tuple[str, ...]) -> Basis:
    """Return what holds for the inputs in `paths`.

    Raises:
        RequestError: a pack did not stand at the revision wanted.
        RuleError: a rule cannot be used, or the settings name one that there is not.
    """
    settings = loaded.settings
    rulebook = _rulebook(loaded, wanted)
    root = wanted.site_root or (loaded.root / settings.site_root if settings.site_root else None)
    options = LoadOptions(
        str(root) if root else None,
        folders_of(paths),
        settings.base_url,
        replace(settings.limits, **dict(wanted.limits)),
    )
    return Basis(loaded, adjusted(rulebook, loaded), Materials(loaded, wanted.asked), options)


def _rulebook(loaded: Loaded, wanted: Wanted) -> Rulebook:
    packs = [loaded.root / pack for pack in loaded.settings.packs]
    if wanted.revision is None or not packs:
        return ready_rulebook([*packs, *wanted.rule_folders], wanted.shelf)
    # A change must not weaken the rules by which it is judged.
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - most runs ask git nothing

    from faracheck.engine.revision import folder_at  # noqa: PLC0415 - as above

    with TemporaryDirectory() as place:
        then = [
            folder_at(wanted.revision, pack.resolve(), Path(place, str(number)))
            for number, pack in enumerate(packs)
        ]
        return ready_rulebook([*then, *wanted.rule_folders], None)


def policy_of(
    settings: Settings,
    fail_on: Severity | None,
    on_review: OnReview | None,
    *,
    allow_empty: bool = False,
) -> Policy:
    """Return what makes a run fail: the caller's word, the settings', or the default."""
    return Policy(
        fail_on or settings.fail_on or Severity.ERROR,
        on_review or settings.on_review or OnReview.FAIL,
        allow_empty,
    )
