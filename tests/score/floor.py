"""The figures below which no part of the score may fall."""

import math
from collections.abc import Iterable
from pathlib import Path

import yaml

from tests.score.part import Part

FLOOR = Path(__file__).parent / "floor.yaml"
HEAD = "# What was measured last; `python -m tests.score --bless` writes it. No figure may fall.\n"


def floor_of(part: Part) -> dict[str, float]:
    """Return the least that each figure of a part must be."""
    return dict(yaml.safe_load(FLOOR.read_text(encoding="utf-8"))[part.name])


def fallen(part: Part) -> list[str]:
    """Return each figure of a part that is below its floor or no longer measured."""
    measured = part.shares()
    return [
        f"{name}: {measured.get(name, 0.0):.4f}, at least {least:.4f} before"
        for name, least in floor_of(part).items()
        if measured.get(name, 0.0) < least
    ]


def written(parts: Iterable[Part]) -> str:
    """Return the floor file for what the parts measure now, rounded down."""
    shares = {
        part.name: {
            name: math.floor(share * 10_000) / 10_000 for name, share in part.shares().items()
        }
        for part in parts
    }
    return HEAD + yaml.safe_dump(shares, sort_keys=False, allow_unicode=True)
