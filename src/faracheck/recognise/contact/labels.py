"""What a language calls the parts of a contact block: the fields are the YAML keys.

A *phrase* is matched without regard to case. A space in it stands for white space, `a|b` for
either word, `(a)` for a word that may be left out, `*` for one to four words of any kind. A
*word* is compared whole; `-a` stands for every word that ends in "a", `a-` for every word that
begins with it.
"""

from collections.abc import Mapping
from dataclasses import field

from faracheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class FieldLabels:
    """Phrases that announce one line of a block.

    `number` announces a number that is no telephone (a case, a docket, an invoice).
    """

    phone: tuple[str, ...] = ()
    fax: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    extension: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Words by which a person's name is told from other words.

    `given` are common given names; `family` are family names, in writing that puts them first
    and leaves no space. `honorifics` stand before a name and belong to it; `suffixes` (Jr., III)
    behind it and belong to it; `degrees` (PhD, 先生) stand behind it and do not.
    """

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that say what a piece of a block is.

    `titles` make it a position ("director"), `duties` a field of work ("communications"),
    `organizations` a body ("ministry"), `forms` a company ("Inc."), `places` an address
    ("street"); `lands` begin a country's full name ("republic"). No name has a word of `others`. `joints` stand between two names, `links` lead
    from a name to an organization or to a number ("at", "on"), `behalf` from an agency to its
    client, behind a link ("on behalf of"), `connectors` hold an
    organization's name together ("of", "the").
    """

    titles: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    behalf: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseSigns:
    """Phrases by which a press release shows itself.

    `lines` release or embargo it, `kickers` name its kind above the headline, `months` date it,
    `ends` mark where it ends.
    """

    lines: tuple[str, ...] = ()
    kickers: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ContactLabels:
    """All that is known of contact blocks in one language.

    `press` introduces a contact for the press, `bare` does so only before a colon ("Press:"),
    `contact` introduces any contact; `requests` ask in running
    text to get in touch, and count where the sentence says one of `purposes` or names a person.
    `elsewhere` introduces what is not for the press (customers, subscribers), `menus` are links
    of a site. `desks` are mailboxes of press offices, `mailboxes` other ones that are nobody's own. `departments` deal with
    the press inside an organization, and are named beside none. `at` and `dot` are the words that stand
    for the signs of an address. `countries` maps a region's code to the country's names.
    """

    language: str
    press: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    menus: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    dot: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    fields: FieldLabels = FieldLabels()
    people: People = People()
    words: Vocabulary = Vocabulary()
    release: ReleaseSigns = ReleaseSigns()
    countries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
