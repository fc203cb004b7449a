"""Countries named beside a telephone number: by them a national number is read."""

from collections.abc import Iterable, Iterator

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.recognise.contact.lexicon import Lexicon
from faracheck.recognise.contact.phrases import key_of, whole_words

_APART = late_pattern(r"[,;:()|\n]")


@dataclass(frozen=True, slots=True)
class Country:
    """A country named in the text; `alone` unless it is part of a name ("Embassy of France")."""

    span: Span
    region: str
    alone: bool


def find_countries(text: str, span: Span, lexicon: Lexicon) -> Iterator[Country]:
    """Yield the countries that a stretch of text names."""
    for match in lexicon.countries.finditer(text[span.start : span.end]):
        found = Span(span.start + match.start(), span.start + match.end())
        region = lexicon.region(match.group())
        if region and whole_words(text, found):
            yield Country(found, region, alone=not _in_name(text, found, lexicon))


def _in_name(text: str, country: Span, lexicon: Lexicon) -> bool:
    """Say whether an organization's word stands in the same piece: "Embassy of France"."""
    before = _APART.split(text[max(0, country.start - 80) : country.start])[-1]
    behind = _APART.split(text[country.end : country.end + 80])[0]
    words = lexicon.words
    return any(key_of(word) in words.organizations for word in f"{before} {behind}".split())


def regions_beside(
    text: str, number: Span, countries: Iterable[Country], *, alone: bool
) -> list[str]:
    """Return the regions of the countries that stand alone, or in names, the nearest first."""

    def distance(country: Country) -> tuple[bool, int]:
        first, second = sorted((country.span, number))
        return "\n" in text[first.end : second.start], second.start - first.end

    beside = sorted((each for each in countries if each.alone is alone), key=distance)
    return list(dict.fromkeys(each.region for each in beside))
