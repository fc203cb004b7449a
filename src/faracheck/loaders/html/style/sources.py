"""Says in words where a computed value comes from."""

from turbohtml import Element

from faracheck.loaders.html.style.cascade import HINT, USER_AGENT, Cascade, Spoken, line_of
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.scan import StyleRule
from faracheck.loaders.html.style.sheets import Applied

_LONGEST_SELECTOR = 80


def said_of(style: Style, name: str) -> str:
    """Return "display:none from rule .legal, line 41" and its like."""
    spoken = style.said(name)
    if spoken is None:
        return name
    return describe(spoken, style)


def describe(spoken: Spoken, style: Style) -> str:
    """Return the declaration and where it stands."""
    written = f"{spoken.name}:{' '.join(spoken.text.split())}"
    if spoken.rule is None:
        return _of_an_element(written, spoken, style)
    if spoken.sheet is None:
        return f"{written} at the end of an animation"
    selector = " ".join(spoken.rule.prelude.split())[:_LONGEST_SELECTOR]
    if spoken.sheet.line is None:
        return f"{written} from rule {selector}"
    line = _line_of_rule(spoken.rule, spoken.sheet, style.cascade)
    file = f" of {spoken.sheet.name}" if spoken.sheet.name else ""
    return f"{written} from rule {selector}, line {line}{file}"


def _line_of_rule(rule: StyleRule, sheet: Applied, cascade: Cascade) -> int:
    if sheet.start is not None and cascade.author_line is not None:
        return cascade.author_line(sheet.start + rule.offset)
    return line_of(sheet.text, rule.offset, sheet.line or 1)


def _of_an_element(written: str, spoken: Spoken, style: Style) -> str:
    element = _owner(style, spoken)
    if spoken.source == "style":
        return f"{written} in a style attribute{_line(element, 'style')}"
    if spoken.origin == HINT:
        return f"{written} from an attribute{_line(element, '')}"
    attributes = element.element.attrs
    for attribute in ("hidden", "popover"):
        if spoken.origin == USER_AGENT and attribute in attributes:
            return f"the {attribute} attribute{_line(element, attribute)}"
    return f"{written}, as browsers show <{element.element.tag}>{_line(element, '')}"


def _owner(style: Style, spoken: Spoken) -> Style:
    """Return the element, this one or one around it, that the declaration speaks about."""
    owner = style
    while owner.parent is not None and not any(
        spoken is own for own in owner.speeches.get(_heard_as(owner, spoken), ())
    ):
        owner = owner.parent
    return owner


def _heard_as(style: Style, spoken: Spoken) -> str:
    return next((n for n, said in style.speeches.items() if any(s is spoken for s in said)), "")


def _line(style: Style, attribute: str = "") -> str:
    line = line_at(style.element, style.cascade, attribute)
    return f", line {line}" if line is not None else ""


def line_at(element: Element, cascade: Cascade, attribute: str = "") -> int | None:
    """Return the line of the author's file on which an element, or its attribute, stands."""
    location = element.source_location
    if location is None:
        return None
    span = location.attrs.get(attribute) or location.start_tag
    if cascade.author_line is not None:
        return cascade.author_line(span.start_offset)
    return span.start_line
