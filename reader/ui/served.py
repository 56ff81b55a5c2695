"""The screens in a browser on this machine, by textual-serve, an optional extra."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from reader.model import ReaderError

HOST = "127.0.0.1"
"""Nobody but this machine is served: the screens read files and start programs."""
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws://{HOST}:*"
)


def serve(port: int, tell: Callable[[str], None]) -> None:
    """Serve the screens until they are stopped; each visit is a run of its own.

    Args:
        port: Of this machine.
        tell: Says, once it can be visited, where.

    Raises:
        ReaderError: If textual-serve is not installed, or the port can't be had.
    """
    try:
        from aiohttp import web
        from rich.console import Console
        from textual_serve.server import Server
    except ImportError as error:
        raise ReaderError(
            "the browser needs textual-serve: pip install 'close-reader[serve]'"
        ) from error
    address = f"http://{HOST}:{port}"
    command = shlex.join([sys.executable, "-m", "reader"])
    server = Server(command, HOST, port, "reader", address)
    server.console = Console(quiet=True)

    async def make() -> Any:
        app: Any = await server._make_app()
        app.middlewares.append(web.middleware(_only_from_here(port, web.HTTPForbidden)))
        return app

    try:
        web.run_app(
            make(),
            host=HOST,
            port=port,
            print=lambda *_: tell(f"the reader is at {address}; Ctrl+C stops it"),
        )
    except OSError as error:
        raise ReaderError(f"port {port} can't be had; --port N takes another") from error


def is_here(port: int, host: str, origin: str | None) -> bool:
    """Tell whether a request was made by a page of ours, not by a page that names us.

    A page elsewhere can make a browser send requests to this machine; it can't make it hide
    where they come from.

    Args:
        port: Ours.
        host: The Host header.
        origin: The Origin header, if there is one.
    """
    ours = {f"{name}:{port}" for name in (HOST, "localhost")}
    return host in ours and origin in {None, *(f"http://{one}" for one in ours)}


def _only_from_here(port: int, forbidden: type[Exception]) -> Callable[[Any, Any], Awaitable[Any]]:
    async def answer(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        origin = request.headers.get("Origin")
        if not is_here(port, request.host, origin) or (request.path == "/ws" and origin is None):
            raise forbidden
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY
        return response

    return answer
