"""`faracheck statement`: the model statement with the names filled in."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from faracheck.cli.console import say, tell
from faracheck.cli.options import day, rules_option, today
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.model_statement import Asked, model_statement, wording_in
from faracheck.model.document import Audience, Medium
from faracheck.model.languages import language_name
from faracheck.rulebook.pack import load_rulebook

EXAMPLES = """\b
Examples:
  faracheck statement --agent "Vantor LLC" --principal "Republic of Sarkand"
  faracheck statement --agent "Vantor LLC" --principal Sarkand --principal Velmora --language fr
  faracheck statement --agent "Vantor LLC" --principal Sarkand --medium social --max-length 140
  faracheck statement --agent "Vantor LLC" --principal "Embassy of Sarkand" --notice"""


@click.command("statement", epilog=EXAMPLES)
@click.option("--agent", metavar="NAME", required=True, help="The agent, as registered.")
@click.option(
    "--principal",
    "principals",
    metavar="NAME",
    required=True,
    multiple=True,
    help="The foreign principal. Repeatable.",
)
@click.option(
    "--medium",
    type=click.Choice([one.value for one in Medium if one is not Medium.UNKNOWN]),
    default=Medium.PRINT.value,
    show_default=True,
    help="What the statement is for.",
)
@click.option(
    "--audience",
    type=click.Choice([one.value for one in Audience]),
    default=Audience.PUBLIC.value,
    show_default=True,
    help="To whom it goes: officials are owed the registration notice, both are owed both.",
)
@click.option("--notice", is_flag=True, help="The registration notice, as for officials.")
@click.option("--language", metavar="TAG", default="en", show_default=True, help="Such as fr.")
@click.option(
    "--max-length",
    "longest",
    metavar="N",
    type=click.IntRange(min=1),
    help="The longest statement of at most N characters, as a post may ask.",
)
@click.option("--as-of", metavar="DATE", type=day, default=today, show_default="today")
@rules_option
def statement(
    *, notice: bool, language: str, as_of: date, rule_folders: tuple[Path, ...], **asked: Any
) -> ExitCode:
    """Print the statement of 22 U.S.C. § 614(b), or the registration notice of § 614(e).

    Names that would be read as a blank, or otherwise than they are written, are refused.
    """
    rulebook = load_rulebook(rule_folders)
    wording = wording_in(language, rulebook)
    audience = Audience.OFFICIAL if notice else Audience(asked["audience"])
    wanted = Asked(**{**asked, "medium": Medium(asked["medium"]), "audience": audience})
    text = model_statement(wanted, wording, rulebook, as_of)
    if wording.vouched_by == "none":
        tell(f"nobody vouches for the wording in {language_name(language)} yet: have it read")
    say(f"{text}\n")
    return ExitCode.CLEAN


COMMAND = statement
