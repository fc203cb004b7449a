"""One installed Chromium for a whole run, driven through Playwright, asked page by page."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from dataclasses import field
from pathlib import Path
from typing import Any, Self, TypeVar

from faracheck.errors import RenderError
from faracheck.frozen import dataclass
from faracheck.model.document import Document, Look, Source, Span
from faracheck.ports import LoadOptions
from faracheck.render.evidence import look_of
from faracheck.render.finding import find_chromium
from faracheck.render.looking import Visit, look_at
from faracheck.render.painting import DESKTOP, Tab
from faracheck.render.passages import sought_in
from faracheck.render.screenshots import Album
from faracheck.render.server import address_below, served
from faracheck.render.traffic import Traffic

T = TypeVar("T")

PATIENCE = 30.0
"""How long one question to the browser may take, in seconds."""

_FAREWELL = 5.0
HOW_TO_GET_PLAYWRIGHT = "install it: pip install 'faracheck[render]'"
_FLAGS = (
    "--disable-background-networking",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--hide-scrollbars",
    # What asks for an address without asking for a file (a preconnect) finds nobody either.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there: what no route answers reaches no network."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How drafts are shown: where their files are, and whether their scripts run.

    `root` is a built site that is served on loopback, scripts on; without it a draft is shown
    from its own bytes, scripts off. `screenshots` is the folder for pictures.
    """

    options: LoadOptions = field(default_factory=LoadOptions)
    root: Path | None = None
    screenshots: Path | None = None
    patience: float = PATIENCE


@dataclass(slots=True)
class Chromium:
    """Answers how passages look in a browser, which is started when it is first asked.

    It is closed with the context that it was entered as. A browser that has died is started
    anew for the next draft.
    """

    setup: Setup
    program: str
    _stack: ExitStack = field(default_factory=ExitStack)
    _runner: asyncio.Runner | None = None
    _engine: "_Engine | None" = None
    _open: "tuple[Source, Visit] | None" = None
    _origin: str | None = None
    _album: Album | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the browser.

        Raises:
            RenderError: it does not start.
        """
        self._asked(self._started, _doing="start")

    def look(self, document: Document, span: Span) -> Look:
        """Return how the passage looks on the page that the browser paints of the draft.

        Raises:
            RenderError: the browser could not judge it.
        """
        sought = sought_in(document, span)

        async def asked() -> Look:
            visit = await self._visit(document.source)
            evidence = await look_at(visit, sought, self._pictures())
            return look_of(evidence)

        return self._asked(asked, _doing="judge it")

    def close(self) -> None:
        """Close the browser and all that was opened for it."""
        runner, self._runner = self._runner, None
        if runner is not None:
            with suppress(Exception):
                runner.run(self._leave())
            runner.close()
        self._stack.close()

    def _asked(self, question: Callable[[], Awaitable[T]], _doing: str) -> T:
        """Return the answer to a question, in time; what fails leaves no page behind."""
        from playwright.async_api import Error  # noqa: PLC0415 - an extra, loaded when used

        if self._runner is None:
            self._runner = asyncio.Runner()
        patience = self.setup.patience
        try:
            return self._runner.run(_in_time(question(), patience))
        except TimeoutError as error:
            self._give_up()
            raise RenderError(
                f"the browser could not {_doing} within {patience:g} seconds"
            ) from error
        except Error as error:
            self._give_up()
            said = (error.message.strip().splitlines() or ["it said nothing"])[0]
            raise RenderError(f"the browser could not {_doing}: {said[:200]}") from error

    def _give_up(self) -> None:
        """Leave a browser that did not answer; the next question gets a new one."""
        if self._runner is not None:
            with suppress(Exception):
                self._runner.run(self._leave())

    async def _leave(self) -> None:
        engine, self._engine, self._open = self._engine, None, None
        if engine is not None:
            await engine.stop()

    async def _started(self) -> "_Engine":
        if self._engine is not None and not self._engine.browser.is_connected():
            await self._leave()
        if self._engine is None:
            self._engine = await _start(self.program, self._reachable())
        return self._engine

    def _reachable(self) -> str:
        """Return the one host that goes past the proxy: the site that is served, if one is."""
        if self.setup.root is not None and self._origin is None:
            self._origin = self._stack.enter_context(served(self.setup.root))
        return (self._origin or "").removeprefix("http://")

    async def _visit(self, source: Source) -> Visit:
        """Return the open page of a draft; several passages are asked of one page."""
        engine = await self._started()
        if self._open is not None and self._open[0] is source:
            return self._open[1]
        if self._open is not None:
            old, self._open = self._open[1], None
            await old.tab.page.context.close()
        traffic = Traffic(source, self.setup.options, self._served_at(source))
        context = await engine.browser.new_context(
            viewport={"width": DESKTOP[0], "height": DESKTOP[1]},
            color_scheme="light",
            accept_downloads=False,
            service_workers="block",
        )
        context.set_default_timeout(1000 * self.setup.patience)
        await traffic.watch(context)
        page = await context.new_page()
        traffic.page = page
        tab = Tab(page, await context.new_cdp_session(page), engine.bench)
        visit = Visit(tab, traffic, f"Chromium {engine.browser.version}")
        await visit.arrive()
        self._open = (source, visit)
        return visit

    def _served_at(self, source: Source) -> str | None:
        """Return the draft's address on the site that is served, None where none is.

        Raises:
            RenderError: the draft is no part of that site.
        """
        root = self.setup.root
        if root is None or self._origin is None:
            return None
        page = Path(source.base or "") / Path(source.path).name
        address = address_below(self._origin, root, page) if source.base is not None else None
        if address is None:
            raise RenderError(f"it is no page of the site in {root} (--render-root)")
        return address

    def _pictures(self) -> Album | None:
        if self._album is None and self.setup.screenshots is not None:
            self._album = Album(self.setup.screenshots)
        return self._album


def installed(setup: Setup) -> Chromium:
    """Return the installed browser, not yet started.

    Raises:
        RenderError: there is no browser, or Playwright is not installed.
    """
    program = find_chromium()
    try:
        import playwright.async_api  # noqa: F401, PLC0415 - an extra, looked for when asked for
    except ImportError as error:
        raise RenderError(
            "the package playwright, which drives it, is not installed", hint=HOW_TO_GET_PLAYWRIGHT
        ) from error
    return Chromium(setup, program)


@dataclass(frozen=True, slots=True)
class _Engine:
    """A running browser, the process that drives it, and a blank page for comparing."""

    driver: Any
    browser: Any
    bench: Any

    async def stop(self) -> None:
        """Close all, without waiting for one that hangs."""
        for ending in (self.browser.close, self.driver.stop):
            with suppress(Exception):
                await asyncio.wait_for(ending(), _FAREWELL)


async def _start(program: str, reachable: str) -> _Engine:
    from playwright.async_api import Error, async_playwright  # noqa: PLC0415 - an extra

    driver = await async_playwright().start()
    # Chromium refuses its sandbox to root, and some machines have none.
    boxes = (False,) if getattr(os, "geteuid", lambda: 1)() == 0 else (True, False)
    for boxed in boxes:
        try:
            browser = await driver.chromium.launch(
                executable_path=program,
                chromium_sandbox=boxed,
                args=list(_FLAGS),
                # Chromium would let every loopback address past the proxy.
                proxy={
                    "server": _NOWHERE,
                    "bypass": ",".join(filter(None, ("<-loopback>", reachable))),
                },
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
            return _Engine(driver, browser, await browser.new_page())
        except Error:
            if boxed is boxes[-1]:
                await driver.stop()
                raise
    raise AssertionError


async def _in_time(answer: Awaitable[T], patience: float) -> T:
    return await asyncio.wait_for(answer, patience)
