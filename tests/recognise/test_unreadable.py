from faracheck.recognise.unreadable import find_damaged
from faracheck.recognise.wording import Wording
from faracheck.shape import read
from tests.build import document
from tests.recognise.wordings import FOLDER, english

SCANNED = (
    "Th1s m@ter1al 1s d1str1buted by Vantor LLC 0n b3half 0f Sarkand. Add1t10nal 1nf0rmati0n is "
    "0n f1le w1th the D3partm3nt 0f Just1ce, Wash1ngt0n, DC."
)


def test_a_badly_scanned_statement_is_read_or_named_never_missing() -> None:
    statements, unreadable = find_damaged(document(SCANNED), [english().wording])

    assert statements or [words.text for words in unreadable] == [SCANNED]


def test_clean_text_is_not_looked_at_twice() -> None:
    assert find_damaged(document("The port opened on Monday."), [english().wording]) == ((), ())


def test_noise_without_a_statements_words_is_no_statement() -> None:
    text = "c0de x1y z2w q3r iPhone eBay a1b2 c3d4"

    assert find_damaged(document(text), [english().wording]) == ((), ())


def test_a_sound_word_of_one_language_is_no_broken_word_of_another() -> None:
    wordings = [english().wording, read(FOLDER / "es.yaml", Wording)]
    text = (
        "The District Court and the Department of Justice heard it, iPhone and eBay users said, "
        "and the McDonald trust will sell its PlayStation to the Justice fund."
    )

    assert find_damaged(document(text), wordings) == ((), ())
