"""Running heads and numbers of leaves, in texts that were taken out of printed documents."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.pages.assemble import Facts, Part, assemble
from reader.pages.text_dump.leaves import NO_LEAVES, Leaves, leaves_of, with_leaves

_WORDS = (
    "the harbour board of has decided to rebuild a breakwater before winter after storms took away "
    "part it and county pays third that rest comes from dues which rise in January fishermen who "
    "berth on outer pontoons are moved old shipyard where they have been promised water"
).split()


def _body(seed: int = 3) -> list[str]:
    chance = Random(seed)
    lengths = [chance.randint(9, 26) for _ in range(60)]
    return wrap(" ".join(f"{' '.join(chance.choices(_WORDS, k=n))}.".capitalize() for n in lengths))


_BODY = _body()
_FOOT, _HEAD = "Annual report 2024                                 {}", "Orsund Harbour Board"


def _printed(
    foot: str = _FOOT, on_a_leaf: int = 13, body: Sequence[str] = tuple(_BODY)
) -> list[str]:
    lines = ["Rebuilding the breakwater", ""]
    for at, line in enumerate(body, 1):
        lines.append(line)
        if at % on_a_leaf == 0 and at < len(body):
            lines += ["", foot.format(at // on_a_leaf), _HEAD, ""]
    return [*lines, "", foot.format(len(body) // on_a_leaf + 1)]


@pytest.mark.parametrize(
    "foot", [_FOOT, "{}      Annual report 2024", "{}", "- {} -", "Page {} of 12"]
)
def test_what_stands_at_every_leaf_is_no_text(foot: str) -> None:
    lines = _printed(foot)
    article = reader.clean("\n".join(lines), kind="text")
    assert article.text.split() == " ".join(_BODY).split()
    assert [one.text for one in article.pieces] == [line for line in lines if line.strip()]
    of_leaves = {one.text for one in article.dropped if one.reason == "navigation"}
    assert of_leaves == {_HEAD, *(foot.format(n) for n in range(1, len(_BODY) // 13 + 2))}


def test_a_sentence_that_ends_with_a_leaf_ends_its_paragraph() -> None:
    lines = _printed()
    at = lines.index(_FOOT.format(2))
    lines[at - 2] = "They were told so."
    leaves = leaves_of(lines, "\n".join(lines))
    assert {at, at + 1} <= leaves.running
    assert not {at - 1, at, at + 1, at + 2} & leaves.bridged


def test_no_paragraphs_are_joined_where_nothing_goes_on() -> None:
    lines = _printed()
    at = lines.index(_FOOT.format(2))
    lines[at + 3] = "Mara Quill, the harbour master, said so to the board in January."
    assert at in leaves_of(lines, "\n".join(lines)).running
    assert at not in leaves_of(lines, "\n".join(lines)).bridged


def _broken_by(*numbers: str, every: int = 12) -> list[str]:
    """Return lines of text that go on behind each of the `numbers`."""
    lines = [one for one in _BODY if one[0].islower() and one[-1] != "."]
    return [
        line
        for at, number in enumerate(numbers)
        for line in (*lines[at * every : at * every + every], "", number, "")
    ] + lines[len(numbers) * every :][:every]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(_broken_by("Page 1", "Page 2", "Page 3"), True, id="leaves"),
        pytest.param(_broken_by("1 of 3", "2 of 3", "3 of 3", every=2), False, id="gallery"),
        pytest.param(_broken_by("Page 7", "Page 3", "Page 5"), False, id="in no order"),
        pytest.param(_broken_by("Page 1", "Page 60", "Page 90"), False, id="far apart"),
        pytest.param(_broken_by("Page 1"), False, id="one"),
        pytest.param([*_broken_by("Item 1", "Item 2"), "", "Item 1", "Item 1"], False, id="list"),
        pytest.param(
            [line for n in (1, 2, 3) for line in (*_BODY[:12], "It ended.", "", f"Day {n}", "")],
            False,
            id="headings",
        ),
        pytest.param(_BODY, False, id="prose"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_a_leaf_is_told_by_numbers_that_count_on_within_sentences(
    lines: list[str], found: bool
) -> None:
    assert (leaves_of(lines, "\n".join(lines)) != NO_LEAVES) == found


def test_what_was_cut_on_both_sides_of_a_leaf_is_of_no_block() -> None:
    parts = [
        Part(("Home", "Menu"), "dropped", "navigation"),
        Part(("It rains.",), "paragraph", text="It rains."),
        Part(("Share", "Print"), "dropped", "share"),
    ]
    lines = ["Home", "1", "Menu", "It rains.", "Share", "2", "Print"]
    made = list(with_leaves(parts, lines, Leaves(frozenset({1, 5}), frozenset())))
    article = assemble(made, Facts())
    assert [one.text for one in article.pieces] == lines
    assert [one.block for one in article.pieces] == [None, None, None, 0, None, None, None]


@given(
    st.lists(
        st.sampled_from(["", " ", "Page 1", "Page 2", "Page 3", "3", "4", _HEAD, *_BODY[:4]]),
        max_size=24,
    )
)
def test_no_line_of_the_text_is_lost(lines: list[str]) -> None:
    leaves = leaves_of(lines, "\n".join(lines))
    assert all(lines[at].strip() for at in leaves.running)
    assert all(at in leaves.running or not lines[at].strip() for at in leaves.bridged)


@given(st.integers(0, 40), st.integers(8, 30), st.sampled_from((_FOOT, "{}", "Page {} of 9")))
def test_every_line_of_a_printed_text_is_a_piece_where_it_stands(
    seed: int, on_a_leaf: int, foot: str
) -> None:
    lines = _printed(foot, on_a_leaf=on_a_leaf, body=_body(seed))
    article = reader.clean("\n".join(lines), kind="text")
    assert [one.text for one in article.pieces] == [line for line in lines if line.strip()]
    blocks = [one.block for one in article.pieces if one.block is not None]
    assert blocks == sorted(blocks)
