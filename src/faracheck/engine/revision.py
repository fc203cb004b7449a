"""What a file said at another revision of its repository."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faracheck.config.find import NAMES, is_settings_text
from faracheck.errors import RequestError, RuleError

if TYPE_CHECKING:
    import subprocess


def text_at(ref: str, path: Path) -> str | None:
    """Return the file's text at `ref`, or None where it did not exist then.

    Raises:
        RequestError: there is no git, no repository, or no such revision.
        RuleError: it was no text then.
    """
    folder = path.parent
    git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", ref=ref
    )
    prefix = git(folder, "rev-parse", "--show-prefix", ref=ref).decode().strip()
    name = f"{ref}:{prefix}{path.name}"
    found = _run(folder, "cat-file", "-e", name)
    if found.returncode:
        return None
    try:
        return git(folder, "cat-file", "blob", name, ref=ref).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"byte {error.start} was not UTF-8 at {ref}", where=str(path)) from error


def folder_at(ref: str, folder: Path, into: Path) -> Path:
    """Write a folder's files as they were at `ref` below `into`, and return where they are.

    Raises:
        RequestError: there is no git, no repository, no such revision, or no such folder then.
    """
    # Imported here: few runs ask for rules as they were.
    import io  # noqa: PLC0415
    import tarfile  # noqa: PLC0415

    # A folder that a change took away is asked for from above.
    standing = next(it for it in (folder, *folder.parents) if it.is_dir())
    inside = folder.relative_to(standing).as_posix()
    prefix = git(standing, "rev-parse", "--show-prefix", ref=ref).decode().strip()
    tree = f"{ref}:{prefix}{'' if inside == '.' else inside}".rstrip("/")
    if _run(standing, "cat-file", "-e", tree).returncode:
        raise RequestError(f"this folder of rules did not stand at {ref}", where=str(folder))
    top = Path(os.fsdecode(git(standing, "rev-parse", "--show-toplevel", ref=ref).rstrip(b"\n")))
    packed = git(top, "archive", "--format=tar", tree, ref=ref)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into / folder.name, filter="data")
    return into / folder.name


def git(folder: Path, *args: str, ref: str) -> bytes:
    """Return what a git command prints in `folder`; `ref` is the revision that it is about.

    Raises:
        RequestError: it fails, or there is no git.
    """
    done = _run(folder, *args)
    if done.returncode:
        raise RequestError(
            f"there is no revision '{ref}' here",
            where=str(folder),
            hint=done.stderr.decode("utf-8", "replace").strip() or "git log names the revisions",
        )
    return done.stdout


def _run(folder: Path, *args: str) -> "subprocess.CompletedProcess[bytes]":
    # Imported here: most runs ask git for nothing, and start the sooner.
    import subprocess  # noqa: PLC0415

    try:
        return subprocess.run(  # noqa: S603 - no shell, and a fixed program
            ["git", "-C", str(folder), *args],  # noqa: S607 - git is found where the user has it
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RequestError("git cannot be run", hint=str(error)) from error


def settings_at(ref: str, folders: Sequence[Path]) -> tuple[Path, str] | None:
    """Return the settings file that stood nearest above `folders` at `ref`, and its text.

    What the working tree has by now does not count: settings that a change took away or put
    nearer would otherwise let it through.

    Raises:
        RequestError: there is no git, no repository, or no such revision.
    """
    common = Path(os.path.commonpath(folders))
    for folder in (common, *common.parents):
        if folder.is_dir():
            for name in NAMES:
                text = text_at(ref, folder / name)
                if text is not None and is_settings_text(name, text):
                    return folder / name, text
        if (folder / ".git").exists():
            return None
    return None
