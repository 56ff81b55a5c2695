"""Strips whose caches take no memory while they are empty do what those of the framework do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual import strip
from textual.cache import FIFOCache

from reader.ui.strips import LateCache, slim_strips


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6)), max_size=40), st.integers(1, 4))
def test_it_keeps_what_the_cache_of_the_framework_keeps(
    steps: list[tuple[bool, int]], most: int
) -> None:
    late, theirs = LateCache(most), FIFOCache[int, int](most)
    for number, (put, key) in enumerate(steps):
        if put:
            late[key] = number
            theirs[key] = number
        assert late.get(key) == theirs.get(key)


def test_all_that_a_strip_keeps_it_keeps_in_such_a_cache() -> None:
    slim_strips()
    one = strip.Strip([]).crop(0, 1)
    held = [getattr(one, name) for name in strip.Strip.__slots__ if name.endswith("_cache")]
    assert sum(isinstance(cache, LateCache) for cache in held) == 7
    assert {type(cache) for cache in held} == {LateCache, type(None)}
