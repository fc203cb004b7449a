"""An archive of drafts: each file in it is judged or told, whoever packed it, and however."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.zip import LOADER
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import Crashed
from faracheck.ports import LoadOptions
from tests.command import faracheck
from tests.drafts import COMPLYING, DEPARTING
from tests.loaders.mails import LABELLED, PAGE, judged, message
from tests.loaders.mails import told as told_of

Content = str | bytes
SPARE = b"\0" * 5_000_000


def packed(
    files: Mapping[str, Content] | list[tuple[str | zipfile.ZipInfo, Content]], how: int = 8
) -> bytes:
    """Return an archive of files by their paths."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, data)
    return file.getvalue()


def sample(paragraphs: tuple[str, ...]) -> bytes:
    return packed([(zipfile.ZipInfo("draft.txt"), "\n\n".join(paragraphs))])


def told(data: bytes) -> dict[str, str]:
    return told_of(data, "drafts.zip")


def word(text: str) -> bytes:
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the archive with a path changed where it stands, in both places."""
    assert len(old) == len(new)
    return data.replace(old, new)


MIXED = packed({"a.md": COMPLYING, "b/c.html": PAGE, "d.bin": SPARE[:9_000]})


class TestMembers:
    def test_each_file_is_a_draft_of_its_own_by_its_own_format(self) -> None:
        data = packed(
            {
                "folder/release.docx": word(COMPLYING),
                "page.html": f"<p>{DEPARTING}</p>",
                "note.md": COMPLYING,
            }
        )

        assert told(data) == {
            "folder/release.docx": "pass",
            "page.html": "fail",
            "note.md": "pass",
        }

    def test_a_message_in_an_archive_is_opened_too(self) -> None:
        data = packed({"mails/a.eml": message(LABELLED, PAGE).as_bytes()})

        assert told(data) == {"mails/a.eml!text/plain": "pass", "mails/a.eml!text/html": "pass"}

    def test_an_archive_in_a_message_is_opened_too(self) -> None:
        mail = message(LABELLED)
        mail.add_attachment(
            packed({"b.md": DEPARTING}), "application", "zip", filename="drafts.zip"
        )

        assert told_of(mail) == {"text/plain": "pass", "drafts.zip!b.md": "fail"}

    def test_archives_in_archives_are_opened_to_a_limit(self) -> None:
        data = packed({"a.md": COMPLYING})
        for _ in range(3):
            data = packed({"inner.zip": data})

        assert told(data) == {"inner.zip!inner.zip!inner.zip!a.md": "pass"}
        for _ in range(4):
            data = packed({"inner.zip": data})
        (said,) = told(data).values()
        assert said.startswith("unread: limit containers: more than 5 containers")

    def test_what_is_no_draft_is_listed_as_in_a_folder(self) -> None:
        data = packed(
            {
                "a.md": COMPLYING,
                "logo.png": b"\x89PNG",
                "list.xyz": "words",
                "README": "words",
                "~$a.docx": b"lock",
                "old.doc": b"\xd0\xcf\x11\xe0",
            }
        )

        assert told(data) == {
            "a.md": "pass",
            "logo.png": "skipped: image or media",
            "list.xyz": "skipped: unknown format .xyz",
            "README": "skipped: unknown format, no suffix",
            "~$a.docx": "skipped: lock file of a word processor",
            "old.doc": "unread: .doc files cannot be read yet",
        }

    def test_folders_are_no_files_and_an_empty_archive_is_no_pass(self) -> None:
        assert told(packed({"a/": "", "a/b.md": COMPLYING})) == {"a/b.md": "pass"}
        assert told(packed({"a/": ""})) == {"": "unread: there is nothing in it"}
        assert told(packed({})) == {"": "unread: there is nothing in it"}

    def test_a_folder_with_words_in_it_is_told(self) -> None:
        data = renamed(packed({"a.md": COMPLYING, "xx.md": "words"}), b"xx.md", b"xxmd/")

        assert told(data)["xxmd/"].startswith("skipped: unknown format")

    @pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2])
    def test_the_usual_ways_of_packing_are_read(self, how: int) -> None:
        assert told(packed({"a.md": COMPLYING}, how)) == {"a.md": "pass"}

    def test_another_way_of_packing_is_told(self) -> None:
        assert told(packed({"a.md": COMPLYING}, zipfile.ZIP_LZMA)) == {
            "a.md": "unread: it is packed in a way that is not read"
        }

    def test_an_archive_of_more_than_four_gigabytes_is_read_by_its_own_fields(self) -> None:
        file = io.BytesIO()
        with (
            zipfile.ZipFile(file, "w") as archive,
            archive.open("a.md", "w", force_zip64=True) as it,
        ):
            it.write(COMPLYING.encode())

        assert told(file.getvalue()) == {"a.md": "pass"}

    def test_what_macos_packs_beside_a_file_is_passed_over(self) -> None:
        beside = b"\x00\x05\x16\x07" + b"\0" * 100
        data = packed({"a.md": COMPLYING, "__MACOSX/._a.md": beside})

        assert told(data)["__MACOSX/._a.md"] == "skipped: what macOS keeps beside a file"
        hidden = packed({"a.md": COMPLYING, "__MACOSX/._a.md": DEPARTING})
        assert told(hidden)["__MACOSX/._a.md"] == "fail"


class TestNames:
    def test_names_in_unicode_and_in_cp437_are_read(self) -> None:
        old = renamed(packed({"r?sum?.md": COMPLYING}), b"r?sum?.md", b"r\x82sum\x82.md")

        assert told(packed({"r\u00e9sum\u00e9.md": COMPLYING})) == {"r\u00e9sum\u00e9.md": "pass"}
        assert told(old) == {"r\u00e9sum\u00e9.md": "pass"}

    def test_names_in_utf_8_that_do_not_say_so_are_read(self) -> None:
        plain = packed({"r????sum.md": COMPLYING})
        name = "r\u00e9\u00e9sum.md".encode()

        assert told(renamed(plain, b"r????sum.md", name)) == {"r\u00e9\u00e9sum.md": "pass"}

    def test_a_name_in_a_field_of_its_own_is_read(self) -> None:
        info = zipfile.ZipInfo("draft.md")
        path = "\u041f\u0440\u0435\u0441\u0441.md".encode()
        field = b"\x01" + struct.pack("<L", zlib.crc32(b"draft.md")) + path
        info.extra = b"up" + struct.pack("<H", len(field)) + field

        assert told(packed([(info, COMPLYING)])) == {"\u041f\u0440\u0435\u0441\u0441.md": "pass"}
        info.extra = info.extra.replace(struct.pack("<L", zlib.crc32(b"draft.md")), b"\0\0\0\0")
        assert told(packed([(info, COMPLYING)])) == {"draft.md": "pass"}

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("../a.md", "its path leads out of the archive"),
            ("a/../../b.md", "its path leads out of the archive"),
            ("/etc/a.md", "its path leads out of the archive"),
            ("C:/a.md", "its path leads out of the archive"),
            ("folder\\a.md", "its name holds a character that no path in an archive has"),
            ("..\\..\\a.md", "its name holds a character that no path in an archive has"),
            ("\x01", None),
        ],
    )
    def test_a_path_that_leads_astray_is_told_and_costs_no_other(
        self, name: str, said: str | None
    ) -> None:
        data = packed([("good.md", COMPLYING), (zipfile.ZipInfo(name), COMPLYING)])

        found = told(data)

        assert found["good.md"] == "pass"
        shown = name if said else "_"
        assert found[shown] == (f"unread: {said}" if said else "skipped: unknown format, no suffix")

    def test_a_name_of_nothing_is_told(self) -> None:
        data = renamed(packed({"a.md": COMPLYING, "q": "x"}), b"q", b" ")

        assert "unread: it has no name" in told(data).values()

    def test_marks_in_a_name_cannot_steer_a_report(self) -> None:
        found = told(packed({"a\u202etxt!b\n.md": COMPLYING}))

        assert found == {"a_txt_b_.md": "pass"}

    def test_a_long_name_keeps_its_suffix(self) -> None:
        (name,) = told(packed({"a" * 3_000 + ".md": COMPLYING}))

        assert len(name) < 600
        assert name.endswith(".md")

    def test_of_two_files_of_one_name_neither_is_taken_for_the_draft(self) -> None:
        with pytest.warns(UserWarning, match="Duplicate"):
            data = packed([("a.md", COMPLYING), ("a.md", DEPARTING), ("b.md", COMPLYING)])

        assert told(data) == {
            "a.md": "unread: the archive holds several files of this name",
            "b.md": "pass",
        }


class TestRefused:
    def test_a_link_is_passed_over_as_in_a_folder(self) -> None:
        link = zipfile.ZipInfo("a.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        data = packed([(link, "/etc/passwd"), ("b.md", COMPLYING)])

        assert told(data) == {"a.md": "skipped: link", "b.md": "pass"}

    def test_an_encrypted_file_is_told(self) -> None:
        data = bytearray(packed({"a.md": COMPLYING}))
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(mark) + at] |= 1

        assert told(bytes(data)) == {"a.md": "unread: it is encrypted"}

    def test_a_broken_checksum_is_told_and_costs_no_other(self) -> None:
        data = packed({"a.md": COMPLYING, "b.md": COMPLYING}, zipfile.ZIP_STORED)
        broken = data.replace(b"distributed", b"disturbated", 1)

        assert told(broken) == {
            "a.md": "unread: it is damaged: it cannot be unpacked",
            "b.md": "pass",
        }

    def test_a_bomb_is_told_by_its_ratio_and_never_unpacked(self) -> None:
        found = told(packed({"a.md": COMPLYING, "bomb.md": SPARE}))

        assert found["a.md"] == "pass"
        assert found["bomb.md"].startswith("unread: limit ratio: more than 200 times")

    def test_a_file_that_says_that_it_is_large_is_told_by_its_size(self) -> None:
        data = bytearray(packed({"a.md": COMPLYING}))
        struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 60_000_000)

        (said,) = told(bytes(data)).values()

        assert said.startswith("unread: limit size: more than 50,000,000 bytes")

    def test_a_file_that_says_that_it_is_small_is_told_as_damaged(self) -> None:
        data = bytearray(packed({"a.md": COMPLYING}))
        struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)

        (said,) = told(bytes(data)).values()

        assert said == "unread: it is damaged: it cannot be unpacked"

    def test_too_much_in_all_files_together_is_told(self) -> None:
        noise = bytes(range(256)) * 4_000
        source = Source("drafts.zip", packed({f"{it}.bin": noise for it in range(4)}, 0))

        with pytest.raises(LoadError, match="limit parts: more than 3 parts"):
            list(LOADER.parts(source, Limits(parts=3)))

    def test_too_many_entries_are_told_before_one_is_unpacked(self) -> None:
        (said,) = told(packed({f"{it}.md": "" for it in range(5_001)})).values()

        assert said.startswith("unread: limit parts: more than 5,000 parts")

    def test_an_archive_in_front_of_another_is_told(self) -> None:
        found = told(packed({"a.md": DEPARTING}) + packed({"b.md": COMPLYING}))

        assert found == {"b.md": "pass", "": "unread: another archive stands in front of it"}

    def test_an_archive_behind_a_program_is_read(self) -> None:
        assert told(b"#!/bin/sh\n" + packed({"a.md": COMPLYING})) == {"a.md": "pass"}

    def test_an_office_document_under_another_name_is_told(self) -> None:
        (said,) = told(word(COMPLYING)).values()

        assert said.startswith("unread: it is a document of an office program")

    @pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04", packed({"a.md": "a"})[:60]])
    def test_what_is_no_archive_is_told(self, data: bytes) -> None:
        assert told(data) == {"": "unread: it is damaged: no archive inside"}

    def test_without_a_draft_there_is_none(self) -> None:
        with pytest.raises(LoadError, match="there is no draft in it"):
            LOADER.load(Source("a.zip", packed({"a.png": b"x", "b/": b""})), LoadOptions())

    @given(st.integers(0, len(MIXED)), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_told(self, at: int, byte: int) -> None:
        data = bytearray(MIXED)
        data[at % len(data)] = byte
        try:
            assert list(LOADER.parts(Source("drafts.zip", bytes(data)), Limits()))
        except LoadError as error:
            assert error.where == "drafts.zip"  # noqa: PT017 - either end is right

    @settings(max_examples=25)
    @given(st.integers(0, len(MIXED)))
    def test_what_ends_too_soon_is_read_or_told(self, size: int) -> None:
        items = judged(MIXED[:size], "drafts.zip")

        assert not [it for it in items if isinstance(it, Crashed)]


def test_an_archive_is_opened_when_it_is_named_and_listed_when_it_is_met(tmp_path: Path) -> None:
    archive = tmp_path / "drafts.zip"
    archive.write_bytes(packed({"a.md": DEPARTING}))
    (tmp_path / "b.md").write_text(COMPLYING, encoding="utf-8")

    met = faracheck("check", str(tmp_path), "-v", "--isolated")
    named = faracheck("check", str(archive), "--isolated")

    assert met.code == 0
    assert "archive: name it" in met.out
    assert named.code == 1
    assert "drafts.zip!a.md: fail" in named.out


def test_a_bomb_is_exit_code_four(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    archive.write_bytes(packed({"bomb.md": SPARE}))

    done = faracheck("check", str(archive), "--isolated")

    assert done.code == 4
    assert "limit ratio" in done.out + done.err
