"""Which part of a page an element belongs to: the material, or what surrounds it."""

from functools import lru_cache
from typing import NamedTuple

from turbohtml import Element

from faracheck.model.document import Region

CONTAINERS = frozenset(
    {"article", "aside", "div", "dl", "footer", "form", "header", "main", "nav", "ol", "search"}
    | {"section", "table", "td", "ul"}
)
"""Elements that can be a part of a page; others are taken for text."""


class Standing(NamedTuple):
    """Where an element stands; `region` is None where the page has not said yet.

    `material` is true inside an article, a section or the main element, whose headers and
    footers belong to the material (HTML, 4.3.8 and 4.3.9).
    """

    region: Region | None = None
    material: bool = False


OUTSIDE = Standing()

_LANDMARKS = {
    "aside": Region.SIDEBAR,
    "footer": Region.FOOTER,
    "header": Region.HEADER,
    "main": Region.MAIN,
    "nav": Region.NAVIGATION,
    "search": Region.NAVIGATION,
}
_ROLES = {
    "banner": Region.HEADER,
    "complementary": Region.SIDEBAR,
    "contentinfo": Region.FOOTER,
    "main": Region.MAIN,
    "navigation": Region.NAVIGATION,
    "search": Region.NAVIGATION,
}
_NAMES = {
    Region.MAIN: "main main-content maincontent page-main",
    Region.HEADER: (
        "elementor-location-header global-header header-top main-header masthead site-header"
        " top-bar topbar"
    ),
    Region.NAVIGATION: (
        "breadcrumb breadcrumbs main-menu main-nav main-navigation mainmenu menu nav nav-links"
        " nav-menu navbar navigation pagination post-navigation primary-menu primary-navigation"
        " site-nav site-navigation skip-link skip-links topnav"
    ),
    Region.SIDEBAR: (
        "ad-container advertisement cookie-banner cookie-bar cookie-consent cookie-law-info-bar"
        " cookie-notice gdpr-banner jp-relatedposts newsletter-signup onetrust-banner-sdk"
        " primary-sidebar recommended related related-articles related-posts related-stories"
        " secondary share-buttons sharedaddy side-bar sidebar social-share widget-area"
    ),
    Region.COMMENTS: (
        "comment-list comment-respond comment-section commentlist comments comments-area"
        " comments-section disqus_thread respond"
    ),
    Region.FOOTER: (
        "colophon elementor-location-footer footer footer-bottom footer-widgets global-footer"
        " main-footer page-footer site-footer"
    ),
}
_BY_NAME = {name: region for region, names in _NAMES.items() for name in names.split()}
_BY_ID = _BY_NAME | {"header": Region.HEADER, "banner": Region.HEADER, "content": Region.MAIN}
_MATERIAL_TAGS = frozenset({"article", "section"})
_MATERIAL_NAMES = frozenset(
    {"article-body", "article-content", "entry-content", "hentry", "post-content"}
    | {"press-release", "release-body", "story-body"}
)


def standing_of(element: Element, tag: str, outer: Standing) -> Standing:
    """Return where a container stands, given where its parent does."""
    region = outer.region
    if region is Region.COMMENTS or region is Region.SIDEBAR or region is Region.FOOTER:
        return outer
    named, material = _by_class(element.attr("class") or "")
    named = named or _BY_ID.get(element.attr("id") or "")
    part = named or _ROLES.get(element.attr("role") or "") or _LANDMARKS.get(tag)
    if part is not None and not (outer.material and _belongs(part, named)):
        return Standing(part, part is Region.MAIN)
    if material or tag in _MATERIAL_TAGS:
        return Standing(region, material=True)
    return outer


def _belongs(part: Region, named: Region | None) -> bool:
    """Say whether such a part, inside the material, is a part of the material itself."""
    by_tag_only = part is Region.SIDEBAR and named is None
    return part is Region.HEADER or part is Region.FOOTER or by_tag_only


@lru_cache(maxsize=1024)
def _by_class(classes: str) -> tuple[Region | None, bool]:
    """Return the part of a page that class names announce, and whether they mean the material."""
    names = classes.lower().split()
    part = next((_BY_NAME[name] for name in names if name in _BY_NAME), None)
    return part, not _MATERIAL_NAMES.isdisjoint(names)
