"""Shorthands: what one declaration says of several properties."""

import pytest

from faracheck.loaders.html.style.shorthands import longhand_text, longhands_of


@pytest.mark.parametrize(
    ("name", "value", "longhand", "text"),
    [
        ("margin", "1px", "margin-left", "1px"),
        ("margin", "1px 2px", "margin-left", "2px"),
        ("margin", "1px 2px 3px", "margin-bottom", "3px"),
        ("margin", "1px 2px 3px 4px", "margin-left", "4px"),
        ("padding", "calc(1px + 1px) 3px", "padding-left", "3px"),
        ("overflow", "hidden", "overflow-y", "hidden"),
        ("overflow", "hidden scroll", "overflow-y", "scroll"),
        ("inset-inline", "1px 2px", "right", "2px"),
        ("background", "red", "background-color", "red"),
        ("background", "none, white", "background-color", "white"),
        ("background", "url(a.png) no-repeat center / cover red", "background-size", "cover"),
        ("background", "url(a.png) 10px 20px text fixed", "background-position", "10px 20px"),
        ("background", "padding-box content-box red", "background-clip", "content-box"),
        ("background", "linear-gradient(red, blue)", "background-color", "transparent"),
        ("font", "caption", "font-size", "16px"),
        ("font", "italic bold 12px/1.5 Arial, sans-serif", "font-size", "12px"),
        ("font", "italic bold 12px/1.5 Arial, sans-serif", "line-height", "1.5"),
        ("font", "500 oblique 10deg 2em 'Some Serif'", "font-size", "2em"),
        ("animation", "fade 2s ease-in 1s forwards", "animation-name", "fade"),
        ("animation", "fade 2s ease-in 1s forwards", "animation-delay", "1s"),
        ("animation", "2s steps(3) a, b 1s paused", "animation-play-state", "running, paused"),
        ("border", "1px solid red", "border-top-width", "1px"),
        ("border-left", "thick dotted", "border-left-style", "dotted"),
        ("flex", "none", "flex-grow", "0"),
        ("flex", "auto", "flex-basis", "auto"),
        ("flex", "2 3 10px", "flex-shrink", "3"),
        ("flex", "2", "flex-basis", "0px"),
        ("flex", "10px", "flex-grow", "1"),
        ("flex-flow", "column wrap", "flex-direction", "column"),
        ("mask", "url(a.svg)", "mask-image", "url(a.svg)"),
        ("mask", "linear-gradient(red, blue) 0 0 / 10px 20px", "mask-size", "10px 20px"),
        ("mask", "none / nonsense", "mask-size", "auto"),
        ("-webkit-text-stroke", "2px red", "-webkit-text-stroke-width", "2px"),
        ("text-wrap", "nowrap", "white-space", "nowrap"),
    ],
)  # fmt: skip
def test_a_shorthand_says_what_its_longhands_are(
    name: str, value: str, longhand: str, text: str
) -> None:
    assert longhand in longhands_of(name)
    assert longhand_text(name, value, longhand) == text


@pytest.mark.parametrize(
    ("name", "value", "longhand"),
    [
        ("margin", "1px 2px 3px 4px 5px", "margin-left"),
        ("overflow", "hidden scroll auto", "overflow-y"),
        ("background", "red, blue", "background-color"),
        ("background", "red blue", "background-color"),
        ("background", "red 3s", "background-color"),
        ("background", "", "background-color"),
        ("font", "12px", "font-size"),
        ("font", "bold Arial", "font-size"),
        ("font", "12px/x Arial", "font-size"),
        ("font", "12px Arial 3px", "font-size"),
        ("font", "12px Arial ; x", "font-size"),
        ("animation", "a b 1s", "animation-name"),
        ("border", "1px nonsense", "border-top-width"),
        ("flex", "1 2 3 4", "flex-grow"),
        ("flex", "1px 2px", "flex-grow"),
        ("flex-flow", "column nonsense", "flex-direction"),
        ("-webkit-text-stroke", "nonsense", "-webkit-text-stroke-width"),
    ],
)
def test_a_shorthand_that_a_browser_drops_says_nothing(
    name: str, value: str, longhand: str
) -> None:
    assert longhand_text(name, value, longhand) is None


def test_a_property_that_nobody_reads_sets_nothing() -> None:
    assert longhands_of("scroll-behavior") == ()
