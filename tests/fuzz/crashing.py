"""Looks for inputs that end in a trace, or take longer than any draft should.

    python -m tests.fuzz.crashing [--seconds N] [--seed N] [--keep DIR] [--short]

Prints how many inputs of each kind were read; ends with 1 when one crashed. What is found is kept
in DIR, and belongs in tests/fuzz/test_crashing.py.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from pathlib import Path
from random import Random

from faracheck.config.exceptions import ExceptionsText
from faracheck.config.settings import Settings
from faracheck.engine.read import Desk
from faracheck.engine.run import check_source
from faracheck.errors import FaracheckError
from faracheck.model.document import Source
from faracheck.model.outcome import Crashed
from faracheck.rulebook.pack import load_rulebook
from faracheck.shape import parse_yaml, shape
from tests.fuzz.making import Made, inputs, short_inputs

DAY = date(2026, 11, 23)
SLOW = 10.0
"""Seconds of work; no input here is large."""


@dataclass
class Hunt:
    """What was read so far, and what came of it."""

    desk: Desk = field(default_factory=lambda: Desk(load_rulebook()))
    read: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def meet(self, made: Made) -> str | None:
        """Read an input; return what went wrong, by its last line, or None."""
        kind, name, data = made
        self.read[kind] += 1
        begun = time.process_time()
        wrong = _settings(data) if kind == "yaml" else _draft(name, data, self.desk)
        if wrong is None and time.process_time() - begun > SLOW:
            wrong = f"{kind}: more than {SLOW:g} seconds"
        if wrong is not None:
            self.found[wrong] += 1
        return wrong


def _draft(name: str, data: bytes, desk: Desk) -> str | None:
    for item in check_source(Source(name, data), desk, DAY):
        if isinstance(item, Crashed):
            return "\n".join(item.trace.strip().splitlines()[-3:])
    return None


def _settings(data: bytes) -> str | None:
    for cls in (Settings, ExceptionsText):
        try:
            shape(cls, parse_yaml(data.decode("utf-8", "replace"), "faracheck.yaml"))
        except FaracheckError:
            continue
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            return "\n".join(traceback.format_exc().strip().splitlines()[-3:])
    return None


def search(seconds: float, source: Iterator[Made], keep: Path | None) -> Hunt:
    """Read inputs until the time is up; keep and print the first of each kind of crash."""
    hunt = Hunt()
    until = time.monotonic() + seconds
    for made in takewhile(lambda _: time.monotonic() < until, source):
        wrong = hunt.meet(made)
        if wrong is not None and hunt.found[wrong] == 1:
            sys.stdout.write(f"# {made[0]}\n{wrong}\n")
            sys.stdout.flush()
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{len(hunt.found)}-{made[1]}").write_bytes(made[2])
    return hunt


def main() -> int:
    """Search, and say how many inputs were read."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.crashing")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0, help="other inputs for another number")
    parser.add_argument("--keep", type=Path, help="a folder for what is found")
    parser.add_argument("--short", action="store_true", help="a line or two each, many a second")
    asked = parser.parse_args()
    make = short_inputs if asked.short else inputs
    hunt = search(asked.seconds, make(Random(asked.seed)), asked.keep)  # noqa: S311 - chance, not secrets
    for kind, count in sorted(hunt.read.items()):
        sys.stdout.write(f"{kind}: {count:,}\n")
    sys.stdout.write(f"{hunt.read.total():,} inputs, {hunt.found.total()} crashed or slow\n")
    return 1 if hunt.found else 0


if __name__ == "__main__":
    sys.exit(main())
