"""Drafts that the settings pair by language name the same parties, whichever of them is given."""

from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from faracheck.config.load import load_settings
from faracheck.config.materials import Materials
from faracheck.engine.discover import Request, discover
from faracheck.engine.read import Desk
from faracheck.engine.run import check_all
from faracheck.engine.translations import Sets
from faracheck.errors import RequestError, RuleError
from faracheck.model.outcome import Checked, Outcome
from faracheck.rulebook.pack import load_rulebook
from tests.command import faracheck
from tests.drafts import STATEMENT
from tests.loaders.mails import message

RULEBOOK = load_rulebook()
DAY = date(2026, 11, 23)
BODY = "\n\nThe first train in eleven years left Ostravar on Monday for the high villages.\n"
CUERPO = "\n\nEl primer tren en once años salió de Ostravar el lunes hacia los pueblos altos.\n"
SPANISH = (
    "Este material es distribuido por Pelham Strategies LLC en nombre del Ministerio de Turismo de"
    " Sarkand. Puede obtenerse información adicional en el Departamento de Justicia, Washington, DC."
)
OTHER = SPANISH.replace("Ministerio de Turismo de Sarkand", "Reino de Elmark")
PARTIES = """
registrant: {name: Pelham Strategies LLC, aliases: {es: [Pelham Estrategias]}}
principals:
  - {name: Ministry of Tourism of Sarkand, aliases: {es: [Ministerio de Turismo de Sarkand]}}
"""


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(folder: Path, said: str, *paths: str) -> dict[str, list[Outcome]]:
    """Return what the rule says of each draft with these translations in the settings."""
    settings = folder / "faracheck.yaml"
    settings.write_text(f"{PARTIES}translations: {said}\n", encoding="utf-8")
    desk = Desk(RULEBOOK, materials=Materials(load_settings(settings)))
    with chdir(folder):
        items = list(check_all(discover(Request(paths or (".",))), desk, DAY))
    return {
        f"{item.reading.path}{'!' if item.reading.part else ''}{item.reading.part or ''}": [
            it for it in item.outcomes if it.name == "translation-names-another"
        ]
        for item in items
        if isinstance(item, Checked)
    }


def verdicts(folder: Path, said: str, *paths: str) -> dict[str, str]:
    found = told(folder, said, *paths)
    return {path: ",".join(it.verdict.value for it in outcomes) for path, outcomes in found.items()}


PAIR = '["release.{lang}.txt"]'


def test_the_same_parties_in_every_language_pass(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=SPANISH + CUERPO)

    assert verdicts(tmp_path, PAIR) == {"release.en.txt": "pass", "release.es.txt": "pass"}


def test_a_difference_names_both_files_and_both_places(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=f"Elmark{CUERPO}{OTHER}")
    found = told(tmp_path, PAIR)
    ((english,), (spanish,)) = found.values()

    assert (english.verdict, english.severity, english.start.line) == ("fail", "error", 1)
    assert "release.es.txt, at line 4 (Pelham Strategies LLC; Reino de Elmark)" in english.message
    assert (spanish.verdict, spanish.start.line) == ("fail", 4)
    assert "release.en.txt, at line 1" in spanish.message


def test_one_without_a_statement_is_told_on_both_sides(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=CUERPO)
    ((english,), (spanish,)) = told(tmp_path, PAIR).values()

    assert english.message == "The draft carries a statement, while release.es.txt carries none."
    assert spanish.message == (
        "No statement stands here, while release.en.txt carries one, at line 1."
    )


def test_two_without_a_statement_have_nothing_to_compare(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=BODY, release_es_txt=CUERPO)

    assert set(verdicts(tmp_path, PAIR).values()) == {"not-applicable"}


def test_a_translation_is_read_where_it_lies_though_it_was_not_given(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=OTHER + CUERPO)

    assert verdicts(tmp_path, PAIR, "release.en.txt") == {"release.en.txt": "fail"}
    assert verdicts(tmp_path, PAIR, "release.es.txt") == {"release.es.txt": "fail"}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ('["release.{lang}.txt"]', ("release.en.txt", "release.pt-BR.txt")),
        ('["{lang}/*.txt"]', ("en/a.txt", "es/a.txt")),
        ('["{lang}/**"]', ("en/news/a.txt", "zh-Hans/news/a.txt")),
        ('["**/{lang}.txt"]', ("a/b/en.txt", "a/b/es.txt")),
        ('["{lang}/*-{lang}.txt"]', ("en/a-en.txt", "es/a-es.txt")),
        ('["./release_{lang}.txt"]', ("release_EN.txt", "release_ES.txt")),
        ('["release?[ab].{lang}.txt"]', ("release-a.en.txt", "release-a.es.txt")),
        ("[[release.txt, comunicado.txt]]", ("release.txt", "comunicado.txt")),
    ],
)
def test_pairs_are_said_by_a_pattern_or_by_name(
    tmp_path: Path, said: str, names: tuple[str, str]
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STATEMENT + BODY, encoding="utf-8")

    assert verdicts(tmp_path, said) == dict.fromkeys(sorted(names), "pass")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ('["release.{lang}.txt"]', ("release.en.txt", "release.final.txt")),
        ('["release.{lang}.txt"]', ("release.en.txt", "a/release.es.txt")),
        ('["*.{lang}.txt"]', ("a.en.txt", "b.es.txt")),
        ('["{lang}/*-{lang}.txt"]', ("en/a-en.txt", "en/a-es.txt")),
        ('["release[!a].{lang}.txt"]', ("releasea.en.txt", "releasea.es.txt")),
        ('["release.{lang}.txt"]', ("release.en.txt",)),
        ("[[release.txt, other.txt]]", ("release.txt", "other.txt", "third.txt")),
    ],
)
def test_what_is_no_pair_is_not_compared(tmp_path: Path, said: str, names: tuple[str, ...]) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STATEMENT + BODY, encoding="utf-8")

    assert verdicts(tmp_path, said, names[-1]) == {names[-1]: "not-applicable"}


def test_three_languages_are_compared_with_one_another(tmp_path: Path) -> None:
    put(tmp_path, r_en_txt=STATEMENT + BODY, r_es_txt=SPANISH + CUERPO, r_fr_txt=OTHER + CUERPO)

    assert verdicts(tmp_path, '["r.{lang}.txt"]') == {
        "r.en.txt": "pass,fail",
        "r.es.txt": "pass,fail",
        "r.fr.txt": "fail,fail",
    }


def test_an_agent_may_go_by_another_name_too(tmp_path: Path) -> None:
    own = SPANISH.replace("Pelham Strategies LLC", "Pelham Estrategias")
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=own + CUERPO)
    assert verdicts(tmp_path, PAIR, "release.es.txt") == {"release.es.txt": "pass"}

    put(tmp_path, release_es_txt=own.replace("Pelham Estrategias", "Quell LLC") + CUERPO)
    assert verdicts(tmp_path, PAIR, "release.en.txt") == {"release.en.txt": "fail"}


def test_a_translation_that_cannot_be_read_is_for_a_person(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=" ", notes_xyz="x")
    ((outcome,),) = told(tmp_path, PAIR, "release.en.txt").values()
    assert (outcome.verdict, outcome.message) == (
        "review",
        "release.es.txt could not be read, and so not be compared: there is no text in it.",
    )

    ((outcome,),) = told(tmp_path, "[[release.en.txt, notes.xyz]]", "release.en.txt").values()
    assert "unknown format .xyz" in outcome.message


def test_one_that_the_settings_set_aside_is_no_translation(tmp_path: Path) -> None:
    put(tmp_path, release_en_txt=STATEMENT + BODY, release_es_txt=OTHER + CUERPO)
    said = f"{PAIR}\nmaterials: [{{match: [release.es.txt], role: template}}]"

    assert verdicts(tmp_path, said) == {"release.en.txt": "not-applicable"}


def test_each_form_of_a_message_is_compared(tmp_path: Path) -> None:
    put(tmp_path, release_es_txt=OTHER + CUERPO)
    mail = message(STATEMENT + BODY, f"<p>{STATEMENT}</p><p>{BODY}</p>")
    (tmp_path / "release.eml").write_bytes(mail.as_bytes())

    assert verdicts(tmp_path, "[[release.eml, release.es.txt]]") == {
        "release.eml!text/plain": "fail",
        "release.eml!text/html": "fail",
        "release.es.txt": "fail,fail",
    }


def test_a_statement_that_names_nobody_is_told_elsewhere(tmp_path: Path) -> None:
    nameless = STATEMENT.replace(" on behalf of the Ministry of Tourism of Sarkand", "")
    put(tmp_path, release_en_txt=nameless + BODY, release_es_txt=SPANISH + CUERPO)

    assert set(verdicts(tmp_path, PAIR).values()) == {"not-applicable"}


class TestSettings:
    def test_a_list_names_files_that_there_are(self, tmp_path: Path) -> None:
        put(tmp_path, a_txt=STATEMENT, faracheck_yaml="translations: [[a.txt, gone.txt]]")

        with pytest.raises(RequestError, match="translations name no file"):
            Sets.of(load_settings(tmp_path / "faracheck.yaml"))
        assert faracheck("check", str(tmp_path / "a.txt")).code == 2

    @pytest.mark.parametrize("said", ["[release.md]", "[[release.md]]", "release.md"])
    def test_what_pairs_nothing_is_refused(self, tmp_path: Path, said: str) -> None:
        put(tmp_path, faracheck_yaml=f"translations: {said}")

        with pytest.raises(RuleError):
            load_settings(tmp_path / "faracheck.yaml")
