"""Documents that LibreOffice wrote are judged as those that it was given, whatever the format.

Where LibreOffice is not installed these tests are skipped. Each format is written in one run of
the program for all documents, because its start takes longer than its work.
"""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from pptx.dml.color import RGBColor as Colour
from pptx.util import Inches

from tests.drafts import STATEMENT
from tests.loaders.mails import BODY, told

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None,
    reason="no LibreOffice here: apt-get install libreoffice-writer libreoffice-impress",
)
LONGEST = 240
"""Seconds for one run of the program over all documents."""


COLOUR: Any = Colour  # the library has no types for it
WHITE = COLOUR(255, 255, 255)


def document(build: Callable[[Any], object]) -> bytes:
    file, made = io.BytesIO(), docx.Document()
    build(made)
    made.save(file)
    return file.getvalue()


def stated(**settings: object) -> Callable[[Any], None]:
    """Return what writes a release whose statement is set so."""

    def build(made: Any) -> None:
        run = made.add_paragraph().add_run(STATEMENT)
        for name, value in settings.items():
            setattr(run.font.color if name == "rgb" else run.font, name, value)
        rest(made)

    return build


def rest(made: Any) -> None:
    made.add_heading("Sarkand opens its mountain railway", 1)
    for _ in range(3):
        made.add_paragraph(BODY)


def changed(tag: str) -> Callable[[Any], None]:
    """Return what writes a release whose statement is a tracked change."""

    def build(made: Any) -> None:
        paragraph = made.add_paragraph()
        run = paragraph.add_run(STATEMENT)
        change = OxmlElement(tag)
        change.set(qn("w:author"), "A. Marsh")
        change.set(qn("w:date"), "2026-11-23T09:00:00Z")
        change.set(qn("w:id"), "7")
        paragraph._p.append(change)  # noqa: SLF001 - the library tracks no changes
        change.append(run._r)  # noqa: SLF001
        if tag == "w:del":
            text = run._r.find(qn("w:t"))  # noqa: SLF001
            text.tag = qn("w:delText")
        rest(made)

    return build


def margin(part: str) -> Callable[[Any], None]:
    def build(made: Any) -> None:
        getattr(made.sections[0], part).paragraphs[0].text = STATEMENT
        rest(made)

    return build


def in_a_table(made: Any) -> None:
    made.add_table(1, 1).cell(0, 0).text = STATEMENT
    rest(made)


def at_the_end(made: Any) -> None:
    rest(made)
    rest(made)
    made.add_paragraph(STATEMENT)


RELEASES: Mapping[str, Callable[[Any], object]] = {
    "plain": stated(),
    "bare": rest,
    "hidden": stated(hidden=True),
    "white": stated(rgb=RGBColor(0xFF, 0xFF, 0xFF)),
    "tiny": stated(size=Pt(1)),
    "inserted": changed("w:ins"),
    "deleted": changed("w:del"),
    "header": margin("header"),
    "footer": margin("footer"),
    "table": in_a_table,
    "late": at_the_end,
}


def written(folder: Path, files: Mapping[str, bytes], suffix: str) -> dict[str, bytes]:
    """Return the files as LibreOffice writes them in another format, by their names."""
    given, taken = Path(mkdtemp(dir=folder)), Path(mkdtemp(dir=folder))
    for name, data in files.items():
        (given / name).write_bytes(data)
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [OFFICE, profile, "--headless", "--norestore", "--convert-to", suffix]
    paths = [str(given / name) for name in files]
    asked += ["--outdir", str(taken), *paths]
    subprocess.run(asked, capture_output=True, check=True, timeout=LONGEST)
    found = {path.stem: path.read_bytes() for path in sorted(taken.iterdir())}
    assert sorted(found) == sorted(Path(name).stem for name in files)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def releases() -> Mapping[str, bytes]:
    return {f"{name}.docx": document(build) for name, build in RELEASES.items()}


SAID = {
    "plain": "pass",
    "bare": "fail",
    "hidden": "fail",
    "white": "fail",
    "tiny": "fail",
    "inserted": "review",
    "deleted": "fail",
    "header": "pass",
    "footer": "fail",
    "table": "pass",
    "late": "fail",
}
PRINTED = {**SAID, "inserted": "pass", "deleted": "review"}
"""On paper what is inserted has only another colour, and what is deleted is struck through."""


@pytest.mark.parametrize(
    ("suffix", "said"), [("docx", SAID), ("odt", SAID), ("rtf", SAID), ("pdf", PRINTED)]
)
def test_a_release_is_judged_alike_in_every_format(
    suffix: str, said: Mapping[str, str], folder: Path, releases: Mapping[str, bytes]
) -> None:
    found = written(folder, releases, suffix)

    assert {name: told(data, f"a.{suffix}")[""] for name, data in found.items()} == said


def test_an_old_word_document_is_told_how_to_be_saved(
    folder: Path, releases: Mapping[str, bytes]
) -> None:
    (data,) = written(folder, {"plain.docx": releases["plain.docx"]}, "doc").values()

    assert data.startswith(b"\xd0\xcf\x11\xe0")
    assert told(data, "a.doc") == {"": "unread: .doc files cannot be read yet"}
    assert told(data, "a.docx")[""].startswith("unread: it is encrypted, or an old document")


def slides(build: Callable[[Any], object]) -> bytes:
    file, deck = io.BytesIO(), pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Sarkand opens its mountain railway"
    build(slide)
    body = deck.slides.add_slide(deck.slide_layouts[1])
    body.shapes.title.text = "The line"
    body.placeholders[1].text = BODY
    deck.save(file)
    return file.getvalue()


def boxed(**settings: object) -> Callable[[Any], None]:
    def build(slide: Any) -> None:
        box = slide.shapes.add_textbox(Inches(0.5), Inches(0), Inches(9), Inches(0.3))
        box.text_frame.word_wrap = True
        run = box.text_frame.paragraphs[0].add_run()
        run.text = STATEMENT
        run.font.size = Pt(12)
        for name, value in settings.items():
            setattr(run.font.color if name == "rgb" else run.font, name, value)

    return build


def noted(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = STATEMENT


DECKS: Mapping[str, Callable[[Any], object]] = {
    "plain": boxed(),
    "bare": lambda _: None,
    "white": boxed(rgb=WHITE),
    "tiny": boxed(size=Pt(1)),
    "notes": noted,
}


@pytest.mark.parametrize("suffix", ["pptx", "pdf"])
def test_slides_are_judged_alike_in_every_format(suffix: str, folder: Path) -> None:
    decks = {f"{name}.pptx": slides(build) for name, build in DECKS.items()}

    found = written(folder, decks, suffix)

    assert {name: told(data, f"a.{suffix}")[""] for name, data in found.items()} == {
        "plain": "pass",
        "bare": "fail",
        "white": "fail",
        "tiny": "fail",
        "notes": "fail",
    }
