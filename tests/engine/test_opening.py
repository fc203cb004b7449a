"""What stands in a container comes out of it, in order, or is told; nothing goes on for ever."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest

from faracheck.engine.formats import loaders
from faracheck.engine.opening import opened
from faracheck.engine.read import Desk
from faracheck.engine.run import check_source
from faracheck.errors import LimitError, LoadError
from faracheck.loaders.text import TextLoader
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Document, Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Checked, Crashed, NotCheckable, Skipped
from faracheck.ports import LoadOptions, Part, Piece
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import COMPLYING, DEPARTING

DAY = date(2026, 11, 23)
DESK = Desk(load_rulebook())


@dataclass
class Box(TextLoader):
    """A container for tests: what comes out of it was put in."""

    pieces: list[Piece] = field(default_factory=list)
    breaks: Exception | None = None
    endless: bool = False
    nested: bool = False

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        del limits
        yield from self.pieces
        if self.breaks:
            raise self.breaks
        while self.endless:
            yield Skipped(source.name, "nothing")
        if self.nested:
            yield Part(source.inside("box", b""), self)


BOX = Source("draft.box", b"box")


def inside(name: str, data: str = COMPLYING) -> Part:
    return Part(BOX.inside(name, data.encode()))


def told(monkeypatch: pytest.MonkeyPatch, box: Box, limits: Limits | None = None) -> list[str]:
    known = loaders()
    monkeypatch.setattr("faracheck.engine.opening.loaders", lambda: {**known, ".box": box})
    return [
        f"{it.source.name}" if isinstance(it, Part) else f"{it.path}: {it.reason}"
        for it in opened(BOX, limits or Limits())
    ]


def test_a_draft_is_itself() -> None:
    assert [
        it.source for it in opened(Source("a.txt", b"x"), Limits()) if isinstance(it, Part)
    ] == [Source("a.txt", b"x")]


def test_parts_come_in_their_order_and_what_is_no_draft_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts: list[Piece] = [inside("b.txt"), inside("a.png"), inside("c.pages"), inside("noname")]

    assert told(monkeypatch, Box(pieces=parts)) == [
        "draft.box!b.txt",
        "draft.box!a.png: image or media",
        "draft.box!c.pages: .pages files cannot be read yet",
        "draft.box!noname: unknown format, no suffix",
    ]


def test_a_container_inside_a_container_is_opened_to_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = told(monkeypatch, Box(nested=True), Limits(containers=3))

    assert found == [
        "draft.box!box!box!box: limit containers: more than 3 containers inside one another"
    ]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(parts=3), "limit parts: more than 3 parts"),
        (Limits(unpacked=9), "limit unpacked: more than 9 bytes in all parts together"),
    ],
)
def test_limits_end_what_never_ends(
    limits: Limits, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LimitError, match=said):
        told(monkeypatch, Box(pieces=[inside("a.txt")], endless=True), limits)


def test_what_is_over_a_limit_for_all_parts_ends_the_containers_around_it_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = Part(BOX.inside("inner.box", b""), Box(pieces=[inside("a.txt")], endless=True))

    with pytest.raises(LimitError, match="limit parts"):
        told(monkeypatch, Box(pieces=[inner, inside("b.txt")]), Limits(parts=50))


def test_an_empty_container_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LoadError, match="there is nothing in it"):
        told(monkeypatch, Box())


def test_each_part_is_an_item_and_one_that_breaks_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken(TextLoader):
        def load(self, source: Source, options: LoadOptions) -> Document:
            raise ZeroDivisionError

    broken = Part(BOX.inside("broken", b"x"), Broken())
    parts: list[Piece] = [
        inside("a.txt"),
        broken,
        inside("blank.txt", " "),
        inside("d.txt", DEPARTING),
    ]
    box = Box(pieces=parts, breaks=LoadError("it ends too soon"))
    known = loaders()
    monkeypatch.setattr("faracheck.engine.opening.loaders", lambda: {**known, ".box": box})
    monkeypatch.setattr("faracheck.engine.run.named_problem", lambda _: None)

    items = list(check_source(BOX, DESK, DAY))

    assert [type(it) for it in items] == [Checked, Crashed, NotCheckable, Checked, NotCheckable]
    assert [it.path for it in items if isinstance(it, NotCheckable)] == [
        "draft.box!blank.txt",
        "draft.box",
    ]


@pytest.mark.parametrize("said", [True, False])
def test_recipients_are_the_audience_unless_one_was_named(
    said: bool,  # noqa: FBT001 - a parameter of the test
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part = Part(BOX.inside("a.txt", COMPLYING.encode()), audience=Audience.OFFICIAL)
    known = loaders()
    monkeypatch.setattr(
        "faracheck.engine.opening.loaders", lambda: {**known, ".box": Box(pieces=[part])}
    )
    monkeypatch.setattr("faracheck.engine.run.named_problem", lambda _: None)
    desk = Desk(DESK.rulebook, Brief(audience_said=said))

    items = [it for it in check_source(BOX, desk, DAY) if isinstance(it, Checked)]

    assert [it.reading.audience for it in items] == [Audience.PUBLIC if said else Audience.OFFICIAL]
