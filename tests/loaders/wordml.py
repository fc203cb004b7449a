"""Word documents for tests, written out by hand: what no library would write is looked at too."""

import io
import zipfile

from faracheck.loaders.docx import LOADER
from faracheck.model.document import Document, Look, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def links(**parts: str) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{KINDS}/{name}" Target="{target}"/>'
        for name, target in parts.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{made}</Relationships>'


def load(body: str, before: str = "", **parts: str) -> Document:
    """Return the document with this body; `parts` are the insides of styles, theme, settings."""
    roots = {"styles": "w:styles", "settings": "w:settings", "theme": "a:theme"}
    roots |= {"footnotes": "w:footnotes"}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", links(officeDocument="word/document.xml"))
        text = f"<w:document {SPACES}>{before}<w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
        named = links(**{name: f"{name}.xml" for name in parts})
        archive.writestr("word/_rels/document.xml.rels", named)
        for name, inside in parts.items():
            root = roots[name]
            archive.writestr(f"word/{name}.xml", f"<{root} {SPACES}>{inside}</{root}>")
    return LOADER.load(Source("draft.docx", file.getvalue()), LoadOptions())


def look(body: str, before: str = "", **parts: str) -> Look:
    document = load(body, before, **parts)
    at = document.text.index(WORDS)
    return document.appearance.look(Span(at, at + len(WORDS)))


def run(properties: str = "", words: str = WORDS) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def paragraph(inside: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside or run()}</w:p>"


def table(cell: str = "", row: str = "", whole: str = "", inside: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{whole}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>"
        f"{inside or paragraph()}</w:tc></w:tr></w:tbl>"
    )


def box(at: int = 914400, wide: int = 5000000, about: str = "", fill: str = "", **more: str) -> str:
    """Return a paragraph with a text box; lengths are in EMU, 12,700 to the point."""
    return paragraph(
        f'<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>{at}'
        f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>'
        f'{more.get("down", "914400")}</wp:posOffset></wp:positionV><wp:extent cx="{wide}" '
        f'cy="1500000"/><wp:docPr id="1" name="box" {about}/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:spPr>{fill}</wps:spPr>{more.get('style', '')}<wps:txbx><w:txbxContent>"
        f"{paragraph(run(more.get('ink', '')))}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def vector(style: str, more: str = "", ink: str = "") -> str:
    return paragraph(
        f'<w:r><w:pict><v:shape style="{style}" {more}><v:textbox><w:txbxContent>'
        f"{paragraph(run(ink))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
