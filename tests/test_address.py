"""An address in foreign text is read in one way, or not at all."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import address
from reader.address import NoAddress, read_address

SAFE = "/%:@!$&'()*+,;=~-._?#[]"


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(address).failed == 0


@pytest.mark.parametrize(
    ("text", "authority", "written"),
    [
        ("HTTP://Example.ORG:80/a?b#c", "example.org", "http://example.org/a?b#c"),
        ("https://example.org:8443", "example.org:8443", "https://example.org:8443"),
        ("http://[2606:4700::1]:81/", "[2606:4700::1]:81", "http://[2606:4700::1]:81/"),
        ("https://bücher.example/", "xn--bcher-kva.example", "https://xn--bcher-kva.example/"),
        ("http://e.example/\u202egpj", "e.example", "http://e.example/%E2%80%AEgpj"),
        ("mailto:desk@e.example?subject=a b".replace(" ", "%20"), "", None),
    ],
)
def test_an_address_is_taken_apart(text: str, authority: str, written: str | None) -> None:
    found = read_address(text)
    assert (found.authority, found.written(SAFE)) == (authority, written or text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("javascript:alert(1)", "javascript"),
        ("//example.org/a", "no scheme"),
        ("https:///a", "names no host"),
        ("https://-.example/", "names no host"),
        ("https://" + "a" * 64 + ".example/", "names no host"),
        ("https://bank.example@evil.example/", "a name or a password"),
        ("https://evil.example\\@bank.example/", "characters"),
        ("https://example.org/a\nb", "characters"),
        ("https://example.org:99999/", "no address"),
        ("mailto:nobody", "nobody to write to"),
    ],
)
def test_what_is_no_safe_address_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(NoAddress, match=why):
        read_address(text)


@given(
    st.text() | st.text(st.sampled_from("htp:/@[]\\.:?#%a1 ü"), max_size=30).map("http://{}".format)
)
def test_what_is_written_is_read_as_the_same_address(text: str) -> None:
    try:
        found = read_address(text)
    except NoAddress:
        return
    written = found.written(SAFE)
    assert written.isascii()
    assert written.isprintable()
    again = read_address(written)
    assert (again.scheme, again.authority) == (found.scheme, found.authority)
    assert again.written(SAFE) == written
