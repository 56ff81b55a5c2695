"""The people of a text as a reader told they are: joined, parted, renamed or taken out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reader.dataclass import dataclass
from reader.language.cast import Cast, Figure, Gender, NameMention
from reader.language.lexicon import BODY, classes_of, gender_of_name, gender_of_title
from reader.language.titles import SUFFIXES
from reader.language.tokens import Prose
from reader.language.told import Span, Voice
from reader.model import Correction, CorrectionKind

OF_PEOPLE: tuple[CorrectionKind, ...] = (
    "different_people",
    "name",
    "not_a_person",
    "same_person",
)
"""In which corrections of people are applied, whatever the order they come in."""
OF_QUOTATIONS: frozenset[CorrectionKind] = frozenset(("quotation", "not_a_quotation", "speaker"))


def plain(name: str) -> str:
    """Return a name as it is compared: white space, case and apostrophes aside."""
    return " ".join(name.replace("’", "'").split()).casefold()


@dataclass(frozen=True, slots=True)
class Known:
    """The people of a text after the reader's corrections, and what they are called."""

    cast: Cast
    called: Mapping[str, int]
    """People by every name that is one person's alone, as `plain` gives it."""

    def voice(self, one: Correction) -> Voice:
        """Return who speaks, as a correction says it."""
        if one.unnamed:
            return Voice(kind="unnamed")
        if not one.names:
            return Voice()
        person = self.called.get(plain(one.names[0]))
        if person is None:
            return Voice(body=one.names[0], kind="body")
        return Voice(person, kind="person")

    def is_name(self, mention: Span) -> bool:
        """Tell whether a mention names somebody, and does not only point at them."""
        if self.cast.mention_at(mention[1] - 1) is not None:
            return True
        place = bisect_right(self.cast.others, (mention[0], mention[1]))
        return any(
            start < mention[1] and mention[0] < end
            for start, end in self.cast.others[max(0, place - 1) : place + 1]
        )


def with_people(
    prose: Prose, cast: Cast, corrections: Sequence[Correction]
) -> tuple[Known, tuple[Correction, ...]]:
    """Return the people of a text as a reader told they are.

    Args:
        prose: The text.
        cast: The people found in it.
        corrections: Names count as found whether written with a title or without.

    Returns:
        The people, and the corrections whose names are not in the text.
    """
    desk = _Desk(prose, cast)
    wanted = [one for kind in OF_PEOPLE for one in corrections if one.kind == kind]
    unmet = tuple(one for one in wanted if not desk.apply(one))
    for one in corrections:
        if one.kind in OF_QUOTATIONS and one.names:
            desk.bring_in(one.names[0])
    return desk.known(), unmet


class _Desk:
    """The people of a text, while they are put right. Numbers are those of the cast, and on."""

    def __init__(self, prose: Prose, cast: Cast) -> None:
        self._text = prose.text
        self._cast = cast
        self._figures = list(cast.people)
        self._gone: set[int] = set()
        self._into = list(range(len(cast.people)))
        """Whose mentions each one's are."""
        self._mentions = list(cast.mentions)
        self._others = list(cast.others)
        self._called: dict[str, int | None] = {}
        for number, figure in enumerate(cast.people):
            self._called.setdefault(plain(figure.name), number)
        full = set(self._called)
        for mention in cast.mentions:
            for form in self._forms(mention) - full:
                if self._called.setdefault(form, mention.person) != mention.person:
                    self._called[form] = None  # more than one bears it
        self._short: dict[str, set[int]] = {}
        """Who has a word for their family name or first name; made when it is asked for."""

    def _forms(self, mention: NameMention) -> set[str]:
        """Return how a mention reads, with its title and without."""
        starts = (mention.start, mention.title_start)
        return {plain(self._text[start : mention.end]) for start in starts}

    def _find(self, name: str) -> int | None:
        number = self._called.get(plain(name))
        return None if number is None or number in self._gone else self._whole(number)

    def _whole(self, number: int) -> int:
        while self._into[number] != number:
            number = self._into[number]
        return number

    def apply(self, one: Correction) -> bool:
        """Do what a correction asks; tell whether its names are there."""
        if len(one.names) != (1 if one.kind == "not_a_person" else 2):
            return False
        first = self._find(one.names[0])
        if one.kind == "not_a_person":
            return self._reject(first)
        if one.kind == "name":
            return self._rename(first, one.names[1])
        if one.kind == "different_people":
            return self._part(first, one.names[1])
        return self._join(first, self._find(one.names[1]))

    def _reject(self, number: int | None) -> bool:
        """Take somebody out of the text; a lone word of theirs may be another's name."""
        if number is None:
            return False
        self._gone.add(number)
        kept = []
        for mention in self._mentions:
            whose: int | None = mention.person
            if whose == number:
                whose = self._namesake(self._text[mention.start : mention.end], number)
            if whose is None:
                self._others.append((mention.start, mention.end))
            else:
                kept.append(mention._replace(person=whose))
        self._mentions = kept
        return True

    def _namesake(self, word: str, but: int) -> int | None:
        """Return the one other person whose family or first name is `word`."""
        if not self._short:
            for number, figure in enumerate(self._figures):
                for name in _short_names(figure.name):
                    self._short.setdefault(name, set()).add(number)
        found = self._short.get(word, set()) - self._gone - {but}
        return min(found) if len(found) == 1 else None

    def _join(self, kept: int | None, other: int | None) -> bool:
        if kept is None or other is None:
            return False
        if kept != other:
            one, two = self._figures[kept], self._figures[other]
            self._figures[kept] = replace(
                one,
                gender=one.gender or two.gender,
                titles=tuple(dict.fromkeys((*one.titles, *two.titles))),
                roles=tuple(dict.fromkeys((*one.roles, *two.roles))),
            )
            self._into[other] = kept
        return True

    def _part(self, number: int | None, form: str) -> bool:
        """Give the mentions that read so to somebody else of that name."""
        wanted = plain(form)
        own = [mention.person == number for mention in self._mentions]
        theirs = [
            is_own and wanted in self._forms(mention)
            for is_own, mention in zip(own, self._mentions, strict=True)
        ]
        if number is None or not any(theirs):
            return number is not None and self._find(form) not in (None, number)
        if theirs == own or wanted == plain(self._figures[number].name):
            return False  # nothing, or not their name, would be left of the first
        other = self._enter(Figure(form, gender_of_title(form.split()[0]) or _gender(form)))
        self._called[wanted] = other
        self._mentions = [
            mention._replace(person=other) if is_theirs else mention
            for is_theirs, mention in zip(theirs, self._mentions, strict=True)
        ]
        return True

    def _rename(self, number: int | None, name: str) -> bool:
        if number is None or not name.strip():
            return False
        if any(
            plain(figure.name) == plain(name) and self._is_left(other) and other != number
            for other, figure in enumerate(self._figures)
        ):
            return False  # two people of one name could not be told apart
        self._called[plain(name)] = number
        self._figures[number] = replace(self._figures[number], name=name)
        return True

    def _enter(self, figure: Figure) -> int:
        self._figures.append(figure)
        self._into.append(len(self._into))
        return len(self._into) - 1

    def bring_in(self, name: str) -> None:
        """See to it that a speaker is somebody: a person, a body of the text, or a new person."""
        if not plain(name) or self._find(name) is not None or self._is_body(name):
            return
        number = self._enter(Figure(name, _gender(name)))
        self._called[plain(name)] = number
        pattern = r"\s+".join(map(re.escape, name.split()))
        taken = sorted((mention.title_start, mention.end) for mention in self._mentions)
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", self._text):
            start, end = match.span()
            place = bisect_left(taken, (end, end))
            if not place or taken[place - 1][1] <= start:
                self._mentions.append(NameMention(start, end, number, start))

    def _is_body(self, name: str) -> bool:
        wanted = plain(name)
        if classes_of(name.split()[-1].capitalize()) & BODY:
            return True
        return any(plain(self._text[start:end]) == wanted for start, end in self._cast.others)

    def known(self) -> Known:
        """Return the people as they are now, in order of first mention."""
        mentions = sorted(
            (one._replace(person=self._whole(one.person)) for one in self._mentions),
            key=lambda one: one.start,
        )
        order = dict.fromkeys(one.person for one in mentions)
        order |= dict.fromkeys(filter(self._is_left, range(len(self._figures))))
        number = {old: new for new, old in enumerate(order)}
        cast = Cast(
            people=tuple(self._figures[old] for old in order),
            mentions=tuple(one._replace(person=number[one.person]) for one in mentions),
            others=tuple(self._apart_from(mentions)),
            english=self._cast.english,
            holders=self._holders(number),
        )
        called = {
            name: number[self._whole(whose)]
            for name, whose in self._called.items()
            if whose is not None and self._whole(whose) in number
        }
        return Known(cast, called)

    def _is_left(self, number: int) -> bool:
        return self._into[number] == number and number not in self._gone

    def _apart_from(self, mentions: Sequence[NameMention]) -> Iterator[Span]:
        """Yield the names that are nobody's, without those that a person was found in."""
        starts = [one.start for one in mentions]
        for start, end in sorted(set(self._others)):
            place = bisect_left(starts, end)
            if not place or mentions[place - 1].end <= start:
                yield start, end

    def _holders(self, number: Mapping[int, int]) -> dict[str, frozenset[int]]:
        """Return who has which role, under their new numbers."""
        found = {
            noun: frozenset(
                number[self._whole(one)] for one in people if self._whole(one) in number
            )
            for noun, people in self._cast.holders.items()
        }
        return {noun: people for noun, people in found.items() if people}


def _short_names(name: str) -> set[str]:
    """Return the words by which somebody is known alone: family name and first name."""
    words = [word for word in name.split() if word not in SUFFIXES]
    return {words[0], words[-1]} if words else set()


def _gender(name: str) -> Gender | None:
    return gender_of_name(name.split()[0]) if name.split() else None
