"""Statements in other languages than English: what their grammar asks of the recogniser."""

from functools import cache

import pytest

from faracheck.model.reading import Element, Statement
from faracheck.recognise.grammar import grammar_of
from faracheck.recognise.hints import hinted, lowered
from faracheck.recognise.statements import find_statements
from faracheck.recognise.wording import Wording
from faracheck.shape import read
from tests.build import document
from tests.recognise.wordings import FOLDER

ENGLISH = (
    "This material is distributed by Vantor LLC on behalf of Sarkand. Additional information is"
    " available at the Department of Justice, Washington, DC."
)
SPANISH = (
    "Este material es distribuido por Vantor LLC en nombre de Sarkand. Hay información adicional"
    " disponible en el Departamento de Justicia, Washington, DC."
)
INFORMATION = (Element.ADDITIONAL_INFO, Element.DOJ, Element.WASHINGTON)


@cache
def wordings() -> tuple[Wording, ...]:
    return tuple(read(path, Wording) for path in sorted(FOLDER.glob("*.yaml")))


def statements_in(text: str) -> tuple[Statement, ...]:
    lower = lowered(text)
    grammars = [grammar_of(wording) for wording in hinted(wordings(), lower)]
    return find_statements(document(text), lower, grammars)


def only(text: str) -> Statement:
    (statement,) = statements_in(text)
    return statement


def test_statements_in_two_languages_one_below_the_other_are_two() -> None:
    found = statements_in(f"{ENGLISH}\n\n{SPANISH}")

    assert [(it.language, it.words.text) for it in found] == [("en", ENGLISH), ("es", SPANISH)]


def test_dotless_capitals_that_seem_broken_are_read_without_harm() -> None:
    statement = only("BU MATERYAL VANTOR LLC TARAFINDAN SARKAND ADINA DAĞITILMAKTADIR.")

    assert statement.missing == INFORMATION


@pytest.mark.parametrize(
    "text",
    [
        (
            "Bu materyal Vantor LLC tarafından Sarkand adına dağıtılmaktadır. Ek bilgi ABD Adalet"
            " Bakanlığı'nda, Washington, D.C.'de mevcut değildir."
        ),
        (
            "本資料はサルカンド政府を代理してヴァントール社により配布されています。追加情報は米国司法省"
            "（ワシントンD.C.）では入手できません。"
        ),
        (
            "Dieses Material wird von Vantor LLC im Namen von Sarkand verbreitet. Weitere Informationen"
            " sind beim US-Justizministerium, Washington, D.C., nicht erhältlich."
        ),
        (
            "This material is distributed by Vantor LLC on behalf of Sarkand. Additional information"
            " at the Department of Justice, Washington, DC, is not available."
        ),
    ],
)
def test_a_denial_that_ends_the_sentence_takes_the_referral_back(text: str) -> None:
    assert only(text).missing == INFORMATION


def test_a_relative_clause_behind_the_referral_denies_something_else() -> None:
    text = f"{ENGLISH.removesuffix('.')}, which does not approve its contents."

    assert only(text).complete


@pytest.mark.parametrize(
    "text",
    [
        (
            "本資料は、サルカンド政府を代理してにより配布されています。追加情報は、米国司法省（ワシントンD.C.）"
            "にて入手できます。"
        ),
        (
            "本資料は、サルカンド政府を代理してXXXXにより配布されています。追加情報は、米国司法省"
            "（ワシントンD.C.）にて入手できます。"
        ),
        "本材料由XXXX代表萨坎德政府分发。更多信息可在美国司法部（华盛顿哥伦比亚特区）查阅。",
        (
            "Dieses Material wird im Auftrag des Tourismusministeriums von Sarkand verbreitet. Weitere"
            " Informationen sind beim US-Justizministerium, Washington, D.C., erhältlich."
        ),
    ],
)
def test_an_agent_left_out_is_missing(text: str) -> None:
    assert Element.AGENT_NAMED in only(text).missing


@pytest.mark.parametrize(
    "text",
    [
        f"Kindly put the following on the first page. “{ENGLISH}”",
        f"«{SPANISH}», decía el cartel que colgaba en la plaza mayor.",
        f"En el reverso del cartel estaba impreso lo siguiente: «{SPANISH}»",
        (
            "전단 하단에는 이런 문구가 있었다. “본 자료는 밴터가 사르칸드 정부를 대신하여 배포한 것입니다."
            " 추가 정보는 미국 법무부(워싱턴 D.C.)에서 확인할 수 있습니다.”"
        ),
    ],
)
def test_a_label_in_quotation_marks_that_a_sentence_leads_into_is_quoted(text: str) -> None:
    assert only(text).quoted


def test_a_label_in_quotation_marks_below_a_heading_stands() -> None:
    assert not only(f"FARA disclosure:\n“{ENGLISH}”").quoted
    assert not only(f"Port Anse, 4 May 2026, for the press of the whole land\n\n“{ENGLISH}”").quoted


def test_either_keyboard_writes_persian() -> None:
    text = (
        "اين مطلب توسط وانتور به نمايندگي از دولت ساركند توزيع مي‌شود. اطلاعات بيشتر در وزارت"
        " دادگستري ايالات متحده، واشنگتن دي‌سي، موجود است."
    )

    assert only(text).complete


def test_a_bracketed_apposition_is_no_blank() -> None:
    text = (
        "発行：ハルデン社（イスリア政府の登録外国代理人）。追加情報は米国司法省（ワシントンD.C.）で"
        "入手可能です。"
    )

    assert [party.name for party in only(text).principals] == ["イスリア政府"]


@pytest.mark.parametrize("blank", ["[TEMSİLCİNİN ADI]", "[temsilcinin adı]", "[TEMSILCININ ADI]"])
def test_a_blank_is_one_however_its_i_is_dotted(blank: str) -> None:
    statement = only(f"Bu materyal {blank} tarafından Sarkand adına dağıtılmaktadır.")

    assert Element.AGENT_NAMED in statement.missing


def test_an_instruction_on_the_line_above_a_quotation_leads_into_it() -> None:
    assert only(f"Use the following text on every page.\n“{ENGLISH}”").quoted
