"""Two people of one name: kept apart where what articles say of them can't be of one person. Pure.

Nothing is decided by chance: people are told apart only where articles of the same time give them
callings that contradict, and nobody else is named in articles of both. All else is one person: who
goes from office to office over the years, and who is called nothing but a name. Articles that
say nothing of it, once there are two, are said to be unsure and stand with both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field

from reader.dataclass import dataclass
from reader.library.callings import contradict, field_of, is_past
from reader.library.compare import with_role
from reader.wording import day_of

CAREER = 24
"""Months without an article after which somebody may have gone over to another calling."""


@dataclass(frozen=True, slots=True)
class Appearing:
    """An article in which a name stands, with what it says of who bears it."""

    article: int
    """Its number."""
    day: str | None
    """When it was published, ISO 8601."""
    roles: tuple[str, ...] = ()
    """What it says they are, titles too."""
    company: frozenset[int] = frozenset()
    """The numbers of the other names in it."""
    same: bool = False
    """Whether the person said that this is who is named most."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """One of those who bear a name."""

    articles: frozenset[int]
    role: str
    """What most articles call them that tells them from the others; "" for the only one."""
    first: str | None
    """When the first of their articles was published; None where none has a date."""
    last: str | None
    roles: frozenset[str] = frozenset()
    """All that these articles call them."""

    def called(self, name: str) -> str:
        """Return a name with what tells its bearer from the others: "Anna Weir (councillor)"."""
        return with_role(name, self.role)


@dataclass(frozen=True, slots=True)
class Told:
    """Who bears a name."""

    bearers: tuple[Bearer, ...]
    """The one in most articles first; one where nothing tells people apart."""
    unsure: frozenset[int] = frozenset()
    """Articles that do not say which of several is meant."""


@dataclass(slots=True)
class _Group:
    """Articles that are surely of one person."""

    members: list[Appearing]
    fields: set[str] = field(default_factory=set)
    """Of what they are at the time of the article."""
    months: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, members: Iterable[Appearing]) -> _Group:
        group = cls(sorted(members, key=lambda one: one.article))
        for one in group.members:
            group.fields |= set(_fields(one.roles, past=False))
            if (month := _month(one.day)) is not None:
                group.months.append(month)
        return group

    def is_other_than(self, other: _Group) -> bool:
        """Tell whether it can't be the same person as another's; who is seen together never is."""
        return (
            bool(self.fields and other.fields and self.months and other.months)
            and all(contradict(a, b) for a in self.fields for b in other.fields)
            and max(min(self.months), min(other.months)) - min(max(self.months), max(other.months))
            < CAREER
        )


def tell_apart(appearings: Iterable[Appearing]) -> Told:
    """Return who bears a name, from all articles that have it.

    The order of the articles does not matter.

    Args:
        appearings: The articles, each once.
    """
    every = sorted(appearings, key=lambda one: one.article)
    groups = [_Group.of(members) for members in _tied(every)]
    people = _people([group for group in groups if group.fields])
    people = _with_said(people, [group for group in groups if any(m.same for m in group.members)])
    if len(people) < 2:
        return Told((_bearer(_Group.of(every), ""),) if every else ())
    told = {one.article for group in people for one in group.members}
    unsure = frozenset(one.article for one in every if one.article not in told)
    return Told(tuple(_bearer(group, _role(group)) for group in people), unsure)


def _tied(every: Sequence[Appearing]) -> list[list[Appearing]]:
    """Put together the articles that share somebody else, or a calling, be it of the past."""
    sets = _Sets(len(every))
    first: dict[object, int] = {}
    for at, one in enumerate(every):
        for tie in (*one.company, *_fields(one.roles, past=True)):
            sets.join(first.setdefault(tie, at), at)
    return [[every[at] for at in some] for some in sets.all()]


def _people(groups: Sequence[_Group]) -> list[_Group]:
    """Put together the groups that may be one person's, the greatest first."""
    sets = _Sets(len(groups))
    for at, one in enumerate(groups):
        for before in range(at):
            if not one.is_other_than(groups[before]):
                sets.join(before, at)
    return _greatest_first(_together(groups[at] for at in some) for some in sets.all())


def _with_said(people: list[_Group], said: Sequence[_Group]) -> list[_Group]:
    """Put those of whom the person said so together with the one who is named most."""
    articles = {one.article for group in said for one in group.members if one.same}
    if not people or not articles:
        return people
    meant = [one for one in people[1:] if articles & {m.article for m in one.members}]
    others = [one for one in people[1:] if one not in meant]
    unsure = [one for one in said if not one.fields]
    return _greatest_first([_together([people[0], *meant, *unsure]), *others])


def _together(groups: Iterable[_Group]) -> _Group:
    return _Group.of(one for group in groups for one in group.members)


def _greatest_first(groups: Iterable[_Group]) -> list[_Group]:
    return sorted(groups, key=lambda one: (-len(one.members), one.members[0].article))


def _bearer(group: _Group, role: str) -> Bearer:
    days = sorted(one.day for one in group.members if one.day)
    articles = frozenset(one.article for one in group.members)
    roles = frozenset(role for one in group.members for role in one.roles)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Bearer(articles, role, first, last, roles)


def _role(group: _Group) -> str:
    """Return what most articles call somebody, of what is of a field; the first of equals."""
    counted = Counter(
        role
        for one in group.members
        for role in one.roles
        if field_of(role) is not None and not is_past(role)
    )
    return min(counted, key=lambda role: (-counted[role], role), default="")


def _fields(roles: Iterable[str], *, past: bool) -> set[str]:
    found = (field_of(role) for role in roles if past or not is_past(role))
    return {one for one in found if one is not None}


def _month(day: str | None) -> int | None:
    found = day_of(day)
    return None if found is None else found.year * 12 + found.month


class _Sets:
    """Numbers from 0 that are put together."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def join(self, one: int, other: int) -> None:
        """Put two, with all that are together with them, together."""
        low, high = sorted((self._top(one), self._top(other)))
        self._above[high] = low

    def all(self) -> list[list[int]]:
        """Return all sets."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            found.setdefault(self._top(number), []).append(number)
        return list(found.values())

    def _top(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number
