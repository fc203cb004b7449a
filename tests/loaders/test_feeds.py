"""Feeds: each item is judged by itself, and nothing that a feed names is followed."""

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]

from faracheck.engine.discover import Request, discover
from faracheck.engine.opening import opened
from faracheck.engine.read import Desk
from faracheck.engine.run import check_source
from faracheck.engine.walk import Found
from faracheck.errors import LoadError
from faracheck.loaders.feeds import LOADER
from faracheck.model.document import Document, Layer, Place, Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Checked, Item, Skipped
from faracheck.ports import LoadOptions, Part
from faracheck.rulebook.pack import load_rulebook
from tests.command import faracheck
from tests.drafts import STATEMENT
from tests.loaders.mails import DAY, in_words

DESK = Desk(load_rulebook())
BODY = "The first train in eleven years left Ostravar on Monday for the high villages."
PAGE = f"<p>{STATEMENT}</p><p>{BODY}</p>"
BARE = f"<p>{BODY}</p>"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ATOM = "http://www.w3.org/2005/Atom"
E = ElementMaker()
ENCODED = ElementMaker(namespace=CONTENT, nsmap={"content": CONTENT}).encoded
A = ElementMaker(namespace=ATOM, nsmap={None: ATOM})
XHTML = ElementMaker(
    namespace="http://www.w3.org/1999/xhtml", nsmap={"h": "http://www.w3.org/1999/xhtml"}
)


def rss(*items: Any, **how: Any) -> bytes:
    """Return a feed of RSS with these items."""
    channel = E.channel(E.title("Sarkand News"), E.description(STATEMENT), *items)
    return written(E.rss(channel, version="2.0"), **{"xml_declaration": True, **how})


def written(element: Any, **how: Any) -> bytes:
    return bytes(etree.tostring(element, **how))


def atom(*entries: Any) -> bytes:
    """Return a feed of Atom with these entries."""
    return written(A.feed(A.title("Sarkand News"), A.subtitle(STATEMENT), *entries))


def sample(paragraphs: tuple[str, ...]) -> bytes:
    words = "\n".join(f"<p>{it}</p>" for it in paragraphs)
    return rss(E.item(E.description(words)), encoding="utf-8")


def judged(data: bytes, name: str = "feed.rss") -> list[Item]:
    return list(check_source(Source(name, data), DESK, DAY))


def told(data: bytes, name: str = "feed.rss") -> dict[str, str]:
    return dict(in_words(judged(data, name)))


def item(data: bytes, name: str = "feed.rss") -> Document:
    (part, *_) = [it for it in opened(Source(name, data), Limits()) if isinstance(it, Part)]
    assert part.loader is not None
    return part.loader.load(part.source, LoadOptions())


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


class TestItems:
    def test_each_is_judged_by_itself(self) -> None:
        data = rss(E.item(E.title("One"), E.description(PAGE)), E.item(E.description(BARE)))

        assert told(data) == {"1": "pass", "2": "fail"}
        assert told(data, "feed.xml") == {"1": "pass", "2": "fail"}

    def test_those_of_atom(self) -> None:
        data = atom(
            A.entry(A.title("One"), A.content(PAGE, type="html")),
            A.entry(A.content(f"{STATEMENT}\n\n{BODY}")),
            A.entry(A.summary(BODY), A.content("AAAA", type="image/png")),
            A.entry(A.title(BODY), A.content(src="https://x.example/1", type="html")),
        )

        assert told(data, "feed.atom") == {"1": "pass", "2": "pass", "3": "fail", "4": "fail"}

    def test_those_of_rss_1(self) -> None:
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        one = "http://purl.org/rss/1.0/"
        make = ElementMaker(namespace=one, nsmap={None: one})
        root = etree.Element(f"{{{rdf}}}RDF", nsmap={"rdf": rdf})
        root.append(make.channel(make.title("News")))
        root.append(make.item(make.title("One"), make.description(PAGE)))

        assert told(written(root), "feed.xml") == {"1": "pass"}

    def test_the_whole_text_counts_and_not_the_teaser(self) -> None:
        both = (E.description("A railway opens."), ENCODED(PAGE))
        teased = (E.description(STATEMENT), ENCODED(f"{BARE}{BARE}{BARE}{BARE}{BARE}"))

        assert told(rss(E.item(*both), E.item(*teased))) == {"1": "pass", "2": "fail"}

    def test_a_summary_as_long_as_the_text_is_judged_too(self) -> None:
        long = E.description(f"{BODY} Tickets cost what they cost when the line was closed.")

        assert told(rss(E.item(long, ENCODED(PAGE)))) == {"1": "pass", "1.b": "fail"}
        assert told(rss(E.item(E.description(PAGE), ENCODED(PAGE)))) == {"1": "pass"}

    def test_xhtml_is_read_as_the_page_that_it_is(self) -> None:
        div = XHTML.div(XHTML.p(STATEMENT), XHTML.br(), XHTML.p(BODY, hidden="hidden"))
        document = item(atom(A.entry(A.content(div, type="xhtml"))), "feed.atom")

        assert page(document) == [STATEMENT, BODY]
        assert told(atom(A.entry(A.content(div, type="xhtml"))), "feed.atom") == {"1": "pass"}

    def test_what_is_hidden_in_an_item_is_hidden(self) -> None:
        hidden = f'{BARE}<p style="display:none">{STATEMENT}</p><img alt="{STATEMENT}" src="a.png">'
        (found,) = judged(rss(E.item(E.description(hidden))))

        assert isinstance(found, Checked)
        assert {it.look.visible for it in found.reading.statements} == {False}

    def test_what_hides_it_is_named_by_its_line_in_the_file(self) -> None:
        hidden = f'<p>{BODY}</p>\n<p style="display:none">{STATEMENT}</p>'
        data = rss(E.item(E.description(hidden))).replace(b"<item>", b"\n\n<item>")
        (found,) = judged(data)

        assert isinstance(found, Checked)
        assert found.sentence.endswith("display:none in a style attribute, line 5.")

    def test_a_title_stands_above_and_may_stand_alone(self) -> None:
        data = rss(E.item(E.title("A &amp; <b>B</b>"), E.description(BARE)), E.item(E.title(BODY)))
        document = item(data)

        assert page(document) == ["A & B", BODY]
        assert document.title == "A & B"
        assert told(data)["2"] == "fail"

    def test_one_without_a_text_is_told(self) -> None:
        data = rss(E.item(E.link("x")), E.item(E.description("<img src='a.png'>")))

        assert set(told(data).values()) == {"unread: there is no text in it"}

    def test_a_statement_of_the_whole_feed_is_on_none_of_them(self) -> None:
        assert told(rss(E.item(E.description(BARE)))) == {"1": "fail"}

    def test_pictures_and_programmes_describe_something_else(self) -> None:
        media = ElementMaker(namespace="http://search.yahoo.com/mrss/")
        data = rss(E.item(media.description(STATEMENT), E.title(BODY)))

        assert told(data) == {"1": "fail"}

    def test_the_language_is_the_one_that_the_feed_declares(self) -> None:
        data = rss(E.language("es-mx"), E.item(E.description(BARE)))

        assert item(data).language == "es-mx"

    def test_a_feed_without_items_is_passed_over_with_the_reason(self) -> None:
        assert told(rss()) == {"": "skipped: feed without items"}


class TestPlaces:
    def test_the_line_is_that_in_the_file(self) -> None:
        text = (
            "\n<?xml version='1.0'?>\n<rss><channel>\n<item>\n<title>One</title>\n<description>"
            "<![CDATA[<p>first</p>\n<p>second\nthird</p>]]></description></item></channel></rss>"
        )
        document = item(text.encode())
        places = {it: document.places.place_of(document.text.index(it)) for it in ("One", "third")}

        assert places["One"] == Place(5, None, {"item": 1, "field": "title"})
        assert places["third"] == Place(8, None, {"item": 1, "field": "description"})

    def test_behind_the_last_line_that_the_parser_counts_none_is_named(self) -> None:
        data = rss(E.item(E.description(BARE))).replace(b"<item>", b"\n" * 70_000 + b"<item>")

        assert item(data).places.place_of(0) == Place(
            None, None, {"item": 1, "field": "description"}
        )

    def test_a_missing_statement_is_told_at_the_item(self) -> None:
        data = b"<rss><channel>\n\n<item><title>One</title></item></channel></rss>"
        (found,) = judged(data)

        assert isinstance(found, Checked)
        assert {it.start.line for it in found.outcomes if it.name == "statement-missing"} == {3}


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"<rss><channel><item>", "it is no XML: line 1, column 21"),
            (b"<rss><item><title>&nbsp;</title></item></rss>", "Entity 'nbsp' not defined"),
            (b"<urlset><url/></urlset>", "its root is <urlset>"),
            (b"", "it is no XML"),
            (b"words", "it is no XML"),
            (b"\x89PNG\r\n\x1a\n", "binary content"),
            (b"<rss>" + b"<a>" * 100_000, "Excessive depth"),
            (b"<?xml version='1.0' encoding='klingon'?><rss/>", "it is no XML"),
            (b"<!DOCTYPE rss SYSTEM 'file:///etc/passwd'><rss/>", "a document type"),
            (
                b"<!DOCTYPE r [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><rss><item>&b;</item></rss>",
                "a document type",
            ),
            (
                b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><item>&x;</item></rss>",
                "a document type",
            ),
        ],
    )
    def test_what_cannot_be_read_says_why(self, data: bytes, said: str) -> None:
        (found,) = told(data).values()

        assert found.startswith("unread: ")
        assert said in found

    def test_encodings_are_those_that_the_file_declares(self) -> None:
        for encoding in ("utf-8", "utf-16", "iso-8859-1", "windows-1252"):
            data = rss(E.item(E.description(f"<p>Caf\u00e9</p>{PAGE}")), encoding=encoding)
            assert page(item(data))[0] == "Caf\u00e9"

    def test_load_returns_the_first_item(self) -> None:
        data = rss(E.item(E.description("<p>One.</p>")), E.item(E.description("<p>Two.</p>")))

        assert page(LOADER.load(Source("feed.rss", data), LoadOptions())) == ["One."]
        with pytest.raises(LoadError, match="no item in it"):
            LOADER.load(Source("feed.rss", rss()), LoadOptions())


class TestFolders:
    @pytest.mark.parametrize(
        ("head", "is_feed"),
        [
            (b"<?xml version='1.0'?>\n<!-- <urlset> -->\n<rss version='2.0'>", True),
            (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", True),
            (b"<rdf:RDF>", True),
            ("<rss/>".encode("utf-16"), True),
            (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", True),
            (b"<urlset>", False),
            (b"<rssfeed>", False),
            (b"<!-- <rss> --><x>", False),
            (b"", False),
            (b"<!-- " * 9_000, False),
            (b"<?" * 30_000, False),
        ],
    )
    def test_xml_is_read_where_it_is_a_feed(
        self,
        tmp_path: Path,
        head: bytes,
        is_feed: bool,  # noqa: FBT001 - a row of the table
    ) -> None:
        (tmp_path / "a.xml").write_bytes(head)
        (entry,) = discover(Request((str(tmp_path),)))

        assert isinstance(entry, Found if is_feed else Skipped)

    def test_other_xml_in_a_folder_is_an_unknown_format(self, tmp_path: Path) -> None:
        (tmp_path / "sitemap.xml").write_bytes(b"<urlset/>")
        (tmp_path / "feed.rss").write_bytes(b"<urlset/>")

        found = faracheck("check", str(tmp_path), "--verbose")
        assert "sitemap.xml: skipped: unknown format .xml" in found.out
        assert "it is no feed: its root is <urlset>" in found.out
        assert faracheck("check", str(tmp_path / "sitemap.xml")).code == 4

    def test_other_xml_in_a_message_is_passed_over(self) -> None:
        mail = EmailMessage()
        mail["subject"] = "x"
        mail.set_content(f"{STATEMENT}\n")
        mail.add_attachment(b"<urlset/>", maintype="application", subtype="xml", filename="a.xml")
        mail.add_attachment(
            rss(E.item(E.description(BARE))),
            maintype="application",
            subtype="xml",
            filename="b.xml",
        )

        assert told(mail.as_bytes(), "a.eml") == {
            "text/plain": "pass",
            "a.xml": "skipped: unknown format .xml",
            "b.xml!1": "fail",
        }


FEEDS = (
    rss(E.item(E.title("One"), E.description(PAGE)), E.item(ENCODED(BARE))),
    atom(A.entry(A.title("One"), A.content(XHTML.div(XHTML.p(STATEMENT)), type="xhtml"))),
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FEEDS),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=4)), min_size=1, max_size=5
    ),
)
def test_a_damaged_feed_is_read_or_refused(
    data: bytes, cuts: list[tuple[float, int, bytes]]
) -> None:
    for share, length, put in cuts:
        at = int(share * len(data))
        data = data[:at] + put + data[at + length :]
    try:
        for piece in opened(Source("feed.rss", data), Limits()):
            if isinstance(piece, Part) and piece.loader is not None:
                document = piece.loader.load(piece.source, LoadOptions())
                for at in range(len(document.text)):
                    document.places.place_of(at)
                    document.places.place_behind(at)
    except LoadError as error:
        assert error.what  # noqa: PT017 - either end is right
