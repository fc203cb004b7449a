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
        turned_on = _type(element) in {"checkbox", "radio"} and _has(element, "checked")
        return turned_on and not _is_outdone(element)
    return element.tag == "option" and is_chosen(element)


def is_chosen(option: Element) -> bool:
    """Say whether an option is the one, or one of those, that its list has chosen (HTML, 4.10.7)."""
    select = next(
        (a for a in option.ancestors if isinstance(a, Element) and a.tag == "select"), None
    )
    if select is None or _has(select, "multiple"):
        return _has(option, "selected")
    options = list(select.iter_elements("option"))
    chosen = [it for it in options if _has(it, "selected")]
    if not chosen and rows_of(select) == 1:
        chosen = [it for it in options if not _disabled(it)][:1]
    return bool(chosen) and option is chosen[-1]


def rows_of(select: Element) -> int:
    """Return how many options a list shows at a time."""
    size = (select.attr("size") or "").strip()
    shown = int(size) if size.isdigit() else 0
    return shown or (4 if _has(select, "multiple") else 1)


def _is_outdone(radio: Element) -> bool:
    """Say whether a later button of the same group is turned on too: only one of them can be."""
    if _type(radio) != "radio" or not radio.attr("name"):
        return False
    turned_on = [it for it in _group_of(radio) if _has(it, "checked")]
    return bool(turned_on) and turned_on[-1] is not radio


def _group_of(radio: Element) -> list[Element]:
    """Return the radio buttons of one name in a form, or outside all forms."""
    owner = _form_of(radio)
    root = owner or radio
    while owner is None and isinstance(root.parent, Element):
        root = root.parent
    return [
        it
        for it in root.iter_elements("input")
        if _type(it) == "radio" and it.attr("name") == radio.attr("name") and _form_of(it) is owner
    ]


def _form_of(control: Element) -> Element | None:
    return next((a for a in control.ancestors if isinstance(a, Element) and a.tag == "form"), None)


def _focused(element: Element) -> bool:
    """Say whether the page itself puts the focus on an element as it opens (`autofocus`)."""
    return _has(element, "autofocus") and element is _first_to_focus(element)


def _focused_within(element: Element) -> bool:
    return _focused(element) or any(map(_focused, element.iter_elements()))


def _first_to_focus(element: Element) -> Element | None:
    root = element
    while isinstance(root.parent, Element):
        root = root.parent
    wanted = (it for it in root.iter_elements() if _has(it, "autofocus"))
    return next((it for it in wanted if _takes_focus(it)), None)


def _takes_focus(element: Element) -> bool:
    if element.tag in {"input", "select", "textarea", "button"}:
        return not _disabled(element) and _type(element) != "hidden"
    return _is_link(element) or any(_has(element, it) for it in ("tabindex", "contenteditable"))


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
    return not any(_has(other, "checked") for other in _group_of(element))


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
    "focus": _focused,
    "focus-visible": _focused,
    "focus-within": _focused_within,
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
