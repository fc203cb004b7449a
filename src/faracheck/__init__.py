"""Says whether a draft of press material carries the statement that FARA asks for.

As a library: `from faracheck import check_bytes, check_paths, Checker`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faracheck.api import Checker, Result, check_bytes, check_paths

__version__ = "0.1.0"

__all__ = ["Checker", "Result", "check_bytes", "check_paths"]


def __getattr__(name: str) -> object:
    """Import the library's entrance when it is asked for: the command line needs less."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from faracheck import api  # noqa: PLC0415 - see above

    return getattr(api, name)
