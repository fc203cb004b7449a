"""Telephone numbers: found by their shape, decided by phonenumbers."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.recognise.contact.countries import Country, regions_beside
from faracheck.recognise.contact.fields import Phone
from faracheck.recognise.contact.lexicon import FieldKind, Lexicon
from faracheck.recognise.contact.phrases import whole_words

_UNSEEN = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BETWEEN = rf"[ \t\u00a0\u2000-\u200a\u202f\u3000{_UNSEEN}.\-‐‑‒–—−－()（）\[\]/·・]"
_DIGITS = late_pattern(rf"\d(?:{_BETWEEN}{{0,5}}\d){{6,}}")
_PLUS = late_pattern(rf"[+＋][\s(（\[{_UNSEEN}]{{0,3}}$")
_GROUP = late_pattern(r"\d+")
_APART = late_pattern(r"\t|\u3000|[^\S\n]{2,}|[)）]\s*[(（]")
_VANITY = late_pattern(
    r"(?<![\w+])(?:\+?1[\s.\-–‑]{1,2})?\(?[2-9]\d\d\)?[\s.\-–‑]{1,2}"
    r"(?=[A-Z\d.-]*[A-Z]{2})[A-Z\d]+(?:[.-][A-Z\d]+)*(?![\w@])"
)
_MAILBOX = late_pattern(r"[\w.%+'-]*[@＠]")
_AMOUNT = late_pattern(r"[$€£¥₽₹#№§]\s?$")
_LEADS = late_pattern(r"[\s.:：()\[\]|*_/#&+,=\-–—\u200e\u200f]{0,8}$")
_TRAILS = late_pattern(r"[^\S\n]*+(?:,[^\S\n]*+)?(?P<open>[(\[（]?)")
_TO_EXTENSION = late_pattern(r"[^\S\n]{0,3}[,;(（]?[^\S\n]{0,3}")
_EXTENSION = late_pattern(
    r"[.:：]?[^\S\n]{0,3}\d{1,6}(?!\d|[-.]\d)"
    r"(?:[^\S\n]?[,/][^\S\n]?\d{1,5}(?![\d-]|[. ]\d))?[)）]?"
)
# Until 2019 a call from abroad to a mobile in Mexico had a 1 behind the country's code.
_MEXICAN_MOBILE = late_pattern(r"^\+521(?=\d{10}$)")
_AREA = late_pattern(r"1?[2-9]")
_SET_APART = frozenset({(3, 3, 4), (1, 3, 3, 4)})
_BESIDE = 3
_AREA_CODE = 6
_LONGEST_CODE = 9
_FEWEST_UNASSIGNED = 9
_NANP = frozenset({(3, 3, 4), (1, 3, 3, 4), (10,), (11,), (3, 7), (1, 10), (6, 4), (1, 3, 7)})
# Numbers that only one country sets so, its trunk prefix with them.
_AT_HOME = (
    ("FR", re.compile(r"0[1-9]"), frozenset({(2, 2, 2, 2, 2)})),
    ("GB", re.compile(r"02|0[17]"), frozenset({(3, 4, 4), (5, 6), (5, 3, 3), (4, 3, 4)})),
    ("RU", re.compile(r"8[3-9]"), frozenset({(1, 3, 3, 2, 2), (1, 3, 3, 4), (1, 3, 7)})),
)
_DATES = frozenset({(2, 2, 4), (4, 2, 2), (1, 2, 4), (2, 1, 4), (1, 1, 4), (4, 4)})


@dataclass(frozen=True, slots=True)
class Number:
    """A valid number as phonenumbers has it: E.164, and whether the caller does not pay."""

    digits: str
    free: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that may be a number, and how they are set.

    `shape` counts the digits of each group; any of `prefixes` may stand for the plus sign of an
    international number, and `signed` says that the sign itself is there.
    """

    span: Span
    shape: tuple[int, ...]
    digits: str
    prefixes: tuple[str, ...]
    signed: bool


@lru_cache(maxsize=4096)
def number_of(digits: str, region: str | None, *, unassigned: bool = False) -> Number | None:
    """Return the number that `digits` are in `region`, or None.

    A number is valid where the region gives numbers of its kind to somebody; one of the right
    length that is `unassigned` counts only on demand.
    """
    # Imported here because it costs a cold start 45 ms, and many drafts hold no number.
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(_MEXICAN_MOBILE.sub("+52", digits), region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        reason = phonenumbers.is_possible_number_with_reason(parsed)
        if not unassigned or reason != phonenumbers.ValidationResult.IS_POSSIBLE:
            return None
    free = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.TOLL_FREE
    return Number(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), free)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the numbers of one window; `countries` are those that its text names."""

    text: str
    lexicon: Lexicon
    countries: tuple[Country, ...] = ()

    def find(self, span: Span) -> Iterator[Phone]:
        """Yield the valid numbers of a stretch of text in order, faxes among them."""
        behind = span.start
        for match in _DIGITS.finditer(self.text, span.start, span.end):
            for phone in self._in_cluster(match, behind):
                behind = phone.span.end
                yield phone

    def _behind_extension(self, end: int) -> int:
        """Return where a number that ends at `end` ends together with its extension."""
        gap = _TO_EXTENSION.match(self.text, end)
        start = gap.end() if gap else end
        trail = self.text[start : start + 40]
        word = self.lexicon.field_words.match(trail)
        if not word or self.lexicon.field_kind(word.group()) is not FieldKind.EXTENSION:
            return end
        inner = _EXTENSION.match(self.text, start + word.end())
        return inner.end() if inner else end

    def find_vanity(self, span: Span) -> Iterator[Phone]:
        """Yield the numbers of a stretch of text that are spelled as words: 1-800-FLOWERS."""
        for match in _VANITY.finditer(self.text, span.start, span.end):
            signs = "".join(filter(str.isalnum, match[0])).removeprefix("1")
            if 10 <= len(signs) <= 13 and (phone := number_of(signs[:10], "US")):
                yield Phone(Span(*match.span()), phone.digits, free=phone.free)

    def _in_cluster(self, match: re.Match[str], behind: int) -> Iterator[Phone]:
        """Yield the numbers in a run of digits; dates and house numbers may stand in it too."""
        groups = [Span(*group.span()) for group in _GROUP.finditer(self.text, *match.span())]
        first = 0
        while first < len(groups):
            found, length = None, 1
            if groups[first].start >= behind:
                found, length = self._longest(groups[first : first + 8], behind)
            if found:
                yield found
                behind = found.span.end
            first += length

    def _longest(self, groups: list[Span], behind: int) -> tuple[Phone | None, int]:
        """Return the number that the groups begin with, and how many of them are in it."""
        for unassigned in (False, True):
            for length in range(len(groups), 0, -1):
                if found := self._number(groups[:length], behind, unassigned=unassigned):
                    return self._untruncated(groups, behind, found, length)
        return None, 1

    def _untruncated(
        self, groups: list[Span], behind: int, found: Phone, length: int
    ) -> tuple[Phone, int]:
        """Return a longer number of another country that `found` may be the beginning of."""
        if self.text[found.span.start] not in {"+", "＋"}:
            return found, length
        gaps = zip(groups[length - 1 :], groups[length:], strict=False)
        joined = sum(1 for _ in takewhile(lambda gap: gap[1].start - gap[0].end == 1, gaps))
        for longer in range(length + joined, length, -1):
            if whole := self._number(groups[:longer], behind, unassigned=True):
                return whole, longer
        return found, length

    def _number(self, groups: list[Span], behind: int, *, unassigned: bool) -> Phone | None:
        """Return what the groups of digits are together, or None where they are no number."""
        span = Span(groups[0].start, groups[-1].end)
        shape = tuple(map(len, groups))
        if not (_FEWEST_UNASSIGNED if unassigned else 7) <= sum(shape) <= 15:
            return None
        plus = _PLUS.search(self.text, max(behind, span.start - 5), span.start)
        run = self._run(span, groups, signed=plus is not None)
        if not (run.prefixes or self.countries or shape in _NANP or _at_home(run)):
            return None
        if self._is_several(span) or (plus is None and self._is_other(span, groups)):
            return None
        if phone := self._decided(run, unassigned=unassigned):
            start = plus.start() if plus else span.start
            fax = self._is_fax(span, behind)
            end = self._behind_extension(span.end)
            return Phone(Span(start, end), phone.digits, free=phone.free, fax=fax)
        return None

    def _run(self, span: Span, groups: list[Span], *, signed: bool) -> Run:
        """Return the groups as one run of digits, and what may stand in it for a plus sign."""
        shape = tuple(map(len, groups))
        digits = "".join(_ascii(self.text[group.start : group.end]) for group in groups)
        # In text that runs from right to left the sign may come to stand behind.
        signed = signed or self.text[span.end : span.end + 1] in {"+", "＋"}
        bracketed = self.text[span.start - 1 : span.start] in {"(", "（"}
        closed = self.text[groups[0].end : groups[0].end + 1] in {")", "）"}
        prefixes = tuple(each for each in ("00", "011") if digits.startswith(each))
        if not prefixes and (signed or (bracketed and closed and digits[0] != "0")):
            prefixes = ("",)
        return Run(span, shape, digits, prefixes, signed)

    def _is_several(self, span: Span) -> bool:
        """Say whether the digits are set apart; a stroke may stand behind an area code."""
        if _APART.search(self.text, span.start, span.end):
            return True
        parts = [
            sum(map(str.isdigit, part)) for part in self.text[span.start : span.end].split("/")
        ]
        code = _LONGEST_CODE if self.text.startswith(("00", "+"), span.start) else _AREA_CODE
        return len(parts) > 2 or (len(parts) == 2 and (parts[0] > code or parts[1] < _AREA_CODE))

    def _decided(self, run: Run, *, unassigned: bool) -> Number | None:
        """Return the number by its prefix, the country beside it, or as a number of the US."""
        regions = regions_beside(self.text, run.span, self.countries, alone=True)
        if run.shape in _NANP:
            regions.append("US")
        regions += regions_beside(self.text, run.span, self.countries, alone=False)
        if not regions:
            regions = _at_home(run)
        if run.signed or run.shape in _DATES:
            regions = []
        if unassigned:
            regions = [region for region in regions if self._is_meant(run, region)]
        american = run.shape in _NANP and not run.signed
        abroad = [(f"+{run.digits.removeprefix(prefix)}", None) for prefix in run.prefixes]
        inland = [(run.digits, region) for region in regions]
        readings = [*inland, *abroad] if american else [*abroad, *inland]
        numbers = (number_of(*reading, unassigned=unassigned) for reading in readings)
        return next(filter(None, numbers), None)

    def _is_meant(self, run: Run, region: str) -> bool:
        """Say whether digits that nobody was given in `region` are set as its numbers are."""
        if region == "US":
            return run.shape in _SET_APART and _AREA.match(run.digits) is not None
        lead = self.text[max(0, run.span.start - 40) : run.span.start]
        return self._announced(lead) is FieldKind.PHONE or any(
            each.region == region and 0 <= each.span.start - run.span.end <= _BESIDE
            for each in self.countries
        )

    def _is_other(self, span: Span, groups: list[Span]) -> bool:
        """Say whether the digits are an amount, a file's number, or part of a word or address."""
        before, after = self.text[span.start - 1 : span.start], self.text[span.end : span.end + 1]
        if len(groups) == 1 and (before.isalpha() or after.isalpha() or after in {"@", "_"}):
            return True
        mailbox = _MAILBOX.match(self.text, span.end)
        if mailbox and (len(groups) == 1 or len(mailbox[0]) == 1):
            return True
        lead = self.text[max(0, span.start - 40) : span.start]
        return bool(_AMOUNT.search(lead)) or self._announced(lead) is FieldKind.NUMBER

    def _is_fax(self, span: Span, behind: int) -> bool:
        """Say whether the number is announced as a fax, before it or, in its line, behind it."""
        lead = self.text[max(behind, span.start - 40) : span.start]
        if lead[:1] in {"(", "["} or lead[:2] in {" (", " ["}:
            lead = lead[max(lead.find(")"), lead.find("]")) + 1 :]
        if self._announced(lead) is FieldKind.FAX:
            return True
        trail = self.text[span.end : span.end + 40]
        gap = _TRAILS.match(trail)
        found = self.lexicon.field_words.match(trail[gap.end() :]) if gap else None
        if gap is None or found is None:
            return False
        rest = trail[gap.end() + found.end() :]
        if not whole_words(trail, Span(gap.end(), gap.end() + found.end())):
            return False
        closed = bool(gap["open"]) or not rest.strip(" .,;|").partition("\n")[0]
        return closed and self.lexicon.field_kind(found.group()) is FieldKind.FAX

    def _announced(self, lead: str) -> FieldKind | None:
        """Return the field that the words right before a number announce."""
        kinds = []
        for match in self.lexicon.field_words.finditer(lead):
            span = Span(*match.span())
            if whole_words(lead, span):
                kinds.append((span, self.lexicon.field_kind(match.group())))
        if not kinds or not _LEADS.fullmatch(lead[kinds[-1][0].end :]):
            return None
        if len(kinds) > 1 and kinds[-2][1] is FieldKind.PHONE:
            between = lead[kinds[-2][0].end : kinds[-1][0].start]
            joints = {"/", "&", "+", "and", "und", "et", "y", "و", "и"}
            counted = kinds[-1][1] is FieldKind.NUMBER and not between.strip(" .")
            # "Tel/Fax" is a telephone as well, and "Tel. #" is nothing else.
            if counted or between.strip(" .") in joints:
                return FieldKind.PHONE
        return kinds[-1][1]


def _at_home(run: Run) -> list[str]:
    """Return the country whose way of setting numbers at home the digits follow."""
    if run.signed or not run.digits.startswith(("0", "8")):
        return []
    return [
        region
        for region, start, shapes in _AT_HOME
        if run.shape in shapes and start.match(run.digits)
    ]


def _ascii(digits: str) -> str:
    return digits if digits.isascii() else "".join(str(unicodedata.digit(each)) for each in digits)
