"""The list of articles that are at hand: as the index would list them, but as they were given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.article_list import View
from reader.library.at_hand import AtHand
from reader.library.catalogue import Catalogue
from reader.library.order import ARRANGEMENTS, GROUPS, Arrangement, Grouping
from reader.library.shelf import Entry

_entries = st.lists(
    st.builds(
        Entry,
        id=st.sampled_from("abcdef"),
        title=st.sampled_from(["Ferry late", "Weir repaired", "\u00c9tang", "a ferry"]),
        publisher=st.sampled_from([None, "The Quay", "Courier"]),
        published=st.sampled_from([None, "2020", "2020-01-05", "2021-05-03T09:00:00+00:00"]),
        section=st.none(),
        words=st.just(3),
        source=st.sampled_from("123456789").map(Path),
        sample=st.booleans(),
    ),
    max_size=9,
)


@settings(max_examples=80, deadline=None)
@given(
    _entries,
    st.sampled_from(ARRANGEMENTS),
    st.sampled_from(GROUPS),
    st.lists(st.sampled_from(["ferry", "quay", "2020"]), max_size=1),
    st.booleans(),
)
def test_they_are_listed_as_an_index_of_them_lists_them(
    entries: Sequence[Entry],
    arrangement: Arrangement,
    group: Grouping,
    words: list[str],
    samples: bool,
) -> None:
    at_hand = AtHand(entries)
    view = View(arrangement, tuple(words), ("c", "a", "none"), group)
    with at_hand.apart() as index:
        catalogue = Catalogue(index)
        for one in (at_hand, catalogue):
            one.show_samples(samples)
        found, numbers = list(at_hand.whole(view)), list(catalogue.whole(view))
        if view.sort == "date":
            assert sorted(found) == sorted(one for one in numbers if one > 0)
        else:
            assert found == numbers
        assert list(at_hand.around(view).numbers) == found
        assert at_hand.entries(range(12)) == catalogue.entries(range(12))
        ids = ["d", "a", "f", "a", "none"]
        assert at_hand.numbers(ids) == catalogue.numbers(ids)
        assert at_hand.entry("b") == catalogue.entry("b")


def test_notes_stand_in_the_order_in_which_their_articles_were_given() -> None:
    entries = [
        Entry(id_, title, None, day, None, 3, Path(id_))
        for id_, title, day in (("b", "Weir", "2019"), ("a", "Ferry", "2021"))
    ]
    assert AtHand(entries).in_order(["none", "a", "b"], str) == ["b", "a", "none"]
