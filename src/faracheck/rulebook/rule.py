"""A rule as its YAML says it: what must hold, where, by which law, with its own cases."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.brief import Brief, Client, Lapsed, OwnContact, Sibling, Translation, Whose
from faracheck.model.document import Audience, Medium
from faracheck.model.law import Provision, Status
from faracheck.model.outcome import Severity, Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Check, Hit

BRACES = late_pattern(r"\{([a-z_]+)\}")
"""What a message leaves open for what its check found."""


@dataclass(frozen=True, slots=True)
class Case:
    """One draft and what its rule says of it; the draft stands in exactly one of five formats.

    `expect` is a verdict or a message key; without it, a complying case passes and a departing
    one is a finding. `note` says what departs, or why it complies all the same.
    `number`, `contacts` and `clients` are the registrant's own, as settings would have them;
    `lapsed` are waivers that do not stand, `stands-on` is another page with the statement,
    `profile` what the account of a post says of itself, `translations` are the draft in other
    languages, `aliases` other names of parties.
    """

    text: str | None = None
    html: str | None = None
    markdown: str | None = None
    email: str | None = None
    posts: str | None = None
    medium: Medium | None = None
    audience: Audience = Audience.PUBLIC
    agent: str | None = None
    principals: tuple[str, ...] = ()
    number: str | None = None
    contacts: tuple[OwnContact, ...] = ()
    clients: tuple[Client, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()
    stands_on: str | None = None
    sibling: Sibling | None = None
    profile: str | None = None
    translations: tuple[Translation, ...] = ()
    accompanied: bool = False
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    expect: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if len(list(self._drafts())) != 1:
            raise ValueError("a case is one draft: text, html, markdown, email or posts")

    @property
    def brief(self) -> Brief:
        """What is said of the draft when it is handed in."""
        declared = Whose.DECLARED if self.principals else Whose.UNSAID
        return Brief(
            self.medium,
            self.audience,
            self.agent,
            self.principals,
            number=self.number,
            contacts=self.contacts,
            clients=self.clients,
            lapsed=self.lapsed,
            stands_on=self.stands_on,
            sibling=self.sibling,
            profile=self.profile,
            translations=self.translations,
            accompanied=self.accompanied,
            audience_said=self.audience is not Audience.PUBLIC,
            aliases=self.aliases,
            whose=Whose.UNDECLARED if self.clients and not self.principals else declared,
        )

    @property
    def format(self) -> str:
        """The format of the draft, by its loader's name."""
        return next(self._drafts())[0]

    @property
    def draft(self) -> str:
        """The draft itself."""
        return next(self._drafts())[1]

    def _drafts(self) -> Iterator[tuple[str, str]]:
        for form in ("text", "html", "markdown", "email", "posts"):
            draft = getattr(self, form)
            if draft is not None:
                yield form, draft


@dataclass(frozen=True, slots=True)
class Cases:
    """The drafts that prove a rule; a departing one differs from a complying one in one thing."""

    complying: tuple[Case, ...] = ()
    departing: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold in a draft; `where` says where the rule is written.

    `severity_in` holds the media in which it weighs otherwise than `severity`; empty `media` and
    `audiences` mean all. A rule that is not `on` works only when it is selected.
    """

    id: str
    name: str
    pack: str
    where: str
    summary: str
    why: str
    mend: str
    severity: Severity
    check: Check
    kind: str
    messages: Mapping[str, str]
    law: tuple[Provision, ...]
    cases: Cases
    severity_in: Mapping[Medium, Severity] = field(default_factory=dict)
    media: frozenset[Medium] = frozenset()
    audiences: frozenset[Audience] = frozenset()
    waivable: bool = True
    on: bool = True

    def weighs(self, medium: Medium) -> Severity:
        """Return how much a finding of this rule weighs in `medium`."""
        return self.severity_in.get(medium, self.severity)

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Yield what the check finds in a draft, or that the rule does not concern it."""
        if self.media and reading.medium not in self.media:
            yield Hit(Verdict.NOT_APPLICABLE, "other-medium", details={"medium": reading.medium})
        elif self.audiences and reading.audience not in self.audiences:
            details = {"audience": reading.audience}
            yield Hit(Verdict.NOT_APPLICABLE, "other-audience", details=details)
        else:
            yield from self.check.find(reading, brief)

    def message(self, key: str) -> str | None:
        """Return the rule's words for a message key; `missing` also words `missing/quoted`."""
        return self.messages.get(key) or self.messages.get(key.partition("/")[0])


def binding_status(law: tuple[Provision, ...]) -> Status:
    """Return the status of the most binding provision."""
    ranks = (Status.IN_FORCE, Status.GUIDANCE, Status.HOUSE, Status.PROPOSED)
    return min((provision.status for provision in law), key=ranks.index)
