"""The statement that a draft is to carry, printed only where it would be read as one."""

from collections.abc import Iterator
from datetime import date

from faracheck.engine.judge import judge
from faracheck.engine.read import Desk, read
from faracheck.errors import LoadError, RequestError
from faracheck.frozen import dataclass
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Medium, Source
from faracheck.model.languages import language_name
from faracheck.model.names import refuse_unnamed
from faracheck.model.outcome import Outcome, Severity
from faracheck.recognise.wording import Models, Wording
from faracheck.rulebook.pack import Rulebook

PACK = "fara"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a statement is asked for; `longest` is its greatest length in characters, or None."""

    agent: str
    principals: tuple[str, ...]
    medium: Medium = Medium.PRINT
    audience: Audience = Audience.PUBLIC
    longest: int | None = None

    @property
    def brief(self) -> Brief:
        """What the statement's own check is told."""
        return Brief(self.medium, self.audience, self.agent, self.principals)


def model_statement(asked: Asked, wording: Wording, rulebook: Rulebook, on: date) -> str:
    """Return the statement in the wording's language, the longest that fits.

    The public is owed the label, officials the registration notice, both are owed both.

    Raises:
        RequestError: none fits, the language has no such model, or what would be printed is not
            read as a statement of just these names.
    """
    refuse_unnamed((asked.agent, *asked.principals))
    for text in _models(asked, wording):
        filled = _filled(text, asked, wording)
        if asked.longest is None or len(filled) <= asked.longest:
            try:
                _refuse_what_is_misread(filled, asked, rulebook, on)
            except RequestError:
                # Behind "… and", "the" may be read as the beginning of something else.
                filled = _filled(text, asked, wording, articles=False)
                _refuse_what_is_misread(filled, asked, rulebook, on)
            return filled
    shortest = min(len(_filled(text, asked, wording)) for text in _models(asked, wording))
    raise RequestError(
        f"no statement of at most {asked.longest} characters says all that it must",
        hint=f"the shortest has {shortest}; say it in a picture or a second post that is seen first",
    )


def wording_in(language: str, rulebook: Rulebook) -> Wording:
    """Return the wording of a language by its tag; a region makes no difference: `fr-CA`.

    Raises:
        RequestError: no pack has wording in that language.
    """
    by_tag = {wording.language: wording for wording in rulebook.wordings}
    tag = language.lower().partition("-")[0]
    if tag not in by_tag:
        known = ", ".join(sorted(by_tag))
        raise RequestError(f"there is no wording in '{language}'", hint=f"there is {known}")
    return by_tag[tag]


def _models(asked: Asked, wording: Wording) -> Iterator[str]:
    models = wording.models
    labels = (models.media.get(asked.medium, wording.model), *models.shorter)
    if asked.audience is Audience.PUBLIC:
        yield from labels
        return
    if models.notice is None:
        raise RequestError(
            f"there is no model of the registration notice in {language_name(wording.language)}",
            hint="officials of the United States read the one in English",
        )
    if asked.audience is Audience.OFFICIAL:
        yield models.notice
    else:
        yield from (f"{models.notice} {label}" for label in labels)


def _filled(text: str, asked: Asked, wording: Wording, *, articles: bool = True) -> str:
    models = wording.models
    names = [" ".join(name.split()) for name in asked.principals]
    # Behind a comma, "the Republic of Sarkand" would say more of the name before it.
    for at in {0, len(names) - 1} if articles else ():
        names[at] = _articled(names[at], models)
    listed = models.joint.join(names[:-1])
    principal = models.last_joint.join([listed, names[-1]]) if listed else names[-1]
    # The names may themselves hold braces; they are refused later, by what they are read as.
    agent = " ".join(asked.agent.split())
    filled = "".join({"agent": agent, "principal": principal}.get(it, it) for it in _pieces(text))
    # "…, P.C." ends the sentence with its own full stop.
    for name in (agent, principal):
        filled = filled.replace(f"{name}.", name) if name.endswith(".") else filled
    return filled


def _articled(name: str, models: Models) -> str:
    """Return a name with the article that it has in a sentence: "the Republic of Sarkand"."""
    words = name.lower().split()
    joint = next((at for at, word in enumerate(words) if word in models.before), 0)
    plain = joint == 0 or words[joint - 1] not in models.articled
    return name if plain or words[0] == models.article.strip() else f"{models.article}{name}"


def _pieces(text: str) -> list[str]:
    return text.replace("}", "{").split("{")


def _refuse_what_is_misread(text: str, asked: Asked, rulebook: Rulebook, on: date) -> None:
    try:
        reading = read(Source("statement.txt", text.encode()), Desk(rulebook, asked.brief))
    except (LoadError, UnicodeEncodeError) as error:
        raise RequestError(f"no text can be made of these names: {error}") from error
    outcomes = judge(reading, rulebook, asked.brief, on)
    if faults := [it.message for it in outcomes if _is_fault(it, rulebook)]:
        raise RequestError(
            f"with these names the statement would not be read as one: {faults[0]}",
            hint="write each name in full, as it stands in the registration",
        )


def _is_fault(outcome: Outcome, rulebook: Rulebook) -> bool:
    """Say whether an outcome speaks against the statement itself, and not only about it."""
    own = {rule.id for rule in rulebook.rules if rule.pack == PACK}
    weighty = outcome.severity in {Severity.ERROR, Severity.WARNING}
    return outcome.rule in own and outcome.verdict.finding and weighty
