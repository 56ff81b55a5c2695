"""Articles of which the weights alone find but a part."""

from __future__ import annotations

from collections.abc import Sequence
from unittest import mock

from reader.pages.text_dump import whole
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, KEPT, Weights, Worth
from tests.pages.conftest import PARAGRAPHS

TOP, FOOT = ["The best boats of the coast", "12 May 2024"], ["Contact us", "About us"]
BOATS = [
    line
    for name in "Tern Gull Auk Puffin Heron Crane Stork Plover Curlew Snipe".split()
    for line in (
        f"The {name} of Marlow",
        "Steady in a swell",
        "Slow to windward",
        "Dear to keep",
        f"We sailed the {name} for a week along the coast, and asked those who own one about her.",
    )
]
_SURE, _UNSURE = 2000.0, 1000.0
_WEIGHTS = Weights((), (), {}, {}, (), (), (), leave=-9000, resume=0)


def _places(text: Sequence[str], more: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
    """Return where the lines stand of a page whose `text` is sure, and `more` hardly any.

    What stands `beside` them is sure to be none.
    """
    lines = [*TOP, *text, *more, *beside, *FOOT]
    page = Sheet.of(chunks_of("\n\n".join(lines).split("\n"))).page
    assert page.texts == lines
    keep = [-9.0 * _SURE] * len(lines)
    keep[2 : 2 + len(text)] = [_SURE] * len(text)
    keep[2 + len(text) : 2 + len(text) + len(more)] = [-_UNSURE] * len(more)
    none = [0.0] * len(lines)
    with mock.patch.object(whole, "worth_of", lambda *_: Worth(keep, none, none, [*none, 0])):
        return whole.whole_stretch(page, _WEIGHTS)


def _kept(places: Sequence[int]) -> list[int]:
    assert places[:2] == [ABOVE] * 2
    assert places[-2:] == [BELOW] * 2
    return [at for at, place in enumerate(places[2:]) if place == KEPT]


def test_many_lines_that_speak_of_no_clutter_are_text() -> None:
    assert _kept(_places(PARAGRAPHS[:2], BOATS)) == [*range(52)]


def test_a_few_lines_may_stand_below_a_text() -> None:
    assert _kept(_places(PARAGRAPHS[:2], BOATS[:40])) == [*range(42)]
    assert _kept(_places(PARAGRAPHS[:2], BOATS[:39])) == [0, 1]


def test_so_may_those_that_speak_of_clutter_now_and_then() -> None:
    now_and_then = [*BOATS[:20], "Share this", *BOATS[20:], "Read more"]
    assert _kept(_places(PARAGRAPHS[:2], now_and_then)) == [*range(54)]
    assert _kept(_places(PARAGRAPHS[:2], [*now_and_then, "Sign in"])) == [0, 1]


def test_and_what_someone_else_wrote() -> None:
    others = [*BOATS[:20], "By Mara Quill", *BOATS[20:]]
    assert _kept(_places(PARAGRAPHS[:2], others)) == [0, 1]


def test_where_most_of_the_text_is_read_no_more_is_looked_for() -> None:
    assert _kept(_places(PARAGRAPHS * 3, BOATS)) == [*range(18)]


def test_lines_that_hold_little_text_are_not_worth_it() -> None:
    labels = [line for line in BOATS if len(line) < 60]
    little = [*labels[:20], BOATS[4], *labels[20:], BOATS[9]]
    assert _kept(_places(PARAGRAPHS[:3], little, PARAGRAPHS * 2)) == [*range(45)]
    assert _kept(_places(PARAGRAPHS, little, PARAGRAPHS * 2)) == [*range(6)]


def test_a_page_without_an_article_has_none() -> None:
    assert KEPT not in _places((), ["Boats"])
