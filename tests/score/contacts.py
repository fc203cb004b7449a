"""How much of the labelled contact blocks is read right, field by field.

A value counts when it is read exactly as it is labelled, in any contact of its text.

python -m tests.score.contacts     prints every draft that is misread, then the figures
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from faracheck.loaders.html import LOADER as HTML
from faracheck.loaders.markdown import LOADER as MARKDOWN
from faracheck.loaders.text import LOADER as TEXT
from faracheck.model.document import Source
from faracheck.model.reading import Contact
from faracheck.ports import LoadOptions
from faracheck.recognise.contact import ContactLabels, find_contacts, look_over
from faracheck.shape import read
from tests.score.part import Part, table_of

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "contacts.yaml"
FIELDS = ("names", "organizations", "phones", "emails")
_LOADERS = {loader.format: loader for loader in (TEXT, HTML, MARKDOWN)}

Fields = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, its format, and what each of its contacts holds, field by field."""

    text: str
    format: str
    contacts: tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values were right, of those that were read and of those that are labelled."""

    right: int
    read: int
    labelled: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was read."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.read + self.labelled
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """The tallies of each field, of all fields together, and of texts that hold a contact."""

    cases: int
    fields: dict[str, Tally]
    together: Tally
    blocks: Tally


@cache
def labels() -> tuple[ContactLabels, ...]:
    """Return the labels of every language that ships."""
    paths = sorted((ROOT / "rules" / "press" / "labels").glob("*.yaml"))
    return tuple(read(path, ContactLabels) for path in paths)


def labelled(path: Path = DATA) -> list[Labelled]:
    """Return the labelled set."""
    return [
        Labelled(
            item["text"],
            item.get("format", "text"),
            tuple(
                {field: tuple(contact.get(field, ())) for field in FIELDS}
                for contact in item["contacts"]
            ),
        )
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def found(case: Labelled) -> list[Fields]:
    """Return what is read in a draft, field by field."""
    loader = _LOADERS[case.format]
    source = Source(f"draft{loader.suffixes[0]}", case.text.encode())
    document = loader.load(source, LoadOptions())
    return [_fields(contact) for contact in find_contacts(look_over(document, labels()))]


def score(cases: Iterable[Labelled] | None = None) -> Figures:
    """Return how much of the labelled set is read right."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    seen: Counter[tuple[bool, bool]] = Counter()
    for case in labelled() if cases is None else cases:
        contacts = found(case)
        seen[bool(contacts), bool(case.contacts)] += 1
        got, want = Counter(_flat(contacts)), Counter(_flat(case.contacts))
        right += _by_field(got & want)
        told += _by_field(got)
        owed += _by_field(want)
    both = seen[True, True]
    return Figures(
        cases=seen.total(),
        fields={field: Tally(right[field], told[field], owed[field]) for field in FIELDS},
        together=Tally(right.total(), told.total(), owed.total()),
        blocks=Tally(both, both + seen[True, False], both + seen[False, True]),
    )


def wrong(case: Labelled) -> list[str]:
    """Return what is read in a draft and not labelled ("+"), or labelled and not read ("-")."""
    got, want = Counter(_flat(found(case))), Counter(_flat(case.contacts))
    return [
        f"{sign} {field}: {value}"
        for sign, values in (("+", got - want), ("-", want - got))
        for field, value in values.elements()
    ]


def lines(figures: Figures) -> Iterator[str]:
    """Yield the figures as the rows of a table."""
    yield f"{'contact blocks':<16}{'precision':>10}{'recall':>10}{'F1':>10}{'labelled':>10}"
    rows = {**figures.fields, "all fields": figures.together, "blocks found": figures.blocks}
    for name, tally in rows.items():
        shares = (tally.precision, tally.recall, tally.f1)
        yield f"{name:<16}{''.join(f'{share:>10.3f}' for share in shares)}{tally.labelled:>10}"


def _fields(contact: Contact) -> Fields:
    return {field: getattr(contact, field) for field in FIELDS}


def _flat(contacts: Iterable[Fields]) -> Iterator[tuple[str, str]]:
    return ((field, value) for each in contacts for field in FIELDS for value in each[field])


def _by_field(values: Counter[tuple[str, str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (field, _), number in values.items():
        counts[field] += number
    return counts


def shares() -> dict[str, float]:
    """Return what may not fall."""
    figures = _figures()
    rows = {**figures.fields, "all fields": figures.together, "blocks found": figures.blocks}
    return {f"{name} F1": tally.f1 for name, tally in rows.items()}


def table() -> str:
    """Return the figures as the README has them."""
    figures = _figures()
    rows = {**figures.fields, "all fields": figures.together, "blocks found": figures.blocks}
    return table_of(
        ("contact blocks", "precision", "recall", "F1", "labelled"),
        (
            (name, f"{it.precision:.3f}", f"{it.recall:.3f}", f"{it.f1:.3f}", str(it.labelled))
            for name, it in rows.items()
        ),
    )


@cache
def _figures() -> Figures:
    return score()


PART = Part("contacts", shares, lambda: lines(_figures()), table)

if __name__ == "__main__":
    import sys

    for each in labelled():
        if faults := wrong(each):
            sys.stdout.write(f"[{each.format}] {each.text!r}\n    " + "\n    ".join(faults) + "\n")
    sys.stdout.write("\n".join(lines(score())) + "\n")
