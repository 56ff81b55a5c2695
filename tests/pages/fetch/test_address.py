"""No address leads to the person's own machine or network, however it is written."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.fetch.address import (
    NotFetched,
    checked_ip,
    is_public,
    resolve,
    web_address,
)

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "ff02::1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
]
PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101"]


@pytest.mark.parametrize("ip", PRIVATE)
def test_an_address_of_ones_own(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))
    with pytest.raises(NotFetched, match="in its own network"):
        checked_ip(web_address("http://a.example"), lambda *_: [ip], private=False)


@pytest.mark.parametrize("ip", PUBLIC)
def test_an_address_of_the_open_internet(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))
    assert checked_ip(web_address("http://a.example"), lambda *_: [ip], private=False) == ip


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(NotFetched):
        checked_ip(web_address("http://a"), lambda *_: ["1.1.1.1", "10.0.0.1"], private=False)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "[::1]"]
)
def test_other_ways_to_write_this_machine(host: str) -> None:
    with pytest.raises(NotFetched, match=r"in its own network|was not found"):
        checked_ip(web_address(f"http://{host}/"), resolve, private=False)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "nowhere that is safe: file"),
        ("ftp://example.org/a", "nowhere that is safe: ftp"),
        ("javascript:alert(1)", "nowhere that is safe: javascript"),
        ("example.org/page", "no scheme"),
        ("mailto:desk@example.org", "only http and https are fetched, not mailto:"),
        ("http:///page", "names no host"),
        ("http://me:secret@example.org/", "name or a password"),
        ("http://evil.example\\@bank.example/", "characters"),
        ("http://example.org/\r\nX: y", "characters"),
        ("http://example.org/a\tb", "characters"),
        ("http://exam\x00ple.org/", "characters"),
        ("http://[::1", "no address|names no host"),
        ("http://example.org:99999/", "no address|names no host"),
        ("http://" + "ü" * 70 + ".example/", "no address|names no host"),
    ],
)
def test_what_is_no_address_to_fetch(url: str, why: str) -> None:
    with pytest.raises(NotFetched, match=why):
        web_address(url)


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("http://Example.ORG", "http://example.org/"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ("https://example.org:443/a?b=c&d#e", "https://example.org/a?b=c&d"),
        ("http://example.org:8080/ü", "http://example.org:8080/%C3%BC"),
        ("http://bücher.example/%41", "http://xn--bcher-kva.example/%41"),
        ("http://[2606:4700::1]/", "http://[2606:4700::1]/"),
    ],
)
def test_an_address_as_it_is_asked_for(url: str, read: str) -> None:
    assert web_address(url).url == read


@given(
    st.text() | st.text(st.sampled_from("htp:/@[]\\.:?#%a1 "), max_size=30).map("http://".__add__)
)
def test_any_text_is_an_address_or_refused(url: str) -> None:
    try:
        address = web_address(url)
    except NotFetched:
        return
    assert address.url.isascii()
    assert address.url.isprintable()
    assert web_address(address.url) == address
