"""Who bears a name over the library, from what the index knows."""

from __future__ import annotations

from pathlib import Path

from reader.library.bearers import bearers_of, said_same, say_same
from reader.library.corrections import Corrections
from reader.library.index import Index
from reader.library.page import Page, facts_of
from reader.library.person import record_of
from reader.library.study import VERSION, study_of
from reader.model import Analysis, Article, Mention, Person, Quote

WEIR = "Anna Weir"
ARTICLES = {
    "vote": ("2010-03-01", ("councillor",), ("Ola Lind",)),
    "match": ("2010-03-02", ("striker",), ("Tom Vole",)),
    "budget": ("2011-03-01", (), ("Ola Lind",)),
    "obituary": ("2011-04-01", (), ("Una Brack",)),
}


def filled() -> Index:
    index = Index(None)
    for id_, (day, roles, others) in ARTICLES.items():
        article = Article(id_, f"{WEIR} says so.", published=day)
        path = Path(f"/pages/{id_}.txt")
        there = (Mention(0, len(WEIR), WEIR),)
        people = (
            Person(WEIR, roles=roles, mentions=there),
            *(Person(one, mentions=there) for one in others),
        )
        quote = Quote(0, 4, speaker=WEIR, speaker_kind="person")
        index.put([facts_of(Page(id_, path), article)])
        index.put_studies([study_of(str(path), article, Analysis((quote,), people), VERSION)])
    return index


def test_who_bears_a_name_and_what_each_of_them_said() -> None:
    with filled() as index:
        told = bearers_of(index, "anna WEIR")
        assert told is not None
        ids = {number: facts.id for number, facts in index.numbered("1")}
        assert [sorted(ids[n] for n in one.articles) for one in told.bearers] == [
            ["budget", "vote"],
            ["match"],
        ]
        assert [one.role for one in told.bearers] == ["councillor", "striker"]
        assert [ids[number] for number in told.unsure] == ["obituary"]
        # What is not surely the other's stands with each.
        record = record_of(index, WEIR, told.bearers[1].articles)
        assert (record.articles, record.quotations, record.mentions) == (3, 3, 3)
        assert [role.words for role in record.roles] == ["councillor"]
        assert {ids[page] for page in record.pages} == {"vote", "budget", "obituary"}
        assert bearers_of(index, "Ola Lind") is None, "nothing that is said of them contradicts"
        assert bearers_of(index, "Nobody Atall") is None


def test_said_to_be_the_same_they_are() -> None:
    with filled() as index:
        told = bearers_of(index, WEIR)
        assert told is not None
        changes = say_same(index, WEIR, told.bearers[1].articles)
        said = Corrections().with_changes(changes)
        assert said_same(said, "Anna  weir") == {"match"}
        assert said_same(said, "Tom Vole") == frozenset()
        again = bearers_of(index, WEIR, said_same(said, WEIR))
        assert again is not None
        assert len(again.bearers) == 1
        back = said.with_changes([one.back() for one in changes])
        assert said_same(back, WEIR) == frozenset()
