"""Names in writing without spaces and capitals: Chinese, Japanese, Korean."""

from faracheck.late import late_pattern
from faracheck.recognise.contact.lexicon import Words
from faracheck.recognise.contact.parts import Kind, Part

_WRITING = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々"
_UNSPACED = late_pattern(f"[{_WRITING}]")
_RUN = late_pattern(rf"[{_WRITING}]+(?:[·・‧•][{_WRITING}]+)*")
_DOTTED = late_pattern(r"[·・‧•]")
_GAP = late_pattern(r"(?<=\S)\s+(?=\S)")
_LONGEST_NAME = 4
_LONGEST_HALF = 3


def is_unspaced(text: str) -> bool:
    """Say whether the first letter of `text` belongs to writing without spaces."""
    first = next(filter(str.isalpha, text), "")
    return bool(_UNSPACED.match(first))


def split_scripts(text: str) -> tuple[str, str]:
    """Return the halves of "Harbour China 罗佳怡", the second empty where no script changes."""
    for gap in _GAP.finditer(text):
        before, behind = text[gap.start() - 1], text[gap.end()]
        changes = bool(_UNSPACED.match(before)) is not bool(_UNSPACED.match(behind))
        if changes and before.isalpha() and behind.isalpha():
            return text[: gap.start()], text[gap.end() :]
    return text, ""


def parts_of_unspaced(text: str, words: Words) -> list[Part]:
    """Return the names in a piece of text."""
    runs = [found for found in _RUN.findall(text) if found not in words.degrees.whole]
    if len(runs) == 2 and _is_pair(runs, words):
        return [Part(Kind.PERSON, " ".join(runs), 2)]
    return [part for run in runs for part in _parts_of_run(run, words)]


def _is_pair(runs: list[str], words: Words) -> bool:
    """Say whether a family name and a given name stand apart: 山田 太郎."""
    family, given = runs
    short = len(given) <= _LONGEST_HALF and len(family) <= _LONGEST_HALF
    titled = given in words.titles or given in words.organizations
    return short and not titled and family in words.family.whole


def _parts_of_run(run: str, words: Words) -> list[Part]:
    """Return what a run of letters names, a title before or behind a name taken off."""
    bare = run.removesuffix(words.degrees.ending_of(run))
    if ending := words.organizations.ending_of(bare):
        return [Part(Kind.ORGANIZATION, bare, 2)] if ending != bare else []
    if title := words.titles.ending_of(bare):
        name = _without_duty(bare.removesuffix(title), words)
        return [*_person(name, words, more=1), Part(Kind.TITLE, bare)]
    if title := words.titles.beginning_of(bare):
        return [Part(Kind.TITLE, title), *_person(bare.removeprefix(title), words, more=1)]
    return _person(bare, words, more=int(bare != run) * 2)


def _without_duty(run: str, words: Words) -> str:
    """Return the name of 王小明媒体, whose title was taken off."""
    while duty := words.duties.ending_of(run):
        run = run.removesuffix(duty)
    return run


def _person(name: str, words: Words, *, more: int) -> list[Part]:
    if _DOTTED.search(name):
        return [Part(Kind.PERSON, name, 3)]
    if not 2 <= len(name) <= _LONGEST_NAME or name in words.others or name in words.duties:
        return []
    known = any(name.startswith(family) for family in words.family.whole)
    return [Part(Kind.PERSON, name, 2 * known + more)]
