"""A statement that a template may leave out is never passed."""

from dataclasses import replace

from faracheck.checks.template_conditional import TemplateConditional
from faracheck.model.brief import Brief
from faracheck.model.document import Construct, ConstructKind, Span
from tests.build_reading import LABEL, reading, said

CHECK = TemplateConditional()
OPTIONAL = replace(LABEL, conditional=Construct(Span(0, 900), ConstructKind.LOOP, "liquid"))


def test_a_condition_or_loop_needs_a_person() -> None:
    (hit,) = CHECK.find(reading(OPTIONAL), Brief())

    assert (hit.verdict, hit.message) == ("review", "conditional")
    assert hit.details == {"kind": "loop", "syntax": "liquid"}


def test_a_second_statement_outside_the_condition_decides() -> None:
    assert said(CHECK, reading(OPTIONAL, LABEL)) == [("pass", "always", LABEL.words.text)]


def test_a_missing_statement_is_under_no_condition() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
