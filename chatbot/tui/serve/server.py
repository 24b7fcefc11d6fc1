"""The web server: one page, one program behind each page, and nobody from elsewhere.

There are no passwords. Only this machine can connect, and of its browsers only our own page: a page of
another site is refused by its ``Origin``, and a name that was made to point here by its ``Host``.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

PAGES = Path(__file__).with_name("pages")
HEADERS = {
    "Content-Security-Policy": "default-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline'; connect-src 'self' ws://{host}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Nothing is loaded from elsewhere, and the page stands in no other page."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ConversationServer(Server):
    """Serves one conversation a page.

    Args:
        command: what is run behind each page, as a shell takes it.
        host: an address of this machine alone.
        port: where it listens.
        title: what stands on the page while the program starts.
    """

    def __init__(self, command: str, host: str, port: int, title: str) -> None:
        name = f"[{host}]" if ":" in host else host
        super().__init__(command, host, port, title, f"http://{name}:{port}", templates_path=PAGES)
        self.hosts = frozenset(f"{known}:{port}" for known in (name, "localhost"))

    async def _make_app(self) -> web.Application:
        """The application, with every request looked at first."""
        app = await super()._make_app()
        app.middlewares.append(self._only_ours)
        return app

    @property
    def _only_ours(self) -> Any:
        @web.middleware
        async def only_ours(request: web.Request, handler: Handler) -> web.StreamResponse:
            origin = request.headers.get("Origin")
            if request.host not in self.hosts or origin not in (None, f"http://{request.host}"):
                raise web.HTTPForbidden(text="This page can only be opened on this machine.\n")
            if request.path.startswith("/download"):
                raise web.HTTPNotFound
            response = await handler(request)
            if not response.prepared:
                response.headers.update({k: v.format(host=request.host) for k, v in HEADERS.items()})
            return response

        return only_ours

    @aiohttp_jinja2.template("index.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """What the page is filled with."""
        return {"title": self.title, "socket": f"ws://{request.host}/ws"}

    def initialize_logging(self) -> None:
        """Only the kind of a failure is told: Textual's own report would show a participant's words."""
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_Kind())
        logging.basicConfig(level="ERROR", handlers=[handler], force=True)

    async def on_startup(self, app: web.Application) -> None:
        """Say where the page is, and who can open it."""
        sys.stdout.write(
            f"Open {self.public_url} in a browser on this machine. Ctrl+C ends it.\n"
            "There are no passwords: whoever can use this machine can open that page.\n"
        )
        sys.stdout.flush()


class _Kind(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """The kind of the error alone, or the message where there is none."""
        error = record.exc_info[0] if record.exc_info else None
        return f"chatbot: {error.__name__ if error else record.getMessage()}"
