"""Waivers and settlements as their files have them: the fields are the keys."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from faracheck.config.load import Loaded
from faracheck.errors import RuleError
from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.model.outcome import Settlement, Waiver
from faracheck.shape import Mapped, Node, Scalar, parse_yaml, read_text, shape


@dataclass(frozen=True, slots=True)
class WaiverText:
    """An exception from one rule for one document, as long as its text is what was approved."""

    id: str
    rule: Scalar
    document: str
    text_sha256: str
    reason: str
    approver: str
    approved: date
    expires: date
    ticket: str = ""

    def __post_init__(self) -> None:
        if self.expires < self.approved:
            raise ValueError("a waiver expires after it is approved")
        _refuse_blank(self)

    @property
    def begins(self) -> date:
        """The first day on which it stands."""
        return self.approved

    @property
    def ends(self) -> date:
        """The last day on which it stands."""
        return self.expires

    @property
    def granted(self) -> Waiver:
        """The waiver as it stands on an outcome."""
        return Waiver(self.id, self.reason, self.approver, self.approved, self.expires, self.ticket)


@dataclass(frozen=True, slots=True)
class SettlementText:
    """What a person saw who looked at one review of one document."""

    rule: Scalar
    document: str
    text_sha256: str
    by: str
    note: str
    settled: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.settled:
            raise ValueError("a settlement holds until a day after it is made")
        _refuse_blank(self)

    @property
    def begins(self) -> date:
        """The first day on which it stands."""
        return self.settled

    @property
    def ends(self) -> date:
        """The last day on which it stands."""
        return self.until

    @property
    def granted(self) -> Settlement:
        """The settlement as it stands on an outcome."""
        return Settlement(self.by, self.note, self.settled, self.until)


@dataclass(frozen=True, slots=True)
class Malformed:
    """An entry that is no waiver or settlement: what it calls itself, why it is none, and where."""

    name: str
    document: str
    why: str
    where: Scalar


@dataclass(frozen=True, slots=True)
class ExceptionsText:
    """The waivers and settlements of a run, the entries that are neither, and their files."""

    waivers: tuple[WaiverText, ...] = ()
    settlements: tuple[SettlementText, ...] = ()
    malformed: tuple[Malformed, ...] = ()
    files: tuple[Source, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is an entry of any kind."""
        return bool(self.waivers or self.settlements or self.malformed)


@dataclass(frozen=True, slots=True)
class _Lists:
    """A file of waivers, of settlements, or of both, whatever its entries are."""

    waivers: tuple[Node, ...] | None = None
    settlements: tuple[Node, ...] | None = None


def exception_files(loaded: Loaded) -> tuple[Path, Path]:
    """Return where waivers and settlements stand, by the settings."""
    return loaded.root / loaded.settings.waivers, loaded.root / loaded.settings.settlements


def load_exceptions(loaded: Loaded) -> ExceptionsText:
    """Return the waivers and settlements of a run; a file that is not there holds none.

    Raises:
        RuleError: a file cannot be read, or is no list of waivers and settlements.
    """
    paths = dict.fromkeys(exception_files(loaded))
    return parsed_exceptions({path: read_text(path) for path in paths if path.is_file()})


def parsed_exceptions(texts: Mapping[Path, str | None]) -> ExceptionsText:
    """Return the same from the texts of files; None is the text of a file that is not there.

    An entry that is neither a waiver nor a settlement costs nobody but itself.

    Raises:
        RuleError: as for `load_exceptions`.
    """
    written = {path: text for path, text in texts.items() if text and _says_anything(text)}
    lists = [shape(_Lists, parse_yaml(text, str(path))) for path, text in written.items()]
    waivers = [_entry(WaiverText, node) for it in lists for node in it.waivers or ()]
    settlements = [_entry(SettlementText, node) for it in lists for node in it.settlements or ()]
    return ExceptionsText(
        tuple(it for it in waivers if isinstance(it, WaiverText)),
        tuple(it for it in settlements if isinstance(it, SettlementText)),
        tuple(it for it in (*waivers, *settlements) if isinstance(it, Malformed)),
        tuple(Source(str(path), text.encode()) for path, text in written.items()),
    )


def _says_anything(text: str) -> bool:
    """Say whether there is more in a file than comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _entry(
    kind: type[WaiverText] | type[SettlementText], node: Node
) -> WaiverText | SettlementText | Malformed:
    """Return what an entry says, or why it says nothing that can stand."""
    try:
        entry = shape(kind, node)
        return replace(entry, document=entry.document.removeprefix("./"))
    except RuleError as error:
        file, line, column = error.where.rsplit(":", 2)
        why = f"{error.what} ({error.hint})" if error.hint else error.what
        where = Scalar(file, int(line), int(column), "")
        return Malformed(_called(kind, node), _text(node, "document"), why, where)


def _called(kind: type[WaiverText] | type[SettlementText], node: Node) -> str:
    """Return what an entry calls itself, as far as it does."""
    if kind is WaiverText:
        return f"waiver {_text(node, 'id')}".strip()
    by = _text(node, "by")
    return f"settlement by {by}" if by else "settlement"


def _text(node: Node, key: str) -> str:
    found = node.items.get(key) if isinstance(node, Mapped) else None
    return found.text if isinstance(found, Scalar) else ""


def _refuse_blank(entry: WaiverText | SettlementText) -> None:
    """Refuse an entry whose keys are there and say nothing: nobody would answer for it."""
    blank = [name for name, text in _texts(entry) if name != "ticket" and not text.strip()]
    if blank:
        raise ValueError(f"nothing is written for '{blank[0].replace('_', '-')}'")


def _texts(entry: WaiverText | SettlementText) -> Iterable[tuple[str, str]]:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, str | Scalar):
            yield field.name, value.text if isinstance(value, Scalar) else value
