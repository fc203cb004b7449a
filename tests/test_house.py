"""What keeps the house in order: sizes, manuals, light imports, plain words."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import faracheck
from faracheck.cli.app import COMMANDS, Lazy
from faracheck.rulebook.compose import kinds

HOUSE = Path(faracheck.__file__).parent
ROOT = Path(__file__).parents[1]
FILES = sorted(HOUSE.rglob("*.py"))
CONCLUSIONS = re.compile(
    r"\b(non-?)?complian(t|ce)\b|\bviolat|\b(il|un)?lawful\b|\billegal|\bapproved\b"
    r"|safe to publish|\bpenalt|\bprison",
    re.IGNORECASE,
)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    for function in functions(path):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= 50, function.name
        named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        assert len([it for it in named if it.arg not in {"self", "cls"}]) <= 5, function.name


@pytest.mark.parametrize("kind", kinds())
def test_every_check_kind_has_a_manual(kind: str) -> None:
    assert f"`{kind}`" in (ROOT / "rules" / "README.md").read_text(encoding="utf-8")


def options() -> Iterator[str]:
    group = Lazy("faracheck")
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        subcommands = command.commands.values() if isinstance(command, click.Group) else ()
        for part in (command, *subcommands):
            for parameter in part.params:
                if isinstance(parameter, click.Option):
                    yield from parameter.opts


@pytest.mark.parametrize("option", sorted(set(options())))
def test_every_option_is_in_the_readme(option: str) -> None:
    assert re.search(rf"{option}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_command_line_is_imported_lightly() -> None:
    heavy = [
        "bs4",
        "email_validator",
        "lxml",
        "phonenumbers",
        "rich",
        "tinycss2",
        "turbohtml",
        "yaml",
    ]
    code = (
        "import sys, faracheck.cli, faracheck.cli.app;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout == "[]\n"


def words_of_the_program() -> Iterator[tuple[str, str]]:
    for folder in ("engine", "reporters", "cli"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield str(path.relative_to(HOUSE)), node.value
    for path in sorted((ROOT / "rules").glob("*/*.yaml")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_no_word_of_the_program_draws_a_conclusion_of_law() -> None:
    drawn = [(where, CONCLUSIONS.findall(text)) for where, text in words_of_the_program()]

    assert [it for it in drawn if it[1]] == []
