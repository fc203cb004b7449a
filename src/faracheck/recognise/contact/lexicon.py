"""The labels of all languages together, ready to be looked for."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import TypeVar

from faracheck.frozen import dataclass
from faracheck.recognise.contact.alphabet import met_in_latin, narrowed
from faracheck.recognise.contact.datelines import Datelines, DatelineSource
from faracheck.recognise.contact.labels import ContactLabels, People, Vocabulary
from faracheck.recognise.contact.phrases import WordSet, alternatives, word_set
from faracheck.recognise.patterns import Pattern, compile_pattern

BETWEEN_DIGITS = r"\p{Z}\t\p{Cf}\p{Pd}.−()（）/·・"
"""What may stand between the digits of one telephone number: the inside of a character class."""

_LOCAL = r"[\p{L}\p{M}\p{N}\p{Cf}._%+&'’\-‐‑–=~]+"
_HOST = r"[\p{L}\p{M}\p{N}\p{Cf}\-‐‑–_]+"
_VANITY = r"[2-9]\p{Nd}{2}\)?[\p{Z}.\p{Pd}]{1,2}[A-Z]{2,}"
_GAP = r"[\p{Z}\t]*"
_LETTERS = r"[\p{L}\p{M}]{2,15}"
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
    """Patterns and word lists made of the labels of several languages, each when first used.

    A `latin` one is for texts of Latin letters alone, and much smaller.
    """

    labels: tuple[ContactLabels, ...]
    latin: bool = False

    @cached_property
    def anchors(self) -> Pattern:
        """Finds the first sign that a text may hold a contact at all."""
        labels = self._alternatives(self._all(lambda each: (*each.press, *each.contact)))
        return self._pattern(f"{labels}|{self._traces}", ignore_case=True)

    @cached_property
    def traces(self) -> Pattern:
        """Finds where an address or a telephone number may stand."""
        return self._pattern(self._traces, ignore_case=True)

    @cached_property
    def marks(self) -> Pattern:
        """Finds the phrases that lead to contacts, or away from them."""
        return self._phrases(
            phrase for kind in MarkKind for phrase in self._all(attrgetter(kind.value))
        )

    @cached_property
    def labels_alone(self) -> Pattern:
        """Finds the phrases that may head a contact which has no address and no number."""
        kinds = (MarkKind.PRESS, MarkKind.BARE, MarkKind.CONTACT)
        return self._phrases(
            phrase for kind in kinds for phrase in self._all(attrgetter(kind.value))
        )

    @cached_property
    def mark_kind(self) -> Callable[[str], MarkKind]:
        """Tells the kind of a phrase that `marks` found."""
        return self._sorter(MarkKind, "{}")

    @cached_property
    def field_words(self) -> Pattern:
        """Finds the phrases that announce one line of a block."""
        return self._phrases(
            phrase for kind in FieldKind for phrase in self._all(attrgetter(f"fields.{kind}"))
        )

    @cached_property
    def field_kind(self) -> Callable[[str], FieldKind]:
        """Tells the kind of a phrase that `field_words` found."""
        return self._sorter(FieldKind, "fields.{}")

    @cached_property
    def address(self) -> Pattern:
        """Finds what may be an e-mail address, however its signs are written."""
        at, dot = (_written(sign, words) for sign, words in self._signs)
        spoken_at, spoken_dot = (_spoken(words) for _, words in self._signs)
        return self._pattern(
            rf"(?P<local>{_LOCAL})(?P<at>{at})(?P<host>{_HOST}(?:(?:{dot}){_HOST})+)|"
            rf"(?P<said>{_LOCAL})(?P<sat>{spoken_at})(?P<shost>{_HOST}(?:{spoken_dot}{_HOST})+)",
            ignore_case=True,
        )

    @cached_property
    def dots(self) -> Pattern:
        """Finds what stands for the full stops of an address."""
        sign, words = self._signs[1]
        return self._pattern(f"{_written(sign, words)}|{_spoken(words)}", ignore_case=True)

    @cached_property
    def desks(self) -> frozenset[str]:
        """The mailboxes of press offices."""
        return frozenset(self._all(attrgetter("desks")))

    @cached_property
    def departments(self) -> Pattern:
        """Finds the departments that deal with the press."""
        return self._phrases(self._all(attrgetter("departments")))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        """The mailboxes that are nobody's own."""
        return self.desks | frozenset(self._all(attrgetter("mailboxes")))

    @cached_property
    def countries(self) -> Pattern:
        """Finds the names of countries."""
        return self._phrases(self._regions)

    def region(self, country: str) -> str | None:
        """Return the region code of a country's name, or None."""
        return self._regions.get(country) or self._regions.get(country.title())

    @cached_property
    def release_lines(self) -> Pattern:
        """Finds the lines that release a text or hold it back."""
        return self._phrases(self._all(attrgetter("release.lines")))

    @cached_property
    def kickers(self) -> Pattern:
        """Finds the names of the kind of text that stand above a headline."""
        return self._phrases(self._all(attrgetter("release.kickers")))

    @cached_property
    def ends(self) -> Pattern:
        """Finds the marks behind which a release does not go on."""
        return self._phrases(self._all(attrgetter("release.ends")))

    @cached_property
    def release_signs(self) -> Pattern:
        """Finds release lines and kickers in one pass."""
        return self._phrases(
            [*self._all(attrgetter("release.lines")), *self._all(attrgetter("release.kickers"))]
        )

    @cached_property
    def dates(self) -> Pattern:
        """Finds a date that stands for itself."""
        return self._pattern(f"(?:{_LETTERS},? )?(?:{self._date})", ignore_case=True)

    @cached_property
    def datelines(self) -> Datelines:
        """Finds the place and the date that begin a story, in group 1."""
        loose = DatelineSource(self._date, strict=False)
        pattern = self._pattern(loose.source())
        strict = DatelineSource(self._date, strict=True)
        return Datelines(pattern, loose.limits, lambda: self._pattern(strict.source()))

    @cached_property
    def _date(self) -> str:
        """The source of a pattern for a day."""
        month = f"(?i:{self._alternatives(self._all(attrgetter('release.months')))})"
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

    def _pattern(self, source: str, *, ignore_case: bool = False, longest: bool = False) -> Pattern:
        own = narrowed(source) if self.latin else source
        return compile_pattern(own, ignore_case=ignore_case, longest=longest)

    def _phrases(self, phrases: Iterable[str]) -> Pattern:
        """Return a pattern that finds any of `phrases`, the longest where several begin."""
        return self._pattern(self._alternatives(phrases), ignore_case=True, longest=True)

    def _alternatives(self, phrases: Iterable[str]) -> str:
        return alternatives(filter(met_in_latin, phrases) if self.latin else phrases)

    def _sorter(self, kinds: type[Kind], where: str) -> Callable[[str], Kind]:
        """Return a function that tells which kind's phrases a text is one of, the first of them."""

        @cache
        def pattern(kind: Kind) -> Pattern:
            return self._phrases(self._all(attrgetter(where.format(kind))))

        @lru_cache(maxsize=4096)
        def kind_of(words: str) -> Kind:
            return next(kind for kind in kinds if pattern(kind).fullmatch(words))

        return kind_of


@lru_cache(maxsize=8)
def lexicon(labels: tuple[ContactLabels, ...], *, latin: bool = False) -> Lexicon:
    """Return what to look for in the languages given, in any text or in Latin letters alone."""
    return Lexicon(labels, latin)


def _bracketed(words: list[str]) -> str:
    gap = r"[\p{Z}\t]?"
    return rf"{gap}[\[({{<_*]{gap}(?:{alternatives(words)}){gap}[\])}}>_*]{gap}"


def _written(sign: str, words: list[str]) -> str:
    return rf"[{sign}]|[\p{{Z}}\t][{sign}][\p{{Z}}\t]|{_bracketed([*words, *sign])}"


def _spoken(words: list[str]) -> str:
    return rf"[\p{{Z}}\t](?:{alternatives(words)})[\p{{Z}}\t]"
