"""How characters are set, as far as a reader's eye is concerned."""

from faracheck.frozen import dataclass

PX_PER_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Setting:
    """How characters are set; None where nothing was said.

    `hidden` says that a reader sees none of them and `because` by what; `points` the size; `ink` and
    `ground` are colours as six hexadecimal digits, or "auto". `unsure` says why nobody can tell
    whether they are seen. `stretched` is how wide letters are drawn, 1 for as they are; `spacing`
    is what stands between them and `line` the height to which their line is cut, in points.
    """

    hidden: bool | None = None
    because: str = ""
    points: float | None = None
    ink: str | None = None
    ground: str | None = None
    unsure: str | None = None
    stretched: float | None = None
    spacing: float | None = None
    line: float | None = None

    def over(self, under: "Setting") -> "Setting":
        """Return this setting with what it leaves unsaid taken from `under`."""
        return Setting(
            under.hidden if self.hidden is None else self.hidden,
            under.because if self.hidden is None else self.because,
            under.points if self.points is None else self.points,
            under.ink if self.ink is None else self.ink,
            under.ground if self.ground is None else self.ground,
            under.unsure if self.unsure is None else self.unsure,
            under.stretched if self.stretched is None else self.stretched,
            under.spacing if self.spacing is None else self.spacing,
            under.line if self.line is None else self.line,
        )


NOTHING = Setting()
