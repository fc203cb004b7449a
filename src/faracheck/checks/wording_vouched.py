"""Whether somebody vouches for a statement that is not in English."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.languages import language_name
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class WordingVouched:
    """Passes when the statement is in English or somebody vouches for its wording."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("english", "vouched", "unvouched")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say who vouches for the wording, once for each language that a statement is in."""
        statements = (*deciding(reading), *filter(_seen, reading.statements))
        if not deciding(reading):
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        first = {statement.language: statement for statement in reversed(statements)}
        yield from (_vouched(first[tag]) for tag in dict.fromkeys(s.language for s in statements))


def _seen(statement: Statement) -> bool:
    """Say whether a reader meets this as a statement, complete."""
    return statement.complete and statement.look.visible is not False and not statement.quoted


def _vouched(statement: Statement) -> Hit:
    details = {"language": language_name(statement.language)}
    if statement.vouched_by is not None:
        details["by"] = statement.vouched_by
        return Hit(Verdict.PASS, "vouched", statement.words, details)
    if statement.language == "en":
        return Hit(Verdict.PASS, "english", statement.words)
    return Hit(Verdict.REVIEW, "unvouched", statement.words, details)


CHECK = WordingVouched
