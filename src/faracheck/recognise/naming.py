"""Names: what of a slot is the agent's or a principal's name, and what only stands around it."""

from collections.abc import Iterator

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.recognise.folding import BREAKS, KEPT_DOT, PARTING, SOFT_BREAK, SPACES, Bounds
from faracheck.recognise.grammar import Grammar, NamePatterns
from faracheck.recognise.patterns import Pattern

_WORD = late_pattern(r"\S+")
_WITHIN = 3
"""Words of a name among which the word that tells an organization may stand."""
_SEPARATORS = " ,;" + BREAKS
_BRACKETS = {"(": ")", "[": "]", '"': '"', "“": "”", "«": "»", "「": "」", "『": "』", "《": "》"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a folded passage, and what it is in one line."""

    bounds: Bounds
    text: str


def plain(text: str) -> str:
    """Return folded text as a person writes it: full stops back, white space single."""
    return " ".join(text.replace(KEPT_DOT, ".").split())


def trimmed(text: str, slot: Bounds, grammar: Grammar) -> Bounds:
    """Return the bounds of the one name in `slot`; start equals end where nothing is left."""
    start, end = stripped(text, slot, grammar)
    end = _without_place(text, start, end, grammar)
    end = _without_stop(text, start, _without_trailing(text, start, end, grammar.names), grammar)
    return _without_pairs(text, start, end)


def _without_stop(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Cut a full stop that ends no abbreviation: "Sarkand.Additional" has lost its space."""
    if end - start < 6 or text[end - 1] != KEPT_DOT or not text[end - 5 : end - 1].isalpha():
        return end
    word = text[start : end - 1].rsplit(maxsplit=1)[-1].lower()
    known = {abbreviation.lower() for abbreviation in grammar.wording.abbreviations}
    return end if word in known else end - 1


def stripped(text: str, slot: Bounds, grammar: Grammar) -> Bounds:
    """Return the bounds of the name or names in `slot`, without what stands around them."""
    start, end = _line_cut(text, *slot)
    unnamed = grammar.names.unnamed
    if unnamed and unnamed.match(text[start:end]):
        return end, end
    start = without_leading(text, start, end, grammar)
    end = next(cuts(text, start, end, grammar), end)
    return start, _without_trailing(text, start, end, grammar.names)


def name_at_end(text: str, bounds: Bounds, grammar: Grammar) -> Bounds:
    """Return the name that a leading stretch ends in: "… has retained Vantor LLC".

    Words go on belonging to the name, from the last one backwards, while they are capitalized or
    join such words. Where capitals mean nothing, the stretch stays as it is.
    """
    start, end = bounds
    words = list(_WORD.finditer(text, start, end))
    if not grammar.wording.spaced or not any(w[0][0].isupper() for w in words):
        return bounds
    kept = len(words)
    while kept and _in_name(words[kept - 1][0], grammar):
        kept -= 1
    while kept < len(words) and words[kept][0].islower():
        kept += 1
    if kept < len(words):
        return words[kept].start(), end
    return (_behind_verb(text, bounds, grammar) if _ends_name(words[-1][0], grammar) else end), end


def name_at_start(text: str, bounds: Bounds, grammar: Grammar) -> Bounds:
    """Return the name that a stretch begins with: "Vantor LLC advises X, and" distributes."""
    words = list(_WORD.finditer(text, *bounds))
    kept = next((n for n, word in enumerate(words) if not _in_name(word[0], grammar)), len(words))
    return bounds[0], words[kept - 1].end() if kept else bounds[0]


def _behind_verb(text: str, bounds: Bounds, grammar: Grammar) -> int:
    """Return where what could be a name begins: no verb stands in one, "Sarkand has retained"."""
    start, end = bounds
    stops = grammar.stops.finditer(text[start:end]) if grammar.stops else ()
    return start + max((found.end() for found in stops), default=0)


def _in_name(word: str, grammar: Grammar) -> bool:
    bare = plain(word).lower().strip(".,'\"()")
    first = next((c for c in word if c.isalnum()), "")
    joins = bare in grammar.connectors or bare in grammar.names.suffix or "/" in word
    return not first.islower() or joins


def _ends_name(word: str, grammar: Grammar) -> bool:
    """Say whether a small word can end a name: "Vantor group", "vantor.example", no "exhibition"."""
    if not grammar.names.words.capitals:
        return True
    bare = plain(word).strip(".,'\"()")
    known = bare in grammar.names.organization or bare in grammar.names.suffix
    return known or not bare.isalpha()


def _line_cut(text: str, start: int, end: int) -> Bounds:
    """End a name before a line that begins with a label such as "Contact:"."""
    for at in range(start + 1, end):
        if text[at] == SOFT_BREAK and ":" in text[at : min(len(text), end + 1)]:
            return start, at
    return start, end


def without_leading(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Return where a name begins behind the articles, titles and the like that lead to it."""
    leading = grammar.names.leading
    while start < end:
        skipped = start
        while skipped < end and text[skipped] in _SEPARATORS:
            skipped += 1
        if leading and (found := leading.match(text[skipped:end])):
            kept = [n for name, n in leading.groupindex.items() if name.startswith("keep")]
            cut_to = max((found.start(number) for number in kept), default=-1)
            skipped += cut_to if cut_to >= 0 else found.end()
        if skipped == start:
            return start
        start = skipped
    return start


def cuts(text: str, start: int, end: int, grammar: Grammar) -> Iterator[int]:
    """Yield where what begins is no longer the name: an address, an apposition, a number."""
    found = grammar.names.cut.finditer(text[start:end]) if grammar.names.cut else ()
    yield from (start + int(cut.start()) for cut in found if cut.start() > 0)


def _without_trailing(text: str, start: int, end: int, names: NamePatterns) -> int:
    while start < end:
        kept = end
        while kept > start and text[kept - 1] in _SEPARATORS + "-–":
            kept -= 1
        if names.trailing and (found := names.trailing.search(text[start:kept])):
            kept = start + int(found.start()) + (not _at_edge(text[start + found.start()]))
            kept = min(kept, end - 1) if kept >= end else kept
        if kept == end:
            return end
        end = kept
    return end


def _at_edge(character: str) -> bool:
    return not character.isalnum()


def _without_pairs(text: str, start: int, end: int) -> Bounds:
    """Drop quotation marks and brackets that enclose the name, and one left without its pair."""
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _BRACKETS and last == _BRACKETS[first] and end - start > 1:
            start, end = start + 1, end - 1
        elif last == "'" == text[start - 1 : start] or (
            last in _BRACKETS.values() and _unpaired(text[start:end], last)
        ):
            end -= 1
        elif first in _BRACKETS and first not in text[start + 1 : end]:
            start += 1
        else:
            break
    while start < end and text[start] in SPACES:
        start += 1
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end


def _unpaired(text: str, closing: str) -> bool:
    opening = next(key for key, value in _BRACKETS.items() if value == closing)
    return text.count(closing) > text.count(opening) or (
        opening == closing and text.count('"') % 2 == 1
    )


def _without_place(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Cut a place of business from the end: ", Port Anse, Sarkand"."""
    parts = list(_comma_parts(text, start, end))
    if len(parts) < 2:
        return end
    names = grammar.names
    kept = 1
    for number, (at, behind) in enumerate(parts):
        part = plain(text[at:behind])
        if number and (_is_suffix(part, names) or _speaks_of_organization(part, names)):
            kept = number + 1
    if kept == 1 and _enumerates(text, parts, grammar):
        return end
    return parts[kept - 1][1] if kept < len(parts) else end


def _enumerates(text: str, parts: list[Bounds], grammar: Grammar) -> bool:
    """Say whether the last comma part is joined by "and": then the parts are names."""
    last = text[parts[-1][0] : parts[-1][1]]
    found = grammar.names.joint.search(f" {last}") if grammar.names.joint else None
    return found is not None


def _comma_parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    depth = 0
    begin = start
    for at in range(start, end):
        if text[at] in "([":
            depth += 1
        elif text[at] in ")]":
            depth -= 1
        elif text[at] in ",、，،" and depth <= 0:
            yield begin, at
            begin = at + 1
    yield begin, end


def _is_suffix(part: str, names: NamePatterns) -> bool:
    return part.lower().strip(" .()") in names.suffix


def _words(part: str) -> list[str]:
    return [word.strip(".,()'\"").lower() for word in part.split()]


def _speaks_of_organization(part: str, names: NamePatterns) -> bool:
    words = _words(part)
    return any(word in names.organization or word in names.suffix for word in words)


def divided(text: str, slot: Bounds, grammar: Grammar) -> list[Bounds]:
    """Return the bounds of each principal named in `slot`: "A, B, and C" are three."""
    if PARTING in text[slice(*slot)]:
        return [name for part in _parted(text, slot) for name in divided(text, part, grammar)]
    if grammar.names.joint is None:
        return [slot]
    pieces = _at_joints(text, slot, grammar.names, grammar.names.joint)
    if len(pieces) == 1:
        return [slot] if not _several(text, slot, grammar) else _list(text, slot, grammar)
    whole = [pieces[0]]
    for piece in pieces[1:]:
        ampersand = "&" in text[whole[-1][1] : piece[0]]
        if _two_names(text, whole[-1], piece, grammar, only_headed=ampersand):
            whole.append(piece)
        else:
            whole[-1] = (whole[-1][0], piece[1])
    return [part for piece in whole for part in _list(text, piece, grammar, many=len(whole) > 1)]


def _parted(text: str, slot: Bounds) -> Iterator[Bounds]:
    begin, end = slot
    while (at := text.find(PARTING, begin, end)) >= 0:
        if text[begin:at].strip():
            yield begin, at
        begin = at + 1
    yield begin, end


def _at_joints(text: str, slot: Bounds, names: NamePatterns, joint: Pattern) -> list[Bounds]:
    pieces: list[Bounds] = []
    begin = slot[0]
    told = text[slot[0] : slot[1]]
    whole = [it.span() for it in names.whole.finditer(told)] if names.whole else []
    for found in joint.finditer(told):
        if any(start < found.end() and found.start() < end for start, end in whole):
            continue
        at, behind = slot[0] + found.start(), slot[0] + found.end()
        if at > begin and not _part_of_word(text, behind, names):
            pieces.append((begin, at))
            begin = behind
    pieces.append((begin, slot[1]))
    return pieces


def _part_of_word(text: str, at: int, names: NamePatterns) -> bool:
    """Say whether what looks like a joint is the first letter of a word that names are made of."""
    if not names.words.joint_prefix or text[at - 1] in SPACES:
        return False
    start = max(text.rfind(space, 0, at) for space in SPACES) + 1
    word = _words(text[start : at + 40])[0]
    return word in names.organization | names.head | names.subject_noun


def _several(text: str, slot: Bounds, grammar: Grammar) -> bool:
    """Say whether a semicolon-free list stands here without a joint: only with articles."""
    return len(list(_comma_parts(text, *slot))) > 2 and grammar.names.joint is None


def _list(text: str, piece: Bounds, grammar: Grammar, *, many: bool = False) -> list[Bounds]:
    """Divide the part before an "and" at its commas, suffixes and places kept where they belong."""
    if not many:
        return [piece]
    names = grammar.names
    out: list[Bounds] = []
    for at, behind in _comma_parts(text, *piece):
        part = plain(text[at:behind])
        if not part:
            continue
        belongs = _is_suffix(part, names) or _qualifies(part, out, text, names)
        if out and belongs:
            out[-1] = (out[-1][0], behind)
        else:
            out.append((at, behind))
    return out or [piece]


def _qualifies(part: str, out: list[Bounds], text: str, names: NamePatterns) -> bool:
    """Say whether ", Republic of Sarkand" completes the ministry before it."""
    words = _words(part)
    if not out or len(words) < 3 or "of" not in words:
        return False
    before = _words(plain(text[out[-1][0] : out[-1][1]]))
    body = {"ministry", "department", "office", "bureau", "embassy", "agency", "directorate"}
    state = {"republic", "kingdom", "state", "government", "commonwealth", "federation"}
    return bool(body & set(before)) and bool(state & set(words))


def _two_names(
    text: str, left: Bounds, right: Bounds, grammar: Grammar, *, only_headed: bool
) -> bool:
    """Say whether a joint stands between two names and not inside one.

    An ampersand joins two names only where the second begins as states and ministries do.
    """
    names = grammar.names
    before = _words(plain(text[left[0] : left[1]]))
    after_text = plain(text[right[0] : right[1]])
    after = _words(after_text)
    # "Handels- und Industriekammer": the word before the joint is not finished.
    if not before or not after or before[-1].endswith("-"):
        return False
    # "Government of W…": a joint written as one with its word is that word's own letter there.
    if names.words.joint_prefix and before[-1] in names.head | grammar.connectors:
        return False
    if names.article and names.article.match(after_text):
        return not _unfinished(before, names)
    goes_on = _unfinished(before, names) and _begins_subject(after[0], names)
    if goes_on or _shares_ministry(before, after, names):
        return False
    if after[0] in names.head and len(after) > 1:
        return True
    return not only_headed and _stand_alone(before, after, names)


def _unfinished(words: list[str], names: NamePatterns) -> bool:
    """Say whether a name is still listing what a ministry is for: "Ministry of Trade"."""
    if not names.spaced:
        return words[-1].endswith(tuple(names.subject_noun))
    if len(words) < 2:
        return False
    last = words[-1]
    if names.words.joint_prefix and last not in names.subject_noun:
        last = last[1:]
    return last in names.subject_noun and words[0] in names.head and len(words) <= 8


def _shares_ministry(before: list[str], after: list[str], names: NamePatterns) -> bool:
    """Say whether what two subjects share stands behind them: "Trade and Industry Ministry"."""
    both = before[-1] in names.subject_noun and after[0] in names.subject_noun
    return both and any(word in names.organization for word in after[1:])


def _begins_subject(word: str, names: NamePatterns) -> bool:
    if not names.spaced:
        return word.startswith(tuple(names.subject_noun))
    return word in names.subject_noun


def _stand_alone(before: list[str], after: list[str], names: NamePatterns) -> bool:
    """Say whether the words on either side of a joint can each be a whole name.

    "The Republic of A and Export Bank of A": the bank's own word may stand inside its name.
    """
    headed = before[0] in names.head and len(before) > 1
    if headed and names.organization.intersection(after[1:_WITHIN]):
        return True
    return _stands_alone(before, names) and _stands_alone(after, names)


def _stands_alone(words: list[str], names: NamePatterns) -> bool:
    """Say whether words can be a whole name: a company with its form, or a bare state."""
    company = words[-1] in names.suffix or words[-1] in names.organization
    headed = words[0] in names.head and len(words) > 1
    return company or headed or (len(words) <= 2 and words[0] not in names.suffix)
