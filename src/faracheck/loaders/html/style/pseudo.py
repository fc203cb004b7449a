"""The pseudo-classes and pseudo-elements that Chromium understands."""

LEGACY_PSEUDO_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter"})

NEVER = frozenset(
    {
        "active", "autofill", "-webkit-autofill", "buffering", "current", "fullscreen", "-webkit-full-screen", "future", "has-slotted", "hover",
        "interest-source", "interest-target", "modal", "muted", "past", "paused",
        "picture-in-picture", "playing", "popover-open", "seeking", "stalled", "target",
        "target-current", "target-within", "user-invalid", "user-valid", "visited",
        "volume-locked", "-webkit-drag", "xr-overlay", "-internal-autofill-selected",
        "-webkit-full-page-media", "window-inactive", "-webkit-full-screen-ancestor",
    }
)  # fmt: skip
"""States that a page has not when it has just been opened."""

PLAIN_PSEUDOS = NEVER | frozenset(
    {
        "-webkit-any-link", "any-link", "checked", "default", "defined", "disabled", "empty",
        "enabled", "first-child", "first-of-type", "focus", "focus-visible", "focus-within", "host",
        "in-range", "indeterminate", "invalid",
        "last-child", "last-of-type", "link", "only-child", "only-of-type", "open", "optional",
        "out-of-range", "placeholder-shown", "read-only", "read-write", "required", "root",
        "scope", "valid",
    }
)  # fmt: skip

ARGUMENT_PSEUDOS = frozenset(
    {
        "-webkit-any", "active-view-transition-type", "dir", "has", "host", "host-context", "is",
        "lang", "not", "nth-child", "nth-last-child", "nth-last-of-type", "nth-of-type", "state",
        "where",
    }
)  # fmt: skip

_PSEUDO_ELEMENTS = frozenset(
    {
        "after", "backdrop", "before", "checkmark", "column", "cue", "details-content",
        "file-selector-button", "first-letter", "first-line", "grammar-error", "marker",
        "picker-icon", "placeholder", "scroll-button", "scroll-marker", "scroll-marker-group",
        "search-text", "selection", "spelling-error", "target-text", "view-transition",
    }
)  # fmt: skip
_FUNCTIONAL_PSEUDO_ELEMENTS = frozenset(
    {
        "cue", "highlight", "part", "picker", "scroll-button", "slotted", "view-transition-group",
        "view-transition-image-pair", "view-transition-new", "view-transition-old",
    }
)  # fmt: skip


def is_pseudo_element(name: str, *, functional: bool) -> bool:
    """Say whether Chromium accepts `::name`, or `::name()` when `functional`."""
    if functional:
        return name in _FUNCTIONAL_PSEUDO_ELEMENTS
    # Any other -webkit- name is accepted and styles nothing here.
    return name in _PSEUDO_ELEMENTS or name.startswith("-webkit-")
