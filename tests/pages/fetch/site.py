"""A web site on loopback that answers as the worst of sites do."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<!doctype html><title>Pier falls</title><p>The pier fell in the night – all of it.</p>"

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What the site answers, by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        """Path and User-Agent of each request."""
        self.port = 0
        self.stop = threading.Event()
        """Set when a test is over, so that no answer goes on."""

    def url(self, path: str, host: str = "site.example") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def say(self, path: str, body: bytes | str = PAGE, status: int = 200, **headers: str) -> None:
        """Answer a path with a body."""
        data = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            sent = {"Content-Type": "text/html", "Content-Length": str(len(data))}
            sent |= {name.replace("_", "-"): value for name, value in headers.items()}
            for name, value in sent.items():
                if value:
                    request.send_header(name, value)
            request.end_headers()
            request.wfile.write(data)

        self.answers[path] = answer

    def lead(self, path: str, to: str) -> None:
        """Answer a path with another address."""
        self.say(path, b"", 302, Location=to)

    def drip(self, path: str) -> None:
        """Answer a path with a page that never ends."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Type", "text/html")
            request.end_headers()
            while not self.stop.wait(0.001):
                request.wfile.write(b"<p>more</p>" * 1000)

        self.answers[path] = answer

    def hang(self, path: str) -> None:
        """Take a request and say nothing."""

        def answer(_: BaseHTTPRequestHandler) -> None:
            self.stop.wait(60)

        self.answers[path] = answer

    def bomb(self, path: str, size: int) -> None:
        """Answer a path with a small body that unpacks to a large one."""
        self.say(path, gzip.compress(bytes(size)), Content_Encoding="gzip")


@contextmanager
def running() -> Iterator[Site]:
    """Run a site as long as the context lasts."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers.get("User-Agent", "")))
            answer = site.answers.get(self.path)
            if answer is None:
                self.send_error(404)
                return
            try:
                answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
