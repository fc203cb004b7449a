"""Linters that somebody might take instead, where they are installed, over the same drafts.

None of them asks what faracheck asks; each runs one rule, the nearest to a required text that it
has, in a process of its own. What is compared is the CPU time of whole runs that take turns.
"""

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.clock import ran, spawned
from bench.pages import write_pages
from bench.runs import forget
from bench.texts import text

Results = dict[str, float]
DRAFTS = 100

_DJLINT = """\
- rule:
    name: T001
    message: The draft names the Department of Justice.
    flags: re.I
    patterns: [Department of Justice]
"""
_TEXTLINT = """\
module.exports = context => ({
  [context.Syntax.DocumentExit](node) {
    if (!context.getSource(node).includes("Department of Justice")) {
      context.report(node, new context.RuleError("The Department of Justice is not named."));
    }
  },
});
"""


@dataclass(frozen=True)
class Peer:
    """A linter: its command, which drafts it reads, and its arguments; `{}` is their folder."""

    name: str
    drafts: str
    arguments: tuple[str, ...]


PEERS = (
    Peer("djlint", "pages", ("--lint", "--quiet", "--include=T001", "{}")),
    Peer("htmlhint", "pages", ("--rules", "tag-pair", "{}")),
    Peer("proselint", "texts", ("check", "{}")),
    Peer("textlint", "texts", ("--rulesdir", "{}/rules", "{}/*.txt")),
)


def peers(folder: Path, rounds: int) -> Results:
    """Return the CPU of each peer that is installed, times ours over the same drafts."""
    pages, texts = _pages(folder / "pages"), _texts(folder / "texts")
    results: Results = {}
    for peer in PEERS:
        command = shutil.which(peer.name)
        if command is not None:
            drafts = pages if peer.drafts == "pages" else texts
            results[f"{peer.name}_times_ours"] = _beside(command, peer.arguments, drafts, rounds)
    return results


def _beside(command: str, arguments: Sequence[str], drafts: Path, rounds: int) -> float:
    given = [it.replace("{}", str(drafts)) for it in arguments]
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(ran([command, *given], drafts).cpu)
        forget()
        ours.append(spawned("-m", "faracheck", "check", str(drafts), "--isolated", "--jobs=1").cpu)
    return round(min(theirs) / min(ours), 2)


def _pages(folder: Path) -> Path:
    folder.mkdir(parents=True)
    write_pages(folder, DRAFTS)
    (folder / ".djlint_rules.yaml").write_text(_DJLINT, encoding="utf-8")
    return folder


def _texts(folder: Path) -> Path:
    (folder / "rules").mkdir(parents=True)
    (folder / "rules" / "department.js").write_text(_TEXTLINT, encoding="utf-8")
    source = random.Random(8)
    for number in range(DRAFTS):
        draft = text(source, 5000, labelled=number % 2 == 0)
        (folder / f"draft-{number:03}.txt").write_text(draft, encoding="utf-8")
    return folder
