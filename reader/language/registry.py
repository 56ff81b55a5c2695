"""Which forms of a name are one person."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.language.cast import Cast, Figure, Gender, NameMention
from reader.language.context import of_context
from reader.language.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    PLACE,
    gender_of_name,
    gender_of_title,
    lexicon,
)
from reader.language.names import Candidate
from reader.language.nicknames import same_first
from reader.language.roles import roles_of, titles_before
from reader.language.titles import KEPT_TITLES, SUFFIXES
from reader.language.tokens import Prose


@dataclass(slots=True)
class Entry:
    """One person, while a text is read."""

    names: list[tuple[str, ...]]
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def fullest(self) -> tuple[str, ...]:
        """The longest form; the earlier of two."""
        return max(self.names, key=len)


def family_of(name: tuple[str, ...]) -> str:
    """Return the last word of a name that is no suffix."""
    for word in reversed(name):
        if word not in SUFFIXES:
            return word
    return name[-1]


class Registry:
    """The people found so far in one text, by their family and given names."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.entries: list[Entry] = []
        self._by_family: dict[str, list[Entry]] = {}
        self._by_given: dict[str, list[Entry]] = {}
        self._forms: dict[str, Entry] | None = None

    def add_full(self, one: Candidate) -> None:
        """Take in a mention by a name of several words."""
        family = family_of(one.words)
        if one.words[0] in KEPT_TITLES:
            family = " ".join((one.words[0], one.words[1][0]))
        for entry in self._by_family.get(family, ()):
            if any(same_person(one.words, name) for name in entry.names):
                if one.words not in entry.names:
                    entry.names.append(one.words)
                entry.mentions.append(one)
                return
        entry = Entry([one.words], [one])
        self.entries.append(entry)
        self._by_family.setdefault(family, []).append(entry)
        self._by_given.setdefault(one.words[0], []).append(entry)

    def link(self, one: Candidate) -> bool:
        """Take in a mention by one word, where it names somebody known; tell whether it does."""
        word = one.words[-1]
        found = self._by_family.get(word) or self._by_given.get(word)
        if not found or self._names_a_place(one):
            return False
        entry = self._best(found, one)
        entry.mentions.append(one)
        return True

    def _names_a_place(self, one: Candidate) -> bool:
        if one.title < one.start or not lexicon().get(one.words[-1], 0) & PLACE:
            return False
        return of_context(self.prose, one) < 0

    def _best(self, found: list[Entry], one: Candidate) -> Entry:
        if len(found) == 1:
            return found[0]
        title = self.prose.words[one.start - 1] if one.title < one.start else ""
        gender = gender_of_title(title)
        fitting = [e for e in found if not gender or entry_gender(self.prose, e) in (gender, None)]
        return max(fitting or found, key=lambda e: len(e.mentions))

    def add_single(self, one: Candidate) -> None:
        """Take in a mention by one word of somebody known by no other name."""
        word = one.words[-1]
        for entry in self._by_family.get(word, ()):
            entry.mentions.append(one)
            return
        entry = Entry([one.words], [one])
        self.entries.append(entry)
        self._by_family.setdefault(word, []).append(entry)

    def knows(self, word: str) -> bool:
        """Tell whether `word` is the family or given name of somebody found."""
        return word in self._by_family or word in self._by_given

    def longest_form(self, words: list[str], start: int, end: int) -> int:
        """Return how many words at `start` are a form of somebody's name; 0 for none.

        A headline in capitals is matched in any case.
        """
        for length in range(min(4, end - start), 1, -1):
            if " ".join(words[start : start + length]).casefold() in self._folded():
                return length
        return int(self._find_folded(words[start]) is not None)

    def add_known(self, one: Candidate) -> None:
        """Take in a mention by a form that `longest_form` knew."""
        entry = self._folded().get(" ".join(one.words).casefold())
        entry = entry or self._find_folded(one.words[0])
        if entry is not None:
            entry.mentions.append(one)

    def _find_folded(self, word: str) -> Entry | None:
        flags = lexicon().get(word if not word.isupper() else word.capitalize(), 0)
        if (flags & (PLACE | COMMON) and not flags & (FAMILY | GIVEN)) or len(word) < 3:
            return None
        return self._folded().get(word.casefold())

    def _folded(self) -> dict[str, Entry]:
        if self._forms is None:
            self._forms = {}
            for entry in self.entries:
                for name in entry.names:
                    self._forms.setdefault(" ".join(name).casefold(), entry)
                    self._forms.setdefault(family_of(name).casefold(), entry)
        return self._forms

    def cast(self, all_runs: list[tuple[int, int]]) -> Cast:
        """Return what was found, frozen."""
        entries = sorted(self.entries, key=lambda e: min(m.start for m in e.mentions))
        mentions = sorted(
            (self._mention(m, number) for number, e in enumerate(entries) for m in e.mentions),
            key=lambda m: m.start,
        )
        taken = {m.run_start for e in entries for m in e.mentions}
        starts, ends = self.prose.starts, self.prose.ends
        others = tuple((starts[a], ends[b - 1]) for a, b in all_runs if a not in taken)
        return Cast(tuple(self._figure(e) for e in entries), tuple(mentions), others)

    def _mention(self, one: Candidate, person: int) -> NameMention:
        starts, ends = self.prose.starts, self.prose.ends
        return NameMention(starts[one.start], ends[one.end - 1], person, starts[one.title])

    def _figure(self, entry: Entry) -> Figure:
        titles: dict[str, None] = {}
        roles: dict[str, None] = {}
        for one in sorted(entry.mentions, key=lambda m: m.start):
            title = titles_before(self.prose, one)
            if title:
                titles[title] = None
            roles.update(dict.fromkeys(roles_of(self.prose, one)))
        gender = entry_gender(self.prose, entry)
        return Figure(" ".join(entry.fullest), gender, tuple(titles), tuple(roles))


def entry_gender(prose: Prose, entry: Entry) -> Gender | None:
    """Return the gender that titles, else the given name, tell."""
    for one in entry.mentions:
        for k in range(one.title, one.start):
            told = gender_of_title(prose.words[k])
            if told:
                return "m" if told == "m" else "f"
    for name in entry.names:
        told = gender_of_name(name[0])
        if told:
            return "m" if told == "m" else "f"
    return None


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names with one family name can be the same person's."""
    return one == other or same_first(one[0], other[0])
