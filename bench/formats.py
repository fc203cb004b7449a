"""Drafts as they come, Word, PDF and e-mail, each beside the bare read of the library under it."""

import io
import random
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from lxml import etree
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from bench.clock import interleaved, peak_megabytes
from bench.measures import Results, sitting
from bench.pages import SMALL, page
from bench.texts import text
from faracheck.engine.opening import loader_of, opened
from faracheck.engine.read import Desk, read
from faracheck.engine.sentence import sentence
from faracheck.model.document import Source
from faracheck.ports import LoadOptions, Part

DRAFTS, SIZE, LARGE = 6, 12_000, 1_500_000
"""How many drafts of each format are read, and how many bytes of text are in one."""


def by_format(desk: Desk, rounds: int) -> Results:
    """Return the throughput of a full check, and of its reading alone, as a share of the bare read."""
    source = random.Random(6)
    results: Results = {}
    for name, make, bare in FORMATS:
        drafts = [make(text(source, SIZE, labelled=it % 2 == 0)) for it in range(DRAFTS)]
        checked, loaded, theirs = interleaved(
            [
                _each(drafts, name, desk, _check),
                _each(drafts, name, desk, _load),
                _bare(drafts, bare),
            ],
            rounds,
        )
        results[f"{name}_ms"] = round(checked / DRAFTS * 1000, 2)
        results[f"{name}_check_of_bare_read"] = round(theirs / checked, 3)
        results[f"{name}_load_of_bare_read"] = round(theirs / loaded, 3)
    return results


def memory(folder: Path) -> Results:
    """Return the most memory held over one draft of each format with a book's length of text."""
    source = random.Random(7)
    long = text(source, LARGE, labelled=True)
    results: Results = {}
    for name, make, _ in FORMATS:
        draft = folder / f"long.{name}"
        draft.write_bytes(make(long))
        results[f"peak_mb_long_{name}"] = round(
            peak_megabytes("check", str(draft), "--isolated"), 1
        )
    return results


def word(words: str) -> bytes:
    """Return a Word document of these paragraphs."""
    document, file = docx.Document(), io.BytesIO()
    for paragraph in words.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def pdf(words: str) -> bytes:
    """Return a PDF of these paragraphs."""
    file, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    sheet = SimpleDocTemplate(file, pagesize=A4, invariant=True)
    sheet.build([Paragraph(it.replace("&", "&amp;"), style) for it in words.split("\n\n")])
    return file.getvalue()


def mail(words: str) -> bytes:
    """Return a message with this text, and with a page of it beside."""
    message = EmailMessage()
    message["From"], message["To"] = "anna@pelham.example", "desk@paper.example"
    message["Subject"] = "A railway opens"
    message.set_content(words)
    paragraphs = "".join(f"<p>{it}</p>" for it in words.split("\n\n"))
    head = page(random.Random(8), SMALL, labelled=False).partition("<body")[0]
    message.add_alternative(f"{head}<body>{paragraphs}</body></html>", subtype="html")
    return message.as_bytes()


def _read_parts(data: bytes) -> None:
    """Read the parts of a Word document that hold words or say how they are set, with lxml."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def _extract_text(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        document[number].get_textpage().get_text_range()
    document.close()


def _parse(data: bytes) -> None:
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        part.get_payload(decode=True)


FORMATS: tuple[tuple[str, Callable[[str], bytes], Callable[[bytes], object]], ...] = (
    ("docx", word, _read_parts),
    ("pdf", pdf, _extract_text),
    ("eml", mail, _parse),
)


def _parts(data: bytes, name: str, desk: Desk) -> list[Part]:
    source = Source(f"/bench/draft.{name}", data)
    return [it for it in opened(source, desk.options.limits) if isinstance(it, Part)]


def _check(part: Part, desk: Desk) -> object:
    reading = read(part.source, desk, part.loader)
    return sentence(reading, sitting().judge(reading, desk.brief))


def _load(part: Part, desk: Desk) -> object:
    del desk
    return (part.loader or loader_of(part.source)).load(part.source, LoadOptions())


def _each(
    drafts: list[bytes], name: str, desk: Desk, work: Callable[[Part, Desk], object]
) -> Callable[[], object]:
    def run() -> list[Any]:
        return [work(part, desk) for data in drafts for part in _parts(data, name, desk)]

    run()
    return run


def _bare(drafts: list[bytes], read: Callable[[bytes], object]) -> Callable[[], object]:
    return lambda: [read(data) for data in drafts]
