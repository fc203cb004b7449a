"""The labels of all languages together, ready to be looked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TypeVar

from faracheck.recognise.contact.labels import ContactLabels, People, Vocabulary
from faracheck.recognise.contact.phrases import WordSet, alternatives, phrase_pattern, word_set
from faracheck.recognise.patterns import Pattern, compile_pattern

BETWEEN_DIGITS = r"\p{Z}\t\p{Cf}\p{Pd}.−()（）/·・"
"""What may stand between the digits of one telephone number: the inside of a character class."""

_LOCAL = r"[\p{L}\p{M}\p{N}\p{Cf}._%+&'’\-‐‑–=~]+"
_HOST = r"[\p{L}\p{M}\p{N}\p{Cf}\-‐‑–_]+"
_VANITY = r"[2-9]\p{Nd}{2}\)?[\p{Z}.\p{Pd}]{1,2}[A-Z]{2,}"
_GAP = r"[\p{Z}\t]*"
_LETTERS = r"[\p{L}\p{M}]{2,15}"
_TOWN = r"[\p{Lu}\p{Lo}][\p{L}\p{M}.,'’\p{Z}\-/]{1,60}"
_SHOUTED = r"\p{Lu}[\p{Lu}\p{M}.,'’\p{Z}\-]{2,60}"
_NEWS = r"\p{Han}{2,12}\p{Nd}{1,2}月\p{Nd}{1,2}日"
_SEVEN_DIGITS = rf"\p{{Nd}}(?:[{BETWEEN_DIGITS}]{{0,4}}\p{{Nd}}){{6}}"


Kind = TypeVar("Kind", bound=StrEnum)


class MarkKind(StrEnum):
    """What a phrase in the text announces; the first kind that a phrase fits counts."""

    MENU = "menus"
    ELSEWHERE = "elsewhere"
    PRESS = "press"
    BARE = "bare"
    CONTACT = "contact"
    REQUEST = "requests"
    PURPOSE = "purposes"


class FieldKind(StrEnum):
    """What a phrase inside a block announces; the first kind that a phrase fits counts."""

    FAX = "fax"
    PHONE = "phone"
    EMAIL = "email"
    EXTENSION = "extension"
    WEB = "web"
    ADDRESS = "address"
    NAME = "name"
    ORGANIZATION = "organization"
    TITLE = "title"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `People` and `Vocabulary`, of all languages together."""

    given: WordSet
    family: WordSet
    honorifics: WordSet
    suffixes: WordSet
    degrees: WordSet
    particles: WordSet
    titles: WordSet
    duties: WordSet
    organizations: WordSet
    forms: WordSet
    lands: WordSet
    places: WordSet
    others: WordSet
    joints: WordSet
    links: WordSet
    behalf: WordSet
    connectors: WordSet


@dataclass(frozen=True)
class Lexicon:
    """Patterns and word lists made of the labels of several languages, each when first used."""

    labels: tuple[ContactLabels, ...]

    @cached_property
    def anchors(self) -> Pattern:
        """Finds the first sign that a text may hold a contact at all."""
        labels = alternatives(self._all(lambda each: (*each.press, *each.contact)))
        return compile_pattern(f"{labels}|{self._traces}", ignore_case=True)

    @cached_property
    def traces(self) -> Pattern:
        """Finds where an address or a telephone number may stand."""
        return compile_pattern(self._traces, ignore_case=True)

    @cached_property
    def marks(self) -> Pattern:
        """Finds the phrases that lead to contacts, or away from them."""
        return phrase_pattern(
            phrase for kind in MarkKind for phrase in self._all(attrgetter(kind.value))
        )

    @cached_property
    def labels_alone(self) -> Pattern:
        """Finds the phrases that may head a contact which has no address and no number."""
        kinds = (MarkKind.PRESS, MarkKind.BARE, MarkKind.CONTACT)
        return phrase_pattern(
            phrase for kind in kinds for phrase in self._all(attrgetter(kind.value))
        )

    @cached_property
    def mark_kind(self) -> Callable[[str], MarkKind]:
        """Tells the kind of a phrase that `marks` found."""
        return _sorter({kind: self._all(attrgetter(kind.value)) for kind in MarkKind})

    @cached_property
    def field_words(self) -> Pattern:
        """Finds the phrases that announce one line of a block."""
        return phrase_pattern(
            phrase for kind in FieldKind for phrase in self._all(attrgetter(f"fields.{kind}"))
        )

    @cached_property
    def field_kind(self) -> Callable[[str], FieldKind]:
        """Tells the kind of a phrase that `field_words` found."""
        return _sorter({kind: self._all(attrgetter(f"fields.{kind}")) for kind in FieldKind})

    @cached_property
    def address(self) -> Pattern:
        """Finds what may be an e-mail address, however its signs are written."""
        at, dot = (_written(sign, words) for sign, words in self._signs)
        spoken_at, spoken_dot = (_spoken(words) for _, words in self._signs)
        return compile_pattern(
            rf"(?P<local>{_LOCAL})(?P<at>{at})(?P<host>{_HOST}(?:(?:{dot}){_HOST})+)|"
            rf"(?P<said>{_LOCAL})(?P<sat>{spoken_at})(?P<shost>{_HOST}(?:{spoken_dot}{_HOST})+)",
            ignore_case=True,
        )

    @cached_property
    def dots(self) -> Pattern:
        """Finds what stands for the full stops of an address."""
        sign, words = self._signs[1]
        return compile_pattern(f"{_written(sign, words)}|{_spoken(words)}", ignore_case=True)

    @cached_property
    def desks(self) -> frozenset[str]:
        """The mailboxes of press offices."""
        return frozenset(self._all(attrgetter("desks")))

    @cached_property
    def departments(self) -> Pattern:
        """Finds the departments that deal with the press."""
        return phrase_pattern(self._all(attrgetter("departments")))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        """The mailboxes that are nobody's own."""
        return self.desks | frozenset(self._all(attrgetter("mailboxes")))

    @cached_property
    def countries(self) -> Pattern:
        """Finds the names of countries."""
        return phrase_pattern(self._regions)

    def region(self, country: str) -> str | None:
        """Return the region code of a country's name, or None."""
        return self._regions.get(country) or self._regions.get(country.title())

    @cached_property
    def release_lines(self) -> Pattern:
        """Finds the lines that release a text or hold it back."""
        return phrase_pattern(self._all(attrgetter("release.lines")))

    @cached_property
    def kickers(self) -> Pattern:
        """Finds the names of the kind of text that stand above a headline."""
        return phrase_pattern(self._all(attrgetter("release.kickers")))

    @cached_property
    def ends(self) -> Pattern:
        """Finds the marks behind which a release does not go on."""
        return phrase_pattern(self._all(attrgetter("release.ends")))

    @cached_property
    def release_signs(self) -> Pattern:
        """Finds release lines and kickers in one pass."""
        return phrase_pattern(
            [*self._all(attrgetter("release.lines")), *self._all(attrgetter("release.kickers"))]
        )

    @cached_property
    def dates(self) -> Pattern:
        """Finds a date that stands for itself."""
        return compile_pattern(f"(?:{_LETTERS},? )?(?:{self._date})", ignore_case=True)

    @cached_property
    def datelines(self) -> Pattern:
        """Finds the place and the date that begin a story, in group 1."""
        date = self._date
        behind = rf"[^\n.!?。]{{0,80}}?(?:г\.)?{_GAP}(?:[—–]|--|[-:：](?:[\p{{Z}}]|$)|电|讯)"
        wire = r"(?:\([^()\n]{1,40}\)\s*[-–—]*\s*)?"
        first = rf"{_TOWN}{_GAP}[,，،.–—(（-]{{1,2}}{_GAP}{wire}(?:{_LETTERS},? )?(?:{date})"
        second = rf"{wire}(?:{date}){_GAP}[-–—]{_GAP}{_SHOUTED}"
        return compile_pattern(
            rf"(?m)^[\p{{Z}}*_(（]*((?:{first}|{_SHOUTED}{_GAP}(?:{date})|{_NEWS}|{second}){behind})"
        )

    @cached_property
    def _date(self) -> str:
        """The source of a pattern for a day."""
        month = f"(?i:{alternatives(self._all(attrgetter('release.months')))})"
        year = r"(?:,?[\p{Z}]+(?:del?[\p{Z}]+)?\p{Nd}{4})?"
        return (
            rf"{month}\.?[\p{{Z}}]+\p{{Nd}}{{1,2}}(?:st|nd|rd|th)?{year}"
            rf"|(?:le[\p{{Z}}]+)?\p{{Nd}}{{1,2}}(?:\.|er|º|°|st|nd|rd|th)?[\p{{Z}}]+"
            rf"(?:d[e’'][\p{{Z}}]?)?{month}\.?{year}"
            r"|(?:\p{Nd}{4}[年년][\p{Z}]?)?\p{Nd}{1,2}[月월][\p{Z}]?\p{Nd}{1,2}[日일]"
            r"|\p{Nd}{1,2}[./]\p{Nd}{1,2}[./]\p{Nd}{4}|\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}"
        )

    @cached_property
    def words(self) -> Words:
        """The word lists."""
        lists = {
            part.name: word_set(self._all(attrgetter(f"{group}.{part.name}")))
            for group, cls in (("people", People), ("words", Vocabulary))
            for part in fields(cls)
        }
        return Words(**lists)

    @cached_property
    def _signs(self) -> tuple[tuple[str, list[str]], ...]:
        """What stands for "@" and for "." in an address: signs and words."""
        return (
            ("@＠﹫", list(self._all(attrgetter("at")))),
            (".．。｡", list(self._all(attrgetter("dot")))),
        )

    @cached_property
    def _traces(self) -> str:
        (at, at_words), (_, dot_words) = self._signs
        said = rf"[\p{{L}}\p{{N}}]{_spoken(at_words)}{_HOST}{_spoken(dot_words)}"
        # What may run on for long stands last: RE2 drops it as soon as another way matches.
        return f"[{at}]+|{_SEVEN_DIGITS}|{_VANITY}|{_bracketed(at_words)}|{said}"

    @cached_property
    def _regions(self) -> dict[str, str]:
        """Region codes by the countries' names."""
        return {
            name: region
            for each in self.labels
            for region, names in each.countries.items()
            for name in names
        }

    def _all(self, pick: Callable[[ContactLabels], Iterable[str]]) -> list[str]:
        return [phrase for each in self.labels for phrase in pick(each)]


@lru_cache(maxsize=8)
def lexicon(labels: tuple[ContactLabels, ...]) -> Lexicon:
    """Return what to look for in the languages given; one lexicon a process."""
    return Lexicon(labels)


def _sorter(phrases: dict[Kind, list[str]]) -> Callable[[str], Kind]:
    """Return a function that tells which kind's phrases a text is one of, the first of them."""
    patterns = [(kind, phrase_pattern(each)) for kind, each in phrases.items()]

    @lru_cache(maxsize=4096)
    def kind_of(words: str) -> Kind:
        return next(kind for kind, pattern in patterns if pattern.fullmatch(words))

    return kind_of


def _bracketed(words: list[str]) -> str:
    gap = r"[\p{Z}\t]?"
    return rf"{gap}[\[({{<_*]{gap}(?:{alternatives(words)}){gap}[\])}}>_*]{gap}"


def _written(sign: str, words: list[str]) -> str:
    return rf"[{sign}]|[\p{{Z}}\t][{sign}][\p{{Z}}\t]|{_bracketed([*words, *sign])}"


def _spoken(words: list[str]) -> str:
    return rf"[\p{{Z}}\t](?:{alternatives(words)})[\p{{Z}}\t]"
