"""What inspect and explain say to people."""

from dataclasses import replace
from datetime import date

from faracheck.model.document import Look
from faracheck.model.reading import (
    Element,
    Flaw,
    FlawKind,
    NearMiss,
    NearMissKind,
    Placeholder,
)
from faracheck.reporters._inspection import inspection_text
from faracheck.reporters._rule_page import rule_page, rule_table
from faracheck.reporters._visible import quotation, visible
from faracheck.rulebook.pack import load_rulebook
from tests.build_reading import LABEL, contact, hidden, reading, without, words

RULES = load_rulebook().rules


def test_an_inspection_says_all_that_was_understood() -> None:
    flawed = without(
        LABEL,
        Element.DOJ,
        registration_number="7001",
        words_before=41,
        blocks_before=2,
        position=0.25,
        quoted_why="a news story",
        near_misses=(NearMiss(Element.DOJ, NearMissKind.DOJ_ABBREVIATED, words("DOJ")),),
        flaws=(Flaw(FlawKind.MISSPELLING, words("Departmant"), "Departmant"),),
        placeholders=(Placeholder(words("[CLIENT]")),),
    )
    seen = reading(
        flawed,
        headline="Sarkand sings",
        release="a dateline",
        contacts=(contact(),),
        unreadable=(words("Depart ment ofJ ustice", 9),),
        includes=(words("{% include 'foot' %}", 20),),
        unseen=("style.css",),
    )

    assert (
        inspection_text(seen)
        == """\
release.html
  read as html, utf-8, 1000 bytes; medium web, audience public, language en
  headline: Sarkand sings
  press release: a dateline
  label, only quoted (a news story), line 3, column 1
    “This material is distributed by Pelham LLC on behalf of Sarkand. …”
    agent: Pelham LLC (#7001)
    principals: Sarkand
    elements: 6 of 7; missing: doj
    visible, 16 px, contrast 21.0:1
    41 words before it (25% of the text)
    near miss for doj: “DOJ” (doj-abbreviated)
    flaw: misspelling: Departmant
    placeholder: [CLIENT]
  contact block, line 2, column 1
    names: Marta Quell
    organizations: Pelham LLC
    phones: +12025550143
    e-mail: press@pelham.example
  too damaged to read, line 9, column 1: “Depart ment ofJ ustice”
  brings in another file, line 20, column 1: {% include 'foot' %}
  not read: style.css

"""
    )


def test_an_inspection_says_what_is_not_there() -> None:
    assert (
        inspection_text(reading(language=None, encoding=None))
        == """\
release.html
  read as html, no encoding, 1000 bytes; medium web, audience public, language unknown
  press release: no sign of it
  no statement

"""
    )


def test_an_inspection_says_what_a_reader_sees() -> None:
    unsure = replace(LABEL, look=Look(visible=None, unsure="a picture behind it"))

    text = inspection_text(reading(hidden(LABEL), unsure, without(LABEL, agent=None)))

    assert "hidden by display:none, line 3" in text
    assert "visible: cannot be told (a picture behind it)" in text
    assert "agent: not named" in text


def test_the_page_of_a_rule_has_all_that_a_reader_asks() -> None:
    page = rule_page(RULES[0], date(2026, 11, 23))

    for heading in ("Why: ", "Law: ", "How: ", "Where: ", "Mend: ", "Passes:", "Does not pass:"):
        assert f"\n{heading}" in page


def test_the_table_has_a_line_for_every_rule() -> None:
    lines = rule_table(RULES).splitlines()

    assert lines[0].split()[:4] == ["id", "name", "severity", "pack"]
    assert [line.split()[0] for line in lines[1:]] == [rule.id for rule in RULES]


def test_what_cannot_be_seen_is_shown() -> None:
    assert visible("a\x1b[2Jb\u202ec\nd\udcff") == "a<U+001B>[2Jb<U+202E>c<U+000A>d<U+DCFF>"
    assert visible("Zoë\u00a0株 ::b") == "Zoë\u00a0株 ::b"
    assert visible("  ::error") == "  <U+003A>:error"
    assert visible("x ##vso[a] ##b") == "x <U+0023>#vso[a] ##b"


def test_a_quotation_stands_on_one_line() -> None:
    assert quotation("one\n  two\r\n\nthree") == "one / two / three"
