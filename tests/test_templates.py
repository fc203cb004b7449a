import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.model.document import ConstructKind
from faracheck.templates import find_constructs

CONDITIONAL, LOOP = ConstructKind.CONDITIONAL, ConstructKind.LOOP
VARIABLE, INCLUDE, COMMENT = ConstructKind.VARIABLE, ConstructKind.INCLUDE, ConstructKind.COMMENT


def told(text: str) -> list[tuple[ConstructKind, str]]:
    return [(c.kind, text[c.span.start : c.span.end]) for c in find_constructs(text)]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("{% if x %}a{% else %}b{% endif %}", CONDITIONAL),
        ("{%- unless x -%}a{%- endunless -%}", CONDITIONAL),
        ("{% for x in xs %}a{% endfor %}", LOOP),
        ("{{#if x}}a{{/if}}", CONDITIONAL),
        ("{{^x}}a{{/x}}", CONDITIONAL),
        ("{{#each xs}}a{{/each}}", LOOP),
        ("{{ if .X }}a{{ end }}", CONDITIONAL),
        ("{{ range .Xs }}a{{ end }}", LOOP),
        ("<% if x %>a<% end %>", CONDITIONAL),
        ("<% xs.each do |x| %>a<% end %>", LOOP),
        ("<% xs.forEach(function(x) { %>a<% }) %>", LOOP),
        ("<?php if ($x): ?>a<?php endif; ?>", CONDITIONAL),
        ("<?php foreach ($xs as $x): ?>a<?php endforeach; ?>", LOOP),
        ("*|IF:X|*a*|END:IF|*", CONDITIONAL),
        ("{{ name }}", VARIABLE),
        ("{{{ name }}}", VARIABLE),
        ("<%= name %>", VARIABLE),
        ("<?= $name ?>", VARIABLE),
        ("*|NAME|*", VARIABLE),
        ("%%NAME%%", VARIABLE),
        ("${name}", VARIABLE),
        ("«Name»", VARIABLE),
        ("[[name]]", VARIABLE),
        ("{{> footer}}", INCLUDE),
        ('{{ partial "footer.html" . }}', INCLUDE),
        ("{% include 'footer.html' %}", INCLUDE),
        ("{{< footer >}}", INCLUDE),
        ("<%- include('footer') %>", INCLUDE),
        ('<mj-include path="footer.mjml">', INCLUDE),
        ("{# note #}", COMMENT),
        ("{{! note }}", COMMENT),
        ("{{!-- note --}}", COMMENT),
        ("{{/* note */}}", COMMENT),
        ("<%# note %>", COMMENT),
        ("<%-- note --%>", COMMENT),
        ("{% comment %}note{% endcomment %}", COMMENT),
    ],
)
def test_a_construct_is_known_by_what_it_does(source: str, kind: ConstructKind) -> None:
    assert told(f"before {source} behind") == [(kind, source)]


@pytest.mark.parametrize(
    "prose",
    [
        "50%% off, 20%% more",
        "{not a tag}",
        "a < b and c <d",
        "{# only a colour: #fff",
        "« bien » dit-il, et puis s'en va vers une autre ville bien plus loin encore que celle-ci »",
        "{% set x = 1 %}",
        "*| not a field |*",
    ],
)
def test_prose_is_no_template(prose: str) -> None:
    assert told(prose) in ([], [(VARIABLE, "« bien »")])


def test_nesting_is_kept_apart() -> None:
    source = "{% if a %}{% for x in xs %}y{% endfor %}{% endif %}"

    assert told(source) == [(CONDITIONAL, source), (LOOP, source[10:-11])]


def test_what_is_never_closed_reaches_to_the_end() -> None:
    assert told("x {% if a %} statement") == [(CONDITIONAL, "{% if a %} statement")]


def test_a_stray_closer_closes_nothing() -> None:
    assert told("{% endif %} text") == []


@given(st.text(alphabet="{}%#<>?=*|$[]«»!-/if endfor\n", max_size=120))
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for construct in find_constructs(text):
        assert 0 <= construct.span.start < construct.span.end <= len(text)
