"""Quotations told by their marks: pairs, nesting, runs over paragraphs, broken marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.cast import QuoteSpan
from reader.language.marks import MARKS
from reader.language.quotes import find_quotes
from reader.language.sentences import read_prose

HOSTILE = st.text(alphabet=st.sampled_from("aAs ,.:?—\n" + MARKS), max_size=120) | st.text()


def spans(text: str) -> list[QuoteSpan]:
    """Return the spans of a text."""
    return list(find_quotes(read_prose(text)))


def quoted(text: str) -> list[str]:
    """Return what stands in marks, nested or not."""
    return [text[span.start : span.end] for span in spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail," said Ola. "At dawn."', ['"We sail,"', '"At dawn."']),
        ("'We sail,' said Ola. 'At dawn.'", ["'We sail,'", "'At dawn.'"]),
        ("‘It’s the sailors’ wish,’ he said.", ["‘It’s the sailors’ wish,’"]),
        ("'It's the sailors' wish,' he said.", ["'It's the sailors' wish,'"]),
        ("The 'Sailors' sign", ["'Sailors'"]),
        ('He calls it "brave".', ['"brave"']),
        ('Mixed “marks" here', ['“marks"']),
        ("``Typed,'' she wrote.", ["``Typed,''"]),
        ("« Non », dit-il.", ["« Non »"]),
        ("「止まれ」と言った。", ["「止まれ」"]),
        ("6' 2\" tall", []),
        ('Nothing "" here', []),
        ('"It rains, "said Ola. "It pours."', ['"It rains, "', '"It pours."']),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("\"He said 'go' and I went,\" she said.", "'go'"),
        ("'He said \"go\" and I went,' she said.", '"go"'),
        ('"Words like "we must learn" mean little," she said.', '"we must learn"'),
        ("“I heard ‘go.’” Ola left.", "‘go.’"),
    ],
)
def test_a_quotation_in_a_quotation_is_nested(text: str, inner: str) -> None:
    found = spans(text)

    assert [span.nested for span in found] == [False, True]
    assert text[found[1].start : found[1].end] == inner


@pytest.mark.parametrize("open_mark, close_mark", ['""', "“”", "''", "‘’", "«»"])
def test_a_run_over_paragraphs_is_one_quotation(open_mark: str, close_mark: str) -> None:
    speech = f"{open_mark}One.\n\n{open_mark}Two.\n\n{open_mark}Three.{close_mark}"
    text = f"Ola said: {speech}\n\nShe left."

    assert quoted(text) == [speech]


def test_a_run_that_is_never_closed_ends_with_its_last_paragraph() -> None:
    text = 'Ola said: "One.\n\n"Two.\n\nShe left the hall.'

    assert quoted(text) == ['"One.\n\n"Two.']


def test_a_run_whose_second_opening_mark_is_lost_is_still_one_quotation() -> None:
    text = 'Ola said: "One.\n\nTwo, then."\n\nShe left.'

    assert quoted(text) == ['"One.\n\nTwo, then."']


def test_closed_paragraphs_are_quotations_of_their_own() -> None:
    assert quoted('"One."\n\n"Two."') == ['"One."', '"Two."']


def test_a_close_lost_before_the_cue_does_not_swallow_the_next_quotation() -> None:
    assert '"At dawn."' in quoted('The crew said "we sail, and left. "At dawn."\n\nThen rain.')


def test_one_close_for_two_opening_marks_closes_the_outer() -> None:
    text = 'Ola said: "I heard him say "we must go now."\n\nShe left.'

    assert quoted(text) == ['"I heard him say "we must go now."']


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ('"We sail," said Ola.', False),
        ('Ola said: "We sail."', False),
        ('Ola said the crew was "brave".', True),
        ('Ola said "we sail at dawn".', True),
        ('She left.\n\n"We sail," said Ola.', False),
    ],
)
def test_fragments_are_told_from_whole_utterances(text: str, partial: bool) -> None:
    assert [span.partial for span in spans(text)] == [partial]


@given(HOSTILE)
def test_spans_are_sorted_in_range_and_begin_at_a_mark(text: str) -> None:
    found = spans(text)

    assert found == sorted(found, key=lambda span: (span.start, -span.end))
    assert len({(span.start, span.end) for span in found}) == len(found)
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start] in MARKS or span.label


@given(HOSTILE)
def test_a_span_that_is_not_nested_overlaps_no_other_such_span(text: str) -> None:
    outer = [span for span in spans(text) if not span.nested]

    for first, second in pairwise(outer):
        assert first.end <= second.start
