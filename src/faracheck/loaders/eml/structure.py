"""The parts of a message: which are forms of its text, which are attached, which are neither."""

import re
from collections.abc import Iterator
from dataclasses import field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import compat32

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.eml.bodies import Body, Envelope
from faracheck.loaders.eml.headers import (
    audience_of,
    file_name,
    forwards,
    longest_field,
    subject_of,
)
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.model.outcome import NotCheckable, Skipped
from faracheck.ports import Part, Piece

_FORMS = {"text/html": True, "text/plain": False, "text/x-amp-html": True, "text/watch-html": True}
_SEALED = {
    "application/pkcs7-mime": "it is sealed by S/MIME",
    "application/x-pkcs7-mime": "it is sealed by S/MIME",
    "application/pgp-encrypted": "it is encrypted by OpenPGP",
    "multipart/encrypted": "it is encrypted",
    "application/ms-tnef": "winmail.dat files cannot be read",
    "application/vnd.ms-tnef": "winmail.dat files cannot be read",
    "message/partial": "it is a piece of a message",
    "message/external-body": "it stands elsewhere",
}
_ARCHIVES = late_pattern(r"(?i)\.(?:7z|rar|tar|tgz|gz|bz2|xz|cab|arj|ace|lzh|iso|img|dmg)$")
_ARCHIVE_TYPES = late_pattern(r"application/(?:x-)?(?:7z|rar|gzip|tar|bzip2?)\b.*")
_ASIDE = {
    "application/pgp-signature": "signature",
    "application/pkcs7-signature": "signature",
    "application/x-pkcs7-signature": "signature",
    "application/pgp-keys": "key",
    "message/delivery-status": "delivery report",
    "message/disposition-notification": "receipt",
    "message/global-delivery-status": "delivery report",
    "text/rfc822-headers": "header of a returned message",
    "text/calendar": "calendar entry",
    "text/vcard": "business card",
    "text/x-vcard": "business card",
    "text/directory": "business card",
    "text/css": "style sheet",
}
_SUFFIXES = {
    "text/html": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/rtf": ".rtf",
    "text/richtext": ".rtf",
    "text/enriched": ".rtf",
    "application/rtf": ".rtf",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.ms-outlook": ".msg",
    "application/mbox": ".mbox",
    "application/zip": ".zip",
    "application/x-zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.ms-powerpoint": ".ppt",
    "message/rfc822": ".eml",
    "message/global": ".eml",
}
_TELLING = ("content-type", "content-transfer-encoding")
_KNOWN_SUFFIX = late_pattern(r"\.[A-Za-z0-9]{1,8}$")
_FIELD = late_pattern(rb"(?im)^content-[a-z-]{1,30}:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+")
_MEDIA = late_pattern(r"(?:image|audio|video|font)/")


def pieces_of(source: Source, limits: Limits) -> Iterator[Piece]:
    """Yield the forms of a message's text, the plain one first, then everything else in it.

    Raises:
        LoadError: it is no message, nested too deeply, or over a limit.
    """
    return pieces_in(_parsed(source, limits), source, limits)


def pieces_in(message: Message, source: Source, limits: Limits) -> Iterator[Piece]:
    """Yield what stands in a message that is parsed, or put together from another format.

    Raises:
        LoadError: it is nested too deeply, or over a limit.
    """
    found = _Found(source, Envelope(subject_of(message), forwards(message)), limits)
    try:
        found.enter(message, inline=True)
    except RecursionError as error:
        raise LoadError("its parts are nested too deeply", where=source.name) from error
    audience = audience_of(message)
    for body in _compared(found.bodies):
        yield Part(body.source, body, audience)
    for piece in found.others:
        yield replace(piece, audience=audience) if isinstance(piece, Part) else piece


def _parsed(source: Source, limits: Limits) -> Message:
    """Return the message; the lenient policy, since the strict one gives up on broken headers."""
    data = source.data.removeprefix(b"\xef\xbb\xbf")
    head = re.search(rb"\r?\n\r?\n|\r\r", data[: limits.header + 4])
    limits.hold("header", len(data) if head is None else head.start(), source.name)
    if len(data) > limits.header_field:
        longest = max((len(found[0]) for found in _FIELD.finditer(data)), default=0)
        limits.hold("header_field", longest, source.name)
    try:
        message = message_from_bytes(data, policy=compat32)
    except RecursionError as error:
        raise LoadError("its parts are nested too deeply", where=source.name) from error
    except (MessageError, ValueError, LookupError) as error:
        raise LoadError("it is damaged: no e-mail message", where=source.name) from error
    limits.hold("header_field", longest_field(message), source.name)
    if not message.keys():
        raise LoadError("it is no e-mail message: no header", where=source.name)
    return message


@dataclass(slots=True)
class _Found:
    """What is found on the way through a message's tree of parts."""

    source: Source
    envelope: Envelope
    limits: Limits
    bodies: list[Body] = field(default_factory=list)
    others: list[Piece] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    number: int = 0

    def enter(self, part: Message, *, inline: bool, form: bool = False) -> None:
        """Sort a part; `inline` says that it is shown, `form` that it is one of several forms."""
        kind = _type(part)
        if kind in _SEALED:
            self._refuse(part, _SEALED[kind])
        elif kind in {"message/rfc822", "message/global"} or not part.is_multipart():
            self._leaf(part, kind, inline=inline, form=form)
        elif kind == "multipart/related":
            self._related(part, inline=inline, form=form)
        else:
            for number, child in enumerate(_children(part)):
                shown = inline and (kind != "multipart/report" or not number)
                self.enter(child, inline=shown, form=kind == "multipart/alternative")

    def _related(self, part: Message, *, inline: bool, form: bool) -> None:
        """Enter a page with its pictures: the root, by default the first, is what is shown."""
        children = _children(part)
        start = part.get_param("start")
        root = next((it for it in children if start and it.get("content-id") == start), None)
        for child in children:
            is_root = child is (root if root is not None else children[0])
            self.enter(child, inline=inline and is_root, form=form and is_root)

    def _leaf(self, part: Message, kind: str, *, inline: bool, form: bool) -> None:
        self.number += 1
        name = file_name(part)
        if kind.startswith("multipart/"):
            self._refuse(part, "it is damaged: its parts cannot be told apart")
            return
        attached = _disposition(part) == "attachment" or (name and not form)
        if inline and not attached and kind in _FORMS:
            self._body(part, kind, form=form)
        elif kind in _ASIDE and (not name or kind != "text/calendar"):
            self.others.append(Skipped(self._named(name or kind), _ASIDE[kind]))
        elif _MEDIA.match(kind) and not _is_document(name):
            self.others.append(Skipped(self._named(name or kind), "image or media"))
        elif _ARCHIVES.search(name) or _ARCHIVE_TYPES.fullmatch(kind):
            self._refuse(part, "archives of this kind are not opened", name)
        else:
            self._attachment(part, kind, name)

    def _body(self, part: Message, kind: str, *, form: bool) -> None:
        """Take a part for a form of the text, or for words that go on behind one."""
        data, remarks = _payload(part)
        paged = any(it.html for it in self.bodies)
        if not form and not paged:
            # Mail programs put an empty part before a picture or a page; no reader meets it.
            self.bodies[:] = [it for it in self.bodies if it.source.data.strip()]
        if not form and self.bodies and (paged or not _FORMS[kind]):
            self.others.append(Skipped(self._named(kind), "it goes on behind the text"))
            return
        source = self.source.inside(self._unique(kind), data)
        charset = part.get_content_charset()
        html = _FORMS[kind]
        body = Body(source, html, charset, self.envelope, remarks, limits=self.limits)
        self.bodies.append(body)

    def _attachment(self, part: Message, kind: str, name: str) -> None:
        try:
            data, _ = _payload(part)
        except (LookupError, ValueError, AttributeError, TypeError):
            self._refuse(part, "it is damaged: it cannot be taken out", name)
            return
        suffix = _SUFFIXES.get(kind, "")
        name = name or f"part-{self.number}{suffix or '.bin'}"
        # A name without a suffix leaves it to the type; programs open files by either.
        named = name if _KNOWN_SUFFIX.search(name) else name + suffix
        if kind in {"message/rfc822", "message/global"} and not named.lower().endswith(".eml"):
            named += ".eml"
        if suffix and suffix not in named.lower() and named.lower().endswith((".dat", ".bin")):
            named += suffix
        self.others.append(Part(self.source.inside(self._unique(named), data)))

    def _refuse(self, part: Message, why: str, name: str = "") -> None:
        named = self._named(name or file_name(part) or _type(part))
        hint = "save what is in it as files of their own"
        self.others.append(NotCheckable(named, why, hint))

    def _named(self, name: str) -> str:
        return self.source.inside(self._unique(name), b"").name

    def _unique(self, name: str) -> str:
        """Return a name that no other part of the message has."""
        self.names[name] = self.names.get(name, 0) + 1
        if self.names[name] == 1:
            return name
        stem, dot, suffix = name.rpartition(".")
        again = self.names[name]
        return f"{stem}-{again}.{suffix}" if dot else f"{name}-{again}"


def _compared(bodies: list[Body]) -> Iterator[Body]:
    """Yield the forms, the plain first, each of them beside the richest of the others."""
    ordered = sorted(bodies, key=lambda body: body.html)
    for body in ordered[:-1]:
        yield replace(body, other=ordered[-1])
    yield from ordered[-1:]


def _payload(part: Message) -> tuple[bytes, tuple[str, ...]]:
    """Return the bytes of a part, and what is wrong with their transfer encoding."""
    if part.is_multipart():
        inner = _children(part)
        return (inner[0].as_bytes() if inner else b""), ()
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    broken = [type(it).__name__ for it in part.defects if "Base64" in type(it).__name__]
    encoding = str(part.get("content-transfer-encoding") or "7bit").strip().lower()
    known = {"7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "uuencode"}
    remarks = ["the part's base64 is broken"] if broken else []
    if encoding not in known | {"uue", "x-uue", ""}:
        remarks.append(f"the transfer encoding {encoding[:40]!r} is not known")
    names = [name.lower() for name in part.keys()]  # noqa: SIM118 - a message yields its parts
    if any(names.count(name) > 1 for name in _TELLING):
        remarks.append("the part says twice what it is, and programs choose differently")
    return data, tuple(remarks)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [it for it in payload if isinstance(it, Message)] if isinstance(payload, list) else []


def _type(part: Message) -> str:
    try:
        return part.get_content_type()
    except (LookupError, TypeError, ValueError):
        return "application/octet-stream"


def _disposition(part: Message) -> str:
    try:
        return part.get_content_disposition() or ""
    except (LookupError, TypeError, ValueError):
        return ""


def _is_document(name: str) -> bool:
    return name.lower().endswith(tuple(_SUFFIXES.values()))
