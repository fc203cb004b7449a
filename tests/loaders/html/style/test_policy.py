"""Policies that a page states in a meta element, and the style that they forbid."""

import base64
import hashlib

import pytest
import turbohtml

from faracheck.loaders.html.style.policy import Policies, policies_of

TEXT = ".legal { color: #222 }"
DIGEST = base64.b64encode(hashlib.sha256(TEXT.encode()).digest()).decode()


def stated(content: str) -> Policies:
    markup = f'<meta http-equiv=content-security-policy content="{content}">'
    return policies_of(turbohtml.parse(markup))


def style(attributes: str = "") -> turbohtml.Element:
    tree = turbohtml.parse(f"<style {attributes}>{TEXT}</style>")
    return next(iter(tree.iter_elements("style")))


@pytest.mark.parametrize(
    ("content", "attributes"),
    [
        ("img-src *", ""),
        ("style-src 'self' 'unsafe-inline'", ""),
        ("default-src 'none'; style-src 'unsafe-inline'", ""),
        ("style-src 'none'; style-src-elem 'unsafe-inline'", ""),
        ("style-src 'nonce-a1'", "nonce=a1"),
        (f"style-src 'sha256-{DIGEST}'", ""),
    ],
)
def test_a_style_element_is_applied_where_the_policy_allows_it(
    content: str, attributes: str
) -> None:
    assert stated(content).allow_element(style(attributes))


@pytest.mark.parametrize(
    ("content", "attributes"),
    [
        ("style-src 'self'", ""),
        ("default-src 'none'", ""),
        ("style-src 'nonce-a1'", "nonce=b2"),
        ("style-src 'nonce-a1' 'unsafe-inline'", ""),
        ("style-src 'sha256-AAAA' 'unsafe-inline'", ""),
    ],
)
def test_a_style_element_is_left_out_where_the_policy_forbids_it(
    content: str, attributes: str
) -> None:
    assert not stated(content).allow_element(style(attributes))


def test_attributes_are_asked_by_a_directive_of_their_own() -> None:
    assert stated("style-src 'none'; style-src-attr 'unsafe-inline'").allow_attributes
    assert not stated("style-src 'nonce-a1'").allow_attributes


def test_where_no_sheet_may_come_from_none_is_linked() -> None:
    assert not stated("style-src 'none'").allow_link()
    assert stated("style-src 'self'").allow_link()


def test_what_any_policy_forbids_is_forbidden() -> None:
    policies = Policies()
    for content in ("img-src *", "style-src 'self'"):
        policies.met.extend(stated(content).met)

    assert not policies.allow_element(style())
