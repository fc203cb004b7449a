"""What a message's header says: its subject, to whom it goes, what its parts are called."""

from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses

from faracheck.late import late_pattern
from faracheck.model.document import Audience

_OFFICIAL = late_pattern(r"(?:^|\.)(?:gov|mil)$")
_FORWARD = late_pattern(
    r"(?i)\s*(?:fwd?|wg|tr|rv|enc|i|doorst|vs|пересл|轉寄|转发)\s*+(?:\[\d+\]\s*+)?[:：]"
)
_UNFIT = late_pattern(r"[\x00-\x1f\x7f/\\!\u202a-\u202e\u2066-\u2069]+")
_RECIPIENTS = ("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc")
_SENDERS = ("from", "sender", "reply-to")


def words_of(message: Message, name: str) -> str:
    """Return a header field with its encoded words read; what cannot be read stays as it is."""
    return decoded(_raw(message, name))


def decoded(raw: str) -> str:
    """Return a header's text with its encoded words (RFC 2047) read."""
    folded = " ".join(raw.split())
    if "=?" not in folded:
        return folded
    try:
        return " ".join(str(make_header(decode_header(folded))).split())
    except (HeaderParseError, LookupError, ValueError):
        return folded


def longest_field(message: Message) -> int:
    """Return the size of the longest field that is read; several of one name count as one."""
    read = ("subject", *_RECIPIENTS, *_SENDERS)
    sizes = [(key.lower(), len(str(it))) for key, it in message.raw_items()]
    return max(sum(size for key, size in sizes if key == name) for name in read)


def subject_of(message: Message) -> str | None:
    """Return the subject, or None where there is none."""
    return words_of(message, "subject") or None


def forwards(message: Message) -> bool:
    """Say whether the subject announces that an earlier message is passed on."""
    return _FORWARD.match(words_of(message, "subject")) is not None


def audience_of(message: Message) -> Audience | None:
    """Return to whom a message goes: officials, others, or both; None where no address says so.

    Officials are those with an address below .gov or .mil, house.gov and senate.gov among them
    (22 U.S.C. § 614(e)). A sender's own address among the recipients is a copy for the files.
    """
    recipients = " ".join(_fields(message, _RECIPIENTS)).lower()
    if "gov" not in recipients and "mil" not in recipients:
        return None
    senders = set(_addresses(message, _SENDERS))
    others = [it for it in _addresses(message, _RECIPIENTS) if it not in senders]
    official = [_OFFICIAL.search(it.rpartition("@")[2]) is not None for it in others]
    if not any(official):
        return None
    return Audience.OFFICIAL if all(official) else Audience.BOTH


def file_name(part: Message) -> str:
    """Return the name under which a part is attached, fit to stand in a report; may be empty."""
    try:
        name = part.get_filename() or ""
    except (LookupError, TypeError, ValueError):
        name = ""
    return _UNFIT.sub("_", decoded(name)).strip(" .")[:200]


def _addresses(message: Message, names: tuple[str, ...]) -> list[str]:
    try:
        found = getaddresses(_fields(message, names))
    except RecursionError:
        return []  # remarks inside remarks without end: no mail program finds an address either
    addresses = (address.strip().rstrip(".").lower() for _, address in found)
    return [address for address in addresses if "@" in address]


def _fields(message: Message, names: tuple[str, ...]) -> list[str]:
    """Return the fields of these names that say anything."""
    return [field for name in names if (field := _raw(message, name))]


def _raw(message: Message, name: str) -> str:
    """Return every field of that name as one text; raw bytes in it are taken for UTF-8."""
    fields = [str(it) for key, it in message.raw_items() if key.lower() == name]
    return ", ".join(fields).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
