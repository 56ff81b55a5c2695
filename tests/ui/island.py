"""A library about one island, studied, for pictures of the screens that show all of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.library.catalogue import Catalogue
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.places import Places
from reader.library.shelf import IndexedPages
from reader.model import Analysis, Article, ArticleRef, Block, Byline
from tests.library.corpus import STORIES, Story

VANE = "Dorrit Vane"
RAMP = "The ramp broke in the storm,"
_MORE = (
    Story(
        "wreck",
        "2016-11-20",
        "Skerry Herald",
        "Una Brack",
        "Ferry runs aground",
        f'The ferry ran aground. "Nobody was hurt," said {VANE}, its new owner.',
        (VANE, "Nobody was hurt,"),
        people=(VANE,),
        roles={VANE: ("owner of the ferry",)},
    ),
    Story(
        "ramp-mended",
        "2019-03-02",
        "The Mainland Post",
        "Piers Oduya",
        "Ramp of the ferry is mended",
        f'The ramp is mended. "{RAMP}" {VANE}, the owner, had said; "it will not break twice." '
        "Captain Léon Duffray tried it.",
        (VANE, RAMP),
        (VANE, "it will not break twice."),
        people=(VANE, "Léon Duffray"),
        roles={VANE: ("owner of the ferry",)},
    ),
    Story(
        "bridge-opens",
        "2021-06-11",
        "The Mainland Post",
        "Piers Oduya",
        "Bridge opens, ferry goes",
        f'The bridge is open. "I shall walk across it once," said {VANE}, once owner of the '
        f'ferry. Ms Vane looked back. "{RAMP} and we mended it," she said. '
        '"Nobody will mend a bridge by hand." Captain Duffray and Anselm Vane stood beside her.',
        (VANE, "I shall walk across it once,"),
        (VANE, f"{RAMP} and we mended it,"),
        (VANE, "Nobody will mend a bridge by hand."),
        people=(VANE, "Léon Duffray", "Anselm Vane"),
        roles={VANE: ("former owner of the ferry",)},
    ),
)
EVERY = (*STORIES[:-1], *_MORE)


def article_of(story: Story) -> Article:
    """Return the article that a story is."""
    blocks, start = [], 0
    for part in story.text.split("\n\n"):
        blocks.append(Block("paragraph", start, start + len(part)))
        start += len(part) + 2
    return Article(
        story.title,
        story.text,
        tuple(blocks),
        bylines=(Byline(story.byline, None),),
        publisher=story.publisher,
        published=story.published,
    )


@dataclass
class Island:
    """Its articles, with the face of those of the library."""

    hand: Hand
    pages: IndexedPages
    beside: None = None
    stories: dict[str, Story] = field(default_factory=lambda: {one.id: one for one in EVERY})

    def article(self, id_: str) -> Article:
        """Return an article."""
        return article_of(self.stories[id_])

    as_cleaned = for_reading = at_hand = article

    def keep(self, id_: str) -> None:
        """Keep nothing."""

    def analysis(self, id_: str) -> Analysis:
        """Return who says what in it."""
        return self.stories[id_].study().analysis

    def ref(self, id_: str) -> ArticleRef:
        """Return what a notes file remembers of it."""
        one = self.stories[id_]
        return ArticleRef(id_, one.title, one.publisher, None, one.published)


def island(places: Places) -> tuple[Island, Catalogue]:
    """Return the island's articles, and the list of them with an index that knows them."""
    index = Index(None)
    index.put(one.facts() for one in EVERY)
    index.put_studies(one.study() for one in EVERY)
    return Island(Hand(CorrectionsStore(places)), IndexedPages(index)), Catalogue(index)
