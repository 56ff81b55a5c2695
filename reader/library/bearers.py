"""Who bears a name over the library, told from what the index knows when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable

from reader.library.callings import contradict, field_of
from reader.library.compare import name_key
from reader.library.corrections import Change, Corrections, Scope
from reader.library.index import Index
from reader.library.namesakes import Appearing, Told, tell_apart
from reader.model import Correction

_NAMED = "SELECT number FROM names WHERE key = ?"


def bearers_of(index: Index, name: str, same: Container[str] = frozenset()) -> Told | None:
    """Return who bears a name; None where no callings contradict, so that it is one person.

    The callings are looked at first, for few names have any that contradict: of somebody in
    nine thousand articles that is a twentieth of a second; who else is in these takes three.

    Args:
        index: What is known of the pages.
        name: The name.
        same: Ids of articles of which the person said that this is who is named most.
    """
    key = name_key(name)
    if not _contradict(index, key):
        return None
    rows = index.select(
        lambda row: (int(row[0]), str(row[1]), None if row[2] is None else str(row[2]), row[3:]),
        "SELECT p.number, p.id, p.published, r.titles, r.roles FROM people r "
        f"JOIN pages p ON p.number = r.page WHERE r.name IN ({_NAMED}) AND p.problem IS NULL",
        [key],
    )
    company: dict[int, set[int]] = {}
    for page, other in _company(index, key):
        company.setdefault(page, set()).add(other)
    return tell_apart(
        Appearing(
            page,
            day,
            tuple(str(role) for packed in roles for role in json.loads(packed)),
            frozenset(company.get(page, ())),
            id_ in same,
        )
        for page, id_, day, roles in rows
    )


def _contradict(index: Index, key: str) -> bool:
    called = index.select(
        lambda row: [*json.loads(row[0]), *json.loads(row[1])],
        f"SELECT DISTINCT titles, roles FROM people WHERE name IN ({_NAMED})",
        [key],
    )
    fields = {field for roles in called for role in roles if (field := field_of(str(role)))}
    return any(contradict(one, other) for one in fields for other in fields)


def _company(index: Index, key: str) -> list[tuple[int, int]]:
    """Return who else is named or speaks in the articles of a name: page and name."""
    pages = f"SELECT page FROM people WHERE name IN ({_NAMED})"
    return index.select(
        lambda row: (int(row[0]), int(row[1])),
        f"SELECT page, name FROM people WHERE page IN ({pages}) AND name NOT IN ({_NAMED}) "
        f"UNION SELECT page, speaker FROM quotes WHERE page IN ({pages}) "
        f"AND speaker NOT IN ({_NAMED})",
        [key] * 4,
    )


def said_same(corrections: Corrections, name: str) -> frozenset[str]:
    """Return the ids of articles in which a name was said to be the one person's of that name."""
    key = name_key(name)
    return frozenset(
        id_
        for id_, every in corrections.articles.items()
        for one in every
        if one.kind == "same_person" and [name_key(each) for each in one.names] == [key, key]
    )


def say_same(index: Index, name: str, pages: Iterable[int]) -> list[Change]:
    """Return the changes by which a name in some articles is the one person's of that name."""
    found = index.numbered("number IN (SELECT value FROM json_each(?))", [json.dumps(list(pages))])
    one = Correction("same_person", (name, name))
    return [Change(Scope(facts.id), (one,)) for _, facts in found]


def same_everywhere(index: Index, name: str, kept: str) -> list[Change]:
    """Return the changes by which who bears a name, in every article, is the person of another.

    Args:
        index: What is known of the articles.
        name: The name.
        kept: The name of the person that they are shown under.
    """
    named = index.select(
        lambda row: (str(row[0]), str(row[1]), str(row[2])),
        "SELECT p.id, n.name, n.key FROM people r JOIN names n ON n.number = r.name "
        "JOIN pages p ON p.number = r.page WHERE p.problem IS NULL AND r.page IN (SELECT page "
        "FROM people WHERE name IN (SELECT number FROM names WHERE key = ?)) ORDER BY p.number",
        [name_key(name)],
    )
    there: dict[str, dict[str, str]] = {}
    for id_, one, key in named:
        there.setdefault(id_, {})[key] = one
    return [
        Change(Scope(id_), (_one_person(names[name_key(name)], names.get(name_key(kept)), kept),))
        for id_, names in there.items()
    ]


def _one_person(name: str, there: str | None, kept: str) -> Correction:
    if there is None:
        return Correction("name", (name, kept))
    return Correction("same_person", (there, name))
