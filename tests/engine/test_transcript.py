"""What crosses to another process, or is kept, comes back as it was."""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from faracheck.config.materials import Fill
from faracheck.engine.read import Desk
from faracheck.engine.reader import Serial
from faracheck.engine.task import Docket, Draft, Task, Understood, dockets
from faracheck.engine.transcript import read_back, written
from faracheck.engine.walk import Found
from faracheck.model.brief import Brief, Client, Lapse, Lapsed, OwnContact
from faracheck.model.document import Audience
from faracheck.model.outcome import Crashed, NotCheckable, Skipped
from faracheck.rulebook.pack import load_rulebook

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFTS = sorted(it for it in EXAMPLES.rglob("*.*") if it.suffix not in {".yaml", ".css"})
BRIEF = Brief(
    audience=Audience.BOTH,
    principals=("Republic of Veldora",),
    aliases={"Republic of Veldora": ("Veldora", "\udcff")},
    contacts=(OwnContact("Ada"),),
    clients=(Client("Republic of Veldora", ("Veldoran",)),),
    lapsed=(Lapsed("waiver W1", "statement-missing", Lapse.EXPIRED, date(2026, 1, 31)),),
)


class Kind(StrEnum):
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str


@dataclass(frozen=True, slots=True)
class Tree:
    kind: Kind
    leaf: Leaf | None
    pair: tuple[Leaf, int]
    days: tuple[date, ...]
    anything: Mapping[str, object] | None
    weights: Mapping[Kind, Leaf]
    numbers: tuple[int, ...]
    either: Leaf | Kind | None


@dataclass(frozen=True, slots=True)
class Bare:
    pass


WHOLE = Tree(
    Kind.TWO,
    Leaf("a"),
    (Leaf("b"), 3),
    (date(2026, 11, 26),),
    {"box": (1, 2.5, {"page": None})},
    {Kind.ONE: Leaf("c")},
    (1, 2),
    Leaf("d"),
)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_what_was_understood_in_each_example_comes_back_as_it_was(path: Path) -> None:
    desk = Desk(load_rulebook(), tells_language=True, digests=True)
    (owner,) = dockets([Found(path, path.name)], desk)
    assert isinstance(owner, Docket)

    for draft in Serial(desk).drafts(owner.task):
        assert not isinstance(draft, Crashed)
        assert read_back(Draft, written(Draft, draft)) == draft


@pytest.mark.parametrize(
    "draft",
    [
        Skipped("a.png", "image or media"),
        NotCheckable("a.pdf", "it is encrypted", "take off the password", "00" * 32, 12),
        Crashed("a.md", "ValueError: \udc80", "Traceback"),
    ],
    ids=lambda draft: type(draft).__name__,
)
def test_so_does_what_could_not_be_read(draft: Draft) -> None:
    assert not isinstance(draft, Understood)
    assert read_back(Draft, written(Draft, draft)) == draft


def test_a_task_crosses_with_all_that_its_reader_needs() -> None:
    task = Task("a.html", "/drafts/a.html", BRIEF, (Fill("year", ("2026",)),), b"\0\xff", 3)

    assert read_back(tuple[Task, ...], written(tuple[Task, ...], (task, task))) == (task, task)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Tree, WHOLE),
        (Tree | Bare, Bare()),
        (tuple[Bare, ...], (Bare(), Bare())),
        (object, (1, "a")),
    ],
)
def test_frozen_data_of_any_shape_comes_back_as_it_was(kind: object, value: object) -> None:
    assert read_back(kind, written(kind, value)) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Leaf, Bare()),
        (object, Leaf("a")),
        (object, {1}),
        (Leaf, Leaf(Kind.ONE)),
        (Tree | Leaf, Bare()),
        (set[str], set()),
        (complex, 1j),
    ],
)
def test_what_is_not_what_its_type_says_is_refused(kind: object, value: object) -> None:
    with pytest.raises((TypeError, ValueError, LookupError)):
        written(kind, value)


@pytest.mark.parametrize("data", [b"", b"?", marshal.dumps(["three"]), marshal.dumps([1, [], 2])])
def test_bytes_that_were_written_otherwise_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError, EOFError, LookupError)):
        read_back(Tree | Leaf, data)
