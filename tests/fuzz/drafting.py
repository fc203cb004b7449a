"""Random small pages around the statement, under random style sheets.

What is drawn is kept as data, so that a page on which the two readings differ can be cut down to
the few declarations that make the difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.pages.table import CasePage

T = TypeVar("T")

LENGTHS = (
    "0", "1px", "4px", "12px", "20px", "40px", "90px", "300px", "900px", "2000px", "9999px",
    "-1px", "-20px", "-90px", "-600px", "-9999px", "1em", "-2em", "0.1em", "3rem", "10%", "50%",
    "100%", "-100%", "-200%", "1vw", "50vw", "100vw", "100vh", "-100vw", "auto", "2ch", "12pt",
    "calc(100% - 20px)", "calc(50% + 2em)", "min(10px, 2em)", "max(1px, 0.5em)",
    "clamp(1px, 2vw, 40px)", "calc(-1 * 100vw)", "var(--gap)", "var(--none, 30px)",
)  # fmt: skip
COLOURS = (
    "white", "#fff", "#fffe", "#ffffff00", "black", "#111", "#777", "#eee", "#fefefe", "red",
    "transparent", "currentcolor", "rgb(255 255 255)", "rgba(0,0,0,0)", "rgb(0 0 0 / 2%)",
    "hsl(0 0% 100%)", "hsl(210 50% 40%)", "hwb(0 100% 0%)", "lab(100% 0 0)", "oklch(1 0 0)",
    "color(srgb 1 1 1)", "color-mix(in srgb, white, black 2%)", "inherit", "initial", "unset",
    "canvas", "canvastext", "linen", "navy", "var(--ink)", "light-dark(white, black)",
)  # fmt: skip
DECLARATIONS: dict[str, tuple[str, ...]] = {
    "display": (
        "block", "inline", "inline-block", "flex", "inline-flex", "grid", "contents", "none",
        "table", "table-cell", "table-row", "list-item", "flow-root", "revert", "initial",
    ),
    "visibility": ("hidden", "visible", "collapse", "inherit"),
    "opacity": ("0", "1", "0.01", "0.5", "0%", "30%", "calc(0.5 - 0.5)", "-1", "2"),
    "color": COLOURS,
    "-webkit-text-fill-color": COLOURS,
    "background-color": COLOURS,
    "background": (
        *COLOURS, "none", "linear-gradient(white, white)", "linear-gradient(#000, #111)",
        "linear-gradient(90deg, white 0 50%, #000 50%)", "no-repeat 0 0 / 10px linear-gradient(red, red)",
    ),
    "font-size": (
        "0", "1px", "0.1px", "8px", "12px", "40px", "200%", "1%", "0.01em", "2em", "smaller",
        "x-small", "xx-large", "1vw", "calc(1px + 1em)", "clamp(0px, 0.1vw, 2px)", "inherit",
    ),
    "font": ("0/0 a", "16px/1 serif", "bold 1px/1 sans-serif", "italic 20px/0 serif", "caption"),
    "line-height": ("0", "0.1", "1", "3", "0px", "1px", "20px", "normal"),
    "letter-spacing": ("normal", "-1px", "-0.5em", "-1em", "2em", "-20px", "100px"),
    "word-spacing": ("0", "-1em", "2em", "-100px"),
    "text-indent": LENGTHS,
    "white-space": ("normal", "nowrap", "pre", "pre-wrap"),
    "text-align": ("left", "right", "center", "justify"),
    "text-overflow": ("clip", "ellipsis"),
    "position": ("static", "relative", "absolute", "fixed", "sticky"),
    "top": LENGTHS, "left": LENGTHS, "right": LENGTHS, "bottom": LENGTHS, "inset": LENGTHS,
    "margin": LENGTHS, "margin-left": LENGTHS, "margin-top": LENGTHS, "margin-right": LENGTHS,
    "margin-bottom": LENGTHS, "padding": LENGTHS, "padding-top": LENGTHS, "padding-left": LENGTHS,
    "width": LENGTHS, "height": LENGTHS, "max-width": LENGTHS, "max-height": LENGTHS,
    "min-width": LENGTHS, "min-height": LENGTHS,
    "box-sizing": ("border-box", "content-box"),
    "border": ("1px solid red", "20px solid white", "none", "0"),
    "overflow": ("hidden", "visible", "clip", "auto", "scroll"),
    "overflow-x": ("hidden", "clip", "visible"), "overflow-y": ("hidden", "clip", "visible"),
    "clip": ("rect(0 0 0 0)", "rect(1px,1px,1px,1px)", "auto", "rect(0, 900px, 90px, 0)"),
    "clip-path": (
        "inset(50%)", "inset(100%)", "inset(0)", "circle(0)", "circle(50%)", "none",
        "polygon(0 0, 0 0, 0 0)", "polygon(0 0, 100% 0, 100% 100%, 0 100%)", "inset(0 0 0 90%)",
        "ellipse(0 50%)", "inset(-10px)", "rect(0 auto auto 0)",
    ),
    "transform": (
        "none", "scale(0)", "scale(1)", "scaleX(0)", "scale(0.01)", "translateX(-9999px)",
        "translate(0, -900px)", "translate(-50%)", "rotateY(90deg)", "rotate(180deg)",
        "rotateX(89.9deg)", "matrix(0,0,0,0,0,0)", "matrix(1,0,0,1,2000,0)", "translateY(10px)",
        "rotate(90deg)", "skewX(90deg)", "perspective(10px) translateZ(20px)",
    ),
    "scale": ("0", "1", "0 1", "none", "0.02"), "rotate": ("90deg", "y 90deg", "x 180deg"),
    "translate": ("-9999px", "0 -2000px", "10px", "-100%", "none"),
    "zoom": ("0.01", "1", "2", "normal", "0.5"),
    "transform-origin": ("0 0", "100% 100%", "-900px 0"),
    "backface-visibility": ("hidden", "visible"),
    "filter": (
        "opacity(0)", "opacity(100%)", "brightness(0)", "contrast(0)", "none", "blur(0)",
        "invert(1)", "brightness(100)", "opacity(2%) blur(1px)", "grayscale(1)",
    ),
    "mix-blend-mode": ("normal", "multiply", "screen", "difference", "lighten"),
    "mask": ("linear-gradient(transparent, transparent)", "linear-gradient(#000, #000)", "none"),
    "content-visibility": ("visible", "hidden", "auto"),
    "z-index": ("-1", "0", "1", "99", "auto"),
    "float": ("left", "right", "none"),
    "columns": ("2", "auto", "3 100px"),
    "direction": ("ltr", "rtl"),
    "writing-mode": ("horizontal-tb", "vertical-rl", "sideways-lr"),
    "text-shadow": ("0 0 1px black", "none", "1px 1px white"),
    "text-transform": ("uppercase", "none"),
    "contain": ("strict", "size", "paint", "none"),
    "isolation": ("isolate",),
    "flex": ("1", "0 0 0", "0 1 0px"), "align-items": ("center", "flex-end"),
    "justify-content": ("center", "flex-end"), "order": ("-1", "2"),
    "grid-template-columns": ("0 1fr", "1fr 1fr", "100px"),
    "animation": ("gone 1s forwards", "gone 1s", "back 1s both", "none"),
    "all": ("unset", "initial", "revert"),
    "--ink": ("white", "black", "initial"), "--gap": ("-9999px", "4px"),
    "appearance": ("none",), "user-select": ("none",), "pointer-events": ("none",),
}  # fmt: skip
CLASSES = ("outer", "inner", "legal", "part", "before", "after", "over")
BASIC = (
    *(f".{name}" for name in CLASSES), ".legal", ".legal", ".outer", ".outer", "p", "div", "*",
    "body", "html", "body > *", ".outer *", ".outer > *", ".outer .legal", "p.legal", "#mark",
    ":root", "[class~=legal]", '[class^="le"]', ".legal:first-child", ".legal:last-child",
    ".legal:not(.outer)", ":is(.legal, .inner)", ":where(.legal)", ".legal:nth-child(2n)",
    ".outer:has(.legal)", ".before + *", ".before ~ .legal", ".legal:only-child", "p:nth-of-type(2)",
    ".legal:hover", ".part:empty", ".legal:lang(en)", "body:has(.over) .legal", "h1 ~ *",
    ".legal::before", ".over::after", ".legal::first-line", ".outer:not(:has(.part))",
)  # fmt: skip
AROUND = (
    "{}", "{}", "{}", "{}", "{}", "{}", "@media screen {{ {} }}", "@media print {{ {} }}",
    "@media (min-width: 600px) {{ {} }}", "@media (max-width: 600px) {{ {} }}",
    "@media not all {{ {} }}", "@supports (display: grid) {{ {} }}",
    "@supports not (display: grid) {{ {} }}", "@layer low {{ {} }}", "@layer high {{ {} }}",
    "@media (prefers-color-scheme: dark) {{ {} }}", "@scope (.outer) {{ {} }}",
    "@container (min-width: 100px) {{ {} }}", "@media (width >= 80em) {{ {} }}",
)  # fmt: skip
WRAPPERS = (
    "div", "div", "div", "section", "span", "footer", "article", "blockquote", "center", "ul",
    "fieldset", "label", "a", "figure", "address", "em", "details open", "dl", "main", "button",
)  # fmt: skip
LEAVES = ("p", "p", "p", "div", "span", "small", "li", "h2", "td", "strong", "pre", "dd", "q")
KEYFRAMES = "@keyframes gone { to { opacity: 0 } } @keyframes back { from { opacity: 0 } }"
BESIDE = (
    "",
    "<div class=before>Words that stand before.</div>",
    "<div class=after>Words that stand after.</div>",
    "<div class=over></div>",
    "<div class=over>Words over it</div>",
    "<img class=over width=40 height=40 src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    "<br>",
    "<hr class=after>",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the style sheet, and the at-rule around it."""

    selector: str
    declarations: tuple[str, ...]
    around: str = "{}"

    @property
    def text(self) -> str:
        """The rule as it is written."""
        return self.around.format(f"{self.selector} {{ {'; '.join(self.declarations)} }}")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page to be: what stands around the statement, and how it is styled.

    `wrappers` pairs tags with classes, from the outside in; `inline` is the leaf's own style.
    """

    rules: tuple[Rule, ...]
    wrappers: tuple[tuple[str, str], ...] = ()
    leaf: str = "p"
    split: bool = False
    before: str = ""
    after: str = ""
    inline: tuple[str, ...] = ()

    def page(self, name: str = "fuzz/page") -> CasePage:
        """Return the page."""
        css = "\n".join(rule.text for rule in self.rules)
        if "gone" in css or "back" in css or "gone" in " ".join(self.inline):
            css = f"{KEYFRAMES}\n{css}"
        return CasePage(name, css=css, body=self.body)

    @property
    def body(self) -> str:
        """The markup in the page's middle."""
        words = "{first} <span class=part>{second}</span>" if self.split else "{statement}"
        style = f' style="{"; ".join(self.inline)}"' if self.inline else ""
        body = f"{self.before}<{self.leaf} class=legal id=mark{style}>{words}</{self.leaf}>{self.after}"
        if self.leaf == "td":
            body = f"<table class=table><tr class=row>{body}</tr></table>"
        for tag, name in reversed(self.wrappers):
            body = f"<{tag} class={name}>{body}</{tag.split()[0]}>"
        return body


THEMES = (
    tuple(DECLARATIONS),
    ("position", "top", "left", "right", "bottom", "inset", "width", "height", "overflow",
     "margin-left", "margin-top", "z-index", "transform", "translate", "float", "clip"),
    ("overflow", "overflow-x", "overflow-y", "width", "height", "max-width", "max-height", "padding",
     "margin", "min-width", "min-height", "box-sizing", "border", "text-indent", "white-space",
     "text-overflow", "display", "flex", "grid-template-columns", "contain", "line-height"),
    ("color", "background", "background-color", "opacity", "-webkit-text-fill-color", "filter",
     "mix-blend-mode", "mask", "--ink", "text-shadow", "position", "z-index", "isolation", "font"),
    ("transform", "scale", "rotate", "translate", "zoom", "transform-origin", "position", "overflow",
     "backface-visibility", "display", "width", "height", "clip-path", "clip", "direction"),
    ("font-size", "font", "line-height", "letter-spacing", "word-spacing", "text-indent", "zoom",
     "white-space", "text-align", "direction", "writing-mode", "width", "overflow", "columns", "all"),
    ("display", "visibility", "content-visibility", "animation", "all", "opacity", "position"),
)  # fmt: skip
"""Properties that work upon one another: a page keeps to one theme, the first of which is all."""


def sketches() -> SearchStrategy[Sketch]:
    """Return pages, each far from the one before it."""
    # Left to itself the library varies what it has drawn a little at a time, and a page is slow.
    return st.integers(0, 2**62).map(lambda number: sketch_of(Random(number)))  # noqa: S311


def sketch_of(chance: Random) -> Sketch:
    """Return the page that this chance throws."""
    theme = THEMES[chance.randrange(len(THEMES))]
    wrappers = tuple(
        (chance.choice(WRAPPERS), name)
        for name in ("outer", "inner")[: chance.choice((0, 1, 1, 2, 2))]
    )
    before, after = (chance.choice(BESIDE) if chance.random() < 0.4 else "" for _ in "ba")
    plain = Sketch((), wrappers, chance.choice(LEAVES), chance.random() < 0.3, before, after)
    there = [name for name in CLASSES if f"class={name}" in plain.body]
    rules = (_rule(chance, theme, there) for _ in range(chance.choice((1, 2, 2, 3, 4))))
    thrown = (_declaration(chance, theme),) if chance.random() < 0.2 else ()
    # Attribute values stand in double quotes.
    inline = tuple(text for text in thrown if '"' not in text)
    return replace(plain, rules=tuple(rules), inline=inline)


def _rule(chance: Random, theme: Sequence[str], there: Sequence[str]) -> Rule:
    said = tuple(_declaration(chance, theme) for _ in range(chance.choice((1, 2, 2, 3))))
    own = chance.random() < 0.7
    selector = f".{chance.choice((*there, 'legal'))}" if own else chance.choice(BASIC)
    if own and chance.random() < 0.1:
        selector += chance.choice(("::before", "::after"))
    if "::" in selector and "line" not in selector:
        said = ("content: 'x'", *said)
    return Rule(selector, said, chance.choice(AROUND) if chance.random() < 0.3 else "{}")


def _declaration(chance: Random, theme: Sequence[str]) -> str:
    name = chance.choice(theme)
    important = " !important" if chance.random() < 0.1 else ""
    return f"{name}: {chance.choice(DECLARATIONS[name])}{important}"


def smaller(sketch: Sketch) -> list[Sketch]:
    """Return the sketches that lack one thing of this one, the largest steps first."""
    found = [replace(sketch, rules=_without(sketch.rules, at)) for at in range(len(sketch.rules))]
    found += [
        replace(sketch, wrappers=_without(sketch.wrappers, at))
        for at in range(len(sketch.wrappers))
    ]
    for changes in (
        {"inline": ()}, {"before": ""}, {"after": ""}, {"split": False}, {"leaf": "p"},
    ):  # fmt: skip
        found.append(replace(sketch, **changes))
    for at, rule in enumerate(sketch.rules):
        plainer = [replace(rule, around="{}")]
        if len(rule.declarations) > 1:
            plainer += [
                replace(rule, declarations=_without(rule.declarations, n))
                for n in range(len(rule.declarations))
            ]
        found += [
            replace(sketch, rules=(*sketch.rules[:at], one, *sketch.rules[at + 1 :]))
            for one in plainer
        ]
    found += [
        replace(sketch, wrappers=(*sketch.wrappers[:at], ("div", name), *sketch.wrappers[at + 1 :]))
        for at, (_, name) in enumerate(sketch.wrappers)
    ]
    return [one for one in found if one != sketch]


def _without(items: tuple[T, ...], at: int) -> tuple[T, ...]:
    return items[:at] + items[at + 1 :]
