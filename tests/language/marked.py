"""News written for the tests with its people marked, and how an analysis differs from it.

The files of `tests/golden/people` hold texts parted by lines "== name". In a text, "[Ann
Vole]" is a mention of the person of that name, "[she:Ann Vole]" one of her by another
form; "[Vole]" belongs to whoever was last named in full by that word. Lines "- Ann Vole:
mayor; teacher" at the end say what roles the text gives; "|" parts ways to put one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import reader

PRONOUNS = frozenset({"he", "she", "his", "her", "him", "hers", "himself", "herself"})
_PARTICLES = frozenset("van von de do ter te le ó abdel".split())
_MARKED = re.compile(r"\[([^]:]+)(?::([^]]+))?]")
_ROLE = re.compile(r"^- (.+?):(.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and what is true of its people."""

    name: str
    text: str
    mentions: tuple[tuple[int, int, str], ...]
    """Start, end and the person's name, as marked."""
    roles: tuple[tuple[str, str], ...]
    """Person and role."""


def read_marked(path: Path) -> Iterator[Marked]:
    """Yield the marked texts of a file."""
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.M)[1:]:
        name, _, rest = part.partition("\n")
        yield _read(name.strip(), rest)


def _read(name: str, source: str) -> Marked:
    roles = tuple(
        (person, role.strip())
        for person, said in _ROLE.findall(source)
        for role in said.split(";")
        if role.strip()
    )
    source = _ROLE.sub("", source).strip()
    text, at, mentions = "", 0, []
    known: dict[str, str] = {}
    for mark in _MARKED.finditer(source):
        text += source[at : mark.start()]
        form = mark[1]
        bound = form.split()[0].lower() in _PARTICLES
        person = mark[2] or known.get(form) or known.get(form.split()[-1] if bound else "", form)
        known.update(dict.fromkeys((form, *form.split(), *person.split()), person))
        mentions.append((len(text), len(text) + len(form), person))
        text, at = text + form, mark.end()
    return Marked(name, text + source[at:], tuple(mentions), roles)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an analysis made of a marked text; each list holds what a person can find again."""

    right: int
    """Names found with their exact extent, and given to the right person."""
    inexact: list[str]
    missed: list[str]
    false: list[str]
    """Names shown that are nobody."""
    mixed: list[str]
    """Names given to another than the person who bears most of its names."""
    pronouns_right: int
    pronouns_wrong: list[str]
    roles_right: int
    roles_missed: list[str]
    roles_other: list[str]
    """Roles given that are not marked."""
    people_right: int
    """People found one to one with all who are marked."""
    people_marked: int
    people_found: int

    def faults(self) -> list[str]:
        """Return what is wrong with names and pronouns, in words."""
        return [
            *(f"inexact: {one}" for one in self.inexact),
            *(f"missed: {one}" for one in self.missed),
            *(f"false: {one}" for one in self.false),
            *(f"mixed: {one}" for one in self.mixed),
            *(f"pronoun: {one}" for one in self.pronouns_wrong),
            *(f"role missed: {one}" for one in self.roles_missed),
        ]


def compare(marked: Marked) -> Outcome:
    """Analyse a marked text and tell how the analysis differs from its marks."""
    analysis = reader.analyse(marked.text)
    found = sorted((m.start, m.end, n) for n, p in enumerate(analysis.people) for m in p.mentions)
    pointed = {m.start: n for n, p in enumerate(analysis.people) for m in p.pronouns}
    names = [one for one in marked.mentions if not _is_pronoun(marked, one)]
    pairs = [
        (one, next((f for f in found if f[0] < one[1] and one[0] < f[1]), None)) for one in names
    ]
    held = _held([(one[2], f[2]) for one, f in pairs if f])
    right, inexact, missed, mixed = 0, [], [], []
    for (start, end, person), hit in pairs:
        form = marked.text[start:end]
        if hit is None:
            missed.append(form)
        elif hit[:2] != (start, end):
            inexact.append(f"{form} as {marked.text[hit[0] : hit[1]]}")
        elif held.get(person) != hit[2]:
            mixed.append(f"{form} as {analysis.people[hit[2]].name}")
        else:
            right += 1
    false = [marked.text[a:b] for a, b, _ in found if not any(a < e and s < b for s, e, _ in names)]
    pronouns = [one for one in marked.mentions if _is_pronoun(marked, one)]
    wrong = [
        f"{marked.text[s:e]} of {person} at {s}"
        for s, e, person in pronouns
        if pointed.get(s, -1) != held.get(person)
    ]
    given = {(n, role.casefold()) for n, p in enumerate(analysis.people) for role in p.roles}
    wanted = [
        (f"{p}: {role}", {(held.get(p, -1), way.strip().casefold()) for way in role.split("|")})
        for p, role in marked.roles
    ]
    expected = {way for _, ways in wanted for way in ways}
    return Outcome(
        right, inexact, missed, false, mixed,
        len(pronouns) - len(wrong), wrong,
        len(given & expected),
        [label for label, ways in wanted if given.isdisjoint(ways)],
        [f"{analysis.people[n].name}: {role}" for n, role in sorted(given - expected)],
        len(set(held.values())), len({one[2] for one in names}), len(analysis.people),
    )  # fmt: skip


def _is_pronoun(marked: Marked, one: tuple[int, int, str]) -> bool:
    return marked.text[one[0] : one[1]].lower() in PRONOUNS


def _held(pairs: list[tuple[str, int]]) -> dict[str, int]:
    """Give each marked person the found one who bears most of their names, each only once."""
    held: dict[str, int] = {}
    for (person, number), _ in Counter(pairs).most_common():
        if person not in held and number not in held.values():
            held[person] = number
    return held
