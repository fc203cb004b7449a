"""A template made a draft for each value that its variables may have."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import product
from math import prod
from pathlib import Path

from faracheck.config.materials import Fill
from faracheck.engine.formats import built_suffix, loaders
from faracheck.errors import LoadError
from faracheck.model.brief import Brief, Whose
from faracheck.model.document import ConstructKind, Source
from faracheck.model.limits import Limits
from faracheck.ports import Part
from faracheck.templates import find_constructs

_MARKUP = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown"})


def filled(
    source: Source, fills: Sequence[Fill], brief: Brief, limits: Limits
) -> Iterator[tuple[Part, Brief]]:
    """Yield the drafts that a template becomes, each named by its values, with its brief.

    A value that is a principal's name makes the draft that principal's item.

    Raises:
        LoadError: the template is not UTF-8, a variable has no value, or it would become too
            many drafts.
    """
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoadError("a template to be filled must be UTF-8", where=source.name) from error
    empty = [fill.variable for fill in fills if not fill.values]
    if empty:
        raise LoadError(f"no value is known for {empty[0]}", where=source.name)
    limits.hold("drafts", prod(len(fill.values) for fill in fills), source.name)
    suffix = built_suffix(Path(source.path))
    for choice in product(*(fill.values for fill in fills)):
        values = {fill.variable: value for fill, value in zip(fills, choice, strict=True)}
        named = tuple(it for fill, it in zip(fills, choice, strict=True) if fill.named)
        name = ", ".join(f"{variable}={value}" for variable, value in values.items())
        data = _with(text, values, markup=suffix in _MARKUP).encode()
        own = replace(brief, principals=named, whose=Whose.DECLARED) if named else brief
        part = replace(source.inside(name, data), base=source.base)
        yield Part(part, loaders()[suffix]), own


def _with(text: str, values: dict[str, str], *, markup: bool) -> str:
    """Return the text with the variables that have a value filled in, the others as they are."""
    parts = []
    at = 0
    for construct in find_constructs(text):
        span = construct.span
        inner = text[span.start : span.end].strip("{}<>%$*|#=[]«» \t-")
        if construct.kind is ConstructKind.VARIABLE and span.start >= at and inner in values:
            value = escape(values[inner]) if markup else values[inner]
            parts += [text[at : span.start], value]
            at = span.end
    return "".join([*parts, text[at:]])
