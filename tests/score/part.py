"""One part of the score: what is measured, its figures, and its table for the README."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Shares = Mapping[str, float]
"""Figures by name, each a share from 0 to 1; more is better."""


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled set and how well it is read.

    `lines` are for a person at a terminal, `table` is Markdown, `shares` are kept from falling.
    """

    name: str
    shares: Callable[[], Shares]
    lines: Callable[[], Iterable[str]]
    table: Callable[[], str]


def table_of(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    head = tuple(heads)
    lines = [head, tuple("---" for _ in head), *map(tuple, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
