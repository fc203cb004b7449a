"""What is asked of a style by many, and answered once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from faracheck.loaders.html.style.computed import Style

Answer = TypeVar("Answer")


def once(ask: Callable[[Style], Answer]) -> Callable[[Style], Answer]:
    """Let what depends on a style alone be worked out once for it: a style does not change."""

    @wraps(ask)
    def answer(style: Style) -> Answer:
        answers = style.answers
        if ask not in answers:
            answers[ask] = ask(style)
        found: Answer = answers[ask]
        return found

    return answer
