"""Queries and the articles that answer them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.guard import sanitise
from reader.library import lookup
from reader.library import search as search_module
from reader.library.bearers import say_same
from reader.library.compare import beginnings, is_beginning
from reader.library.conditions import Marks, marks_of, needs_marks
from reader.library.corrections import Corrections
from reader.library.index import Index
from reader.library.progress import Place, Progress
from reader.library.query import QueryError, read_query
from reader.library.search import answering, search
from reader.model import Annotation, ArticleNotes, ArticleRef, Target
from tests.library.corpus import filled
from tests.library.weirs import filled as weirs

TARGET = Target("x", "", "", 0, 1, "")


def _left(kind: str, label: str | None = None, tags: tuple[str, ...] = ()) -> Annotation:
    return Annotation("01", kind, TARGET, "", "", label, "", tags)  # type: ignore[arg-type]


MARKS = marks_of(
    [
        ArticleNotes(
            ArticleRef("ferry-stops", ""),
            (_left("note", "check"), _left("highlight", "key", ("Ramp",))),
            starred=True,
            tags=("sea",),
        ),
        ArticleNotes(ArticleRef("petrels", ""), (_left("bookmark", "k"),), tags=("birds", "sea")),
    ],
    Progress(
        {
            "strike": Place(3, 9, "2026", finished=True),
            "petrels": Place(3, 9, "2026"),
        }
    ),
)

EVERYTHING = (
    "ferry-stops ferry-again council-votes bridge-tariff strike undated petrels reform".split()
)

QUERIES: list[tuple[str, str]] = [
    # words
    ("ferry", "ferry-stops strike undated"),
    ("FERRY", "ferry-stops strike undated"),
    ("ferries", "ferry-again"),
    ("rope ferry", "undated"),
    ("ferry strike", "strike"),
    ("strike ferry", "strike"),
    ("submarine", ""),
    ("ferry submarine", ""),
    ("leon", "ferry-again"),
    ("Léon", "ferry-again"),
    ("o'hare", "reform"),
    ("re-forms", "reform"),
    ("it's", "reform"),
    ("bridge-builders", "strike"),
    ("nothing OR OR", "!"),
    # phrases
    ('"rope ferry"', "undated"),
    ('"ferry rope"', ""),
    ('"storm petrels"', "ferry-again petrels"),
    ('"Storm, petrels!"', "ferry-again petrels"),
    ('"the ferry" strike', "strike"),
    # prefix
    ("ferr*", "ferry-stops ferry-again strike undated"),
    ("bridge tar*", "council-votes bridge-tariff"),
    ('"storm pet"*', "ferry-again petrels"),
    ("o*", "ferry-stops ferry-again council-votes bridge-tariff strike petrels reform"),
    # excluding
    ("ferry -strike", "ferry-stops undated"),
    ("ferry -strike -rope", "ferry-stops"),
    ('storm -"storm petrels"', "ferry-stops"),
    ("-ferry", "ferry-again council-votes bridge-tariff petrels reform"),
    ("-ferry -tariff", "ferry-again petrels reform"),
    # alternatives
    ("rope OR petrels", "undated ferry-again petrels"),
    ("rope ferry OR bridge council", "undated council-votes"),
    ("rope OR strike OR submarine", "undated strike"),
    ("strike OR -ferry", "strike ferry-again council-votes bridge-tariff petrels reform"),
    ("or", "reform"),
    ("not", "reform ferry-again"),
    # people
    ('person:"Dorrit Vane"', "ferry-stops ferry-again bridge-tariff"),
    ("person:vane", "ferry-stops ferry-again bridge-tariff"),
    ("person:anselm", "bridge-tariff"),
    ("person:duf*", "ferry-again"),
    ("person:duffray person:vane", "ferry-again"),
    ("person:duffray -person:vane", ""),
    ("person:van", ""),
    ("person:nobody", ""),
    ("-person:vane", "council-votes strike undated petrels reform"),
    ("person:leon", "ferry-again"),
    # what is said
    ("said:tariff", "bridge-tariff"),
    ("said:storm", "ferry-stops ferry-again"),
    ('said:"the storm"', "ferry-stops ferry-again"),
    ("said:petrel*", "ferry-again"),
    ("said:timetable", ""),
    ("said:wait", "council-votes"),
    ('person:"Dorrit Vane" said:storm', "ferry-stops"),
    ('person:"Anselm Vane" said:fair', "bridge-tariff"),
    ('person:"Dorrit Vane" said:fair', ""),
    ("person:vane said:tariff", "bridge-tariff"),
    ("storm -said:petrels", "ferry-stops petrels"),
    # byline, publisher, dates
    ("by:brack", "ferry-stops ferry-again bridge-tariff strike reform"),
    ('by:"piers oduya"', "council-votes bridge-tariff"),
    ("by:oduya by:brack", "bridge-tariff"),
    ("by:lea", "petrels"),
    ("brack", "ferry-stops ferry-again bridge-tariff strike reform"),
    ('publisher:"the mainland post"', "council-votes bridge-tariff"),
    ("publisher:post", "council-votes bridge-tariff"),
    ("publisher:her*", "ferry-stops ferry-again strike reform"),
    ("publisher:her", ""),
    ("publisher:unknown", ""),
    ("-publisher:herald", "council-votes bridge-tariff petrels"),
    ("after:2021", "petrels reform"),
    ("before:2019-02-14", "ferry-stops"),
    ("after:2019-02-07 before:2019-02-08", "ferry-stops"),
    ("after:2019-02-14 before:2020", "ferry-again council-votes"),
    ("ferry after:2020", "strike"),
    # what the reader left
    ("has:note", "ferry-stops"),
    ("has:highlight", "ferry-stops"),
    ("has:bookmark", "petrels"),
    ("-has:note ferry", "strike undated"),
    ("kind:check", "ferry-stops"),
    ("kind:key", "ferry-stops"),
    ("kind:todo", ""),
    ("tag:sea", "ferry-stops petrels"),
    ("tag:ramp", "ferry-stops"),
    ("tag:sea -tag:birds", "ferry-stops"),
    ("is:starred", "ferry-stops"),
    ("is:read", "strike"),
    ("is:unread ferry", "ferry-stops undated"),
    ("has:bookmark OR is:starred", "ferry-stops petrels"),
    ('person:"Dorrit Vane" said:ramp has:note after:2019-01', "ferry-stops"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with filled(tmp_path_factory.mktemp("cache")) as one:
        yield one


def _ids(index: Index, text: str, limit: int = 50) -> list[str]:
    return [hit.id for hit in search(index, read_query(text), MARKS, limit)]


@pytest.mark.parametrize(("text", "wanted"), QUERIES, ids=[text for text, _ in QUERIES])
def test_a_query_is_answered_by(index: Index, text: str, wanted: str) -> None:
    if wanted == "!":
        with pytest.raises(QueryError):
            read_query(text)
        return
    assert sorted(_ids(index, text)) == sorted(wanted.split())
    ids = {number: facts.id for number, facts in index.numbered("1")}
    numbers = answering(index, read_query(text), MARKS)
    assert sorted(ids[number] for number in numbers) == sorted(wanted.split())
    some = [number for number in ids if number % 2]
    assert answering(index, read_query(text), MARKS, some) == numbers.intersection(some)


WEIRS: list[tuple[str, str]] = [
    ('person:"Anna Weir"', "vote match budget obituary"),
    ('person:"Anna Weir (councillor)"', "vote budget obituary"),
    ("person:weir(striker)", "match obituary"),
    ('person:"weir (strik)"*', "match obituary"),
    ('person:"weir (strik)"', ""),
    ('-person:"Anna Weir (striker)"', "vote budget"),
    ('person:"Anna Weir (striker)" OR person:lind', "vote match budget obituary"),
    ('person:"Anna Weir (striker)" person:lind', ""),
    ('person:"Anna Weir (striker)" here', "match obituary"),
    ('person:"Anna Weir (councillor)" said:here', "vote budget obituary"),
    ('person:"Anna Weir (councillor)" said:match', ""),
    ('person:"Anna Weir (striker)" said:match', "match"),
    ("person:weir said:match", "match"),
    ('person:"Anna Weir (surgeon)"', ""),
]


def test_one_of_two_people_of_a_name_is_asked_for(index: Index) -> None:
    with weirs() as two:
        ids = {number: facts.id for number, facts in two.numbered("1")}
        changes = say_same(two, "Anna Weir", [n for n, id_ in ids.items() if id_ == "match"])
        same = Marks(corrections=Corrections().with_changes(changes))
        for text, wanted in WEIRS:
            query = read_query(text)
            assert sorted(hit.id for hit in search(two, query, Marks(), 9)) == sorted(
                wanted.split()
            ), text
            assert {ids[number] for number in answering(two, query, Marks())} == {*wanted.split()}
        # Said to be one person, they are found as one.
        for asked in ("person:weir(striker)", 'person:"Anna Weir (councillor)"'):
            assert len(search(two, read_query(asked), same, 9)) == 4
    # Where one alone bears a name, what an article calls them asks for them.
    assert _ids(index, 'person:"Dorrit Vane (surgeon)"') == []


def test_the_headline_weighs_more_than_the_text(index: Index) -> None:
    assert _ids(index, "bridge")[:2] in (
        ["council-votes", "bridge-tariff"],
        ["bridge-tariff", "council-votes"],
    )
    assert _ids(index, "petrels")[0] == "petrels"


def test_without_words_the_latest_comes_first_and_the_undated_last(index: Index) -> None:
    assert _ids(index, "-submarine")[:2] == ["reform", "petrels"]
    assert _ids(index, "-submarine")[-1] == "undated"
    assert sorted(_ids(index, "-submarine")) == sorted(EVERYTHING)


def test_no_more_than_asked_for(index: Index) -> None:
    assert len(_ids(index, "by:brack", limit=2)) == 2


def test_very_common_words_bring_the_latest_first(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "RANKED", 3)
    assert _ids(index, "the")[0] == "reform"
    assert sorted(_ids(index, "ferry")) == ["ferry-stops", "strike", "undated"]
    monkeypatch.setattr(lookup, "RANKED", 1)
    assert _ids(index, "person:vane", limit=2) == ["bridge-tariff", "ferry-again"]
    assert _ids(index, "o*", limit=2) == ["reform", "petrels"]


ANSWERED = [text for text, found in QUERIES if found != "!"]
NEVER = 10**6


@given(st.sampled_from(ANSWERED), st.integers(1, 9), st.sampled_from([0, 1, 3, NEVER]))
def test_whichever_way_a_query_goes_it_has_the_same_answers(
    index: Index, text: str, ranked: int, sample: int
) -> None:
    """Few or many, guessed right or wrong, whole words or short beginnings from their own table."""
    plainly = _ids(index, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "SAMPLE", sample)
        patch.setattr(lookup, "RANKED", ranked)
        patch.setattr(search_module, "RANKED", ranked + sample)
        patch.setattr(search_module, "LOOKED_AT", ranked)
        other = _ids(index, text)
        assert sorted(other) == sorted(plainly)
        assert set(_ids(index, text, limit=2)) <= set(plainly)
        patch.setattr(lookup, "RANKED", NEVER)
        patch.setattr(search_module, "RANKED", NEVER)
        patch.setattr(search_module, "_SPARE", sample)
        patch.setattr(search_module, "may_be_many", lambda *_: sample == 0)
        assert _ids(index, text) == plainly, "what is ranked does not hang on what was guessed"


def test_short_beginnings_that_many_have_choose_among_the_words(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = _ids(index, "storm")
    monkeypatch.setattr(search_module, "many_begin", lambda *_: True)
    both = _ids(index, "storm pe*")
    assert both == [one for one in alone if one in both]
    assert len(both) > 1


_MIXED = st.text(st.sampled_from("aBé_ e\u0301\u0303ñ文.1-ß\u0930\u0941\u202e"), max_size=12)


# Of rarer scripts SQLite and Python know different versions of Unicode.
@given(_MIXED | st.text(st.characters(max_codepoint=0x4FF), max_size=12))
def test_a_short_beginning_is_found_where_a_word_begins_so(text: str) -> None:
    text = sanitise(text)
    with closing(sqlite3.connect(":memory:")) as one:
        tokens = 'tokenize = "unicode61 remove_diacritics 2"'
        one.execute(f"CREATE VIRTUAL TABLE whole USING fts5 (text, {tokens})")
        one.execute(f"CREATE VIRTUAL TABLE short USING fts5 (text, {tokens}, detail = none)")
        one.execute("INSERT INTO whole VALUES (?)", (text,))
        one.execute("INSERT INTO short VALUES (?)", (beginnings(text),))
        for size in (1, 2, 3):
            for at in range(len(text)):
                asked = text[at : at + size]
                if is_beginning(asked):
                    found = (
                        one.execute("SELECT 1 FROM whole WHERE whole MATCH ?", (f'"{asked}" *',)),
                        one.execute("SELECT 1 FROM short WHERE short MATCH ?", (f'"{asked}"',)),
                    )
                    whole, short = (rows.fetchall() for rows in found)
                    assert whole == short, (text, asked)


def test_which_queries_need_what_the_reader_left() -> None:
    assert needs_marks(read_query("ferry -has:note"))
    assert needs_marks(read_query("ferry OR tag:x"))
    assert not needs_marks(read_query("ferry person:vane"))


@given(st.text(st.sampled_from('abfer:-*"() ORANDNEAR^+{}'), max_size=24) | st.text(max_size=16))
def test_any_query_that_can_be_read_can_be_answered(index: Index, text: str) -> None:
    try:
        query = read_query(text)
    except QueryError:
        return
    before = index.renewed
    search(index, query, Marks(), 5)
    assert index.renewed == before
