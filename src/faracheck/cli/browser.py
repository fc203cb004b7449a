"""From the options that ask for a browser to the browser that is asked."""

from contextlib import ExitStack
from pathlib import Path

import click

from faracheck.cli.console import tell
from faracheck.cli.inputs import Inputs, Session
from faracheck.engine.rendering import AbsentBrowser, Witness
from faracheck.errors import RenderError, RequestError
from faracheck.frozen import dataclass
from faracheck.model.rendering import Render
from faracheck.ports import LoadOptions


@dataclass(frozen=True, slots=True)
class Rendering:
    """The options as they were given."""

    render: Render
    root: Path | None
    screenshots: Path | None

    def witness(self, options: LoadOptions, stack: ExitStack) -> Witness | None:
        """Return the browser to ask, which is closed with the stack, or None to ask none.

        Raises:
            RequestError: a browser is required, and there is none or it does not start.
        """
        if self.render is Render.OFF:
            self._refuse_what_needs_one()
            return None
        # The browser's package is imported only when somebody asks for a browser.
        from faracheck.render.browser import Setup, installed  # noqa: PLC0415

        always = self.render is Render.REQUIRE
        try:
            browser = stack.enter_context(installed(Setup(options, self.root, self.screenshots)))
            if always:
                browser.start()
        except RenderError as error:
            if always:
                raise RequestError(f"--render require: {error.what}", hint=error.hint) from error
            tell(f"no browser can be asked: {error}")
            return Witness(AbsentBrowser(error.what), always=False)
        return Witness(browser, always)

    def _refuse_what_needs_one(self) -> None:
        for option, value in (("--render-root", self.root), ("--screenshots", self.screenshots)):
            if value is not None:
                raise click.UsageError(f"{option} is for --render auto or --render require.")


@dataclass(frozen=True, slots=True)
class RenderedInputs(Inputs):
    """The reading options of a command that may ask a browser; what they leave open is settled."""

    render: str | None
    render_root: Path | None

    def rendering(self, session: Session, screenshots: Path | None = None) -> Rendering:
        """Return how far a browser is asked, and what of: by the command, else by the settings."""
        said, folder = session.loaded.settings, session.loaded.root
        render = Render(self.render) if self.render else said.render
        root = self.render_root
        if root is None and said.render_root and render is not Render.OFF:
            root = folder / said.render_root
        return Rendering(render, root, screenshots)
