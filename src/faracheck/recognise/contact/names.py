"""What a piece of a contact block names: a person, an organization, a position, or nothing sure.

A piece is read word by word: honorifics, words that can be in a name, particles; then the words
that only titles, organizations or addresses have. Which of the possible names count is decided
afterwards, where the whole block is known (`people`).
"""

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.recognise.contact.lexicon import Lexicon, Words
from faracheck.recognise.contact.parts import Kind, Part
from faracheck.recognise.contact.phrases import key_of
from faracheck.recognise.contact.unspaced import is_unspaced, parts_of_unspaced, split_scripts

_INITIALS = late_pattern(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_LETTERS = late_pattern(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652'’.‐-])*")
_NICKNAME = late_pattern(r"[\"“'‘«(][^\W\d_]+[\"”'’»)]")
_QUOTES = '«„“"'
_CYRILLIC = late_pattern(r"[а-яё]")
_DIGIT = late_pattern(r"\d")
_PARTNERS = frozenset({"partner", "partners", "sons", "söhne", "fils", "hijos", "figli", "filhos"})
_MOST_NAMES = 5
_MOST_WORDS = 14


def parts_of(text: str, lexicon: Lexicon, known: Callable[[str], bool]) -> list[Part]:
    """Return what `text` names; `known` says whether an address beside it bears a name."""
    first, second = split_scripts(text)
    if second:
        return [*parts_of(first, lexicon, known), *parts_of(second, lexicon, known)]
    if is_unspaced(text):
        return parts_of_unspaced(text, lexicon.words)
    return _Reader(lexicon.words, known).read(text.split())


@dataclass(frozen=True, slots=True)
class _Reader:
    words: Words
    known: Callable[[str], bool]

    def read(self, tokens: list[str]) -> list[Part]:
        """Return the names in a piece of words that a separator has not divided."""
        linked = bool(tokens) and self._leads(tokens[0]) and key_of(tokens[0]) in self.words.links
        tokens = self._trimmed(tokens)
        if not tokens or len(tokens) > _MOST_WORDS:
            return []
        for at, token in enumerate(tokens):
            if _DIGIT.search(token):
                return [*self._before_address(tokens[:at]), Part(Kind.ADDRESS, " ".join(tokens))]
        return (
            list(self._together(tokens))
            or list(self._on_behalf(tokens))
            or self._of_body(tokens)
            or self._alone(tokens, linked=linked)
        )

    def _before_address(self, tokens: list[str]) -> list[Part]:
        """Return who stands before a house number, where the words leave no doubt."""
        if not tokens or (tokens[-1][0].islower() and len(tokens[-1]) > 1):
            return []
        return [part for part in self.read(tokens) if part.weight > 1]

    def _on_behalf(self, tokens: list[str]) -> Iterator[Part]:
        """Yield both names of "Harbour Lane on behalf of the Ministry of Trade"."""
        for at in range(2, len(tokens) - 1):
            if key_of(tokens[at]) in self.words.behalf and self._leads(tokens[at - 1]):
                yield from self.read(tokens[: at - 1])
                yield from self.read(tokens[at + 1 :])
                return

    def _of_body(self, tokens: list[str]) -> list[Part]:
        """Return both names of "Herr Vant von der Marlow GmbH", whose "von" is no noble one."""
        at = next((n for n, token in enumerate(tokens) if token in {"von", "vom"}), 0)
        behind = tokens[at + 1 :]
        while behind and key_of(behind[0]) in self.words.particles:
            behind = behind[1:]
        firm = bool(behind) and key_of(behind[-1]) in self.words.forms
        if not firm or at < 2 or self.person(tokens[:at]) != at:
            return []
        return [self._person(tokens[:at], more=1), *self.read(behind)]

    def _trimmed(self, tokens: list[str]) -> list[str]:
        """Return the words without those that only lead to a name, and without degrees."""
        while tokens and (self._leads(tokens[0]) or self._opens(tokens)):
            tokens = tokens[1:]
        while tokens and (self._leads(tokens[-1]) or key_of(tokens[-1]) in self.words.degrees):
            tokens = tokens[:-1]
        return tokens

    def _leads(self, token: str) -> bool:
        key = key_of(token)
        small = token[0].islower() or not _cased(token) or key in {"the", "for", "from", "at"}
        return small and any(key in each for each in self._leading())

    def _opens(self, tokens: list[str]) -> bool:
        """Say whether small words follow one that only its place made large: "On behalf of"."""
        key = key_of(tokens[0])
        leads = any(key in each for each in self._leading())
        return leads and len(tokens) > 1 and tokens[1][0].islower() and self._leads(tokens[1])

    def _leading(self) -> tuple[Container[str], ...]:
        return self.words.links, self.words.joints.whole, self.words.connectors

    def _together(self, tokens: list[str]) -> Iterator[Part]:
        """Yield the names of "Marta Quell and Idris Vant", nothing where nothing is joined."""
        for at in range(2, len(tokens) - 1):
            right = self._behind_joint(tokens[at:])
            if right and self.person(tokens[:at]) == at and self.person(right) >= 2:
                parts = [*self.read(tokens[:at]), *self.read(right)]
                known = max(part.weight for part in parts)
                # Who is named together with somebody known is a person too.
                yield from (
                    replace(part, weight=max(part.weight, min(known, 2)))
                    if part.kind is Kind.PERSON
                    else part
                    for part in parts
                )
                return

    def _behind_joint(self, tokens: list[str]) -> list[str]:
        """Return the words behind a joint; in Arabic it is written with the word behind it."""
        key = key_of(tokens[0])
        if key in self.words.joints.whole:
            return tokens[1:]
        glued = next((each for each in self.words.joints.beginnings if key.startswith(each)), "")
        rest = tokens[0][len(glued) :]
        return [rest, *tokens[1:]] if glued and key_of(rest) in self.words.given else []

    def _alone(self, tokens: list[str], *, linked: bool) -> list[Part]:
        """Return what one name, with the titles and organizations beside it, says."""
        keys = [key_of(token) for token in tokens]
        if all(key in self.words.duties or key in self.words.connectors for key in keys):
            return [Part(Kind.TITLE, " ".join(tokens))]
        length = self.person(tokens)
        if length == len(tokens):
            return [self._person(tokens)]
        if length and self._is_half_joined(tokens[length:]):
            return [Part(Kind.ORGANIZATION, " ".join(tokens), 2)]
        if length and (parts := self._person_and_more(tokens, length)):
            return parts
        return self._no_person_first(tokens, keys, linked=linked)

    def person(self, tokens: list[str]) -> int:
        """Return how many words at the beginning are a person's name."""
        at = self._honorifics(tokens)
        bare = at == 0
        names, whole = 0, 0
        while at < len(tokens) and names < _MOST_NAMES:
            particle = key_of(tokens[at]) in self.words.particles
            if names and (particle or _NICKNAME.fullmatch(tokens[at])):
                at += 1
                continue
            behind = key_of(tokens[at + 1]) if at + 1 < len(tokens) else ""
            token = tokens[at].rstrip(",") if behind in self.words.suffixes else tokens[at]
            if not self._may_be_name(token):
                break
            at, names = at + 1, names + 1
            whole += not _INITIALS.fullmatch(tokens[at - 1])
        while at and key_of(tokens[at - 1]) in self.words.particles:
            at -= 1
        while names and at < len(tokens) and key_of(tokens[at]) in self.words.suffixes:
            at += 1
        return at if whole and names >= (2 if bare else 1) else 0

    def _honorifics(self, tokens: list[str]) -> int:
        at = 0
        while at < len(tokens) and key_of(tokens[at]) in self.words.honorifics:
            at += 1
        return at

    def _may_be_name(self, token: str) -> bool:
        if _INITIALS.fullmatch(token):
            return token[0].isupper()
        if not _LETTERS.fullmatch(token) or (_cased(token) and not _capitalised(token)):
            return False
        key = key_of(token)
        if key in self.words.given and key in self.words.others:  # "Will Pargeter"
            return _capitalised(token)
        return not any(key in each for each in self._never_names())

    def _never_names(self) -> tuple[Container[str], ...]:
        words = self.words
        return (
            words.titles,
            words.duties,
            words.organizations,
            words.forms,
            words.places,
            words.others,
            words.degrees,
            words.links,
            words.joints.whole,
        )

    def _person(self, tokens: list[str], *, more: int = 0) -> Part:
        honoured = self._honorifics(tokens) > 0
        given = any(key_of(token) in self.words.given for token in tokens[:-1])
        initial = any(_INITIALS.fullmatch(token) for token in tokens[1:-1])
        return Part(Kind.PERSON, " ".join(tokens), 3 * honoured + 2 * given + initial + more)

    def _person_and_more(self, tokens: list[str], length: int) -> list[Part]:
        """Return a person and the position or organization that follows without a separator."""
        first, rest = tokens[:length], tokens[length:]
        key = key_of(rest[0])
        if key in self.words.duties and self._closes_body(rest):
            return self._person_and_body(tokens)
        if key in self.words.titles or key in self.words.duties:
            return [
                self._person(first, more=1),
                *self._no_person_first(rest, list(map(key_of, rest)), linked=False),
            ]
        words = self.words
        if any(key in each for each in (words.organizations, words.forms, words.places)):
            return self._person_and_body(tokens)
        if key in self.words.connectors and self._names_body(rest) and length > 2:
            return self._person_and_body(tokens) or [self._person(first), *self.read(rest)]
        if self._leads(rest[0]):
            return [self._person(first), *self.read(rest)]
        return [self._person(first)] if _cased(rest[0]) and rest[0].islower() else []

    def _is_half_joined(self, rest: list[str]) -> bool:
        """Say whether no second person is joined: "Aldine Foundry & Machine"."""
        return len(rest) == 2 and rest[0] in {"&", "+"} and key_of(rest[1]) not in self.words.given

    def _closes_body(self, tokens: list[str]) -> bool:
        """Say whether a firm's name ends so: "Tallow Bridge Communications", "… Policy Group"."""
        words = self.words
        keys = [key_of(token) for token in tokens]
        while len(keys) > 1 and keys[0] in words.duties and keys[0] not in words.organizations:
            keys = keys[1:]
        return keys[0] in words.organizations and all(key in words.forms for key in keys[1:])

    def _person_and_body(self, tokens: list[str]) -> list[Part]:
        """Return the parts of "Marta Quell Harbour Lane Strategies", where the name is known."""
        two = " ".join(tokens[:2])
        if key_of(tokens[0]) not in self.words.given and not self.known(two):
            return []
        length = next(
            (at for at in range(2, len(tokens)) if self.person(tokens[:at]) == at), len(tokens)
        )
        if len(tokens) - length < 2:
            return []
        return [self._person(tokens[:length]), *self.read(tokens[length:])]

    def _names_body(self, tokens: list[str]) -> bool:
        words = self.words
        keys = map(key_of, tokens)
        return any(key in words.organizations or key in words.forms for key in keys)

    def _no_person_first(self, tokens: list[str], keys: list[str], *, linked: bool) -> list[Part]:
        """Return what a piece says that begins with a title, a body or an unknown word."""
        words = self.words
        of = len(keys) > 1 and keys[1] in words.connectors
        land = of and len(keys) > 2 and keys[0] in words.lands  # "City of Halvard Springs"
        body = land or self._names_body(tokens) or _is_partnership(keys)
        headed = keys[0] in words.organizations and (of or keys[-1] not in words.titles)
        if any(key in words.titles for key in keys) and not headed and not _is_partnership(keys):
            return self._titled(tokens)
        called = keys[0] in words.organizations and _is_called(tokens)
        if _cased(tokens[0]) and tokens[0][0].islower() and not called:
            return self._behind_small_words(tokens)
        if body:
            return [Part(Kind.ORGANIZATION, " ".join(tokens), 2 + linked)]
        if any(key in words.places for key in keys):
            return [Part(Kind.ADDRESS, " ".join(tokens))]
        if any(key in words.others for key in keys) or (not linked and self._names_duty(keys)):
            return []
        return [Part(Kind.UNKNOWN, " ".join(tokens), int(linked))]

    def _names_duty(self, keys: list[str]) -> bool:
        """Say whether a piece speaks of a duty; "Bluewater Digital" may be a firm all the same."""
        return any(key in self.words.duties for key in keys[: max(1, len(keys) - 1)])

    def _behind_small_words(self, tokens: list[str]) -> list[Part]:
        """Return who stands behind the words of a sentence: "to reach Marta Quell"."""
        at = next((at for at, token in enumerate(tokens) if not token[0].islower()), len(tokens))
        named = {Kind.PERSON, Kind.ORGANIZATION}
        parts = self.read(tokens[at:])
        return [each for each in parts if each.kind in named or (each.weight and parts[0] != each)]

    def _titled(self, tokens: list[str]) -> list[Part]:
        """Return the person behind a title, or the organization that it is held in."""
        title = Part(Kind.TITLE, " ".join(tokens))
        at = 0
        while at < len(tokens) and self._in_title(tokens[at]):
            at += 1
        rest = tokens[at:]
        if at and rest and self.person(rest) >= len(rest):
            return [title, self._person(rest, more=1)]
        for at in range(1, len(tokens) - 1):
            if self._leads(tokens[at]) and self._leads_to_body(tokens[at:]):
                body = [part for part in self.read(tokens[at:]) if part.kind is not Kind.TITLE]
                return [title, *body]
            if self._is_held_in(tokens[at:]):
                return [title, *self.read(tokens[at:])]
        return [title]

    def _is_held_in(self, tokens: list[str]) -> bool:
        """Say whether a body follows at once: "Press Secretary Ministry of Trade"."""
        key = key_of(tokens[0])
        first = key in self.words.organizations and not self._in_title(tokens[0])
        return first and len(tokens) > 1 and not any(map(self._is_title, tokens))

    def _is_title(self, token: str) -> bool:
        return key_of(token) in self.words.titles

    def _leads_to_body(self, tokens: list[str]) -> bool:
        """Say whether "at the Ministry of Trade" follows, and not "of Communications"."""
        behind = self._trimmed(tokens)
        return bool(behind) and not self._in_title(behind[0]) and self._names_body(behind)

    def _in_title(self, token: str) -> bool:
        key = key_of(token)
        words = self.words
        return any(key in each for each in (words.titles, words.duties, words.connectors))


def _is_called(tokens: list[str]) -> bool:
    """Say whether a name follows its class noun, which Russian leaves small: "банк «Волна»"."""
    if len(tokens) == 1:
        return False
    russian = _CYRILLIC.match(tokens[0]) is not None and tokens[-1][0].isupper()
    return tokens[1][0] in _QUOTES or russian


def _is_partnership(keys: list[str]) -> bool:
    """Say whether a firm names its partners so: "Marlow & Partner", "Quell & Fils"."""
    return len(keys) > 2 and keys[-2] in {"&", "+"} and keys[-1] in _PARTNERS


def _cased(token: str) -> bool:
    return token[0].lower() != token[0].upper()


def _capitalised(token: str) -> bool:
    return token[0].isupper() or token[:2] in {"d'", "d’", "l'", "l’"}
