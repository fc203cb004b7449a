"""The paragraphs of one story of rich text (body, header, note, text box), put together as it is read."""

from dataclasses import field, replace

from faracheck.frozen import dataclass
from faracheck.loaders._paper.paragraphs import Paragraph, Run
from faracheck.loaders._paper.setting import Setting
from faracheck.loaders.rtf.state import State
from faracheck.loaders.rtf.tables import Tables


@dataclass(slots=True)
class Story:
    """A story: its paragraphs so far, and the one that is still open."""

    inside: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    later: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    last: tuple[Setting, str | None] | None = None
    open: Paragraph = field(default_factory=lambda: Paragraph(1))

    def say(self, text: str, setting: Setting, pending: str | None) -> None:
        """Add words; those that are set as the words before them go on in the same run."""
        if self.last != (setting, pending):
            self._close_run()
            self.last = (setting, pending)
        self.words.append(text)

    def cut(self) -> None:
        """Say that words which would stand here are deleted, and that is not settled."""
        self._close_run()
        self.open.cut_here()

    def end(self, state: State, tables: Tables) -> None:
        """End the paragraph; what holds at its end holds for all of it."""
        self._close_run()
        style = tables.styles.get(state.get("s", 0))
        paragraph = self.open
        paragraph.inside = self.inside
        paragraph.heading = 0 <= state.get("outlinelevel", 9) <= 8 or (
            style is not None and style.heading
        )
        paragraph.listed = bool(state.get("ls") or state.get("pnlvlblt"))
        paragraph.cell = bool(state.get("intbl"))
        self.paragraphs.append(paragraph)
        self.paragraphs += self.later
        self.later = []
        self.open = Paragraph(paragraph.number + 1)

    def _close_run(self) -> None:
        if self.last is not None and self.words:
            self.open.add(_joined(self.words), *self.last)
        self.words, self.last = [], None


def covered(paragraphs: list[Paragraph], more: Setting) -> None:
    """Let what is known of a box hold for the paragraphs in it."""
    for paragraph in paragraphs:
        paragraph.runs[:] = [replace(it, setting=_covered(it, more)) for it in paragraph.runs]


def _covered(run: Run, more: Setting) -> Setting:
    setting = replace(run.setting, ground=run.setting.ground or more.ground)
    return replace(setting, hidden=True, because=more.because) if more.hidden else setting


def _joined(words: list[str]) -> str:
    """Return the words; characters that came as two halves are made whole."""
    text = "".join(words)
    if any("\ud800" <= it <= "\udfff" for it in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
