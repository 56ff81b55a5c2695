"""Makes articles by the thousand: words of Zipf's law, mostly invented, and people who recur.

They are the same ones every time. As pages to be added, by hand::

    python -m benchmarks.maker FOLDER [ARTICLES]
"""

from __future__ import annotations

import random
import sys
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

_SYLLABLES = "ba de fo ga hu ki la me no pu ra se ti vo wa xe yo zu bre clo dri fla gro sti".split()
_COMMON = (
    "the of and to in a is was that for it on as with by be he at from his are this had have which "
    "not were they but an or she one all their we would there been who more when will no her than"
).split()
"""The words that stand at the head of Zipf's list in English; by them a text is known as such."""
_WORDS, _PEOPLE, _PAPERS = 60_000, 5_000, 40
_LENGTH = 3000
"""Characters of an article, on average."""
_IN_A_FOLDER = 1000
_BREAK = "\n\n"
_ROLES = ("mayor", "harbour master", "headteacher", "chief constable", "union leader", "surgeon")
_CUES = ("said", "told the council", "added", "claimed", "warned")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in an article, and who says it. Offsets count in the article's text."""

    start: int
    end: int
    name: str
    """The speaker's full name."""
    role: str
    mention: int
    """Where the speaker is named beside it."""
    form: str
    """The name as it stands there."""
    cue: tuple[int, int]
    """Where it says that this is said."""


@dataclass(frozen=True, slots=True)
class Made:
    """An article, before it becomes a page."""

    number: int
    headline: str
    byline: str
    publisher: str
    published: date
    paragraphs: tuple[str, ...]
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """What is left of the page when it is cleaned."""
        return _BREAK.join(self.paragraphs)


class Maker:
    """Makes articles, the same ones every time."""

    def __init__(self) -> None:
        self._chance = random.Random(6)
        invented = sorted({self._word() for _ in range(_WORDS)} - set(_COMMON))
        self._chance.shuffle(invented)
        self._words = [*_COMMON, *invented]
        self._steps = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._people = [f"{self._name()} {self._name()}" for _ in range(_PEOPLE)]

    def word(self) -> str:
        """Return a word, a common one most often."""
        return self._words[bisect(self._steps, self._chance.random() * self._steps[-1])]

    def rank(self, number: int) -> str:
        """Return the word that is the `number`th most common."""
        return self._words[number]

    def person(self) -> str:
        """Return somebody, the first ones most often."""
        return self._people[int(_PEOPLE * self._chance.random() ** 3)]

    def article(self, number: int) -> Made:
        """Return an article of 1 to 5 kB, in which two or three people speak."""
        length = self._chance.uniform(_LENGTH / 3, _LENGTH * 5 / 3)
        people = [(self.person(), self._chance.choice(_ROLES)) for _ in range(2 + number % 2)]
        paragraphs: list[str] = []
        said: list[Said] = []
        while sum(map(len, paragraphs)) < length:
            paragraph = " ".join(self._sentence() for _ in range(self._chance.randint(1, 4)))
            if self._chance.random() < 0.35:
                at = sum(map(len, paragraphs)) + len(_BREAK) * len(paragraphs) + len(paragraph) + 1
                sentence, found = self._said(at, *self._chance.choice(people))
                paragraph = f"{paragraph} {sentence}"
                said.append(found)
            paragraphs.append(paragraph)
        return Made(
            number=number,
            headline=" ".join(self.word() for _ in range(7)).capitalize(),
            byline=self.person(),
            publisher=f"The {self._name_of_paper(number)} Post",
            published=date(2000 + number % 25, 1 + number % 12, 1 + number % 28),
            paragraphs=tuple(paragraphs),
            said=tuple(said),
        )

    def _sentence(self) -> str:
        words = " ".join(self.word() for _ in range(self._chance.randint(6, 24)))
        return f"{words.capitalize()}."

    def _said(self, at: int, name: str, role: str) -> tuple[str, Said]:
        """Return a sentence in which somebody says something, and what is said from `at` on."""
        words = self._sentence().removesuffix(".")
        family = name.split()[1]
        who = self._chance.choice((name, f"{name}, the {role}", family))
        form = name if who.startswith(name) else family
        cue = self._chance.choice(_CUES)
        if cue == "said":
            before, quotation, after = "", f"“{words},”", f" {cue} {who}."
            cued, named = len(quotation) + 1, len(quotation) + len(cue) + 2
        else:
            before, quotation, after = f"{who} {cue}: ", f"“{words}.”", ""
            cued, named = len(who) + 1, 0
        start = at + len(before)
        found = Said(
            start=start,
            end=start + len(quotation),
            name=name,
            role=role,
            mention=at + named,
            form=form,
            cue=(at + cued, at + cued + len(cue)),
        )
        return f"{before}{quotation}{after}", found

    def _name_of_paper(self, number: int) -> str:
        return self._words[1000 + number % _PAPERS].capitalize()

    def _word(self) -> str:
        return "".join(self._chance.choice(_SYLLABLES) for _ in range(self._chance.randint(2, 4)))

    def _name(self) -> str:
        return self._word().capitalize()


def as_text(made: Made) -> str:
    """Return an article as a plain-text dump of its page, with what stands around it."""
    return "\n\n".join(
        (
            made.publisher,
            "Home | News | Town | Sport | Letters",
            made.headline,
            f"By {made.byline}",
            f"Published: {made.published:%d %B %Y}",
            *made.paragraphs,
            "Share this",
            f"© {made.published.year} {made.publisher}. All rights reserved.",
        )
    )


def as_html(made: Made) -> str:
    """Return an article as the HTML of its page."""
    body = "".join(f"<p>{one}</p>" for one in made.paragraphs)
    head = f"<title>{made.headline} | {made.publisher}</title>"
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>{made.headline}</h1>{body}</article><footer>All rights</footer>"
        "</body></html>"
    )


def as_markdown(made: Made) -> str:
    """Return an article as Markdown with front matter."""
    head = f"---\ntitle: {made.headline}\ndate: {made.published.isoformat()}\n---"
    return "\n\n".join((head, *made.paragraphs))


def write_pages(folder: Path, articles: int, maker: Maker) -> Iterator[Path]:
    """Write plain-text pages below a folder, and yield each."""
    for number in range(articles):
        made = maker.article(number)
        page = page_of(folder, made)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(as_text(made), "utf-8")
        yield page


def page_of(folder: Path, made: Made) -> Path:
    """Return where the page of an article lies below a folder, a thousand side by side."""
    name = made.headline.replace(" ", "-")[:40]
    return folder / f"{made.number // _IN_A_FOLDER:04}" / f"{name}-{made.number}.txt"


def main() -> None:
    """Write as many pages as are asked for."""
    folder, articles = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for _ in write_pages(folder, articles, Maker()):
        pass


if __name__ == "__main__":
    main()
