"""Nine short articles about one island, with who says what in each stated by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from reader.library.index import Index
from reader.library.page import Facts
from reader.library.study import VERSION, Study
from reader.model import Analysis, Mention, Person, Quote

Said = tuple[str, str]
"""A name, or "" where nobody is named, and the words of a quotation without its marks."""


NO_ROLES: Mapping[str, tuple[str, ...]] = {}


class Story:
    """One article of the corpus."""

    def __init__(
        self,
        id: str,  # noqa: A002
        published: str | None,
        publisher: str | None,
        byline: str,
        title: str,
        text: str,
        *said: Said,
        people: tuple[str, ...] = (),
        roles: Mapping[str, tuple[str, ...]] = NO_ROLES,
    ) -> None:
        self.id, self.published, self.publisher, self.byline = id, published, publisher, byline
        self.title, self.text, self.said, self.people = title, text, said, people
        self.roles = roles

    def facts(self) -> Facts:
        """Return what the index knows of its page."""
        return Facts(
            f"/pages/{self.id}.txt",
            self.id,
            size=len(self.text),
            mtime_ns=0,
            digest=self.id,
            title=self.title,
            publisher=self.publisher,
            section=None,
            published=self.published,
            words=len(self.text.split()),
            problem=None,
            version="1",
        )

    def study(self) -> Study:
        """Return what the index keeps of its words."""
        people = tuple(
            Person(
                name,
                roles=self.roles.get(name, ()),
                mentions=tuple(self._mentions(name.split()[-1])),
            )
            for name in self.people
        )
        analysis = Analysis(quotes=tuple(map(self._quote, self.said)), people=people)
        path = self.facts().path
        return Study(path, VERSION, self.title, self.text, self.byline, analysis)

    def _quote(self, said: Said) -> Quote:
        name, words = said
        start = self.text.index(words) - 1
        kind = "person" if name in self.people else "body" if name else None
        return Quote(start, start + len(words) + 2, speaker=name or None, speaker_kind=kind)  # type: ignore[arg-type]

    def _mentions(self, last: str) -> Iterator[Mention]:
        at = self.text.find(last)
        while at >= 0:
            yield Mention(at, at + len(last), last)
            at = self.text.find(last, at + 1)


STORIES = (
    Story(
        "ferry-stops",
        "2019-02-07T15:29:00+00:00",
        "Skerry Herald",
        "Una Brack",
        "Ferry stops for a week",
        "The ferry to Oskay stopped on Monday.\n\n"
        '"The ramp broke in the storm," said Dorrit Vane, who runs it.',
        ("Dorrit Vane", "The ramp broke in the storm,"),
        people=("Dorrit Vane",),
    ),
    Story(
        "ferry-again",
        "2019-02-14",
        "Skerry Herald",
        "Una Brack",
        "Boats sail again",
        "The ferries sail again. Captain Léon Duffray took the first one out.\n\n"
        '"I had missed the storm petrels," said Mr Duffray. Ms Vane did not come.',
        ("Léon Duffray", "I had missed the storm petrels,"),
        people=("Léon Duffray", "Dorrit Vane"),
    ),
    Story(
        "council-votes",
        "2019-03-01",
        "The Mainland Post",
        "Piers Oduya",
        "Council votes for a bridge",
        'Oskay council voted for a bridge. "It ends the wait," the council said. '
        "The tariff will be four pounds.",
        ("Oskay council", "It ends the wait,"),
    ),
    Story(
        "bridge-tariff",
        "2020-01-15",
        "The Mainland Post",
        "Piers Oduya and Una Brack",
        "Bridge tariff doubles",
        '"A tariff is a tax on islands," said Dorrit Vane. "A tariff is fair," said Anselm Vane, '
        "her brother.",
        ("Dorrit Vane", "A tariff is a tax on islands,"),
        ("Anselm Vane", "A tariff is fair,"),
        people=("Dorrit Vane", "Anselm Vane"),
    ),
    Story(
        "strike",
        "2020-05-02",
        "Skerry Herald",
        "Una Brack",
        "Strike on the ferry",
        "A strike stops the ferry. Nobody would say why. The bridge-builders’ union is quiet too.",
    ),
    Story(
        "undated",
        None,
        None,
        "",
        "How the rope ferry worked",
        "A rope lay across the water. The rope ferry went by hand.",
    ),
    Story(
        "petrels",
        "2021-08-30",
        "Bird Notes",
        "Léa Dufay",
        "Storm petrels are back",
        'The birds nest under the old ramp. "We counted forty," said Dr Ines Marrable.',
        ("Ines Marrable", "We counted forty,"),
        people=("Ines Marrable",),
    ),
    Story(
        "reform",
        "2021-09-01",
        "Skerry Herald",
        "Una Brack",
        "Reform of the timetable",
        "The O’Hare plan re-forms the timetable. It's an either OR choice, and NOT a good one.",
    ),
    Story(
        "unreadable-now",
        "2021-09-02",
        "Skerry Herald",
        "Una Brack",
        "This page went bad",
        "The ferry.",
    ),
)


def fill(index: Index) -> None:
    """Put the corpus into an index; the last of its pages can't be read any more."""
    index.put(one.facts() for one in STORIES)
    index.put_studies(one.study() for one in STORIES)
    index.put([replace(STORIES[-1].facts(), problem="nothing to read")])


def filled(folder: Path) -> Index:
    """Return an index in a folder with the corpus in it."""
    index = Index(folder / "index.sqlite")
    fill(index)
    return index
