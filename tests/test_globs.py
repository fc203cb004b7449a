"""Globs: what a person wrote, matched part by part."""

import pytest

from faracheck.globs import EVERYTHING, Pattern, is_pattern


@pytest.mark.parametrize(
    ("glob", "path", "covered"),
    [
        ("*.html", "a.html", True),
        ("*.html", "sub/a.html", False),
        ("**/*.html", "a.html", True),
        ("**/*.html", "one/two/a.html", True),
        ("drafts/**", "drafts/one/a.txt", True),
        ("drafts/**", "other/a.txt", False),
        ("**/old/**/a.txt", "x/old/y/z/a.txt", True),
        ("**/old/**/a.txt", "x/old/a.txt", True),
        ("**/old/**/a.txt", "x/new/a.txt", False),
        ("old", "old/deep/below/a.txt", True),
        ("a?.txt", "ab.txt", True),
        ("a[0-9].txt", "a7.txt", True),
        ("a[0-9].txt", "ax.txt", False),
        ("[[]x].txt", "[x].txt", True),
    ],
)
def test_a_glob_covers_a_path_and_what_is_below_it(glob: str, path: str, *, covered: bool) -> None:
    assert Pattern.of(glob).covers(path.split("/")) is covered


@pytest.mark.parametrize(
    ("glob", "folder", "leads"),
    [
        ("drafts/*/x.txt", "drafts/a", True),
        ("drafts/*/x.txt", "drafts/a/b", False),
        ("drafts/*/x.txt", "other", False),
        ("**/x.txt", "any/where", True),
    ],
)
def test_only_folders_that_can_hold_a_match_are_entered(
    glob: str, folder: str, *, leads: bool
) -> None:
    assert Pattern.of(glob).leads_into(folder.split("/")) is leads


def test_many_stars_cost_no_more_than_their_number() -> None:
    pattern = Pattern(("**", "a") * 40)

    assert not pattern.covers(["a"] * 39)
    assert pattern.covers(["a"] * 40)


def test_the_pattern_of_everything_covers_everything() -> None:
    assert EVERYTHING.covers(["any", "thing"])


def test_brackets_stars_and_question_marks_make_a_pattern() -> None:
    assert [is_pattern(path) for path in ("a*", "a?", "a[1]", "a{1}", "plain")] == [
        True,
        True,
        True,
        False,
        False,
    ]
