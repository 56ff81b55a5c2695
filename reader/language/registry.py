"""Which forms of a name are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field, replace

from reader.dataclass import dataclass
from reader.language.cast import Cast, Figure, Gender, NameMention
from reader.language.context import of_context
from reader.language.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    PLACE,
    classes_of,
    gender_of_name,
    gender_of_title,
)
from reader.language.names import Candidate, nickname_of, without_article
from reader.language.nicknames import same_first
from reader.language.roles import age_of, distinct, holders, roles_of, titles_before
from reader.language.titles import KEPT_TITLES, PARTICLES, SUFFIXES
from reader.language.tokens import MARK, Prose

MAX_NAMESAKES = 20
"""People of one family name that a further name is compared with; keeps the work linear."""


@dataclass(slots=True)
class Entry:
    """One person, while a text is read."""

    names: list[tuple[str, ...]]
    mentions: list[Candidate] = field(default_factory=list)
    gender: Gender | None = None
    """As the first title with a gender tells."""

    @property
    def fullest(self) -> tuple[str, ...]:
        """The longest form; the earlier of two."""
        return max(self.names, key=len)

    def likely_gender(self) -> Gender | None:
        """Return the gender that a title, else the given name, tells."""
        if self.gender is not None:
            return self.gender
        told = (gender_of_name(name[0]) for name in self.names)
        return next((gender for gender in told if gender), None)


def family_of(name: tuple[str, ...]) -> str:
    """Return the word of a name that stands for it alone: the last that is no suffix.

    "Baby P" and "Baby Peter" are known by "Baby P", "al-Tarif" and "Tarif" by "Tarif".
    """
    if name[0] in KEPT_TITLES and len(name) > 1:
        return f"{name[0]} {name[1][0]}"
    for word in reversed(name):
        if word not in SUFFIXES:
            return without_article(word)
    return name[-1]


class Registry:
    """The people found so far in one text, by their family and given names."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.entries: list[Entry] = []
        self._by_family: dict[str, list[Entry]] = {}
        self._by_given: dict[str, list[Entry]] = {}
        self._by_middle: dict[str, list[Entry]] = {}
        self._first_names: list[Entry] = []
        self._forms: dict[str, Entry] | None = None

    def add_full(self, one: Candidate) -> None:
        """Take in a mention by a name of several words."""
        for entry in self._by_family.get(family_of(one.words), ())[:MAX_NAMESAKES]:
            if any(_same_person(one.words, name) for name in entry.names[:MAX_NAMESAKES]):
                if one.words not in entry.names[:MAX_NAMESAKES]:
                    entry.names.append(one.words)
                self._take(entry, one)
                return
        entry = self._enter(one)
        self._by_given.setdefault(one.words[0], []).append(entry)
        nickname = nickname_of(self.prose.words, one.start, one.end)
        if nickname:
            self._by_given.setdefault(nickname, []).append(entry)
        for word in one.words[1:-1]:
            if classes_of(word) & FAMILY or not classes_of(word):
                self._by_middle.setdefault(word, []).append(entry)

    def add_single(self, one: Candidate) -> None:
        """Take in a mention by one word of somebody known by no other name."""
        family = family_of(one.words)
        known = self._by_family.get(family, [])[:MAX_NAMESAKES]
        gender = self._gender_of_titles(one)
        entry = next((e for e in known if _may_be(e, gender)), None) or self._relative(one, gender)
        if entry is None:
            self._enter(one)
            return
        if entry not in known:
            self._by_family.setdefault(family, []).append(entry)
        self._take(entry, one)

    def _relative(self, one: Candidate, gender: Gender | None) -> Entry | None:
        """Return somebody known by a first name alone who can be this "Mr Vole".

        Only where the family name is known: "Nell Vole and her father, Tom", "Mr Vole".
        """
        if gender is None or family_of(one.words) not in self._by_family:
            return None
        for entry in reversed(self._first_names[-MAX_NAMESAKES:]):
            if entry.likely_gender() == gender and entry.mentions[0].start < one.start:
                return entry
        return None

    def link(self, one: Candidate) -> bool:
        """Take in a mention by one word, where it names somebody known; tell whether it does."""
        word = without_article(one.words[-1])
        found = self._by_family.get(word) or self._by_given.get(word) or self._in_the_middle(word)
        if not found or self._names_a_place(one) or self._is_one_of_many(one):
            return False
        entry = self._best(found[:MAX_NAMESAKES], one)
        if entry is None:
            return False
        self._take(entry, one)
        return True

    def _in_the_middle(self, word: str) -> list[Entry]:
        """Return who alone bears a word between the first and the last of their name.

        The family name of "Ana Ibarra Luna" is Ibarra, that of "Leo Tang Kwok-wai" Tang.
        """
        found = self._by_middle.get(word, [])
        return found if len(found) == 1 else []

    def _is_one_of_many(self, one: Candidate) -> bool:
        """Tell whether an article makes a common noun of a name: "a Pope and a Bishop"."""
        if one.start == 0 or self.prose.words[one.start - 1] not in ("a", "an", "another"):
            return False
        following = self.prose.words[one.end : one.end + 1]
        return following in ([], ["and"], ["or"]) or self.prose.kinds[one.end] == MARK

    def _enter(self, one: Candidate) -> Entry:
        entry = Entry([one.words])
        self.entries.append(entry)
        self._by_family.setdefault(family_of(one.words), []).append(entry)
        if len(one.words) == 1 and one.title == one.start and classes_of(one.words[0]) & GIVEN:
            self._first_names.append(entry)
        self._take(entry, one)
        return entry

    def _take(self, entry: Entry, one: Candidate) -> None:
        entry.mentions.append(one)
        if entry.gender is None:
            entry.gender = self._gender_of_titles(one)

    def _gender_of_titles(self, one: Candidate) -> Gender | None:
        if one.title == one.start:
            return None
        told = (gender_of_title(self.prose.words[k]) for k in range(one.title, one.start))
        return next((gender for gender in told if gender), None)

    def _names_a_place(self, one: Candidate) -> bool:
        if one.title < one.start or not classes_of(one.words[-1]) & PLACE:
            return False
        return of_context(self.prose, one) < 0

    def _best(self, found: list[Entry], one: Candidate) -> Entry | None:
        gender = self._gender_of_titles(one)
        if len(found) == 1 and gender is None:
            return found[0]
        fitting = [entry for entry in found if _may_be(entry, gender)]
        title = self.prose.words[one.title : one.start]
        return max(
            fitting,
            key=lambda entry: (bool(title) and self._bears(entry, title), len(entry.mentions)),
            default=None,
        )

    def _bears(self, entry: Entry, title: list[str]) -> bool:
        """Tell whether somebody is called by the same title in one of the first mentions."""
        words = self.prose.words
        return any(words[m.title : m.start] == title for m in entry.mentions[:MAX_NAMESAKES])

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
        flags = classes_of(word if not word.isupper() else word.capitalize())
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
            for given, entries in self._by_given.items():
                if classes_of(given) == GIVEN and len(entries) == 1:
                    self._forms.setdefault(given.casefold(), entries[0])
        return self._forms

    def cast(self, all_runs: list[tuple[int, int]]) -> Cast:
        """Return what was found, frozen; `all_runs` are the runs of capitalised words."""
        for entry in self.entries:
            entry.mentions.sort(key=lambda one: one.start)
        self.entries.sort(key=lambda entry: entry.mentions[0].start)
        mentions = sorted(
            (self._mention(m, number) for number, e in enumerate(self.entries) for m in e.mentions),
            key=lambda mention: mention.start,
        )
        taken = {m.run_start for e in self.entries for m in e.mentions}
        starts, ends = self.prose.starts, self.prose.ends
        others = tuple((starts[a], ends[b - 1]) for a, b in all_runs if a not in taken)
        people = _told_apart([self._figure(entry) for entry in self.entries])
        return Cast(people, tuple(mentions), others, holders=holders(people, self._ages()))

    def _ages(self) -> Iterator[tuple[str, int]]:
        for number, entry in enumerate(self.entries):
            for one in entry.mentions:
                age = age_of(self.prose, one)
                if age is not None:
                    yield age, number

    def _mention(self, one: Candidate, person: int) -> NameMention:
        starts, ends = self.prose.starts, self.prose.ends
        return NameMention(starts[one.start], ends[one.end - 1], person, starts[one.title])

    def _figure(self, entry: Entry) -> Figure:
        titles: dict[str, None] = {}
        roles: list[str] = []
        for one in entry.mentions:
            title = titles_before(self.prose, one)
            if title:
                titles[title] = None
            roles += roles_of(self.prose, one)
        name = " ".join(entry.fullest)
        return Figure(name, entry.likely_gender(), tuple(titles), distinct(roles))


def _told_apart(figures: list[Figure]) -> tuple[Figure, ...]:
    """Return the people with a title before each name that two of them bear: "Mrs Vole"."""
    borne = Counter(figure.name for figure in figures)
    return tuple(
        replace(figure, name=f"{figure.titles[0]} {figure.name}")
        if borne[figure.name] > 1 and figure.titles
        else figure
        for figure in figures
    )


def _may_be(entry: Entry, gender: Gender | None) -> bool:
    """Tell whether a title of `gender` can be this person's: no Mr is a woman."""
    return gender is None or entry.likely_gender() in (gender, None)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names with one family name can be the same person's.

    "De la Torre" at the head of a sentence is the end of "Ana de la Torre".
    """
    if one == other or same_first(one[0], other[0]):
        return True
    if len(one) < len(other) and PARTICLES.issuperset(one[:-1]):
        tail = other[-len(one) :]
        return [word.lower() for word in one] == [word.lower() for word in tail]
    return False
