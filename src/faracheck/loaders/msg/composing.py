"""An Outlook message made a message of the Internet: its parts are then judged as any other's."""

from collections.abc import Iterator
from email import message_from_string
from email.encoders import encode_base64
from email.errors import MessageError
from email.message import Message
from email.mime.base import MIMEBase
from email.utils import formataddr
from typing import cast

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders.msg.lzfu import unpacked
from faracheck.loaders.msg.storage import PAGE_CODE_PAGE, Item
from faracheck.loaders.rtf.encapsulated import holds_page, page_in
from faracheck.loaders.rtf.tables import code_page

CLASS, SUBJECT, HEADERS = 0x001A, 0x0037, 0x007D
SENDER_NAME, SENDER, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
ROLE, NAME, KIND, ADDRESS, SMTP = 0x0C15, 0x3001, 0x3002, 0x3003, 0x39FE
PLAIN, RICH, PAGE = 0x1000, 0x1009, 0x1013
DATA, SHORT_NAME, METHOD, LONG_NAME, TYPE, IDENTITY = 0x3701, 0x3704, 0x3705, 0x3707, 0x370E, 0x3712

_ROLES = {1: "To", 2: "Cc", 3: "Bcc"}
_ELSEWHERE = frozenset({2, 3, 4, 6, 7})
"""How an attachment is there without its bytes: by reference, or as an object of a program."""

_SEALED = late_pattern(r"(?i)IPM\.Note\.(?:SMIME|Secure)")
_FIELDS = ("from", "sender", "reply-to", "to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc")
_TAG = late_pattern(r"<[^<>]*>")
_TYPE = late_pattern(r"[\w.+-]{1,80}/[\w.+-]{1,120}")


def composed(item: Item) -> Message:
    """Return the message: its addresses and subject, each form of its text, what is attached.

    Raises:
        LoadError: its rich text is damaged.
    """
    whole = MIMEBase("multipart", "mixed")
    for name, value in _fields(item):
        whole[name] = value
    forms = MIMEBase("multipart", "alternative")
    others: list[Message] = []
    for form in _forms(item):
        (others if form.get_content_type() == "application/rtf" else _parts(forms)).append(form)
    _parts(whole).extend([forms, *others] if _parts(forms) else others)
    _parts(whole).extend(_attached(it, item) for it in item.attached)
    return whole


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the subject and the addresses: of the item itself, and of the mail that it came as."""
    yield "Subject", _line(item.text(SUBJECT))
    sender = item.text(SENDER_SMTP) or item.text(SENDER)
    yield "From", _address(item.text(SENDER_NAME), sender)
    for recipient in item.recipients:
        smtp = recipient.text(SMTP) or recipient.text(ADDRESS)
        role = _ROLES.get((recipient.number(ROLE) or 1) & 0xF, "To")
        yield role, _address(recipient.text(NAME), smtp)
    try:
        came = message_from_string(item.text(HEADERS))
    except (MessageError, RecursionError, ValueError):
        return
    for name, value in came.raw_items():
        if name.lower() in _FIELDS:
            yield name, str(value)


def _address(name: str, address: str) -> str:
    """Return an address with its name; one of Exchange's own says nothing outside it."""
    known = address if "@" in address else name if "@" in name else ""
    try:
        return formataddr((_line(name), _line(known)), charset="utf-8")
    except UnicodeError:
        return _line(known)


def _forms(item: Item) -> Iterator[Message]:
    """Yield each form of the text: the plain one, the page, the rich text."""
    plain = item.text(PLAIN)
    if plain.strip():
        yield _part("text/plain", plain.encode("utf-8", "replace"), "utf-8")
    page, charset = _page(item)
    rich = _rich(item)
    packed = page_in(rich) if holds_page(rich) else ""
    if page.strip():
        yield _part("text/html", page, charset)
    # Outlook shows the one or the other; where they say the same, one is enough.
    if packed.strip() and _letters(packed) != _letters(page.decode(charset or "utf-8", "replace")):
        yield _part("text/html", packed.encode("utf-8", "replace"), "utf-8")
    if rich and not packed:
        form = _part("application/rtf", rich)
        form.add_header("Content-Disposition", "attachment", filename="text.rtf")
        yield form


def _page(item: Item) -> tuple[bytes, str | None]:
    """Return the page of a message and its encoding, None where it has to say so itself."""
    data = item.bytes(PAGE)
    if data:
        number = item.number(PAGE_CODE_PAGE)
        return data, code_page(number) if number else None
    return item.text(PAGE).encode("utf-8", "replace"), "utf-8"


def _rich(item: Item) -> bytes:
    data = item.bytes(RICH)
    try:
        return unpacked(data) if data else b""
    except ValueError as error:
        raise LoadError("it is damaged: its rich text cannot be unpacked") from error


def _attached(attachment: Item, item: Item) -> Message:
    """Return an attachment as a part; what is not in the file says so by its type."""
    name = _line(attachment.text(LONG_NAME) or attachment.text(SHORT_NAME) or attachment.text(NAME))
    part: Message
    if attachment.number(METHOD) in _ELSEWHERE:
        part = _part("message/external-body", b"")
    elif attachment.inside is not None:
        part = MIMEBase("message", "rfc822")
        _parts(part).append(composed(attachment.inside))
        name = name or attachment.inside.text(SUBJECT)
    else:
        part = _part(_type_of(attachment, item, name), attachment.bytes(DATA))
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name or "part"))
    return part


def _type_of(attachment: Item, item: Item, name: str) -> str:
    """Return the type of an attachment; that of a sealed message is the message itself."""
    told = attachment.text(TYPE).strip().lower()
    if _SEALED.match(item.text(CLASS)):
        return "application/pkcs7-mime" if told != "multipart/signed" else "message/rfc822"
    if name.lower() == "winmail.dat":
        return "application/ms-tnef"
    if name.lower().endswith(".rpmsg"):
        return "multipart/encrypted"
    plain = _TYPE.fullmatch(told) and not told.startswith(("multipart/", "message/"))
    return told if plain else "application/octet-stream"


def _part(kind: str, data: bytes, charset: str | None = None) -> Message:
    part = MIMEBase(*kind.split("/", 1))
    if charset:
        part.set_param("charset", charset)
    part.set_payload(data)
    encode_base64(part)
    return part


def _parts(message: Message) -> list[Message]:
    """Return the list of a message's parts, to be added to."""
    if not message.is_multipart():
        message.set_payload([])
    return cast("list[Message]", message.get_payload())


def _letters(page: str) -> str:
    """Return the letters and digits of a page, tags left out."""
    return "".join(filter(str.isalnum, _TAG.sub("", page)))


def _line(text: str) -> str:
    return " ".join(text.split())
