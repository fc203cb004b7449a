"""A story of a document (body, header, note, text box) as paragraphs of runs, in reading order."""

from collections.abc import Iterator
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._ooxml import MC, choice
from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.sheet import Sheet
from faracheck.loaders.docx.drawings import NOWHERE, Stand, entered
from faracheck.loaders.docx.geometry import placed
from faracheck.loaders.docx.names import W
from faracheck.loaders.docx.styles import Styles, block_setting, setting_of
from faracheck.loaders.docx.tables import cells_of

MOST_DEPTH = 200
"""How deep elements may stand inside one another; deeper ones are not read."""

_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_GONE = _DELETED | {f"{W}instrText", f"{W}delText", f"{W}delInstrText"}
_PENDING = {f"{W}ins": "an insertion", f"{W}moveTo": "a move"}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PROMPT = Setting(unsure="it is the prompt of a control that nobody has filled in")
_CONDITIONAL = Setting(unsure="it is what an IF field shows, and may turn out otherwise")
_TEXT_BOX = f"{W}txbxContent"


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result is being read."""

    instruction: str = ""
    result: bool = False


class Story:
    """Reads one story; `inside` names it in places: body, header, footer, footnote, text box.

    `page` is what its paragraphs stand on, None for those in a box of their own.
    """

    def __init__(self, styles: Styles, inside: str, page: Sheet | None = None) -> None:
        self.styles = styles
        self.inside = inside
        self.page = page
        self.count = 0
        self.fields: list[_Field] = []
        self.later: list[Paragraph] = []
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
            elif node.tag not in _GONE and isinstance(node.tag, str):
                inside = stand.laid(_PROMPT) if _is_prompt(node) else stand
                yield from self._blocks(node, inside, cell=cell, depth=depth + 1)

    def _cells(self, table: Any, stand: Stand, depth: int) -> Iterator[Paragraph]:
        for cell, under, upon in cells_of(table, self.styles):
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
                self._inline(node, paragraph, base, _PENDING.get(node.tag, pending), depth + 1)

    def _run(
        self, node: Any, paragraph: Paragraph, base: Setting, pending: str | None, depth: int
    ) -> None:
        properties = node.find(f"{W}rPr")
        named = self.styles.setting(_style_of(properties, f"{W}rStyle"))
        own = setting_of(properties, "the run itself", self.styles.theme).over(named).over(base)
        said = []
        for part in _parts(node, depth):
            if part.tag == f"{W}t" and self._is_shown():
                said.append(part.text or "")
            elif part.tag in _BREAKS and self._is_shown():
                said.append(_BREAKS[part.tag])
            elif part.tag == f"{W}softHyphen" and self._is_shown():
                said.append("\u00ad")
            elif part.tag == f"{W}fldChar":
                said.append(self._field(str(part.get(f"{W}fldCharType") or "")))
            elif part.tag == f"{W}instrText" and self.fields:
                self.fields[-1].instruction += part.text or ""
            else:
                self._boxes(part, NOWHERE, depth)
        if text := "".join(said):
            paragraph.add(text, self._laid(own), pending)

    def _laid(self, own: Setting, *, prompt: bool = False) -> Setting:
        """Return a setting with what is laid upon it where it stands."""
        upon = _PROMPT.over(self.upon) if prompt else self.upon
        conditional = any(_is_conditional(one.instruction) for one in self.fields)
        return upon.over(_CONDITIONAL if conditional else NOTHING).over(own)

    def _boxes(self, part: Any, stand: Stand, depth: int) -> None:
        """Keep the paragraphs of text boxes in a drawing for after the paragraph."""
        if depth > MOST_DEPTH or not isinstance(part.tag, str):
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
        self.later.extend(inner.paragraphs(part, stand))
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
    return isinstance(node.tag, str) and node.tag not in _GONE and node.tag != f"{W}pPr"


def _merged(instruction: str) -> str | None:
    """Return the name in a field that is filled from a list or asked for, or None."""
    words = instruction.split()
    if words and words[0].upper() in {"MERGEFIELD", "ASK", "FILLIN", "MACROBUTTON"}:
        return words[1].strip('"') if len(words) > 1 else "field"
    return None


def _is_conditional(instruction: str) -> bool:
    return instruction.split()[:1] in (["IF"], ["if"], ["If"])


def _style_of(properties: Any, name: str) -> str | None:
    node = properties.find(name) if properties is not None else None
    return None if node is None else node.get(f"{W}val")


def _is_level(outline: Any) -> bool:
    return outline is not None and str(outline.get(f"{W}val") or "9") in set("012345678")
