"""What the words of an e-mail address say of the names beside it."""

import unicodedata
from collections.abc import Iterable

from faracheck.late import late_pattern
from faracheck.recognise.contact.fields import Email

_BETWEEN = late_pattern(r"[^a-z]+")
_FREE_MAIL = frozenset(
    {"gmail", "yahoo", "outlook", "hotmail", "proton", "protonmail", "icloud", "example", "mail"}
)


def bears_name(emails: Iterable[Email], name: str) -> bool:
    """Say whether one of the mailboxes is that of a person called `name`."""
    words = [word for word in _BETWEEN.split(_plain(name)) if len(word) > 1]
    return len(words) > 1 and any(_is_of(email.mailbox, words) for email in emails)


def is_mailbox(emails: Iterable[Email], word: str) -> bool:
    """Say whether a single word is the whole of a mailbox, and not of its host's name."""
    plain = _plain(word)
    return plain.isalpha() and any(
        _plain(email.mailbox) == plain and not bears_domain([email], word) for email in emails
    )


def bears_domain(emails: Iterable[Email], name: str) -> bool:
    """Say whether one of the hosts is that of an organization called `name`."""
    plain = _BETWEEN.sub("", _plain(name))
    domains = {email.domain for email in emails} - _FREE_MAIL
    return any(
        len(domain) > 3
        and len(plain) > 2
        and (plain.startswith(domain) or domain.startswith(plain))
        for domain in map(_plain, domains)
    )


def _is_of(mailbox: str, words: list[str]) -> bool:
    pieces = _BETWEEN.split(_plain(mailbox))
    first, last = words[0], words[-1]
    whole = "".join(pieces)
    initials = {first[0] + last, first + last[0], first + last, last + first, last + first[0]}
    return whole in initials or any(len(word) > 2 and word in pieces for word in words)


def _plain(text: str) -> str:
    """Return `text` in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
