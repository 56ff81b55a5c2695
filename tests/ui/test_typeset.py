"""An article is set in lines without losing, doubling or overflowing anything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.model import Article, Block, BlockKind, Byline
from reader.ui import typeset as typeset_module
from reader.ui.clusters import ceil, floor
from reader.ui.glyphs import IN_ASCII
from reader.ui.hyphens import hyphens_of
from reader.ui.typeset import Line, Typeset
from reader.ui.widgets.inked import inked
from tests.ui.strategies import ARTICLES

WIDTHS = st.integers(8, 100)


@given(ARTICLES, WIDTHS)
def test_every_character_stands_on_one_line_in_order(article: Article, width: int) -> None:
    typeset = Typeset(article, width)
    lines = [typeset.line(y) for y in range(len(typeset))]
    spans = [(line.start, line.end) for line in lines if line.kind == "text"]
    assert spans == sorted(spans)
    shown = "".join(article.text[start:end] for start, end in spans)
    assert shown.replace(" ", "").replace("\n", "") == "".join(
        article.text.replace(" ", "").split("\n")
    )


@given(ARTICLES, WIDTHS)
def test_no_line_is_wider_than_the_column(article: Article, width: int) -> None:
    typeset = Typeset(article, width)
    for y in range(len(typeset)):
        line = typeset.line(y)
        if line.kind == "text":
            spread = sum(cells for _, cells in line.gaps)
            assert line.indent + spread + cell_len(line.text) <= width or len(line.text) == 1


@given(ARTICLES, WIDTHS, st.data())
def test_an_offset_is_found_on_its_line(article: Article, width: int, data: st.DataObject) -> None:
    if not article.text:
        return
    typeset = Typeset(article, width)
    offset = data.draw(st.integers(0, len(article.text) - 1))
    line = typeset.line(typeset.line_of(offset))
    if article.text[offset] not in " \n":
        assert line.start <= offset < line.end


@given(ARTICLES, WIDTHS, st.data())
def test_what_is_set_as_far_as_it_is_looked_at_is_set_as_the_whole(
    article: Article, width: int, data: st.DataObject
) -> None:
    whole = Typeset(article, width)
    assert whole.finished
    assert whole.expected == len(whole)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_AHEAD", "_BELOW"):
            patch.setattr(typeset_module, name, 1)
        part = Typeset(article, width)
        if article.text:
            offset = data.draw(st.integers(0, len(article.text) - 1))
            assert part.line_of(offset) == whole.line_of(offset)
        y = data.draw(st.integers(0, len(whole) - 1))
        assert part.stop(y, 1) == whole.stop(y, 1)
        assert part.line(y) == whole.line(y)
        assert part.expected >= len(part)
        part.finish()
    assert list(map(part.line, range(len(part)))) == list(map(whole.line, range(len(whole))))


@given(ARTICLES, WIDTHS, st.data())
def test_a_cell_leads_back_to_its_character(
    article: Article, width: int, data: st.DataObject
) -> None:
    typeset = Typeset(article, width)
    line = typeset.line(data.draw(st.integers(0, len(typeset) - 1)))
    for offset in range(line.start, line.end):
        if floor(article.text, offset) != offset:
            continue
        found = line.offset_at(line.cells_to(offset))
        # A mark of no width of its own belongs to the cell of the letter before it.
        assert found >= offset
        assert line.cells_to(found) == line.cells_to(offset)


@given(ARTICLES, WIDTHS)
def test_no_character_is_cut_by_the_end_of_a_line(article: Article, width: int) -> None:
    typeset = Typeset(article, width)
    for line in map(typeset.line, range(len(typeset))):
        whole = ceil(article.text, line.start) - line.start <= width // 2
        if line.block is not None and line.start > line.block.start and whole:
            assert floor(article.text, line.start) == line.start


def test_a_headline_leaves_no_short_word_alone() -> None:
    article = Article("Harbour wall will be rebuilt, says council at", "")
    typeset = Typeset(article, 43)
    lines = [typeset.line(y).text for y in range(len(typeset)) if typeset.line(y).kind == "title"]
    assert len(lines) == 2
    assert len(lines[1].split()) > 1


def test_the_head_says_who_wrote_it_and_when() -> None:
    article = Article(
        "Title",
        "Text.",
        (Block("paragraph", 0, 5),),
        bylines=(Byline("Ann Lee", "City editor"),),
        publisher="The Paper",
        published="2009-02-07",
    )
    typeset = Typeset(article, 60)
    lines = [typeset.line(y).text for y in range(len(typeset))]
    assert "By Ann Lee, City editor" in lines
    assert "The Paper · 7 Feb 2009" in lines


def test_a_parted_word_has_room_for_its_hyphen() -> None:
    text = "All was extraordinarily quiet in the harbour when the ferry came in. " * 4
    article = Article("T", text, (Block("paragraph", 0, len(text) - 1),))
    typeset = Typeset(article, 22, hyphens_of("en"))
    lines = [typeset.line(y) for y in range(len(typeset))]
    parted = [line for line in lines if line.parted]
    assert parted
    assert all(cell_len(f"{line.text}-") <= 22 for line in parted)
    assert all(line.kind == "text" for line in parted)


def test_code_is_not_parted() -> None:
    text = "the_harbour extraordinarily quiet tonight and tomorrow"
    article = Article("T", text, (Block("code", 0, len(text)),))
    typeset = Typeset(article, 20, hyphens_of("en"))
    assert not any(typeset.line(y).parted for y in range(len(typeset)))


def test_an_attribution_stands_below_its_pull_quote() -> None:
    article = Article("T", "Words.", (Block("pull_quote", 0, 6, "Mara Quill"),))
    typeset = Typeset(article, 40)
    assert typeset.line(len(typeset) - 1).text == "— Mara Quill"


def test_stopping_passes_over_blank_lines() -> None:
    article = Article("T", "One.\n\nTwo.", (Block("paragraph", 0, 4), Block("paragraph", 6, 10)))
    typeset = Typeset(article, 40)
    one = typeset.line_of(0)
    assert typeset.line(typeset.stop(one + 1, 1)).text == "Two."
    assert typeset.line(typeset.stop(one + 1, -1)).text == "One."


@pytest.mark.parametrize(
    ("item", "mark"),
    [
        ("1. Boil the water", "1. "),
        ("12) Stir for as long as it takes", "12) "),
        ("a) Bring a coat", "a) "),
        ("(iv) The south arm", "(iv) "),
        ("・岸壁を直す", "・"),
        ("1984 was a wet year", ""),
        ("1984. So it was", ""),
        ("2.5 metres of rope", ""),
        ("A. Orr, mayor", ""),
        ("c. 1850: the first pier", ""),
        ("Boil the water", ""),
    ],
)
def test_the_own_mark_of_an_item_stands_where_a_bullet_would(item: str, mark: str) -> None:
    text = f"{item} and then go on until the tide has turned and the boats are all in"
    typeset = Typeset(Article("T", text, (Block("list_item", 0, len(text)),)), 30)
    lines = [typeset.line(y) for y in range(typeset.line_of(0), len(typeset))]
    hang = cell_len(mark) or 2
    assert [line.indent for line in lines] == [0 if mark else 2, *[hang] * (len(lines) - 1)]
    assert all(line.indent + cell_len(line.text) <= 30 for line in lines)
    assert lines[0].offset_at(hang) == len(mark)
    assert lines[1].offset_at(hang) == lines[1].start


def _painted(line: Line) -> str:
    return "".join(segment.text for segment in inked(line, 30, (), lambda *_: Style()))


def test_a_list_of_numbers_is_painted_without_bullets() -> None:
    text = "1. Boil the water\n\nBring a coat"
    article = Article("T", text, (Block("list_item", 0, 17), Block("list_item", 19, len(text))))
    typeset = Typeset(article, 30)
    lines = [typeset.line(typeset.line_of(at)) for at in (0, 19)]
    shown = [_painted(line) for line in lines]
    assert shown == ["1. Boil the water", "• Bring a coat"]
    assert shown[1].translate(IN_ASCII) == "- Bring a coat"


def _shown(
    width: int, *parts: tuple[BlockKind, str | None, str], depths: Sequence[int] = ()
) -> list[str]:
    """Return the lines, from the first of the text on, of blocks with these marks and texts."""
    starts = [0]
    for _, _, text in parts:
        starts.append(starts[-1] + len(text) + 2)
    blocks = tuple(
        Block(kind, start, start + len(text), None, mark, depth)
        for (kind, mark, text), start, depth in zip(
            parts, starts, chain(depths, repeat(0)), strict=False
        )
    )
    typeset = Typeset(Article("T", "\n\n".join(text for _, _, text in parts), blocks), width)
    return [_painted(typeset.line(y)) for y in range(typeset.line_of(0), len(typeset))]


def test_the_number_of_an_item_stands_where_a_bullet_would() -> None:
    assert _shown(
        16,
        ("list_item", "9.", "Boil the water"),
        ("list_item", "10.", "Stir it till noon"),
        ("list_item", None, "Bring a coat"),
        ("list_item", "xi.", "(2) Row"),
    ) == [
        "9. Boil the",
        "   water",
        "10. Stir it till",
        "    noon",
        "• Bring a coat",
        "xi. (2) Row",
    ]


def test_what_goes_on_with_an_item_stands_below_its_words() -> None:
    assert _shown(
        20,
        ("list_item", "10.", "The rope"),
        ("list_item", "", "It is of hemp, and forty metres"),
        ("list_item", "", "It is wet."),
        ("blockquote", None, "Dry it."),
        ("list_item", "", "We did."),
        ("list_item", None, "Tar"),
        ("list_item", "", "Black."),
        ("paragraph", None, "So far."),
        ("list_item", "", "Of nothing."),
    ) == [
        "10. The rope",
        "    It is of hemp,",
        "    and forty metres",
        "",
        "    It is wet.",
        "",
        "│  Dry it.",
        "",
        "    We did.",
        "• Tar",
        "  Black.",
        "",
        "So far.",
        "",
        "  Of nothing.",
    ]


_NESTED: tuple[tuple[BlockKind, str | None, str], ...] = (
    ("list_item", "9.", "Have ready"),
    ("list_item", "a.", "lines, dry"),
    ("list_item", None, "of hemp"),
    ("list_item", None, "1) of wire"),
    ("list_item", "", "or of both"),
    ("list_item", "b.", "tar"),
    ("list_item", "", "and wait"),
    ("list_item", "10.", "Row"),
)


def test_a_list_in_an_item_stands_below_its_words() -> None:
    assert _shown(20, *_NESTED, depths=(0, 1, 2, 2, 2, 1, 0, 0)) == [
        "9. Have ready",
        "   a. lines, dry",
        "      • of hemp",
        "      1) of wire",
        "         or of both",
        "   b. tar",
        "   and wait",
        "10. Row",
    ]


def test_what_would_stand_beyond_the_middle_of_a_column_stands_at_its_left() -> None:
    assert _shown(16, *_NESTED[:5], depths=(0, 1, 2, 2, 2)) == [
        "9. Have ready",
        "   a. lines, dry",
        "• of hemp",
        "1) of wire",
        "   or of both",
    ]


def test_an_item_that_stands_in_none_above_it_stands_in_the_nearest() -> None:
    assert _shown(20, *_NESTED[:3], depths=(4, 3, 3)) == [
        "9. Have ready",
        "   a. lines, dry",
        "      • of hemp",
    ]


def test_a_heading_with_the_number_of_its_item_has_it_once() -> None:
    assert _shown(
        14,
        ("crosshead", "12.", "The south arm"),
        ("list_item", "", "It fell."),
        ("crosshead", "", "What it takes"),
        ("crosshead", None, "The rest of it"),
    ) == [
        "12. The south",
        "    arm",
        "",
        "    It fell.",
        "",
        "    What it",
        "    takes",
        "",
        "The rest of it",
    ]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (8, ["1. Boil", "• Stir", "  it"]),
        (9, ["1. Boil", "12. Stir", "    it"]),
        (6, ["• Boil", "• Stir", "  it"]),
    ],
)
def test_a_number_that_takes_half_of_a_narrow_column_gives_way_to_a_bullet(
    width: int, lines: list[str]
) -> None:
    assert _shown(width, ("list_item", "1.", "Boil"), ("list_item", "12.", "Stir it")) == lines


def test_a_number_too_wide_for_a_heading_is_left_out() -> None:
    assert _shown(8, ("crosshead", "12.", "Stir")) == ["Stir"]


def test_a_first_block_that_goes_on_is_set_as_an_item_without_a_bullet() -> None:
    assert _shown(20, ("list_item", "", "Boil")) == ["  Boil"]


@given(ARTICLES, st.integers(8, 30))
def test_what_stands_left_of_the_words_is_as_wide_as_they_stand_in(
    article: Article, width: int
) -> None:
    typeset = Typeset(article, width)
    for line in map(typeset.line, range(len(typeset))):
        if line.kind in ("text", "attribution"):
            lead = inked(line, width, (), lambda *_: Style())[0].text
            assert cell_len(lead) == line.indent
