"""The walks through all screens that a person can see, for `tests.ui.looks`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.annotations import errors
from reader.annotations.edit import new_annotation
from reader.annotations.schema import write_notes
from reader.annotations.store import NotesStore, SaveError
from reader.library import removing
from reader.library.index import Index
from reader.library.keeping import KeeperHere
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import library_shelf
from reader.library.sources import Unreadable
from reader.library.unadded import put_back_unadded
from reader.model import ArticleNotes, Piece
from reader.ui import writing
from reader.ui.screens import unsaved
from reader.ui.session import Session
from tests.annotations.samples import NOW
from tests.ui.island import island
from tests.ui.looks import PASTE, Step, Walk
from tests.ui.pages import SmallShelf, everything, hostile, numbered

NEXT = ("]", "q")
LEGEND = ("ctrl+p", *"marks in", "enter")
HERALD = "https://herald.example/ramp"
PASTED = f"{PASTE}Harbour wall to be rebuilt\n\nThe wall fell in March.\n"
UNREADABLE = (
    Unreadable("~/saved/ferry.html", "there is nothing to read in it: no letters at all"),
    Unreadable(HERALD, "there is no such page (status 404)"),
    Unreadable(
        "~/saved/a folder with a long name/and a page in it with a name that is longer still.html",
        "this is no page but a picture (PNG); a page that was saved complete has its text in the "
        "file beside the folder of its pictures, which is the one to add in place of this one",
    ),
)


def _session(shelf: Any, places: Places, settings: Settings | None = None, **parts: Any) -> Session:
    environ = {"LC_ALL": parts.pop("locale", "C.UTF-8")}
    made = {"environ": environ, "clock": lambda: 0.0, **parts}
    return Session(shelf, places, settings or Settings(), **made)


def _town(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(writing, "_here", lambda: Path("/home/ann"))
    return _session(SmallShelf({"harbour-wall": _page(), "hostile": hostile()}), places)


def _page() -> Any:
    """Return the article with a block of every kind, and the page that it came as."""
    article = everything()
    kept = (
        Piece(article.text[block.start : block.end], block.kind, block=number)
        for number, block in enumerate(article.blocks)
    )
    pieces = (
        Piece("Home · Town · Harbour · Sport", "dropped", "navigation"),
        Piece("Tarn Quay Courier", "publisher"),
        Piece(article.title, "title"),
        Piece("Share this page with your friends", "dropped", "share"),
        *kept,
        Piece("Ferry stops for the winter", "related"),
        Piece("© 2009 The Courier. All rights reserved.", "dropped", "legal"),
    )
    return replace(article, pieces=pieces)


TOWN = Walk(
    _town,
    (
        Step("text"),
        Step("a-quotation", NEXT),
        Step("selected", ("v", "i", "q", "w", "w")),
        Step("marks", ("escape", *LEGEND)),
        Step("marks-off", ("1", "2", "escape")),
        Step("note-box", (*LEGEND, "1", "2", "escape", "g", *NEXT, "a", *"Half-written")),
        Step("note-box-asks", ("escape",)),
        Step("noted", (".", "ctrl+s", *NEXT, "H", "4", "j", "j", "m", "b")),
        Step("people", ("P",)),
        Step("quotes", ('"', "j")),
        Step("by-speaker", ("S",)),
        Step("notes", ("3",)),
        Step("contents", ("4",)),
        Step("jumped", ("1", "enter")),
        Step("all-notes", ("A",)),
        Step("all-notes-narrowed", ("/", *"stone")),
        Step("digest", ("escape", "A", "]", "h")),
        Step("digest-export", ("s",)),
        Step("bookmarks", ("escape", "escape", "escape", "B")),
        Step("export", ("escape", "s")),
        Step("export-where", ("enter",)),
        Step("help", ("escape", "?")),
        Step("help-narrowed", (*"book",)),
        Step("palette", ("escape", "ctrl+p")),
        Step("palette-narrowed", (*"export",)),
        Step("theme", ("escape", "c")),
        Step("search", ("escape", "/", *"the")),
        Step("found", ("enter", "n")),
        Step("page", ("escape", "\\")),
        Step("address", ("q", "o")),
        Step("links", ("escape", "O")),
        Step("links-narrowed", ("/", *"council")),
        Step("link", ("enter",)),
        Step("tags", ("escape", "t")),
        Step("same-person", ("escape", "g", "]", "p", "E")),
        Step("who-speaks", ("escape", *NEXT, "w")),
        Step("marked", ("escape", "h", "g", "v")),
        Step("tags-of-many", ("t",)),
        Step("filter", ("escape", "escape", "/", *"harb")),
        Step("end", ("escape", "k", "l", "G")),
        Step("zen", ("g", "z")),
        Step("hostile", ("z", "J")),
    ),
)


def _main(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    return _session(SmallShelf(), places)


MAIN = Walk(
    _main,
    (
        Step("text", ()),
        Step("a-quotation", NEXT),
        Step("people", ("P",)),
        Step("list", ("h", "h", "q")),
    ),
    sizes=((60, 20), (200, 60)),
)


def _ascii(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    return _session(SmallShelf(), places, locale="C")


ASCII = Walk(
    _ascii,
    (
        Step("ascii", (*NEXT, "H", *NEXT)),
        Step("ascii-marks", LEGEND),
        Step("ascii-people", ("escape", "P")),
    ),
)


def _lists(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    return _session(SmallShelf({"rope-ferry": numbered()}), places)


LISTS = Walk(
    _lists,
    (Step("numbered"), Step("numbered-selected", ("}", "}", "j", "v", "ip", "H", "}"))),
)


def _island(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    articles, catalogue = island(places)
    searches = {"The ferry": "ferry", "Not a query": "pier by:"}
    settings = Settings(searches=searches)
    session = _session(articles, places, settings, catalogue=catalogue)
    # What can be taken out lies in the library, which this one has none of on the disk.
    session.keeper = KeeperHere(Index(None), places, settings)
    monkeypatch.setattr(removing, "is_own", lambda *_: True)
    return session


SEARCH = ("/", "tab")
PERSON = (*SEARCH, *'person:"dorrit vane"', "enter")
ISLAND = Walk(
    _island,
    (
        Step("library"),
        Step("library-search-empty", SEARCH),
        Step("library-search", (*"ramp -rope",)),
        Step("library-search-wrong", ("escape", *SEARCH, *"ferry by:")),
        Step("library-search-person", ("escape", *SEARCH, *"person:vane ramp")),
        Step("library-search-saved", ("escape", *SEARCH, *"storm", "ctrl+s")),
        Step("library-search-again", ("escape", "escape", *SEARCH, *"ferry", "ctrl+s")),
        Step("person", ("escape", "escape", *PERSON)),
        Step("person-time", ("l",)),
        Step("person-same", ("E",)),
        Step("person-other", ("escape", "j", "X")),
        Step("said-again", ("escape", "escape", *SEARCH, *"bridge opens", "enter", '"', "j")),
        Step("related", ("P", "G")),
        Step("sorted", ("h", "h", "S")),
        Step("remove", ("g", "v", "j", "v", "x")),
        Step("remove-one", ("escape", "escape", "x")),
        Step("grouped", ("escape", "ctrl+p", *"group", "enter")),
        Step("searches", ("g", "k", "k")),
        Step("searched", ("enter",)),
        Step("searched-wrong", ("g", "k", "enter")),
    ),
)


def _adding(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    session = _session(SmallShelf(), places)
    put_back_unadded(places, UNREADABLE)
    return session


ADDING = Walk(
    _adding,
    (
        Step("add", ("h", "i")),
        Step("add-missing", (*"~/saved/gone.html", "enter", "ctrl+f")),
        Step("add-pasted", ("escape", "i", PASTED)),
        Step("unreadable", ("escape", "escape", "U", "j")),
        Step("unreadable-narrowed", ("/", *"404")),
    ),
)


def _care(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return a run on notes that are lost or not sure of their place, and on damaged ones."""
    # The line that tells of a damaged file holds paths, which are other ones at every run.
    monkeypatch.setattr(errors, "damaged", lambda *_: "notes.yaml: notes file damaged, line 2")
    places.notes.mkdir(parents=True)
    (places.notes / "harbour-wall.yaml").write_bytes(_unplaced())
    (places.notes / "hostile.yaml").write_bytes(b"schema: 1\nannotations: [\n")
    return _session(SmallShelf(), places)


def _unplaced() -> bytes:
    """Return notes on the small library that are lost, or not sure of their place."""
    article = everything()
    start = article.text.index("“It has to be stone")
    span = (start, start + 22)
    sure = new_annotation("note", article.text, *span, id="A" * 26, now=NOW, note="Which quarry?")
    gone = replace(sure.target, exact="The ferry will stop", text="0" * 64, prefix="", suffix="")
    lost = replace(sure, id="B" * 26, state="lost", target=gone, note="Ask the ferryman.")
    unsure = replace(sure, state="needs_review")
    return write_notes(ArticleNotes(SmallShelf().ref("harbour-wall"), (unsure, lost)))


def _disk_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise SaveError("~/notes/harbour-wall.yaml: notes not saved: No space left on device")

    monkeypatch.setattr(NotesStore, "save", full)
    monkeypatch.setattr(NotesStore, "file", lambda *_: Path("~/notes/harbour-wall.yaml"))
    monkeypatch.setattr(unsaved, "elsewhere_folder", lambda: "~/unsaved-notes")


def _all_files_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_here", lambda: Path("/home/ann"))
    monkeypatch.setattr(Path, "is_file", lambda _: True)


CARE = Walk(
    _care,
    (
        Step("lost-notes", ("P", "3")),
        Step("lost-notes-all", ("A",)),
        Step("placing", ("escape", "j", "p")),
        Step("damaged", ("escape", "J")),
        Step("mending", ("M",)),
        Step("unsaved", ("escape", "K", "l", *NEXT, "H"), _disk_full),
        Step("unsaved-asked", ("Q",)),
        Step("unsaved-where", ("escape", "W")),
        Step("export-over", ("escape", "s", "enter", "enter"), _all_files_there),
    ),
)


def _empty(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    return _session(SmallShelf({}), places)


EMPTY = Walk(
    _empty,
    (
        Step("empty"),
        Step("empty-notes", ("A",)),
        Step("empty-unreadable", ("escape", "h", "U")),
        Step("empty-quotes", ("escape", '"')),
        Step("empty-own-notes", ("3",)),
        Step("empty-contents", ("4",)),
    ),
)


def _first(places: Places, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return a run as on a new machine: on the shipped articles."""
    settings = Settings()
    return _session(library_shelf(places, settings), places, settings)


FIRST = Walk(_first, (Step("first"), Step("first-ticked", NEXT)))

WALKS: dict[str, Walk] = {
    "town": TOWN,
    "main": MAIN,
    "ascii": ASCII,
    "lists": LISTS,
    "island": ISLAND,
    "adding": ADDING,
    "care": CARE,
    "empty": EMPTY,
    "first": FIRST,
}

ASKED = {
    "articles._ask_about": "address",
    "articles.tag": "tags",
    "exporting.export": "export",
    "library_search._ask_name": "library-search-saved",
    "library_search.save": "library-search-again",
    "marking.remove": "remove",
    "mending.how_to_mend": "mending",
    "notekeeping.write_elsewhere": "unsaved-where",
    "person.say_other": "person-other",
    "unsaved.ask_about_unsaved": "unsaved-asked",
    "writing._ask_to_replace": "export-over",
    "writing.ask": "export-where",
}
"""Where something is asked, and a step that shows the question."""
