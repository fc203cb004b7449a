"""Press pages of three sizes in a fixed mix, made of invented words; half carry a statement."""

import random
from pathlib import Path

SYLLABLES = ["ba", "cor", "del", "fen", "gar", "hol", "im", "jas", "kel", "lor", "mun", "nor"]
STATEMENT = (
    '<p class="statement">This material is distributed by Pelham Strategies LLC on behalf of the'
    " <b>Ministry of Tourism of Sarkand</b>. Additional information is available at the Department"
    " of Justice, Washington,&nbsp;DC.</p>\n"
)
CONTACT = (
    "<p>Media contact: Marta Quell, Pelham Strategies LLC<br>+1 202 555 0143<br>"
    '<a href="mailto:press@pelham.example">press@pelham.example</a></p>\n'
)
SMALL, MIDDLE, LARGE = 9_000, 56_000, 390_000
MIX = (*(SMALL,) * 14, *(MIDDLE,) * 5, LARGE)
"""Seven in ten are small, one in four is of middle size, one in twenty is large."""


def write_pages(folder: Path, count: int, seed: int = 1, *, one_sheet: bool = False) -> list[Path]:
    """Write `count` pages in the mix and return their paths, in an order of no pattern.

    Those with a style sheet have one each, or all of them the same, as the pages of a site do.
    """
    source = random.Random(seed)
    sheet = rules(source, 200) if one_sheet else ""
    sizes = [MIX[number % len(MIX)] for number in range(count)]
    source.shuffle(sizes)
    paths = []
    for number, size in enumerate(sizes):
        path = folder / f"page-{number:04}.html"
        made = page(source, size, labelled=number % 2 == 0, sheet=sheet)
        path.write_text(made, encoding="utf-8")
        paths.append(path)
    return paths


def page(source: random.Random, size: int, *, labelled: bool, sheet: str = "") -> str:
    """Return a page of about `size` characters; one of middle size has 200 rules, or `sheet`."""
    style = f"<style>{sheet or rules(source, 200)}</style>\n" if size == MIDDLE else ""
    head = f"<!doctype html><html lang=en><head><title>{words(source, 6)}</title>{style}</head>\n"
    parts = [head, '<body><div class="site"><nav><a href="/">Home</a></nav><main>\n']
    if labelled:
        parts += [STATEMENT, CONTACT]
    parts.append(f"<h1>{words(source, 7)}</h1>\n")
    length = sum(map(len, parts))
    while length < size:
        parts.append(block(source))
        length += len(parts[-1])
    parts.append("</main><footer><p>© Pelham Strategies LLC</p></footer></div></body></html>\n")
    return "".join(parts)


def block(source: random.Random) -> str:
    """Return a paragraph as pages have it: wrapped, linked, marked up."""
    kind = source.randrange(200)
    link = (
        f'<a href="/{words(source, 1).lower()}" title="{words(source, 2)}">{words(source, 3)}</a>'
    )
    text = f"{words(source, 30)} {link} <em>{words(source, 4)}</em> {words(source, 20)}."
    return f'<div class="block b{kind}"><p class="text t{kind % 20}">{text}</p></div>\n'


def rules(source: random.Random, count: int) -> str:
    """Return style rules, some of which concern what can be seen."""
    declarations = [
        "margin:0 auto;padding:1em",
        "color:#333;background:#fff",
        "display:none",
        "font-size:14px;line-height:1.5",
        "border:1px solid #ccc",
    ]
    return "".join(
        f".b{number} .t{source.randrange(20, 40)}{{{source.choice(declarations)}}}\n"
        for number in range(count)
    )


def words(source: random.Random, count: int) -> str:
    """Return invented words, the first of them in a capital."""
    made = ("".join(source.choices(SYLLABLES, k=source.randrange(1, 4))) for _ in range(count))
    return " ".join(made).capitalize()
