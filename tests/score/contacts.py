"""How much of the labelled contact blocks is read right, field by field."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from faracheck.model.reading import Contact
from faracheck.recognise.contact import ContactLabels, find_contacts
from faracheck.shape import read
from tests.build import document

ROOT = Path(__file__).parents[2]
FIELDS = ("names", "organizations", "phones", "emails")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what each of its contacts holds, field by field."""

    text: str
    contacts: tuple[dict[str, tuple[str, ...]], ...]


@cache
def labels() -> tuple[ContactLabels, ...]:
    """Return the labels of every language that ships."""
    paths = sorted((ROOT / "rules" / "press" / "labels").glob("*.yaml"))
    return tuple(read(path, ContactLabels) for path in paths)


def labelled(path: Path = ROOT / "tests" / "data" / "contacts.yaml") -> list[Labelled]:
    """Return the labelled set."""
    return [
        Labelled(
            item["text"],
            tuple(
                {field: tuple(contact.get(field, ())) for field in FIELDS}
                for contact in item["contacts"]
            ),
        )
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def found(text: str) -> list[dict[str, tuple[str, ...]]]:
    """Return what is read in `text`, field by field."""
    return [_fields(contact) for contact in find_contacts(document(text), labels())]


def score(cases: Iterable[Labelled] | None = None) -> dict[str, float]:
    """Return F1 of each field and of all together, and the share of texts told right.

    `blocks` is the share of texts in which contacts are seen exactly where some stand.
    """
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    seen = []
    for case in labelled() if cases is None else cases:
        contacts = found(case.text)
        seen.append(bool(contacts) is bool(case.contacts))
        got, want = Counter(_flat(contacts)), Counter(_flat(case.contacts))
        for field, number in ((item[0], count) for item, count in (got & want).items()):
            right[field] += number
        for field, number in ((item[0], count) for item, count in got.items()):
            told[field] += number
        for field, number in ((item[0], count) for item, count in want.items()):
            owed[field] += number
    figures = {field: _f1(right[field], told[field], owed[field]) for field in FIELDS}
    figures["fields"] = _f1(right.total(), told.total(), owed.total())
    figures["blocks"] = sum(seen) / len(seen) if seen else 0.0
    return figures


def _fields(contact: Contact) -> dict[str, tuple[str, ...]]:
    return {field: getattr(contact, field) for field in FIELDS}


def _flat(contacts: Iterable[dict[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    return ((field, value) for each in contacts for field in FIELDS for value in each[field])


def _f1(right: int, told: int, owed: int) -> float:
    return 2 * right / (told + owed) if told + owed else 1.0
