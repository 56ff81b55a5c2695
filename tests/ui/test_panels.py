"""The panels show where and by whom, a jump from them shows its place, and marks can go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.library.places import Places
from reader.library.settings import LAYERS, load_settings
from reader.model import ArticleNotes, ArticleRef, Person
from reader.ui.glyphs import ASCII_GLYPHS, Glyphs
from reader.ui.legend import legend
from reader.ui.opened import Opened
from reader.ui.rows import person_row
from reader.ui.screens.marking import FLASH
from reader.ui.screens.marks import MarksChoice
from reader.ui.strip import painted, strip
from reader.ui.widgets.prose import Prose
from tests.ui.conftest import Opener, Reader
from tests.ui.pages import everything, known

OFFSETS = st.lists(st.integers(0, 999))


@given(OFFSETS, OFFSETS, st.integers(1, 80))
def test_a_strip_tells_of_every_place_and_of_no_other(
    named: list[int], speaks: list[int], cells: int
) -> None:
    parts = strip(named, speaks, 1000, cells)
    assert len(parts) == cells
    for number, part in enumerate(parts):
        low, high = number * 1000 / cells, (number + 1) * 1000 / cells
        says = any(low <= offset < high for offset in speaks)
        assert part == (2 if says else int(any(low <= offset < high for offset in named)))
    for glyphs in (Glyphs(), ASCII_GLYPHS):
        assert sum(cell_len(words) for words, _ in painted(parts, "person-1", glyphs)) == cells


@given(st.integers(1, 60))
def test_a_person_fits_the_panel(width: int) -> None:
    article, analysis = everything(), known(everything())
    opened = Opened("a", article, ArticleNotes(ArticleRef("a", "A")), analysis)
    for person in (*analysis.people, Person("Nobody")):
        named = [mention.start for mention in person.mentions]
        said = opened.said.get(person.name)
        lines = person_row(person, named, said, len(article.text), "dim", Glyphs(), width)
        assert len(lines) <= 4
        assert all(cell_len("".join(words for words, _ in line)) <= width for line in lines)


def styles_of(prose: Prose, offset: int) -> set[str]:
    """Return the marks that are painted at an offset of the text."""
    line = prose._set.line(prose._set.line_of(offset))
    layers = prose._touching(line)
    return {one.style for layer in layers for one in layer if one.start <= offset < one.end}


async def test_quotations_stand_as_in_the_text_or_by_who_says_them(
    small: Opener, places: Places
) -> None:
    async with small() as one:
        panel = one.room.panel
        await one.press('"', "j", "j", "S")
        assert panel.chosen is not None
        assert panel.chosen.thing == one.room.opened.things("quote")[2]  # type: ignore[union-attr]
        said = [leaf.paint(40)[0] for leaf in panel._leaves]
        assert [(line[0][0], line[1][0]) for line in said] == [
            ("Mara Quill", " · 1 of 2"),
            ("Mara Quill", " · 2 of 2"),
            ("Owen Pell", ""),
        ]
        await one.press("q", "g", "]", "q")
        assert panel.chosen.offset == one.room.prose.at
        assert load_settings(places.settings).by_speaker
    async with small() as one:
        await one.press("P", "S")
        assert one.room.panel.kind == "quotes"
        assert one.room.panel._leaves[0].paint(40)[0][1][0] == ""
        assert not load_settings(places.settings).by_speaker


async def flashes(one: Reader, offset: int) -> bool:
    """Tell whether the text at an offset stands out."""
    await one.settle()
    return "flash" in styles_of(one.room.prose, offset)


async def test_a_jump_shows_its_place_until_the_next_key_or_for_a_moment(small: Opener) -> None:
    async with small() as one:
        await one.press('"', "j", "enter")
        at = one.room.prose.at
        assert await flashes(one, at)
        await one.press("l")
        assert not await flashes(one, at)
        one.room.call_command("panel.contents")
        await one.press("j", "enter")
        crosshead = one.room.prose.at
        assert await flashes(one, crosshead)
        await one.tick(FLASH - 0.1)
        assert await flashes(one, crosshead)
        await one.tick(0.2)
        assert not await flashes(one, crosshead)
        one.app.animation_level = "none"
        await one.press('"', "enter")
        assert not await flashes(one, one.room.prose.at)
        assert one.room.prose.thing is not None


async def test_marks_are_switched_one_by_one_and_stay_so(small: Opener, places: Places) -> None:
    article = everything()
    quote, person = article.text.index("“We heard"), article.text.index("Owen Pell")
    async with small() as one:
        prose = one.room.prose
        await one.press("]", "q", "H", "escape", "/", *"boat", "enter", "g")
        hit, opened = article.text.index("boat owners"), one.room.opened
        assert opened is not None
        before = {
            "quotes": (quote, "quote"),
            "people": (person, opened.person_styles["Owen Pell"]),
            "notes": (quote, "label-highlight"),
            "hits": (hit, "hit"),
        }
        assert all(style in styles_of(prose, at) for at, style in before.values())
        one.room.call_command("view.marks")
        await one.settle()
        assert one.shows(MarksChoice)
        sample = one.app.screen.query_one("#legend", Prose)
        for number, layer in enumerate(LAYERS, start=1):
            at, style = before[layer]
            await one.press(str(number))
            assert style not in styles_of(prose, at)
            assert one.room.session.settings.marks_off == LAYERS[:number]
        assert styles_of(sample, 0) == set()
        await one.press("k", "k", "k", "k", "enter", "j", "space", "escape")
        assert "quote" in styles_of(prose, quote)
        assert load_settings(places.settings).marks_off == ("notes", "hits")
    async with small() as one:
        assert "label-highlight" not in styles_of(one.room.prose, quote)
        assert "quote" in styles_of(one.room.prose, quote)


def test_the_legend_has_every_mark_and_fits_eighty_columns() -> None:
    told = legend(ASCII_GLYPHS)
    marks = {
        style.style
        for layer in told.layers.values()
        for style in layer.touching(0, len(told.article.text))
    }
    painted_so = {name.removeprefix("prose--") for name in Prose.COMPONENT_CLASSES}
    kinds = ("person", "label", "quote", "hit", "thing", "selection", "head", "flash")
    assert marks == {one for one in painted_so if one.startswith(kinds)}
    assert all(cell_len(line) <= 66 for line in told.article.text.split("\n"))


async def test_the_heading_of_the_pane_with_the_focus_is_brought_out(small: Opener) -> None:
    """However the focus comes there."""
    async with small() as one:
        room = one.room
        dim, bright = (room.app.theme_variables[name].lower() for name in ("ink-dim", "primary"))
        for keys, heading, panel in (
            ((), dim, dim),
            (("h",), bright, dim),
            (('"',), dim, bright),
            (("tab",), bright, dim),
            (("tab",), dim, dim),
        ):
            await one.press(*keys)
            colours = room.library.heading.styles.color.hex, room.panel.tabs.styles.color.hex
            assert [one.lower() for one in colours] == [heading, panel], keys
