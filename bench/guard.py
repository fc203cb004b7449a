"""Says which ratios of `make bench` have become much worse than those that were written down.

    python -m bench.guard

Ratios to lxml's parse of the same drafts, or to an empty process, differ little from machine to
machine; one that has doubled has a cause in the code. Ends with 1 when there is one.
"""

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench import measures, runs
from bench.drafts import drafts

RECORD = Path(__file__).parent / "results.json"
TRIES, ROUNDS, STARTS = 3, 3, 5
WORST = 2.0
"""How many times what was written down a ratio may be."""


def grown(now: Mapping[str, float], then: Mapping[str, float]) -> dict[str, float]:
    """Return the ratios that are more than `WORST` times what they were, and how many times."""
    times = {name: now[name] / then[name] for name in now if then.get(name)}
    return {name: round(it, 2) for name, it in times.items() if it > WORST}


def measured() -> dict[str, float]:
    """Return the ratios that tell most of what became slow, and are soon measured."""
    desk = measures.desk()
    found = measures.by_kind(desk, ROUNDS) | measures.recognition(desk, ROUNDS)
    with tempfile.TemporaryDirectory() as place:
        runs.keep_apart(Path(place) / "caches")
        for name, draft in drafts(Path(place)).items():
            found |= measures.cold_start(name, draft, STARTS)
    return {name: it for name, it in found.items() if "_of_" in name or name.startswith("times_")}


def main() -> int:
    """Measure until nothing has grown, three times at most: a busy moment is no cause."""
    then = json.loads(RECORD.read_text(encoding="utf-8"))
    worse: dict[str, float] = {}
    for number in range(TRIES):
        found = grown(measured(), then)
        worse = found if number == 0 else {name: found[name] for name in found if name in worse}
        if not worse:
            break
    for name, times in worse.items():
        sys.stdout.write(f"{name}: {times} times what bench/results.json has\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
