"""YAML into a tree whose nodes know their places; the only importer of yaml."""

from typing import Any

import yaml

from faracheck.errors import RuleError
from faracheck.shape.tree import Mapped, Node, Scalar, Sequence

MAX_DEPTH = 40
"""How many lists and mappings may stand inside one another."""

_TOO_DEEP = f"nested more than {MAX_DEPTH} deep"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, file: str) -> Node:
    """Return the only document in `text` as a tree; `file` names it in errors."""
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
        # libyaml looks ahead, so its own far wider bound may speak before ours.
        if "nesting depth" in (error.problem or ""):
            raise RuleError(_TOO_DEEP, where=where) from error
        raise RuleError(f"not YAML: {error.problem}", where=where) from error
    except yaml.reader.ReaderError as error:
        raise RuleError(f"not YAML: {error.reason}", where=f"{file}:1:1") from error
    if builder.root is None:
        raise RuleError("nothing stands in this file", where=f"{file}:1:1")
    return builder.root


class _Builder:
    """Puts the parser's events together, without recursion and without aliases."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.open: list[Sequence | Mapped] = []
        self.waiting: list[Scalar | None] = []

    def take(self, event: Any) -> None:
        """Add what one event of the YAML parser brings."""
        match event:
            case yaml.ScalarEvent():
                plain = not event.style
                self.put(Scalar(self.file, *self.place(event), text=event.value, plain=plain))
            case yaml.SequenceStartEvent():
                self.enter(Sequence(self.file, *self.place(event)))
            case yaml.MappingStartEvent():
                self.enter(Mapped(self.file, *self.place(event)))
            case yaml.CollectionEndEvent():
                self.open.pop()
                self.waiting.pop()
            case yaml.AliasEvent():
                self.refuse(event, "an alias (*) is not read here", "write the value out")
            case yaml.DocumentStartEvent() if self.root is not None:
                self.refuse(event, "a second document begins here", "keep one document a file")

    def place(self, event: Any) -> tuple[int, int]:
        """Return the event's line and column; refuse anchors and tags."""
        if event.anchor is not None:
            self.refuse(event, f"an anchor (&{event.anchor}) is not read here", "write it out")
        if event.tag is not None:
            self.refuse(event, f"a tag ({event.tag}) is not read here", "leave it out")
        return event.start_mark.line + 1, event.start_mark.column + 1

    def refuse(self, event: Any, what: str, hint: str) -> None:
        mark = event.start_mark
        raise RuleError(what, where=f"{self.file}:{mark.line + 1}:{mark.column + 1}", hint=hint)

    def enter(self, node: Sequence | Mapped) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise RuleError(_TOO_DEEP, where=node.where)
        self.put(node)
        self.open.append(node)
        self.waiting.append(None)

    def put(self, node: Node) -> None:
        """Set `node` where the parser stands: as root, list item, key or value."""
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif self.waiting[-1] is None:
            self.waiting[-1] = _new_key(holder, node)
        else:
            holder.items[self.waiting[-1].text] = node
            self.waiting[-1] = None


def _new_key(holder: Mapped, node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise RuleError("a key must be a word", where=node.where)
    first = holder.keys.setdefault(node.text, node)
    if first is not node:
        raise RuleError(
            f"the key '{node.text}' stands here twice",
            where=node.where,
            hint=f"the first is on line {first.line}",
        )
    return node
