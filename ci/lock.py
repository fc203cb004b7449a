"""Writes ci/lock.txt: what pip would install here for the tests, each release by its hash.

python ci/lock.py REPORT, where REPORT is what `pip install --dry-run --report` wrote.
"""

import json
import sys
from pathlib import Path

HEAD = """\
# What the tests run with, for CPython 3.11 on Linux, x86-64: written by `make lock`.
# LOCKED=1 .ci/run installs this and nothing else.
"""


def lock_of(report: str) -> str:
    """Return the lines of a lock file; the project itself has none."""
    lines = []
    for one in json.loads(report)["install"]:
        name, version = one["metadata"]["name"].lower(), one["metadata"]["version"]
        digest = one["download_info"].get("archive_info", {}).get("hashes", {}).get("sha256")
        if digest:
            lines.append(f"{name.replace('_', '-')}=={version} --hash=sha256:{digest}")
    return HEAD + "\n".join(sorted(lines)) + "\n"


if __name__ == "__main__":
    text = lock_of(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(__file__).with_name("lock.txt").write_text(text, encoding="utf-8")
