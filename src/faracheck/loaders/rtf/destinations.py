"""Where the words of a group go, by the control word that it begins with."""

from faracheck.loaders._paper.setting import NOTHING, Setting

TABLES = frozenset({"fonttbl", "colortbl", "stylesheet"})
PROPERTIES = ("title", "subject", "keywords", "doccomm", "category")
"""What the document says of itself, in the order in which it is told."""

MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
BOXES = frozenset({"shptxt", "dptxbxtext"})
SKIPPED = frozenset(
    {"pict", "filetbl", "xe", "tc", "tcn", "rxe", "listtext", "pntext", "nonesttables", "falt"}
    | {"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "themedata"}
    | {"author", "operator", "manager", "company", "comment", "hlinkbase", "creatim", "revtim"}
    | {"printim", "buptim", "private", "template", "panose", "atrfstart", "atrfend", "ansi_only"}
    | {"objdata", "objclass", "objname", "fldtype", "nextfile", "revtbl", "rsidtbl", "mhtmltag"}
)
"""Groups whose words no reader is shown."""

ENTERED = frozenset(
    {"shpinst", "fldinst", "ud", "do", "annotation", "footnote", "shptxt", "dptxbxtext", "upr"}
    | {"sn", "sv", "cs"}
)
"""Groups that may be left out by old programs, and are shown by those of today."""

SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
SPECIAL = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}

_ASKED = frozenset({"MERGEFIELD", "ASK", "FILLIN", "MACROBUTTON"})
_FARTHEST = 28_000
_LEAST = 120
SIDES = ("shpleft", "shptop", "shpright", "shpbottom")
"""Where a shape stands, in twips (1/20 pt)."""


def blank_of(instruction: str) -> str | None:
    """Return how a field that is filled from a list or asked for stands in the text, or None."""
    words = instruction.split()
    if not words or words[0].upper() not in _ASKED:
        return None
    name = words[1].strip('"') if len(words) > 1 else "field"
    return f"«{name}»"


def box_of(said: dict[str, str]) -> Setting:
    """Return what the properties of a shape say of the words in it."""
    if said.get("fHidden") == "1":
        return Setting(hidden=True, because="a hidden text box")
    left, top, right, bottom = (_whole(said.get(it)) for it in SIDES)
    if max(abs(left), abs(top)) > _FARTHEST or (right and right <= 0) or (bottom and bottom <= 0):
        return Setting(hidden=True, because="a text box that is moved off the page")
    if any(near < far < near + _LEAST for near, far in ((left, right), (top, bottom))):
        return Setting(hidden=True, because="a text box without room for words")
    if said.get("fFilled", "1") == "1" and "fillColor" in said:
        colour = _whole(said["fillColor"]) & 0xFFFFFF
        red, green, blue = colour & 255, colour >> 8 & 255, colour >> 16
        return Setting(ground=f"{red:02x}{green:02x}{blue:02x}")
    return NOTHING


def _whole(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0
