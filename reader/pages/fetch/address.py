"""Which addresses may be fetched: http and https, and no machine of the person's own network.

A page can name any address, and a redirect can lead to any, also to a router or to a service on
this machine that trusts whoever can reach it. So an address is checked once it is resolved,
whatever it was written as, and what is connected to is what was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urljoin

from reader.address import DEFAULT_PORTS, NoAddress, encoded, read_address
from reader.dataclass import dataclass
from reader.model import ReaderError

Resolve = Callable[[str, int], Iterable[str]]
"""From a host and a port to the IP addresses it has, as text."""

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

_NOT_TRUSTED = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # of protocols; parts of it count as global
            "192.88.99.0/24",  # relays of 6to4
            "2001::/32",  # Teredo
            "fec0::/10",  # site-local, of old
        ),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PATH = "/%:@!$&'()*+,;=~-._"


class NotFetched(ReaderError):
    """A page that could not be fetched. The message is the reason alone, without the address."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A web address as it will be asked for."""

    scheme: str
    host: str
    """In ASCII, without brackets."""
    port: int
    authority: str
    """Host and port, as the Host header names them."""
    target: str
    """Path and query, percent-encoded."""

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def web_address(url: str) -> WebAddress:
    r"""Take a web address apart.

    Raises:
        NotFetched: If it is none that is fetched.

    >>> web_address("HTTP://Example.org/a b?c=ü#d").url
    'http://example.org/a%20b?c=%C3%BC'
    """
    try:
        found = read_address(url.strip(" ").replace(" ", "%20"))
    except NoAddress as error:
        raise NotFetched(f"the address is not fetched: {error}") from error
    if found.scheme not in DEFAULT_PORTS:
        raise NotFetched(f"only http and https are fetched, not {found.scheme}:")
    target = encoded(found.path or "/", _PATH)
    if found.query:
        target += "?" + encoded(found.query, _PATH + "?")
    port = found.port or DEFAULT_PORTS[found.scheme]
    return WebAddress(found.scheme, found.host, port, found.authority, target)


def led_to(address: WebAddress, location: str) -> str:
    """Return the address that a redirect from `address` leads to.

    Raises:
        NotFetched: If it is none.
    """
    try:
        return urljoin(address.url, location)
    except ValueError as error:
        raise NotFetched("this is no web address") from error


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


def checked_ip(address: WebAddress, find: Resolve, *, private: bool) -> str:
    """Return the IP address to connect to.

    Args:
        address: What is to be fetched.
        find: Resolves its host.
        private: Whether machines of the person's own network may be fetched from.

    Raises:
        NotFetched: If the host is not found, or one of its addresses is not a public one.
    """
    try:
        ips = [
            ipaddress.ip_address(ip.partition("%")[0]) for ip in find(address.host, address.port)
        ]
    except (OSError, UnicodeError, ValueError) as error:
        raise NotFetched(f"the host {address.host} was not found") from error
    if not ips:
        raise NotFetched(f"the host {address.host} was not found")
    if not private and not all(map(is_public, ips)):
        raise NotFetched(
            f"{address.host} is on this machine or in its own network; "
            "'fetch_private: yes' in the settings allows that"
        )
    return str(ips[0])


def is_public(ip: _Ip) -> bool:
    """Tell whether an IP address is one of the open internet, also one inside another.

    `is_global` alone is not enough: it holds for multicast and for addresses of IPv6 that
    stand for private ones of IPv4 (research on Python 3.11: 224.0.0.1, 64:ff9b::7f00:1,
    2002:7f00:1::, 192.0.0.8 are all "global").
    """
    if any(ip in network for network in _NOT_TRUSTED if network.version == ip.version):
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
