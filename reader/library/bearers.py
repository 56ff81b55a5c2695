"""Who bears a name over the library, told from what the index knows when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Any

from reader.dataclass import dataclass
from reader.library.callings import contradict, field_of
from reader.library.compare import key_part, name_and_role, name_key, with_role
from reader.library.corrections import NO_CORRECTIONS, Change, Corrections, Scope
from reader.library.index import Index
from reader.library.namesakes import Appearing, Bearer, Told, tell_apart
from reader.model import Correction

_NUMBERS = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Whose:
    """Who bears a name in one article."""

    key: str
    """The name, with a role in brackets where people of one name are kept apart."""
    may_be: tuple[str, ...] = ()
    """Of the people who are kept apart, those who may be meant where the article does not say."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a name that is asked for."""

    names: tuple[int, ...] = ()
    """The numbers of the names, whoever bears them."""
    some: tuple[tuple[int, frozenset[int]], ...] = ()
    """Names that others bear too, with the articles in which it is they."""

    def condition(self, name: str, page: str) -> tuple[str, list[Any]]:
        """Return what holds where they are meant, and the values in it.

        Args:
            name: The column with the number of the name.
            page: The column with the number of the article.
        """
        all_of = f"{name} IN ({', '.join(map(str, self.names))})"
        if not self.some:
            return all_of, []
        parts = [f"({name} = {number} AND {page} NOT IN {_NUMBERS})" for number, _ in self.some]
        values = [json.dumps(sorted(others)) for _, others in self.some]
        return f"({' OR '.join([all_of, *parts])})", values


class Bearers:
    """Who bears which name over the library, and in which article: told here for all who ask.

    Each name is looked up once. The callings are looked at first, for few names have any that
    contradict: of somebody in nine thousand articles that takes a thirtieth of a second; to tell
    people apart by who else is in these, half a second.

    Args:
        index: What is known of the pages.
        corrections: What the person put right, of who is who.
    """

    def __init__(self, index: Index, corrections: Corrections = NO_CORRECTIONS) -> None:
        self._index, self._corrections = index, corrections
        self._names: dict[str, dict[int, str]] = {}
        self._roles: dict[str, set[str]] = {}
        self._told: dict[str, Told] = {}
        self._meant: dict[tuple[str, bool], Meant] = {}

    def look_up(self, names: Iterable[str]) -> None:
        """Look up several names together, which is quicker than one by one."""
        keys = sorted({name_key(one) for one in names})
        self._look_up(f"key IN {_NUMBERS}", json.dumps(keys))
        for key in keys:
            self._names.setdefault(key, {})

    def is_one(self, name: str) -> bool:
        """Tell whether it is one person by the callings alone, which are quickly looked at."""
        key = name_key(name)
        if key not in self._names:
            self.look_up([name])
        return not _contradict(self._roles.get(key, ()))

    def told(self, name: str) -> Told:
        """Return who bears a name, where several are kept apart; nobody where it is one person."""
        key = name_key(name)
        if (known := self._told.get(key)) is not None:
            return known
        told = _ONE_PERSON
        if not self.is_one(name):
            found = tell_apart(self._appearings(key))
            told = found if found.bearers[1:] else _ONE_PERSON
        self._told[key] = told
        return told

    def page(self, id: str) -> int | None:  # noqa: A002
        """Return the number of an article; None where the library has it not."""
        found = self._index.numbers("SELECT number FROM pages WHERE id = ? ORDER BY sample", [id])
        return next(iter(found), None)

    def others(self, name: str, page: int | None) -> frozenset[int]:
        """Return the articles in which who bears a name is surely not who does so in an article.

        Args:
            name: The name.
            page: The number of the article; None where the library has it not.
        """
        bearers = self.told(name).bearers
        mine = next((one for one in bearers if page in one.articles), None)
        return _without(bearers, [mine]) if mine else frozenset()

    def whose(self, name: str, page: int | None) -> Whose:
        """Return who bears a name in an article, by its number."""
        if (found := self.kept_apart(name)) is not None:
            return Whose(with_role(*found))
        bearers = self.told(name).bearers
        spelling = next(iter(self._names[name_key(name)].values()), name)
        sure = [one.called(spelling) for one in bearers if page in one.articles]
        if sure:
            return Whose(sure[0])
        return Whose(spelling, tuple(one.called(spelling) for one in bearers))

    def kept_apart(self, called: str) -> tuple[str, str] | None:
        """Return the name and the role of whose key a name is; None where it is no key.

        So the person says by a name that it is one of those who are kept apart.
        """
        name, role = name_and_role(called)
        for one in self.told(name).bearers if role else ():
            if name_key(one.role) == name_key(role):
                return next(iter(self._names[name_key(name)].values())), one.role
        return None

    def meant(self, asked: str, *, prefix: bool = False) -> Meant:
        """Return who is meant by a name, or by a part of one.

        `NAME (ROLE)` means those of its bearers whom an article calls so, and who has both in
        their name.

        Args:
            asked: What is asked for.
            prefix: Whether its last word may go on.
        """
        if (known := self._meant.get((asked, prefix))) is None:
            known = self._meant[asked, prefix] = self._find(asked, prefix=prefix)
        return known

    def _find(self, asked: str, *, prefix: bool) -> Meant:
        name, role = name_and_role(asked)
        part = key_part(name, prefix=prefix and not role)
        named = self._index.select(
            lambda row: (int(row[0]), str(row[1])),
            "SELECT number, key FROM names WHERE instr(key, ?) ORDER BY number",
            [part],
        )
        if not role:
            return Meant(tuple(number for number, _ in named))
        self._look_up("instr(key, ?)", part)
        names: list[int] = []
        some: list[tuple[int, frozenset[int]]] = []
        for number, key in named:
            others = self._others(key, asked, prefix=prefix)
            if others:
                some.append((number, others))
            elif others is not None:
                names.append(number)
        return Meant(tuple(names), tuple(some))

    def is_meant(self, asked: str, name: str, page: int | None, roles: Iterable[str] = ()) -> bool:
        """Tell whether who bears a name in an article is meant, as `meant` does of all articles.

        Args:
            asked: What is asked for.
            name: The name.
            page: The number of the article; None where the library has it not.
            roles: What the article calls them.
        """
        part, role = name_and_role(asked)
        key = name_key(name)
        if not role or key_part(part, prefix=False) not in key:
            return key_part(asked, prefix=False) in key
        others = self._others(key, asked, roles)
        return others is not None and page not in others

    def _others(
        self, key: str, asked: str, roles: Iterable[str] = (), *, prefix: bool = False
    ) -> frozenset[int] | None:
        """Return where a name is not borne by who is meant; None where they never bear it."""
        if key_part(asked, prefix=prefix) in key:
            return frozenset()
        if not (bearers := self.told(key).bearers):
            known = (*self._roles.get(key, ()), *roles)
            part = key_part(name_and_role(asked)[1], prefix=prefix)
            return frozenset() if _are_called(known, part) else None
        meant = self.bearers_meant(asked, key, prefix=prefix)
        return _without(bearers, meant) if meant else None

    def bearers_meant(self, asked: str, name: str, *, prefix: bool = False) -> list[Bearer]:
        """Return those whom `NAME (ROLE)` means of the people of a name who are kept apart.

        Who is told apart by just that role comes before whom an article also calls so.
        """
        part = key_part(name_and_role(asked)[1], prefix=prefix)
        bearers = self.told(name).bearers
        return [one for one in bearers if name_key(one.role) == part] or [
            one for one in bearers if _are_called(one.roles, part)
        ]

    def _look_up(self, condition: str, value: str) -> None:
        found = self._index.select(
            lambda row: (int(row[0]), str(row[1]), str(row[2])),
            f"SELECT number, name, key FROM names WHERE {condition} ORDER BY number",
            [value],
        )
        keys = {number: key for number, _, key in found}
        for number, name, key in found:
            self._names.setdefault(key, {})[number] = name
            if role := name_and_role(name)[1]:  # of a name that the person gave
                self._roles.setdefault(key, set()).add(role)
        # By their numbers, for SQLite would rather go through all people than look names up.
        called = self._index.select(
            lambda row: (int(row[0]), _roles_of(row[1]) + _roles_of(row[2])),
            f"SELECT DISTINCT name, titles, roles FROM people WHERE name IN {_NUMBERS}",
            [json.dumps(list(keys))],
        )
        for number, roles in called:
            self._roles.setdefault(keys[number], set()).update(roles)

    def _appearings(self, key: str) -> Iterator[Appearing]:
        same = said_same(self._corrections, key)
        numbers = ", ".join(map(str, self._names[key]))
        company: dict[int, set[int]] = {}
        for page, other in _company(self._index, numbers):
            company.setdefault(page, set()).add(other)
        for page, id_, day, roles in self._index.select(
            lambda row: (int(row[0]), str(row[1]), row[2], _roles_of(row[3]) + _roles_of(row[4])),
            "SELECT p.number, p.id, p.published, r.titles, r.roles FROM people r "
            f"JOIN pages p ON p.number = r.page WHERE r.name IN ({numbers}) AND p.problem IS NULL",
        ):
            others = frozenset(company.get(page, ()))
            yield Appearing(page, day and str(day), roles, others, id_ in same)


_ONE_PERSON = Told(())


def _without(bearers: Iterable[Bearer], some: Container[Bearer | None]) -> frozenset[int]:
    return frozenset(page for one in bearers if one not in some for page in one.articles)


def _are_called(roles: Iterable[str], part: str) -> bool:
    return any(part in name_key(role) for role in roles)


def _contradict(roles: Iterable[str]) -> bool:
    fields = {field for role in roles if (field := field_of(role))}
    return any(contradict(one, other) for one in fields for other in fields)


@lru_cache(maxsize=4096)
def _roles_of(packed: str) -> tuple[str, ...]:
    return tuple(map(str, json.loads(packed)))


def _company(index: Index, numbers: str) -> list[tuple[int, int]]:
    """Return who else is named or speaks in the articles of a name: page and name.

    Args:
        index: What is known of the pages.
        numbers: Those of the name in all its spellings, as they stand in a statement.
    """
    pages = f"SELECT page FROM people WHERE name IN ({numbers})"
    return index.select(
        lambda row: (int(row[0]), int(row[1])),
        f"SELECT page, name FROM people WHERE page IN ({pages}) AND name NOT IN ({numbers}) "
        f"UNION ALL SELECT page, speaker FROM quotes WHERE page IN ({pages}) "
        f"AND speaker NOT IN ({numbers})",
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
