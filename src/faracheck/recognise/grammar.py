"""A wording made ready to match: phrases expanded, names given their slots."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.recognise.folding import KEPT_DOT
from faracheck.recognise.frames import FramePattern, Phrases, always
from faracheck.recognise.patterns import Pattern, compile_pattern, escape, late
from faracheck.recognise.spelling import ready
from faracheck.recognise.wording import Form, Names, Wording

_NAME_SLOT = late_pattern(r"\{(agent|principal)\}")
_PHRASE = late_pattern(r"(?<!\?P)<([a-z_]+)>")
# Phrases of few frames and drafts; no name is asked whether it is one of them.
_SELDOM = frozenset(
    {"promoted", "declares", "causes", "its_behalf", "through_agent", "distributor_of"}
    | {"agent_label", "available_to"}
)
_SLOT = r"[^.!?;:。！？；｡؟؛۔।]+?"
_BEFORE_PHRASE = r"(?:^|[ \v\n\"'(\[{*_–|•,;:.!?/>¿¡=#~،؛؟「『《-])"
_BEFORE_NAME = r"(?:^|[.!?;:\n\"(\[–|*•。！？；،]) ?"


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Everything of a wording that is compiled, one field per question asked of a text.

    `needed` are the phrases that say something, `phrases` those without which frames are spared.
    """

    wording: Wording
    anchors: Pattern
    frames: tuple[FramePattern, ...]
    phrases: Phrases
    needed: Mapping[str, Pattern]
    stops: Pattern | None
    material: Pattern | None
    negation: Pattern | None
    hypothetical: "HypotheticalPatterns"
    generic_agent: Pattern | None
    generic_principal: Pattern | None
    names: "NamePatterns"
    information: "InformationPatterns"
    quotation: "QuotationPatterns"
    abbreviation: re.Pattern[str]
    opened: re.Pattern[str] | None
    connectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """Where names begin, end and join."""

    unnamed: Pattern | None
    leading: Pattern | None
    trailing: Pattern | None
    cut: Pattern | None
    number: Pattern | None
    joint: Pattern | None
    article: Pattern | None
    whole: Pattern | None
    words: Names
    spaced: bool
    suffix: frozenset[str]
    organization: frozenset[str]
    head: frozenset[str]
    subject_noun: frozenset[str]


@dataclass(frozen=True, slots=True)
class HypotheticalPatterns:
    """The words that only suppose: right before a clause or verb, behind it, about information."""

    before: Pattern | None
    modal: Pattern | None
    inside: Pattern | None
    behind: Pattern | None
    information: Pattern | None


@dataclass(frozen=True, slots=True)
class QuotationPatterns:
    """By what signs a statement is only quoted, and what shows another kind of notice."""

    reporting: Pattern | None
    attribution: Pattern | None
    declaring: Pattern | None
    addressing: Pattern | None
    specimen: Pattern | None
    instruction: Pattern | None
    announcing: Pattern | None
    presenting: Pattern | None
    retracting: Pattern | None
    vouching: Pattern | None
    subordinate: Pattern | None
    duty: Pattern | None
    elsewhere: Pattern | None
    partly: Pattern | None
    unrelated: tuple[tuple[str, Pattern], ...]


@dataclass(frozen=True, slots=True)
class InformationPatterns:
    """How the sentence about additional information is known."""

    subject: Pattern | None
    state: Pattern | None
    enquiry: Pattern | None
    inspection: Pattern | None
    there: Pattern | None
    department: Pattern | None
    foreign_before: Pattern | None
    foreign_after: Pattern | None
    own_after: Pattern | None
    abbreviated: Pattern | None
    unit: Pattern | None
    authority: Pattern | None
    washington: Pattern | None
    washington_state: Pattern | None
    city: Pattern | None


@lru_cache(maxsize=64)
def grammar_of(wording: Wording) -> Grammar:
    """Return `wording` as patterns, each compiled when it is first asked."""
    return _grammar(_Maker(wording))


def prove(wording: Wording) -> None:
    """Return when every pattern of `wording` can be used.

    Raises:
        ValueError: a phrase or frame is no pattern, or names a phrase that is not there.
    """
    maker = _Maker(wording)
    for name, phrases in wording.phrases.items():
        for phrase in phrases:
            maker.tried(name, phrase)
    _grammar(maker)
    for made in maker.made:
        _ = made.pattern


def _grammar(maker: "_Maker") -> Grammar:
    wording = maker.wording
    frames = tuple(maker.frame(frame.say, frame.form) for frame in wording.frames)
    return Grammar(
        wording=wording,
        anchors=compile_pattern("|".join(map(escape, wording.anchors))),
        frames=frames,
        phrases=maker.phrases(frames),
        needed={
            name: maker.phrase(name)
            for frame in frames
            for name in frame.telling
            if name not in _SELDOM
        },
        stops=maker.any_of(wording.stops),
        material=maker.material(),
        negation=maker.any_of(wording.negations),
        hypothetical=maker.hypothetical(),
        generic_agent=maker.any_of(wording.generic_agent),
        generic_principal=maker.any_of(wording.generic_principal),
        names=maker.names(),
        information=maker.information(),
        quotation=maker.quotation(),
        abbreviation=_abbreviation(wording.abbreviations),
        opened=_opened(wording.openers),
        connectors=frozenset(wording.connectors),
    )


# A full stop inside a word or number; "Sarkand.Additional" has only lost its space.
_INNER_DOT = r"(?-i:(?<![a-z]{2})\.(?=[^\W_])|\.(?=[^\W_A-Z]))"

# A bracket behind a full stop goes on with the sentence only where small letters follow.
_INNER_BRACKET = r"\)[\s\v]?(?-i:[^\W\d_A-Z]|[,;])"


def _abbreviation(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds full stops that end no sentence."""
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    listed = rf"(?<![^\W_])(?:{known})\.|" if known else ""
    return re.compile(
        rf"{listed}(?<![^\W_])[^\W\d_]\.(?=[\s\v,)]|[^\W\d_]\.)|{_INNER_DOT}|(?<=[^\W_])\.(?=[,;]|{_INNER_BRACKET})",
        re.IGNORECASE,
    )


def _opened(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds an abbreviation's full stop and the space between it and a new sentence."""
    begun = "|".join(map(re.escape, words))
    return re.compile(rf"{KEPT_DOT}[ \v](?=(?:{begun})\b)") if begun else None


class _Maker:
    """Expands the phrases of one wording."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.made: list[Pattern] = []

    def any_of(
        self, phrases: tuple[str, ...], *, around: str = "{}", ignore_case: bool = True
    ) -> Pattern | None:
        """Return a pattern for any of `phrases`, or None where a language has none."""
        if not phrases:
            return None

        def source() -> str:
            either = "|".join(f"(?:{self._expanded(phrase)})" for phrase in phrases)
            return around.format(f"(?:{either})" if around != "{}" else either)

        return self._pattern(source, ignore_case=ignore_case)

    def tried(self, name: str, phrase: str) -> None:
        """Compile one phrase for itself; raise ValueError with its own words when it is none."""
        try:
            compile_pattern(ready(self._expanded(phrase, (name,)), self.wording.language))
        except ValueError as error:
            raise ValueError(f"the phrase <{name}> '{phrase}': {error}") from error

    def material(self) -> Pattern | None:
        """Return what names the material itself, never a person: "this press release"."""
        if not {"these", "noun"} <= self.wording.phrases.keys():
            return None
        between = "(?: [^ .,;:!?]+)*? " if self.wording.spaced else ".{0,12}"
        return self.any_of((f"<these>{between}<noun>",))

    def joint(self) -> Pattern | None:
        """Return what joins two names, the white space around it included."""
        names = self.wording.names
        if not self.wording.spaced:
            return self.any_of(names.joint, around=" ?(?:{}) ?")
        apart = tuple(f"[ ,،]+(?:{joint} )" for joint in names.joint)
        before = tuple(f"[ ,،]+(?:{joint})" for joint in names.joint_prefix)
        return self.any_of((*apart, *before, *(f"(?:{it}) " for it in names.joint_suffix)))

    def names(self) -> NamePatterns:
        """Return where names begin, end and join, as patterns."""
        names = self.wording.names
        return NamePatterns(
            unnamed=self.any_of(names.unnamed),
            leading=self.any_of(names.leading),
            trailing=self.any_of(names.trailing, around="(?:^|[^\\p{{L}}])(?:{})$"),
            cut=self.any_of(names.cut),
            number=self.any_of(names.number),
            joint=self.joint(),
            article=self.any_of(names.article),
            whole=self.any_of(names.whole, around="(?:^|[^\\p{{L}}])(?:{})(?:[^\\p{{L}}]|$)"),
            words=names,
            spaced=self.wording.spaced,
            suffix=frozenset(names.suffix),
            organization=frozenset(names.organization),
            head=frozenset(names.head),
            subject_noun=frozenset(names.subject_noun),
        )

    def information(self) -> InformationPatterns:
        """Return how the sentence about information is known, as patterns."""
        information = self.wording.information
        return InformationPatterns(
            subject=self.any_of(information.subject),
            state=self.any_of(information.state),
            enquiry=self.any_of(information.enquiry),
            inspection=self.any_of(information.inspection),
            there=self.any_of(information.there),
            department=self.any_of(information.department),
            foreign_before=self.any_of(information.foreign_before),
            foreign_after=self.any_of(information.foreign_after, around="^,? ?(?:{})"),
            own_after=self.any_of(information.own_after, around="^,? ?(?:{})"),
            abbreviated=self.any_of(information.abbreviated),
            unit=self.any_of(information.unit),
            authority=self.any_of(information.authority),
            washington=self.any_of(information.washington),
            washington_state=self.any_of(information.washington_state),
            city=self.any_of(information.city, ignore_case=False),
        )

    def hypothetical(self) -> HypotheticalPatterns:
        """Return the words that only suppose, as patterns."""
        words = self.wording.hypothetical
        start, end = ("(?:^|[^\\p{{L}}])", "(?:[^\\p{{L}}]|$)") if self.wording.spaced else ("", "")
        right_before = f"{start}(?:{{}})[ ,\\v\\n]*$"
        return HypotheticalPatterns(
            before=self.any_of(words.before, around=right_before),
            modal=self.any_of(words.modal, around=right_before),
            inside=self.any_of(words.modal, around=f"{start}(?:{{}}){end}"),
            behind=self.any_of(words.behind),
            information=self.any_of(words.information),
        )

    def quotation(self) -> QuotationPatterns:
        """Return the signs of quotation as patterns."""
        signs = self.wording.quotation
        unrelated = ((why, self.any_of(words)) for why, words in signs.unrelated.items())
        return QuotationPatterns(
            reporting=self.any_of(signs.reporting),
            attribution=self.any_of(signs.attribution),
            declaring=self.any_of(signs.declaring),
            addressing=self.any_of(signs.addressing),
            specimen=self.any_of(signs.specimen),
            instruction=self.any_of(signs.instruction),
            announcing=self.any_of(signs.announcing),
            presenting=self.any_of(signs.presenting),
            retracting=self.any_of(signs.retracting),
            vouching=self.any_of(signs.vouching),
            subordinate=self.any_of(signs.subordinate),
            duty=self.any_of(signs.duty),
            elsewhere=self.any_of(signs.elsewhere),
            partly=self.any_of(signs.partly),
            unrelated=tuple((why, pattern) for why, pattern in unrelated if pattern),
        )

    def frame(self, say: str, form: Form) -> FramePattern:
        """Return one frame as a pattern, every conveying phrase and slot a named group."""
        conveyed = tuple(
            (name, self.wording.conveys[name])
            for name in _PHRASE.findall(say)
            if name in self.wording.conveys
        )
        starts_with_name = say.startswith("{")
        before = _BEFORE_NAME if starts_with_name or not self.wording.spaced else _BEFORE_PHRASE
        if not self.wording.spaced and not starts_with_name:
            before = ""

        def behind() -> str:
            return self._stop() if say.endswith("}") else ""

        def filled() -> str:
            return _NAME_SLOT.sub(lambda slot: f"(?P<{slot[1]}>{_SLOT})", self._named(say))

        pattern = self._pattern(lambda: f"{before}(?P<clause>{filled()}){behind()}")
        needs = always(say)
        order = tuple(name for name in needs if name in self.wording.conveys)
        return FramePattern(pattern, form, conveyed, frozenset(needs), order)

    def phrases(self, frames: Iterable[FramePattern]) -> Phrases:
        """Return the phrases that these frames need."""
        names = tuple(dict.fromkeys(name for frame in frames for name in sorted(frame.needs)))

        def sources() -> tuple[str, ...]:
            language = self.wording.language
            return tuple(f"(?i){ready(self._phrase(name, ()), language)}" for name in names)

        return Phrases({name: self.phrase(name) for name in names}, sources)

    def phrase(self, name: str) -> Pattern:
        """Return one phrase as a pattern."""
        return self._pattern(lambda: self._phrase(name, ()))

    def _pattern(self, source: Callable[[], str], *, ignore_case: bool = True) -> Pattern:
        """Return a pattern that is expanded and compiled when it is first asked."""
        made = late(
            lambda: compile_pattern(ready(source(), self.wording.language), ignore_case=ignore_case)
        )
        self.made.append(made)
        return made

    def _named(self, say: str) -> str:
        def named(found: re.Match[str]) -> str:
            body = self._phrase(found[1], ())
            return f"(?P<{found[1]}>{body})" if found[1] in self.wording.conveys else body

        return _PHRASE.sub(named, say)

    def _stop(self) -> str:
        either = "|".join(f"(?:{self._expanded(stop)})" for stop in self.wording.stops)
        return rf"(?:{either}|\n|$)" if either else r"(?:[.!?;:。！？；]|\n|$)"

    def _phrase(self, name: str, inside: tuple[str, ...]) -> str:
        if name not in self.wording.phrases:
            raise ValueError(f"there is no phrase <{name}>")
        if name in inside:
            raise ValueError(f"the phrase <{name}> stands inside itself")
        either = "|".join(
            self._expanded(phrase, (*inside, name)) for phrase in self.wording.phrases[name]
        )
        return f"(?:{either})"

    def _expanded(self, text: str, inside: tuple[str, ...] = ()) -> str:
        return _PHRASE.sub(lambda found: self._phrase(found[1], inside), text)
