"""Waivers and settlements as their files have them: the fields are the keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faracheck.config.load import Loaded
from faracheck.model.outcome import Settlement, Waiver
from faracheck.shape import Node, Scalar, load_yaml, parse_yaml, shape


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
class ExceptionsText:
    """A file of waivers, of settlements, or of both."""

    waivers: tuple[WaiverText, ...] = ()
    settlements: tuple[SettlementText, ...] = ()


def exception_files(loaded: Loaded) -> tuple[Path, Path]:
    """Return where waivers and settlements stand, by the settings."""
    return loaded.root / loaded.settings.waivers, loaded.root / loaded.settings.settlements


def load_exceptions(loaded: Loaded) -> ExceptionsText:
    """Return the waivers and settlements of a run; a file that is not there holds none.

    Raises:
        RuleError: a file is broken.
    """
    paths = dict.fromkeys(exception_files(loaded))
    return gathered([load_yaml(path) for path in paths if path.is_file()])


def parsed_exceptions(texts: Mapping[Path, str | None]) -> ExceptionsText:
    """Return the same from the texts of files; None is the text of a file that is not there."""
    return gathered([parse_yaml(text, str(path)) for path, text in texts.items() if text])


def gathered(nodes: list[Node]) -> ExceptionsText:
    """Return what several files say together."""
    files = [shape(ExceptionsText, node) for node in nodes]
    return ExceptionsText(
        tuple(waiver for file in files for waiver in file.waivers),
        tuple(settlement for file in files for settlement in file.settlements),
    )
