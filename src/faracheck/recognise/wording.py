"""What a language says, as its wording file has it: the fields are the YAML keys.

Phrases are RE2 patterns in which a space stands for any white space, matched without regard to
case on folded text (`recognise.folding`). Inside a phrase or a frame `<name>` stands for another
phrase; inside a frame `{agent}` and `{principal}` stand for a name.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from faracheck.frozen import dataclass
from faracheck.model.document import Medium
from faracheck.model.reading import Element


class Form(StrEnum):
    """What a frame's words amount to.

    `distributed` is the statute's own way; `registered` says who is registered as whose agent;
    `near` comes close without conveying distribution ("paid for by").
    """

    DISTRIBUTED = "distributed"
    REGISTERED = "registered"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to arrange a clause: names, phrases and the order they stand in."""

    say: str
    form: Form = Form.DISTRIBUTED


@dataclass(frozen=True, slots=True)
class Information:
    """How a language says that additional information is on file at the Department.

    `subject` is the information, `state` that it can be had; one sentence holds both, or one
    phrase of `inspection` alone; `enquiry` sends the reader there and says it only beside a
    clause ("for more information, contact"); `there` points back to a Department named before. `own_before`
    may stand before the Department's name; without it every capitalised word may. `own_after`
    takes back what `foreign_after` finds ("of the United States"). `abbreviated`, `unit` and `department` are looked for where no
    Department of Justice is named; `authority` catches whatever other office stands there.
    """

    subject: tuple[str, ...]
    state: tuple[str, ...]
    department: tuple[str, ...]
    washington: tuple[str, ...]
    enquiry: tuple[str, ...] = ()
    inspection: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    foreign_before: tuple[str, ...] = ()
    foreign_after: tuple[str, ...] = ()
    own_before: tuple[str, ...] = ()
    own_after: tuple[str, ...] = ()
    abbreviated: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    washington_state: tuple[str, ...] = ()
    city: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothetical:
    """By what words a sentence only says what might be; nothing in it counts as said.

    `before` leads right into a clause ("if"), `modal` stands right before its verb ("may be"),
    `behind` follows it ("once approved"), `information` stands in the sentence about information.
    """

    before: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    information: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """How names begin, end and join in a language.

    `unnamed` begins what stands behind a name that was left out ("by , 12 Main Street").
    `leading` and `trailing` are cut off (of `leading`, what stands before a group `keep…`); `cut` begins what is no longer the name; `suffix` is a
    company's legal form; `organization` marks a word that only organizations bear; `head` begins
    an organization's name; `subject_noun` is what a ministry is for; `joint` joins two names,
    `joint_prefix` does so written as one with the word behind it (Arabic "و"), `joint_suffix`
    with the word before it (Korean "와"); what `whole` finds is one name with a joint in it.
    Where `capitals`, each word of a name has one, but for those that join and the commonest.
    """

    unnamed: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    trailing: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    subject_noun: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    joint_prefix: tuple[str, ...] = ()
    joint_suffix: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    capitals: bool = False
    number: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """By what signs words only report, order or paraphrase a statement.

    `reporting` stands before a quotation in the same passage, `instruction` tells somebody to
    write one, `announcing` does so in the block above, `presenting` stands before the words in
    their own block and `retracting` behind them; `vouching` is what a sender's own words are led
    in by, where a language lists it, and `subordinate` is the word behind which a sentence hangs
    on another ("that"); `specimen` heads an example, `duty` inside a clause paraphrases the statute,
    `attribution` ends a sentence that somebody else said; where the sender speaks for itself
    (`declaring`), `reporting` is none, and `addressing` is what it says of its duty to tell and of its own words. `elsewhere` shows that the sentence speaks of other
    material than this, `partly` that it speaks of some of it only. `unrelated` maps a reason to
    words that show another kind of notice (finance, recall, a wire service, another scheme).
    """

    reporting: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    declaring: tuple[str, ...] = ()
    addressing: tuple[str, ...] = ()
    specimen: tuple[str, ...] = ()
    instruction: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    presenting: tuple[str, ...] = ()
    retracting: tuple[str, ...] = ()
    vouching: tuple[str, ...] = ()
    subordinate: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    unrelated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Models:
    """Statements to print besides `model`: for a medium, shorter ones, the registration notice.

    `shorter` goes from longer to shorter. `joint` stands between the names of a list, `last_joint`
    before the last of them. `article` goes before a name whose word before "of", or its kin in
    `before`, is one of `articled`: "the Embassy of Sarkand".
    """

    media: Mapping[Medium, str] = field(default_factory=dict)
    shorter: tuple[str, ...] = ()
    notice: str | None = None
    joint: str = ", "
    last_joint: str = ", "
    article: str = ""
    before: tuple[str, ...] = ()
    articled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Departures:
    """Words by which a machine makes departing drafts of complying ones, to prove the rules.

    `negation` goes before the words of distribution, `promotion` takes their place; `agent` and
    `principal` are stand-ins for names; `department` and `city` are others than the statute's;
    `scheme` is a whole sentence under another law, `report` quotes a `{statement}`.
    """

    negation: str | None = None
    promotion: str | None = None
    agent: str | None = None
    principal: str | None = None
    department: str | None = None
    city: str | None = None
    scheme: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """All that the recogniser knows of one language.

    `anchors` are plain lower-case pieces of words: a passage without any of them is not read.
    `conveys` says which element a phrase conveys. `vouched_by` names who answers for the
    wording, or is `none`. Where the language is `verb_final`, a negation may end the sentence.
    """

    language: str
    vouched_by: str
    anchors: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]
    conveys: Mapping[str, Element]
    frames: tuple[Frame, ...]
    information: Information
    model: str
    models: Models = Models()
    departures: Departures = Departures()
    stops: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    hypothetical: Hypothetical = Hypothetical()
    generic_agent: tuple[str, ...] = ()
    generic_principal: tuple[str, ...] = ()
    blank_words: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    names: Names = Names()
    quotation: Quotation = Quotation()
    spaced: bool = True
    verb_final: bool = False
