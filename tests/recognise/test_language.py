"""A draft's languages are told from its small words and scripts, and never guessed."""

import pytest

from faracheck.model.document import Region, Span
from faracheck.recognise.language import languages_by, languages_of
from faracheck.rulebook.pack import load_rulebook
from tests.build import Piece, document, page

KNOWN = languages_by(load_rulebook().languages)
SENTENCES = {
    "en": "Sarkand opens its mountain railway to visitors this spring and the press may ride.",
    "es": "Sarkand abre esta primavera su ferrocarril de montaña a los visitantes y a la prensa.",
    "pt": "O Sarkand abre nesta primavera a sua ferrovia de montanha aos visitantes e à imprensa.",
    "it": "Il Sarkand apre questa primavera la sua ferrovia ai visitatori e gli ingegneri li guidano.",
    "fr": "Le Sarkand ouvre ce printemps son chemin de fer aux visiteurs et les guides sont prêts.",
    "de": "Sarkand öffnet in diesem Frühjahr die Bergbahn für Gäste und die Presse ist eingeladen.",
    "nl": "Sarkand opent dit voorjaar zijn bergspoor voor bezoekers en de pers mag ook mee.",
    "tr": "Sarkand bu baharda dağ demiryolunu ziyaretçilere açıyor ve basın için bir gezi var.",
    "ru": "Сарканд открывает этой весной горную дорогу для гостей, и пресса уже приглашена на неё.",
    "uk": "Сарканд відкриває цієї весни гірську залізницю для гостей, і преса вже запрошена до неї.",
    "ar": "تفتتح ساركاند هذا الربيع سكتها الحديدية أمام الزوار إلى القمة وقد دعيت الصحافة إلى رحلة.",
    "fa": "سارکند در بهار امسال راه‌آهن کوهستانی خود را به روی مردم می‌گشاید و از خبرنگاران دعوت شد.",
    "he": "סרקנד פותחת באביב הזה את רכבת ההרים שלה למבקרים והעיתונות מוזמנת לנסיעה ראשונה אל הפסגה.",
    "zh": "萨坎德今年春天向游客开放山区铁路，工程师们邀请媒体参加首次乘坐。",
    "ja": "サルカンドは今春、山岳鉄道を観光客に開放し、報道陣を初乗車に招待します。",
    "ko": "사르칸드는 올봄 산악 철도를 관광객에게 개방하며 언론을 첫 시승에 초대합니다. 많은 손님이 올 것으로 보입니다.",
    "pl": "Sarkand otwiera tej wiosny swoją kolej górską dla gości, a prasa jest już zaproszona.",
}


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items())
def test_one_sentence_tells_its_language(tag: str, text: str) -> None:
    assert languages_of(document(text), (), KNOWN) == (tag,)


@pytest.mark.parametrize(
    "text",
    [
        "Pelham Strategies LLC, Port Anse, Sarkand. Marta Quell, Lorne Pike, Velmora Steel, Anse",
        "Opens today.",
        "12 34 56 78 90",
        "",
    ],
)
def test_names_numbers_and_a_word_or_two_tell_nothing(text: str) -> None:
    assert languages_of(document(text), (), KNOWN) == ()


def test_what_the_file_declares_is_only_a_hint() -> None:
    short = "The railway opens to the press this week."
    declared = document(short, language="en-GB")
    wrong = document(SENTENCES["ru"], language="en")

    assert languages_of(document(short), (), KNOWN) == ()
    assert languages_of(declared, (), KNOWN) == ("en",)
    assert languages_of(wrong, (), KNOWN) == ("ru",)


def test_a_fair_share_of_another_language_is_told_too() -> None:
    both = page(SENTENCES["en"], SENTENCES["en"], SENTENCES["es"])

    assert languages_of(both, (), KNOWN) == ("en", "es")


def test_a_quotation_in_another_language_is_none_of_the_drafts() -> None:
    quoted = page(*[SENTENCES["en"]] * 6, SENTENCES["es"])

    assert languages_of(quoted, (), KNOWN) == ("en",)


def test_a_translation_that_nobody_sees_is_none_of_the_drafts() -> None:
    text = f"{SENTENCES['en']}\n\n{SENTENCES['es']}"

    assert languages_of(document(text, hidden=(SENTENCES["es"],)), (), KNOWN) == ("en",)


def test_statements_contacts_and_menus_tell_nothing() -> None:
    text = f"{SENTENCES['en']}\n\n{SENTENCES['es']}"
    menu = Piece(SENTENCES["fr"], region=Region.NAVIGATION)

    apart = [Span(0, len(SENTENCES["en"]))]
    assert languages_of(document(text), apart, KNOWN) == ("es",)
    assert languages_of(page(SENTENCES["de"], menu), (), KNOWN) == ("de",)


def test_look_alike_neighbours_are_told_apart() -> None:
    ukrainian = "У місті відкрили нову дорогу, і люди вже їздять нею до гір та назад щодня."
    bulgarian = (
        "В града откриха нов път и хората вече пътуват по него към планината, който е дълъг."
    )

    assert languages_of(document(ukrainian), (), KNOWN) == ("uk",)
    assert languages_of(document(bulgarian), (), KNOWN) == ("bg",)


def test_addresses_are_no_words() -> None:
    links = " ".join(f"https://news.example/e/d-a-l/o-que-a-e-{n}a0e{n}d" for n in range(12))

    assert languages_of(document(f"{SENTENCES['en']}\n\n{links}"), (), KNOWN) == ("en",)


def test_capitals_are_words_too() -> None:
    assert languages_of(document(SENTENCES["es"].upper()), (), KNOWN) == ("es",)
