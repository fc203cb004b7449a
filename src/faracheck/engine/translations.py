"""Drafts that say the same in several languages, by the settings, and the parties in each.

A translation is read wherever it lies, whether it is among the inputs or not: what is judged of
a draft does not depend on which others were given with it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from glob import escape
from pathlib import Path

from faracheck.config.load import Loaded
from faracheck.config.settings import LANGUAGE
from faracheck.engine.formats import named_problem
from faracheck.engine.read import Desk
from faracheck.engine.reader import Reader
from faracheck.engine.sentence import at
from faracheck.engine.task import Docket, docket, path_of
from faracheck.engine.walk import Entry, Found, shown
from faracheck.errors import RequestError
from faracheck.frozen import dataclass
from faracheck.globs import MAGIC
from faracheck.model.brief import Translation
from faracheck.model.deciding import deciding_label
from faracheck.model.outcome import Skipped
from faracheck.model.reading import Reading

Translations = Mapping[Path, tuple[Translation, ...]]
"""The translations of each draft, by its real path."""

_TAG = (
    r"(?:[a-z]{2}|ara|chi|cmn|deu|eng|fas|fra|fre|ger|heb|ita|jpn|kor|per|por|rus|spa|tur|ukr|zho)"
)
_SUBTAGS = r"(?:[-_][A-Za-z0-9]{2,8}){0,3}"


def translations(entries: Iterable[Entry], desk: Desk, reader: Reader) -> Translations:
    """Return the translations of each input that has any, read before the inputs are judged.

    Raises:
        RequestError: the settings list a file that there is not.
    """
    if desk.materials is None or not desk.materials.loaded.settings.translations:
        return {}
    given = {it.path.resolve(): it for it in entries if isinstance(it, Found) and it.path}
    sets = Sets.of(desk.materials.loaded)
    others = {path: sets.others(path) for path in given}
    wanted = {other for found in others.values() for other in found}
    known = {path: _read(path, given, desk, reader) for path in sorted(wanted)}
    return {
        path: tuple(it for other in found for it in known[other])
        for path, found in others.items()
        if found
    }


@dataclass(frozen=True, slots=True)
class Sets:
    """Which files go together, by the settings in `root`: lists of files, and patterns."""

    root: Path
    lists: tuple[tuple[Path, ...], ...]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, loaded: Loaded) -> "Sets":
        """Return what the settings say.

        Raises:
            RequestError: they list a file that there is not.
        """
        root = loaded.root.resolve()
        said = loaded.settings.translations
        lists = [tuple(root / it for it in one) for one in said if not isinstance(one, str)]
        missing = next((it for one in lists for it in one if not it.is_file()), None)
        if missing is not None:
            raise RequestError("the settings' translations name no file", where=str(missing))
        patterns = [_pattern(one) for one in said if isinstance(one, str)]
        return cls(root, tuple(tuple(it.resolve() for it in one) for one in lists), tuple(patterns))

    def others(self, path: Path) -> tuple[Path, ...]:
        """Return the translations of a file, in the order of their paths."""
        found = {other for one in self.lists if path in one for other in one}
        if self.root in path.parents:
            name = path.relative_to(self.root).as_posix()
            for pattern in self.patterns:
                found.update(self._matching(name, pattern))
        return tuple(sorted(found - {path}))

    def _matching(self, name: str, pattern: re.Pattern[str]) -> Iterator[Path]:
        """Yield the files whose names differ from this one in their language alone."""
        match = pattern.fullmatch(name)
        if match is None:
            return
        own = _without_language(match)
        wanted = "".join(escape(it) if at % 2 == 0 else "*" for at, it in enumerate(own))
        for file in self.root.glob(wanted):
            other = pattern.fullmatch(file.relative_to(self.root).as_posix())
            if other is not None and _without_language(other)[::2] == own[::2] and file.is_file():
                yield file.resolve()


def _without_language(match: re.Match[str]) -> list[str]:
    """Return a name in pieces: what stands between the languages, and the languages."""
    pieces: list[str] = []
    behind = 0
    for group in sorted(match.re.groupindex.values()):
        start, end = match.span(group)
        pieces += [match.string[behind:start], match.string[start:end]]
        behind = end
    return [*pieces, match.string[behind:]]


@cache
def _pattern(said: str) -> re.Pattern[str]:
    """Return a glob in which `{lang}` stands for the tag of one language throughout."""
    parts: list[str] = []
    count = 0
    for piece in re.split(r"(\{lang\}|\*\*/?|\*|\?|\[[^\]/]+\])", said.removeprefix("./")):
        if piece == LANGUAGE:
            same = "(?P=lang)" if count else f"{_TAG}{_SUBTAGS}"
            parts.append(f"(?P<lang{count or ''}>{same})")
            count += 1
        elif piece.startswith("**"):
            parts.append("(?:[^/]+/)*" if piece.endswith("/") else ".*")
        elif piece[:1] in MAGIC and piece:
            inside = piece[1:-1].replace("\\", "\\\\").replace("^", "\\^")
            negated = f"^/{inside[1:]}" if inside.startswith("!") else inside
            parts.append({"*": "[^/]*", "?": "[^/]"}.get(piece, f"[{negated}]"))
        else:
            parts.append(re.escape(piece))
    return re.compile("".join(parts), re.IGNORECASE)


def _read(
    path: Path, given: Mapping[Path, Found], desk: Desk, reader: Reader
) -> tuple[Translation, ...]:
    """Return what a file says as a translation: nothing where the settings set it aside."""
    found = given.get(path) or Found(path, shown(_named(path, desk)))
    problem = named_problem(path)
    if problem is not None:
        return (Translation(found.name, unread=problem.what),)
    owner = docket(found, desk)
    if isinstance(owner, Skipped):
        return ()
    read = list(reader.read([owner]))
    readings = [it[1].reading for it in read if isinstance(it, tuple)]
    stated = [it for reading in readings for it in _stated(reading)]
    unread = [it for it in read if not isinstance(it, tuple) and not isinstance(it, Skipped)]
    if stated or (readings and not unread):
        return tuple(stated) or (Translation(found.name),)
    why = (
        getattr(unread[0], "reason", "faracheck broke down on it")
        if unread
        else "it is passed over"
    )
    return (Translation(found.name, unread=why),)


def _named(path: Path, desk: Desk) -> Path:
    return path if desk.materials is None else desk.materials.named(path)


def _stated(reading: Reading) -> Iterator[Translation]:
    """Yield a draft that carries a statement, with the place and the parties."""
    statement = deciding_label(reading)
    if statement is not None:
        name = f"{reading.path}!{reading.part}" if reading.part else reading.path
        agent = statement.agent.name if statement.agent else None
        names = tuple(party.name for party in statement.principals)
        yield Translation(name, at(statement.words.start), agent, names)


def translations_of(owner: Docket, known: Translations) -> Sequence[Translation]:
    """Return the translations of one input."""
    path = path_of(owner.task)
    return known.get(path.resolve(), ()) if path is not None and known else ()
