"""A story of a document (body, header, note, frame) as paragraphs of runs, in reading order."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from faracheck.late import late_pattern
from faracheck.loaders._paper.paragraphs import Paragraph
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders.odt.names import DRAW, LOEXT, OFFICE, STYLE, SVG, TABLE, TEXT
from faracheck.loaders.odt.styles import CELL_FAMILIES, Styles, setting_of
from faracheck.loaders.odt.within import ON_CONDITION, Telling, Within, gone, placed

MOST_DEPTH = 200
"""How deep elements may stand inside one another; deeper ones are not read."""

MOST_SPACES = 1_000
_PROMPT = "it is the prompt of a field that nobody has filled in"
_WHITE = late_pattern(r"[ \t\r\n]+")
_ASIDE = frozenset(
    {f"{TEXT}{it}" for it in ("tracked-changes", "sequence-decls", "variable-decls", "script")}
    | {f"{TEXT}{it}" for it in ("user-field-decls", "dde-connection-decls", "ruby-text")}
    | {f"{TEXT}{it}-source" for it in ("table-of-content", "illustration-index", "table-index")}
    | {f"{TEXT}{it}-source" for it in ("object-index", "user-index", "alphabetical-index")}
    | {f"{TEXT}bibliography-source", f"{OFFICE}forms", f"{OFFICE}event-listeners"}
    | {f"{SVG}title", f"{SVG}desc", f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole"}
)
_BREAKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-hyphen": "\u00ad"}
_SHAPES = frozenset(
    f"{DRAW}{it}"
    for it in ("frame", "g", "custom-shape", "rect", "ellipse", "circle", "polygon", "path")
) | {f"{DRAW}line", f"{DRAW}connector", f"{DRAW}caption", f"{DRAW}regular-polygon", f"{DRAW}a"}
_CONDITIONAL = frozenset({f"{TEXT}hidden-text", f"{TEXT}conditional-text"})


class Story:
    """Reads one story; `inside` names it in places: body, header, footer, footnote, frame."""

    def __init__(self, styles: Styles, telling: Telling, inside: str = "body") -> None:
        self.styles = styles
        self.telling = telling
        self.inside = inside
        self.count = 0
        self.later: list[Paragraph] = []
        self.severed = False

    def paragraphs(self, root: Any, within: Within, depth: int = 0) -> Iterator[Paragraph]:
        """Yield the paragraphs; those of a frame stand behind the one that holds it."""
        for node in root if depth <= MOST_DEPTH else ():
            if not isinstance(node.tag, str) or node.tag in _ASIDE:
                continue
            if node.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield self._paragraph(node, within, depth)
                yield from self._waiting()
            elif node.tag in _SHAPES:
                self.shape(node, within, depth + 1)
                yield from self._waiting()
            elif self.telling.follows(node):
                self.severed = self.severed or node.tag == f"{TEXT}change"
            else:
                yield from self.paragraphs(node, self._entered(node, within), depth + 1)

    def _waiting(self) -> list[Paragraph]:
        waiting, self.later = self.later, []
        return waiting

    def _entered(self, node: Any, within: Within) -> Within:
        """Return what holds inside an element between the story and its paragraphs."""
        if node.tag == f"{TEXT}list":
            return replace(within, listed=True)
        if node.tag in CELL_FAMILIES:
            name = node.get(f"{TABLE}style-name")
            filled = self.styles.ground(CELL_FAMILIES[node.tag], name)
            cell = within.cell or CELL_FAMILIES[node.tag] == "table-cell"
            if self.styles.is_low(name if node.tag == f"{TABLE}table-row" else None):
                filled = replace(filled, hidden=True, because="a row of the table without height")
            return replace(within.entering(gone(node, filled)), cell=cell)
        if node.tag == f"{TEXT}section":
            filled = self.styles.ground("section", node.get(f"{TEXT}style-name"))
            return within.entering(gone(node, filled))
        return within

    def _paragraph(self, node: Any, within: Within, depth: int) -> Paragraph:
        self.count += 1
        name = node.get(f"{TEXT}style-name")
        master = self.styles.value("paragraph", name, f"{STYLE}master-page-name")
        if master:
            self.telling.masters.append(master)
        own = self.styles.setting("paragraph", name)
        base = within.holding(self.styles.default("paragraph") if own is NOTHING else own)
        beside = NOTHING if within.cell or self.inside == "frame" else self.styles.indented(name)
        within = within.entering(beside) if beside.hidden else within
        paragraph = Paragraph(
            self.count,
            heading=node.tag == f"{TEXT}h" or self.styles.is_heading(name),
            listed=within.listed,
            cell=within.cell,
            inside=self.inside,
        )
        Line(self, paragraph, within).read(node, base, depth)
        return paragraph

    def shape(self, node: Any, within: Within, depth: int) -> None:
        """Keep the paragraphs of a frame or a shape for after the paragraph that holds it."""
        if depth > MOST_DEPTH:
            return
        if node.tag in {f"{DRAW}g", f"{DRAW}a"}:
            for child in node:
                if child.tag in _SHAPES:
                    self.shape(child, within, depth + 1)
            return
        filled = self.styles.ground("graphic", node.get(f"{DRAW}style-name"))
        box = node.find(f"{DRAW}text-box") if node.tag == f"{DRAW}frame" else node
        if box is None:
            return
        inner = Story(self.styles, self.telling, "frame")
        inner.count = self.count
        held = replace(within, cell=False, listed=False).entering(
            placed(node, box, filled, self.styles)
        )
        self.later.extend(inner.paragraphs(box, held, depth + 1))
        self.count = inner.count


class Line:
    """Reads what stands in one paragraph into runs, white space folded as the format folds it."""

    def __init__(self, story: Story, paragraph: Paragraph, within: Within) -> None:
        self.story = story
        self.paragraph = paragraph
        self.within = within
        self.spaced = True
        if story.severed:
            paragraph.cut_here()
            story.severed = False

    def read(self, node: Any, setting: Setting, depth: int) -> None:
        """Read an element's words, and those of the elements in it."""
        self._say(node.text, setting)
        for child in node if depth <= MOST_DEPTH else ():
            if isinstance(child.tag, str):
                self._child(child, setting, depth + 1)
            self._say(child.tail, setting)

    def _child(self, node: Any, setting: Setting, depth: int) -> None:
        blank = _blank(node)
        if node.tag in _ASIDE:
            return
        if blank is not None:
            self._put(blank, replace(setting, unsure=_PROMPT))
        elif node.tag in _BREAKS:
            self._put(_BREAKS[node.tag], setting)
        elif node.tag == f"{TEXT}s":
            self._put(" " * _count(node.get(f"{TEXT}c")), setting)
        elif node.tag == f"{TEXT}span":
            self.read(node, self._spanned(node, setting), depth)
        elif node.tag in _CONDITIONAL:
            self.read(node, replace(setting, unsure=ON_CONDITION), depth)
        elif node.tag == f"{TEXT}hidden-paragraph":
            self._hide(node)
        else:
            self._aside(node, setting, depth)

    def _spanned(self, node: Any, setting: Setting) -> Setting:
        styles, name = self.story.styles, node.get(f"{TEXT}style-name")
        for style in reversed(list(styles.chain("text", name))):
            setting = self.within.holding(setting_of(style.node, f"style “{style.name}”", setting))
        return setting

    def _aside(self, node: Any, setting: Setting, depth: int) -> None:
        """Read what stands in the paragraph without being its text: notes, remarks, frames."""
        story = self.story
        if node.tag == f"{TEXT}note":
            self._note(node, setting, depth)
        elif node.tag == f"{OFFICE}annotation":
            remarks = Story(story.styles, story.telling, "comment")
            story.telling.comments += remarks.paragraphs(node, Within(), depth)
        elif node.tag in _SHAPES:
            story.shape(node, self.within, depth)
        elif story.telling.follows(node):
            if node.tag == f"{TEXT}change":
                self.paragraph.cut_here()
        else:
            self.read(node, setting, depth)

    def _note(self, node: Any, setting: Setting, depth: int) -> None:
        citation, body = node.find(f"{TEXT}note-citation"), node.find(f"{TEXT}note-body")
        if citation is not None:
            self.read(citation, setting, depth)
        if body is not None:
            kind = str(node.get(f"{TEXT}note-class") or "footnote")
            notes = Story(self.story.styles, self.story.telling, kind)
            self.story.telling.notes += notes.paragraphs(body, Within(), depth)

    def _hide(self, node: Any) -> None:
        """Hide the paragraph, or say that it hangs on a condition."""
        hidden = node.get(f"{TEXT}is-hidden") == "true"
        more = (
            Setting(hidden=True, because="a field that hides the paragraph")
            if hidden
            else Setting(unsure=ON_CONDITION)
        )
        self.within = self.within.entering(more)
        runs = [replace(it, setting=self.within.holding(it.setting)) for it in self.paragraph.runs]
        self.paragraph.runs[:] = runs

    def _say(self, text: str | None, setting: Setting) -> None:
        """Add text of the file, in which white space is folded."""
        folded = _WHITE.sub(" ", text or "")
        if self.spaced:
            folded = folded.removeprefix(" ")
        if folded:
            self._put(folded, setting)
            self.spaced = folded.endswith(" ")

    def _put(self, text: str, setting: Setting) -> None:
        pending = next(iter(self.story.telling.open.values()), None)
        self.paragraph.add(text, self.within.holding(setting), pending)
        self.spaced = False


def _blank(node: Any) -> str | None:
    """Return how a blank that is still to be filled stands in the text, or None for no blank."""
    if node.tag == f"{TEXT}placeholder":
        return f"[{''.join(node.itertext()).strip('<>[] ')}]"
    if node.tag == f"{TEXT}database-display":
        return f"«{node.get(f'{TEXT}column-name') or 'field'}»"
    if node.tag == f"{LOEXT}content-control" and node.get(f"{LOEXT}showing-place-holder") == "true":
        return f"[{''.join(node.itertext()).strip('[]')}]"
    return None


def _count(text: str | None) -> int:
    return min(int(text), MOST_SPACES) if text and text.isdecimal() else 1
