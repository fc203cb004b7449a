"""A name for a finding by which trackers know it again when lines have moved."""

from collections import Counter
from hashlib import sha256

from faracheck.model.outcome import Checked, Outcome
from faracheck.model.report import Run
from faracheck.reporters._address import address


def fingerprints(run: Run, item: Checked) -> list[str]:
    """Return a fingerprint for each outcome of a draft, in order and all different.

    It rests on the draft's address, the rule, the verdict and the words quoted: never on a line.
    Changed words are another finding, so that nobody's dismissal covers them. A redacted report
    leaves the words out here too, as a short name could be guessed from its hash.
    """
    path = address(item.reading.path, run.grounds)
    seen: Counter[str] = Counter()
    names = []
    for outcome in item.outcomes:
        digest = _digest(path, item.reading.part or "", outcome)
        seen[digest] += 1
        names.append(f"{digest}:{seen[digest]}")
    return names


def one_fingerprint(run: Run, path: str, problem: str) -> str:
    """Return a fingerprint for a problem that an input has as a whole."""
    return _hashed((address(path, run.grounds), problem)) + ":1"


def _digest(path: str, part: str, outcome: Outcome) -> str:
    words = " ".join(outcome.quote.split())
    return _hashed((path, part, outcome.rule, outcome.verdict, words))


def _hashed(parts: tuple[str, ...]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
