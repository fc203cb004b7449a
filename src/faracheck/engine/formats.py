"""Which files are drafts that can be read, drafts that cannot be read yet, or something else."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from faracheck.errors import LoadError
from faracheck.extensions import collect
from faracheck.ports import Loader

if TYPE_CHECKING:
    from collections.abc import Callable


def _suffixes(names: str) -> frozenset[str]:
    return frozenset(f".{name}" for name in names.split())


AWAITED = _suffixes(
    "doc docm docx dot dotm dotx eml emlx epub fodp fodt mbox mht mhtml msg odp odt oft otp ott "
    "pages pdf potm potx pps ppsm ppsx ppt pptx rtf wpd wps"
)
"""Formats of documents and mail: passing one over in silence could hide a draft."""

SAVED_AS = {
    ".docx": _suffixes("doc dot dotm pages wpd wps"),
    ".odt": _suffixes("fodt"),
    ".pptx": _suffixes("fodp odp otp potm potx pps ppsm ppt"),
    ".eml": _suffixes("emlx"),
}
"""As what the programs of some of them save the same document."""

MEDIA = _suffixes(
    "3gp aac aif aiff apng avi avif bmp cr2 eps flac flv gif heic heif ico jfif jpe jpeg "
    "jpg m4a m4v mkv mov mp3 mp4 mpeg mpg nef oga ogg ogv opus png psd svg svgz tif tiff "
    "wav webm webp wma wmv"
)

ARCHIVES = _suffixes("zip")
"""Files that hold other files: one inside an archive that was named was named with it."""

OURS = frozenset({"faracheck.yaml", ".faracheck.yaml", "waivers.yaml", "settlements.yaml"})
"""Files that tell a run what to do; they are no drafts."""

CRAWLERS = frozenset({"robots.txt", "ads.txt", "app-ads.txt", "security.txt"})
"""Files of a site that are written for programs (RFC 9309 and its like): nobody reads them."""

FOR_CRAWLERS = "for crawlers, not for readers"

TEMPLATES = _suffixes(
    "ejs erb gohtml haml handlebars hbs j2 jinja jinja2 jsx liquid mdx mjml mustache njk "
    "php phtml pug slim tmpl tpl tsx twig vue"
)
"""Sources from which a publication is built; what they become can be checked."""


_FILLED = _suffixes(
    "ejs erb gohtml handlebars hbs j2 jinja jinja2 liquid mustache njk php phtml tmpl tpl twig"
)
"""Templates whose text is that of the publication, but for what is filled in."""

_BUILT = _suffixes("html htm xhtml md markdown txt")

HEAD = 65_536
"""How many bytes tell what a file with an ambiguous name is."""


@cache
def loaders() -> dict[str, Loader]:
    """Return every loader by each suffix that it reads."""
    found = cast("dict[str, Loader]", collect("faracheck.loaders", "LOADER"))
    return {suffix: loader for loader in found.values() for suffix in loader.suffixes}


def readable() -> dict[Loader, bool]:
    """Return every loader, and whether what it needs is installed.

    A loader that rests on an extra names it as `extra`, and the library as `needs`.
    """
    return {
        loader: (needs := getattr(loader, "needs", None)) is None or find_spec(needs) is not None
        for loader in dict.fromkeys(loaders().values())
    }


def suffix_of(path: Path) -> str:
    """Return the suffix that decides the format, dot included, in small letters."""
    return path.suffix.lower()


def built_suffix(path: Path) -> str:
    """Return the suffix of what a file is once its variables are filled in.

    `letter.html.j2` and `letter.njk` become pages; what is no template stays as it is.
    """
    if suffix_of(path) not in _FILLED:
        return suffix_of(path)
    inner = Path(path.stem).suffix.lower()
    return inner if inner in _BUILT else ".html"


def is_fillable(path: Path) -> bool:
    """Say whether a file that is no format of ours can be read once it is filled in."""
    return suffix_of(path) in _FILLED


def named_problem(path: Path) -> LoadError | None:
    """Say why a file that was asked for by name cannot be read, or None if it can."""
    suffix = suffix_of(path)
    if suffix in loaders():
        return None
    return awaited_problem(path) or LoadError(
        f"unknown format {suffix}" if suffix else "unknown format: the name has no suffix",
        hint=_advice(suffix),
    )


def awaited_problem(path: Path) -> LoadError | None:
    """Say that a document or mail format cannot be read yet, or None for any other file."""
    suffix = suffix_of(path)
    if suffix not in AWAITED or suffix in loaders() or _is_lock(path):
        return None
    saved = next((new for new, old in SAVED_AS.items() if suffix in old), None)
    hint = f"save it as {saved}" if saved else f"export it to one of {readable_suffixes()}"
    return LoadError(f"{suffix} files cannot be read yet", hint=hint)


def met_reason(path: Path) -> str | None:
    """Say why a file met in a folder is passed over, or None for one to be read.

    A loader that reads files only when they are named says so as `only_named`.
    """
    if _is_lock(path):
        return "lock file of a word processor"
    if path.name in OURS | CRAWLERS:
        ours = path.name in OURS
        return "settings, waivers or settlements of faracheck" if ours else FOR_CRAWLERS
    suffix = suffix_of(path)
    if suffix in loaders():
        return getattr(loaders()[suffix], "only_named", None)
    if suffix in MEDIA:
        return "image or media"
    if suffix in TEMPLATES:
        return f"template {suffix}: check what is built from it"
    return f"unknown format {suffix}" if suffix else "unknown format, no suffix"


def is_ambiguous(path: Path) -> bool:
    """Say whether files of other formats go by the same suffix."""
    suffix = suffix_of(path)
    return suffix in getattr(loaders().get(suffix), "ambiguous", ())


def unclaimed(path: Path, head: bytes) -> str | None:
    """Say why a file that begins with `head` is passed over, or None for one to be read.

    A loader names a suffix that other files go by as `ambiguous`, and knows its own files by how
    they begin: `claims`.
    """
    if not is_ambiguous(path):
        return None
    suffix = suffix_of(path)
    claims: Callable[[bytes], bool] = getattr(loaders()[suffix], "claims", lambda _: True)
    return None if claims(head) else f"unknown format {suffix}"


def is_only_named(path: Path) -> bool:
    """Say whether files of this format are read only when somebody means them."""
    return getattr(loaders().get(suffix_of(path)), "only_named", None) is not None


def _is_lock(path: Path) -> bool:
    """Say whether a word processor keeps this file while it has another one open."""
    return path.name.startswith("~$")


def readable_suffixes() -> str:
    """Return the suffixes that can be read, in one line."""
    return " ".join(sorted(loaders()))


def _advice(suffix: str) -> str:
    if suffix in TEMPLATES:
        return "build it, then check what was built"
    return f"what can be read: {readable_suffixes()}"
