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
    Settlement,
    Severity,
    Skipped,
    Verdict,
    Waiver,
)
from faracheck.model.reading import Passage, Words
from faracheck.model.report import Grounds, Ledger, LeftOut, Pack, Policy, RuleNote, Run
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

WAIVED = Outcome(
    "FARA050",
    "other-language",
    Verdict.FAIL,
    Severity.WARNING,
    f"The draft is in another language {MARKUP}",
    quote=QUOTED.quote,
    span=Span(31, 40),
    start=Place(4, 1),
    end=Place(4, 10),
    law=(STATUTE,),
    waiver=Waiver(
        f"W1 {MARKUP}",
        f"{COMMANDS} {ESCAPES}",
        f"Zoë {BIDI}",
        date(2026, 11, 1),
        date(2026, 12, 1),
        "[T-9](https://evil.example)",
    ),
)
SETTLED = Outcome(
    "FARA051",
    "wording-unvouched",
    Verdict.REVIEW,
    Severity.NOTE,
    "Nobody vouches for it.",
    start=Place(4, 1),
    end=Place(4, 10),
    law=(CUSTOM,),
    settlement=Settlement(f"Ada {ESCAPES}", COMMANDS, date(2026, 11, 2), date(2026, 12, 2)),
)

PAGE = Place(inside={"page": 2, "box": [10, 20, 30, 40]})

NEIGHBOURS = Passage(f"::error::forged\n{MARKUP} {COMMANDS}\n{ESCAPES}\n{BIDI} end", Span(20, 176))

ITEMS: tuple[Item, ...] = (
    Checked(
        reading(
            LABEL,
            path=f"drafts/{COMMANDS} {ESCAPES}{BIDI}[bold].html",
            contacts=(contact(),),
            unreadable=(Words("Depart ment ofJ ustice", Span(0, 22), PAGE, PAGE),),
            unseen=(f"https://cdn.example/{ESCAPES}.css",),
            passages=(NEIGHBOURS,),
        ),
        (ABSENT, QUOTED, PAGED, PASSED, ASIDE, WAIVED, SETTLED),
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
    rules=(
        RuleNote(
            "FARA001",
            "statement-missing",
            "fara",
            Severity.ERROR,
            "The draft carries the statement.",
            "The statute asks for it.",
            "Put the statement at the beginning.",
            (STATUTE,),
        ),
        RuleNote(
            "FARA010",
            "statement-unclear",
            "fara",
            Severity.ERROR,
            f"A house rule {MARKUP}",
            f"Because {COMMANDS} {ESCAPES}",
            f"{BIDI} [mend](javascript:alert(1))",
            (STATUTE, CUSTOM),
        ),
    ),
    grounds=Grounds("/home/zoë/repo/site", "/home/zoë/repo"),
)


def ledger_of(items: tuple[Item, ...] = ITEMS, policy: Policy = RUN.policy) -> Ledger:
    """Return the ledger of a whole run."""
    ledger = Ledger()
    for item in items:
        ledger = ledger.add(item, policy)
    return ledger
