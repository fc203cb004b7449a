"""Packs of rules: folders of YAML into one Rulebook, or an error that says where."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from datetime import date
from hashlib import sha256
from pathlib import Path

import faracheck
from faracheck.errors import RuleError
from faracheck.frozen import dataclass
from faracheck.model.law import Provision, Status
from faracheck.model.report import Pack
from faracheck.recognise.contact.labels import ContactLabels
from faracheck.recognise.language import Profile
from faracheck.recognise.wording import Wording
from faracheck.rulebook.compose import RuleText, compose
from faracheck.rulebook.rule import Rule
from faracheck.shape import read

APART = frozenset({"pack.yaml", "law.yaml"})
"""Files of a pack's folder that hold no rules."""


@dataclass(frozen=True, slots=True)
class PackText:
    """A `pack.yaml`: the pack's name, its date version, and what it is about.

    `mutants` is the share of machine-made departures that the pack's rules must catch.
    """

    name: str
    version: str
    summary: str
    mutants: float = 0.0


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision as `law.yaml` has it, under its key."""

    cite: str
    asks: str
    status: Status
    url: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LawText:
    """A `law.yaml`: each provision once, by its key."""

    provisions: Mapping[str, Clause]


@dataclass(frozen=True, slots=True)
class RulesText:
    """A file of rules on one subject."""

    rules: tuple[RuleText, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that drafts are judged by: rules in order, the law they rest on, how to read.

    `reasons` words why a rule does not apply; `mutants` is each pack's own threshold;
    `languages` are those that a draft can be found to be in. `read_by` is a digest of all by
    which drafts are read, as the packs have it.
    """

    rules: tuple[Rule, ...] = ()
    law: Mapping[str, Provision] = field(default_factory=dict)
    wordings: tuple[Wording, ...] = ()
    labels: tuple[ContactLabels, ...] = ()
    packs: tuple[Pack, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    mutants: Mapping[str, float] = field(default_factory=dict)
    languages: tuple[Profile, ...] = ()
    read_by: str = ""


def packs_root() -> Path:
    """Return the folder of the packs that came with faracheck."""
    # From __file__ on purpose: an editable install leaves a stale copy of the packs where
    # importlib.resources would look.
    house = Path(faracheck.__file__).parent
    shipped = house / "packs"
    return shipped if shipped.is_dir() else house.parent.parent / "rules"


def load_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """Return our packs and those in the folders `extra`, which may cite our law.

    Raises:
        RuleError: a file is broken, or two rules share an id or a name.
    """
    root = packs_root()
    own = sorted(path.parent for path in root.glob("*/pack.yaml"))
    packs: dict[Path, PackText] = {}
    for folder in (*own, *extra):
        packs[folder] = _pack_text(folder, {pack.name for pack in packs.values()})
    law = _law(packs)
    rules = tuple(rule for folder, pack in packs.items() for rule in _rules(folder, pack, law))
    _refuse_doubles(rules)
    wordings = tuple(_wordings(packs, own))
    labels = tuple(read(path, ContactLabels) for path in _files(packs, "labels"))
    languages = read(root / "languages.yaml", tuple[Profile, ...])
    read_by = repr((wordings, labels, languages)).encode("utf-8", "surrogatepass")
    return Rulebook(
        rules=rules,
        law=law,
        wordings=wordings,
        labels=labels,
        packs=tuple(Pack(pack.name, pack.version) for pack in packs.values()),
        reasons=read(root / "reasons.yaml", Mapping[str, str]),
        mutants={pack.name: pack.mutants for pack in packs.values()},
        languages=languages,
        read_by=sha256(read_by).hexdigest(),
    )


def _wordings(packs: Mapping[Path, PackText], own: Sequence[Path]) -> Iterator[Wording]:
    """Yield the wordings; somebody else's is proved first, as ours is by the tests."""
    for path in _files(packs, "wording"):
        wording = read(path, Wording)
        if path.parent.parent not in own:
            _prove(wording, path)
        yield wording


def _prove(wording: Wording, path: Path) -> None:
    # Ready rulebooks never come here, and most drafts ask nothing of a wording's patterns.
    from faracheck.recognise.grammar import prove  # noqa: PLC0415

    try:
        prove(wording)
    except ValueError as error:
        raise RuleError(str(error), where=str(path)) from error


def _pack_text(folder: Path, loaded: AbstractSet[str]) -> PackText:
    """Return what the folder's pack.yaml says; a folder without one is a pack of its own name."""
    if not folder.is_dir():
        raise RuleError("no such folder", where=str(folder))
    path = folder / "pack.yaml"
    unversioned = PackText(folder.resolve().name, "unversioned", "")
    pack = read(path, PackText) if path.is_file() else unversioned
    if pack.name in loaded:
        raise RuleError(f"a pack named '{pack.name}' is loaded already", where=str(folder))
    return pack


def _law(packs: Mapping[Path, PackText]) -> dict[str, Provision]:
    law: dict[str, Provision] = {}
    for path in (folder / "law.yaml" for folder in packs):
        for key, clause in read(path, LawText).provisions.items() if path.is_file() else ():
            if key in law:
                raise RuleError(f"the provision '{key}' is known already", where=str(path))
            law[key] = Provision(
                key,
                clause.cite,
                clause.asks,
                clause.status,
                clause.url,
                clause.since,
                clause.until,
            )
    return law


def _rules(folder: Path, pack: PackText, law: Mapping[str, Provision]) -> Iterator[Rule]:
    paths = sorted(path for path in folder.glob("*.y*ml") if path.name not in APART)
    if not paths:
        raise RuleError("no rules stand in this folder", where=str(folder))
    for path in paths:
        for text in read(path, RulesText).rules:
            yield compose(text, pack.name, law)


def _files(packs: Mapping[Path, PackText], room: str) -> Iterator[Path]:
    for folder in packs:
        yield from sorted((folder / room).glob("*.y*ml"))


def _refuse_doubles(rules: tuple[Rule, ...]) -> None:
    """Refuse a second rule of the same id or name: `--select` could not tell them apart."""
    handles = Counter(handle for rule in rules for handle in (rule.id, rule.name))
    for rule in reversed(rules):
        for handle in (rule.id, rule.name):
            if handles[handle] > 1:
                raise RuleError(f"'{handle}' names a rule already", where=rule.where)
