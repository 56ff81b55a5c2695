"""Where the words of an article lead, once a reader has put right what is read of its page."""

from __future__ import annotations

import pytest

from reader.model import Article, Correction, CorrectionKind, Target
from reader.pages.assemble import Facts, Part, assemble
from reader.pages.hand import corrected
from reader.pages.passages import page_text

_LINES = {
    "The board met in Marlow on Tuesday.": (("Marlow", "/marlow"), ("Tuesday", "/tuesday")),
    "The ferry was sold. Its rope was not.": (("ferry was sold", "/sold"), ("not", "/not")),
    "So far the news.": (("news", "/news"),),
}


def _article() -> Article:
    parts = [
        Part((line,), "paragraph", text=line, links=tuple(_placed(line, *one) for one in links))
        for line, links in _LINES.items()
    ]
    return assemble([*parts, Part(("Menu",), "dropped", "navigation")], Facts())


def _placed(line: str, words: str, url: str) -> tuple[int, int, str]:
    return line.index(words), line.index(words) + len(words), url


def _led(article: Article) -> list[tuple[str, str]]:
    return [(article.text[one.start : one.end], one.url) for one in article.links]


def _after(*asked: tuple[CorrectionKind, str]) -> Article:
    article = _article()
    page = page_text(article)
    found = [
        Correction(kind, target=Target(words, "", "", at, at + len(words), ""))
        for kind, words in asked
        for at in [page.index(words)]
    ]
    after, unmet = corrected(article, found)
    assert unmet == ()
    return after


_FIRST, _SECOND, _LAST = _LINES.values()


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (("cut", "The board met in Marlow on Tuesday."), [*_SECOND, *_LAST]),
        (("cut", "The ferry was sold. Its rope was not."), [*_FIRST, *_LAST]),
        (("put_back", "Menu"), [*_FIRST, *_SECOND, *_LAST]),
        (("join", "The ferry"), [*_FIRST, *_SECOND, *_LAST]),
        (("split", "Its rope"), [*_FIRST, *_SECOND, *_LAST]),
        (("split", "Tuesday"), [*_FIRST, *_SECOND, *_LAST]),
        (
            ("split", "was sold"),
            [*_FIRST, ("ferry", "/sold"), ("was sold", "/sold"), ("not", "/not"), *_LAST],
        ),
    ],
)
def test_words_lead_where_they_led(
    asked: tuple[CorrectionKind, str], left: list[tuple[str, str]]
) -> None:
    assert _led(_after(asked)) == left


def test_links_of_blocks_that_are_split_and_cut_and_joined_stay_with_their_words() -> None:
    after = _after(("split", "Its rope"), ("cut", "The board met in Marlow on Tuesday."))
    assert _led(after) == [*_SECOND, *_LAST]
    after = _after(("split", "Its rope"), ("join", "So far"))
    assert _led(after) == [*_FIRST, *_SECOND, *_LAST]
    assert after.text.endswith("Its rope was not. So far the news.")
