"""Which elements of a page are taken out of their place, where they may lie over others."""

import re
from collections.abc import Iterator

from turbohtml import Element, SelectorSyntaxError

from faracheck.late import late_pattern
from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.scan import StyleRule

# What is out of the flow may lie anywhere; what is only moved seldom reaches far.
_MOST_LOOSE = 400
_MOST = 60
_PSEUDO = late_pattern(r"::?(before|after)", re.IGNORECASE)
_LOOSE = late_pattern(r"position\s*:\s*(?:absolute|fixed)", re.IGNORECASE)
_FIXED = late_pattern(r"position\s*:\s*fixed", re.IGNORECASE)
_MOST_FIXED = 10
_BY_ITSELF = "[style*=position],[style*=margin],[style*=transform]"


def lifted_in(cascade: Cascade) -> list[Element]:
    """Return the elements that some declaration takes out of their place, the loosest first."""
    rules = [rule for rule in _lifting(cascade, pseudo=False) if rule.parent is None]
    loose = [rule.prelude for rule in rules if _LOOSE.search(rule.body)]
    found = _met(cascade, ["dialog[open]", "[style*=absolute],[style*=fixed]", *loose], _MOST_LOOSE)
    moved = [rule.prelude for rule in rules if not _LOOSE.search(rule.body)]
    others = _met(cascade, [_BY_ITSELF, *moved], _MOST)
    return list(dict.fromkeys((*found, *others)))


def lifting_pseudo(cascade: Cascade) -> list[StyleRule]:
    """Return the rules that take `::before` or `::after` out of their place."""
    return _lifting(cascade, pseudo=True)


def fixed_pseudos(cascade: Cascade) -> Iterator[tuple[Element, str]]:
    """Yield elements whose `::before` or `::after` some rule takes out into the window."""
    for rule in lifting_pseudo(cascade):
        if rule.parent is None and _FIXED.search(rule.body) is not None:
            selectors = _PSEUDO.sub("", rule.prelude).strip() or "*"
            for element in _met(cascade, [selectors], _MOST_FIXED):
                yield from ((element, name[1].lower()) for name in _PSEUDO.finditer(rule.prelude))


def _met(cascade: Cascade, selectors: list[str], most: int) -> list[Element]:
    found: dict[Element, None] = {}
    for selector in dict.fromkeys(selectors):
        try:
            found.update(dict.fromkeys(cascade.tree.select(selector)))
        except SelectorSyntaxError:
            continue
        if len(found) > most:
            break
    return list(found)[:most]


def _lifting(cascade: Cascade, *, pseudo: bool) -> list[StyleRule]:
    return [
        rule
        for applied in cascade.collection.applied
        for rule in applied.sheet.lifting
        if (_PSEUDO.search(rule.prelude) is not None) is pseudo
    ]
