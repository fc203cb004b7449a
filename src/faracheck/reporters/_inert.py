"""Foreign text made fit for Markdown: nothing in it is markup, a link or a mention."""

from faracheck.late import late_pattern
from faracheck.reporters._visible import visible

# All but letters, digits, spaces and what starts no construct inside a line: an entity is never
# markup. A colon makes links and pictures of what touches it, a full stop makes one of `www.`.
_LIVE = late_pattern(r"(?!: )[^\w\s.,;?'\"()%\u0080-\U0010ffff-]|_|(?<=[Ww]{3})\.")


def inert(text: str) -> str:
    """Return the text on one line, each character that Markdown could obey as an entity."""
    return _LIVE.sub(lambda found: f"&#{ord(found[0])};", visible(text))


def code(text: str) -> str:
    """Return the text set as code, in which nobody is mentioned and no issue linked."""
    return f"<code>{inert(text)}</code>"
