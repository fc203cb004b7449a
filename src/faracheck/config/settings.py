"""The settings as their file has them: the fields are the keys, hyphens for underscores."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from faracheck.frozen import dataclass
from faracheck.model.document import Audience, Medium
from faracheck.model.limits import Limits
from faracheck.model.outcome import Severity
from faracheck.model.rendering import Render
from faracheck.model.report import OnReview
from faracheck.shape import Mapped, Scalar

NOBODY = "none"
"""What `for` says of material that is distributed for no foreign principal."""

PRINCIPALS = "principals"
"""What `fills` says of a variable that stands for the name of any principal."""

LANGUAGE = "{lang}"
"""What stands for the tag of a language in a pattern of translations."""

Aliases = tuple[str, ...] | Mapping[str, tuple[str, ...]]
"""Other names: a list, or a list for each language."""


def _refuse_blank(who: str, name: str) -> None:
    """Refuse a party without a name: nothing could be compared with it."""
    if not name.strip():
        raise ValueError(f"{who} has a name")


class Role(StrEnum):
    """Whether files are published as they are, or publications are built from them."""

    PUBLICATION = "publication"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Registrant:
    """The agent whose materials these are; `number` is the one under which it is registered."""

    name: str
    aliases: Aliases = ()
    number: str | None = None

    def __post_init__(self) -> None:
        _refuse_blank("a registrant", self.name)


@dataclass(frozen=True, slots=True)
class Principal:
    """A foreign principal of the registrant.

    `mentions` are words by which a text means it: country, demonym, office.
    """

    name: str
    aliases: Aliases = ()
    country: str | None = None
    mentions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _refuse_blank("a principal", self.name)


@dataclass(frozen=True, slots=True)
class ContactText:
    """A press contact of the registrant; one of the three is enough."""

    name: str = ""
    email: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        if not (self.name or self.email or self.phone):
            raise ValueError("a contact has a name, an email or a phone")


@dataclass(frozen=True, slots=True)
class Material:
    """What holds for the files that `match` covers, by globs from the settings' folder.

    `for` names the principals, or says `none` with a reason and who approved it. Of several
    that cover a file, the later one speaks for each key that it has. All materials of one
    `campaign` name the same parties. `fills` judges a template once for each value that a
    variable of it may have: a list, or `principals` for every principal's name. `profile` is what
    the account says of itself that posts the material.
    """

    match: tuple[str, ...]
    medium: Medium | None = None
    audience: Audience | None = None
    for_: tuple[Scalar, ...] | Scalar | None = None
    reason: str | None = None
    approver: str | None = None
    role: Role | None = None
    severity: Mapping[Scalar, Severity] = field(default_factory=dict)
    campaign: str | None = None
    fills: Mapping[str, tuple[str, ...] | str] = field(default_factory=dict)
    profile: str | None = None

    def __post_init__(self) -> None:
        owned = (self.reason or "").strip() and (self.approver or "").strip()
        if self.is_for_nobody and not owned:
            raise ValueError("material for none states a reason and an approver")
        if any(isinstance(it, str) and it != PRINCIPALS for it in self.fills.values()):
            raise ValueError(f"fills: a variable has a list of values, or `{PRINCIPALS}`")

    @property
    def is_for_nobody(self) -> bool:
        """Say whether the material is distributed for no foreign principal."""
        return isinstance(self.for_, Scalar) and self.for_.text == NOBODY

    @property
    def principals(self) -> tuple[Scalar, ...]:
        """The principals named by `for`, as they were written."""
        if self.for_ is None or self.is_for_nobody:
            return ()
        return (self.for_,) if isinstance(self.for_, Scalar) else self.for_


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a registrant sets of one rule: its weight, or keys of its check."""

    severity: Severity | None = None
    check: Mapped | None = None


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches for the wording in a language, and since when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Settings:
    """A settings file. Paths in it start from its folder.

    `base_url` is where a built site is published, `render` says how far a browser is asked how
    pages look, `render_root` which built site is served to it. `statement_on` the page of a site that carries
    the statement for the others. `waiver_days` is the longest time for which a waiver or a settlement may stand.
    `limits` are how much of an input is read. `translations` are drafts that say the same in
    several languages: a pattern such as `release.{lang}.md`, or a list of files.
    """

    registrant: Registrant | None = None
    principals: tuple[Principal, ...] = ()
    contacts: tuple[ContactText, ...] = ()
    materials: tuple[Material, ...] = ()
    packs: tuple[str, ...] = ()
    rules: Mapping[Scalar, RuleSetting] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity | None = None
    on_review: OnReview | None = None
    site_root: str | None = None
    base_url: str | None = None
    render: Render = Render.OFF
    render_root: str | None = None
    vouched: Mapping[str, Voucher] = field(default_factory=dict)
    statement_on: str | None = None
    waivers: str = "waivers.yaml"
    settlements: str = "settlements.yaml"
    waiver_days: int = 90
    limits: Limits = field(default_factory=Limits)
    translations: tuple[tuple[str, ...] | str, ...] = ()

    def __post_init__(self) -> None:
        for said in self.translations:
            if isinstance(said, str) and LANGUAGE not in said:
                raise ValueError(
                    f"translations: a pattern says {LANGUAGE} where the language stands"
                )
            if not isinstance(said, str) and len(said) < 2:
                raise ValueError("translations: a list names two files at least")
