"""Queries about what a person left in articles, and who speaks there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.edit import new_annotation
from reader.annotations.ids import new_id
from reader.library.conditions import Marks
from reader.library.index import Index
from reader.library.left import Left, as_left, asking, people_in, sections, with_speakers
from reader.library.query import FIELDS, QueryError, read_query
from reader.library.search import search
from reader.model import Analysis, Annotation, ArticleNotes, ArticleRef
from tests.annotations.samples import NOW
from tests.library.corpus import STORIES, Story, filled
from tests.library.weirs import ARTICLES, story
from tests.library.weirs import filled as weirs

STORY = {one.id: one for one in STORIES}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with filled(tmp_path) as one:
        yield one


def _ref(story: Story) -> ArticleRef:
    return ArticleRef(story.id, story.title, story.publisher, None, story.published)


def _on(story: Story, words: str, number: int, **more: object) -> Annotation:
    start = story.text.index(words)
    kind = more.pop("kind", "note")
    name = new_id(NOW, number.to_bytes(10, "big"))
    return new_annotation(kind, story.text, start, start + len(words), id=name, now=NOW, **more)  # type: ignore[arg-type]


def _notes() -> list[ArticleNotes]:
    ferry, tariff, petrels = (STORY[name] for name in ("ferry-stops", "bridge-tariff", "petrels"))
    return [
        ArticleNotes(
            _ref(petrels),
            (_on(petrels, "the old ramp", 1, label="check", note="Which rámp?", tags=["Coast"]),),
            starred=True,
        ),
        ArticleNotes(
            _ref(tariff),
            (
                _on(tariff, '"A tariff is a tax on islands,"', 2, kind="highlight", label="quote"),
                _on(tariff, "Anselm Vane", 3, note="Her brother?"),
                _on(tariff, "her brother", 4, kind="bookmark", label="b"),
            ),
        ),
        ArticleNotes(
            _ref(ferry), (_on(ferry, "ramp broke", 5, note="When?"),), tags=("harbour board",)
        ),
    ]


@pytest.fixture
def ask(index: Index) -> Callable[..., list[str]]:
    """Returns the passages of the notes that answer a query."""

    def answers(query: str, *, begun: bool = False) -> list[str]:
        left = with_speakers(index, as_left(_notes()))
        asked = read_query(query)
        known = people_in(index, asked)
        is_one = asking(asked, read=["petrels"], known=known, begun=begun)
        return [one.one.target.exact for one in left if is_one(one)]

    return answers


RAMP, TAX, NAME, PLACE, BROKE = (
    "the old ramp",
    '"A tariff is a tax on islands,"',
    "Anselm Vane",
    "her brother",
    "ramp broke",
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ramp", [RAMP, BROKE]),
        ("RÁMP -when", [RAMP]),
        ('"bridge tariff"', [TAX, NAME, PLACE]),
        ("broke OR islands", [TAX, BROKE]),
        ("isl*", [TAX]),
        ("isl", []),
        ('person:"Dorrit Vane"', [TAX, NAME, BROKE]),  # the corpus takes each Vane for both
        ("person:vane", [TAX, NAME, BROKE]),
        ("said:tariff", [TAX]),
        ("person:anselm said:tariff", []),
        ("person:dorrit said:tariff", [TAX]),
        ("by:brack", [TAX, NAME, PLACE, BROKE]),
        ("-by:brack", [RAMP]),
        ("publisher:herald", [BROKE]),
        ("tag:coast", [RAMP]),
        ('tag:"harbour board"', [BROKE]),
        ("tag:harbour", []),
        ("tag:harb*", [BROKE]),
        ("kind:check OR kind:quote", [RAMP, TAX]),
        ("has:bookmark", [PLACE]),
        ("has:note", [RAMP, NAME, BROKE]),
        ("is:starred", [RAMP]),
        ("is:read", [RAMP]),
        ("is:unread", [TAX, NAME, PLACE, BROKE]),
        ("after:2020 before:2021", [TAX, NAME, PLACE]),
        ("before:2019-02-08", [BROKE]),
    ],
)
def test_a_query_finds_notes(ask: Callable[..., list[str]], query: str, found: list[str]) -> None:
    assert ask(query) == found


def test_a_word_that_is_being_typed_may_go_on(ask: Callable[..., list[str]]) -> None:
    assert ask("isl", begun=True) == [TAX]
    assert ask("person:dorr said:tar", begun=True) == [TAX]
    assert ask("tag:ha", begun=True) == [BROKE]


def test_the_speaker_of_a_passage_is_who_says_all_of_it(index: Index) -> None:
    left = with_speakers(index, as_left(_notes()))
    speakers = {one.one.target.exact: one.speaker for one in left}
    assert speakers == {RAMP: None, TAX: "Dorrit Vane", NAME: None, PLACE: None,
                        BROKE: "Dorrit Vane"}  # fmt: skip
    made = sections(left)
    assert [one.ref.id for one in made] == ["petrels", "bridge-tariff", "ferry-stops"]
    assert [entry.speaker for entry in made[1].entries] == ["Dorrit Vane", None, None]


def test_a_passage_that_moved_is_found_by_its_words_where_they_are_one_quotation(
    index: Index,
) -> None:
    (notes,) = [one for one in _notes() if one.article.id == "bridge-tariff"]
    tax = notes.annotations[0]
    far = replace(tax.target, start=tax.target.start + 7, end=tax.target.end + 7)
    both = replace(tax.target, exact="A tariff is", start=900, end=911)
    for target, speaker in ((far, "Dorrit Vane"), (both, None)):
        moved = replace(notes, annotations=(replace(tax, target=target),))
        assert [one.speaker for one in with_speakers(index, as_left([moved]))] == [speaker]
        lost = replace(notes, annotations=(replace(tax, target=target, state="lost"),))
        assert [one.speaker for one in with_speakers(index, as_left([lost]))] == [speaker]


def test_what_is_not_studied_yet_is_analysed(tmp_path: Path) -> None:
    story = STORY["bridge-tariff"]
    asked: list[str] = []

    def analyse(id_: str) -> tuple[str, Analysis]:
        asked.append(id_)
        return story.text, story.study().analysis

    with Index(tmp_path / "index.sqlite") as index:
        index.put([story.facts()])
        left = with_speakers(index, as_left(_notes()[1:2]), analyse)
        assert [one.speaker for one in left] == ["Dorrit Vane", None, None]
        assert left[1].people == ("Anselm Vane",) or "Anselm Vane" in left[1].people
        assert asked == ["bridge-tariff"]
        assert [one.speaker for one in with_speakers(index, as_left(_notes()))] == [None] * 5


def test_fields_mean_of_an_article_what_they_mean_in_a_search(index: Index) -> None:
    """What is asked of articles alone finds the notes in just the articles that a search finds."""
    left = with_speakers(index, as_left(_notes()))
    asked = ["by:una", "publisher:post", "after:2020-01-15", "-before:2020", "-by:una after:2020"]
    for text in asked:
        query = read_query(text)
        ids = {hit.id for hit in search(index, query, Marks(), 100)}
        is_one = asking(query, known=people_in(index, query))
        assert {one.notes.article.id for one in left if is_one(one)} == ids & {
            one.article.id for one in _notes()
        }, text


def test_one_of_two_people_of_a_name_is_asked_for_in_notes() -> None:
    texts = {told[0]: story(*told)[0].text for told in ARTICLES}
    notes = [
        ArticleNotes(
            ArticleRef(id_, id_),
            (new_annotation("note", text, 0, 10, id=new_id(NOW, b"1" * 10), now=NOW),),
        )
        for id_, text in texts.items()
    ]
    wanted = {
        "person:weir": "vote match budget obituary",
        'person:"Anna Weir (councillor)"': "vote budget obituary",
        'person:"Anna Weir (striker)"': "match obituary",
        'person:"Anna Weir (strik)"*': "match obituary",
        'person:"Anna Weir (striker)" said:match': "match",
        'person:"Anna Weir (striker)" said:vote': "",
        '-person:"Anna Weir (striker)"': "vote budget",
    }
    with weirs() as index:
        left = with_speakers(index, as_left(notes))
        for text, ids in wanted.items():
            query = read_query(text)
            is_one = asking(query, known=people_in(index, query))
            assert [one.notes.article.id for one in left if is_one(one)] == ids.split(), text
            hits = search(index, query, Marks(), 9)
            assert {hit.id for hit in hits} == {*ids.split()}


_PARTS = st.sampled_from(
    [f"{name}:{value}" for name, value in zip(
        FIELDS, ["vane", "tariff", "una", "herald", "coast", "key", "note", "read", "2019", "2020"],
        strict=True,
    )] + ["ramp", '"ramp broke"', "OR", "-", '"', "x:", "isl*", "−"]
)  # fmt: skip


@given(st.lists(_PARTS, min_size=1, max_size=6).map(" ".join), st.booleans())
def test_every_query_that_can_be_read_is_answered(query: str, begun: bool) -> None:
    left = as_left(_notes())
    try:
        asked = read_query(query)
    except QueryError:
        return
    found: list[Left] = list(filter(asking(asked, begun=begun), left))
    if not begun and not any(sign in query for sign in ("-", ":", "OR")):
        assert {*map(id, found)} <= {*map(id, filter(asking(asked, begun=True), left))}
