"""Tells the empty shell of an application from a page: its text is built by a script."""

from turbohtml import Document, Element

from faracheck.loaders.html.elements import runs

_FEWEST_WORDS = 25
_FEWEST_ANYWHERE = 8
# The names that frameworks and their starters give to the place where the page goes.
_MOUNTS = frozenset(
    {
        "root", "app", "main-app", "__next", "__nuxt", "___gatsby", "q-app", "svelte", "ember-app",
        "react-root", "app-root", "mount", "application", "vue-app", "react-app", "single-spa",
    }
)  # fmt: skip
_PLACES = frozenset({"div", "main", "section", "article"})


def built_by(tree: Document, words: int) -> str | None:
    """Return the script that builds a page of so few `words`, or None when it stands there."""
    if words >= _FEWEST_WORDS or not any(
        _is_mount(element, words) for element in tree.iter_elements()
    ):
        return None
    for script in tree.iter_elements("script"):
        if runs(script):
            source = (script.attr("src") or "").strip()
            return source or "a script in the page"
    return None


def _is_mount(element: Element, words: int) -> bool:
    """Say whether an element is an empty place that a script is to fill."""
    if len(element.text.split()) > _FEWEST_ANYWHERE:
        return False
    name = (element.attr("id") or "").strip().lower()
    if name in _MOUNTS or element.attr("data-reactroot") is not None:
        return True
    if "-" in element.tag and element.shadow_root is None:
        return True
    return (
        element.tag in _PLACES
        and bool(name)
        and not element.text.strip()
        and words < _FEWEST_ANYWHERE
    )
