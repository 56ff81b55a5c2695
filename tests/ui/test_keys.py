"""What every key does, in every pane that it works in."""

from __future__ import annotations

import threading

import pytest
from textual import events

from reader.library.places import Places
from reader.library.shelf import Articles
from reader.model import Analysis, Mention, Person
from reader.ui import editor
from reader.ui.commands import COMMANDS, Pane
from reader.ui.keymap import make_keymap, strokes
from tests.ui.conftest import Opener, Reader

ALL_KEYS = [
    (one.id, key, pane)
    for one in COMMANDS.values()
    for key in one.keys
    for pane in sorted(one.panes, key=lambda pane: pane.value)
]


@pytest.mark.parametrize(("id_", "key", "pane"), ALL_KEYS, ids=str)
def test_every_key_reaches_its_command(id_: str, key: str, pane: Pane) -> None:
    keymap, _ = make_keymap(COMMANDS.values())
    letter = "b" if "<letter>" in key else ""
    sequence = tuple(one.replace("<letter>", "b") for one in strokes(key))
    assert keymap.look_up(pane, sequence) == (id_, letter)


async def _text(one: Reader) -> None:
    await one.open("harbour-inquiry-opens")
    one.room.focus_pane(Pane.TEXT)
    await one.press("g")


async def test_lines_pages_and_edges(reader: Opener) -> None:
    async with reader(size=(100, 24)) as one:
        await _text(one)
        prose = one.room.prose
        top = prose.scroll_offset.y
        await one.press("space")
        assert prose.scroll_offset.y == top + 21
        await one.press("b")
        assert prose.scroll_offset.y == top
        await one.press("d", "d")
        assert prose.scroll_offset.y > top
        await one.press("u", "u")
        assert prose.scroll_offset.y == top
        await one.press("G")
        assert prose.seen == 1.0
        await one.press("g")
        assert prose.above_text
        for _ in range(8):
            await one.pilot.press("j")
        down = prose.at
        await one.press("k")
        assert prose.at < down


async def test_jumping_by_thing_and_back(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        opened = one.room.opened
        assert opened is not None
        await one.press(*"]q")
        assert one.room.prose.at == opened.direct_quotes[0].start
        assert one.said.startswith("Said by")
        await one.press(*"]q")
        assert one.room.prose.at == opened.direct_quotes[1].start
        await one.press(*"[q")
        assert one.room.prose.at == opened.direct_quotes[0].start
        await one.press("g", *"]p")
        assert one.room.prose.at == opened.things("person")[0].start
        await one.press("g", *"}}")
        assert one.room.prose.at == opened.article.blocks[1].start
        await one.press("{")
        assert one.room.prose.at == opened.article.blocks[0].start


async def test_search_as_typed_then_on_and_back(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press("/", *"the", "enter")
        hits = one.room.search.hits
        assert one.room.prose.at == hits[0][0]
        assert one.room.focused is one.room.prose
        await one.press("n")
        assert one.room.prose.at == hits[1][0]
        await one.press("N", "N")
        assert one.room.prose.at == hits[-1][0]
        await one.press("escape", "escape")
        assert one.room.search.hits == ()
        await one.press("/", *"zzzz", "enter")
        assert "not in this text" in one.said


async def test_a_jump_waits_until_it_is_found_who_says_what(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        found, analysis = threading.Event(), Articles.analysis

        def late(articles: Articles, id_: str) -> Analysis:
            found.wait()
            return analysis(articles, id_)

        monkeypatch.setattr(Articles, "analysis", late)
        try:
            one.room.open_article("harbour-inquiry-opens")
            while one.room.opened is None or one.room.opened.id != "harbour-inquiry-opens":
                await one.pilot.pause()
            await one.pilot.press("]", "q", ";")
            assert one.said.startswith("The cursor goes there as soon as")
        finally:
            found.set()
        await one.settle()
        assert one.room.prose.at == one.room.opened.direct_quotes[1].start


async def test_letters_that_came_with_the_key_of_the_prompt_are_typed_in_it(
    reader: Opener,
) -> None:
    """A slow screen, or a paste, brings them before the prompt has the focus."""
    async with reader() as one:
        for pane in (Pane.LIST, Pane.TEXT):
            one.room.focus_pane(pane)
            await one.pilot.pause()
            for letter in "/har":
                one.app.post_message(events.Key(letter, letter))
            await one.settle()
            assert (one.room.prompt.value, one.room.prompt.has_focus) == ("har", True)
            assert not one.said.startswith("Marked"), "r is a command there"
            await one.press("escape")


async def test_filtering_the_list(reader: Opener) -> None:
    async with reader() as one:
        one.room.focus_pane(Pane.LIST)
        total = one.room.library.rows.count
        await one.press("/", *"engineer", "space", *"report")
        assert 0 < one.room.library.rows.count < total
        await one.press("enter")
        assert one.room.pane_name is Pane.LIST
        await one.press("escape")
        assert one.room.library.rows.count == total
        await one.press("/", *"qqq", "escape")
        assert one.room.library.rows.count == total


async def test_a_passage_that_is_noted_is_not_said_to_be_highlighted(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qa", *"why", "ctrl+s", "H")
        assert one.said == "There is a note here already: a changes it, x deletes it."
        await one.press("x", "H", "H")
        assert one.said == "Highlighted already; x deletes it."


async def test_highlight_label_delete_undo_redo(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]q", "H", "4")
        (mark,) = one.annotations
        assert (mark.kind, mark.label) == ("highlight", "check")
        await one.press("x")
        assert one.annotations == []
        assert "Ctrl+Z" in one.said
        await one.press("ctrl+z")
        assert one.annotations == [mark]
        await one.press("ctrl+r")
        assert one.annotations == []
        await one.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert one.annotations == []
        await one.press("ctrl+z")
        assert one.said == "Nothing to undo."


async def test_a_note_is_asked_about_before_it_is_left(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qa", *"half", "escape")
        assert len(one.app.screen_stack) == 2
        await one.press("escape")
        assert len(one.app.screen_stack) == 1
        assert one.annotations == []
        await one.press("a", "escape")
        assert len(one.app.screen_stack) == 1


async def test_a_note_is_changed_where_it_stands(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qa", *"one", "ctrl+s", "a", *"two", "ctrl+s")
        (note,) = one.annotations
        assert note.note == "onetwo"


async def test_the_note_in_the_editor(reader: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as one:
        await _text(one)
        monkeypatch.setattr(editor, "edit_outside", lambda _app, words: words + "from outside")
        await one.press(*"]qe")
        assert one.annotations[0].note == "from outside"


async def test_no_editor_is_told(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qe")
        assert "editor" in one.said


async def test_bookmarks_move_and_are_listed(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qma", *"]q]qma", "m", "m")
        kinds = {(each.kind, each.label) for each in one.annotations}
        assert kinds == {("bookmark", "a"), ("bookmark", None)}
        await one.press("g", "'", "z")
        assert "No bookmark z" in one.said
        await one.press("'", "a", "'", "'")
        assert one.room.prose.at == 0
        await one.press("B")
        assert one.app.screen.rows.count == 2  # type: ignore[attr-defined]
        await one.press("q")
        assert one.app.screen is one.room


async def test_from_pane_to_pane(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        order = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "h", "l"):
            await one.press(key)
            order.append(one.room.pane_name.value)
        assert order == ["panel", "list", "text", "list", "list", "list", "text"]


async def test_the_panel_leads_into_the_text(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        room = one.room
        assert room.opened is not None and room.opened.analysis is not None
        await one.press("quotation_mark", "j", "enter")
        assert room.prose.at == room.opened.direct_quotes[1].start
        await one.press("P", "enter")
        assert room.prose.at == room.opened.analysis.people[0].mentions[0].start
        await one.press("ctrl+t", "j", "enter")
        crossheads = [one for one in room.opened.article.blocks if one.kind == "crosshead"]
        assert room.prose.at == crossheads[0].start
        await one.press("q")
        assert room.pane_name.value == "list"


async def test_list_and_panel_are_put_away_and_brought_back(reader: Opener) -> None:
    async with reader() as one:
        room = one.room
        await _text(one)
        await one.press("less_than_sign", "greater_than_sign")
        assert (room.library.display, room.panel.display) == (False, False)
        await one.press("less_than_sign", "greater_than_sign")
        assert (room.library.display, room.panel.display) == (True, True)
        await one.press("z")
        assert (room.library.display, room.panel.display) == (False, False)
        await one.press("z")
        assert (room.library.display, room.panel.display) == (True, True)


async def test_width_theme_read_star(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await _text(one)
        await one.press("plus", "c", "c", "j", "k")
        assert one.app.theme == "high-contrast", "tried on the screen"
        await one.press("escape")
        assert (one.app.theme, one.room.session.settings.theme) == ("dark", "dark")
        await one.press("c", "enter", "asterisk", "r")
        assert one.app.theme == "light"
        assert one.room.opened is not None
        assert one.room.opened.notes.starred
        assert one.room.session.progress.places[one.room.opened.id].finished
        await one.press("r")
        assert not one.room.session.progress.places[one.room.opened.id].finished
    assert "width: 76" in places.settings.read_text("utf-8")
    assert "theme: light" in places.settings.read_text("utf-8")


async def test_words_are_parted_when_that_is_asked_for(reader: Opener, places: Places) -> None:
    async with reader(size=(60, 80)) as one:
        await one.open("council-leader-resigns")
        await one.press(*["minus"] * 8)
        prose = one.room.prose

        def ends() -> list[str]:
            return [prose.render_line(y).text.rstrip()[-1:] for y in range(prose.size.height)]

        assert "-" not in ends()
        one.room.call_command("view.hyphens")
        await one.settle()
        assert "-" in ends()
    assert "hyphens: yes" in places.settings.read_text("utf-8")
    async with reader(size=(60, 80)) as one:
        await one.open("council-leader-resigns")
        prose = one.room.prose
        assert "-" in ends()


async def test_copying_with_and_without_citation(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        copied: list[str] = []
        monkeypatch.setattr(one.app, "copy_to_clipboard", copied.append)
        await _text(one)
        await one.press(*"]qyY")
        opened = one.room.opened
        assert opened is not None
        quote = opened.direct_quotes[0]
        words = opened.article.text[quote.start : quote.end]
        assert copied[1] == words
        assert copied[0].startswith(words)
        assert opened.article.title in copied[0]
        assert quote.speaker is None or quote.speaker in copied[0]


async def test_from_article_to_article(reader: Opener) -> None:
    async with reader() as one:
        first = one.room.opened
        assert first is not None
        await one.press("J")
        second = one.room.opened
        assert second is not None and second.id != first.id
        await one.press("K")
        assert one.room.opened is not None and one.room.opened.id == first.id
        await one.press("K")
        assert "No article before" in one.said
        await one.press(*"]u")
        assert one.room.opened.id != first.id


async def test_a_key_of_another_pane_says_where_it_works(reader: Opener) -> None:
    async with reader() as one:
        one.room.focus_pane(Pane.LIST)
        for key, told in (
            ("0", ""),
            ("a", "a works in the text; Tab goes from pane to pane."),
            ("m", "m works in the text; Tab goes from pane to pane."),
            ("n", "n works in the text or the side panel; Tab goes from pane to pane."),
        ):
            await one.press(key)
            assert one.said == told
        assert one.annotations == []
        one.room.focus_pane(Pane.TEXT)
        await one.press("i")
        assert one.said == "i works in the list; Tab goes from pane to pane."


async def test_the_palette_offers_commands_and_people(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        await one.press("ctrl+p")
        assert len(one.app.screen_stack) == 2
        await one.press("escape")
        await one.press("colon", *"bottom")
        await one.press("enter")
        await one.settle()
        assert one.room.prose.seen == 1.0


async def test_the_palette_offers_people_whose_role_looks_like_markup(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def analysis(_: str) -> Analysis:
        return Analysis((), (Person("Ada [/b]", (), ("[/] [bold",), (Mention(0, 3, "Ada"),)),))

    monkeypatch.setattr("reader.analyse", analysis)
    async with reader() as one:
        await _text(one)
        await one.press("ctrl+p", *"Ada")
        await one.press("enter")
        assert one.app.screen is one.room
        assert one.room.prose.at == 0
        assert one.room.prose.thing is not None
