"""What was understood in a document: plain data, the input of every check."""

from enum import StrEnum

from faracheck.frozen import dataclass
from faracheck.model.document import (
    BEGINNING,
    Audience,
    Bond,
    Borrowed,
    Construct,
    Look,
    Medium,
    Place,
    Region,
    Span,
)


class Element(StrEnum):
    """What a statement must convey: 22 U.S.C. § 614(b), in the order of the statute."""

    DISTRIBUTED_BY = "distributed_by"
    AGENT_NAMED = "agent_named"
    ON_BEHALF_OF = "on_behalf_of"
    PRINCIPAL_NAMED = "principal_named"
    ADDITIONAL_INFO = "additional_info"
    DOJ = "doj"
    WASHINGTON = "washington"


class StatementKind(StrEnum):
    """The label of § 614(b), or the registration notice of § 614(e)."""

    LABEL = "label"
    REGISTRATION_NOTICE = "registration-notice"


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation with its place: `span` in the reading text, `start` and `end` in the file.

    `end` is the place just behind the last character.
    """

    text: str
    span: Span
    start: Place
    end: Place


class FlawKind(StrEnum):
    """What is wrong with a statement's characters."""

    INVISIBLE_CHARACTERS = "invisible-characters"
    BIDI_CONTROLS = "bidi-controls"
    HOMOGLYPHS = "homoglyphs"
    FULL_WIDTH = "full-width"
    MISSPELLING = "misspelling"
    DAMAGE = "damage"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the characters of a statement, and where."""

    kind: FlawKind
    words: Words
    detail: str


class NearMissKind(StrEnum):
    """Words that come close to an element without conveying it."""

    DOJ_ABBREVIATED = "doj-abbreviated"
    FARA_UNIT = "fara-unit"
    OTHER_DEPARTMENT = "other-department"
    OTHER_COUNTRY = "other-country"
    WASHINGTON_STATE = "washington-state"
    OTHER_CITY = "other-city"
    WASHINGTON_ALONE = "washington-alone"
    PAID_FOR = "paid-for"
    BARE_FOR = "bare-for"
    GENERIC_AGENT = "generic-agent"
    GENERIC_PRINCIPAL = "generic-principal"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words that come close to `element`, and why they do not convey it."""

    element: Element
    kind: NearMissKind
    words: Words


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A blank of a template that nobody filled; `element` is the name it stands for, if any."""

    words: Words
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An agent or a principal as the statement names it."""

    name: str
    words: Words


@dataclass(frozen=True, slots=True)
class Statement:
    """A label or a registration notice, complete or not, with the evidence for each element.

    `found` maps each element conveyed to its words. `form` is `distributed` for the statute's
    own words and `registered` where "X is registered as an agent of Y" stands for them.
    `vouched_by` says who vouches for the
    wording in that language, or None. `quoted_why` says why a statement is only quoted (a news story, a manual, an instruction) and
    therefore labels nothing. `words_before` counts visible words before the statement;
    `position` is the share of the visible text before it, 0 to 1. `blocks_before` counts the
    visible blocks of the main content before it that are more than front matter (headline,
    dateline, contact, release line); `at_beginning` draws the conclusion.
    """

    kind: StatementKind
    words: Words
    found: tuple[tuple[Element, Words], ...]
    look: Look
    region: Region = Region.MAIN
    agent: Party | None = None
    principals: tuple[Party, ...] = ()
    registration_number: str | None = None
    language: str = "en"
    vouched_by: str | None = None
    form: str = "distributed"
    near_misses: tuple[NearMiss, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    quoted_why: str | None = None
    serves_as_notice: bool = False
    conditional: Construct | None = None
    words_before: int = 0
    position: float = 0.0
    blocks_before: int = 0

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that it does not convey, in the statute's order."""
        conveyed = {element for element, _ in self.found}
        return tuple(element for element in Element if element not in conveyed)

    @property
    def complete(self) -> bool:
        """Say whether all seven elements are conveyed."""
        return not self.missing

    @property
    def quoted(self) -> bool:
        """Say whether the statement is only quoted, and so labels nothing."""
        return self.quoted_why is not None

    @property
    def damaged(self) -> bool:
        """Say whether extraction or scanning has broken words of it."""
        return any(flaw.kind is FlawKind.DAMAGE for flaw in self.flaws)

    @property
    def at_beginning(self) -> bool:
        """Say whether nothing but front matter stands before it (28 CFR 5.402)."""
        return self.blocks_before == 0


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another form in which a reader may meet the draft: its words counted, its statements read.

    `part` names it inside its container, `own_words` counts those of the draft itself.
    """

    part: str | None
    words: int
    own_words: int
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Companion:
    """A text that a reader of the draft may meet besides it, and the statements in it.

    `path` and `part` name the input that it stands in, None where it is no input.
    """

    bond: Bond
    path: str | None
    part: str | None
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A press contact block; telephone numbers in E.164, faxes and extensions left out."""

    words: Words
    visible: bool | None
    names: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the reading text around what was found in it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as understood: what `faracheck inspect` prints and every check judges.

    `release` says by what sign a document is a press release (a dateline, a contact label, "for
    immediate release"), or None. `unreadable` quotes a passage that seems to be a statement but
    is too damaged to read. `language` is the one that most of the text is written in, or None
    where that cannot be told; `other_languages` are those of a fair share of it.
    `includes` are places where a template brings in text from elsewhere.
    `mentions` names the registrant's principals of whom the text speaks outside its statements,
    `leads_to` is where a page leads that says nothing itself. `text_sha256` is that of the page's own text, where it was asked for.
    `unseen` names what was not read, `built_by` the script that builds a page without text of
    its own. `passages` show the words above among their neighbours, in
    reading order and apart from one another, the draft's opening first. `alternatives` are the
    other forms in which a reader may meet it, `beside` are texts that a reader may meet besides
    it, `borrowed` says that it passes on another post.
    """

    path: str
    part: str | None
    sha256: str
    size: int
    format: str
    encoding: str | None
    medium: Medium
    audience: Audience
    language: str | None
    other_languages: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    release: str | None = None
    headline: str | None = None
    unreadable: tuple[Words, ...] = ()
    includes: tuple[Words, ...] = ()
    unseen: tuple[str, ...] = ()
    built_by: str | None = None
    mentions: tuple[str, ...] = ()
    text_sha256: str | None = None
    leads_to: str | None = None
    origin: Place = BEGINNING
    passages: tuple[Passage, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    beside: tuple[Companion, ...] = ()
    borrowed: Borrowed | None = None
