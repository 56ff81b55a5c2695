"""A web or mail address in foreign text, read in one way that cannot mislead. Pure.

What is fetched, what is opened in a browser and what stands as a link in an export begin
here, so that no two of them take one address for different ones.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from reader.dataclass import dataclass
from reader.model import ReaderError
from reader.pattern import pattern

SCHEMES = ("http", "https", "mailto")
"""No scheme that runs or reads something here."""
DEFAULT_PORTS = {"http": 80, "https": 443}

_AMBIGUOUS = pattern(r"[\x00-\x1f\x7f-\x9f\s\\]")
"""What programs read differently (a backslash), or drop (line ends inside an address)."""
_HOST = pattern(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|[0-9a-f:.]+")
_LABEL = 63
"""Letters of a part of a host (RFC 1035, section 2.3.4)."""


class NoAddress(ReaderError):
    """A text that is no address, or none that is safe. The message is the reason alone."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, taken apart."""

    scheme: str
    """One of `SCHEMES`."""
    host: str
    """In the letters of the network, lower case, without brackets; "" of a mail address."""
    port: int | None
    """As it is written; None for the usual one of the scheme."""
    path: str
    query: str
    fragment: str
    """These as they are written; the path of a mail address is who it goes to."""

    @property
    def shown_host(self) -> str:
        """The host as it stands in the address: one of IPv6 in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def authority(self) -> str:
        """Host and port, as they stand in the address."""
        return self.shown_host if self.port is None else f"{self.shown_host}:{self.port}"

    def written(self, safe: str) -> str:
        """Return the whole address in printable ASCII.

        Args:
            safe: The characters beside letters and digits that are not percent-encoded.
        """
        start = "mailto:" if self.scheme == "mailto" else f"{self.scheme}://{self.authority}"
        query = f"?{encoded(self.query, safe)}" if self.query else ""
        fragment = f"#{encoded(self.fragment, safe)}" if self.fragment else ""
        return start + encoded(self.path, safe) + query + fragment


def read_address(text: str) -> Address:
    r"""Take an address apart.

    Raises:
        NoAddress: If it is none, has another scheme, shows another host than it leads to (with a
            name before an @), or holds characters that programs read differently.

    >>> read_address("HTTPS://Bücher.example/ä#b").written("/")
    'https://xn--bcher-kva.example/%C3%A4#b'
    """
    if _AMBIGUOUS.search(text):
        raise NoAddress("it holds characters that no address may hold")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise NoAddress(f"it is no address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES:
        raise NoAddress(f"it leads nowhere that is safe: {scheme or 'no scheme'}")
    if scheme == "mailto":
        if "@" not in parts.path:
            raise NoAddress("it names nobody to write to")
        return Address(scheme, "", None, parts.path, parts.query, parts.fragment)
    if "@" in parts.netloc:
        raise NoAddress("it holds a name or a password before its host")
    host = _host(parts.hostname or "")
    usual = port is None or port == DEFAULT_PORTS[scheme]
    return Address(scheme, host, None if usual else port, parts.path, parts.query, parts.fragment)


def encoded(part: str, safe: str) -> str:
    """Return a part of an address with all but letters, digits and `safe` percent-encoded."""
    return quote(part, safe=safe, encoding="utf-8", errors="replace")


def _host(name: str) -> str:
    """Return a host in the letters of the network, so that no look-alike passes for another."""
    try:
        host = (name if name.isascii() else name.encode("idna").decode("ascii")).lower()
    except UnicodeError as error:
        raise NoAddress("it names no host that can be") from error
    if not _HOST.fullmatch(host) or any(len(label) > _LABEL for label in host.split(".")):
        raise NoAddress("it names no host that can be")
    return host
