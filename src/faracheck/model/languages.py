"""Languages by their BCP 47 tags: their English names, and when two are one."""

_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def language_name(tag: str) -> str:
    """Return the language's English name, or the tag itself."""
    return _NAMES.get(_primary(tag), tag)


def same_language(tag: str, other: str) -> bool:
    """Say whether both tags name one language, whatever the region or script."""
    return _primary(tag) == _primary(other)


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()
