"""Texts and Markdown of invented words, with and without a statement, and texts made to hurt."""

import random
import re
from collections.abc import Iterator

from bench.pages import words

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism of"
    " Sarkand. Additional information is available at the Department of Justice, Washington, DC."
)


def text(source: random.Random, size: int, *, labelled: bool) -> str:
    """Return paragraphs of about `size` characters, the statement above them if `labelled`."""
    parts = [words(source, 7), *([STATEMENT] if labelled else [])]
    while sum(map(len, parts)) < size:
        parts.append(f"{words(source, 30)}. {words(source, 25)}.")
    return "\n\n".join(parts) + "\n"


def markdown(source: random.Random, size: int, *, labelled: bool) -> str:
    """Return the same as Markdown: a heading, emphasis, links and a list."""
    title, *blocks = text(source, size, labelled=labelled).split("\n\n")
    marked = [re.sub(r"^(\w+) (\w+)", r"**\1** [\2](/\2)", block) for block in blocks]
    return "\n\n".join([f"# {title}", *marked, "- one\n- two\n"])


def hostile(size: int) -> Iterator[tuple[str, str]]:
    """Yield texts of about `size` characters on which a careless pattern takes for ever.

    Each address or number found is weighed, so those that are full of them are shorter.
    """
    for name, piece, length in (
        ("spaces", " ", size),
        ("by", "by ", size),
        ("on behalf of", "on behalf of ", size),
        ("distributed by", "distributed by X on behalf of ", size),
        ("at signs", "a@", size // 10),
        ("digits", "2 0 2 ", size // 10),
    ):
        middle = (piece * (length // len(piece) + 1))[:length]
        yield name, f"A line.\n\n{middle}\n\nThe end.\n"
