"""A small library with everything known beforehand, for pictures that stay the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.places import find_places
from reader.library.shelf import Entry
from reader.library.sources import Unreadable
from reader.model import (
    Analysis,
    Article,
    ArticleRef,
    Block,
    BlockKind,
    Byline,
    Link,
    Mention,
    Person,
    Quote,
)

_PARTS: tuple[tuple[BlockKind, str, str | None], ...] = (
    ("paragraph", "The harbour wall at Tarn Quay will be rebuilt in stone, the mayor said.", None),
    ("caption", "The wall after the storm of 3 November", None),
    (
        "paragraph",
        "Mara Quill, the mayor, told the council: “We heard it go. We did not know how much had "
        "gone until it was light, and then we could see the boats from the square.",
        None,
    ),
    ("paragraph", "“It has to be stone this time,” she added.", None),
    ("crosshead", "'Not a penny'", None),
    (
        "paragraph",
        "Owen Pell, who speaks for the boat owners, called the plan “too small”. Ms Quill would "
        "not be drawn on the cost.",
        None,
    ),
    ("list_item", "The north arm first, before the winter", None),
    ("list_item", "The south arm in the spring, when the moorings can be moved to the river", None),
    ("pull_quote", "We could see the boats from the square", "Mara Quill, mayor"),
    ("blockquote", "The works shall be let in one contract.", None),
    ("table", "Arm | Metres\nNorth | 120\nSouth | 85", None),
    ("code", "tender 2009/11\n  closes 30 Nov", None),
    ("paragraph", "Work begins on Monday. 日本語 and 👩‍👧 take the room that they need.", None),
)
_LINKS = (
    ("the mayor said", "/people/mara-quill"),
    ("the plan “too small”", "#too-small"),
    ("one contract", f"https://council.example/{'tenders/' * 16}2009-11.pdf"),
    ("日本語", "https://日本.example/"),
)


def everything() -> Article:
    """Return an article with a block of every kind."""
    text, blocks = "", []
    for kind, words, attribution in _PARTS:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        blocks.append(Block(kind, start, start + len(words), attribution))
    links = (
        Link(text.index(words), text.index(words) + len(words), address)
        for words, address in _LINKS
    )
    return Article(
        "Harbour wall will be rebuilt in stone, says mayor",
        text,
        tuple(blocks),
        standfirst="The plan is the third in nine years; boat owners call it too small.",
        bylines=(Byline("Ines Dorn", "Harbour correspondent"),),
        publisher="Tarn Quay Courier",
        section="Town",
        published="2009-11-09",
        updated="2009-11-10T08:15:00+00:00",
        url="https://courier.example/harbour-wall",
        language="en",
        links=tuple(links),
    )


def known(article: Article) -> Analysis:
    """Return who says what in `everything`."""
    text = article.text

    def at(words: str, after: int = 0) -> tuple[int, int]:
        start = text.index(words, after)
        return start, start + len(words)

    def mention(words: str, after: int = 0) -> Mention:
        start, end = at(words, after)
        return Mention(start, end, words)

    first = text.index("“We heard")
    quotes = (
        Quote(first, at("from the square.")[1], speaker="Mara Quill", speaker_kind="person"),
        Quote(*at("“It has to be stone this time,”"), speaker="Mara Quill", speaker_kind="person"),
        Quote(*at("“too small”"), partial=True, speaker="Owen Pell", speaker_kind="person"),
    )
    people = (
        Person(
            "Mara Quill",
            ("Ms",),
            ("mayor of Tarn Quay",),
            (mention("Mara Quill"), mention("Ms Quill")),
        ),
        Person("Owen Pell", (), ("spokesman for the boat owners",), (mention("Owen Pell"),)),
    )
    return Analysis(quotes, people)


def numbered() -> Article:
    """Return an article with lists whose items have numbers of their own, and one without."""
    items = (
        "1. Boil the water until it has been on the flame for a full quarter of an hour",
        "2) Stir the tar",
        "(iv) Pour it along the cable from the north arm to the south arm, with both hands",
        "1984 was the last year in which the cable was changed; the old one lies in the shed",
        "10. Bring a coat for the crossing, for the wind at night is colder than you think",
    )
    text, blocks = "What the crew of the ferry does.", [Block("paragraph", 0, 32)]
    for item in items:
        text = f"{text}\n\n{item}"
        blocks.append(Block("list_item", len(text) - len(item), len(text)))
    return Article("How to mend a rope ferry", text, tuple(blocks))


def hostile() -> Article:
    """Return an article that tries to write markup and to be wider than the screen."""
    text = "[bold red]not markup[/] [/] [@click=app.quit]here[/]\n\n" + "x" * 500
    blocks = (Block("paragraph", 0, 52), Block("paragraph", 54, len(text)))
    return Article("[reverse]A [b]headline[/b] with markup", text, blocks)


@dataclass
class SmallShelf:
    """Articles in memory, with the face of a shelf."""

    articles: dict[str, Article] = field(
        default_factory=lambda: {"harbour-wall": everything(), "hostile": hostile()}
    )
    unreadable: tuple[Unreadable, ...] = ()
    beside: None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The list."""
        return tuple(
            Entry(
                id_,
                one.title,
                one.publisher,
                one.published,
                one.section,
                one.words,
                Path(f"{id_}.txt"),
                sample=True,
            )
            for id_, one in self.articles.items()
        )

    @property
    def hand(self) -> Hand:
        """What was put right: nothing."""
        return Hand(CorrectionsStore(find_places()))

    def article(self, id_: str) -> Article:
        """Return an article."""
        return self.articles[id_]

    for_reading = article

    def at_hand(self, id_: str) -> Article | None:
        """Return an article."""
        return self.articles.get(id_)

    def keep(self, id_: str) -> None:
        """Keep nothing."""

    def analysis(self, id_: str) -> Analysis:
        """Return who says what in it."""
        article = self.articles[id_]
        return known(article) if article.text == everything().text else Analysis()

    def ref(self, id_: str) -> ArticleRef:
        """Return what a notes file remembers of it."""
        one = self.articles[id_]
        return ArticleRef(id_, one.title, one.publisher, one.url, one.published)
