"""Who bears a name over the library, from what the index knows, and that all agree on it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.bearers import Bearers, Whose, said_same, say_same
from reader.library.corrections import NO_CORRECTIONS, Corrections
from reader.library.index import Index
from reader.library.page import Page, facts_of
from reader.library.person import record_of, spots
from reader.library.said import Source, appearances, appearances_in, sayings, sayings_in
from reader.library.study import VERSION, study_of
from reader.model import Analysis, Article, Mention, Person
from tests.library.weirs import ARTICLES, COUNCILLOR, STRIKER, WEIR, Told, filled, story


def pages_of(index: Index) -> dict[str, int]:
    return {facts.id: number for number, facts in index.numbered("1")}


def test_who_bears_a_name_and_what_each_of_them_said() -> None:
    with filled() as index:
        bearers = Bearers(index)
        told = bearers.told("anna WEIR")
        ids = {number: id_ for id_, number in pages_of(index).items()}
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
        assert not bearers.told("Ola Lind").bearers, "nothing that is said of them contradicts"
        assert not bearers.told("Nobody Atall").bearers


def test_who_is_named_in_an_article() -> None:
    with filled() as index:
        pages, bearers = pages_of(index), Bearers(index)
        either = (COUNCILLOR, STRIKER)
        assert bearers.whose(WEIR, pages["budget"]) == Whose(COUNCILLOR)
        assert bearers.whose("ANNA WEIR", pages["match"]) == Whose(STRIKER)
        assert bearers.whose(WEIR, pages["obituary"]) == Whose(WEIR, either)
        assert bearers.whose(WEIR, None) == Whose(WEIR, either), "an article from elsewhere"
        assert bearers.whose("Ola Lind", pages["vote"]) == Whose("Ola Lind")
        assert bearers.whose("Nobody Atall", None) == Whose("Nobody Atall")
        assert bearers.page("vote") == pages["vote"]
        assert bearers.page("elsewhere") is None


ASKED = {
    WEIR: "vote match budget obituary",
    "weir": "vote match budget obituary",
    COUNCILLOR: "vote budget obituary",
    "WEIR(Councillor)": "vote budget obituary",
    STRIKER: "match obituary",
    f"{WEIR} (surgeon)": "",
    f"{WEIR} ()": "vote match budget obituary",
    "Lind (councillor)": "",
    "councillor": "",
}


def test_quotations_and_people_of_one_of_them() -> None:
    with filled() as index:
        bearers = Bearers(index)
        for asked, wanted in ASKED.items():
            assert [one.source.id for one in appearances(index, person=asked)] == wanted.split()
            assert [one.source.id for one in sayings(index, person=asked)] == wanted.split()
            for told in ARTICLES:
                article, analysis = story(*told)
                source = Source(told[0], article.title, None, article.published)
                there = appearances_in(source, analysis, bearers, person=asked)
                assert bool(there) == (told[0] in wanted.split())
                said = sayings_in(source, article.text, analysis, bearers, person=asked)
                assert [one.whose for one in said] == [one.whose for one in there]
        every = {one.source.id: one.whose for one in sayings(index)}
        assert every["budget"] == Whose(COUNCILLOR)
        assert every == {
            one.source.id: one.whose for one in appearances(index) if one.person.name == WEIR
        }


def test_one_person_is_meant_by_any_of_their_roles_and_a_name_by_all_of_it() -> None:
    told: list[Told] = [
        ("vote", "2010-03-01", ("councillor", "chair of the ferry board"), ()),
        ("later", "2012-03-01", (), ()),
    ]
    with filled(told) as index:
        for asked in (f"{WEIR} (ferry board)", f"{WEIR} (councillor", WEIR):
            assert len(appearances(index, person=asked)) == 2
        assert appearances(index, person=f"{WEIR} (ferry bo)") == []
        # Who was given a name of their own bears all of it.
        assert Bearers(index).is_meant(STRIKER, STRIKER, None)
        assert not Bearers(index).is_meant(STRIKER, WEIR, None)
        assert Bearers(index).is_meant(STRIKER, WEIR, None, ["striker"])


def test_who_is_told_apart_by_a_role_comes_before_whom_an_article_also_calls_so() -> None:
    told: list[Told] = [
        ("vote", "2010-03-01", ("councillor",), ("Ola Lind",)),
        ("match", "2010-03-01", ("striker", "a councillor's daughter"), ("Tom Vole",)),
    ]
    with filled(told) as index:
        assert [one.source.id for one in appearances(index, person=COUNCILLOR)] == ["vote"]
        daughter = appearances(index, person=f"{WEIR} (daughter)")
        assert [one.source.id for one in daughter] == ["match"]


def test_a_name_that_is_the_key_of_one_of_them_is_theirs() -> None:
    article = Article("fair", f"Here is {WEIR}.", published="2011-05-01")
    there = (Mention(8, 17, WEIR),)
    named = Person("Anna Weir (Striker)", mentions=there)
    with filled() as index:
        index.put([facts_of(Page("fair", Path("/pages/fair.txt")), article)])
        analysis = Analysis((), (named, Person("Tom Lind (mayor)", mentions=there)))
        index.put_studies([study_of("/pages/fair.txt", article, analysis, VERSION)])
        bearers, page = Bearers(index), pages_of(index)["fair"]
        assert bearers.whose(named.name, page) == Whose(STRIKER)
        assert bearers.whose("Tom Lind (mayor)", page) == Whose("Tom Lind (mayor)")
        for asked in (STRIKER, "weir (strik"):
            found = appearances(index, person=asked, prefix=True)
            assert [one.source.id for one in found] == ["match", "obituary", "fair"]
        (striker,) = (one for one in bearers.told(WEIR).bearers if one.role == "striker")
        record = record_of(index, WEIR, bearers.others(WEIR, min(striker.articles)), STRIKER)
        assert (record.articles, len(spots(index, record, range(9)))) == (3, 5)


def test_said_to_be_the_same_they_are() -> None:
    with filled() as index:
        told = Bearers(index).told(WEIR)
        changes = say_same(index, WEIR, told.bearers[1].articles)
        said = Corrections().with_changes(changes)
        assert said_same(said, "Anna  weir") == {"match"}
        assert said_same(said, "Tom Vole") == frozenset()
        assert not Bearers(index, said).told(WEIR).bearers
        found = appearances(index, person=COUNCILLOR, corrections=said)
        assert [one.whose for one in found] == [Whose(WEIR)] * 4
        assert len(sayings(index, person=STRIKER, corrections=said)) == 4
        back = said.with_changes([one.back() for one in changes])
        assert back == NO_CORRECTIONS
        assert said_same(back, WEIR) == frozenset()


_ROLES = ("striker", "councillor", "former striker", "surgeon", "councillor (Lab)")
_TOLD = st.tuples(
    st.sampled_from(["2009-01-01", "2010-02-02", "2016-03-03", None]),
    st.lists(st.sampled_from(_ROLES), max_size=2).map(tuple),
    st.lists(st.sampled_from(["Ola Lind", "Tom Vole", "Una Brack"]), max_size=1).map(tuple),
)


@settings(max_examples=30)
@given(st.lists(_TOLD, min_size=1, max_size=6), st.sampled_from(_ROLES))
def test_whoever_asks_is_told_the_same(made: list[tuple[str, Told, Told]], role: str) -> None:
    with filled((f"a{n}", *one) for n, one in enumerate(made)) as index:  # type: ignore[misc]
        ids = {number: id_ for id_, number in pages_of(index).items()}
        asked = f"{WEIR} ({role})"
        there = {one.source.id for one in appearances(index, person=asked)}
        assert there == {one.source.id for one in sayings(index, person=asked)}
        bearers = Bearers(index)
        for one in bearers.told(WEIR).bearers:
            others = bearers.others(WEIR, min(one.articles))
            pages = {ids[page] for page in record_of(index, WEIR, others).pages}
            called = one.called(WEIR)
            assert pages == {some.source.id for some in appearances(index, person=called)}
            sure = {some.source.id for some in appearances(index) if some.whose.key == called}
            assert sure == {ids[page] for page in one.articles}
