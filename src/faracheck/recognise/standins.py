"""Words that stand where a name belongs and name nobody: stand-ins, numbers, mere grammar."""

from collections.abc import Iterator

from faracheck.late import late_pattern
from faracheck.model.reading import Element
from faracheck.recognise.folding import Bounds
from faracheck.recognise.grammar import Grammar
from faracheck.recognise.naming import cuts, plain, without_leading
from faracheck.recognise.patterns import Pattern
from faracheck.recognise.view import View

_AROUND = " .,;\"'()"
_ARTICLE = 3
"""Letters of the longest article that leads into an apposition."""

_COMMA = late_pattern("[,،、，]")


def names_nobody(view: View, slot: Bounds, element: Element) -> bool:
    """Say whether a slot as a whole only describes: "our firm, 12 Main Street"."""
    generic = _generic(view, element)
    if generic is None:
        return False
    if element is Element.AGENT_NAMED and _opens_with_relation(view, slot):
        return True
    if _leads_nowhere(view, slot):
        return True
    heads = (plain(view.text[slice(*head)]).strip(_AROUND) for head in _heads(view, slot))
    return any(generic.fullmatch(head) for head in heads if head)


def is_name(name: str, view: View, element: Element) -> bool:
    """Say whether what is left of a slot is a name, not a stand-in, a number or mere grammar."""
    # One letter is what is left of a particle, or stands for a name: "X on behalf of Y".
    if sum(character.isalpha() for character in name) < 2 or '""' in name:
        return False
    generic = _generic(view, element)
    members = _members(name, view.grammar)
    if generic and (generic.fullmatch(name) or all(generic.fullmatch(it) for it in members)):
        return False
    return not any(it(name, view) for it in _NO_NAMES)


def _generic(view: View, element: Element) -> Pattern | None:
    agent = element is Element.AGENT_NAMED
    return view.grammar.generic_agent if agent else view.grammar.generic_principal


def _opens_with_relation(view: View, slot: Bounds) -> bool:
    """Say whether "on behalf of" stands where the agent's name was left out.

    In a name it would have a capital: "Agents of Change LLC". A class noun is none: "agency".
    """
    relation = view.grammar.needed.get("on_behalf_of")
    told = view.text[slice(*slot)].lstrip()
    found = relation.match(told) if relation and told[:1].lower() == told[:1] else None
    leading = view.grammar.names.leading
    noun = leading.match(told) if leading else None
    return found is not None and not (noun and noun.end() >= found.end())


def _leads_nowhere(view: View, slot: Bounds) -> bool:
    """Say whether only words that lead to a name stand before an apposition set off from it."""
    behind = without_leading(view.text, *slot, view.grammar)
    passed = [at for at in cuts(view.text, *slot, view.grammar) if at < behind]
    between = view.text[passed[-1] : behind] if passed else ""
    return between.startswith((",", "(")) and len(between.strip(" ,(")) <= _ARTICLE


def _heads(view: View, slot: Bounds) -> Iterator[Bounds]:
    """Yield the slot, and what stands in it before an address, an apposition or the like."""
    yield slot
    start, end = slot
    behind = without_leading(view.text, start, end, view.grammar)
    for at in cuts(view.text, start, end, view.grammar):
        yield start, at
        if behind < at:
            yield behind, at


def _members(name: str, grammar: Grammar) -> list[str]:
    """Return the names that a name seems to be made of, without the words that join them."""
    joint = grammar.names.joint
    pieces = [name]
    if joint:
        name = f" {name}"
        found = [(it.start(), it.end()) for it in joint.finditer(name)]
        starts = [0, *(end for _, end in found)]
        pieces = [
            name[a:b] for a, b in zip(starts, [*(at for at, _ in found), len(name)], strict=True)
        ]
    parts = (part.strip(_AROUND) for piece in pieces for part in _COMMA.split(piece))
    members = (part[without_leading(part, 0, len(part), grammar) :] for part in parts)
    return [member for member in members if member]


def _an_address(name: str, view: View) -> bool:
    """Say whether a street stands where the name was left out: "12 Main Street"."""
    words = [word.strip(".,").lower() for word in name.split()]
    known = view.grammar.names.organization | view.grammar.names.suffix
    return words[0][:1].isdigit() and not known.intersection(words)


def _only_a_number(name: str, view: View) -> bool:
    """Say whether nothing but a registration number stands where the name belongs."""
    number = view.grammar.names.number
    found = number.search(name) if number else None
    return found is not None and not (name[: found.start()] + name[found.end() :]).strip(" ().,")


def _grammar_alone(name: str, view: View) -> bool:
    """Say whether where a name belongs only the words stand that lead to one: "by on behalf of"."""
    grammar = view.grammar
    if all(word.strip(".,'\"()").lower() in grammar.connectors for word in name.split()):
        return True
    if any(_only_leads(written, grammar) for written in (name, name.lower())):
        return True
    return any(phrase.fullmatch(name) for phrase in grammar.needed.values())


def _only_leads(name: str, grammar: Grammar) -> bool:
    """Say whether a name is nothing but words that stand before names: an article, "firm"."""
    leading = grammar.names.leading
    found = leading.fullmatch(name) if leading else None
    return found is not None and not any(found.groupdict().values())


def _the_material(name: str, view: View) -> bool:
    """Say whether the material itself stands where a name was left out: "this release"."""
    material = view.grammar.material
    return material is not None and material.fullmatch(name) is not None


def _common_noun(name: str, view: View) -> bool:
    """Say whether a name has no capital where names are written with one: "a state carrier".

    An address on the net and a name with a figure in it are names all the same, and a statement
    without any capital says nothing.
    """
    if not view.grammar.wording.spaced or name != name.lower() or name == name.upper():
        return False
    told = view.text[slice(*view.assembly.bounds)]
    return told != told.lower() and not any(c.isdigit() or c in "@." for c in name)


_NO_NAMES = (_common_noun, _only_a_number, _an_address, _grammar_alone, _the_material)
