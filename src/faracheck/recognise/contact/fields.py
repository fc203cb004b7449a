"""Addresses and numbers in a text: what was found, and where."""

from faracheck.frozen import dataclass
from faracheck.model.document import Span


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address as a reader would type it."""

    span: Span
    address: str

    @property
    def mailbox(self) -> str:
        """The part before the sign, in small letters."""
        return self.address.rpartition("@")[0].casefold()

    @property
    def domain(self) -> str:
        """The host without its last label, letters and digits alone, in small letters."""
        host = self.address.rpartition("@")[2].casefold().rpartition(".")[0]
        return "".join(filter(str.isalnum, host.rpartition(".")[2] or host))


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number in E.164: `free` when the caller does not pay, or a `fax`."""

    span: Span
    number: str
    free: bool = False
    fax: bool = False


@dataclass(frozen=True, slots=True)
class Url:
    """A web address: no contact, but no name either."""

    span: Span


Field = Email | Phone | Url
