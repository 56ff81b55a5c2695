"""What is done with an article as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.edit import clean_tags
from reader.model import ReaderError
from reader.ui.commands.annotating import writable
from reader.ui.commands.marking import marked, read_many, tag_many
from reader.ui.commands.registry import TEXT_AND_SELECTION, Group, Pane, command
from reader.ui.rows import count_of
from reader.wording import citation

if TYPE_CHECKING:
    from reader.ui.links import Lead
    from reader.ui.screens.reading import ReadingRoom

ARTICLE = Group.ARTICLE
MOST_TAGS = 12
"""How many of the tags in use are shown where tags are written: the commonest."""


@command("article.next", "J", title="Next article", group=ARTICLE)
def next_article(room: ReadingRoom, _: str) -> None:
    """Open the next article of the list."""
    _step(room, 1)


@command("article.previous", "K", title="Previous article", group=ARTICLE)
def previous_article(room: ReadingRoom, _: str) -> None:
    """Open the article before in the list."""
    _step(room, -1)


@command("article.next-unread", "]u", title="Next unread article", group=Group.JUMP)
def next_unread(room: ReadingRoom, _: str) -> None:
    """Open the next article of the list that you have not opened yet."""
    _step(room, 1, unread=True)


@command("article.previous-unread", "[u", title="Previous unread article", group=Group.JUMP)
def previous_unread(room: ReadingRoom, _: str) -> None:
    """Open the article before that you have not opened yet."""
    _step(room, -1, unread=True)


@command(
    "copy",
    "y",
    title="Copy with citation",
    group=ARTICLE,
    panes=TEXT_AND_SELECTION,
    footer=(8, "copy"),
)
def copy_cited(room: ReadingRoom, _: str) -> None:
    """Copy what is selected, or at the cursor, with speaker, headline, publisher and date."""
    _copy(room, cited=True)


@command("copy.plain", "Y", title="Copy the words alone", group=ARTICLE, panes=TEXT_AND_SELECTION)
def copy_plain(room: ReadingRoom, _: str) -> None:
    """Copy what is selected, or the quotation or paragraph at the cursor, as it stands."""
    _copy(room, cited=False)


@command("article.browser", "o", title="Open in the browser", group=ARTICLE)
def open_in_browser(room: ReadingRoom, _: str) -> None:
    """Show the address of the article, and open or copy it if you say so."""
    if room.opened is None:
        return
    if address := room.opened.article.url:
        _ask_about(room, address)
    else:
        room.say("The page does not say the address of this article.")


@command("article.links", "O", title="Links of the text", group=ARTICLE)
def text_links(room: ReadingRoom, _: str) -> None:
    """List where the words of the text lead; Enter shows an address, and opens it if you say so."""
    from reader.ui.links import leads_of
    from reader.ui.screens.text_links import TextLinks

    if room.opened is None:
        return

    def ask(lead: Lead | None) -> None:
        if lead is not None:
            _ask_about(room, lead.address, lead)

    leads, session = leads_of(room.opened.article), room.session
    room.app.push_screen(TextLinks(leads, room.prose.at, session.keymap, session.glyphs), ask)


@command("article.read", "r", title="Read or unread", group=ARTICLE)
def toggle_read(room: ReadingRoom, _: str) -> None:
    """Mark the article as read, or as unread again; in the list, all that are marked."""
    if many := marked(room):
        read_many(room, many)
    elif room.opened is not None:
        read = room.session.toggle_read(room.opened, room.prose.at)
        room.keep_read()
        room.say("Marked as read." if read else "Marked as unread.", "good")


@command("article.star", "*", title="Star", group=ARTICLE, writes=True)
def star(room: ReadingRoom, _: str) -> None:
    """Give the article a star, or take it away."""
    if (opened := writable(room)) is not None:
        starred = not opened.notes.starred
        after = opened.with_notes(replace(opened.notes, starred=starred))
        room.change_notes("star" if starred else "unstar", after)
        room.say("Starred." if starred else "The star is gone.", "good")


@command("article.tag", "t", title="Tags", group=ARTICLE, writes=True)
def tag(room: ReadingRoom, _: str) -> None:
    """Write the tags of the article, or of those marked in the list, parted by commas."""
    from reader.ui.screens.ask import AskWords

    used = ", ".join(room.library.left.tags_in_use()[:MOST_TAGS])
    in_use = f" · in use: {used}" if used else ""
    if many := marked(room):

        def change(words: str | None) -> None:
            if words is not None:
                tag_many(room, many, words)

        told = count_of(len(many), "article")
        heading = f"Tags for {told}, parted by commas; -tag takes one away{in_use}"
        room.app.push_screen(AskWords(heading, ""), change)
        return
    if (opened := writable(room)) is None:
        return
    heading = f"Tags, parted by commas{in_use}"

    def keep(words: str | None) -> None:
        now = room.opened
        if words is None or now is None or now.id != opened.id:
            return
        tags = clean_tags(words.split(","))
        if tags == now.notes.tags:
            return
        room.change_notes("tags", now.with_notes(replace(now.notes, tags=tags)))
        room.say(f"Tagged: {', '.join(tags)}." if tags else "The tags are gone.", "good")

    words = ", ".join(opened.notes.tags)
    room.app.push_screen(AskWords(heading, words, none_is_an_answer=True), keep)


def _ask_about(room: ReadingRoom, address: str, lead: Lead | None = None) -> None:
    """Show an address whole, and ask what to do with it.

    Args:
        room: The screen.
        address: The address, as a page gives it.
        lead: The link that it is of, where it is one in the text.
    """
    from reader.ui.links import link
    from reader.ui.screens.ask import Ask, Option

    try:
        found = link(address)
    except ReaderError as error:
        room.say(f"The address is not opened: {error}: {address}", "bad")
        return
    options: list[Option[Callable[[], object]]] = [
        Option("o", "Open it in your browser", partial(room.open_link, found)),
        Option("y", "Copy the address", partial(_copy_address, room, found.address)),
    ]
    about = [found.address]
    if lead is not None:
        options.append(Option("t", "Go to its words in the text", partial(_go_to, room, lead)))
        about = [f"“{lead.words}”", *about]
    keymap, cursor = room.session.keymap, room.session.glyphs.cursor
    question = Ask(keymap, f"Leads to {found.host}", about, options, cursor)
    room.app.push_screen(question, _do)


def _do(deed: Callable[[], object] | None) -> None:
    if deed is not None:
        deed()


def _copy_address(room: ReadingRoom, address: str) -> None:
    room.app.copy_to_clipboard(address)
    room.say(f"Copied: {address}", "good")


def _go_to(room: ReadingRoom, lead: Lead) -> None:
    room.focus_pane(Pane.TEXT)
    room.jump_to(lead.start)
    room.flash()


def _step(room: ReadingRoom, step: int, *, unread: bool = False) -> None:
    if (id_ := room.library.neighbour(step, unread=unread)) is not None:
        room.open_article(id_)
    else:
        what = "unread article" if unread else "article"
        room.say(f"No {what} {'after' if step > 0 else 'before'} this in the list.")


def _copy(room: ReadingRoom, *, cited: bool) -> None:
    if room.opened is None or (thing := room.thing) is None:
        return
    article = room.opened.article
    words = article.text[thing.start : thing.end]
    if cited:
        words = citation(article, words, room.opened.speaker_of(thing))
    room.prose.settle()
    room.app.copy_to_clipboard(words)
    room.say(f"Copied: {words}", "good")
    if cited and thing.kind == "quote":
        room.tick_off("copy")
