"""Fonts whose letters are pictures: words that are set in them cannot be read."""

IN_SYMBOLS = "it is set in a font of symbols"

_SYMBOLS = frozenset(
    {"wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "zapf dingbats", "marlett"}
    | {"zapfdingbats", "itc zapf dingbats", "mt extra", "opensymbol", "bookshelf symbol 7"}
    | {"starsymbol", "ms reference specialty", "holomdl2 assets", "segoe mdl2 assets"}
)


def is_symbols(font: str | None) -> bool:
    """Say whether a font of this name has pictures for letters."""
    return font is not None and font.strip("'\" ").casefold() in _SYMBOLS
