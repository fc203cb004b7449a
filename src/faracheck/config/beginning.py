"""The settings file that a newcomer begins with: commented, and read back before it is written."""

import json
from collections.abc import Sequence

_TEXT = """\
# Settings of faracheck: what holds for your drafts. `faracheck config schema` prints the schema.
# `faracheck config show` says what is in force and where it comes from.

{registrant}
{principals}
# Press contacts of yours; a release that names none of them draws a warning.
# contacts:
#   - {{name: Ada Quell, email: ada@pelham.example, phone: +1 202 555 0143}}

# What holds for which files, by globs from this folder. Of several that match, the later one
# speaks. `for` names the principals; material for nobody says why, and who answers for it.
# materials:
#   - {{match: [email/**], medium: email}}
#   - {{match: [sarkand/**], for: Ministry of Tourism of Sarkand}}
#   - {{match: [careers/**], for: none, reason: our own job offers, approver: A. Marsh}}
#   - {{match: [layouts/**], role: template}}

# What weighs enough to fail a run: error, warning or note. A rule can weigh more or less than it
# does by itself, unless it restates the statute.
fail-on: {fail_on}
# rules:
#   contact-missing: {{severity: error}}

# The most days for which a waiver or a settlement may stand.
waiver-days: 90
"""


def beginning(agent: str, number: str, principals: Sequence[str], fail_on: str) -> str:
    """Return the text of a settings file with what is known so far; empty is not known."""
    registrant = ["registrant:", f"  name: {_quoted(agent)}"] if agent else []
    if not agent:
        registrant = ["# The agent whose materials these are.", "# registrant:"]
        registrant += ["#   name: Pelham Strategies LLC", '#   number: "7012"']
    elif number:
        registrant.append(f"  number: {_quoted(number)}")
    listed = [f"  - name: {_quoted(name)}" for name in principals]
    return _TEXT.format(
        registrant="\n".join(registrant) + "\n",
        principals="\n".join(["principals:", *listed] if listed else _NO_PRINCIPALS) + "\n",
        fail_on=fail_on,
    )


_NO_PRINCIPALS = (
    "# The foreign principals; `mentions` are words by which a text means them.",
    "# principals:",
    "#   - {name: Ministry of Tourism of Sarkand, country: Sarkand, mentions: [Sarkandi]}",
)


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back: JSON's strings are YAML's too."""
    return json.dumps(text, ensure_ascii=False)
