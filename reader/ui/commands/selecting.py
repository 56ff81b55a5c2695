"""Selecting a passage: where it begins, how its end moves, and what is taken whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.ui import motions
from reader.ui.commands.registry import SELECTION_ONLY, TEXT_AND_SELECTION, Group, command
from reader.ui.opened import Opened, Thing

if TYPE_CHECKING:
    from reader.model import Article
    from reader.ui.motions import Motion, Span
    from reader.ui.screens.reading import ReadingRoom

SELECT = Group.SELECT


@command("select", "v", title="Select", group=SELECT, panes=TEXT_AND_SELECTION)
def select(room: ReadingRoom, _: str) -> None:
    """Begin to select at the cursor; keys that move then move the end. Again: leave it."""
    if room.prose.selected is not None:
        room.prose.clear_thing()
    elif not room.prose.begin():
        room.say("Here is no text to select.")


@command("select.swap", "o", title="Other end", group=SELECT, panes=SELECTION_ONLY,
         footer=(16, "other end"))  # fmt: skip
def swap_ends(room: ReadingRoom, _: str) -> None:
    """Move the other end of what is selected."""
    room.prose.swap_ends()


def _moves(id_: str, keys: tuple[str, ...], title: str, motion: Motion) -> None:
    @command(f"select.{id_}", *keys, title=title, group=SELECT, panes=SELECTION_ONLY)
    def move(room: ReadingRoom, _: str) -> None:
        room.prose.extend(motion)

    move.__doc__ = motion.__doc__


for _motion in (
    ("right", ("l", "Right"), "Character right", motions.char_right),
    ("left", ("h", "Left"), "Character left", motions.char_left),
    ("word", ("w",), "Next word", motions.word_next),
    ("word-back", ("b",), "Word back", motions.word_back),
    ("word-end", ("e",), "Word end", motions.word_end),
    ("sentence", (")",), "Sentence end", motions.sentence_end),
    ("sentence-back", ("(",), "Sentence start", motions.sentence_back),
    ("paragraph", ("}",), "Paragraph end", motions.paragraph_end),
    ("paragraph-back", ("{",), "Paragraph start", motions.paragraph_back),
):
    _moves(*_motion)


@command("select.line-start", "0", "^", title="Line start", group=SELECT, panes=SELECTION_ONLY)
def line_start(room: ReadingRoom, _: str) -> None:
    """Go to the first character of the line."""
    room.prose.to_line_edge(-1)


@command("select.line-end", "$", title="Line end", group=SELECT, panes=SELECTION_ONLY)
def line_end(room: ReadingRoom, _: str) -> None:
    """Go to the last character of the line."""
    room.prose.to_line_edge(1)


@command("select.page-down", "Space", "PgDn", "Ctrl+F", title="Page down", group=SELECT,
         panes=SELECTION_ONLY)  # fmt: skip
def page_down(room: ReadingRoom, _: str) -> None:
    """Go on by a screenful."""
    room.prose.page(1.0)


@command("select.page-up", "PgUp", "Ctrl+B", title="Page up", group=SELECT, panes=SELECTION_ONLY)
def page_up(room: ReadingRoom, _: str) -> None:
    """Go back by a screenful."""
    room.prose.page(-1.0)


def _finds(id_: str, key: str, title: str, step: int, short: int) -> None:
    @command(f"select.{id_}", f"{key}<letter>", title=title, group=SELECT, panes=SELECTION_ONLY)
    def find(room: ReadingRoom, letter: str) -> None:
        room.letter_found = (letter, step, short)
        _to_letter(room, 1)

    where = "next" if step > 0 else "before"
    find.__doc__ = f"Go to {'just before ' * short}where a letter stands {where} in the paragraph."


for _find in (
    ("letter", "f", "To a letter", 1, 0),
    ("letter-back", "F", "Back to a letter", -1, 0),
    ("until-letter", "t", "Until a letter", 1, 1),
    ("until-letter-back", "T", "Back until a letter", -1, 1),
):
    _finds(*_find)


@command("select.letter-again", ";", title="Letter again", group=SELECT, panes=SELECTION_ONLY)
def letter_again(room: ReadingRoom, _: str) -> None:
    """Go to the letter again that was gone to last."""
    _to_letter(room, 1)


@command("select.letter-return", ",", title="Letter the other way", group=SELECT,
         panes=SELECTION_ONLY)  # fmt: skip
def letter_return(room: ReadingRoom, _: str) -> None:
    """Go to that letter the other way."""
    _to_letter(room, -1)


def _to_letter(room: ReadingRoom, way: int) -> None:
    if room.letter_found is None or room.opened is None or room.prose.selected is None:
        room.say("No letter was gone to yet; f and a letter go to one.")
        return
    letter, step, short = room.letter_found
    found = motions.letter(room.opened.article, room.prose.selected.head, letter, step * way, short)
    if found is None:
        room.say(f"No {letter} {'after' if step * way > 0 else 'before'} this in the paragraph.")
    else:
        room.prose.extend_to(found)


@command("select.quote", "iq", title="The quotation", group=SELECT, panes=SELECTION_ONLY,
         footer=(15, "quote"))  # fmt: skip
def select_quote(room: ReadingRoom, _: str) -> None:
    """Select the quotation around the cursor; again: up to the end of the next."""
    opened, selected = room.opened, room.prose.selected
    if opened is None or selected is None:
        return
    if opened.analysis is None:
        room.once_analysed.append(partial(select_quote, room, ""))
        room.say("The quotation is selected as soon as it is found who says what.")
        return
    there = opened.thing_at(selected.head)
    if there is None or there.kind != "quote":
        room.say("The cursor is in no quotation; ]q takes in the next.")
    elif _is_taken(opened, room, (there.start, there.end)):
        _take_next_quote(room, opened, selected.head)
    else:
        room.prose.take(there.start, there.end)


def _take_next_quote(room: ReadingRoom, opened: Opened, at: int) -> None:
    if (more := opened.next_thing("quote", at, 1)) is not None:
        room.prose.reach(Thing("quote", more.start, more.end))
    else:
        room.say("No quotation after this.")


def _takes(
    id_: str, key: str, noun: str, at: Callable[[Article, int], Span], on: Motion, rank: int
) -> None:
    @command(f"select.{id_}", key, title=f"The {noun}", group=SELECT, panes=SELECTION_ONLY,
             footer=(rank, noun))  # fmt: skip
    def take(room: ReadingRoom, _: str) -> None:
        opened, selected = room.opened, room.prose.selected
        if opened is None or selected is None:
            return
        span = at(opened.article, selected.head)
        if _is_taken(opened, room, span):
            room.prose.extend(on)
        else:
            room.prose.take(*span)

    take.__doc__ = f"Select the {noun} around the cursor; again: up to the end of the next."


_takes("this-sentence", "is", "sentence", motions.sentence_at, motions.sentence_end, 17)
_takes("this-paragraph", "ip", "paragraph", motions.paragraph_at, motions.paragraph_end, 18)


def _is_taken(opened: Opened, room: ReadingRoom, span: Span) -> bool:
    """Say whether all of a passage is selected, and more than the character one began at."""
    selected = room.prose.selected
    if selected is None or selected.anchor == selected.head:
        return False
    start, end = selected.span(opened.article.text)
    return start <= span[0] and span[1] <= end
