"""What the settings say of one draft: its brief, its rules' weights, or why it is set aside."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from faracheck.config.load import Loaded, all_names, flat, known_principal
from faracheck.config.settings import PRINCIPALS, Material, Principal, Role
from faracheck.frozen import dataclass
from faracheck.globs import Pattern
from faracheck.model.brief import Brief, Client, OwnContact, Whose
from faracheck.model.document import Audience, Medium
from faracheck.model.names import refuse_unnamed, same_name
from faracheck.model.outcome import Severity

TEMPLATE = "template: no publication, check what is built from it"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command said of all its drafts; it outweighs the settings.

    Raises RequestError for a name without a letter: it would compare with nothing.
    """

    medium: Medium | None = None
    audience: Audience | None = None
    agent: str | None = None
    principals: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse_unnamed(self.principals if self.agent is None else (self.agent, *self.principals))


@dataclass(frozen=True, slots=True)
class Fill:
    """A variable of a template and the values that it may have; `named` are principals' names."""

    variable: str
    values: tuple[str, ...]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """What holds for one draft.

    `severity` weighs rules, by the handles in the settings; `aside` says why the draft is not
    judged, or None. `campaign` names the materials that go together, `fills` makes a template
    a draft for each value.
    """

    brief: Brief = field(default_factory=Brief)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    aside: str | None = None
    campaign: str | None = None
    fills: tuple[Fill, ...] = ()


@dataclass(frozen=True)
class Materials:
    """Assigns drafts by what the settings and the command say of them."""

    loaded: Loaded = field(default_factory=Loaded)
    asked: Asked = field(default_factory=Asked)

    def assignment(self, path: Path | None) -> Assignment:
        """Return what holds for the draft at `path`, or for one that has none."""
        covering = self._covering(path)
        severity: dict[str, Severity] = {}
        for material in covering:
            severity |= {handle.text: weight for handle, weight in material.severity.items()}
        campaign = next((it.campaign for it in reversed(covering) if it.campaign), None)
        fills = next((self._fills(it) for it in reversed(covering) if it.fills), ())
        aside = None if fills else self._aside(covering)
        return Assignment(self._brief(covering), severity, aside, campaign, fills)

    def _fills(self, material: Material) -> tuple[Fill, ...]:
        """Return the values of each variable of a template."""
        names = tuple(it.name for it in self.loaded.settings.principals)
        return tuple(
            Fill(variable, names if values == PRINCIPALS else tuple(values), values == PRINCIPALS)
            for variable, values in material.fills.items()
        )

    def named(self, path: Path) -> Path:
        """Return a path as the settings name it: from their folder, where it lies below it."""
        root = self.loaded.root.resolve()
        return path.relative_to(root) if root in path.parents else path

    def maps(self, path: Path) -> bool:
        """Say whether the settings mean a file that is read only when somebody means it.

        They do where a glob ends in its suffix, or where they say that it is for social media.
        """
        suffix = path.suffix.lower()
        return any(
            material.medium is Medium.SOCIAL
            or any(glob.lower().endswith(suffix) for glob in material.match)
            for material in self._covering(path)
        )

    def fills_in(self, path: Path) -> bool:
        """Say whether the settings have the values with which a template is filled in."""
        return any(material.fills for material in self._covering(path))

    @cached_property
    def everybody(self) -> Brief:
        """What holds for every draft, whatever its path."""
        settings, asked = self.loaded.settings, self.asked
        registrant = settings.registrant
        agent = asked.agent or (registrant.name if registrant else None)
        return Brief(
            medium=asked.medium,
            audience=asked.audience or Audience.PUBLIC,
            audience_said=asked.audience is not None,
            agent=agent,
            aliases=self._aliases,
            number=registrant.number if registrant and agent == registrant.name else None,
            contacts=tuple(OwnContact(it.name, it.email, it.phone) for it in settings.contacts),
            clients=tuple(_client(principal) for principal in settings.principals),
        )

    @cached_property
    def _aliases(self) -> dict[str, tuple[str, ...]]:
        settings = self.loaded.settings
        aliases = {principal.name: flat(principal.aliases) for principal in settings.principals}
        if settings.registrant:
            aliases[settings.registrant.name] = flat(settings.registrant.aliases)
        return aliases

    @cached_property
    def _patterns(self) -> list[tuple[tuple[Pattern, ...], Material]]:
        return [
            (tuple(Pattern.of(glob) for glob in material.match), material)
            for material in self.loaded.settings.materials
        ]

    def _covering(self, path: Path | None) -> list[Material]:
        if path is None or not self._patterns:
            return []
        try:
            parts = path.resolve().relative_to(self.loaded.root).parts
        except (OSError, ValueError):
            return []  # a draft outside the settings' folder has no name in them
        return [
            material
            for patterns, material in self._patterns
            if any(pattern.covers(parts) for pattern in patterns)
        ]

    def _brief(self, covering: list[Material]) -> Brief:
        brief = self.everybody
        for material in covering:
            brief = replace(
                brief,
                medium=self.asked.medium or material.medium or brief.medium,
                audience=self.asked.audience or material.audience or brief.audience,
                audience_said=brief.audience_said or material.audience is not None,
                profile=material.profile or brief.profile,
            )
        principals, whose = self._whose(covering)
        return replace(brief, principals=principals, whose=whose)

    def _whose(self, covering: list[Material]) -> tuple[tuple[str, ...], Whose]:
        """Return the principals for whom a draft is distributed, and how that is known."""
        known = self.loaded.settings.principals
        if self.asked.principals:
            return tuple(self._own_name(name) for name in self.asked.principals), Whose.DECLARED
        for material in reversed(covering):
            if material.principals:
                settings = self.loaded.settings
                named = [known_principal(settings, it).name for it in material.principals]
                return tuple(dict.fromkeys(named)), Whose.DECLARED
        if len(known) > 1:
            return (), Whose.UNDECLARED
        return tuple(it.name for it in known), Whose.DECLARED if known else Whose.UNSAID

    def _own_name(self, name: str) -> str:
        """Return the name under which the settings know a principal, or the name as given."""
        for principal in self.loaded.settings.principals:
            if any(same_name(name, other) for other in all_names(principal)):
                return principal.name
        return name

    def _aside(self, covering: Iterable[Material]) -> str | None:
        """Say why a draft is not judged: it is a template, or for nobody; the last word counts."""
        aside = None
        for material in covering:
            if material.role is Role.TEMPLATE:
                aside = TEMPLATE
            elif material.role is Role.PUBLICATION or material.principals:
                aside = None
            if material.is_for_nobody:
                aside = f"for no principal: {material.reason} (by {material.approver})"
        # Whoever names a principal judges for it; a template is no publication for anybody.
        return aside if aside == TEMPLATE or not self.asked.principals else None


def _client(principal: Principal) -> Client:
    country = (principal.country,) if principal.country else ()
    return Client(principal.name, (*all_names(principal), *country, *principal.mentions))
