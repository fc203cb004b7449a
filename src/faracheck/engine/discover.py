"""From the paths of a command to the inputs of a run, in a stable order.

Inputs come in the order of the command, those of a folder sorted by name. What is passed over
is told with its reason; nothing that was named gets lost.
"""

import errno
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faracheck.engine.formats import named_problem
from faracheck.engine.walk import NOBODY, Entry, Found, Meaning, Walk, excluded, is_meant, shown
from faracheck.errors import RequestError
from faracheck.frozen import dataclass
from faracheck.globs import EVERYTHING, Pattern, is_pattern
from faracheck.model.outcome import NotCheckable, Skipped

if TYPE_CHECKING:
    from faracheck.engine.gitignore import GitIgnore

STDIN = "-"

NO_MATCH = "pattern that matches nothing"


@dataclass(frozen=True, slots=True)
class Request:
    """The paths of a command, what to leave out, and the name of what comes by standard input.

    `gitignore` says that folders are walked as git sees them. `meant` says which files in them
    the settings mean, of those that are read only when somebody does.
    """

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    stdin_name: str | None = None
    gitignore: bool = True
    meant: Meaning = NOBODY


def discover(request: Request) -> list[Entry]:
    """Return each input once, where it was first met.

    Raises:
        RequestError: a path does not exist; nothing has been read by then.
    """
    for path in request.paths:
        _verify(path, request.stdin_name)
    if request.stdin_name is not None and STDIN not in request.paths:
        raise RequestError("--stdin-filename names standard input, but no path is `-`")
    excludes = tuple(Pattern.of(glob) for glob in request.exclude)
    entries: dict[Path | None, Entry] = {}
    for path in request.paths:
        for identity, entry in _entries(path, request, excludes):
            # What was asked for by name is more than what was passed over in a folder.
            if identity not in entries or isinstance(entries[identity], Skipped):
                entries[identity] = entry
    return list(entries.values())


def starting_folders(paths: Sequence[str]) -> list[Path]:
    """Return the real folders where the paths of a command begin: here, when there is none."""
    return [_starting_folder(path) for path in paths] or [Path.cwd()]


def _starting_folder(path: str) -> Path:
    file = Path() if path == STDIN else Path(path)
    if is_pattern(path) and _is_absent(file):
        file = _fixed_part(path)
    folder = _real(file)
    return folder if _is_folder(folder) else folder.parent


def _verify(path: str, stdin_name: str | None) -> None:
    if path == STDIN:
        if stdin_name is None:
            raise RequestError(
                "standard input has no name, and the name decides the format",
                hint="say it: --stdin-filename release.html",
            )
        return
    if not path:
        raise RequestError("a path is empty")
    if _is_absent(Path(path)) and not is_pattern(path):
        raise RequestError("no such file or folder", where=shown(path), hint=_nearest(Path(path)))


def _is_absent(path: Path) -> bool:
    """Say whether there is nothing; what may not be looked at is there."""
    try:
        path.stat()
    except OSError as error:
        return error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}
    return False


def _is_loop(path: Path) -> bool:
    """Say whether links lead back to where they began: nothing is there, and no path is real."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _nearest(path: Path) -> str:
    # Suggestions are for mistakes only: a run that goes well need not load the matcher.
    from difflib import get_close_matches  # noqa: PLC0415

    try:
        if path.is_symlink():
            return "it is a link to something that is not there"
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return ""
    close = get_close_matches(path.name, names, n=1)
    return f"did you mean {shown(path.with_name(close[0]))}?" if close else ""


def _entries(
    path: str, request: Request, excludes: tuple[Pattern, ...]
) -> Iterator[tuple[Path | None, Entry]]:
    """Yield what one path of the command stands for, each with what makes it unique."""
    if path == STDIN:
        name = request.stdin_name or STDIN
        yield None, _named(Found(None, shown(name)), Path(name), request.meant)
        return
    file = Path(path)
    if _is_absent(file):
        yield from _matching(path, request, excludes)
    elif _is_folder(file):
        walk = Walk(file, EVERYTHING, excludes, _ignored(file, request), request.meant)
        yield from walk.entries()
    elif excluded(excludes, file):
        yield _real(file), Skipped(shown(path), "excluded")
    elif _is_loop(file):
        yield _real(file), NotCheckable(shown(path), "it cannot be read", "a loop of links")
    else:
        yield _real(file), _named(Found(file, shown(path)), file, request.meant)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A loop of links has no end; it is unique enough under its own name.
        return path.absolute()


def _named(found: Found, path: Path, meant: Meaning) -> Entry:
    problem = named_problem(path)
    if problem is None or is_meant(path, meant):
        return found
    return NotCheckable(found.name, problem.what, problem.hint)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a glob means by its own suffix, besides what the settings mean."""

    suffix: str
    settings: Meaning

    def maps(self, path: Path) -> bool:
        return path.suffix.lower() == self.suffix or self.settings.maps(path)

    def fills_in(self, path: Path) -> bool:
        return self.settings.fills_in(path)


def unmatched(entries: Sequence[Entry]) -> list[str]:
    """Return the patterns that match nothing: beside others, a mistyped one is soon overlooked."""
    return [it.path for it in entries if isinstance(it, Skipped) and it.reason == NO_MATCH]


def _matching(
    glob: str, request: Request, excludes: tuple[Pattern, ...]
) -> Iterator[tuple[Path, Entry]]:
    """Yield what a glob matches: files, and folders with all that is in them."""
    root = _fixed_part(glob)
    nothing = True
    if _is_folder(root):
        wanted = Pattern(Path(glob).parts[len(root.parts) :])
        meant = _Asked(Path(glob).suffix.lower(), request.meant)
        for match in Walk(root, wanted, excludes, _ignored(root, request), meant).entries():
            nothing = False
            yield match
    if nothing:
        yield Path(glob), Skipped(shown(glob), NO_MATCH)


def _ignored(root: Path, request: Request) -> "GitIgnore | None":
    if not request.gitignore:
        return None
    # Imported here: most commands name files, and walk no folder.
    from faracheck.engine.gitignore import GitIgnore  # noqa: PLC0415

    return GitIgnore(_real(root))


def _fixed_part(glob: str) -> Path:
    """Return the folder below which all lies that a glob can match."""
    parts = Path(glob).parts
    return Path(*parts[: next(at for at, part in enumerate(parts) if is_pattern(part))])
