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
_UNTICKED = late_pattern(r"(?:\[ ?\]|\( \)|[☐□◻◯○⬜]) ?$")
_STRUCK = "~~"


def marked(text: str, bounds: Bounds, before: str, *, enclosed: bool) -> str | None:
    """Return what the signs right around a statement make of it in any language, or None."""
    if enclosed and _NAMED.search(before):
        return "a string in code or data"
    if _UNTICKED.search(before):
        return "a choice that nobody ticked"
    if before.endswith(_STRUCK) and text[bounds[1] :].lstrip(" .").startswith(_STRUCK):
        return "words that are struck through"
    return None


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
