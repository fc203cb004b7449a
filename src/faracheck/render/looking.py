"""One visit to a draft's page: what it shows of a passage on two screens."""

from contextlib import suppress
from typing import Any

from faracheck.frozen import dataclass
from faracheck.render.evidence import Evidence
from faracheck.render.painting import (
    DESKTOP,
    PAINTED,
    PHONE,
    Shown,
    Sought,
    Tab,
    contrasts,
    find,
    picture,
    settle,
    show,
)
from faracheck.render.screenshots import Album
from faracheck.render.traffic import Traffic

_QUIET = 3000
"""How long, in milliseconds, scripts may go on asking for files."""

_ADDRESSES = """() => [
  ...[...document.querySelectorAll("link[rel~=canonical i], base[href]")].map((one) => one.href),
  ...[...document.querySelectorAll('meta[property="og:url" i]')].map((one) => one.content)]"""
_IDLE_SHEETS = """() => [...document.querySelectorAll("link[rel~=stylesheet i]")]
  .filter((link) => link.disabled || !matchMedia(link.media || "all").matches)
  .map((link) => link.href)"""


@dataclass(frozen=True, slots=True)
class Visit:
    """An open draft, what it asked for, and the browser's name."""

    tab: Tab
    traffic: Traffic
    browser: str

    async def arrive(self) -> None:
        """Open the draft and wait until it stands."""
        await self._load()
        if self.traffic.recognise(await self.tab.page.evaluate(_ADDRESSES)):
            self.traffic.lacking.clear()
            await self._load()

    async def _load(self) -> None:
        await self.tab.page.goto(self.traffic.address, wait_until="load")
        if self.traffic.scripts_run:
            from playwright.async_api import Error  # noqa: PLC0415 - an extra

            # Some sites never stop asking; what they have shown by then is what counts.
            with suppress(Error):
                await self.tab.page.wait_for_load_state("networkidle", timeout=_QUIET)
        await self.tab.page.evaluate("document.fonts.ready.then(() => null)")


async def look_at(visit: Visit, sought: Sought, album: Album | None) -> Evidence:
    """Return what the page shows of the words.

    Raises:
        RenderError: the page does not hold them as the draft does.
    """
    tab = visit.tab
    await _resize(tab, DESKTOP)
    passage = await find(tab, sought)
    desktop = await show(tab, passage)
    strong = [ratio for ratio in await contrasts(tab, passage, desktop) if ratio >= PAINTED]
    gone = desktop.unpainted
    covered = await passage.evaluate("(passage, gone) => passage.cover(gone)", gone)
    pictures = await passage.evaluate("passage => passage.pictures()")
    facts = await passage.evaluate("passage => passage.facts")
    kept = None
    if album is not None:
        kept = album.keep(visit.traffic.source, await picture(tab, passage))
    return Evidence(
        browser=visit.browser,
        desktop=desktop,
        phone=await _on_phone(tab, passage),
        contrast=min(strong, default=None),
        font_px=facts["font"],
        body_px=facts["body"],
        masked=facts["masked"],
        bold=facts["bold"],
        covered_by=covered,
        sheets=await _sheets(visit),
        pictures=visit.traffic.lacks(pictures),
        scripts=visit.traffic.scripts_run,
        screenshot=kept,
    )


async def _on_phone(tab: Tab, passage: Any) -> Shown:
    await _resize(tab, PHONE)
    return await show(tab, passage)


async def _resize(tab: Tab, size: tuple[int, int]) -> None:
    width, height = size
    if tab.page.viewport_size != {"width": width, "height": height}:
        await tab.page.set_viewport_size({"width": width, "height": height})
        await settle(tab)


async def _sheets(visit: Visit) -> tuple[str, ...]:
    """Return the site's own style sheets that are wanted on this screen and were not there."""
    idle = set(visit.traffic.lacks(await visit.tab.page.evaluate(_IDLE_SHEETS)))
    return tuple(sheet for sheet in visit.traffic.sheets() if sheet not in idle)
