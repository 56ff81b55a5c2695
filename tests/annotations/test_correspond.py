"""Words of an old text are found in a new one, in order, moved, or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.align import align
from reader.annotations.correspond import correspond
from reader.annotations.folded import fold, words
from tests.annotations.samples import TEXT

OTHER = (
    "Slates fell from the roof of the lower school on Monday night, and nobody was hurt.\n\n"
    "A caretaker found them in the yard. He swept the yard and told the head teacher.\n\n"
    "Lessons went on in the gymnasium for the rest of the week, said the head teacher."
)
TOKENS = st.lists(st.sampled_from("abcdefg"), max_size=40)


def _said(old: str, new: str) -> list[tuple[str, str]]:
    """Return the aligned words as they stand in both texts."""
    one, other = words(old), words(new)
    return [
        (old[one.starts[a] : one.ends[a]], new[other.starts[b] : other.ends[b]])
        for a, b in correspond(one, other).items()
    ]


@given(TOKENS, TOKENS)
def test_an_alignment_joins_equal_words_and_rises_in_both(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert all(old[a] == new[b] for a, b in pairs.items())
    assert list(pairs) == sorted(pairs)
    assert list(pairs.values()) == sorted(set(pairs.values()))


@given(TOKENS)
def test_a_sequence_is_aligned_with_itself_whole(tokens: list[str]) -> None:
    assert align(tokens, tokens) == {place: place for place in range(len(tokens))}


@given(st.text(), st.text())
def test_any_two_texts_give_pairs_of_equal_words_each_used_once(old: str, new: str) -> None:
    one, other = words(old), words(new)
    pairs = correspond(one, other)
    assert all(one.keys[a] == other.keys[b] for a, b in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    assert list(pairs) == sorted(pairs)


@given(st.text())
def test_a_folded_text_knows_where_each_letter_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert list(folded.origin) == sorted(folded.origin)
    assert folded.origin[-1] == len(text)


def test_words_compare_over_typography() -> None:
    assert words("“Café’s” — FINE…").keys == words('"cafe\'s" - ﬁne...').keys


def test_a_moved_paragraph_keeps_its_words() -> None:
    paragraphs = TEXT.split("\n\n")
    moved = "\n\n".join([paragraphs[0], *paragraphs[2:], paragraphs[1]])
    gone = set(words(TEXT).keys) - {fold(said).text for said, _ in _said(TEXT, moved)}
    assert not [word for word in gone if word.isalnum()]


def test_another_article_shares_nothing_though_it_has_the_same_small_words() -> None:
    assert _said(TEXT, OTHER) == []


def test_a_full_stop_stays_with_its_sentence_when_one_is_put_in_behind() -> None:
    first, rest = "The keeper said it would hold.", "It did not hold for long, she wrote later."
    new = f"{first} Nobody else had looked at it since May. {rest}"
    one, other = words(f"{first} {rest}"), words(new)
    stop = one.keys.index(".")
    place = correspond(one, other)[stop]
    assert other.ends[place] == len(first)


def test_an_opening_quotation_mark_stays_with_its_words() -> None:
    first, rest = "She waited a while by the gate.", "“It will not hold for long,” she said."
    new = f"{first} “Nobody looked,” he said to the others there. {rest}"
    one, other = words(f"{first} {rest}"), words(new)
    mark = one.keys.index('"')
    assert other.starts[correspond(one, other)[mark]] == new.index(rest)
