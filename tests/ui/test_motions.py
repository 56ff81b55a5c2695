"""Motions lead somewhere sensible in any text, and never into the middle of a character."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Block
from reader.ui import motions
from reader.ui.clusters import ceil, floor
from reader.ui.motions import Motion, Selected, place
from tests.ui.strategies import ARTICLES

FORWARD = [
    motions.char_right,
    motions.word_next,
    motions.word_end,
    motions.sentence_end,
    motions.paragraph_end,
]
BACK = [motions.char_left, motions.word_back, motions.sentence_back, motions.paragraph_back]
# Letters of scripts whose characters are made of several code points.
_CLUSTERED = st.text(
    st.sampled_from(
        "a e\u0301\u200d\u200c\U0001f469\U0001f467\U0001f3fd\U0001f1e9\U0001f1ea"
        "한\u1112\u1161\u11abक\u094dष\u093fกำ\u0600\ufe0f❤.\n"
    ),
    max_size=14,
)


def article(text: str) -> Article:
    """Return an article of the paragraphs of a text."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("paragraph", start, start + len(part)))
        start += len(part) + 2
    return Article("T", text, tuple(blocks))


def stops(motion: Motion, text: str, at: int) -> list[int]:
    """Return where a motion leads to again and again, until it leads nowhere."""
    found, one = [], article(text)
    while (nxt := motion(one, at)) != at:
        at = nxt
        found.append(at)
    return found


@given(_CLUSTERED)
def test_no_boundary_is_where_unicode_has_none(text: str) -> None:
    ends = {match.end() for match in regex.finditer(r"\X", text)} | {0}
    for at in range(len(text)):
        assert floor(text, at) <= at < ceil(text, at)
        assert floor(text, at) in ends
        assert ceil(text, at) in ends
        assert floor(text, ceil(text, at)) == ceil(text, at)


@pytest.mark.parametrize(
    "cluster", ["👩‍👧", "🇩🇪", "👍🏽", "e\u0301", "한", "\u1112\u1161\u11ab", "क्षि", "❤️", "กำ"]
)
def test_what_a_person_takes_for_one_character_is_one(cluster: str) -> None:
    text = f"a{cluster}b"
    for at in range(1, 1 + len(cluster)):
        assert (floor(text, at), ceil(text, at)) == (1, 1 + len(cluster))


@given(ARTICLES, st.data())
def test_every_motion_goes_its_way_by_whole_characters(one: Article, data: st.DataObject) -> None:
    if not one.text:
        return
    at = place(one.text, data.draw(st.integers(0, len(one.text))))
    for way, found in ((1, FORWARD), (-1, BACK)):
        for motion in found:
            to = motion(one, at)
            assert (to - at) * way >= 0, motion
            assert to == place(one.text, to), motion
            start, end = Selected(at, to).span(one.text)
            assert start == floor(one.text, start)
            assert end == len(one.text) or end == floor(one.text, end)


@given(ARTICLES, st.lists(st.sampled_from([*FORWARD, *BACK, None]), max_size=8))
def test_what_is_selected_always_holds_both_its_ends(
    one: Article, moves: list[Motion | None]
) -> None:
    if not one.text:
        return
    selected = Selected(0, 0)
    for move in moves:
        before = selected.span(one.text)
        if move is None:
            selected = selected.swapped()
            assert selected.span(one.text) == before
        else:
            selected = Selected(selected.anchor, move(one, selected.head))
        start, end = selected.span(one.text)
        assert start <= min(selected.anchor, selected.head)
        assert max(selected.anchor, selected.head) < end
        assert one.text[start:end].strip("\n") == one.text[start:end]


@given(ARTICLES)
def test_one_can_go_through_the_whole_text_and_back(one: Article) -> None:
    if not one.text:
        return
    last = place(one.text, len(one.text))
    for motion, from_, to in (
        (motions.char_right, 0, last),
        (motions.paragraph_end, 0, last),
        (motions.char_left, last, 0),
        (motions.paragraph_back, last, 0),
    ):
        at = from_
        for _ in range(len(one.text)):
            at = motion(one, at)
        assert at == to


TEXT = "“We didn’t go,” she said. Mr. Pell came, too.\n\nThe second one. 日本語テスト x"
ENGLISH = TEXT.partition(" 日")[0]


def test_words_begin_and_end_as_in_vim() -> None:
    begin = [TEXT[at] for at in stops(motions.word_next, TEXT, 0)]
    assert "".join(begin) == "Wdg,ss.M.Pc,t.Tso.日テx"
    end = [TEXT[at] for at in stops(motions.word_end, TEXT, 0)]
    assert "".join(end) == "eto”ed.r.le,o.ede.語トx"
    back = [TEXT[at] for at in stops(motions.word_back, TEXT, len(TEXT) - 1)]
    assert back == ["“", *begin[:-1]][::-1]


def test_sentences_end_behind_their_marks_and_not_behind_a_title() -> None:
    assert [TEXT[at - 4 : at + 1] for at in stops(motions.sentence_end, ENGLISH, 0)] == [
        "said.",
        " too.",
        " one.",
    ]
    assert [TEXT[at : at + 3] for at in stops(motions.sentence_back, TEXT, 56)] == [
        "The",
        "Mr.",
        "“We",
    ]


def test_a_letter_is_found_in_its_paragraph_alone() -> None:
    one = article(TEXT)
    assert motions.letter(one, 0, "g", 1, 0) == 11
    assert motions.letter(one, 0, "g", 1, 1) == 10
    assert motions.letter(one, 11, "W", -1, 0) == 1
    assert motions.letter(one, 11, "W", -1, 1) == 2
    assert motions.letter(one, 0, "x", 1, 0) is None


def test_a_long_word_is_gone_through_in_steps() -> None:
    one = article("x" * 10_000)
    assert 0 < motions.word_end(one, 0) <= motions.FARTHEST + 1
