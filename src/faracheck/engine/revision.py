"""What a file said at another revision of its repository."""

import subprocess
from pathlib import Path

from faracheck.errors import RequestError


def text_at(ref: str, path: Path) -> str | None:
    """Return the file's text at `ref`, or None where it did not exist then.

    Raises:
        RequestError: there is no git, no repository, or no such revision.
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
    return git(folder, "cat-file", "blob", name, ref=ref).decode("utf-8-sig")


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
    try:
        return subprocess.run(  # noqa: S603 - no shell, and a fixed program
            ["git", "-C", str(folder), *args],  # noqa: S607 - git is found where the user has it
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RequestError("git cannot be run", hint=str(error)) from error
