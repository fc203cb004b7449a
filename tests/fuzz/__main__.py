"""Looks for pages that the static reading and Chromium read differently.

    python -m tests.fuzz [--seconds N] [--seed N]

Prints each page that it finds, cut down, as a row for tests/pages/cases; ends with 1 when one is
called visible that Chromium does not paint.
"""

import argparse
import sys
import time
from collections import Counter
from contextlib import suppress

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.comparing import Comparison, Difference, comparing
from tests.fuzz.drafting import Sketch, sketches

SAME_CAUSE = 2
"""How many pages are printed that differ alike and by the same properties."""


class _Enough(BaseException):
    """The time is up."""


def search(comparison: Comparison, seconds: float, number: int) -> Counter[Difference]:
    """Compare pages until the time is up; print what is found."""
    until = time.monotonic() + seconds
    found: Counter[Difference] = Counter()
    printed: Counter[tuple[Difference, frozenset[str]]] = Counter()
    known: set[Sketch] = set()

    @seed(number)
    @settings(
        max_examples=1_000_000,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(sketches())
    def compare(sketch: Sketch) -> None:
        if time.monotonic() > until:
            raise _Enough
        kind = comparison.differ(sketch)
        if kind is None:
            return
        found[kind] += 1
        if kind is Difference.UNSURE:
            return
        small = comparison.smallest(sketch, kind)
        cause = (kind, _properties(small))
        if small not in known and printed[cause] < SAME_CAUSE:
            printed[cause] += 1
            _print(small, kind)
        known.add(small)

    with suppress(_Enough):
        compare()
    return found


def _properties(sketch: Sketch) -> frozenset[str]:
    said = [*sketch.inline, *(one for rule in sketch.rules for one in rule.declarations)]
    return frozenset(declaration.split(":")[0] for declaration in said)


def _print(sketch: Sketch, kind: Difference) -> None:
    page = sketch.page()
    body = page.body.replace('"', '\\"')
    css = page.css.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    sys.stdout.write(f'# {kind}\n- {{name: x, css: "{css}", body: "{body}"}}\n')
    sys.stdout.flush()


def main() -> int:
    """Search, and say how many pages were compared."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with comparing() as comparison:
        found = search(comparison, asked.seconds, asked.seed)
        told = ", ".join(f"{count} {kind}" for kind, count in found.items()) or "no difference"
        sys.stdout.write(f"# seed {asked.seed}: {comparison.count} pages compared; {told}\n")
    return 1 if found[Difference.FALSELY_VISIBLE] else 0


if __name__ == "__main__":
    sys.exit(main())
