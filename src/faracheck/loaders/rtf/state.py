"""How the words that come next are set, as the control words before them say."""

from faracheck.loaders._paper.looks import hiding
from faracheck.loaders._paper.setting import Setting
from faracheck.loaders._paper.symbols import IN_SYMBOLS
from faracheck.loaders.rtf.tables import Tables

State = dict[str, int]
"""Control words in force, with their parameters."""

CHARACTER = frozenset(
    {"v", "cs", "deleted", "revised", "cf", "cb", "highlight", "chcbpat", "fs", "f", "charscalex"}
    | {"expndtw", "mvf", "mvt", "up", "dn", "strike", "striked"}
)
"""What `\\plain` takes back."""

PARAGRAPH = frozenset(
    {"s", "outlinelevel", "intbl", "ls", "cbpat", "li", "posx", "posy", "absh", "sl", "pnlvlblt"}
)
"""What `\\pard` takes back."""

KEPT = CHARACTER | PARAGRAPH | {"trrh", "uc", "fcharset", "cpg", "red", "green", "blue"}
_SWITCHES = frozenset({"v", "deleted", "revised", "mvf", "mvt", "intbl", "pnlvlblt"}) | {
    "strike", "striked",
}  # fmt: skip
ALIASES = {"posnegx": "posx", "posnegy": "posy"}

FARTHEST = 28_000
"""Twips (1/20 pt) beyond which nothing stands on a sheet of paper."""

LOWEST = 60
"""Twips; lines and frames that are kept lower show no words."""

HIGHEST = 200
"""Half points by which words may be raised or lowered and still belong to their line."""

NARROWEST = 20
TIGHTEST = -100


def keep(state: State, word: str, number: int | None) -> None:
    """Let a control word hold from here on; one without a parameter switches something on."""
    word = ALIASES.get(word, word)
    if number is None:
        state[word] = 1 if word in _SWITCHES else {"fs": 24}.get(word, 0)
    else:
        state[word] = number


def forget(state: State, words: frozenset[str]) -> None:
    """Take back what stands in `words`."""
    for word in words & state.keys():
        del state[word]


def setting_of(state: State, tables: Tables, cell: str | None) -> Setting:
    """Return how words are set; `cell` is the colour of the cell that they stand in."""
    grounds = (tables.colour(state.get(it)) for it in ("highlight", "chcbpat", "cb", "cbpat"))
    moved = any(abs(state.get(it, 0)) > FARTHEST for it in ("posx", "posy", "li"))
    own = Setting(
        hidden=True if state.get("v") or moved else None,
        because="a place off the page" if moved else "hidden text, set by the run itself",
        points=state.get("fs", 24) / 2,
        ink=tables.colour(state.get("cf")),
        ground=next((it for it in grounds if it), cell),
    )
    return Setting(unsure=_unsure(state, tables, own)).over(own)


def _unsure(state: State, tables: Tables, own: Setting) -> str | None:
    """Say why nobody can tell whether words are seen, or None."""
    named = tables.styles.get(state.get("s", 0)), tables.letters.get(state.get("cs", -1))
    for style in named:
        if style is not None and hiding(style.setting) and not hiding(own):
            return f"programs differ in whether the style “{style.name}” hides it"
    if tables.font(state.get("f")).symbols:
        return IN_SYMBOLS
    if state.get("strike") or state.get("striked"):
        return "it is struck through"
    return _crowded(state)


def _crowded(state: State) -> str | None:
    """Say why words have too little room to be read, or None."""
    if state.get("intbl") and -LOWEST < state.get("trrh", 0) < 0:
        return f"its row is kept {-state['trrh'] / 20:g} pt high"
    low = next((it for key in ("sl", "absh") if -LOWEST < (it := state.get(key, 0)) < 0), None)
    if low is not None:
        return f"its lines are kept {-low / 20:g} pt high"
    if max(state.get("up", 0), state.get("dn", 0)) > HIGHEST:
        return "it is moved away from its line"
    if state.get("charscalex", 100) < NARROWEST:
        return f"its letters are narrowed to {state['charscalex']} % of their width"
    if state.get("expndtw", 0) < TIGHTEST:
        return "its letters are pushed into one another"
    return None
