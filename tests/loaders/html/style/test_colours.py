"""Colours as a browser reads and mixes them."""

import pytest

from faracheck.loaders.html.style.blending import blend
from faracheck.loaders.html.style.colours import Colour, over, parse_colour

RED: Colour = (1.0, 0.0, 0.0, 1.0)
GREY: Colour = (0.5, 0.5, 0.5, 1.0)


def hexadecimal(colour: object) -> object:
    if not isinstance(colour, tuple):
        return colour
    return "#" + "".join(f"{round(value * 255):02x}" for value in colour)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("red", "#ff0000ff"), ("#0f08", "#00ff0088"), ("rgb(0 0 255 / 50%)", "#0000ff80"),
        ("hsl(120 100% 25%)", "#008000ff"), ("hwb(0 0% 0%)", "#ff0000ff"),
        ("canvas", "#ffffffff"), ("LinkText", "#0000eeff"), ("transparent", "#00000000"),
        ("color(srgb-linear 1 1 1)", "#ffffffff"), ("color(display-p3 1 1 1)", "#ffffffff"),
        ("color(a98-rgb 1 1 1)", "#ffffffff"), ("color(rec2020 1 1 1)", "#ffffffff"),
        ("color(prophoto-rgb 1 1 1)", "#ffffffff"), ("color(prophoto-rgb 0.01 0.01 0.01)", "#020202ff"),
        ("oklab(1 0 0)", "#ffffffff"), ("oklch(1 0 0)", "#ffffffff"), ("lab(100 0 0)", "#ffffffff"),
        ("color(xyz 0 0 0)", "#000000ff"), ("rgb(calc(100 + 155) 0 0)", "#ff0000ff"),
        ("hsl(calc(60deg * 2) calc(50% + 50%) 25%)", "#008000ff"),
        ("light-dark(red, blue)", "#ff0000ff"),
        ("color-mix(in srgb, red, blue)", "#800080ff"),
        ("color-mix(in srgb, red 25%, blue)", "#4000bfff"),
        ("color-mix(in srgb, red, blue 25%)", "#bf0040ff"),
        ("color-mix(in srgb, red 20%, blue 20%)", "#80008066"),
        ("color-mix(in srgb-linear, black, white)", "#bcbcbcff"),
        ("color-mix(in oklab, white, white)", "#ffffffff"),
        ("color-mix(in srgb, transparent, transparent)", "#00000000"),
        ("rgb(from red r g b / 50%)", "#ff000080"), ("hsl(from red h s l)", "#ff0000ff"),
        ("oklab(from white l a b)", "#ffffffff"), ("oklch(from white l c h)", "#ffffffff"),
        ("color(from red srgb r g b)", "#ff0000ff"), ("rgb(from red calc(r / 2) g b)", "#800000ff"),
        ("lab(from red l a b)", "#ff0000ff"), ("lch(from blue l c h)", "#0000ffff"),
        ("hwb(from lime h w b)", "#00ff00ff"), ("hsl(0 0 100%)", "#ffffffff"),
        ("hsl(0 0% 100)", "#ffffffff"), ("rgb(100% 255 255 / 50%)", "#ffffff80"),
        ("contrast-color(black)", "#ffffffff"), ("contrast-color(yellow)", "#000000ff"),
        ("currentcolor", "currentcolor"),
    ],
)  # fmt: skip
def test_a_colour_is_read_as_a_browser_reads_it(text: str, colour: str) -> None:
    assert hexadecimal(parse_colour(text)) == colour


@pytest.mark.parametrize(
    "text",
    [
        "reddish", "#12", "rgb(1)", "light-dark(red)", "color-mix(red, blue)",
        "color-mix(in srgb, red)", "color-mix(in srgb, reddish, blue)",
        "color-mix(in srgb, red 0%, blue 0%)", "rgb(from reddish r g b)", "rgb(from red r)",
        "lab(from red l a)", "contrast-color(reddish)", "rgb(1, 2%, 3)", "",
    ],
)  # fmt: skip
def test_what_is_no_colour_is_none(text: str) -> None:
    assert parse_colour(text) is None


@pytest.mark.parametrize(
    "text", ["color-mix(in srgb, currentcolor, red)", "rgb(from currentcolor r g b)"]
)
def test_what_depends_on_the_text_waits_for_its_colour(text: str) -> None:
    assert parse_colour(text) == text


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("canvas", "#121212ff"),
        ("light-dark(red, blue)", "#0000ffff"),
        ("light-dark(red)", None),
        ("red", "#ff0000ff"),
    ],
)
def test_a_dark_page_has_dark_colours_of_its_own(text: str, colour: str | None) -> None:
    assert hexadecimal(parse_colour(text, dark=True)) == colour


def test_nothing_over_nothing_is_nothing() -> None:
    assert over((1.0, 1.0, 1.0, 0.0), (0.0, 0.0, 0.0, 0.0))[3] == 0


@pytest.mark.parametrize(
    ("mode", "blended"),
    [
        ("normal", "#ff0000ff"), ("multiply", "#800000ff"),
        ("hue", "#7f7f7fff"), ("saturation", "#7f7f7fff"), ("color", "#ff4949ff"),
        ("luminosity", "#4d4d4dff"),
        ("screen", "#ff8080ff"), ("overlay", "#ff0000ff"), ("darken", "#800000ff"),
        ("lighten", "#ff8080ff"), ("color-dodge", "#ff8080ff"), ("color-burn", "#800000ff"),
        ("hard-light", "#ff0000ff"), ("soft-light", "#b44040ff"), ("difference", "#808080ff"),
        ("exclusion", "#808080ff"), ("plus-lighter", "#ff8080ff"), ("plus-darker", "#800000ff"),
    ],
)  # fmt: skip
def test_red_over_grey_in_each_blend_mode(mode: str, blended: str) -> None:
    assert hexadecimal(blend(mode, RED, GREY)) == blended


def test_a_hue_takes_the_light_and_the_strength_of_what_it_lies_on() -> None:
    dull_blue: Colour = (0.1, 0.1, 0.4, 1.0)

    red, green, blue, _ = blend("hue", RED, dull_blue)

    assert red - green == pytest.approx(0.3)
    assert green == blue


def test_dark_and_bright_ends_stay_where_they_are() -> None:
    black: Colour = (0.0, 0.0, 0.0, 1.0)
    white: Colour = (1.0, 1.0, 1.0, 1.0)

    assert blend("color-dodge", white, black) == black
    assert blend("color-burn", black, white) == white
    assert blend("soft-light", white, (0.04, 0.04, 0.04, 1.0))[0] == pytest.approx(0.1425, abs=1e-3)
