"""What is kept of our own bugs, so that they can be filed and mended."""

import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import TypeVar

from faracheck import __version__
from faracheck.cli.console import tell
from faracheck.engine.redact import redacted_bug
from faracheck.model.outcome import Crashed

T = TypeVar("T")

FILE_IT = "please file it with the project, the draft too if you may share it"


def report_bug(error: BaseException) -> None:
    """Keep the trace of an error that nobody foresaw and say where it is."""
    trace = "".join(traceback.format_exception(error))
    _report_trace(f"{type(error).__name__}: {error}", trace)


def filed(items: Iterable[T], *, redact: bool = False) -> Iterator[T]:
    """Yield the items; keep the trace of the first on which faracheck broke down.

    With `redact`, what is told repeats nothing of the draft; the trace in its file does.
    """
    kept = False
    for item in items:
        if isinstance(item, Crashed) and not kept:
            told = redacted_bug(item) if redact else item
            _report_trace(f"{told.error}, in {told.path!r}", item.trace, redact=redact)
            kept = True
        yield item


def _report_trace(error: str, trace: str, *, redact: bool = False) -> None:
    """Keep a trace and say where it is; where no file can be kept, it is told unless redacted."""
    # Every start brings this module in; no start but a broken one gets here.
    import platform  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    text = f"faracheck {__version__}, Python {sys.version}, {platform.platform()}\n{trace}"
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="faracheck-bug-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(text)
    except OSError:
        tell(f"a bug of faracheck: {error}; {FILE_IT}" + ("" if redact else f":\n{text}"))
        return
    tell(f"a bug of faracheck: {error}; its trace is in {file.name}; {FILE_IT}")
