"""An element's computed values: the winning declaration, inherited and made absolute."""

from dataclasses import field
from functools import cached_property
from typing import Any

import tinycss2
from turbohtml import Element

from faracheck.frozen import dataclass
from faracheck.loaders.html.style import variables
from faracheck.loaders.html.style.animations import animated_declarations
from faracheck.loaders.html.style.cascade import (
    ANIMATION,
    AUTHOR,
    HINT,
    IMPORTANT,
    USER_AGENT,
    Cascade,
    Speeches,
    Spoken,
)
from faracheck.loaders.html.style.colours import (
    BLACK,
    CURRENT,
    Colour,
    colour_of,
    parse_colour,
)
from faracheck.loaders.html.style.directions import OPPOSITES, is_logical, turned
from faracheck.loaders.html.style.fonts import FontSize, default_font, font_size_of, is_monospace
from faracheck.loaders.html.style.grammar import Value
from faracheck.loaders.html.style.lengths import Measure, Scale
from faracheck.loaders.html.style.properties import PROPERTIES, parse_value
from faracheck.loaders.html.style.quirks import LENIENT, with_units
from faracheck.loaders.html.style.relations import is_relational, settled
from faracheck.loaders.html.style.shorthands import longhand_text, longhands_of
from faracheck.loaders.html.style.tokens import without_comments
from faracheck.loaders.html.style.typography import normal_line

_UNSET = Spoken("", "", ())
_STEP = 32
_BOLD = 700
_ANIMATION = tuple(name for name in PROPERTIES if name.startswith("animation"))


@dataclass
class Style:
    """The computed values of one element, worked out as they are asked for."""

    element: Element
    cascade: Cascade = field(repr=False)
    parent: "Style | None" = field(default=None, repr=False)
    pseudo_element: str = ""
    overrides: dict[str, str] = field(default_factory=dict)
    depth: int = field(init=False, repr=False)
    milestones: "tuple[Style, ...]" = field(init=False, repr=False)
    _values: dict[str, Value] = field(default_factory=dict, repr=False)
    _custom: dict[str, str | None] = field(default_factory=dict, repr=False)
    _said: dict[str, Spoken] = field(default_factory=dict, repr=False)
    answers: dict[object, Any] = field(default_factory=dict, repr=False)
    _is_animating: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        above = self.parent
        self.depth = 1 if above is None else above.depth + 1
        # Who asks for what is inherited asks these first: no question climbs higher than one step.
        self.milestones = () if above is None else above.milestones
        if above is not None and above.depth % _STEP == 0:
            self.milestones = (*self.milestones, above)

    def line(self) -> "list[Style]":
        """Return the styles from the root's to this one."""
        found, here = [self], self.parent
        while here is not None:
            found.append(here)
            here = here.parent
        return found[::-1]

    @cached_property
    def speeches(self) -> Speeches:
        """What speaks about the element."""
        return self.cascade.speeches(self.element, self.pseudo_element, self.parent)

    def get(self, name: str) -> Value:
        """Return the computed value of a longhand, lengths still as written."""
        values = self._values
        if name not in values:
            for style in self.milestones:
                style.get(name)
            values[name] = self._resolve(name)
        return values[name]

    def said(self, name: str) -> Spoken | None:
        """Return the declaration from which the value of `name` comes, an ancestor's included."""
        here: Style | None = self
        while here is not None:
            spoken = here.said_here(name)
            if spoken is not None:
                return None if spoken is _UNSET else spoken
            here = here.parent if PROPERTIES[name].inherits else None
        return None

    def said_here(self, name: str) -> Spoken | None:
        """Return the declaration on the element itself from which the value of `name` comes."""
        self.get(name)
        return self._said.get(name)

    def _resolve(self, name: str) -> Value:
        if not (self.overrides or self._speaks(name) or self._animates(name)):
            return self._inherited_or_initial(name)
        text, spoken = self._specified(name)
        if spoken is not None:
            self._said[name] = spoken
        if text is None:
            return self._inherited_or_initial(name)
        if text == "inherit":
            self._said.pop(name, None)
            return self._inherited(name)
        if text == "initial":
            return self._initial(name)
        value = parse_value(name, text)
        return self._initial(name) if value is None else value

    def _speaks(self, name: str) -> bool:
        """Say whether a declaration may speak about a longhand, whichever way lines run."""
        return name in self.speeches or OPPOSITES.get(name) in self.speeches

    def _specified(self, name: str) -> tuple[str | None, Spoken | None]:
        """Return the winning text for a longhand; None where it is unset."""
        if name in self.overrides:
            return self.overrides[name], _UNSET
        spoken_list = self._spoken(name)
        barred: set[object] = set()
        for spoken in spoken_list:
            if spoken.origin in barred or ("layer", spoken.layer) in barred:
                continue
            text = self._text_of(spoken, name)
            if text is None:
                continue
            if text in {"unset", ""}:
                return None, spoken
            if text == "revert":
                barred |= {AUTHOR, IMPORTANT, HINT} if spoken.origin != USER_AGENT else {USER_AGENT}
                continue
            if text == "revert-layer":
                barred.add(("layer", spoken.layer))
                continue
            return text, spoken
        return None, None

    def _spoken(self, name: str) -> list[Spoken]:
        """Return what speaks about a longhand, animations between the author and importance."""
        runs_left = name in OPPOSITES and self.get("direction") == "rtl"
        spoken = turned(self.speeches, name) if runs_left else self.speeches.get(name, [])
        if not self._animates(name):
            return spoken
        animated = self.animated[name]
        important = [one for one in spoken if one.origin == IMPORTANT]
        return [*important, *reversed(animated), *spoken[len(important) :]]

    def _animates(self, name: str) -> bool:
        """Say whether an animation speaks about a longhand; of animations themselves none does."""
        # What an animation is called may depend on custom properties, which it may change itself.
        asked = "animation-name" in self.speeches and not self._is_animating
        return asked and not name.startswith("animation") and name in self.animated

    @cached_property
    def animated(self) -> dict[str, list[Spoken]]:
        """What the element's animations leave behind, by longhand."""
        if "animation-name" not in self.speeches:
            return {}
        self._is_animating = True
        values = {name: self.get(name) for name in _ANIMATION}
        self._is_animating = False
        found: dict[str, list[Spoken]] = {}
        for frame, declaration in animated_declarations(values, self.cascade.keyframes):
            spoken = Spoken(declaration.name, declaration.value, (), ANIMATION, (), frame)
            own = declaration.name.startswith("--")
            for name in (declaration.name,) if own else longhands_of(declaration.name):
                found.setdefault(name, []).append(spoken)
        return found

    def _text_of(self, spoken: Spoken, name: str) -> str | None:
        """Return what a declaration gives `name`; None when it is not valid, "" for unset."""
        text = spoken.text
        if name in OPPOSITES and is_logical(spoken.name) and self.get("direction") == "rtl":
            name = OPPOSITES[name]
        if not variables.has_references(text):
            return self._read(spoken.name, self._settled(text), name)
        filled = self._filled(text)
        if filled is None:
            return ""
        found = self._read(spoken.name, self._settled(_tidy(filled)), name)
        # A value that turns out wrong only after filling in leaves the property unset.
        return "" if found is None else found

    def _filled(self, text: str) -> str | None:
        functions = self.cascade.functions
        return variables.substitute(text, self.custom, self.element.attr, functions)

    def _settled(self, text: str) -> str:
        return settled(text, self) if is_relational(text) else text

    def _read(self, declared: str, text: str, name: str) -> str | None:
        found = longhand_text(declared, text, name)
        if found is None and self.cascade.quirks and declared in LENIENT:
            # In quirks mode some properties take numbers for px, and colours without "#".
            return longhand_text(declared, with_units(text), name)
        return found

    def _inherited_or_initial(self, name: str) -> Value:
        return self._inherited(name) if PROPERTIES[name].inherits else self._initial(name)

    def _inherited(self, name: str) -> Value:
        if self.parent is None:
            return self._initial(name)
        if name == "line-height":
            value = self.parent.get(name)
            if isinstance(value, Measure) and value.kind != "number":
                return Measure("length", self.parent.line_height, "px")
            return value
        value = self.parent.get(name)
        if isinstance(value, Measure) and value.is_relative and value.kind != "number":
            size = value.size(self.parent.scale)
            return value if size is None else Measure("length", size, "px")
        return value

    @staticmethod
    def _initial(name: str) -> Value:
        return parse_value(name, PROPERTIES[name].initial)

    def custom(self, name: str) -> str | None:
        """Return the value of a custom property, its own references filled in."""
        if name in self._custom:
            return self._custom[name]
        for style in self.milestones:
            style.custom(name)
        # While it is being worked out it has no value: a cycle makes all its members invalid.
        self._custom[name] = None
        self._custom[name] = self._custom_value(name)
        return self._custom[name]

    def _custom_value(self, name: str) -> str | None:
        registered = self.cascade.registered.get(name)
        above = self.parent.custom(name) if self.parent is not None else None
        if registered is not None and (above is None or not registered.inherits):
            above = registered.initial
        for spoken in self._spoken(name):
            text = spoken.text
            if text.lower() in {"inherit", "unset", "revert", "revert-layer"}:
                return above
            if text.lower() == "initial":
                return registered.initial if registered is not None else None
            if variables.has_references(text):
                return self._filled(text)
            return text
        return above

    def keyword(self, name: str) -> str:
        """Return a computed keyword, or an empty string for any other value."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def px(self, name: str, whole: float | None = None) -> float | None:
        """Return a computed length in CSS px; None for keywords and unknown percentages."""
        value = self.get(name)
        return value.size(self.scale.of(whole)) if isinstance(value, Measure) else None

    def amount(self, name: str) -> float | None:
        """Return a computed number, percentages as parts of one."""
        return self.px(name, 1.0)

    @cached_property
    def font(self) -> FontSize:
        """The font size with what its descendants need to know of it."""
        _ = [style.font for style in self.milestones]
        above = self.parent.font if self.parent is not None else default_font()
        said = self._specified("font-size")
        monospace = is_monospace(self.get("font-family"))
        if said[1] is None or said[0] in {None, "inherit"}:
            return above.passed_on(monospace=monospace)
        value = (
            self._initial("font-size")
            if said[0] == "initial"
            else parse_value("font-size", said[0])
        )
        scale = Scale(
            em=above.specified,
            rem=self._root_em,
            line=self._line_above,
            root_line=self._root_em * 1.2,
        )
        return font_size_of(value, above, scale, monospace=monospace)

    @property
    def font_px(self) -> float:
        """The computed font size in CSS px."""
        return self.font.computed

    @property
    def is_bold(self) -> bool:
        """Say whether glyphs are set in a weight of 700 or more."""
        weight = self.get("font-weight")
        if isinstance(weight, Measure):
            return (weight.size(self.scale) or 0.0) >= _BOLD
        return weight in {"bold", "bolder"}

    @property
    def _root_em(self) -> float:
        root = self
        while root.parent is not None:
            root = root.parent
        return 16.0 if root is self else root.font_px

    @property
    def _line_above(self) -> float:
        return self.parent.line_height if self.parent is not None else 19.2

    @cached_property
    def scale(self) -> Scale:
        """Against what this element's relative units are measured."""
        root = self
        while root.parent is not None:
            root = root.parent
        return Scale(em=self.font_px, rem=root.font_px, line=self.line_height)

    @cached_property
    def line_height(self) -> float:
        """The height of a line in CSS px; `normal` is what common fonts make of it."""
        _ = [style.line_height for style in self.milestones]
        value = self.get("line-height")
        if not isinstance(value, Measure):
            return normal_line(self.font_px)
        if value.kind == "number":
            return (value.size(Scale()) or 0.0) * self.font_px
        root = self._root_em if self.parent is not None else self.font_px
        scale = Scale(em=self.font_px, rem=root, line=self._line_above, whole=self.font_px)
        return value.size(scale) or 0.0

    @cached_property
    def colour(self) -> Colour:
        """The computed `color`."""
        _ = [style.colour for style in self.milestones]
        above = self.parent.colour if self.parent is not None else BLACK
        if self.parent is not None and self._specified("color")[0] in {None, "inherit"}:
            return above
        return self._coloured("color", above)

    @cached_property
    def is_dark(self) -> bool:
        """Say whether the browser's own colours are dark here: `color-scheme: dark` alone."""
        value = self.get("color-scheme")
        words = (
            {node.lower_value for node in value if node.type == "ident"}
            if isinstance(value, tuple)
            else set()
        )
        if words == {"normal"}:
            words = self.cascade.declared_schemes
        return "dark" in words and "light" not in words

    def colour_at(self, name: str) -> Colour:
        """Return a computed colour, currentcolor filled in."""
        return self._coloured(name, self.colour)

    def _coloured(self, name: str, current: Colour) -> Colour:
        value = self.get(name)
        if self.is_dark and (text := self._text_in_the_dark(name)) is not None:
            value = parse_colour(text, dark=True)
        if isinstance(value, str) and value != CURRENT:
            value = colour_of(tinycss2.parse_one_component_value(value), current)
        if isinstance(value, tuple) and len(value) == 4:
            r, g, b, alpha = value
            return (r, g, b, alpha)
        return current

    def _text_in_the_dark(self, name: str) -> str | None:
        """Return the text of a colour that depends on the colour scheme."""
        text, _ = self._specified(name)
        if text is None:
            inherits = PROPERTIES[name].inherits and self.parent is not None
            return None if inherits else PROPERTIES[name].initial
        if text == "initial":
            return PROPERTIES[name].initial
        return None if text == "inherit" else text


def _tidy(text: str) -> str:
    return " ".join(without_comments(text, gap=" ").split())
