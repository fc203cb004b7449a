"""How the words of a message look to readers with different programs, and where they stand."""

from dataclasses import field
from functools import cached_property
from itertools import accumulate

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.eml.elements import (
    HELD_BACK,
    HIDING,
    hidden_from_outlook,
    is_held_back,
    is_unstyled,
)
from faracheck.loaders.eml.outlook import Worlds, among
from faracheck.loaders.html.ancestry import ancestors
from faracheck.loaders.html.appearance import PageAppearance
from faracheck.model.document import Appearance, Document, Layer, Look, Place, Places, Span

CLIPPED = 102 * 1024
"""Bytes of HTML behind which Gmail shows nothing but a link to the rest."""

_ONLY_OUTLOOK = "only Outlook on Windows shows it: everybody else takes it for a comment"
_NOT_OUTLOOK = "Outlook on Windows does not show it"
_BY_SHEET = "only a style sheet shows it, and some mail programs leave style sheets out"
_CLIPPED = f"Gmail clips a message behind {CLIPPED // 1024} KB, and it stands further down"
_HIDING_CLASS = late_pattern(r"(?i)\.([\w-]{1,80})[^{}]{0,200}\{[^{}]{0,2000}mso-hide\s*:\s*all")


@dataclass(frozen=True, slots=True)
class PartPlaces:
    """Places inside a MIME part: its name, then line and column in the part as it is decoded."""

    part: str
    places: Places

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        return self._inside(self.places.place_of(offset))

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`."""
        return self._inside(self.places.place_behind(offset))

    def _inside(self, place: Place) -> Place:
        return Place(inside={"part": self.part, "line": place.line, "column": place.column})


@dataclass(frozen=True, slots=True)
class PlainLooks:
    """Plain text is seen as it is; `remarks` tell what was wrong with its encoding."""

    inner: Appearance
    remarks: tuple[str, ...] = ()

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears to a reader."""
        return self.inner.look(span)

    def unseen(self) -> tuple[str, ...]:
        """Name what could not be read as it was meant."""
        return self.remarks


@dataclass(frozen=True)
class MailAppearance:
    """Answers for a page in a message: what only some programs show is nothing to rest on."""

    document: Document = field(repr=False)
    static: PageAppearance = field(repr=False)
    worlds: Worlds = field(repr=False)
    remarks: tuple[str, ...] = ()

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears: where programs differ, the worst is told."""
        look = self.static.look(span)
        if look.visible is False:
            return look
        if self._behind_clip(span):
            return Look(visible=False, hidden_by=_CLIPPED, font_px=look.font_px)
        why = self._one_world(span)
        if why is None or self._copied(span):
            why = self._by_sheet(span)
        if why is None:
            return look
        reasons = "; ".join(filter(None, (look.unsure, why)))
        return Look(
            visible=None,
            unsure=reasons,
            font_px=look.font_px,
            body_font_px=look.body_font_px,
            contrast=look.contrast,
        )

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        return (*self.remarks, *self.static.unseen())

    @cached_property
    def shows_all(self) -> bool:
        """Whether no word of the page can be out of sight: nothing is styled, nothing clipped."""
        return not self._may_be_clipped and is_unstyled(self.static.page)

    @property
    def _may_be_clipped(self) -> bool:
        return len(self._author) * 4 > CLIPPED

    def _behind_clip(self, span: Span) -> bool:
        if not self._may_be_clipped:
            return False
        return len(self._author[: self._at(span.end - 1)].encode("utf-8", "replace")) >= CLIPPED

    def _one_world(self, span: Span) -> str | None:
        """Say who alone is shown one of the words, or None where everybody is."""
        worlds = self.worlds
        if worlds.outlook_only or worlds.others_only:
            stretch = self._stretch(span)
            if among(worlds.outlook_only, stretch):
                return _ONLY_OUTLOOK
            if among(worlds.others_only, stretch):
                return _NOT_OUTLOOK
        if not self._may_hide:
            return None
        lines = (ancestors(run.node) for run in self.static.page.runs_in(span))
        return _NOT_OUTLOOK if any(hidden_from_outlook(it, self._hiding) for it in lines) else None

    def _by_sheet(self, span: Span) -> str | None:
        """Say that a style sheet shows one of the words, which its own element holds back."""
        if HELD_BACK.search(self._author) is None:
            return None
        lines = (ancestors(run.node) for run in self.static.page.runs_in(span))
        return _BY_SHEET if any(is_held_back(it) for it in lines) else None

    def _copied(self, span: Span) -> bool:
        """Say whether the other world is shown the same words somewhere else."""
        outlook = among(self.worlds.outlook_only, self._stretch(span))
        return _letters(self.document.quote(span)) in self._shown[not outlook]

    @cached_property
    def _shown(self) -> dict[bool, str]:
        """The letters that are shown to Outlook alone, and those shown to others, page only."""
        words: dict[bool, list[str]] = {True: [], False: []}
        for block in self.document.blocks:
            if block.layer is Layer.PAGE:
                outlook = among(self.worlds.outlook_only, self._stretch(block.span))
                words[outlook].append(_letters(self.document.quote(block.span)))
        return {outlook: "\n".join(found) for outlook, found in words.items()}

    def _stretch(self, span: Span) -> Span:
        """Return where words of the text stand in the part."""
        return Span(self._at(span.start), self._at(span.end - 1) + 1)

    @property
    def _author(self) -> str:
        return self.worlds.page.author

    @cached_property
    def _may_hide(self) -> bool:
        return HIDING.search(self._author) is not None

    @cached_property
    def _hiding(self) -> frozenset[str]:
        return frozenset(_HIDING_CLASS.findall(self._author))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(it) + 1 for it in self._author.split("\n")), initial=0))

    def _at(self, offset: int) -> int:
        """Return where a character of the text stands in the part."""
        found = self.document.places.place_of(offset)
        return self._starts[(found.line or 1) - 1] + (found.column or 1) - 1


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
