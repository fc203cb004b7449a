"""One small draft of each kind, for starts from cold."""

import random
from pathlib import Path

from bench.pages import SMALL, page
from bench.texts import text


def drafts(folder: Path) -> dict[str, Path]:
    """Write one small draft of each kind and return them by name."""
    source = random.Random(1)
    contents = {
        "page.html": page(source, SMALL, labelled=False),
        "labelled_page.html": page(source, SMALL, labelled=True),
        "text.txt": text(source, 5000, labelled=False),
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return {Path(name).stem: folder / name for name in contents}
