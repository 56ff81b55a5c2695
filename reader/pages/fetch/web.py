"""One page over the network, within limits of size, time and redirects. No scripts run."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPResponse

from reader.dataclass import dataclass
from reader.pages.fetch.address import (
    NotFetched,
    Resolve,
    WebAddress,
    checked_ip,
    led_to,
    resolve,
    web_address,
)

LARGEST = 16 << 20
"""Bytes of a page once it is unpacked; a hundred times a long article with its markup."""
_REDIRECTS = 5
_CHUNK = 64 << 10
_MOVED = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take."""

    seconds: float = 30.0
    """For all of it, redirects included."""
    silence: float = 10.0
    """Seconds that a host may say nothing."""
    largest: int = LARGEST
    private: bool = False
    """Whether machines of the person's own network may be fetched from."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a host answered."""

    url: str
    """Where it came from in the end."""
    status: int
    kind: str
    """The media type, in small letters: "text/html"; "" where it was not stated."""
    charset: str | None
    body: bytes


class Web:
    """Gets addresses. One at a time: what one host is asked never overlaps.

    Args:
        agent: The User-Agent header.
        limits: What a fetch may take.
        find: Resolves hosts.
        now: A clock, in seconds.
    """

    def __init__(
        self,
        agent: str,
        limits: Limits | None = None,
        find: Resolve = resolve,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._agent, self._limits = agent, limits or Limits()
        self._find, self._now = find, now

    def get(self, url: str, may: Callable[[WebAddress], None] = lambda _: None) -> Response:
        """Get an address, following redirects.

        Args:
            url: What to get.
            may: Called before each request; it raises if that may not be asked for.

        Raises:
            NotFetched: With the reason. Nothing of a page that is too large, too slow or cut
                off is returned.
        """
        deadline = self._now() + self._limits.seconds
        for _ in range(_REDIRECTS + 1):
            address = web_address(url)
            may(address)
            answer = self._ask(address, deadline)
            if isinstance(answer, Response):
                return answer
            url = led_to(address, answer)
        raise NotFetched(f"it leads on to other addresses more than {_REDIRECTS} times")

    def _ask(self, address: WebAddress, deadline: float) -> Response | str:
        """Return the answer, or the address that it leads to."""
        connection = _Pinned(
            address,
            checked_ip(address, self._find, private=self._limits.private),
            self._wait(deadline),
        )
        try:
            headers = {"Host": address.authority, "User-Agent": self._agent}
            headers |= {"Accept": "text/html, text/*;q=0.9, */*;q=0.5", "Accept-Encoding": "gzip"}
            connection.request("GET", address.target, headers={**headers, "Connection": "close"})
            answer = connection.getresponse()
            if answer.status in _MOVED and (location := answer.getheader("Location")):
                return location
            return Response(
                url=address.url,
                status=answer.status,
                kind=_media_type(answer),
                charset=answer.headers.get_content_charset(),
                body=self._body(answer, connection, deadline),
            )
        except TimeoutError as error:
            raise NotFetched("the host is too slow") from error
        except ssl.SSLError as error:
            raise NotFetched(f"no safe connection to {address.host}: {error.reason}") from error
        except HTTPException as error:
            raise NotFetched(f"the host's answer can't be read ({type(error).__name__})") from error
        except OSError as error:
            raise NotFetched(f"no answer: {error.strerror or error}") from error
        finally:
            connection.close()

    def _wait(self, deadline: float) -> float:
        """Return how many seconds to wait for the host's next word."""
        left = deadline - self._now()
        if left <= 0:
            raise NotFetched("the host is too slow")
        return min(left, self._limits.silence)

    def _body(self, answer: HTTPResponse, connection: _Pinned, deadline: float) -> bytes:
        unpacker = _Unpacker(answer)
        body = bytearray()
        while not answer.isclosed():  # as it is from Python 3.13 on with the last byte read
            connection.wait(self._wait(deadline))
            chunk = answer.read1(_CHUNK)
            if not chunk:
                break
            body += unpacker.unpack(chunk, self._limits.largest + 1 - len(body))
            if len(body) > self._limits.largest:
                raise NotFetched(f"the page is larger than {self._limits.largest >> 20} MB")
        if answer.length or not (unpacker.is_whole or not body):
            raise NotFetched("the connection broke off in the middle of the page")
        return bytes(body)


class _Pinned(HTTPConnection):
    """A connection to the IP address that was checked, under the name that was asked for."""

    def __init__(self, address: WebAddress, ip: str, seconds: float) -> None:
        super().__init__(ip, address.port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        super().connect()
        if self._address.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._address.host)
        self._socket: socket.socket = self.sock

    def wait(self, seconds: float) -> None:
        """Wait no longer than this for what comes next."""
        self._socket.settimeout(seconds)


def _media_type(answer: HTTPResponse) -> str:
    return answer.headers.get_content_type() if answer.getheader("Content-Type") else ""


class _Unpacker:
    """Unpacks a body piece by piece, never to more than is wanted of it."""

    def __init__(self, answer: HTTPResponse) -> None:
        encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
        if encoding not in ("identity", "gzip", "x-gzip"):
            raise NotFetched(f"the page is packed in a way that was not asked for: {encoding}")
        packed = encoding != "identity"
        self._unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed else None

    def unpack(self, data: bytes, most: int) -> bytes:
        """Return what a piece stands for, but no more than `most` bytes of it."""
        if self._unpacking is None:
            return data[:most]
        try:
            return self._unpacking.decompress(data, most)
        except zlib.error as error:
            raise NotFetched("the page is packed and can't be unpacked") from error

    @property
    def is_whole(self) -> bool:
        """Whether the body has come to its end."""
        return self._unpacking is None or self._unpacking.eof
