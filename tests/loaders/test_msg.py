"""Outlook's messages: each form of the text and each attachment is judged, and nothing is lost."""

import struct
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.msg import LOADER
from faracheck.loaders.msg.lzfu import unpacked
from faracheck.loaders.rtf.encapsulated import page_in
from faracheck.model.document import Audience, Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Checked, Crashed
from faracheck.ports import LoadOptions
from tests.command import faracheck
from tests.drafts import STATEMENT
from tests.loaders.mails import BARE, BARE_PAGE, BODY, LABELLED, PAGE, judged
from tests.loaders.mails import told as told_of
from tests.loaders.outlook import Mail, compound, mail, packed

RICH = (
    rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard "
    + LABELLED.replace("\n", r"\par ").encode()
    + b"}"
)
BARE_RICH = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard " + BODY.encode() + rb"\par}"


def wrapped(page: str) -> bytes:
    """Return a page as Outlook packs it into rich text."""
    said = page.replace("<", r"{\*\htmltag64 <").replace(">", ">}")
    return (
        r"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 A;}}"
        r"{\colortbl\red0\green0\blue0;}\uc1\pard\plain\deftab360 \f0\fs24 "
        rf"{{\*\generator Outlook}}{said}\htmlrtf \par never\htmlrtf0 }}"
    ).encode("latin-1")


def sample(paragraphs: tuple[str, ...]) -> bytes:
    made = mail("\r\n\r\n".join(paragraphs))
    made.values[0x0037] = ""
    return made.saved()


def told(made: Mail) -> dict[str, str]:
    return told_of(made.saved(), "draft.msg")


def audience(*to: str, **more: str | bytes | int) -> Audience:
    items = judged(mail(LABELLED, b"", b"", *to, **more).saved(), "draft.msg")
    return next(it.reading.audience for it in items if isinstance(it, Checked))


class TestForms:
    @pytest.mark.parametrize(
        ("made", "said"),
        [
            (mail(LABELLED), {"text/plain": "pass"}),
            (mail(BARE), {"text/plain": "fail"}),
            (mail(LABELLED, PAGE.encode()), {"text/plain": "pass", "text/html": "pass"}),
            (mail(LABELLED, BARE_PAGE.encode()), {"text/plain": "fail", "text/html": "fail"}),
            (mail("", PAGE.encode()), {"text/html": "pass"}),
            (mail("", b"", wrapped(PAGE)), {"text/html": "pass"}),
            (mail("", b"", wrapped(BARE_PAGE)), {"text/html": "fail"}),
            (mail("", PAGE.encode(), wrapped(PAGE)), {"text/html": "pass"}),
            (
                mail("", PAGE.encode(), wrapped(BARE_PAGE)),
                {"text/html": "fail", "text/html-2": "fail"},
            ),
            (mail("", b"", RICH), {"text.rtf": "pass"}),
            (mail(LABELLED, b"", BARE_RICH), {"text/plain": "pass", "text.rtf": "fail"}),
            (mail("", x1013=PAGE), {"text/html": "pass"}),
        ],
    )
    def test_each_form_of_the_text_is_judged(self, made: Mail, said: dict[str, str]) -> None:
        assert told(made) == said

    def test_a_hidden_statement_in_the_page_is_not_seen(self) -> None:
        hidden = f'<p style="display:none">{STATEMENT}</p><p>{BODY}</p>'

        assert told(mail("", hidden.encode()))["text/html"] == "fail"
        assert told(mail("", b"", wrapped(hidden)))["text/html"] == "fail"

    def test_texts_in_an_old_encoding_are_read_by_the_messages_code_page(self) -> None:
        made = mail("", x3FFD=1251)
        tree = made.tree()
        tree["__substg1.0_1000001E"] = (
            "\u041f\u043e\u0435\u0437\u0434 \u0438\u0434\u0451\u0442".encode("cp1251")
        )
        items = judged(compound(tree), "draft.msg")

        (read,) = [it.reading for it in items if isinstance(it, Checked)]
        assert read.encoding == "utf-8"
        document = LOADER.load(Source("draft.msg", compound(tree)), LoadOptions())
        assert "\u041f\u043e\u0435\u0437\u0434" in document.text

    def test_a_pages_own_code_page_holds(self) -> None:
        page = "<p>caf\u00e9</p>".encode("cp1252")
        document = LOADER.load(Source("a.msg", mail("", page, x3FDE=1252).saved()), LoadOptions())

        assert document.text.strip() == "caf\u00e9"

    def test_a_message_without_words_is_no_pass(self) -> None:
        assert told(mail()) == {"": "unread: there is nothing in it"}
        with pytest.raises(LoadError, match="there is no text in it"):
            LOADER.load(Source("a.msg", mail().saved()), LoadOptions())


class TestAudience:
    @pytest.mark.parametrize(
        ("to", "who"),
        [
            (("desk@paper.example",), Audience.PUBLIC),
            (("aide@mail.house.gov",), Audience.OFFICIAL),
            (("aide@senate.gov", "desk@paper.example"), Audience.BOTH),
        ],
    )
    def test_recipients_are_the_audience(self, to: tuple[str, ...], who: Audience) -> None:
        assert audience(*to) is who

    def test_the_header_of_mail_that_came_counts(self) -> None:
        header = "From: a@b.example\r\nBcc: Aide <aide@state.gov>\r\nX: y\r\n\r\n"

        assert audience("desk@paper.example", x007D=header) is Audience.BOTH

    def test_an_address_that_is_only_in_the_name_counts(self) -> None:
        made = mail(LABELLED)
        made.recipients = [{0x0C15: 3, 0x3001: "aide@state.gov", 0x3002: "EX", 0x3003: "/O=PELHAM"}]
        (item,) = (it for it in judged(made.saved(), "draft.msg") if isinstance(it, Checked))

        assert item.reading.audience is Audience.OFFICIAL

    def test_what_is_attached_goes_to_the_same_people(self) -> None:
        made = mail(LABELLED, b"", b"", "aide@state.gov")
        made.attached = [({0x3705: 1, 0x3707: "a.txt", 0x3701: LABELLED.encode()}, None)]
        items = [it for it in judged(made.saved(), "draft.msg") if isinstance(it, Checked)]

        assert [it.reading.audience for it in items] == [Audience.OFFICIAL] * 2


class TestAttachments:
    @staticmethod
    def attached(values: dict[int, str | bytes | int], inner: Mail | None = None) -> dict[str, str]:
        made = mail(LABELLED)
        made.attached = [(values, inner)]
        found = told(made)
        assert found.pop("text/plain") == "pass"
        return found

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({0x3705: 1, 0x3707: "release.md", 0x3701: BARE.encode()}, {"release.md": "fail"}),
            ({0x3704: "RELEASE.TXT", 0x3701: LABELLED.encode()}, {"RELEASE.TXT": "pass"}),
            ({0x3707: "page", 0x370E: "text/html", 0x3701: PAGE.encode()}, {"page.html": "pass"}),
            (
                {0x3707: "r\u00e9sum\u00e9.txt", 0x3701: BARE.encode()},
                {"r\u00e9sum\u00e9.txt": "fail"},
            ),
            ({0x3707: "logo.png", 0x3701: b"\x89PNG"}, {"logo.png": "skipped: image or media"}),
            (
                {0x3707: "old.doc", 0x3701: b"\xd0"},
                {"old.doc": "unread: .doc files cannot be read yet"},
            ),
            (
                {0x3707: "all.7z", 0x3701: b"7z"},
                {"all.7z": "unread: archives of this kind are not opened"},
            ),
            ({0x3705: 7, 0x3707: "far.docx"}, {"far.docx": "unread: it stands elsewhere"}),
            ({0x3705: 6, 0x3001: "Picture"}, {"Picture": "unread: it stands elsewhere"}),
            (
                {0x3707: "winmail.dat", 0x3701: b"x"},
                {"winmail.dat": "unread: winmail.dat files cannot be read"},
            ),
            ({0x3707: "message.rpmsg", 0x3701: b"x"}, {"message.rpmsg": "unread: it is encrypted"}),
            ({0x3701: b"x", 0x370E: "odd"}, {"part": "skipped: unknown format, no suffix"}),
        ],
    )
    def test_what_is_attached_is_judged_or_told(
        self, values: dict[int, str | bytes | int], said: dict[str, str]
    ) -> None:
        assert self.attached(values) == said

    def test_a_message_inside_a_message_is_opened(self) -> None:
        inner = mail(BARE)
        inner.attached = [({0x3705: 1, 0x3707: "deep.txt", 0x3701: LABELLED.encode()}, None)]

        assert self.attached({0x3705: 5, 0x3001: "A railway"}, inner) == {
            "A railway.eml!text/plain": "fail",
            "A railway.eml!deep.txt": "pass",
        }

    def test_messages_inside_one_another_end_at_a_limit(self) -> None:
        made = mail(LABELLED)
        for _ in range(8):
            outer = mail(LABELLED)
            outer.attached = [({0x3705: 5, 0x3001: "inner"}, made)]
            made = outer

        assert told(made) == {"": "unread: its messages are nested too deeply"}

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("multipart/signed", {"smime.p7m.eml!text/plain": "pass"}),
            ("application/pkcs7-mime", {"smime.p7m": "unread: it is sealed by S/MIME"}),
        ],
    )
    def test_a_sealed_message_is_opened_where_it_is_only_signed(
        self, kind: str, said: dict[str, str]
    ) -> None:
        made = mail("", x001A="IPM.Note.SMIME.MultipartSigned")
        signed = b"Subject: A railway\nContent-Type: text/plain\n\n" + LABELLED.encode()
        made.attached = [({0x3707: "smime.p7m", 0x370E: kind, 0x3701: signed}, None)]

        assert told(made) == said


class TestPackedText:
    @pytest.mark.parametrize("literally", [True, False])
    @pytest.mark.parametrize("text", [b"", b"a", RICH, b"abcabcabc" * 900, wrapped(PAGE)])
    def test_what_was_packed_comes_out(self, text: bytes, *, literally: bool) -> None:
        assert unpacked(packed(text, literally=literally)) == text

    def test_what_both_know_beforehand_is_referred_to(self) -> None:
        body = b"\x01" + (0 << 4 | 4).to_bytes(2, "big")  # six bytes from the very beginning
        checksum = zlib.crc32(body, 0xFFFFFFFF) ^ 0xFFFFFFFF
        assert unpacked(struct.pack("<4L", 15, 6, 0x75465A4C, checksum) + body) == b"{\\rtf1"

    def test_text_that_is_not_packed_is_taken_as_it_is(self) -> None:
        assert unpacked(struct.pack("<4L", 17, 5, 0x414C454D, 0) + b"words") == b"words"

    @pytest.mark.parametrize("data", [b"x", packed(RICH)[:-9] + b"123456789", b"\0" * 30])
    def test_what_is_damaged_is_told(self, data: bytes) -> None:
        assert told(mail(LABELLED, x1009=data)) == {
            "": "unread: it is damaged: its rich text cannot be unpacked"
        }

    @pytest.mark.parametrize(
        ("rich", "page"),
        [
            (r"{\*\htmltag64 <p>}a\'e9\u8217 ?b{\*\htmltag84 &lt;}", "<p>a\u00e9\u2019b&lt;"),
            (r"{\f1 \'cf}", "\u041f"),
            (r"a\par b\tab\{c\}\\\~\_", "a\r\nb\t{c}\\&nbsp;&shy;"),
            (r"a\htmlrtf b{\b c}\htmlrtf0 d", "ad"),
            (r"{\*\mhtmltag64 x}{\pict 01}a\ldblquote b", "a\u201cb"),
            (r"\u-10179?\u-8704?", "\U0001f600"),
            (r"\uc2 \u8217\'a0\'a0a}}}b", "\u2019ab"),
            (r"{\uc0\u233 }e", "\u00e9e"),
        ],
    )
    def test_a_page_is_taken_out_of_rich_text_as_it_was(self, rich: str, page: str) -> None:
        data = wrapped("").decode().replace(r"\htmlrtf \par never\htmlrtf0 ", rich)

        assert page_in(data.encode("latin-1")) == page


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "it is damaged"),
            (b"words" * 1000, "it is damaged"),
            (compound({"a": b"b"}), "it is no Outlook message"),
            (mail(LABELLED).saved()[:1000], "it is damaged"),
        ],
    )
    def test_what_is_no_message_is_told(self, data: bytes, said: str) -> None:
        with pytest.raises(LoadError, match=said):
            list(LOADER.parts(Source("draft.msg", data), Limits()))

    def test_without_the_extra_the_command_that_adds_it_is_told(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "olefile", None)
        for name in [it for it in sys.modules if it.startswith("faracheck.loaders.msg.")]:
            monkeypatch.delitem(sys.modules, name)

        with pytest.raises(LoadError, match=r"nothing here reads .*faracheck\[msg\]"):
            LOADER.parts(Source("draft.msg", mail(LABELLED).saved()), Limits())

    @settings(max_examples=300)
    @given(st.integers(0, 20_000), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_told(self, at: int, byte: int) -> None:
        data = bytearray(MUTATED)
        data[at % len(data)] = byte
        try:
            list(LOADER.parts(Source("draft.msg", bytes(data)), Limits()))
        except LoadError as error:
            assert error.where == "draft.msg"  # noqa: PT017 - either end is right

    @settings(max_examples=25)
    @given(st.integers(0, 20_000))
    def test_what_ends_too_soon_is_read_or_told(self, size: int) -> None:
        items = judged(MUTATED[: size % len(MUTATED)], "draft.msg")

        assert not [it for it in items if isinstance(it, Crashed)]


def _mutated() -> bytes:
    made = mail(LABELLED, PAGE.encode(), wrapped(PAGE))
    made.attached = [
        ({0x3705: 1, 0x3707: "a.txt", 0x3701: LABELLED.encode() * 20}, None),
        ({0x3705: 5, 0x3001: "inner"}, mail(BARE)),
    ]
    return made.saved()


MUTATED = _mutated()


def test_the_formats_name_the_extra() -> None:
    assert "msg: .msg .oft (medium email)" in faracheck("formats").out
