"""Whether the statement is in the language or languages of the draft."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding_label
from faracheck.model.languages import languages_in_words, same_language
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading, Statement, StatementKind
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class Language:
    """Passes when a statement that a reader sees is in each language used (28 CFR 5.402(b))."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("same", "other", "lacking")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Compare the statements' languages with the draft's, where those are known."""
        statement = deciding_label(reading)
        if statement is None:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
            return
        if reading.language is None:
            yield Hit(Verdict.NOT_APPLICABLE, "language-unknown")
            return
        used = (reading.language, *reading.other_languages)
        labels = (statement, *filter(_serves, reading.statements))
        lacking = [tag for tag in used if not any(_is_in(label, tag) for label in labels)]
        details = {"draft": languages_in_words(used)}
        if not lacking:
            label = next(label for label in labels if _is_in(label, reading.language))
            yield Hit(Verdict.PASS, "same", label.words, details)
            return
        details["statement"] = languages_in_words(dict.fromkeys(it.language for it in labels))
        details["lacking"] = languages_in_words(lacking)
        message = "other" if len(lacking) == len(used) else "lacking"
        yield Hit(Verdict.FAIL, message, statement.words, details)


def _is_in(label: Statement, tag: str) -> bool:
    return same_language(label.language, tag)


def _serves(label: Statement) -> bool:
    """Say whether this is a complete label that a reader sees."""
    seen = label.look.visible is not False
    return label.kind is StatementKind.LABEL and label.complete and seen and not label.quoted


CHECK = Language
