"""What can go wrong, by who can mend it.

FaracheckError
├── RequestError   the command asks for something that cannot be done: the caller
├── RuleError      a rule, wording or law file is broken: the rule's author
├── LoadError      one input cannot be checked: whoever sent the draft
│   └── LimitError it is larger than what is read: whoever sent it, or who may raise the limit
└── RenderError    the browser cannot judge one draft, or is not there: who runs the check
"""


class FaracheckError(Exception):
    """An error that a person can mend: what is wrong, where, and what to try."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what, where, hint)
        self.what = what
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process, keywords included."""
        return (_revive, (type(self), self.what, self.where, self.hint))

    def __str__(self) -> str:
        """Return one line: where, what, and what to try."""
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class RequestError(FaracheckError):
    """The command cannot be carried out as given (exit 2)."""


class RuleError(FaracheckError):
    """A rule, wording or law file cannot be used (exit 2); `where` is file:line:column."""


class LoadError(FaracheckError):
    """One input cannot be checked (exit 4); the others go on."""


class LimitError(LoadError):
    """One input is over the limit called `name`; what says so also says how to raise it."""

    def __init__(self, name: str, what: str, *, where: str = "", hint: str = "") -> None:
        told = f"limit {name}: {what}"
        super().__init__(told, where=where, hint=hint or f"--limit {name}=N raises it")
        self.name = name

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process, name included."""
        what = self.what.removeprefix(f"limit {self.name}: ")
        return (_limited, (self.name, what, self.where, self.hint))


class RenderError(FaracheckError):
    """The browser cannot say how a draft looks; the reading without it stands, for a person."""


def _limited(name: str, what: str, where: str, hint: str) -> LimitError:
    return LimitError(name, what, where=where, hint=hint)


def _revive(kind: type[FaracheckError], what: str, where: str, hint: str) -> FaracheckError:
    return kind(what, where=where, hint=hint)
