"""Rich text read group by group, as a word processor does that knows its control words."""

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders._paper.setting import Setting
from faracheck.loaders.rtf.destinations import (
    BOXES,
    ENTERED,
    MARGINS,
    PROPERTIES,
    SIDES,
    SIGNS,
    SKIPPED,
    SPECIAL,
    TABLES,
    blank_of,
    box_of,
)
from faracheck.loaders.rtf.state import (
    ALIASES,
    CHARACTER,
    KEPT,
    PARAGRAPH,
    State,
    forget,
    keep,
    setting_of,
)
from faracheck.loaders.rtf.story import Story, covered
from faracheck.loaders.rtf.tables import Style, Tables, code_page, font
from faracheck.loaders.rtf.tokens import Kind, Token, tokens
from faracheck.model.document import Source

if TYPE_CHECKING:
    from faracheck.loaders._paper.paragraphs import Paragraph

MOST_DEPTH = 2_000
"""How deep groups may stand inside one another; word processors stop sooner."""

MOST_KNOWN = 1_000
"""How many ways of setting words are kept."""

_ENCODINGS = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
_FIELD = frozenset({"field", "fldinst", "fldrslt"})
_KEPT_APART = TABLES | {*PROPERTIES, "sn", "sv"}
_ASIDE = BOXES | {*MARGINS, "footnote", "annotation", "shp"}
_ENDS = frozenset({"par", "cell", "nestcell", "sect", "row", "nestrow", "page", "column"})


@dataclass(slots=True)
class Group:
    """A group that is open: what holds in it, where its words go, what its end does."""

    state: State
    goes: str = "text"
    fresh: bool = True
    starred: bool = False
    drops: bool = False
    name: list[str] = field(default_factory=list)
    closing: Callable[[], None] | None = None


class Reader:
    """Reads one document; `finished` says what it came to."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tables = Tables()
        self.codec = "cp1252"
        self.stories = [Story("body")]
        self.notes: list[Paragraph] = []
        self.comments: list[Paragraph] = []
        self.properties: dict[str, str] = {}
        self.margins: list[tuple[int, str, list[Paragraph]]] = []
        self.section = 1
        self.own_first_page: set[int] = set()
        self.cells: list[str | None] = []
        self.cell = 0
        self.shade: str | None = None
        self.instructions: list[str] = []
        self.boxes: list[dict[str, str]] = []
        self.known: dict[tuple[object, ...], Setting] = {}
        self.bytes = bytearray()
        self.skip = 0
        self.groups: list[Group] = []

    @property
    def group(self) -> Group:
        """The innermost open group."""
        return self.groups[-1]

    def read(self) -> None:
        """Read the document to the end of its outermost group.

        Raises:
            LoadError: it is no rich text, nested too deeply, or ends too soon.
        """
        for token in tokens(self.source.data):
            if token.kind is Kind.TEXT:
                self._bytes(token.data)
                continue
            self._settle()
            if token.kind is Kind.OPEN:
                self._open()
            elif token.kind is Kind.CLOSE:
                self._close()
                if not self.groups:
                    return
            elif token.kind is Kind.SIGN:
                self._sign(token.word)
            elif self.groups:
                self._word(token)
        raise LoadError("it is damaged: it ends too soon", where=self.source.name)

    def _open(self) -> None:
        if len(self.groups) >= MOST_DEPTH:
            raise LoadError("its groups are nested too deeply", where=self.source.name)
        outer = self.groups[-1] if self.groups else Group({"uc": 1})
        self.skip = 0
        goes = "skip" if outer.drops else outer.goes
        outer.fresh = outer.drops = False
        self.groups.append(Group(dict(outer.state), goes))

    def _close(self) -> None:
        self.skip = 0
        closing = self.group.closing if self.groups else None
        if closing is not None:
            closing()
        if self.groups:
            self.groups.pop()

    def _bytes(self, data: bytes) -> None:
        """Keep bytes of text until all of a character has come; some stand in for one before."""
        skipped = min(self.skip, len(data))
        self.skip -= skipped
        self.bytes += data[skipped:]

    def _settle(self) -> None:
        """Put the bytes that have come into words."""
        if not self.bytes:
            return
        data, self.bytes = bytes(self.bytes), bytearray()
        if not self.groups:
            return
        set_in = self.tables.font(self.group.state.get("f")).codec
        worded = self.group.goes in {"text", "instruction"}
        self._say(data.decode(set_in if worded and set_in else self.codec, "replace"))

    def _say(self, text: str) -> None:
        group = self.group
        group.fresh = False
        if group.goes == "text":
            self._said(text)
        elif group.goes in TABLES:
            self._entry(text)
        elif group.goes == "instruction" and self.instructions:
            self.instructions[-1] += text
        elif group.goes in PROPERTIES or group.goes in {"sn", "sv"}:
            group.name.append(text)

    def _said(self, text: str) -> None:
        """Add words to the story, unless they are deleted."""
        state = self.group.state
        if state.get("deleted") or state.get("mvf"):
            self.stories[-1].cut()
            return
        cell = self.cells[self.cell] if self._in_cell(state) else None
        pending = "an insertion" if state.get("revised") else None
        pending = "a move" if state.get("mvt") else pending
        self.stories[-1].say(text, self._setting(state, cell), pending)

    def _setting(self, state: State, cell: str | None) -> Setting:
        """Return how words are set, worked out once for all words that are set alike."""
        key = (cell, self.tables.size, *state.items())
        if key not in self.known:
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            self.known[key] = setting_of(state, self.tables, cell)
        return self.known[key]

    def _in_cell(self, state: State) -> bool:
        return bool(state.get("intbl")) and self.cell < len(self.cells) and len(self.stories) == 1

    def _sign(self, sign: str) -> None:
        if self.skip:
            self.skip -= 1
        elif sign == "*" and self.groups:
            self.group.starred = True
        elif sign in "\r\n":
            self._end("par")
        elif sign in SIGNS and self.groups:
            self._say(SIGNS[sign])

    def _word(self, token: Token) -> None:
        word, number, group = token.word, token.number, self.group
        if self.skip:
            self.skip -= 1
            return
        fresh, group.fresh = group.fresh, False
        if fresh and self._enters(word):
            return
        if group.goes == "skip":
            return
        if ALIASES.get(word, word) in KEPT:
            keep(group.state, word, number)
        elif word == "u":
            self._unicode(number or 0)
        elif word in SPECIAL:
            self._say(SPECIAL[word])
        elif word in _ENDS:
            self._end(word)
        else:
            self._rule(word, number)

    def _enters(self, word: str) -> bool:
        """Say whether a group's first word sends its words elsewhere, and send them there."""
        group = self.group
        if group.goes == "skip" or word in SKIPPED:
            group.goes = "skip"
        elif word in _KEPT_APART:
            group.goes = word
            group.closing = self._named
        elif word in _FIELD:
            self._field(word)
        elif word in _ASIDE:
            self._aside(word)
        elif group.starred and word not in ENTERED:
            group.goes = "skip"
        else:
            group.drops = word == "upr"  # the same words twice: for old programs, then in Unicode
            return group.drops
        return True

    def _field(self, word: str) -> None:
        """Follow a field; what is still to be filled in stands as a blank, whatever it shows."""
        if word == "fldinst":
            self.group.goes = "instruction"
            return
        if word == "field":
            self.instructions.append("")
            self.group.closing = self._end_field
            return
        blank = blank_of(self.instructions[-1]) if self.instructions else None
        if blank is not None and self.group.goes == "text":
            self._said(blank)
            self.instructions[-1] = ""
            self.group.goes = "skip"

    def _end_field(self) -> None:
        blank = blank_of(self.instructions.pop())
        if blank is not None and self.group.goes == "text":
            self._said(blank)

    def _aside(self, word: str) -> None:
        """Begin a story that stands beside the one around it."""
        group = self.group
        if word == "shp":
            self.boxes.append({})
            mark = len(self.stories[-1].later)
            group.closing = lambda: self._end_box(mark)
            return
        inside = "text box" if word in BOXES else MARGINS.get(word, word)
        story = Story("comment" if word == "annotation" else inside)
        self.stories.append(story)
        group.goes = "text"
        forget(group.state, CHARACTER | PARAGRAPH)
        group.closing = lambda: self._end_story(word)

    def _end_story(self, word: str) -> None:
        if len(self.stories) < 2:
            return
        story = self.stories.pop()
        story.end(self.group.state, self.tables)
        if word in MARGINS:
            self.margins.append((self.section, word, story.paragraphs))
        elif word in BOXES:
            self.stories[-1].later += story.paragraphs
        elif word == "annotation":
            self.comments += story.paragraphs
        else:
            self.notes += story.paragraphs

    def _end_box(self, mark: int) -> None:
        covered(self.stories[-1].later[mark:], box_of(self.boxes.pop()))

    def _named(self) -> None:
        """Keep what a group says by its words: a property of the document or of a shape."""
        group, words = self.group, "".join(self.group.name).strip()
        if group.goes in PROPERTIES and words:
            self.properties.setdefault(group.goes, words)
        elif group.goes == "sn" and self.boxes:
            self.boxes[-1][""] = words
        elif group.goes == "sv" and self.boxes:
            self.boxes[-1][self.boxes[-1].get("", "")] = words

    def _entry(self, text: str) -> None:
        """Add to a table; each entry ends in a semicolon."""
        group = self.group
        *ended, rest = text.split(";")
        for part in ended:
            self._enter("".join([*group.name, part]).strip())
            group.name.clear()
        if rest:
            group.name.append(rest)

    def _enter(self, name: str) -> None:
        state, tables = self.group.state, self.tables
        if self.group.goes == "fonttbl":
            tables.fonts[state.get("f", 0)] = font(
                state.pop("fcharset", None), state.pop("cpg", None)
            )
        elif self.group.goes == "colortbl":
            said = [state.pop(it, None) for it in ("red", "green", "blue")]
            known = any(it is not None for it in said)
            mixed = "".join(f"{min(max(it or 0, 0), 255):02x}" for it in said)
            tables.colours.append(mixed if known else None)
        else:
            heading = name.casefold().startswith(("heading", "title", "subtitle"))
            leads = heading or 0 <= state.get("outlinelevel", 9) <= 8
            setting = setting_of({**state, "s": -1, "cs": -1}, tables, None)
            if "cs" in state:
                tables.letters[state["cs"]] = Style(name, setting)
            else:
                tables.styles[state.get("s", 0)] = Style(name, setting, leads)

    def _unicode(self, number: int) -> None:
        self._say(chr(number % 0x10000))
        self.skip = max(self.group.state.get("uc", 1), 0)

    def _end(self, word: str) -> None:
        if not self.groups or self.group.goes != "text":
            return
        self.stories[-1].end(self.group.state, self.tables)
        if word == "cell":
            self.cell += 1
        elif word == "row":
            self.cell = 0
        elif word == "sect":
            self.section += 1

    def _rule(self, word: str, number: int | None) -> None:
        """Follow a word that holds for the document, a section, or a row of a table."""
        if word == "plain":
            forget(self.group.state, CHARACTER)
        elif word == "pard":
            forget(self.group.state, PARAGRAPH)
        elif word == "titlepg":
            self.own_first_page.add(self.section)
        elif word in {"trowd", "clcbpat", "cellx"}:
            self._row(word, number)
        elif word in SIDES and self.boxes:
            self.boxes[-1][word] = str(number or 0)
        else:
            self._encoding(word, number)

    def _encoding(self, word: str, number: int | None) -> None:
        if word == "ansicpg":
            self.codec = code_page(number or 1252) or "cp1252"
        elif word == "deff":
            self.tables.usual = number or 0
        else:
            self.codec = _ENCODINGS.get(word, self.codec)

    def _row(self, word: str, number: int | None) -> None:
        if word == "trowd":
            self.cells, self.shade = [], None
            self.group.state.pop("trrh", None)
        elif word == "clcbpat":
            self.shade = self.tables.colour(number)
        else:
            self.cells.append(self.shade)
            self.shade = None
