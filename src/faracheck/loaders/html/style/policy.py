"""What a page's own policy forbids its style: `<meta http-equiv=Content-Security-Policy>` (CSP 3)."""

import base64
import hashlib
from dataclasses import field
from functools import lru_cache

from turbohtml import Document, Element

from faracheck.frozen import dataclass

_ELEMENTS = ("style-src-elem", "style-src", "default-src")
_ATTRIBUTES = ("style-src-attr", "style-src", "default-src")
_HASHES = ("sha256", "sha384", "sha512")

Directives = dict[str, tuple[str, ...]]
"""The sources that each directive of a policy names."""


@dataclass
class Policies:
    """The policies met so far on the way down a page; each speaks of what comes after it."""

    met: list[Directives] = field(default_factory=list)

    def meet(self, meta: Element) -> None:
        """Take in what a meta element says, if it states a policy."""
        if (meta.attr("http-equiv") or "").strip().lower() == "content-security-policy":
            self.met.append(_directives(meta.attr("content") or ""))

    def allow_element(self, style: Element) -> bool:
        """Say whether the text of a style element may be applied."""
        return all(_allows(_sources(it, _ELEMENTS), style) for it in self.met)

    def allow_link(self) -> bool:
        """Say whether any sheet may be linked; from where, only an address on the web can tell."""
        return all(_sources(it, _ELEMENTS) not in {(), ("'none'",)} for it in self.met)

    @property
    def allow_attributes(self) -> bool:
        """Say whether style attributes may be applied."""
        return all(_allows(_sources(it, _ATTRIBUTES), None) for it in self.met)


def policies_of(tree: Document) -> Policies:
    """Return all policies that a page states."""
    policies = Policies()
    for meta in tree.iter_elements("meta"):
        policies.meet(meta)
    return policies


@lru_cache(maxsize=64)
def _directives(text: str) -> Directives:
    found: Directives = {}
    for piece in text.split(";"):
        name, *sources = piece.split()[:200] or [""]
        found.setdefault(name.lower(), tuple(sources))
    return found


def _sources(directives: Directives, names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the sources of the first of `names` that a policy has; None where it has none."""
    return next((directives[name] for name in names if name in directives), None)


def _allows(sources: tuple[str, ...] | None, style: Element | None) -> bool:
    """Say whether inline style is allowed; a nonce or a hash takes 'unsafe-inline' its force."""
    if sources is None:
        return True
    folded = [source.lower() for source in sources]
    marks = [it for it in folded if it.startswith(("'nonce-", *(f"'{name}-" for name in _HASHES)))]
    if style is not None and _is_marked(style, sources):
        return True
    return "'unsafe-inline'" in folded and not marks


def _is_marked(style: Element, sources: tuple[str, ...]) -> bool:
    """Say whether a policy names a style element by its nonce or by the hash of its text."""
    if f"'nonce-{style.attr('nonce') or ' '}'" in sources:
        return True
    hashed = [source for source in sources if source.lower().startswith("'sha")]
    text = style.text.encode() if hashed else b""
    return any(source in _hashes(text) for source in hashed)


def _hashes(text: bytes) -> set[str]:
    digests = ((name, hashlib.new(name, text).digest()) for name in _HASHES)
    return {f"'{name}-{base64.b64encode(digest).decode('ascii')}'" for name, digest in digests}
