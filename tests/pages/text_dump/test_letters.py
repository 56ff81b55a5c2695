"""What letters tell by their classes is what they tell one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.text_dump.letters import (
    LETTERS_LOOKED_AT,
    begins_as_byline,
    capitals_in,
    classes_of,
    holds_date,
    signs_in,
)

_WORD = st.text("abSZÄßİжЖΣ中09?.,…“\"'|@(-", min_size=1, max_size=12) | st.sampled_from(
    ("By", "https://skerry.example", "...", "iPad", "2019")
)
_TEXT = st.lists(_WORD, min_size=1, max_size=24).map(" ".join)


@given(st.lists(_TEXT, max_size=5))
def test_each_text_has_a_class_for_each_letter(texts: list[str]) -> None:
    classes = classes_of(texts)
    assert [len(told) - 1 for told in classes] == [len(text) for text in texts]
    assert all(told[0] == " " for told in classes)


@given(_TEXT)
def test_capitals_are_counted_where_words_begin(text: str) -> None:
    beginning = text[:LETTERS_LOOKED_AT]
    low, first = beginning.lower(), beginning.split()[:8]
    (classes,) = classes_of([text])
    found = capitals_in(beginning, low, low.split()[:14], classes)
    assert found == sum(word[0].isupper() for word in first) * 3 // len(first)


@given(_TEXT)
def test_signs_are_told_apart(text: str) -> None:
    (classes,) = classes_of([text])
    quoted = '"' in text or "“" in text
    goes_on = "..." in text or "…" in text
    address = "@" in text or "http" in text
    assert signs_in(text, classes) == quoted * 8 + goes_on * 4 + ("|" in text) * 2 + address


def test_a_date_has_a_digit_of_any_script() -> None:
    for text in ("may 3", "on ٣/٠٤", "12:30"):
        assert holds_date(text, classes_of([text])[0]), text
    assert not holds_date("may we?", classes_of(["may we?"])[0])


def test_a_byline_begins_with_its_cue() -> None:
    for text in ("by ada orr", "text: ada orr", "written by ada orr"):
        assert begins_as_byline(text, text.split()[0]), text
    for text in ("bypass", "the text: ada", "byline: ada orr", "posted"):
        assert not begins_as_byline(text, text.split()[0]), text
