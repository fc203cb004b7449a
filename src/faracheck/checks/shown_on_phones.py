"""Whether a telephone shows the statement that a wide screen shows."""

from collections.abc import Iterator
from typing import ClassVar

from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.deciding import deciding
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Reading
from faracheck.ports import Hit


@dataclass(frozen=True, slots=True)
class ShownOnPhones:
    """Passes when no style sheet takes the statement away on a screen 390 px wide."""

    MESSAGES: ClassVar[tuple[str, ...]] = ("shown", "lost")

    def find(self, reading: Reading, brief: Brief) -> Iterator[Hit]:
        """Say of each statement on which the draft stands what hides it there."""
        statements = deciding(reading)
        if not statements:
            yield Hit(Verdict.NOT_APPLICABLE, "no-statement")
        for statement in statements:
            look = statement.look
            if look.visible is False:
                yield Hit(Verdict.NOT_APPLICABLE, "hidden")
            elif look.font_px is None:
                yield Hit(Verdict.NOT_APPLICABLE, "looks-unknown")
            elif look.hidden_on_phones:
                how = {"how": look.hidden_on_phones}
                yield Hit(Verdict.FAIL, "lost", statement.words, how)
            else:
                yield Hit(Verdict.PASS, "shown", statement.words)


CHECK = ShownOnPhones
