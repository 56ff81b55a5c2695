"""`reader serve`: the screens in a browser, and nobody else's page at them."""

from __future__ import annotations

import asyncio
import http.client
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.ui.served import is_here
from tests.cli.conftest import Done

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a reader that is being served."""
    pytest.importorskip("textual_serve")
    port = _free_port()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    served = subprocess.Popen(
        [sys.executable, "-m", "reader", "serve", "--port", str(port)],
        env={**environ, "READER_HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert served.stderr is not None
        assert f"http://127.0.0.1:{port}" in served.stderr.readline()
        yield port
    finally:
        served.terminate()
        served.communicate()


def _get(port: int, path: str, **headers: str) -> tuple[int, str]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", path, headers=headers)
    answer = asked.getresponse()
    return answer.status, answer.read().decode()


def test_the_screens_are_served_to_pages_of_this_machine_alone(port: int) -> None:
    status, page = _get(port, "/")
    assert status == 200 and "textual" in page
    assert _get(port, "/", Host="evil.example")[0] == 403
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    assert _get(port, "/ws", Origin="https://evil.example", **upgrade)[0] == 403
    assert _get(port, "/ws", **upgrade)[0] == 403
    assert "How to read here" in asyncio.run(_screen(port))


async def _screen(port: int) -> str:
    """Return what the browser is given to paint, until the tutorial is there."""
    import aiohttp

    origin, painted = f"http://127.0.0.1:{port}", ""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{origin}/ws?width=100&height=30", headers={"Origin": origin}) as page,
    ):
        async for message in page:
            data = message.data
            painted += data.decode("utf-8", "replace") if isinstance(data, bytes) else data
            if "How to read here" in painted:
                break
    return painted


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
def test_a_browser_shows_them(port: int, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", f"--user-data-dir={tmp_path / 'browser'}",
         "--virtual-time-budget=20000", "--dump-dom", f"http://127.0.0.1:{port}/"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "xterm" in done.stdout


def test_without_the_extra_one_line_says_what_to_install(
    call: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    done = call("serve")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "reader: the browser needs textual-serve: pip install 'close-reader[serve]'\n"
    )
    assert call("serve", "--port", "0").code == 2


def test_only_our_own_pages_are_heard() -> None:
    assert is_here(8127, "127.0.0.1:8127", None)
    assert is_here(8127, "localhost:8127", "http://127.0.0.1:8127")
    assert not is_here(8127, "localhost:8128", None)
    assert not is_here(8127, "evil.example:8127", None)
    assert not is_here(8127, "127.0.0.1:8127", "null")
    assert not is_here(8127, "127.0.0.1:8127", "http://127.0.0.1:8127.evil.example")
