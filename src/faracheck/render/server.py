"""Serves a built site to the browser on loopback, for pages whose scripts are run."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlsplit

from faracheck.render.site import file_below, read_file

LOOPBACK = "127.0.0.1"


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve the files below `root` while the context lasts; yield the origin they stand at."""
    server = ThreadingHTTPServer((LOOPBACK, 0), partial(_Handler, root.resolve()))
    server.daemon_threads = True
    Thread(target=server.serve_forever, name="faracheck-site", daemon=True).start()
    try:
        yield f"http://{LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def address_below(origin: str, root: Path, page: Path) -> str | None:
    """Return the address of a page of the served site, None when it is no part of it."""
    try:
        inside = page.resolve().relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return None
    return f"{origin}/{quote(inside.as_posix())}"


class _Handler(BaseHTTPRequestHandler):
    """Answers with files below the root, to requests for this very host only."""

    def __init__(self, root: Path, *args: object) -> None:
        self._root = root
        super().__init__(*args)  # type: ignore[arg-type]  # what the server hands on

    def do_GET(self) -> None:
        """Send a file, or say that there is none."""
        path = file_below(self._root, urlsplit(self.path).path)
        answer = None if path is None else read_file(path)
        if answer is None or self.headers.get("Host", "").split(":")[0] != LOOPBACK:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: standard error is the command's own."""
