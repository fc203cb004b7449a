"""One run with everything in it that breaks careless reporters."""

from datetime import date

from faracheck.model.brief import Brief
from faracheck.model.document import Medium, Place, Span
from faracheck.model.law import Provision, Status
from faracheck.model.outcome import (
    Checked,
    Crashed,
    Item,
    NotCheckable,
    Outcome,
    Severity,
    Skipped,
    Verdict,
)
from faracheck.model.reading import Words
from faracheck.model.report import Ledger, LeftOut, Pack, Policy, Run
from tests.build_reading import LABEL, contact, reading

ESCAPES = "\x1b[2J\x1b]0;owned\x07 \x9b31m\r overwritten \x08"
BIDI = "\u202eDC ,notgnihsaW\u202c \u2066\u200bx\u2069\ufeff"
MARKUP = "[bold red]not bold[/] <script>alert(1)</script> ]]> &amp; `code` | *stars*"
COMMANDS = "::error file=a::forged\n##[error]forged ##vso[task.complete]"

STATUTE = Provision(
    "usc-614-b",
    "22 U.S.C. § 614(b)",
    "informational materials carry a conspicuous statement",
    Status.IN_FORCE,
    "https://law.example/614",
    date(1996, 1, 1),
)
CUSTOM = Provision("contact", "Press convention", "a release names a contact", Status.HOUSE)

ABSENT = Outcome(
    "FARA001",
    "statement-missing",
    Verdict.FAIL,
    Severity.ERROR,
    "No statement was found.",
    law=(STATUTE,),
    mend="Put the statement at the beginning.",
)
QUOTED = Outcome(
    "FARA010",
    "statement-unclear",
    Verdict.REVIEW,
    Severity.ERROR,
    f"A person must look at {COMMANDS} {MARKUP}",
    quote=f"{COMMANDS}\n{MARKUP}\n{ESCAPES}\n{BIDI}",
    start=Place(3, 7),
    end=Place(9, 2),
    law=(STATUTE, CUSTOM),
    mend="Ask counsel.",
)
PAGED = Outcome(
    "PRESS001",
    "contact-missing",
    Verdict.FAIL,
    Severity.WARNING,
    "Press convention: no contact block was found.",
    quote="page words",
    start=Place(inside={"page": 2, "box": [10, 20, 30, 40]}),
    end=Place(inside={"page": 2, "box": [10, 20, 30, 40]}),
    law=(CUSTOM,),
)
PASSED = Outcome(
    "FARA003",
    "agent-missing",
    Verdict.PASS,
    Severity.ERROR,
    "The agent is named.",
    quote="Zoë Marsh 株式会社 👩‍👩‍👧",
    start=Place(3, 1),
    end=Place(3, 10),
    law=(STATUTE,),
)
ASIDE = Outcome(
    "FARA020",
    "statement-late",
    Verdict.NOT_APPLICABLE,
    Severity.ERROR,
    "There is no statement to judge.",
    law=(STATUTE,),
)

PAGE = Place(inside={"page": 2, "box": [10, 20, 30, 40]})

ITEMS: tuple[Item, ...] = (
    Checked(
        reading(
            LABEL,
            path=f"drafts/{COMMANDS} {ESCAPES}{BIDI}[bold].html",
            contacts=(contact(),),
            unreadable=(Words("Depart ment ofJ ustice", Span(0, 22), PAGE, PAGE),),
            unseen=(f"https://cdn.example/{ESCAPES}.css",),
        ),
        (ABSENT, QUOTED, PAGED, PASSED, ASIDE),
        f"A person must look: {COMMANDS} {ESCAPES}",
    ),
    Checked(reading(LABEL, path="::notice::.txt"), (PASSED, ASIDE), "Statement found: X for Y."),
    Checked(reading(path="memo.md", medium=Medium.UNKNOWN), (ASIDE,), "No rule applied."),
    Skipped(f"image\n{ESCAPES}.png", "image or media"),
    Skipped("a.css", "unknown format .css"),
    NotCheckable(f"{BIDI}.docx", f".docx files cannot be read yet {ESCAPES}", COMMANDS),
    NotCheckable("empty.txt", "there is no text in it", "", "0" * 64, 0),
    Crashed(f"{ESCAPES}.txt", f"KeyError: {COMMANDS}", "Traceback: the whole story"),
)

RUN = Run(
    version="1.2.3",
    day=date(2026, 11, 23),
    packs=(Pack("fara", "2026.11"), Pack("press", "2026.11")),
    brief=Brief(agent=f"Pelham {ESCAPES}", principals=("Sarkand", BIDI)),
    policy=Policy(),
    left_out=(LeftOut("FARA099", "country-missing", f"off unless selected {ESCAPES}"),),
)


def ledger_of(items: tuple[Item, ...] = ITEMS, policy: Policy = RUN.policy) -> Ledger:
    """Return the ledger of a whole run."""
    ledger = Ledger()
    for item in items:
        ledger = ledger.add(item, policy)
    return ledger
