"""What a shown page asks for: answered from the site's own files, or not at all."""

from dataclasses import field
from typing import Any
from urllib.parse import urlsplit

from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.ports import LoadOptions
from faracheck.render.site import ORIGIN, Site, host_of

# Scripts count as on, so a <noscript> stays hidden as its readers have it; none of them runs.
_NO_SCRIPTS = "script-src 'none'; script-src-elem 'none'; script-src-attr 'none'; worker-src 'none'"


@dataclass
class Traffic:
    """Answers a page's requests and remembers those that it could not answer.

    `served_at` is the draft's address on a site that is served, or None: then the draft is shown
    from its own bytes, without scripts, and its site's files stand around it.
    """

    source: Source
    options: LoadOptions
    served_at: str | None = None
    hosts: frozenset[str] = frozenset()
    page: Any = None
    lacking: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        host = host_of(self.options.base_url or "")
        self.hosts = frozenset({host}) if host else frozenset()

    @property
    def address(self) -> str:
        """Where the draft is opened."""
        return self.served_at or self._site.address

    @property
    def scripts_run(self) -> bool:
        """Say whether the page's scripts run."""
        return self.served_at is not None

    async def watch(self, context: Any) -> None:
        """Answer every request of the context from now on."""
        await context.route("**/*", self._answer)
        await context.route_web_socket("**/*", _refuse)

    def recognise(self, addresses: list[str]) -> bool:
        """Take the addresses at which a page says that it stands for the site's own.

        Say whether something that was refused could be answered now.
        """
        if self.served_at is not None:
            return False
        self.hosts |= {host for host in map(host_of, addresses) if host}
        self.hosts -= {host_of(ORIGIN)}
        return any(self._site.answer(url) is not None for url in self.lacking)

    def sheets(self) -> tuple[str, ...]:
        """Return the site's own style sheets that the page did not get.

        What a served site does not hold its readers do not get either.
        """
        if self.served_at is not None:
            return ()
        return tuple(
            _shown(url)
            for url, kind in self.lacking.items()
            if kind == "stylesheet" and self._site.is_own(url)
        )

    def lacks(self, addresses: list[str]) -> tuple[str, ...]:
        """Return those of the addresses that the page asked for and did not get."""
        return tuple(_shown(url) for url in addresses if url in self.lacking)

    @property
    def _site(self) -> Site:
        return Site(self.source, self.options, self.hosts)

    async def _answer(self, route: Any) -> None:
        request = route.request
        if self._leads_away(request):
            # Refused, it would leave a page that says so; without content, the draft stays.
            await route.fulfill(status=204)
        elif self.served_at is not None:
            await self._from_server(route)
        else:
            await self._from_files(route)

    def _leads_away(self, request: Any) -> bool:
        """Say whether the page itself would give way to another one."""
        if not request.is_navigation_request() or self.page is None:
            return False
        return bool(request.frame == self.page.main_frame) and request.url != self.address

    async def _from_server(self, route: Any) -> None:
        url = route.request.url
        if urlsplit(url)[:2] == urlsplit(self.address)[:2]:
            await route.continue_()
        else:
            self.lacking[url] = route.request.resource_type
            await route.abort()

    async def _from_files(self, route: Any) -> None:
        answer = self._site.answer(route.request.url)
        if answer is None:
            self.lacking[route.request.url] = route.request.resource_type
            await route.abort()
            return
        headers = {"content-type": answer.kind, "content-security-policy": _NO_SCRIPTS}
        headers["access-control-allow-origin"] = "*"
        await route.fulfill(status=200, headers=headers, body=answer.body)


async def _refuse(socket: Any) -> None:
    await socket.close()


def _shown(url: str) -> str:
    return url.removeprefix(ORIGIN).removeprefix("/.beside/")
