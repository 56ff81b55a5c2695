"""Adding pages beside reading, what can't be read, and looking at all pages again."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual import events

from reader.library.add import add_pages
from reader.library.added import Added, AddedPage
from reader.library.adding import AdderHere, AddReport, Tell, Wish
from reader.library.keeping import Looked
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.sources import Unreadable
from reader.library.stopping import Stop
from reader.library.unadded import put_back_unadded, unadded_file
from reader.model import ReaderError
from reader.ui.commands import Pane
from reader.ui.messages import AddingEnded, PagesAdded
from reader.ui.screens.add_pages import AddPages
from reader.ui.screens.gathering import looked_words
from reader.ui.screens.unreadable import STAYS, UnreadablePages
from reader.ui.widgets.status import Said
from tests.ui.conftest import Opener, Reader

STORY = "Ferry to Ostrey stops\n\nThe ferry will not sail for a week after its ramp broke.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's home, where pages are saved."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def _selected(one: Reader) -> str:
    id_ = one.room.library.selected
    entry = one.room.session.catalogue.entry(id_) if id_ else None
    return entry.title if entry else ""


async def _paste(one: Reader, text: str) -> None:
    assert one.app.screen.focused is not None
    one.app.screen.focused.post_message(events.Paste(text))
    await one.pilot.pause()


async def _ask(one: Reader, words: str = "") -> AddPages:
    """Open the box from the list, with words in its line."""
    one.room.focus_pane(Pane.LIST)
    await one.press("i")
    assert isinstance(one.app.screen, AddPages)
    await _paste(one, words)
    return one.app.screen


async def test_a_page_named_in_the_line_is_added_and_selected(
    reader: Opener, places: Places, desk: Path
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    async with reader() as one:
        rows = one.room.library.rows
        one.room.focus_pane(Pane.LIST)
        await one.press("G", "i", *"~/fer", "tab", "enter")
        assert not one.shows(AddPages)
        assert one.said == "Added: Ferry to Ostrey stops. Enter in the list opens it."
        assert _selected(one) == "Ferry to Ostrey stops"
        await one.press("G")
        seen = rows.scroll_offset.y
        await _ask(one, str(desk / "ferry.txt"))
        await one.press("enter")
        assert one.said.startswith("In the library already: Ferry to Ostrey stops.")
        assert (rows.scroll_offset.y == seen) == (rows.max_scroll_y == 0 or seen == 0)
        await one.press("enter")
        assert one.room.opened and one.room.opened.article.title == "Ferry to Ostrey stops"


async def test_what_is_left_out_of_a_folder_is_told(reader: Opener, desk: Path) -> None:
    (desk / "saved").mkdir()
    (desk / "saved" / "ferry.txt").write_text(STORY)
    for name in ("tides.pdf", "maps.PDF", "letter.docx", "quay.jpg"):
        (desk / "saved" / name).write_bytes(b"%PDF")
    async with reader() as one:
        await _ask(one, "~/saved")
        await one.press("enter")
        assert "Ferry to Ostrey stops. Left out: 2 .pdf, 1 .docx." in one.said
        (desk / "saved" / "empty.txt").write_text("")
        await _ask(one, "~/saved")
        await one.press("enter")
        assert one.said.startswith("1 known, 1 unreadable. Left out: 2 .pdf, 1 .docx. U lists")
        await _ask(one, "~/saved/ferry.txt")
        await one.press("enter")
        assert "Left out" not in one.said


async def test_a_page_that_is_pasted_is_added_whole(reader: Opener, places: Places) -> None:
    async with reader() as one:
        box = await _ask(one, STORY)
        told = str(box.told.render())
        assert told.startswith("A pasted page of 80 characters: “Ferry to Ostrey stops”")
        await one.press("escape")
        assert one.shows(AddPages) and str(box.told.render()) == ""
        await _paste(one, STORY)
        await one.press("x", "backspace")  # typing drops it, too
        await one.press("enter")
        assert one.shows(AddPages)
        await _paste(one, STORY)
        await one.press("enter")
        assert one.said.startswith("Added: Ferry to Ostrey stops")
        (page,) = places.pages.iterdir()
        assert page.read_text() == STORY


async def test_what_is_not_there_keeps_the_box_and_its_words(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        box = await _ask(one, "gone\x1b[31m.txt")
        await one.press("enter")
        assert "no such file or folder" in str(box.told.render())
        assert "\x1b" not in str(box.told.render())
        await one.press("ctrl+f")
        assert "yes" in str(box.hint.render())
        await one.press("escape")
        assert not one.shows(AddPages)
        assert not places.pages.exists()


async def test_what_comes_before_the_line_has_the_focus_is_taken(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        box = await _ask(one)
        box.set_focus(None)
        await one.press(*"a.t")
        assert box.line.value == "a.t"
        box.post_message(events.Paste("xt"))
        await one.settle()
        assert box.line.value == "a.txt"
        box.post_message(events.Paste(STORY))
        await one.settle()
        assert str(box.told.render()).startswith("A pasted page")


async def test_many_are_counted_and_what_can_not_be_read_is_listed_and_tried_again(
    reader: Opener, places: Places, desk: Path
) -> None:
    for name, text in (("a", STORY), ("b", ""), ("c", STORY.replace("Ferry", "Boat")), ("d", "")):
        (desk / f"{name}.txt").write_text(text)
    add_pages(places, [str(desk / "a.txt")])
    (places.pages / "broken.txt").write_bytes(b"\0\1\2")
    async with reader() as one:
        await _ask(one, str(desk))
        await one.press("enter")
        assert one.said == (
            "1 added, 1 known, 2 unreadable. U lists the unreadable with their reasons."
        )
        assert _selected(one) == "Boat to Ostrey stops"
        await one.press("U")
        screen = one.app.screen
        assert isinstance(screen, UnreadablePages)
        assert [Path(one.source).name for one in screen._shown] == ["b.txt", "d.txt", "broken.txt"]
        assert screen.row(0, 60)[1] != ()
        (desk / "b.txt").write_text(STORY.replace("Ferry", "Pier"))
        await one.press("enter")
        assert "Added: Pier to Ostrey stops" in str(screen.heading.render())
        assert [Path(one.source).name for one in screen._shown] == ["d.txt", "broken.txt"]
        (places.pages / "broken.txt").write_text(STORY.replace("Ferry", "Road"))
        await one.press("/", *"brok", "enter", "escape", "R")
        assert one.room.session.unreadable() == one.room.session.unadded.every()
        await one.press("q")
        assert not one.shows(UnreadablePages)


async def test_what_could_not_be_added_is_listed_after_a_restart_until_it_is_added_or_dropped(
    reader: Opener, places: Places, desk: Path
) -> None:
    for name in ("b", "d"):
        (desk / f"{name}.txt").write_text("")
    (desk / "none").mkdir()
    places.pages.mkdir(parents=True)
    (places.pages / "broken.txt").write_bytes(b"\0\1\2")
    async with reader() as one:
        await _ask(one, f"{desk} {desk / 'none'}")
        await one.press("enter")
    async with reader() as one:
        await one.press("R", "U")
        screen = one.app.screen
        assert isinstance(screen, UnreadablePages)

        def names() -> list[str]:
            return [Path(one.source).name for one in screen._shown]

        assert names() == ["b.txt", "d.txt", "none", "broken.txt"]
        await one.press("j", "x")
        assert names() == ["b.txt", "none", "broken.txt"]
        assert "No longer listed" in str(screen.heading.render())
        await one.press("ctrl+z")
        assert names() == ["b.txt", "none", "d.txt", "broken.txt"]
        await one.press("ctrl+z", "G", "x")
        assert names() == ["b.txt", "none", "d.txt", "broken.txt"]
        assert STAYS in str(screen.heading.render())
        (desk / "none" / "pier.txt").write_text(STORY.replace("Ferry", "Pier"))
        (desk / "d.txt").unlink()
        await one.press("R")
        assert names() == ["b.txt", "d.txt", "broken.txt"]
        assert places.pages.is_dir() and len([*places.pages.iterdir()]) == 2
        # Keys that people press by habit drop nothing.
        await one.press("g", *"dubnNh")
        assert names() == ["b.txt", "d.txt", "broken.txt"]


async def test_what_can_not_be_written_down_is_said_and_listed_all_the_same(
    reader: Opener, places: Places, desk: Path
) -> None:
    (desk / "b.txt").write_text("")
    unadded_file(places).mkdir(parents=True)
    async with reader() as one:
        await _ask(one, str(desk / "b.txt"))
        await one.press("enter", "U")
        screen = one.app.screen
        assert isinstance(screen, UnreadablePages)
        assert [one.source for one in screen._shown] == [str(desk / "b.txt")]
        assert unadded_file(places).is_dir()


async def test_all_pages_are_looked_at_again_and_the_open_one_is_shown_as_it_is(
    reader: Opener, places: Places, desk: Path
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    (added,) = add_pages(places, [str(desk / "ferry.txt")]).added
    async with reader() as one:
        await one.open(added.id)
        await one.press("R")
        samples = one.room.library.rows.count - 1
        assert one.said == f"Looked at {samples + 1} pages: all as before."
        page = next(places.pages.iterdir())
        page.write_text(f"{STORY}\nIt sails again on Monday.\n")
        (places.pages / "pier.txt").write_text(STORY.replace("Ferry", "Pier"))
        await one.press("R")
        assert one.room.opened and "sails again" in one.room.opened.article.text
        assert one.room.library.rows.count == samples + 2
        page.unlink()
        await one.press("R")
        assert one.said == f"Looked at {samples + 1} pages: 1 gone."


def test_what_came_of_looking_is_told_in_words() -> None:
    assert looked_words(Looked(1, came=1)) == "Looked at 1 page: 1 new."
    assert looked_words(Looked(9, came=2, altered=1, gone=3, unreadable=1)) == (
        "Looked at 9 pages: 2 new, 1 changed, 3 gone, 1 unreadable; U lists these with their "
        "reasons."
    )


class _Breaking:
    """An adder that breaks off, and waits before it begins."""

    def __init__(self) -> None:
        self.may_begin = Event()
        self.may_begin.set()

    def add(self, wish: Wish, tell: Tell, stop: Stop) -> None:
        """Tell of the first page, then break off."""
        self.may_begin.wait(60)
        if stop.asked():
            return
        tell(AddReport(1, 2, Added((AddedPage("ferry", "Ferry stops", wish.sources[0]),))))
        raise ReaderError("adding broke off")


async def test_adding_is_told_in_the_list_and_stopped_by_a_key(reader: Opener) -> None:
    adder = _Breaking()
    async with reader(adder=adder) as one:
        room = one.room
        await one.press("ctrl+x")
        assert one.said == "Nothing is being done beside reading."
        room.adding = True
        room.post_message(PagesAdded(AddReport(40, 100)))
        await one.settle()
        assert "adding 40%" in str(room.library.heading.render())
        await one.press("ctrl+x")
        assert one.said.startswith("Stopped")
        room.post_message(AddingEnded())
        await one.settle()
        assert one.said == "Stopped: nothing added. What was added stays."
        assert str(room.library.heading.render()) == f"Library · {room.library.rows.count}"
        room.add_pages(Wish(("/broken",)))
        room.add_pages(Wish(("/more",)))
        await one.settle()
        assert one.said == "2 added; adding broke off"
        # Pressed before the work has come to its beginning, it is stopped all the same.
        adder.may_begin.clear()
        room.add_pages(Wish(("/broken",)))
        await one.pilot.press("ctrl+x")
        adder.may_begin.set()
        await one.settle()
        assert one.said == "Stopped: nothing added. What was added stays."


def _last_line(one: Reader) -> str:
    return str(one.room.status.render_line(0).text).rstrip()


async def test_work_is_told_on_the_last_line_where_the_list_is_not_shown(
    reader: Opener,
) -> None:
    async with reader(size=(60, 20)) as one:
        room = one.room
        room.adding = True
        room.post_message(PagesAdded(AddReport(40, 100)))
        await one.settle()
        assert _last_line(one).endswith("adding 40% ███▁▁▁▁▁ Ctrl+X stops")
        room.status.say(Said("Three words here."))
        assert _last_line(one).startswith(" Three words here.")
        assert _last_line(one).endswith("  adding 40%")
        room.status.say(Said("What went wrong.", "bad"))
        assert "40%" not in _last_line(one)
        room.status.say(None)
        await one.pilot.resize_terminal(90, 20)
        await one.settle()
        assert "40%" not in _last_line(one)
        assert "adding 40%" in str(room.library.heading.render())
        await one.press("z")
        assert _last_line(one).endswith(f"adding 40% ███▁▁▁▁▁ Ctrl+X stops  {room.status._place}")
        room.post_message(AddingEnded())
        await one.settle()
        room.status.say(None)
        assert _last_line(one).endswith(room.status._place) and "adding" not in _last_line(one)
        # Other work, which no key stops.
        room.tell_work("tagging", 3, 10, stops=False)
        assert _last_line(one).endswith(f"tagging 30% ██▁▁▁▁▁▁  {room.status._place}")


async def test_a_page_that_was_opened_by_its_path_is_offered(
    reader: Opener, places: Places, desk: Path
) -> None:
    async with reader(start="how-to-read-here", adder=AdderHere(places, Settings())) as one:
        await one.press("R")
        assert one.said == "Read again."
        box = await _ask(one)
        assert box.line.value == ""  # it is a sample
        await _paste(one, STORY)
        await one.press("enter")
        assert one.said == "Added: Ferry to Ostrey stops."


async def test_the_name_of_a_file_and_the_way_out_are_listed_whole(
    reader: Opener, places: Places
) -> None:
    folder = "~/pages that were saved over the years/and then were put away for good"
    way_out = (
        "this is no page but a picture (PNG); a page that was saved complete has its text in the "
        "file beside the folder of its pictures, which is the one to add in place of this one"
    )
    put_back_unadded(
        places, [Unreadable(f"{folder}/the minutes of the ninth of May.html", way_out)]
    )
    async with reader(size=(80, 24)) as one:
        await one.press("U")
        told = one.words_of("#listing-rows").replace("▌", "").split("\n")
        assert told[0].strip().startswith("~/pages that were")
        assert told[0].strip().endswith("…/the minutes of the ninth of May.html")
        assert " ".join(" ".join(told[1:]).split()) == way_out
