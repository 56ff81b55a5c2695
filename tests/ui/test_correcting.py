"""What the reader got wrong, put right by a key and taken back by another."""

from __future__ import annotations

from reader.library.places import Places
from reader.model import Analysis, Quote
from reader.ui.commands import Pane
from tests.ui.conftest import Opener, Reader


async def _text(one: Reader) -> Analysis:
    await one.open("harbour-inquiry-opens")
    one.room.focus_pane(Pane.TEXT)
    await one.press("g")
    return _analysis(one)


def _analysis(one: Reader) -> Analysis:
    assert one.room.opened is not None and one.room.opened.analysis is not None
    return one.room.opened.analysis


def _names(one: Reader) -> list[str]:
    return [person.name for person in _analysis(one).people]


def _quote(one: Reader) -> Quote:
    at = one.room.prose.at
    return next(quote for quote in _analysis(one).quotes if quote.start == at)


async def test_a_name_is_no_person_until_that_is_undone(reader: Opener, places: Places) -> None:
    async with reader() as one:
        before = await _text(one)
        await one.press(*"]p]p")
        at, name = one.room.prose.at, next(p.name for p in before.people if p.name in one.said)
        await one.press("X")
        assert name not in _names(one)
        assert (one.room.prose.at, one.said) == (
            at,
            f"{name} is not a person. Ctrl+Z takes it back.",
        )
        assert name in places.corrections.read_text()
        await one.press("ctrl+z")
        assert _analysis(one) == before
        assert one.said == f"Undone: {name} is not a person."
        await one.press("ctrl+r")
        assert name not in _names(one)
    async with reader() as one:
        await _text(one)
        assert name not in _names(one)
        await one.press("ctrl+z")
        assert _analysis(one) == before
        assert one.said == f"Undone: {name} is not a person."
    async with reader() as one:
        await _text(one)
        await one.press("ctrl+r")
        assert name not in _names(one)
        assert one.said == f"Done again: {name} is not a person."


async def test_two_names_are_one_person(reader: Opener) -> None:
    async with reader() as one:
        before = await _text(one)
        first, second = before.people[0].name, before.people[1].name
        await one.press("P", "j", "E", *first.split()[0].lower(), "enter")
        assert len(_names(one)) == len(before.people) - 1
        assert (first in _names(one)) != (second in _names(one))
        assert one.room.pane_name is Pane.PANEL
        await one.press("ctrl+z")
        assert _analysis(one) == before


async def test_who_speaks_is_chosen_typed_or_nobody(reader: Opener) -> None:
    async with reader() as one:
        before = await _text(one)
        await one.press(*"]q")
        at = one.room.prose.at
        await one.press("w", *"strake", "enter")
        assert (_quote(one).speaker, one.room.prose.at) == ("Colin Strake", at)
        await one.press("w", *"Rolf", "space", *"Ek", "enter")
        assert _quote(one).speaker == "Rolf Ek"
        await one.press("w", "up", "escape")
        assert _quote(one).speaker == "Rolf Ek"
        await one.press("w", *"nobody", "end", "down", "down", "enter")
        assert (_quote(one).speaker, _quote(one).speaker_kind) == (None, None)
        await one.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert _analysis(one) == before


async def test_a_quotation_is_none(reader: Opener) -> None:
    async with reader() as one:
        before = await _text(one)
        await one.press(*"]qX")
        assert _quote(one).kind == "scare"
        await one.press("ctrl+z")
        assert _analysis(one) == before


async def test_the_last_thing_done_is_undone_first(reader: Opener) -> None:
    async with reader() as one:
        before = await _text(one)
        await one.press(*"]qH", *"]pX", *"]qH")
        assert len(one.annotations) == 2
        await one.press("ctrl+z")
        assert len(one.annotations) == 1
        assert _analysis(one) != before
        await one.press("ctrl+z")
        assert len(one.annotations) == 1
        assert _analysis(one) == before
        await one.press("ctrl+z")
        assert one.annotations == []
        await one.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert len(one.annotations) == 2
        assert _analysis(one) != before


async def test_what_can_not_be_put_right_is_said(reader: Opener, places: Places) -> None:
    async with reader() as one:
        before = await _text(one)
        await one.press("X")
        assert "first" in one.said
        await one.press("E")
        assert "first" in one.said
        places.data.mkdir(parents=True, exist_ok=True)
        places.corrections.write_text("schema: 1\narticles: [")
        await one.press(*"]pX")
        assert "not saved" in one.said
        assert _analysis(one) == before
        await one.press("ctrl+z")
        assert one.said == "Nothing to undo."


async def test_a_block_is_put_back_and_cut_in_the_page_as_it_came(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        opened = one.room.opened
        assert opened is not None
        before = opened.article
        await one.press(*"]q", "H")
        (mark,) = one.annotations
        cut = next(
            piece.text
            for piece in one.room.session.shelf.article(opened.id).pieces
            if piece.role == "dropped"
        )
        await one.press("\\", "/", *cut.split()[0], "enter")
        assert one.room.opened is not None
        assert cut.strip() in one.room.opened.article.text
        (there,) = one.annotations
        assert there.target.exact == mark.target.exact
        await one.press("enter")
        assert one.room.opened.article == before
        assert one.annotations == [mark]
        await one.press("escape", "escape")
        assert len(one.app.screen_stack) == 1
        await one.press("ctrl+z", "ctrl+z")
        assert one.room.opened.article == before
        await one.press("ctrl+z")
        assert one.annotations == []


async def test_what_is_no_block_can_not_be_cut(reader: Opener) -> None:
    async with reader() as one:
        await _text(one)
        assert one.room.opened is not None
        pieces = one.room.session.shelf.article(one.room.opened.id).pieces
        title = next(n for n, p in enumerate(pieces) if p.role == "title")
        await one.press("\\", "g", *["j"] * title, "enter")
        assert "only blocks can be cut" in one.said
        assert "only blocks can be cut" in one.words_of("#listing-heading")
        await one.press("k")
        assert "The page as it came · " in one.words_of("#listing-heading")


async def test_what_is_cut_is_told_and_taken_back_in_the_page_as_it_came(reader: Opener) -> None:
    async with reader(size=(80, 24)) as one:
        await _text(one)
        await one.press(*"]q", "H")
        assert one.room.opened is not None
        before = one.room.opened.article
        await one.press("\\", "ctrl+z")
        assert "Nothing was put right here" in one.words_of("#listing-heading")
        await one.press("enter")
        assert "Ctrl+Z takes it" in one.words_of("#listing-heading")
        assert one.room.opened.article != before
        await one.press("ctrl+z")
        assert "Undone: " in one.words_of("#listing-heading")
        assert one.room.opened.article == before
        await one.press("ctrl+r")
        assert "Done again: " in one.words_of("#listing-heading")
        assert one.room.opened.article != before
        assert len(one.annotations) == 1
