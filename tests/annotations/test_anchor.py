"""A passage is found again where its words went, or is said to be lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.annotations.anchor import Alignment, reanchor
from reader.model import Anchor
from tests.annotations.samples import TEXT, span


def _found(words: str, new: str) -> tuple[str | None, str]:
    anchor = reanchor(TEXT, *span(words), new)
    if anchor.start is None or anchor.end is None:
        return None, anchor.state
    return new[anchor.start : anchor.end], anchor.state


def test_it_is_public() -> None:
    assert reader.reanchor is reanchor


def test_the_same_text_is_exact() -> None:
    start, end = span("market day")
    assert reanchor(TEXT, start, end, TEXT) == Anchor(start, end, "exact")


def test_text_put_in_before_moves_a_passage_and_after_leaves_it() -> None:
    assert _found("market day", "CORRECTED\n\n" + TEXT) == ("market day", "moved")
    assert _found("market day", TEXT + "\n\nMore soon.") == ("market day", "exact")


def test_typography_is_no_change_of_words() -> None:
    plain = TEXT.replace("“", '"').replace("”", '"').replace("’", "'").replace(" ", "\u00a0", 9)
    assert _found("The board’s chairman", plain) == ("The board's chairman", "moved")


def test_changed_words_need_review() -> None:
    new = TEXT.replace("About 340 people cross", "About 380 people now cross")
    assert _found("About 340 people cross on a market day", new) == (
        "About 380 people now cross on a market day",
        "needs_review",
    )


def test_a_deleted_passage_is_lost_though_one_like_it_stands_elsewhere() -> None:
    words = "The board will meet again on 3 March."
    likeness = "The board will meet again on 4 April.\n\n"
    new = likeness + TEXT.replace(words, "")
    assert reanchor(likeness + TEXT, *span(words, likeness + TEXT), new).state == "lost"


def test_a_moved_paragraph_is_found() -> None:
    paragraphs = TEXT.split("\n\n")
    new = "\n\n".join([*paragraphs[1:], paragraphs[0]])
    assert _found("The rope ferry at Harrowmere", new) == ("The rope ferry at Harrowmere", "moved")


def test_a_paragraph_that_was_moved_and_edited_is_found() -> None:
    paragraphs = TEXT.split("\n\n")
    edited = paragraphs[1].replace("over this water", "across")
    new = "\n\n".join([paragraphs[0], *paragraphs[2:], edited])
    found, state = _found(paragraphs[1], new)
    assert (found, state) == (edited, "needs_review")


def test_a_sentence_put_in_behind_is_not_taken_in() -> None:
    new = TEXT.replace("on a market day.", "on a market day. It was 410 a year before.")
    words = "About 340 people cross on a market day."
    assert _found(words, new) == (words, "exact")


def test_a_sentence_put_in_the_middle_is_taken_in() -> None:
    new = TEXT.replace("market day. Many", "market day. It was 410 once. Many")
    words = "About 340 people cross on a market day. Many of them are pupils"
    found, state = _found(words, new)
    assert found == words.replace("Many", "It was 410 once. Many")
    assert state == "needs_review"


def test_another_article_has_none_of_it() -> None:
    other = "Slates fell from the school roof.\n\nNobody was hurt, a teacher said on Monday."
    for words in ("Tilda Marsh", "market day", "The board will meet again on 3 March."):
        assert _found(words, other) == (None, "lost")


def test_noise_inside_words_is_seen_through() -> None:
    new = TEXT.replace("About 340 people cross", "Ab0ut 34O pe0ple cr0ss")
    found, state = _found("About 340 people cross", new)
    assert (found, state) == ("Ab0ut 34O pe0ple cr0ss", "needs_review")


def test_a_place_between_letters_is_found_by_the_words_that_follow() -> None:
    start, _ = span("market day")
    new = "CORRECTED\n\n" + TEXT
    assert reanchor(TEXT, start, start, new) == Anchor(start + 11, start + 11, "moved")
    assert reanchor(TEXT, len(TEXT), len(TEXT), new).start == len(new)


def test_one_alignment_serves_many_passages() -> None:
    new = "CORRECTED\n\n" + TEXT
    alignment = Alignment(TEXT, new)
    for words in ("Tilda Marsh", "market day", "Osric Pell"):
        assert alignment.place(*span(words)) == reanchor(TEXT, *span(words), new)


@given(st.text(), st.text(), st.integers(-3, 40), st.integers(-3, 40))
def test_any_texts_and_offsets_give_a_span_inside_the_new_text(
    old: str, new: str, start: int, end: int
) -> None:
    anchor = reanchor(old, start, end, new)
    if anchor.start is None or anchor.end is None:
        assert anchor == Anchor(None, None, "lost")
    else:
        assert 0 <= anchor.start <= anchor.end <= len(new)
        assert anchor.state in ("exact", "moved", "needs_review")


@given(st.lists(st.sampled_from(["tide", "rope", "bell", ".", "\n\n"]), max_size=60), st.data())
def test_repetitive_texts_are_found_without_fail_in_themselves(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert reanchor(text, start, end, text) == Anchor(start, end, "exact")
    assert reanchor(text, start, end, "Intro: " + text).state in ("moved", "lost", "needs_review")
