"""A bar on standard error while a long run goes on at a terminal."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

LONG = 20
"""From this number of inputs on, a run is worth a bar."""

REDRAWN_AFTER = 0.1
"""Seconds; drawing it for every draft would cost more than judging it."""


def watched(items: Iterable[T], total: int, *, quiet: bool) -> Iterable[T]:
    """Return the items, with a bar that shows how many of `total` are done."""
    if quiet or total < LONG or not sys.stderr.isatty():
        return items
    return _with_bar(items, total)


def _with_bar(items: Iterable[T], total: int) -> Iterator[T]:
    # Imported here: it costs a third of a cold start, and most runs show no bar.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task("checking", total=total)
    drawn = 0.0
    try:
        for done, item in enumerate(items, start=1):
            # The bar gives way while the item is written: both may share one terminal.
            bar.stop()
            yield item
            if monotonic() - drawn > REDRAWN_AFTER:
                bar.update(task, completed=done)
                bar.start()
                drawn = monotonic()
    finally:
        bar.stop()
