"""Changes of dress made by machine: a statement that says it all must pass in each of them."""

from collections.abc import Iterator

from faracheck.model.reading import Element, Words
from faracheck.rulebook.mutate_draft import Mutant, Original

WRAPPED_AT = 4
"""Words on a line of a narrow column."""

QUOTES = (("“", "”"), ("(", ")"), ("[", "]"))
BOLD = {"html": ("<b>", "</b>"), "markdown": ("**", "**")}


def complying(original: Original) -> Iterator[Mutant]:
    """Yield the changes of dress that can be made to a draft."""
    whole = original.statement.words
    for opening, closing in QUOTES:
        quoted = f"{opening}{original.body}{closing}"
        yield original.complying(f"in {opening}{closing}", [(whole, quoted)])
    yield from _in_bold(original)
    if original.marked_up:
        return
    yield original.complying("wrapped", [(whole, wrapped(original.body))])
    shouted = original.body.upper()
    if shouted != original.body and len(shouted) == len(original.body):
        yield original.complying("in capitals", [(whole, shouted)])
    if halves := _sentences(original):
        first, second = halves
        yield original.complying("sentences reordered", [(whole, f"{_stopped(second)} {first}")])
        if gap := _gap(original):
            yield original.complying("split over two blocks", [(whole, f"{first}{gap}{second}")])


def wrapped(text: str) -> str:
    """Return text broken into lines of a few words."""
    words = text.split()
    lines = [words[at : at + WRAPPED_AT] for at in range(0, len(words), WRAPPED_AT)]
    return "\n".join(" ".join(line) for line in lines)


def _in_bold(original: Original) -> Iterator[Mutant]:
    before, after = BOLD.get(original.case.format, ("", ""))
    if not before:
        return
    for element in (Element.AGENT_NAMED, Element.PRINCIPAL_NAMED, Element.DOJ):
        words = original.words(element)
        if words and "<" not in (told := _told(original, words)):
            yield original.complying(f"{element} in bold", [(words, f"{before}{told}{after}")])
    words = original.words(Element.DOJ)
    if words and original.case.format == "html" and "<" not in (told := _told(original, words)):
        cut = f"{told[:-3]}<i>{told[-3:]}</i>"
        yield original.complying("a tag inside a word", [(words, cut)])


def _told(original: Original, words: Words) -> str:
    start, end = original.bounds(words)
    return original.case.draft[start:end]


def _sentences(original: Original) -> tuple[str, str] | None:
    """Return the clause and the sentence about information, where a full stop parts them."""
    about = original.words(Element.ADDITIONAL_INFO)
    if about is None:
        return None
    at = original.bounds(about)[0] - original.bounds(original.statement.words)[0]
    first, second = original.body[:at].rstrip(), original.body[at:]
    return (first, second) if first.endswith((".", "。", "。")) else None


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "。")) else f"{sentence}."


def _gap(original: Original) -> str | None:
    """Return what ends one block and begins the next as the first one began."""
    if original.case.format != "html":
        return "\n\n"
    before = original.case.draft[: original.bounds(original.statement.words)[0]]
    tag = before[before.rfind("<") :]
    return f"</p>{tag}" if tag.startswith("<p") and tag.rstrip().endswith(">") else None
