"""Two people of one name: what keeps them apart, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.namesakes import Appearing, tell_apart

Case = list[tuple[str | None, str, str]]
"""By article: when it was published, the roles parted by ";", who else is in it."""

ONE: dict[str, Case] = {
    "offices over the years": [
        ("2001", "councillor", ""),
        ("2006", "mayor of Harrowmere", "Vole"),
        ("2014", "Labour MP for Carnshire", "Lind"),
    ],
    "a role that says nothing": [
        ("2010", "councillor", ""),
        ("2010", "chandler", ""),
        ("2010", "", ""),
    ],
    "callings that go together": [
        ("2010", "barrister", "Vole"),
        ("2010", "councillor", "Lind"),
        ("2011", "headteacher", "Brack"),
    ],
    "seen with the same people": [
        ("2010", "striker", "Vole"),
        ("2010", "councillor", "Vole;Lind"),
    ],
    "by way of a third article": [
        ("2010", "striker", "Vole"),
        ("2010", "", "Vole;Lind"),
        ("2010", "councillor", "Lind"),
    ],
    "an article that says both": [
        ("2010", "striker", ""),
        ("2010", "councillor and striker", ""),
        ("2010", "councillor;striker", ""),
        ("2010", "councillor", ""),
    ],
    "what somebody was": [
        ("2010", "former striker", "Vole"),
        ("2010", "councillor", "Lind"),
    ],
    "the past that explains the present": [
        ("2010", "striker", "Vole"),
        ("2011", "councillor;former striker", "Lind"),
    ],
    "another calling years later": [
        ("1990", "striker", "Vole"),
        ("1998", "striker", "Vole"),
        ("2007", "councillor", "Lind"),
    ],
    "no date says when": [(None, "striker", "Vole"), ("2010", "councillor", "Lind")],
    "a calling of somebody beside them": [
        ("2010", "the striker's wife", "Vole"),
        ("2010", "spokesman for the bishop", "Brack"),
        ("2010", "councillor", "Lind"),
    ],
    "a calling that may be both": [
        ("2010", "surgeon", "Vole"),
        ("2010", "councillor", "Lind"),
        ("2010", "lecturer", "Brack"),
    ],
    "a fan, and who works for the council": [
        ("2010", "football fan", "Vole"),
        ("2010", "council gardener", "Brack"),
        ("2010", "councillor", "Lind"),
    ],
    "one article": [("2010", "striker", "Vole")],
}
APART: dict[str, tuple[Case, list[list[int]]]] = {
    "a striker and a councillor": (
        [
            ("2010", "striker", "Vole"),
            ("2010", "councillor", "Lind"),
            ("2011", "Harrowmere striker", "Brack"),
            ("2012", "council leader", "Lind"),
            ("2012", "leader of Harrowmere Council", "Oduya"),
        ],
        [[1, 3, 4], [0, 2]],
    ),
    "known by who is with them": (
        [
            ("2010", "actress", "Vole"),
            ("2010", "detective sergeant", "Lind"),
            ("2010", "", "Lind"),
            ("2011", "", "Lind;Brack"),
        ],
        [[1, 2, 3], [0]],
    ),
    "three of one name": (
        [
            ("2010", "surgeon", "Vole"),
            ("2010", "racing-driver", "Lind"),
            ("2011", "vicar of Oskay", "Brack"),
        ],
        [[0], [1], [2]],
    ),
    "offices over the years, and somebody else": (
        [
            ("2001", "councillor", "Vole"),
            ("2009", "mayor", "Lind"),
            ("2005", "goalkeeper", "Brack"),
        ],
        [[0, 1], [2]],
    ),
}


def appearings(case: Case, same: frozenset[int] = frozenset()) -> list[Appearing]:
    names = {name: n for n, name in enumerate(sorted({w for *_, c in case for w in c.split(";")}))}
    return [
        Appearing(
            number,
            day and f"{day}-06-01",
            tuple(filter(None, roles.split(";"))),
            frozenset(names[name] for name in company.split(";") if name),
            number in same,
        )
        for number, (day, roles, company) in enumerate(case)
    ]


@pytest.mark.parametrize("case", ONE.values(), ids=ONE)
def test_one_person(case: Case) -> None:
    told = tell_apart(appearings(case))
    assert [sorted(one.articles) for one in told.bearers] == [list(range(len(case)))]
    assert (told.bearers[0].role, told.unsure) == ("", frozenset())


@pytest.mark.parametrize(("case", "wanted"), APART.values(), ids=APART)
def test_people_who_are_kept_apart(case: Case, wanted: list[list[int]]) -> None:
    told = tell_apart(appearings(case))
    assert [sorted(one.articles) for one in told.bearers] == wanted
    assert all(one.role for one in told.bearers)
    # Said to be the same, whoever it is, they are.
    for bearer in told.bearers[1:]:
        again = tell_apart(appearings(case, bearer.articles))
        assert len(again.bearers) == len(wanted) - 1
        assert again.bearers[0].articles >= bearer.articles


def test_who_they_are_and_which_articles_do_not_say() -> None:
    told = tell_apart(
        appearings(
            [
                ("2010", "striker", "Vole"),
                ("2011", "Councillor", "Lind"),
                ("2011", "councillor for Oskay", "Lind"),
                ("2011", "councillor for Oskay", ""),
                ("2011", "", "Brack"),
            ]
        )
    )
    assert [one.role for one in told.bearers] == ["councillor for Oskay", "striker"]
    assert told.bearers[0].first == told.bearers[0].last == "2011-06-01"
    assert told.unsure == {4}
    assert tell_apart([]).bearers == ()


ROLES = ["striker", "former striker", "councillor", "surgeon", "barrister", "chandler", "actor"]
_APPEARING = st.builds(
    Appearing,
    st.integers(0, 99),
    st.sampled_from([None, "1999-01-02", "2001", "2008-05-05T10:00:00Z", "2009-07", "x"]),
    st.lists(st.sampled_from(ROLES), max_size=2).map(tuple),
    st.frozensets(st.integers(0, 9), max_size=2),
    st.sampled_from([False, False, False, True]),
)
_EVERY = st.lists(_APPEARING, max_size=12, unique_by=lambda one: one.article)


@given(_EVERY, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(every: list[Appearing], chance: object) -> None:
    told = tell_apart(every)
    shuffled = list(every)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tell_apart(shuffled) == told
    # Each article is of one person, or is unsure.
    there = [number for one in told.bearers for number in one.articles]
    assert sorted([*there, *told.unsure]) == sorted(one.article for one in every)
    # What the person said goes before what is told.
    for bearer in told.bearers[1:]:
        assert not any(one.same for one in every if one.article in bearer.articles)


@given(_EVERY)
def test_nobody_in_articles_of_the_same_company_is_kept_apart(every: list[Appearing]) -> None:
    told = tell_apart(every)
    company = {one.article: one.company for one in every}
    seen = [{name for n in bearer.articles for name in company[n]} for bearer in told.bearers]
    assert all(not a & b for n, a in enumerate(seen) for b in seen[:n])
