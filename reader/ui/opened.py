"""The article that is open, and the things in it that the cursor can stand on. Pure."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, TypeVar

from reader.dataclass import dataclass
from reader.library.around import Around
from reader.library.columns import Columns
from reader.model import Analysis, Annotation, Article, ArticleNotes, Quote
from reader.ui.marks import Marks, analysis_layers, person_styles

ThingKind = Literal["quote", "person", "paragraph", "annotation", "hit", "selection"]


NESTING = 4
"""How far back the quotation around a place is looked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The article that was asked for last."""

    id: str
    at: int | None
    """Where to go in it; None for where it was left."""
    then: Callable[[], None] | None
    """What is done once it is shown."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A passage that the cursor stands on as one."""

    kind: ThingKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A place in an article of the library to go to."""

    id: str
    start: int
    end: int
    quote: bool
    """Whether a quotation stands there; a name if not."""


class Said(NamedTuple):
    """What somebody says, as offsets of the text."""

    starts: array[int]
    """Of all their quotations."""
    begun: array[int]
    """Of those that do not go on from the one before."""


class _Passage(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Passage)


class Spoken:
    """Who says what in an article, as the screens ask for it.

    Each part is worked out when it is first asked for, which takes a while in a long article.
    """

    def __init__(self, analysis: Analysis | None) -> None:
        """Tell what an analysis found; None where it is not known yet."""
        self.analysis = analysis

    def worked_out(self) -> Spoken:
        """Work all of it out, so that nobody waits for it later, and return it."""
        _ = self.layers, self.said, self.person_styles, self.quotes, self.persons
        return self

    @cached_property
    def layers(self) -> dict[str, Marks]:
        """The marks of quotations and of people."""
        return {} if self.analysis is None else analysis_layers(self.analysis)

    @cached_property
    def direct_quotes(self) -> Sequence[Quote]:
        """The quotations in quotation marks, in text order."""
        quotes = self.analysis.quotes if self.analysis else ()
        chosen = array("I", (n for n, quote in enumerate(quotes) if quote.kind == "direct"))
        return Columns(quotes.__getitem__, chosen)

    @cached_property
    def said(self) -> Mapping[str | None, Said]:
        """What each says in quotation marks, by name; None stands for nobody that is told."""
        found: dict[str | None, Said] = {}
        for quote in self.direct_quotes:
            one = found.setdefault(quote.speaker, Said(array("I"), array("I")))
            one.starts.append(quote.start)
            if not quote.continues:
                one.begun.append(quote.start)
        return found

    @cached_property
    def person_styles(self) -> dict[str, str]:
        """The style of each person's name, by name."""
        return person_styles(self.analysis.people if self.analysis else ())

    @cached_property
    def quotes(self) -> Sequence[Thing]:
        """The quotations in quotation marks, as things to stand on."""
        return _things("quote", self.direct_quotes)

    @cached_property
    def persons(self) -> Sequence[Thing]:
        """The names of people, as things to stand on."""
        people = self.analysis.people if self.analysis else ()
        return _things("person", (mention for one in people for mention in one.mentions))


@dataclass(frozen=True)
class Opened:
    """An article with what is known of it and what its reader left in it."""

    id: str
    article: Article
    notes: ArticleNotes
    analysis: Analysis | None = None
    """None while it is still being found."""
    read_only: bool = False
    """Whether the notes cannot be changed, because their file could not be understood."""
    problem: str | None = None
    """What is wrong with the notes file, in one line."""
    around: Around = field(default_factory=Around)
    """What other articles share with it, as far as that was looked up."""
    spoken: Spoken = field(default=Spoken(None), compare=False, repr=False)
    """What the analysis tells, as far as it was worked out."""

    def __post_init__(self) -> None:
        """Have told what this analysis found."""
        if self.spoken.analysis is not self.analysis:
            object.__setattr__(self, "spoken", Spoken(self.analysis))

    def with_notes(self, notes: ArticleNotes) -> Opened:
        """Return the same with other notes."""
        return replace(self, notes=notes)

    def with_file(self, *, read_only: bool, problem: str | None) -> Opened:
        """Return the same once it is known how it stands with the notes file."""
        return replace(self, read_only=read_only, problem=problem)

    @property
    def unplaced(self) -> tuple[Annotation, ...]:
        """The annotations whose place is lost or not sure, in the order of the list."""
        unsure = ("lost", "needs_review")
        return tuple(
            one for state in unsure for one in self.notes.annotations if one.state == state
        )

    def annotation(self, id_: str) -> Annotation | None:
        """Return the annotation with this id."""
        return next((one for one in self.notes.annotations if one.id == id_), None)

    def with_spoken(self, spoken: Spoken) -> Opened:
        """Return the same once it is known who says what."""
        return replace(self, analysis=spoken.analysis, spoken=spoken)

    def with_around(self, around: Around) -> Opened:
        """Return the same once it is known what other articles share with it."""
        return replace(self, around=around)

    def things(self, kind: ThingKind) -> Sequence[Thing]:
        """Return all things of a kind, in text order."""
        return getattr(self, f"_{kind}s")  # type: ignore[no-any-return]

    @property
    def direct_quotes(self) -> Sequence[Quote]:
        """The quotations in quotation marks, in text order."""
        return self.spoken.direct_quotes

    @property
    def said(self) -> Mapping[str | None, Said]:
        """What each says in quotation marks, by name; None stands for nobody that is told."""
        return self.spoken.said

    @property
    def person_styles(self) -> dict[str, str]:
        """The style of each person's name, by name."""
        return self.spoken.person_styles

    @property
    def _quotes(self) -> Sequence[Thing]:
        return self.spoken.quotes

    @property
    def _persons(self) -> Sequence[Thing]:
        return self.spoken.persons

    @cached_property
    def _paragraphs(self) -> Sequence[Thing]:
        return _things("paragraph", self.article.blocks)

    @cached_property
    def _annotations(self) -> Sequence[Thing]:
        notes = self.notes.annotations
        return _things("annotation", (one.target for one in notes if one.state != "lost"))

    def thing_at(self, offset: int) -> Thing | None:
        """Return the innermost quotation at `offset`, else the paragraph it stands in."""
        for kind in ("quote", "paragraph"):
            things = self.things(kind)
            index = bisect_right(things, offset, key=lambda thing: thing.start) - 1
            # Quotations nest a level or two deep, so the one around is at most a few back.
            for number in range(index, max(-1, index - NESTING), -1):
                if things[number].start <= offset < things[number].end:
                    return things[number]
            if kind == "paragraph" and index >= 0:
                return things[index]
        return None

    def speaker_of(self, thing: Thing) -> str | None:
        """Return who says a quotation, or all of what is selected; None where nobody is told."""
        quotes = self.analysis.quotes if self.analysis else ()
        for quote in reversed(quotes):
            inside = quote.start <= thing.start and thing.end <= quote.end
            whole = (quote.start, quote.end) == (thing.start, thing.end)
            if whole or (inside and thing.kind == "selection"):
                return quote.speaker
        return None

    def next_thing(self, kind: ThingKind, at: int, step: int) -> Thing | None:
        """Return the first thing of a kind that starts after `at`, or before it.

        Args:
            kind: Of what kind.
            at: An offset; -1 stands before everything.
            step: 1 for after, -1 for before.
        """
        things = self.things(kind)
        index = bisect_right(things, at if step > 0 else at - 1, key=lambda thing: thing.start)
        index -= step < 0
        return things[index] if 0 <= index < len(things) else None

    def annotation_at(self, start: int, end: int) -> Annotation | None:
        """Return the annotation on exactly this passage, else the shortest that touches it."""
        touching = [
            one
            for one in self.notes.annotations
            if one.state != "lost"
            and one.target.start < max(end, start + 1)
            and start < max(one.target.end, one.target.start + 1)
        ]
        exact = [one for one in touching if (one.target.start, one.target.end) == (start, end)]
        return min(exact or touching, key=_length, default=None)

    def bookmark(self, letter: str) -> Annotation | None:
        """Return the bookmark with this letter."""
        return next(
            (
                one
                for one in self.notes.annotations
                if one.kind == "bookmark" and one.label == letter
            ),
            None,
        )


def _things(kind: ThingKind, passages: Iterable[_Passage]) -> Sequence[Thing]:
    """Return passages as things in text order, of some that start together the longest first."""
    spans = sorted((one.start, -one.end) for one in passages)
    starts, ends = (array("q", (span[part] for span in spans)) for part in (0, 1))
    return Columns(lambda start, end: Thing(kind, start, -end), starts, ends)


def _length(one: Annotation) -> int:
    return one.target.end - one.target.start


def _beginning_at(passages: Sequence[_Found], start: int) -> _Found | None:
    """Return the first of some passages, in text order, that begins at an offset."""
    index = bisect_left(passages, start, key=lambda one: one.start)
    if index < len(passages) and passages[index].start == start:
        return passages[index]
    return None


def describe(opened: Opened, thing: Thing) -> str:
    """Say in words what the cursor stands on: who speaks, or who is named."""
    analysis = opened.analysis
    if analysis is None:
        return ""
    if thing.kind == "quote":
        quote = _beginning_at(analysis.quotes, thing.start)
        if quote is None:
            return ""
        if quote.speaker is None:
            return (
                "Said by someone unnamed" if quote.speaker_kind == "unnamed" else "Not said by whom"
            )
        person = next((one for one in analysis.people if one.name == quote.speaker), None)
        return ", ".join([f"Said by {quote.speaker}", *(person.roles[:1] if person else ())])
    if thing.kind == "person":
        for person in analysis.people:
            if _beginning_at(person.mentions, thing.start) is not None:
                return ", ".join([person.name, *person.roles[:1]])
    return ""
