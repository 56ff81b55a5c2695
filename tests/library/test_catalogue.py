"""The list that the screens read: its orders, what narrows it, and a part of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import catalogue as catalogue_module
from reader.library.article_list import ArticleList, View
from reader.library.at_hand import AtHand
from reader.library.catalogue import Catalogue
from reader.library.index import Index
from reader.library.order import (
    ARRANGEMENTS,
    ORDER_OF_GROUPS,
    SORTS,
    TUTORIAL,
    Arrangement,
    Grouping,
    sort_key,
)
from reader.library.page import Facts
from reader.library.shelf import Entry, entry_of


def _facts(
    name: str,
    title: str,
    published: str | None = None,
    publisher: str | None = None,
    *,
    sample: bool = False,
    problem: str | None = None,
) -> Facts:
    return Facts(
        path=f"/p/{name}",
        id=name,
        size=9,
        mtime_ns=1,
        digest=name,
        title=title,
        publisher=publisher,
        section=None,
        published=published,
        words=3,
        problem=problem,
        version="1",
        sample=sample,
    )


STORIES = (
    _facts("weir", "Weir repaired", "2020-01-05", "The Quay"),
    _facts("late", "Ferry late", "2021-05-03T09:00:00+00:00", "Courier"),
    _facts("early", "Ferry early", "2021-05-03"),
    _facts("undated", "Without a date", None, "courier"),
    _facts("apples", "apples", "2020-01-05", "The Quay"),
    _facts("year", "A year", "2020", "Courier"),
    _facts("broken", "", problem="empty"),
    _facts("harbour", "Harbour", "2022-01-01", sample=True),
    _facts(TUTORIAL, "How to read here", "2019-01-01", sample=True),
)


@pytest.fixture
def index() -> Iterator[Index]:
    with Index(None) as index:
        index.put(STORIES)
        yield index


def _ids(catalogue: ArticleList, view: View) -> list[str]:
    numbers = catalogue.whole(view)
    entries = catalogue.entries(numbers)
    return [entries[number].id for number in numbers]


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        (View(), "late early apples weir year undated how-to-read-here harbour"),
        (View("title"), "year apples early late weir undated how-to-read-here harbour"),
        (View("publisher"), "late year undated apples weir early how-to-read-here harbour"),
        (View(words=("ferry",)), "late early"),
        (View(words=("ferry", "courier")), "late"),
        (View(words=("may 2021",)), "late early"),
        (View(words=("quay", "2020")), "apples weir"),
        (View(words=("zebra",)), ""),
        (
            View("unread", marked=("late", "weir", "gone")),
            "early apples year undated how-to-read-here harbour late weir",
        ),
        (
            View("opened", marked=("year", "gone", "harbour", "late")),
            "year harbour late early apples weir undated how-to-read-here",
        ),
        (View("opened", ("ferry",), ("year", "early")), "early late"),
    ],
)
def test_views(index: Index, view: View, ids: str) -> None:
    assert _ids(Catalogue(index), view) == ids.split()


def test_samples_stand_in_the_list_only_where_they_are_wanted(index: Index) -> None:
    catalogue = Catalogue(index, samples=False)
    assert _ids(catalogue, View()) == "late early apples weir year undated".split()
    assert catalogue.entry("harbour") is None
    assert catalogue.number("weir") is not None
    assert catalogue.number("broken") is None


def test_a_page_that_changed_stands_in_its_new_place_alone(index: Index) -> None:
    index.put([_facts("weir", "A weir, repaired", "2023-01-05")])
    index.put([_facts("late", "", problem="empty")])
    index.forget(["/p/early"])
    assert _ids(Catalogue(index), View()) == [
        "weir", "apples", "year", "undated", TUTORIAL, "harbour",
    ]  # fmt: skip
    assert _ids(Catalogue(index), View("title"))[0] == "weir"


def test_a_page_of_ones_own_comes_before_a_sample_of_its_name(index: Index) -> None:
    index.put([_facts("x", "Mine")])
    index.put([Facts("/p/y", "x", 1, 1, "d", "Theirs", None, None, None, 1, None, "1", True)])
    entry = Catalogue(index).entry("x")
    assert entry is not None
    assert entry.title == "Mine"


def test_articles_at_hand_stay_in_the_order_they_are_named() -> None:
    for some in permutations(map(entry_of, STORIES[:4])):
        catalogue = AtHand(some)
        numbers = catalogue.around(View()).numbers
        assert list(catalogue.entries(numbers).values()) == list(some)
        assert _ids(catalogue, View("title")) == "early late weir undated".split()


def test_a_file_name_that_is_no_text_can_be_listed() -> None:
    entry = Entry("a", "Ferry", None, None, None, 1, Path("/caf\udce9.txt"))
    assert AtHand([entry]).entry("a") == entry


_word = st.sampled_from(["ferry", "Weir", "É", "a", "20", "Ferry to"])
_stories = st.lists(
    st.tuples(
        st.lists(_word, min_size=1, max_size=3).map(" ".join),
        st.sampled_from([None, "2020", "2020-01-05", "2021-05-03", "2021-05-03T09:00:00+00:00"]),
        st.sampled_from([None, "The Quay", "Courier"]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(_stories, st.sampled_from(ARRANGEMENTS), st.lists(st.sampled_from("afrty2"), max_size=2))
def test_some_rows_are_rows_of_the_whole_list_one_after_the_other(
    stories: list[tuple[str, str | None, str | None, bool]],
    arrangement: Arrangement,
    words: list[str],
) -> None:
    facts = [
        _facts(f"s{number}", title, day, paper, sample=sample)
        for number, (title, day, paper, sample) in enumerate(stories)
    ]
    view = View(arrangement, tuple(words), tuple(f"s{number}" for number in (7, 2, 99)))
    with Index(None) as index, pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue_module, "AT_ONCE", 3)
        patch.setattr("reader.library.index._PART", 2)
        index.put(facts)
        catalogue = Catalogue(index)
        whole = list(catalogue.whole(view))
        entries = catalogue.entries(whole)
        if arrangement in SORTS:
            keys = [sort_key(entries[number], view.sort) for number in whole]
            assert keys == sorted(keys)
        assert set(whole) == {
            number
            for number, one in catalogue.entries(range(20)).items()
            if all(word in sort_key(one, "title") for word in words)
        }
        for number in (None, *range(1, len(facts) + 1)):
            some = catalogue.around(view, number)
            at = whole.index(some.numbers[0]) if some.numbers else 0
            assert list(some.numbers) == whole[at : at + len(some.numbers)]
            assert not some.whole or list(some.numbers) == whole
            assert at == 0 or number in some.numbers or words
            assert number is None or number in some.numbers or number not in whole or at == 0


def test_what_is_unread_is_listed_at_once_however_much_was_read_that_is_newer(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "AT_ONCE", 2)
    catalogue = Catalogue(index, samples=False)
    newest = _ids(catalogue, View())
    some = catalogue.around(View("unread", marked=tuple(newest[:3])))
    found = catalogue.entries(some.numbers)
    assert [found[number].id for number in some.numbers] == newest[3:5]


def _heading(entry: Entry, group: Grouping) -> str:
    """Return what articles of one heading have in common, told from what is known of them."""
    if entry.sample:
        return "sample"
    if group == "day":
        return (entry.published or "")[:10]
    return entry.publisher.casefold() if entry.publisher else ""


@settings(max_examples=60, deadline=None)
@given(
    _stories, st.sampled_from(["day", "publisher"]), st.lists(st.sampled_from("af2"), max_size=1)
)
def test_each_group_stands_under_one_heading_in_the_order_of_the_list(
    stories: list[tuple[str, str | None, str | None, bool]], group: Grouping, word: str
) -> None:
    facts = [
        _facts(f"s{number}", title, day, paper, sample=sample)
        for number, (title, day, paper, sample) in enumerate(stories)
    ]
    plain = View(ORDER_OF_GROUPS[group], tuple(word))
    view = replace(plain, group=group)
    with Index(None) as index, pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue_module, "AT_ONCE", 3)
        index.put(facts)
        catalogue = Catalogue(index)
        whole = list(catalogue.whole(view))
        assert [one for one in whole if one > 0] == list(catalogue.whole(plain))
        entries = catalogue.entries(map(abs, whole))
        headings = [_heading(entries[-one], group) for one in whole if one < 0]
        assert len(headings) == len(set(headings))
        under = ""
        for at, one in enumerate(whole):
            if one < 0:
                under = _heading(entries[-one], group)
                assert whole[at + 1] == -one
            assert _heading(entries[abs(one)], group) == under
        for number in (None, *range(1, len(facts) + 1)):
            some = catalogue.around(view, number)
            at = whole.index(some.numbers[0]) if some.numbers else 0
            assert list(some.numbers) == whole[at : at + len(some.numbers)]
            assert not some.whole or list(some.numbers) == whole


def test_an_order_that_does_not_keep_groups_together_has_no_headings(index: Index) -> None:
    for arrangement in ("title", "publisher", "unread", "opened"):
        assert min(Catalogue(index).whole(View(arrangement, group="day"))) > 0
    assert min(AtHand(map(entry_of, STORIES[:4])).whole(View(group="day"))) > 0
