"""Drafts in plain text whose verdict nobody doubts."""

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism"
    " of Sarkand. Additional information is available at the Department of Justice,"
    " Washington, DC."
)

BODY = """\
Sarkand opens its mountain railway

The first train in eleven years left Ostravar on Monday for the high villages of the Tamber
valley. It climbs 1,900 metres and crosses 41 bridges on its way.

Trains run daily until the end of October, and tickets cost what they cost when the line was
closed."""

COMPLYING = f"{STATEMENT}\n\n{BODY}\n"
DEPARTING = f"{BODY}\n"
LATE = f"{BODY}\n\n{STATEMENT}\n"
"""The statement stands at the end: in print an error, on the web a warning, else a review."""

RELEASE = f"{STATEMENT}\n\nFOR IMMEDIATE RELEASE\n\n{BODY}\n"
"""A press release without a contact block: one warning."""
