"""Mailboxes (.mbox): each message in the file is opened as a message of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders.eml import LOADER as MESSAGES
from faracheck.model.document import Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions, Part, Piece

_SEPARATOR = late_pattern(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{0,500}\r?\n")
_DATED = late_pattern(rb"From (?:\S{1,300}|-) [^\r\n]*\d\d:\d\d")
_FIELD = late_pattern(rb"[!-9;-~]{1,200}:[ \t\r\n]")
_ESCAPED = late_pattern(rb"(?m)^>(>*From )")


class MailboxLoader:
    """Opens mailboxes as RFC 4155 and older programs write them, `>From` unescaped."""

    format = "mbox"
    suffixes: tuple[str, ...] = (".mbox",)
    medium = Medium.EMAIL

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield the messages in their order, each named by its number.

        Raises:
            LoadError: it is no mailbox.
        """
        del limits  # what counts parts counts the messages too
        for number, data in enumerate(_messages(source), start=1):
            yield Part(source.inside(str(number), data), MESSAGES)

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the first form of the first message; raise LoadError when there is none."""
        first = next(iter(_messages(source)))
        document = MESSAGES.load(replace(source, data=first), options)
        return replace(document, source=source, format=self.format)


def _messages(source: Source) -> Iterator[bytes]:
    """Yield the bytes of each message; a sentence that begins with "From" begins none."""
    data = source.data
    starts = [found for found in _SEPARATOR.finditer(data) if _begins(data, found)]
    if not starts or starts[0].start():
        raise LoadError(
            "it is no mailbox: it does not begin with a `From ` line",
            where=source.name,
            hint="export it as .eml",
        )
    ends = [found.start() for found in starts[1:]] + [len(data)]
    for found, end in zip(starts, ends, strict=True):
        yield _ESCAPED.sub(rb"\1", data[found.end() : end])


def _begins(data: bytes, found: re.Match[bytes]) -> bool:
    dated = _DATED.match(data, found.start(), found.end()) is not None
    return dated or _FIELD.match(data, found.end()) is not None


LOADER = MailboxLoader()
