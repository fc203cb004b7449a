"""Pseudo-classes that ask for an element's state: links, forms, language, direction."""

from collections.abc import Callable

from turbohtml import Element

_FORM_CONTROLS = frozenset(
    {"button", "fieldset", "input", "optgroup", "option", "select", "textarea"}
)
_BARRED = frozenset({"hidden", "reset", "button", "submit", "image"})
_TYPED = frozenset({"text", "search", "url", "tel", "email", "password", "number"})


def state_of(element: Element, name: str, argument: str) -> bool:
    """Say whether `element` is in the state that `:name(argument)` asks for."""
    if name == "lang":
        return _speaks(element, argument)
    if name == "dir":
        return _direction(element) == argument.lower()
    if name in {"state", "active-view-transition-type"}:
        return False
    return _STATES[name](element)


def _has(element: Element, name: str) -> bool:
    return name in element.attrs


def _type(element: Element) -> str:
    return (element.attr("type") or "text").lower()


def _is_link(element: Element) -> bool:
    return element.tag in {"a", "area"} and _has(element, "href")


def _checked(element: Element) -> bool:
    if element.tag == "input":
        return _type(element) in {"checkbox", "radio"} and _has(element, "checked")
    return element.tag == "option" and _has(element, "selected")


def _disabled(element: Element) -> bool:
    if element.tag not in _FORM_CONTROLS:
        return False
    if _has(element, "disabled"):
        return True
    return any(
        isinstance(above, Element)
        and above.tag == "fieldset"
        and _has(above, "disabled")
        and not any(a.tag == "legend" for a in element.ancestors if isinstance(a, Element))
        for above in element.ancestors
    )


def _enabled(element: Element) -> bool:
    return element.tag in _FORM_CONTROLS and not _disabled(element)


def _takes_value(element: Element) -> bool:
    return element.tag in {"textarea", "select"} or (
        element.tag == "input" and _type(element) not in _BARRED
    )


def _required(element: Element) -> bool:
    return _takes_value(element) and _has(element, "required")


def _blank(element: Element) -> bool:
    if element.tag == "textarea":
        return not element.text
    if element.tag == "select":
        chosen = [o for o in element.iter_elements("option") if _has(o, "selected")]
        first = chosen or list(element.iter_elements("option"))[:1]
        return all(option.attr("value") == "" for option in first)
    if _type(element) in {"checkbox", "radio"}:
        return not _has(element, "checked")
    return not element.attr("value")


def _invalid(element: Element) -> bool:
    if element.tag in {"form", "fieldset"}:
        return any(
            _invalid(control) for control in element.iter_elements(("input", "select", "textarea"))
        )
    return _required(element) and not _disabled(element) and _blank(element)


def _validates(element: Element) -> bool:
    return element.tag in {"form", "fieldset"} or (_takes_value(element) and not _disabled(element))


def _editable(element: Element) -> bool:
    if element.tag == "textarea" or (element.tag == "input" and _type(element) in _TYPED):
        return not _has(element, "readonly") and not _disabled(element)
    return any(
        (place.attr("contenteditable") or "true").lower() == "true"
        for place in (element, *element.ancestors)
        if isinstance(place, Element) and _has(place, "contenteditable")
    )


def _placeholder(element: Element) -> bool:
    return element.tag in {"input", "textarea"} and _has(element, "placeholder") and _blank(element)


def _indeterminate(element: Element) -> bool:
    if element.tag == "progress":
        return not _has(element, "value")
    if element.tag != "input" or _type(element) != "radio" or not element.attr("name"):
        return False
    root = element
    while isinstance(root.parent, Element) and root.tag != "form":
        root = root.parent
    return not any(
        _type(other) == "radio"
        and other.attr("name") == element.attr("name")
        and _has(other, "checked")
        for other in root.iter_elements("input")
    )


def _default(element: Element) -> bool:
    return _checked(element) or (
        element.tag in {"button", "input"} and _type(element) in {"submit", "image"}
    )


def _speaks(element: Element, wanted: str) -> bool:
    here: Element | None = element
    while here is not None:
        language = here.attr("lang") or here.attr("xml:lang")
        if language is not None:
            ranges = [piece.strip().strip("\"'").lower() for piece in wanted.split(",")]
            return any(_in_range(language.lower(), piece) for piece in ranges)
        here = here.parent if isinstance(here.parent, Element) else None
    return False


def _in_range(language: str, wanted: str) -> bool:
    if wanted.startswith("*-"):
        return wanted[2:] in language.split("-")[1:]
    return language == wanted or language.startswith(f"{wanted}-")


def _direction(element: Element) -> str:
    here: Element | None = element
    while here is not None:
        declared = (here.attr("dir") or "").lower()
        if declared in {"ltr", "rtl"}:
            return declared
        here = here.parent if isinstance(here.parent, Element) else None
    return "ltr"


_STATES: dict[str, Callable[[Element], bool]] = {
    "-webkit-any-link": _is_link,
    "any-link": _is_link,
    "link": _is_link,
    "checked": _checked,
    "default": _default,
    # Custom elements need a script to be defined.
    "defined": lambda element: "-" not in element.tag or element.namespace.value != "html",
    "disabled": _disabled,
    "enabled": _enabled,
    "in-range": lambda element: False,
    "out-of-range": lambda element: False,
    "indeterminate": _indeterminate,
    "invalid": _invalid,
    "valid": lambda element: _validates(element) and not _invalid(element),
    "open": lambda element: element.tag in {"details", "dialog"} and _has(element, "open"),
    "optional": lambda element: _takes_value(element) and not _required(element),
    "required": _required,
    "placeholder-shown": _placeholder,
    "read-write": _editable,
    "read-only": lambda element: not _editable(element),
}
