"""A pattern that is compiled late does as one that is compiled at once."""

from __future__ import annotations

import re

import pytest

from reader.pattern import pattern


def test_it_does_what_a_compiled_one_does() -> None:
    late, compiled = pattern("(a)|B", re.IGNORECASE), re.compile("(a)|B", re.IGNORECASE)
    for text in ("", "cAb", "b"):
        assert late.sub("-", text) == compiled.sub("-", text)
        assert late.findall(text) == compiled.findall(text)
        assert bool(late.search(text, 1)) is bool(compiled.search(text, 1))
        assert bool(late.fullmatch(text)) is bool(compiled.fullmatch(text))
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, 1)


def test_it_is_compiled_when_it_is_used_and_not_before() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.match("")
    with pytest.raises(AttributeError):
        pattern("a").nothing  # type: ignore[attr-defined]  # noqa: B018
