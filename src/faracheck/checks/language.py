"""Whether the statement is in the language of the draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.languages import language_name, same_language
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement, StatementKind
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Language:
    """Passes when a statement that a reader sees is in the draft's language (28 CFR 5.402(b))."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "other")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the statements' languages with the draft's, where that is known."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        if reading.language is None:
            yield Hit(Verdict.NOT_APPLICABLE, "language-unknown")
            return
        draft = {"draft": language_name(reading.language)}
        for label in (statement, *filter(_serves, reading.statements)):
            if same_language(label.language, reading.language):
                yield Hit(Verdict.PASS, "same", label.words, draft)
                return
        details = {**draft, "statement": language_name(statement.language)}
        yield Hit(Verdict.FAIL, "other", statement.words, details)


def _serves(label: Statement) -> bool:
    """Say whether this is a complete label that a reader sees."""
    seen = label.look.visible is not False
    return label.kind is StatementKind.LABEL and label.complete and seen and not label.quoted


CHECK = Language
