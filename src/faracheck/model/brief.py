"""What was said of a draft when it was handed in."""

from dataclasses import dataclass

from faracheck.model.document import Audience, Medium


@dataclass(frozen=True, slots=True)
class Brief:
    """What the caller knows of a draft; None and empty where nothing was said.

    `medium` overrides the format's own; `agent` and `principals` are the names that the
    statement must carry.
    """

    medium: Medium | None = None
    audience: Audience = Audience.PUBLIC
    agent: str | None = None
    principals: tuple[str, ...] = ()
