"""What texts have in common is told by the beginnings of their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.words import begun_in, stems_of

_TEXTS = st.text("abAB1_é½ -’İ", max_size=60)


@given(_TEXTS, _TEXTS)
def test_the_stems_that_words_begin_with_are_those_that_the_text_has(text: str, other: str) -> None:
    assert begun_in([text], stems_of(other)) == stems_of(text) & stems_of(other)


def test_a_word_begins_with_a_stem_that_stands_within_another_before() -> None:
    assert begun_in(["Subharbour and harbour"], {"harbo"}) == {"harbo"}
