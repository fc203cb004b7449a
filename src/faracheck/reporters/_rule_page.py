"""A rule for people: what it asks, why, by which law, drafts that pass and fail, how to mend."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from textwrap import fill, indent

from faracheck.reporters._visible import visible, visible_lines
from faracheck.reporters._words import law_in_words
from faracheck.rulebook.rule import Case, Rule

WIDTH = 88


def rule_page(rule: Rule, day: date) -> str:
    """Return the rule's page, its law as it stands on `day`."""
    return "\n".join(_lines(rule, day)) + "\n"


def rule_table(rules: tuple[Rule, ...]) -> str:
    """Return one line for each rule: id, name, severity, pack and what must hold."""
    head = ("id", "name", "severity", "pack", "what must hold")
    rows = [head, *((it.id, it.name, _severity(it), it.pack, it.summary) for it in rules)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    lines = (
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    )
    return visible_lines("\n".join(lines)) + "\n"


def _lines(rule: Rule, day: date) -> Iterator[str]:
    yield f"{rule.name} ({rule.id}), pack {rule.pack}, {_severity(rule)}"
    yield from _paragraph("", rule.summary)
    yield from _paragraph("Why: ", rule.why)
    for provision in rule.law:
        yield from _paragraph("Law: ", law_in_words(provision, day))
    yield from _paragraph("How: ", _check(rule))
    yield from _paragraph("Where: ", _where(rule))
    yield from _paragraph("Mend: ", rule.mend)
    yield from _samples("Passes:", rule.cases.complying)
    yield from _samples("Does not pass:", rule.cases.departing)


def _severity(rule: Rule) -> str:
    elsewhere = ", ".join(f"{weight} in {medium}" for medium, weight in rule.severity_in.items())
    return (
        f"{rule.severity}{' (' + elsewhere + ')' if elsewhere else ''}{'' if rule.on else ', off'}"
    )


def _check(rule: Rule) -> str:
    promise = (type(rule.check).__doc__ or "").strip().partition("\n")[0]
    settings = [f"{field.name}: {getattr(rule.check, field.name)}" for field in fields(rule.check)]  # type: ignore[arg-type]
    return f"the check {rule.kind}. {promise} {'; '.join(settings)}".strip()


def _where(rule: Rule) -> str:
    media = ", ".join(sorted(rule.media)) or "every medium"
    audiences = ", ".join(sorted(rule.audiences)) or "every audience"
    return f"{media}; {audiences}. Written in {rule.where}"


def _samples(title: str, cases: tuple[Case, ...]) -> Iterator[str]:
    for case in cases:
        note = f" ({case.note})" if case.note else ""
        yield ""
        yield visible(f"{title}{note}")
        yield indent(visible_lines(case.draft.rstrip()), "    ")


def _paragraph(label: str, text: str) -> Iterator[str]:
    if text:
        yield ""
        wrapped = fill(visible(label + " ".join(text.split())), WIDTH, break_on_hyphens=False)
        # A line that begins anew must command no more than the whole did.
        yield visible_lines(wrapped)
