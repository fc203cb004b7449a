"""The languages that a draft can be found to be in: `languages.yaml`, read when first asked for."""

from functools import cache

from faracheck.recognise.language import Languages, Profile, languages_by
from faracheck.rulebook.pack import packs_root
from faracheck.shape import read


@cache
def known_languages() -> Languages:
    """Return the profiles of the languages known.

    Raises:
        RuleError: the file is broken.
    """
    return languages_by(read(packs_root() / "languages.yaml", tuple[Profile, ...]))
