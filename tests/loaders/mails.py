"""Messages for tests, put together by the standard library as mail programs do."""

from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage

from faracheck.engine.read import Desk
from faracheck.engine.run import check_source
from faracheck.model.document import Source
from faracheck.model.outcome import Checked, Item, NotCheckable, Skipped, Verdict
from faracheck.model.reading import Reading, Statement
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import STATEMENT

DAY = date(2026, 11, 23)
BODY = (
    "The first train in eleven years left Ostravar on Monday for the high villages of the valley."
    " It climbs 1,900 metres and crosses 41 bridges on its way."
)
LABELLED = f"{STATEMENT}\n\n{BODY}\n"
BARE = f"{BODY}\n"
PAGE = f"<p>{STATEMENT}</p><p>{BODY}</p>"
BARE_PAGE = f"<p>{BODY}</p>"
QUOTED = "\n".join(f"> {line}" for line in LABELLED.splitlines())


def message(text: str | None = None, html: str | None = None, **fields: str) -> EmailMessage:
    """Return a message in one form or in two."""
    made = EmailMessage()
    named = {"from": "Anna Halloran <anna@pelham.example>", "to": "desk@paper.example"}
    for name, value in {**named, "subject": "A railway opens", **fields}.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    if html is not None and text is None:
        made.set_content(html, subtype="html")
    elif html is not None:
        made.add_alternative(html, subtype="html")
    return made


def judged(mail: EmailMessage | bytes, name: str = "draft.eml") -> list[Item]:
    """Return what became of each part of a message."""
    data = mail if isinstance(mail, bytes) else mail.as_bytes()
    return list(check_source(Source(name, data), Desk(load_rulebook()), DAY))


def told(mail: EmailMessage | bytes, name: str = "draft.eml") -> dict[str, str]:
    """Return the verdict on each part of a message, or why there is none, by its name."""
    return dict(in_words(judged(mail, name)))


def reading(mail: EmailMessage | bytes) -> Reading:
    """Return what was understood in the last form of a message's text."""
    return [it for it in judged(mail) if isinstance(it, Checked)][-1].reading


def statement(mail: EmailMessage | bytes) -> Statement:
    """Return the only statement in the last form of a message's text."""
    (found,) = reading(mail).statements
    return found


def rules(mail: EmailMessage | bytes) -> set[str]:
    """Return the names of the rules that find something in the last form of the text."""
    last = [it for it in judged(mail) if isinstance(it, Checked)][-1]
    return {it.name for it in last.outcomes if it.verdict.finding}


def in_words(items: list[Item]) -> Iterator[tuple[str, str]]:
    """Yield the verdict on each part of a container, or why there is none, by its name."""
    for item in items:
        match item:
            case Checked(found, outcomes):
                errors = [it for it in outcomes if it.severity == "error" and it.verdict.finding]
                fails = any(it.verdict is Verdict.FAIL for it in errors)
                yield found.part or "", "fail" if fails else "review" if errors else "pass"
            case NotCheckable() | Skipped():
                kind = "unread" if isinstance(item, NotCheckable) else "skipped"
                yield item.path.partition("!")[2], f"{kind}: {item.reason}"
            case _:
                yield item.path, item.error
