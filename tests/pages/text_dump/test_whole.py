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


SURE, LIKELY, NEVER = 2000.0, -1000.0, -9000.0
"""What a line weighs that is read, that is read where more is looked for, and that never is."""
_LEAVING_IS_FREE, _LEAVING_IS_DEAR = (
    Weights((), (), {}, {}, (), (), (), leave=leave, resume=0) for leave in (0, -50_000)
)
LISTED = [
    "Woolen hat",
    "Two pairs of mittens",
    "A flask",
    "Rope, ten fathoms of it",
    "What the islanders carry in winter is seldom more than this, and nobody was ever cold.",
]


def _read(*runs: tuple[float, Sequence[str]], weights: Weights = _LEAVING_IS_FREE) -> list[str]:
    """Return the lines that are read of a page of runs of lines, each of which weighs so much."""
    lines = [(line, worth) for worth, run in runs for line in run]
    page = Sheet.of(chunks_of("\n\n".join(line for line, _ in lines).split("\n"))).page
    worth = {line: worth for block, worth in lines for line in block.split("\n")}
    keep = [worth.get(text, NEVER) for text in page.texts]
    none = [0.0] * len(keep)
    with mock.patch.object(whole, "worth_of", lambda *_: Worth(keep, none, none, [*none, 0])):
        places = whole.whole_stretch(page, weights)
    return [text for text, place in zip(page.texts, places, strict=True) if place == KEPT]


def test_a_gap_in_an_article_of_lists_is_read() -> None:
    assert _read((SURE, BOATS), (LIKELY, LISTED), (SURE, PARAGRAPHS)) == [
        *BOATS,
        *LISTED,
        *PARAGRAPHS,
    ]
    assert _read((SURE, BOATS[4::5]), (LIKELY, LISTED), (SURE, PARAGRAPHS)) == [
        *BOATS[4::5],
        *PARAGRAPHS,
    ]


def test_a_few_labels_on_end_are_no_list() -> None:
    text = [*BOATS[:8], *BOATS[14::5]]
    assert _read((SURE, text), (LIKELY, LISTED), (SURE, PARAGRAPHS[:1])) == [
        *text,
        *LISTED,
        *PARAGRAPHS[:1],
    ]
    few = [*BOATS[:7], *BOATS[14::5]]
    assert _read((SURE, few), (LIKELY, LISTED), (SURE, PARAGRAPHS[:1])) == [*few, *PARAGRAPHS[:1]]


def test_in_a_long_text_more_labels_make_lists() -> None:
    long = [f"{number} boats lay in the harbour of Marlow that day." for number in range(50)]
    article = [*BOATS[:10], *long]
    assert _read((SURE, article), (LIKELY, LISTED), (SURE, PARAGRAPHS)) == [*article, *PARAGRAPHS]
    article = [*BOATS[:10], *long[:40]]
    assert _read((SURE, article), (LIKELY, LISTED), (SURE, PARAGRAPHS)) == [
        *article,
        *LISTED,
        *PARAGRAPHS,
    ]


def test_a_gap_is_read_where_most_of_it_is() -> None:
    below = (SURE, PARAGRAPHS)
    assert _read((SURE, BOATS), (LIKELY, LISTED[:3]), (NEVER, ["Ask for it"]), below) == [
        *BOATS,
        *LISTED[:3],
        *PARAGRAPHS,
    ]
    assert _read((SURE, BOATS), (LIKELY, LISTED[:2]), (NEVER, ["Ask for it"]), below) == [
        *BOATS,
        *PARAGRAPHS,
    ]


def test_a_gap_with_a_picture_or_a_menu_is_none_of_the_text() -> None:
    pictured = [*LISTED[:3], "The Gull at anchor. Photo: Mara Quill/Coast Press"]
    menu = [f"Harbour {number}" for number in range(31)]
    captioned = ["\n".join(LISTED[:2]), *LISTED[2:]]
    for gap in (pictured, menu, captioned):
        assert _read((SURE, BOATS), (LIKELY, gap), (SURE, PARAGRAPHS)) == [*BOATS, *PARAGRAPHS]
    assert _read((SURE, BOATS), (LIKELY, menu[:30]), (SURE, PARAGRAPHS)) == [
        *BOATS,
        *menu[:30],
        *PARAGRAPHS,
    ]


def test_a_rule_in_a_gap_is_none_of_the_text() -> None:
    gap = [*LISTED[:3], "━━━━━━", *LISTED[3:]]
    assert _read((SURE, BOATS), (LIKELY, gap), (SURE, PARAGRAPHS)) == [
        *BOATS,
        *LISTED,
        *PARAGRAPHS,
    ]


def test_gaps_that_speak_of_clutter_are_none_of_the_text() -> None:
    gaps = [(LIKELY, [f"{name} knots" for name in LISTED]), (SURE, PARAGRAPHS[:1])] * 5
    gaps[-2] = (LIKELY, [*gaps[-2][1][:-1], "Share this"])
    read = _read((SURE, BOATS), *gaps)
    assert sum("knots" in line for line in read) == 24
    gaps[-4] = (LIKELY, [*gaps[-4][1][:-1], "Share this"])
    assert not any("knots" in line for line in _read((SURE, BOATS), *gaps))


ISLANDS = [f"Harbour {name}" for name in "of the north,at night,of stone".split(",")] * 3


def test_an_article_of_lists_goes_on_below() -> None:
    more = [*LISTED, *BOATS[4::5][:7]]
    assert _read((SURE, PARAGRAPHS), (SURE, ISLANDS), (LIKELY, more)) == [
        *PARAGRAPHS,
        *ISLANDS,
        *more,
    ]
    assert _read((SURE, PARAGRAPHS), (SURE, ISLANDS), (LIKELY, more[:-1])) == [
        *PARAGRAPHS,
        *ISLANDS,
    ]
    assert _read((SURE, PARAGRAPHS), (LIKELY, more)) == [*PARAGRAPHS]


def test_it_ends_above_clutter_and_what_others_wrote() -> None:
    more = [*LISTED, *BOATS[4::5][:7]]
    for line in ("Share this", "By Mara Quill", "12 May 2024"):
        beyond = [line, "The terns are back", *BOATS[:3]]
        read = _read((SURE, PARAGRAPHS), (SURE, ISLANDS), (LIKELY, [*more, *beyond]))
        assert read == [*PARAGRAPHS, *ISLANDS, *more], line
        nearer = _read((SURE, PARAGRAPHS), (SURE, ISLANDS), (LIKELY, [*more[1:], *beyond]))
        assert nearer == [*PARAGRAPHS, *ISLANDS], line


def test_it_ends_above_a_menu() -> None:
    more, menu = [*LISTED, *BOATS[4::5][:7]], [f"Pier {number}" for number in range(40)]
    text = PARAGRAPHS[:5] * 3
    beyond = (NEVER, menu), (LIKELY, PARAGRAPHS[5:])
    read = _read((SURE, text), (SURE, ISLANDS), (LIKELY, more), *beyond)
    assert read == [*text, *ISLANDS, *more]


def test_what_is_read_below_ends_with_what_is_text() -> None:
    more = [*LISTED, *BOATS[4::5][:6]]
    below = (NEVER, ["Ask"]), (LIKELY, ["Share this"])
    assert _read((SURE, PARAGRAPHS), (SURE, ISLANDS), (LIKELY, more), *below) == [
        *PARAGRAPHS,
        *ISLANDS,
    ]


def test_an_article_goes_on_as_long_as_its_headings_count_on() -> None:
    boats = [[f"{number}. The {name}"] for number, name in enumerate(("Tern", "Gull", "Auk"), 1)]
    more = (NEVER, ["Buy the Auk", "4. The Puffin"]), (LIKELY, LISTED)
    shop = (NEVER, ["Our shop", *(f"Share {name}" for name in ("this", "that"))])
    runs = [(SURE, [*boat, *PARAGRAPHS[:2]]) for boat in boats[:2]]
    read = _read(*runs, (NEVER, [*boats[2], "Sign in"]), *more, shop)
    text = [*boats[0], *PARAGRAPHS[:2], *boats[1], *PARAGRAPHS[:2]]
    assert read == [*text, *boats[2], "4. The Puffin", *LISTED]
    assert _read(*runs, *more, shop) == text


def test_another_text_is_none_of_an_article_of_lists() -> None:
    birds = "Tern", "Gull", "Auk", "Puffin", "Heron", "Crane", "Stork"
    lines = (100.0, birds), (-40_000, ["The Pier"]), (LIKELY, PARAGRAPHS * 6)
    assert _read(*lines, weights=_LEAVING_IS_DEAR) == [*birds]


def test_a_much_longer_text_that_speaks_of_no_clutter_is_the_article() -> None:
    lines = (SURE, PARAGRAPHS[:2]), (-40_000, ["The Pier"]), (LIKELY, BOATS)
    assert _read(*lines, weights=_LEAVING_IS_DEAR) == BOATS


def test_headings_that_count_on_in_another_text_are_none_of_the_article() -> None:
    birds = "1. Tern", PARAGRAPHS[0], "2. Gull", PARAGRAPHS[1]
    other = "3. Auk", PARAGRAPHS[2], "4. Puffin", PARAGRAPHS[3]
    lines = (100.0, birds), (-40_000, ["The Pier"]), (LIKELY, other)
    assert _read(*lines, weights=_LEAVING_IS_DEAR) == [*birds]
