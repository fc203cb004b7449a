"""E-mail addresses, plain, glued to their neighbours, or disguised from machines."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.recognise.contact.fields import Email
from faracheck.recognise.contact.lexicon import FieldKind, Lexicon
from faracheck.recognise.contact.phrases import key_of
from faracheck.recognise.patterns import Match

_UNSEEN = late_pattern(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# What the library takes without a second look (a test asks it); it refuses names kept for itself.
_ORDINARY = late_pattern(
    r"[a-z0-9]++(?:[._+-][a-z0-9]++)*+@(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++"
    r"(?!(?:arpa|invalid|local|localhost|onion|test)\Z)[a-z]{2,20}",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_ORDINARY = 60
_DASHES = str.maketrans("‐‑–’", "---'")
_SIGNS = ".-+'’&%=~_–"
_OTHER_SCRIPT = late_pattern(r"[^\x00-\u024f]")
_CAMEL = late_pattern(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_TOP_LEVEL_END = late_pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[a-zA-Z])(?=[^\x00-\u024f])|(?=\d)")
_DEGREE = late_pattern(r"[A-Z]{2,5}(?=[A-Z][a-z])|PhD(?=[A-Z])")
_CAPITALISED = late_pattern(r"(?:^|[\s,.:|])(?P<word>[A-ZÀ-Þ][^\W\d_]*)\s$")


def find_emails(text: str, span: Span, lexicon: Lexicon) -> Iterator[Email]:
    """Yield the valid addresses in a stretch of text."""
    for match in lexicon.address.finditer(text[span.start : span.end]):
        if email := _email(text, span.start, match, lexicon):
            yield email


@lru_cache(maxsize=4096)
def is_address(address: str) -> bool:
    """Say whether `address` has the form of one that mail can be sent to."""
    if len(address) <= _LONGEST_ORDINARY and _ORDINARY.fullmatch(address):
        return True
    # The library reads every form there is, and costs a cold start 40 ms; few addresses need it.
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _email(text: str, offset: int, match: Match, lexicon: Lexicon) -> Email | None:
    local_at, host_at = (1, 3) if match.group(1) else (4, 6)
    local, host = match.group(local_at), match.group(host_at)
    start = offset + match.start(local_at)
    own_local = _own_local(local, text[max(0, start - 40) : start], lexicon)
    own_host = _own_host(host)
    address = f"{_plain(own_local)}@{_undotted(_plain(own_host), lexicon)}"
    end = offset + match.end(host_at) - len(host) + len(own_host)
    span = Span(start + len(local) - len(own_local), end)
    return Email(span, address) if is_address(address) else None


def _own_local(local: str, before: str, lexicon: Lexicon) -> str:
    """Return the mailbox without what is glued to its front: labels, names, another script."""
    local = local.lstrip(_SIGNS)
    others = list(_OTHER_SCRIPT.finditer(local))
    if others and others[-1].end() < len(local):
        local = local[others[-1].end() :].lstrip(_SIGNS)
    local = _without_degree(_without_label(local, lexicon), before, lexicon)
    before_it = _CAPITALISED.search(before)
    if before_it is None or _is_label(before_it["word"], lexicon):
        return local
    return _without_name(local, lexicon)


def _without_label(local: str, lexicon: Lexicon) -> str:
    """Return the mailbox of "OfficeEditor@" and "Emailmarta@"."""
    found = lexicon.field_words.match(local)
    rest = local[found.end() :] if found else ""
    if found is None or not rest[:1].isalpha() or not local[0].isupper():
        return local
    is_email = lexicon.field_kind(found.group()) is FieldKind.EMAIL
    return rest if (rest[0].isupper() and local[found.end() - 1].islower()) or is_email else local


def _without_degree(local: str, before: str, lexicon: Lexicon) -> str:
    """Return the mailbox of "Marta Quell, APRMarta@", where a degree is glued to it."""
    found = _DEGREE.match(local) if before.rstrip().endswith(",") else None
    return local[found.end() :] if found and key_of(found[0]) in lexicon.words.degrees else local


def _without_name(local: str, lexicon: Lexicon) -> str:
    """Return the mailbox of "Barbara Reececontact@" and "Marta QuellMarta.Quell@"."""
    if camel := list(_CAMEL.finditer(local)):
        return local[camel[-1].start() :]
    desks = (desk for desk in lexicon.mailboxes if local.endswith(desk) and local != desk)
    desk = max(desks, key=len, default="")
    name = local.removesuffix(desk)
    return desk if desk and name.isalpha() and name.istitle() else local


def _is_label(word: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.field_words.fullmatch(word) or lexicon.marks.fullmatch(word))


def _own_host(host: str) -> str:
    """Return the host without what is glued to its end: "quell.exampleAddress", "….Then"."""
    labels = host.split(".")
    if len(labels) > 2 and labels[-1][:1].isupper() and labels[-2][:1].islower():
        labels.pop()
    if len(labels) > 1 and (end := _TOP_LEVEL_END.search(labels[-1], 1)):
        labels[-1] = labels[-1][: end.start()]
    return ".".join(labels).rstrip("-‐‑–_")


def _plain(part: str) -> str:
    """Return an address's part in plain signs, full-width letters made ordinary."""
    plain = _UNSEEN.sub("", part).translate(_DASHES)
    return plain if plain.isascii() else unicodedata.normalize("NFKC", plain)


def _undotted(host: str, lexicon: Lexicon) -> str:
    """Return the host with full stops in place of "[dot]" and its kin."""
    pieces, last = [], 0
    for match in lexicon.dots.finditer(host):
        pieces.append(host[last : match.start()])
        last = match.end()
    return ".".join([*pieces, host[last:]])
