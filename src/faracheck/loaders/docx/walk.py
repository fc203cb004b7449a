"""A story of a document (body, header, note, text box) as paragraphs of runs, in reading order."""

from collections.abc import Iterator
from typing import Any

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._ooxml import MC, choice, is_drawn
from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.sheet import Sheet, gone
from faracheck.loaders.docx.drawings import NOWHERE, Stand, entered
from faracheck.loaders.docx.geometry import placed
from faracheck.loaders.docx.names import W, twips
from faracheck.loaders.docx.room import with_room
from faracheck.loaders.docx.styles import Styles, block_setting, setting_of
from faracheck.loaders.docx.tables import cells_of

MOST_DEPTH = 200
"""How deep elements may stand inside one another; deeper ones are not read."""

_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_GONE = _DELETED | {f"{W}instrText", f"{W}delText", f"{W}delInstrText"}
_PENDING = {f"{W}ins": "an insertion", f"{W}moveTo": "a move"}
_SIGNS = {
    f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}  # fmt: skip
_PROMPT = Setting(unsure="it is the prompt of a control that nobody has filled in")
_CONDITIONAL = Setting(unsure="it is what an IF field shows, and may turn out otherwise")
_BOUND = Setting(unsure="it is filled from data in the file when the document is opened")
_BACKWARDS = Setting(unsure="its letters are set from right to left")
_SILENT = frozenset({"private", "rd", "set", "ta", "tc", "xe"})
_UNSHOWN = gone("it stands in a field that shows nothing")
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_TEXT_BOX = f"{W}txbxContent"
_LATIN = late_pattern("[A-Za-z]")


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result is being read."""

    instruction: str = ""
    result: bool = False


class Story:
    """Reads one story; `inside` names it in places: body, header, footer, footnote, text box.

    `notes` are those that it refers to, with where the reference stands; `page` is what its paragraphs stand on, None for those in a box of their own.
    """

    def __init__(self, styles: Styles, inside: str, page: Sheet | None = None) -> None:
        self.styles = styles
        self.inside = inside
        self.page = page
        self.count = 0
        self.fields: list[_Field] = []
        self.later: list[Paragraph] = []
        self.notes: dict[tuple[str, str | None], Stand] = {}
        self.upon = NOTHING

    def paragraphs(self, root: Any, stand: Stand = NOWHERE) -> Iterator[Paragraph]:
        """Yield the paragraphs; those of a text box stand behind the one that holds it."""
        yield from self._blocks(root, stand, cell=False, depth=0)

    def _blocks(self, root: Any, stand: Stand, *, cell: bool, depth: int) -> Iterator[Paragraph]:
        if depth > MOST_DEPTH:
            return
        for node in root:
            if node.tag == f"{W}p":
                yield self._paragraph(node, stand, cell=cell)
                boxes, self.later = self.later, []
                yield from boxes
            elif node.tag == f"{W}tbl":
                yield from self._cells(node, stand, depth)
            elif node.tag == f"{MC}AlternateContent":
                chosen = choice(node)
                if chosen is not None:
                    yield from self._blocks(chosen, stand, cell=cell, depth=depth + 1)
            elif _is_entered(node):
                inside = stand.laid(_controlled(node))
                yield from self._blocks(node, inside, cell=cell, depth=depth + 1)

    def _cells(self, table: Any, stand: Stand, depth: int) -> Iterator[Paragraph]:
        for cell, under, upon in cells_of(table, self.styles, self.page):
            within = Stand(under.over(stand.under), stand.upon.over(upon))
            yield from self._blocks(cell, within, cell=True, depth=depth + 1)

    def _paragraph(self, node: Any, stand: Stand, *, cell: bool) -> Paragraph:
        self.count += 1
        properties = node.find(f"{W}pPr")
        style = _style_of(properties, f"{W}pStyle") or self.styles.paragraph
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        base = self.styles.setting(style).over(stand.under).over(self.styles.defaults)
        base = block_setting(properties, self.styles.theme).over(base)
        beside = NOTHING if self.page is None or cell else placed(properties, self.page)
        paragraph = Paragraph(
            self.count,
            heading=self.styles.is_heading(style) or _is_level(outline),
            listed=properties is not None and properties.find(f"{W}numPr") is not None,
            cell=cell,
            inside=self.inside,
        )
        self.upon = beside.over(stand.upon)
        self._inline(node, paragraph, base, None, 0)
        return paragraph

    def _inline(
        self, root: Any, paragraph: Paragraph, base: Setting, pending: str | None, depth: int
    ) -> None:
        for node in root if depth <= MOST_DEPTH else ():
            blank = _blank(node)
            if blank is not None:
                paragraph.add(blank, self._laid(base, prompt=_is_prompt(node)), pending)
            elif node.tag == f"{W}r":
                self._run(node, paragraph, base, pending, depth)
            elif node.tag == f"{MC}AlternateContent":
                chosen = choice(node)
                self._inline(() if chosen is None else chosen, paragraph, base, pending, depth + 1)
            elif node.tag in _DELETED:
                paragraph.cut_here()
            elif _is_entered(node):
                under = _controlled(node).over(base)
                self._inline(node, paragraph, under, _PENDING.get(node.tag, pending), depth + 1)

    def _run(
        self, node: Any, paragraph: Paragraph, base: Setting, pending: str | None, depth: int
    ) -> None:
        properties = node.find(f"{W}rPr")
        named = self.styles.setting(_style_of(properties, f"{W}rStyle"))
        own = setting_of(properties, "the run itself", self.styles.theme).over(named).over(base)
        said = []
        for part in _parts(node, depth):
            words = part.text or "" if part.tag == f"{W}t" else _SIGNS.get(part.tag)
            if words is not None:
                said.append(words if self._is_shown() else "")
            elif part.tag == f"{W}fldChar":
                said.append(self._field(str(part.get(f"{W}fldCharType") or "")))
            elif part.tag == f"{W}instrText" and self.fields:
                self.fields[-1].instruction += part.text or ""
            elif self._is_shown():
                self._hold(part, Stand(upon=self._laid(_held(own, pending))), depth)
        if text := "".join(said):
            fitted = _fitted(properties, len(text), own.points)
            paragraph.add(text, self._laid(fitted.over(own)), pending)

    def _hold(self, part: Any, stand: Stand, depth: int) -> None:
        """Keep what a run holds besides its words: a reference to a note, or a drawing."""
        if part.tag in _NOTES:
            kind = part.tag.removeprefix(W).removesuffix("Reference")
            self.notes.setdefault((kind, part.get(f"{W}id")), stand)
        else:
            self._boxes(part, stand, depth)

    def _laid(self, own: Setting, *, prompt: bool = False) -> Setting:
        """Return a setting with what is laid upon it where it stands."""
        upon = _PROMPT.over(self.upon) if prompt else self.upon
        for one in self.fields:
            upon = upon.over(_filled(one.instruction))
        return upon.over(own)

    def _boxes(self, part: Any, stand: Stand, depth: int) -> None:
        """Keep the paragraphs of text boxes in a drawing for after the paragraph."""
        if depth > MOST_DEPTH or not is_drawn(part):
            return
        if part.tag == f"{MC}AlternateContent":
            chosen = choice(part)
            if chosen is not None:
                self._boxes(chosen, stand, depth + 1)
            return
        if part.tag != _TEXT_BOX:
            inside = entered(part, stand, self.styles.theme, self.page or Sheet())
            for child in part:
                self._boxes(child, inside, depth + 1)
            return
        inner = Story(self.styles, "text box")
        inner.count = self.count
        self.later.extend(with_room(part, list(inner.paragraphs(part, stand))))
        self.count = inner.count

    def _field(self, kind: str) -> str:
        """Follow a field; what a merge field will be filled with stands as a blank."""
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
            name = _merged(self.fields[-1].instruction)
            return f"«{name}»" if name is not None else ""
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            name = _merged(ended.instruction)
            return f"«{name}»" if name is not None and not ended.result else ""
        return ""

    def _is_shown(self) -> bool:
        """Say whether text here is seen: an instruction is not, nor what a merge field shows."""
        return all(one.result and _merged(one.instruction) is None for one in self.fields)


def _blank(node: Any) -> str | None:
    """Return how a blank that is still to be filled stands in the text, or None for no blank."""
    if node.tag == f"{W}fldSimple":
        name = _merged(str(node.get(f"{W}instr") or ""))
        return None if name is None else f"«{name}»"
    if _is_prompt(node):
        shown = "".join(text.text or "" for text in node.iter(f"{W}t"))
        return f"[{shown.strip('[]')}]"
    return None


def _is_prompt(node: Any) -> bool:
    """Say whether a content control shows what to write in it, and nobody has written it yet."""
    return node.tag == f"{W}sdt" and node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _parts(run: Any, depth: int) -> Iterator[Any]:
    """Yield the parts of a run, those too that are written for some programs only."""
    for part in run:
        worded = part.tag == f"{MC}AlternateContent" and depth <= MOST_DEPTH
        chosen = choice(part) if worded else None
        if chosen is not None and any(child.tag == f"{W}t" for child in chosen):
            yield from _parts(chosen, depth + 1)
        else:
            yield part


def _is_entered(node: Any) -> bool:
    """Say whether there may be words in an element; Word passes over those that it does not know."""
    named = isinstance(node.tag, str) and node.tag.startswith(W)
    return named and node.tag not in _GONE and node.tag != f"{W}pPr"


def _controlled(node: Any) -> Setting:
    """Return what an element makes of the words in it: a control, a field or a direction."""
    if node.tag == f"{W}fldSimple":
        return _filled(str(node.get(f"{W}instr") or ""))
    if node.tag == f"{W}sdt":
        bound = node.find(f"{W}sdtPr/{W}dataBinding") is not None
        return _PROMPT if _is_prompt(node) else _BOUND if bound else NOTHING
    backwards = node.tag == f"{W}bdo" and node.get(f"{W}val") == "rtl"
    return _BACKWARDS if backwards and _LATIN.search("".join(node.itertext())) else NOTHING


def _fitted(properties: Any, letters: int, points: float | None) -> Setting:
    """Return how far letters are drawn together to fit into a width (17.3.2.14)."""
    node = properties.find(f"{W}fitText") if properties is not None else None
    width = twips(node.get(f"{W}val")) if node is not None else None
    if width is None or points is None:
        return NOTHING
    return Setting(stretched=min(width / (letters * points / 2), 1.0))


def _held(own: Setting, pending: str | None) -> Setting:
    """Return what becomes of that which a run holds: it goes where the run goes."""
    if own.hidden:
        return gone(f"what holds it is {own.because}")
    return NOTHING if pending is None else Setting(unsure=f"{pending} around it is not settled")


def _merged(instruction: str) -> str | None:
    """Return the name in a field that is filled from a list or asked for, or None."""
    words = instruction.split()
    if words and words[0].upper() in {"MERGEFIELD", "ASK", "FILLIN", "MACROBUTTON"}:
        return words[1].strip('"') if len(words) > 1 else "field"
    return None


def _filled(instruction: str) -> Setting:
    """Return what becomes of the words that a field shows for now."""
    kind, *switches = instruction.casefold().split() or [""]
    if kind in _SILENT or (kind == "seq" and "\\h" in switches):
        return _UNSHOWN
    return _CONDITIONAL if kind == "if" else NOTHING


def _style_of(properties: Any, name: str) -> str | None:
    node = properties.find(name) if properties is not None else None
    return None if node is None else node.get(f"{W}val")


def _is_level(outline: Any) -> bool:
    return outline is not None and str(outline.get(f"{W}val") or "9") in set("012345678")
