"""Scripts are not run: one that names the statement leaves its looks unknown."""

import pytest

from faracheck.loaders.html import LOADER
from faracheck.model.document import Look, Source, Span
from faracheck.ports import LoadOptions

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism of"
    " Sarkand. Additional information is available at the Department of Justice, Washington, DC."
)
NEWS = "Sarkand opens its mountain railway to visitors this spring. " * 6


def look(script: str, style: str = "") -> Look:
    markup = (
        f"<!doctype html><html lang=en><head><style>{style}</style></head><body class=home>"
        f"<div id=wrap class='page content'><h1>The railway opens</h1><p>{NEWS}</p>"
        f"<div id=box><p id=legal class='legal small'>{STATEMENT}</p></div></div>{script}</body></html>"
    )
    document = LOADER.load(Source("page.html", markup.encode()), LoadOptions())
    at = document.text.index(STATEMENT)
    return document.appearance.look(Span(at, at + len(STATEMENT)))


@pytest.mark.parametrize(
    "code",
    [
        "document.getElementById('legal').remove()",
        "$('.legal').hide()",
        "legal.remove()",
        "box.hidden = true",
        "document.querySelectorAll('p').forEach(p => p.remove())",
        "var w = document.getElementById('wrap'); w.style.display = 'none'",
        "document.getElementById('wrap').innerHTML = ''",
        "document.body.innerHTML = ''",
        "document.body.style.display = 'none'",
        "jQuery(function ($) { $('#wrap').fadeOut() })",
        "[...document.getElementsByClassName('small')].map(e => e.remove())",
        "document.querySelector('#box > p').setAttribute('hidden', '')",
        "const ID = 'legal'; setTimeout(() => document.getElementById(ID).remove(), 10)",
        (
            "for (const e of document.querySelectorAll('p'))"
            " if (e.textContent.includes('Department of Justice')) e.remove()"
        ),
        "for (const e of all) if (/on behalf of the Ministry/.test(e.innerText)) e.remove()",
        (
            "const s = document.createElement('style'); s.textContent = '.legal { display: none }';"
            " document.head.append(s)"
        ),
        "document.styleSheets[0].insertRule('#box p { opacity: 0 }')",
    ],
)
def test_a_script_that_names_the_statement_leaves_its_looks_unknown(code: str) -> None:
    found = look(f"<script>\n{code}\n</script>")

    assert found.visible is None
    assert found.unsure is not None
    assert found.unsure.startswith("a script in line 1 names it")


@pytest.mark.parametrize(
    "code",
    [
        "document.documentElement.classList.add('js')",
        "document.body.classList.add('loaded')",
        "window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }",
        "document.querySelectorAll('a').forEach(a => a.rel = 'noopener')",
        "var nav = document.querySelector('.site-header nav'); nav.hidden = false",
        "document.getElementById('year').textContent = new Date().getFullYear()",
        "document.documentElement.setAttribute('data-theme', localStorage.getItem('theme'))",
        f"self.pushed.push([1, '{STATEMENT}'])",
    ],
)
def test_scripts_about_other_things_change_nothing(code: str) -> None:
    assert look(f"<script>{code}</script>").visible is True


def test_a_handler_that_runs_by_itself_is_a_script() -> None:
    assert look('<img src=x alt="" onerror="legal.remove()">').visible is None
    assert look('<button onclick="legal.remove()">Close</button>').visible is True


def test_data_is_no_script() -> None:
    assert look('<script type="application/json">{"hide": ".legal"}</script>').visible is True


def test_a_class_that_a_script_sets_is_looked_for_in_the_style_sheets() -> None:
    script = "<script>document.documentElement.classList.add('js')</script>"

    assert look(script, ".js .legal { display: none }").unsure == (
        "a script sets the class for which rule .js .legal hides it"
    )
    assert look(script, ".js .menu { display: none }").visible is True
    assert look(script, ".other .legal { display: none }").visible is True


def test_what_is_hidden_all_the_same_is_called_hidden() -> None:
    found = look("<script>legal.remove()</script>", ".legal { display: none }")

    assert found.visible is False
