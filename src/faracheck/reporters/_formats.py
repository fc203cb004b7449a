"""The formats of drafts, as lines for people."""

from collections.abc import Iterable, Mapping

from faracheck.ports import Loader


def formats_in_words(readable: Mapping[Loader, bool], awaited: Iterable[str]) -> str:
    """Return a line a format: its files, its medium, and whether it can be read here."""
    lines = []
    for loader, here in sorted(readable.items(), key=lambda it: it[0].format):
        extra = getattr(loader, "extra", None)
        missing = f"; not here: pip install 'faracheck[{extra}]'"
        files = " ".join(loader.suffixes)
        lines.append(
            f"{loader.format}: {files} (medium {loader.medium.value}){'' if here else missing}"
        )
    known = {suffix for loader in readable for suffix in loader.suffixes}
    others = " ".join(sorted(set(awaited) - known))
    return "\n".join([*lines, f"not read yet, and never passed over in silence: {others}"]) + "\n"
