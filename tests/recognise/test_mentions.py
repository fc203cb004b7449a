"""A text mentions a client by its words, outside its statements and as whole words."""

from faracheck.loaders.html import LOADER
from faracheck.model.brief import Brief, Client
from faracheck.model.document import Source
from faracheck.ports import LoadOptions
from faracheck.recognise.reading import read
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import STATEMENT

BOOK = load_rulebook()
CLIENTS = (
    Client("Ministry of Tourism of Sarkand", ("Sarkand", "Sarkandi")),
    Client("Republic of Vastria", ("Vastria", "Vastrian")),
)


def mentioned(html: str) -> tuple[str, ...]:
    document = LOADER.load(Source("a.html", html.encode()), LoadOptions())
    return read(document, BOOK.wordings, BOOK.labels, Brief(clients=CLIENTS)).mentions


def test_a_statement_mentions_nobody() -> None:
    assert mentioned(f"<p>{STATEMENT}</p><p>Trains run daily.</p>") == ()


def test_a_demonym_means_its_client() -> None:
    assert mentioned("<p>The SARKANDI railway opens.</p>") == (CLIENTS[0].name,)


def test_part_of_a_word_means_nobody() -> None:
    assert mentioned("<p>The Vastrianese fleet</p>") == ()


def test_what_is_not_on_the_page_is_not_read() -> None:
    assert mentioned("<p>Trains run.</p><!-- Vastria -->") == ()
