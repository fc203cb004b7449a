"""The score: how well labelled drafts are read, part by part.

python -m tests.score            prints the figures and what was misread
python -m tests.score --bless    writes them into the README and the floor as well
"""

import re
import sys
from pathlib import Path

from tests.score.contacts import PART as CONTACTS
from tests.score.floor import FLOOR, written
from tests.score.pages import PART as PAGES
from tests.score.part import Part
from tests.score.statements import PART as STATEMENTS

README = Path(__file__).parents[2] / "README.md"
PARTS = (STATEMENTS, CONTACTS, PAGES)


def filled(readme: str, part: Part) -> str:
    """Return the README with the part's table between its marks, where it has any."""
    marks = rf"(<!-- score of {part.name}: .*-->\n)(?:.*\n)*?(<!-- end of score -->)"
    return re.sub(marks, lambda found: found[1] + part.table() + found[2], readme)


def main() -> None:
    """Print the score of every part; with --bless, write it down."""
    for part in PARTS:
        sys.stdout.write("\n".join(part.lines()) + "\n\n")
    if "--bless" in sys.argv:
        text = README.read_text(encoding="utf-8")
        for part in PARTS:
            text = filled(text, part)
        README.write_text(text, encoding="utf-8")
        FLOOR.write_text(written(PARTS), encoding="utf-8")


if __name__ == "__main__":
    main()
