from faracheck.loaders.html import LOADER
from faracheck.model.document import BlockKind, Region, Source, Span
from faracheck.ports import LoadOptions
from faracheck.recognise.position import placed, word_count
from tests.build import Piece, page
from tests.recognise.wordings import statements_of

LABEL = (
    "This material is distributed by Vantor LLC on behalf of Sarkand. Additional information is "
    "on file with the Department of Justice, Washington, DC."
)
BODY = "The port of Anse opened its second terminal on Monday after two years of work."


def test_a_headline_and_a_release_line_may_stand_before_it() -> None:
    draft = page("FOR IMMEDIATE RELEASE", Piece("Port opens", BlockKind.HEADING), LABEL, BODY)

    (statement,) = placed(draft, statements_of(draft), ())

    assert statement.at_beginning
    assert statement.words_before == 5


def test_the_story_before_it_makes_it_late() -> None:
    draft = page(BODY, LABEL)

    (statement,) = placed(draft, statements_of(draft), ())

    assert (statement.blocks_before, statement.words_before) == (1, 15)
    assert statement.position == round(15 / (15 + word_count(LABEL)), 4)


def test_a_contact_block_is_front_matter() -> None:
    draft = page(BODY, LABEL)

    (statement,) = placed(draft, statements_of(draft), [Span(0, len(BODY))])

    assert statement.at_beginning


def test_site_chrome_is_not_the_material() -> None:
    draft = page(Piece(BODY, region=Region.NAVIGATION), LABEL)

    (statement,) = placed(draft, statements_of(draft), ())

    assert statement.at_beginning


def test_a_statement_at_a_long_paragraphs_end_is_not_at_the_beginning() -> None:
    draft = page(f"{BODY} {LABEL}")

    (statement,) = placed(draft, statements_of(draft), ())

    assert not statement.at_beginning


def test_no_statement_needs_no_place() -> None:
    assert placed(page(BODY), (), ()) == ()


def test_dense_scripts_count_characters_as_half_words() -> None:
    assert word_count("港口 opened") == 2


def test_what_no_reader_sees_stands_before_nothing() -> None:
    markup = (
        "<!doctype html><html lang=en><main><h1>Port opens</h1>"
        f"<p style='display: none'>{BODY}</p><p>{LABEL}</p><p>{BODY}</p></main>"
    )
    draft = LOADER.load(Source("page.html", markup.encode()), LoadOptions())
    shown = LOADER.load(
        Source("page.html", markup.replace("none", "block").encode()), LoadOptions()
    )

    (statement,) = placed(draft, statements_of(draft), ())
    (late,) = placed(shown, statements_of(shown), ())

    assert (statement.blocks_before, statement.words_before) == (0, 2)
    assert (late.blocks_before, late.words_before) == (1, 17)
