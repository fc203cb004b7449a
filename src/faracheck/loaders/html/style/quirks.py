"""Whether a page is in quirks mode (the HTML standard, 13.2.6.4.1), and what that mode forgives."""

from turbohtml import Doctype, Document

from faracheck.late import late_pattern

_QUIRKY_PUBLIC_IDS = (
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html", "-//w3c//dtd html 3", "-//w3c//dtd html experimental",
    "-//w3o//dtd w3 html", "-//webtechs//dtd mozilla html", "-//netscape comm. corp.//dtd html",
    "-//microsoft//dtd internet explorer", "-//sun microsystems corp.//dtd hotjava",
    "-//softquad", "-//spyglass//dtd html", "-//sq//dtd html", "-//advasoft ltd//dtd html",
    "-//metrius//dtd metrius", "-//w3c//dtd w3 html", "-//o'reilly and associates//dtd html",
)  # fmt: skip
_TRANSITIONAL = ("-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//")


def is_quirky(tree: Document) -> bool:
    """Say whether the page's doctype, or its absence, puts browsers into quirks mode."""
    doctype = next((node for node in tree.children if isinstance(node, Doctype)), None)
    if doctype is None or doctype.name.lower() != "html":
        return True
    public = (doctype.public_id or "").lower()
    system = doctype.system_id
    if public in {
        "-//w3o//dtd w3 html strict 3.0//en//",
        "-/w3c/dtd html 4.0 transitional/en",
        "html",
    }:
        return True
    if (system or "").lower() == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd":
        return True
    if public.startswith(_QUIRKY_PUBLIC_IDS):
        return True
    return public.startswith(_TRANSITIONAL) and system is None


_SIDES = ("top", "right", "bottom", "left")
LENIENT = frozenset(
    {
        "background-color", "color", "font-size", "height", "letter-spacing", "margin",
        "max-height", "max-width", "min-height", "min-width", "padding", "text-indent", "width",
        "word-spacing", *_SIDES, *(f"margin-{s}" for s in _SIDES), *(f"padding-{s}" for s in _SIDES),
    }
)  # fmt: skip
"""The properties that quirks mode reads so (Quirks Mode 3.1, 3.2)."""
_BARE_NUMBER = late_pattern(r"(?<![\w.#%-])([-+]?(?:\d+\.?\d*|\.\d+))(?![\w.%])")
_BARE_COLOUR = late_pattern(r"(?:[0-9a-fA-F]{3}){1,2}")


def with_units(text: str) -> str:
    """Return a value as quirks mode reads it: numbers are px, and colours need no "#"."""
    if _BARE_COLOUR.fullmatch(text) and len(text) in {3, 6}:
        return f"#{text}"
    return _BARE_NUMBER.sub(r"\1px", text)
