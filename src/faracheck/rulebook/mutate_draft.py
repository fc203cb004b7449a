"""A complying draft, taken apart where its statement stands."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from faracheck.frozen import dataclass
from faracheck.model.document import Place
from faracheck.model.reading import Element, Statement, Words
from faracheck.recognise.wording import Departures
from faracheck.rulebook.rule import Case


class Intent(StrEnum):
    """What a mutant is made to show: that a departure is caught, or that dress changes nothing."""

    DEPARTING = "departing"
    COMPLYING = "complying"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A draft changed by machine: what was done to it, and what should become of it."""

    intent: Intent
    done: str
    case: Case


@dataclass(frozen=True, slots=True)
class Original:
    """A complying case, the statement that decides it, and its language's words of departure."""

    case: Case
    statement: Statement
    departures: Departures

    @property
    def body(self) -> str:
        """The statement as it stands in the draft's source, mark-up and all."""
        start, end = self.bounds(self.statement.words)
        return self.case.draft[start:end]

    @property
    def marked_up(self) -> bool:
        """Say whether mark-up stands inside the statement."""
        return self.case.format == "html" and ("<" in self.body or "&" in self.body)

    def words(self, element: Element) -> Words | None:
        """Return the words of an element, or None where the statement need not convey it."""
        return dict(self.statement.found).get(element)

    def bounds(self, words: Words) -> tuple[int, int]:
        """Return where words begin and end in the draft's source."""
        return self._offset(words.start), self._offset(words.end)

    def departing(self, done: str, changes: Sequence[tuple[Words, str]]) -> Mutant:
        """Return the mutant with each of some words replaced, which a rule must catch."""
        return Mutant(Intent.DEPARTING, done, self._changed(changes))

    def complying(self, done: str, changes: Sequence[tuple[Words, str]]) -> Mutant:
        """Return the mutant with each of some words replaced, which must still pass."""
        return Mutant(Intent.COMPLYING, done, self._changed(changes))

    def _changed(self, changes: Sequence[tuple[Words, str]]) -> Case:
        draft = self.case.draft
        placed = sorted(((self.bounds(words), new) for words, new in changes), reverse=True)
        for (start, end), new in placed:
            draft = draft[:start] + new + draft[end:]
        # A case names its format by the field that holds the draft.
        changed: dict[str, Any] = {self.case.format: draft}
        return replace(self.case, expect=None, **changed)

    def _offset(self, place: Place) -> int:
        lines = self.case.draft.split("\n")[: (place.line or 1) - 1]
        return sum(len(line) + 1 for line in lines) + (place.column or 1) - 1
