"""What the cursor stands on, and what comes next."""

from __future__ import annotations

from reader.model import ArticleNotes, ArticleRef
from reader.ui.opened import Opened, Spoken, describe
from tests.ui.pages import everything, known

ARTICLE = everything()
OPENED = Opened("x", ARTICLE, ArticleNotes(ArticleRef("x", "X")), known(ARTICLE))


def test_the_thing_at_a_place_is_its_quotation_else_its_paragraph() -> None:
    for quote in OPENED.direct_quotes:
        for offset in (quote.start, (quote.start + quote.end) // 2, quote.end - 1):
            thing = OPENED.thing_at(offset)
            assert thing is not None
            assert (thing.kind, thing.start, thing.end) == ("quote", quote.start, quote.end)
    for block in ARTICLE.blocks:
        thing = OPENED.thing_at(block.start)
        assert thing is not None
        inside = any(q.start <= block.start < q.end for q in OPENED.direct_quotes)
        assert thing.kind == ("quote" if inside else "paragraph")


def test_going_on_meets_every_thing_once_and_back_again() -> None:
    for kind in ("quote", "person", "paragraph"):
        things = list(OPENED.things(kind))
        at, seen = -1, []
        while (thing := OPENED.next_thing(kind, at, 1)) is not None:
            seen.append(thing)
            at = thing.start
        assert seen == things
        back = []
        at = len(ARTICLE.text) + 1
        while (thing := OPENED.next_thing(kind, at, -1)) is not None:
            back.append(thing)
            at = thing.start
        assert back == things[::-1]


def test_it_is_said_who_speaks_and_who_is_named() -> None:
    first = OPENED.things("quote")[0]
    assert describe(OPENED, first) == "Said by Mara Quill, mayor of Tarn Quay"
    person = OPENED.things("person")[-1]
    assert "Quill" in describe(OPENED, person)


def test_what_was_worked_out_of_an_analysis_is_kept_while_the_analysis_is_the_same() -> None:
    spoken = Spoken(known(ARTICLE)).worked_out()
    opened = Opened("x", ARTICLE, OPENED.notes).with_spoken(spoken)
    assert opened == OPENED
    assert opened.with_notes(OPENED.notes).direct_quotes is spoken.direct_quotes
    other = opened.with_spoken(Spoken(None))
    assert opened.things("quote") and not other.things("quote") and not other.said
