"""Which elements a selector speaks about."""

import pytest

from faracheck.loaders.html.style.matching import Sight, matches
from faracheck.loaders.html.style.selectors import parse_selectors
from tests.loaders.html.style.pages import element_of, tree_of

FORM = """<form id=form><fieldset id=set disabled><legend><input id=inlegend></legend>
<input id=off></fieldset>
<input id=text placeholder=name><input id=full value=v placeholder=name><input id=need required>
<input id=locked readonly><input id=box type=checkbox checked><input id=hidden type=hidden required>
<input id=radio type=radio name=r><input id=lone type=radio><input id=send type=submit>
<select id=list required><option id=first value="">-<option id=second selected value=b>b</select>
<select id=empty required><option value="">-<option value=b>b</select>
<textarea id=area required></textarea><progress id=wait></progress><progress id=done value=1></progress>
<button id=press>go</button></form>
<a id=link href=/>l</a><a id=anchor>a</a>
<div lang=de-CH dir=rtl><p id=german>x</p></div><p id=edit contenteditable>x</p>
<details id=opened open></details><details id=shut></details><x-custom id=custom></x-custom>"""
LIST = """<ul id=list class="Menu big"><li id=a data-kind="one two" lang=en>1</li><li id=b>2</li>
<li id=c data-kind="en-GB">3<i id=i></i></li><li id=d><b id=bold>4</b><b>5</b></li></ul><p id=p></p>"""


def meets(markup: str, identity: str, selector: str, *, quirks: bool = False) -> bool:
    element = element_of(tree_of(markup), identity)
    found = parse_selectors(selector)
    assert found, selector
    return any(matches(element, one, Sight(quirks=quirks)) for one in found)


@pytest.mark.parametrize(
    ("identity", "selector"),
    [
        ("off", ":disabled"), ("inlegend", ":enabled"), ("text", ":enabled"),
        ("text", ":placeholder-shown"), ("need", ":required"), ("need", ":invalid"),
        ("text", ":optional"), ("text", ":valid"), ("text", ":read-write"),
        ("locked", ":read-only"), ("box", ":checked"), ("box", ":default"), ("second", ":checked"),
        ("radio", ":indeterminate"), ("wait", ":indeterminate"), ("send", ":default"),
        ("list", ":valid"), ("empty", ":invalid"), ("area", ":invalid"), ("form", ":invalid"),
        ("link", ":any-link"), ("link", ":link"), ("german", ":lang(de)"),
        ("german", ":lang('*-ch')"), ("german", ":dir(rtl)"), ("link", ":dir(ltr)"),
        ("edit", ":read-write"), ("opened", ":open"), ("link", ":defined"),
    ],
)  # fmt: skip
def test_an_element_is_in_the_state_asked_for(identity: str, selector: str) -> None:
    assert meets(FORM, identity, selector)


@pytest.mark.parametrize(
    ("identity", "selector"),
    [
        ("text", ":disabled"), ("link", ":enabled"), ("full", ":placeholder-shown"),
        ("hidden", ":required"), ("hidden", ":invalid"), ("off", ":invalid"),
        ("link", ":checked"), ("first", ":checked"), ("lone", ":indeterminate"),
        ("done", ":indeterminate"), ("text", ":indeterminate"), ("anchor", ":link"),
        ("german", ":lang(d)"), ("link", ":lang(de)"), ("shut", ":open"), ("custom", ":defined"),
        ("text", ":in-range"), ("link", ":read-write"), ("link", ":state(loaded)"),
        ("link", ":hover"), ("link", ":visited"), ("press", ":valid:not(button)"),
    ],
)  # fmt: skip
def test_an_element_is_not_in_a_state_that_it_is_not_in(identity: str, selector: str) -> None:
    assert not meets(FORM, identity, selector)


@pytest.mark.parametrize(
    ("identity", "selector"),
    [
        ("a", "[data-kind]"), ("a", "[data-kind~=two]"), ("c", "[data-kind|=en]"),
        ("a", "[data-kind^='one']"), ("a", "[data-kind$=two]"), ("a", "[data-kind*='e t']"),
        ("a", "[data-kind='ONE TWO' i]"), ("a", "[lang=EN]"), ("list", ".Menu.big"),
        ("a", ":first-child"), ("d", ":last-child"), ("i", ":only-child"), ("i", ":empty"),
        ("bold", ":first-of-type:not(:last-of-type)"), ("i", ":only-of-type"),
        ("b", ":nth-child(2)"), ("c", ":nth-child(odd)"), ("d", ":nth-last-child(1)"),
        ("c", ":nth-child(-n + 3)"), ("c", ":nth-child(2 of [data-kind])"),
        ("bold", ":nth-of-type(1)"), ("b", "ul > li"), ("bold", "ul b"), ("b", "#a + li"),
        ("d", "#a ~ li"), ("list", ":has(> li b)"), ("list", ":has(+ p)"), ("a", ":has(~ #d)"),
        ("list", ":has(+ p:empty)"), ("a", "li:is(#a, .none)"), ("b", "li:where(:not(#a))"),
        ("list", ":not(:scope)"), ("a", "*|li"), ("p", "#list + #p"),
    ],
)  # fmt: skip
def test_a_selector_finds_what_it_describes(identity: str, selector: str) -> None:
    assert meets(LIST, identity, selector)


@pytest.mark.parametrize(
    ("identity", "selector"),
    [
        ("a", "[data-kind|=one t]".replace(" t", "")), ("b", "[data-kind]"),
        ("a", "[data-kind*='']"), ("a", "[data-kind^='']"), ("a", "[data-kind$='']"),
        ("a", "[data-kind~='']"), ("a", "[data-kind='ONE TWO']"), ("list", ".menu"),
        ("list", "#LIST"), ("b", ":nth-child(3n)"), ("a", ":has(b)"), ("a", "p li"),
        ("c", "#a + li"), ("a", "#b ~ li"), ("p", ":has(+ p)"), ("p", "ul > p"),
        ("a", ":has(+ #c)"),
    ],
)  # fmt: skip
def test_a_selector_leaves_the_rest_alone(identity: str, selector: str) -> None:
    assert not meets(LIST, identity, selector)


@pytest.mark.parametrize(("identity", "selector"), [("list", ".MENU"), ("list", "#LIST")])
def test_names_are_folded_in_quirks_mode(identity: str, selector: str) -> None:
    assert meets(LIST, identity, selector, quirks=True)


@pytest.mark.parametrize(
    "selector",
    ["p:", "#1a", "p::after b", "p >", "::nonsense", ":nonsense", ":nth-child(x)", ":has(:has(p))",
     "[a=b", "svg|p", ":is(p)::before(", ":not(p::before)", ".", ":nth-of-type(1 of p)"],
)  # fmt: skip
def test_a_selector_that_a_browser_drops_speaks_of_nothing(selector: str) -> None:
    assert parse_selectors(selector) == () or "[a=b" in selector
