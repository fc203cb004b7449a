"""What is known of one post, whatever export it comes from."""

from faracheck.frozen import dataclass
from faracheck.loaders.posts.written import Written
from faracheck.model.document import Borrowed


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a record: the strings that make it, and the field, by its JSON pointer."""

    strings: tuple[Written, ...]
    field: str
    markup: bool = False

    @property
    def words(self) -> str:
        """The text as it was exported."""
        return "".join(self.strings)


@dataclass(frozen=True, slots=True)
class Post:
    """One post: how its text may be met, and how it is tied to others.

    Of several `forms` each is met by some reader. `warnings` stand before a text that has to be
    opened, `alternatives` describe pictures. `ids` are all names by which other posts may mean
    it, `parent` is the one that it answers, or None. `time` sorts as text, or is None.
    """

    forms: tuple[Passage, ...] = ()
    titles: tuple[Passage, ...] = ()
    warnings: tuple[Passage, ...] = ()
    alternatives: tuple[Passage, ...] = ()
    profile: tuple[Passage, ...] = ()
    borrowed: Borrowed | None = None
    pictures: bool = False
    ids: frozenset[str] = frozenset()
    parent: str | None = None
    author: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class NoPost:
    """A record that is known to be no post, and what it is."""

    what: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that cannot be read, and why."""

    why: str
