"""A page that shows the beginning of an article alone says so, saved as text too."""

from __future__ import annotations

import pytest

from reader.pages import clean
from reader.pages.text_dump.edges import end_at_wall
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import BELOW, KEPT, kept_span
from tests.pages.conftest import PARAGRAPHS

_MENU = ("Home", "News", "Sport", "Ferry saved after vote", "By Dora Quill", "4 March 2015")
_FOOT = ("Contact us", "About us", "© 2015 Marlow Courier")
_ANOTHER_DEVICE = (
    "Reading on another device.",
    "Why do I see this?",
    "Because somebody else, or you, is reading the Courier with this account elsewhere.",
)


def _dump(*lines: str) -> str:
    return "\n\n".join([*_MENU, *lines, *_FOOT])


@pytest.mark.parametrize(
    "wall",
    [
        ("This article is only available to subscribers. To continue reading, please sign in.",),
        (
            "Subscribe to keep reading this article and all the others that the Courier prints "
            "of the island, of its harbour and of the ferries that sail from it.",
        ),
        ("Il vous reste 48.5% de cet article à lire. La suite est réservée aux abonnés.",),
        ("Keep reading for £1 a week", "Subscribe to read the full article and all else."),
        ("La suite est réservée à nos abonnés.", *_ANOTHER_DEVICE),
    ],
)
def test_a_teaser_ends_at_its_wall_and_says_so(wall: tuple[str, ...]) -> None:
    article = clean(_dump(*PARAGRAPHS[:4], *wall))
    assert article.text == "\n\n".join(PARAGRAPHS[:4])
    assert article.walled
    assert "paywall" in {piece.reason for piece in article.pieces}


@pytest.mark.parametrize(
    "lines",
    [
        PARAGRAPHS,
        (PARAGRAPHS[0], "This content is reserved for subscribers only.", *PARAGRAPHS[1:]),
        (
            *PARAGRAPHS,
            "The council said that the rest of the story is only for subscribers of the ferry.",
            *PARAGRAPHS,
        ),
    ],
)
def test_a_whole_article_has_no_wall(lines: tuple[str, ...]) -> None:
    article = clean(_dump(*lines))
    assert not article.walled
    assert article.text.endswith(lines[-1])


def test_a_wall_that_much_follows_is_none() -> None:
    lines = ["La suite est réservée aux abonnés.", PARAGRAPHS[0]] * 20
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    places = [KEPT] * len(sheet.chunks)
    end_at_wall(sheet, places, kept_span(places))
    assert places.index(BELOW) >= 30
