"""From an input to what was understood in it: bytes → Source → Document → Reading."""

import select
import stat
import sys
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import BinaryIO

from faracheck.config.materials import Materials
from faracheck.engine.exceptions import Exceptions
from faracheck.engine.opening import loader_of
from faracheck.engine.rendering import Witness
from faracheck.engine.walk import Found
from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.document import Bond, Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Severity
from faracheck.model.reading import Reading
from faracheck.ports import Loader, LoadOptions
from faracheck.recognise.digest import digest
from faracheck.recognise.language import languages_by, languages_of
from faracheck.recognise.reading import read as recognise
from faracheck.rulebook.pack import Rulebook

_PIECE = 1 << 20
_MOMENT = 0.2
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to read and judge a draft, besides the draft.

    `materials` says what holds for which draft; without them `brief` and `weights` (by rule id)
    hold for all. `witness` is the browser that is asked how drafts look, or None;
    `exceptions` are the waivers and settlements. `stands_on` is the page that carries the
    statement for a whole site. A reading `digests` the text when exceptions may rest on it.
    """

    rulebook: Rulebook
    brief: Brief = field(default_factory=Brief)
    materials: Materials | None = None
    weights: Mapping[str, Severity] = field(default_factory=dict)
    options: LoadOptions = field(default_factory=LoadOptions)
    tells_language: bool = False
    witness: Witness | None = None
    exceptions: Exceptions | None = None
    stands_on: Path | None = None
    digests: bool = False

    @property
    def for_reading(self) -> "Desk":
        """This desk without all that only judging asks for: plain data."""
        rulebook = Rulebook(
            wordings=self.rulebook.wordings,
            labels=self.rulebook.labels,
            languages=self.rulebook.languages,
            read_by=self.rulebook.read_by,
        )
        digests = self.digests or self.exceptions is not None
        return Desk(
            rulebook, options=self.options, tells_language=self.tells_language, digests=digests
        )


def read(source: Source, desk: Desk, loader: Loader | None = None) -> Reading:
    """Return what is understood in a draft; without a `loader` its name tells its format.

    Raises:
        LoadError: the draft cannot be read.
    """
    document = _load(source, loader or loader_of(source), desk.options)
    document = _beside_profile(document, desk.brief)
    if desk.witness is not None:
        document = desk.witness.watching(document)
    reading = recognise(document, desk.rulebook.wordings, desk.rulebook.labels, desk.brief)
    # What language a draft is in matters only where a statement could be in another.
    asked = desk.tells_language or bool(reading.statements)
    reading = _with_languages(reading, document, desk.rulebook) if asked else reading
    asked = desk.digests or desk.exceptions is not None
    return replace(reading, text_sha256=digest(document)) if asked else reading


def _with_languages(reading: Reading, document: Document, rulebook: Rulebook) -> Reading:
    """Return the reading with the languages that the draft is written in."""
    stated = [statement.words.span for statement in reading.statements]
    apart = [*stated, *(contact.words.span for contact in reading.contacts)]
    known = languages_by(rulebook.languages)
    main, *others = languages_of(document, apart, known) or (None,)
    return replace(reading, language=main, other_languages=tuple(others))


def fetch(found: Found, limits: Limits) -> Source:
    """Return the bytes of an input, as many as the limit `size` has at most.

    Raises:
        LoadError: it is too large, no regular file, or cannot be read.
    """
    try:
        if found.path is None:
            data, base = _piped(sys.stdin.buffer, limits), None
        else:
            data, base = _contents(found.path, limits), str(found.path.parent)
    except OSError as error:
        raise LoadError("it cannot be read", hint=error.strerror or "") from error
    return Source(found.name, data, base=base)


def _load(source: Source, loader: Loader, options: LoadOptions) -> Document:
    document = loader.load(source, options)
    # An empty form of what others read in full is judged: its reader is told nothing.
    # So is a post that only passes on another one: what it passes on may carry a statement.
    # A page that only leads elsewhere often has no text at all, and says where it leads.
    wordless = not (document.built_by or document.leads_to or document.alternatives)
    if wordless and document.borrowed is None and not document.text.strip():
        raise LoadError("there is no text in it")
    return document


def _beside_profile(document: Document, brief: Brief) -> Document:
    """Return a post beside what the settings say of the profile of its account."""
    medium = brief.medium or document.medium
    if brief.profile is None or medium is not Medium.SOCIAL or not brief.profile.strip():
        return document
    source = Source("profile.txt", brief.profile.encode("utf-8", "replace"))
    profile = loader_of(source).load(source, LoadOptions())
    return replace(document, beside=(*document.beside, (Bond.PROFILE, profile)))


def _contents(path: Path, limits: Limits) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        # A pipe or a device may never end, and opening one can wait for ever.
        raise LoadError("it is no regular file", hint="read it by standard input: `-`")
    limits.hold("size", status.st_size)
    with path.open("rb") as file:
        return _limited(file, limits)


def _piped(file: BinaryIO, limits: Limits) -> bytes:
    """Return what comes by standard input, piece by piece as it comes."""
    pieces: list[bytes] = []
    size = 0
    while size <= limits.size:
        _await(file)
        piece = file.read1(_PIECE)  # type: ignore[attr-defined]  # every buffered input has it
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    limits.hold("size", size)
    return b"".join(pieces)


def _await(file: BinaryIO) -> None:
    """Wait until something comes, in moments: a signal between two of them is heard at once.

    One that comes right before a read that blocks is not heard until the read returns.
    """
    try:
        number = file.fileno()
        while not select.select([number], [], [], _MOMENT)[0]:
            pass
    except (OSError, ValueError):
        return  # what cannot be waited for is read as it comes


def _limited(file: BinaryIO, limits: Limits) -> bytes:
    # The file may have grown since its size was asked, and standard input has none.
    data = file.read(limits.size + 1)
    limits.hold("size", len(data))
    return data
