"""Words of a statement that label something else, or nothing: other material, a choice, data."""

from faracheck.late import late_pattern
from faracheck.model.reading import Element
from faracheck.recognise.assembly import Assembly
from faracheck.recognise.folding import Bounds
from faracheck.recognise.grammar import Grammar

# The value of a name in a program's text: `label = "…"`, `"label": "…"`, `{label: '…'`.
_NAMED = late_pattern(
    r"""(?:[\w$-]{1,60}\s?=>?|["'][\w $.-]{1,60}["']\s?[:=]>?|[{,]\s?[\w$-]{1,60}\s?:)\s?["'`“]+$"""
)
_SPOKEN = late_pattern(
    r"""(?:^|[^\w])(?:assert|echo|return|msgid|msgstr|puts|printf?|println|yield)\s?\(?["'`]+$"""
)
"""The words of a program before a string of its own: `assert "…"`, `msgid "…"`."""
_CELL = late_pattern(r"""(?:[\w"'][;\t]|\|[\w ]{1,40}\|)["']?$""")
_CELL_BEHIND = late_pattern(r"""[;|\t][\w"']""")
_ENTRY = late_pattern(r"(?:^|\v)[0-9]{2,8}[ \t][^\v\n]{1,200}\v[0-9]{2,8}$")
"""Where an entry of a numbered list of data begins, below another."""
_OLD_LINE = late_pattern(r"(?:^|[\v\n])-$")
_UNTICKED = late_pattern(r"(?:\[ ?\]|\( \)|[☐□◻◯○⬜]) ?$")
_STRUCK = "~~"


def marked(text: str, bounds: Bounds, before: str, *, enclosed: bool) -> str | None:
    """Return what the signs right around a statement make of it in any language, or None."""
    behind = text[bounds[1] :].lstrip(" .") if before.endswith(_STRUCK) else ""
    reasons = (
        ("a string in code or data", enclosed and _NAMED.search(before)),
        ("a choice that nobody ticked", _UNTICKED.search(before)),
        ("an entry of data", _is_data(before, text[bounds[1] - 1 : bounds[1] + 3])),
        ("a line that a change removes", _is_removed(before, text[bounds[1] :][:3])),
        ("a remark that nobody is shown", before.endswith("<!--")),
        ("words that are struck through", behind.startswith(_STRUCK)),
    )
    return next((why for why, found in reasons if found), None)


def _is_removed(before: str, behind: str) -> bool:
    """Say whether a line is the old one of a change: "- …" with "+ …" below it."""
    return _OLD_LINE.search(before) is not None and behind.lstrip(" .\ue000").startswith("\v+")


def _is_data(before: str, behind: str) -> bool:
    """Say whether words are a cell of a table of data, an entry of a list, or a program's string."""
    if _CELL.search(before) and _CELL_BEHIND.search(behind):
        return True
    return _SPOKEN.search(before) is not None or _ENTRY.search(before) is not None


def of_other_material(text: str, assembly: Assembly, lead: str, grammar: Grammar) -> str | None:
    """Return why a sentence that begins with `lead` labels other material than this, or None."""
    signs = grammar.quotation
    if signs.partly and (signs.partly.search(lead) or signs.partly.search(_aside(text, assembly))):
        return "a statement about some of the material only"
    itself = grammar.material is not None and grammar.material.search(lead) is not None
    if not itself and signs.elsewhere and signs.elsewhere.search(lead):
        return "a statement about other material"
    return None


def _aside(text: str, assembly: Assembly) -> str:
    """Return what stands between the material and the verb: ", except for page 3, is"."""
    first = min(assembly.clauses, key=lambda clause: clause.bounds, default=None)
    said = first.conveys.get(Element.DISTRIBUTED_BY) if first else None
    if first is None or first.material is None or said is None:
        return ""
    return text[first.material[1] : said[0]]
