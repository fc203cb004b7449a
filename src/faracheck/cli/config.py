"""`faracheck config`: print the settings as resolved, the files in scope, or the schema."""

from collections.abc import Iterator, Mapping
from typing import Any

import click
from click.core import ParameterSource

from faracheck.cli.console import say
from faracheck.cli.inputs import Inputs
from faracheck.cli.options import reading_options, weighing_options
from faracheck.config.load import DEFAULT, Loaded
from faracheck.engine.basis import policy_of
from faracheck.engine.exit_code import ExitCode
from faracheck.engine.schemas import schema_text
from faracheck.engine.scope import scope_of
from faracheck.model.limits import key_of
from faracheck.reporters._report_json import dump
from faracheck.reporters._settings import Spoken, files_in_words, settings_in_words

EXAMPLES = """\b
Examples:
  faracheck config show drafts/
  faracheck config files drafts/ --format json
  faracheck config schema > faracheck.schema.json"""


@click.group("config", epilog=EXAMPLES)
def config() -> None:
    """Print the settings as resolved, the files in scope, or the schema of a settings file."""


@config.command("show")
@reading_options
@weighing_options
def show(**options: Any) -> ExitCode:
    """Print every setting, its value, and where it comes from.

    Options of `check` that outweigh the settings can be given here too.
    """
    weighing = {name: options.pop(name) for name in ("fail_on", "on_review", "ignore")}
    ctx, loaded = click.get_current_context(), Inputs(**options).session().loaded
    spoken = _spoken(ctx, loaded, {**options, **weighing})
    say(settings_in_words(loaded, _found(ctx, options), spoken))
    return ExitCode.CLEAN


ADDING = {"exclude": "exclude", "ignore": "ignore", "rule_folders": "packs", "limits": "limits"}
"""Options that add to what the settings say, and the setting to which they add."""

APART = frozenset({"paths", "config", "isolated"})
"""Options that say which settings are read, and nothing of them."""


def _spoken(ctx: click.Context, loaded: Loaded, options: Mapping[str, Any]) -> Iterator[Spoken]:
    """Yield what the command said, with the option or the variable by which it did."""
    for name, value in options.items():
        if name not in APART and value not in (None, (), False):
            key = key_of(ADDING.get(name, name))
            yield Spoken(key, _plain(name, value), _source(ctx, name), adds=name in ADDING)
    policy = policy_of(loaded.settings, None, None)
    for name in ("fail_on", "on_review"):
        if options[name] is None and getattr(loaded.settings, name) is None:
            yield Spoken(key_of(name), getattr(policy, name), DEFAULT)


def _plain(name: str, value: Any) -> Any:
    """Return what an option was given as a setting has it."""
    if name == "ignore":
        return tuple(rule for rules in value for rule in rules)
    return {key_of(limit): most for limit, most in value} if name == "limits" else value


def _found(ctx: click.Context, options: Mapping[str, Any]) -> str:
    """Say how the settings file came to be this one."""
    if options["isolated"]:
        return _source(ctx, "isolated")
    return _source(ctx, "config") if options["config"] else "the nearest above the inputs"


def _source(ctx: click.Context, name: str) -> str:
    """Return the option or the variable of the environment that said something."""
    param = next(it for it in ctx.command.params if it.name == name)
    if ctx.get_parameter_source(name) is ParameterSource.ENVIRONMENT:
        return str(param.envvar)
    return max(param.opts, key=len)


@config.command("files")
@reading_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON array.",
)
def files(form: str, **options: Any) -> ExitCode:
    """Print which files would be checked, as which material and for whom, and which not."""
    session = Inputs(**options).session()
    rows = scope_of(session.entries, session.materials)
    say(files_in_words(rows) if form == "text" else _array(rows))
    return ExitCode.CLEAN if any(row["checked"] for row in rows) else ExitCode.NOTHING_CHECKED


def _array(rows: list[dict[str, Any]]) -> str:
    """Return a JSON array, an object a line, that no terminal and no build obeys."""
    return "[\n" + ",\n".join(map(dump, rows)) + "\n]\n"


@config.command("schema")
def schema() -> ExitCode:
    """Print the JSON Schema of a settings file, for editors."""
    say(schema_text("settings"))
    return ExitCode.CLEAN


COMMAND = config
