"""Names are unique, sort by time, and are safe as file names."""

from __future__ import annotations

import doctest
import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import ids
from tests.annotations.samples import NOW

PATTERN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")


def test_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(ids).failed == 0


@given(st.datetimes(datetime(1970, 1, 2), datetime(2900, 1, 1)), st.binary(min_size=10))
def test_an_id_has_26_letters_and_sorts_by_time(moment: datetime, chance: bytes) -> None:
    first = ids.new_id(moment.replace(tzinfo=NOW.tzinfo), chance)
    second = ids.new_id(moment.replace(tzinfo=NOW.tzinfo) + timedelta(milliseconds=2), bytes(10))
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{26}", first)
    assert first < second


def test_chance_tells_ids_of_one_moment_apart() -> None:
    assert ids.new_id(NOW, b"a" * 10) != ids.new_id(NOW, b"b" * 10)


@pytest.mark.parametrize("name", ("a", "rope-ferry", "x_1", "0" * 64))
def test_an_article_id_of_the_pattern_is_its_file_name(name: str) -> None:
    assert ids.file_id(name) == name


@pytest.mark.parametrize(
    "name", ("", "..", "../../etc/passwd", "A", "a/b", "-a", "a-", "0" * 65, "a\n", "con\0", "ß")
)
def test_any_other_article_id_becomes_a_slug_and_a_digest(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", ids.file_id(name))


@given(st.text(st.characters(codec=None)))
def test_a_file_name_is_always_safe(name: str) -> None:
    assert PATTERN.fullmatch(ids.file_id(name))


@given(st.text(), st.text())
def test_two_articles_never_share_a_file_name(one: str, other: str) -> None:
    assert one == other or ids.file_id(one) != ids.file_id(other)
