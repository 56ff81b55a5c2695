"""The width at which lines were wrapped is read off them, whatever it is."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.lines import chunks_of
from tests.pages.conftest import DUMP, PARAGRAPHS

_LONG = tuple(" ".join((*PARAGRAPHS[n:], *PARAGRAPHS[:n])) for n in range(len(PARAGRAPHS)))
_fill = partial(textwrap.fill, break_long_words=False, break_on_hyphens=False)


def _texts(page: str) -> list[str]:
    return [chunk.text for chunk in chunks_of(page.split("\n"))]


@given(st.integers(40, 240))
def test_paragraphs_are_whole_at_any_width(width: int) -> None:
    page = "\n\n".join(["Home", "News", *(_fill(one, width) for one in _LONG), "Contact us"])
    assert _texts(page) == ["Home", "News", *_LONG, "Contact us"]


@pytest.mark.parametrize("width", [40, 48, 66, 72, 80, 100, 110])
def test_an_article_is_the_same_wrapped_as_not(width: int) -> None:
    page = "\n".join(_fill(line, width) for line in DUMP.split("\n"))
    assert clean(page).text == clean(DUMP).text


@pytest.mark.parametrize("indent", [2, 4])
def test_first_lines_that_are_set_in_part_paragraphs(indent: int) -> None:
    paragraphs = ["“It sails,” she said.", *_LONG, "“It does not,” said Piet Harrow.", *_LONG]
    wrapped = "\n".join(_fill(one, 72, initial_indent=" " * indent) for one in paragraphs)
    assert _texts(wrapped) == paragraphs


_TITLES = (
    "Ferry contract of the island goes to the court in the spring, again",
    "What the harbour master said to the council about the pier in winter",
    "Nine boats, one mole: how the islanders found themselves a new home",
    "The last shop of Marlow Bridge will close when its keeper leaves it",
    "Bakers of the coast ask for cheaper flour, and are heard at the end",
)
_VERSES = (
    "the tide comes in, and no one counts",
    "the boats that it has turned about",
    "nor what the harbour's lamp will cost",
    "when every ship but one is lost",
    "and still, as if it had not known,",
    "the tide comes in, and comes alone",
)


@pytest.mark.parametrize(
    "lines",
    [
        [*_TITLES, *_TITLES[::-1]],
        [*_VERSES],
        [f"    {verse}" for verse in _VERSES * 3],
        ["harbour", "mole", *[title.lower()[:24] for title in _TITLES], "ferry", "shop"],
        [f"{title[:57].rstrip()}…" for title in _TITLES],
    ],
)
@pytest.mark.parametrize("above", [(), PARAGRAPHS])
def test_lines_that_no_margin_broke_stay_apart(lines: Sequence[str], above: Sequence[str]) -> None:
    page = "\n".join([*above, "", *lines])
    assert _texts(page) == [*above, *(line.strip() for line in lines)]


def _columns(text: str, width: int) -> str:
    """Wrap a text in which all letters are two columns wide; no stop begins a line."""
    lines, line = [], ""
    for letter in text:
        if len(line) * 2 + 2 > width:
            kept = 1 if letter in "。、" else 0
            lines.append(line[: len(line) - kept])
            line = line[len(line) - kept :]
        line += letter
    return "\n".join([*lines, line])


_SENTENCE = "島の評議会は、港の渡し船をもう一冬走らせることを九対四で決めた。"


@pytest.mark.parametrize("width", [60, 72, 80, 120])
def test_scripts_without_spaces_are_joined_without_any(width: int) -> None:
    paragraphs = [_SENTENCE * count for count in (5, 3, 7, 4)]
    page = "\n\n".join(_columns(one, width) for one in paragraphs)
    assert _texts(page) == paragraphs


def test_a_space_parts_other_words_from_them() -> None:
    lines = [
        f"{_SENTENCE}{_SENTENCE[:5]}",
        "Marlow Bridge の港で",
        *_columns(_SENTENCE * 9, 76).split(),
    ]
    assert _texts("\n".join(lines))[0].startswith(f"{lines[0]} Marlow Bridge の港で")
