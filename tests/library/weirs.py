"""Four articles that name Anna Weir: a councillor, a striker, and one that does not say which."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.library.index import Index
from reader.library.page import Page, facts_of
from reader.library.study import VERSION, study_of
from reader.model import Analysis, Article, Mention, Person, Quote

WEIR = "Anna Weir"
COUNCILLOR, STRIKER = f"{WEIR} (councillor)", f"{WEIR} (striker)"
Told = tuple[str, str | None, tuple[str, ...], tuple[str, ...]]
"""An article's id, when it was published, what it calls Anna Weir, and who else is in it."""
ARTICLES: tuple[Told, ...] = (
    ("vote", "2010-03-01", ("councillor",), ("Ola Lind",)),
    ("match", "2010-03-02", ("striker",), ("Tom Vole",)),
    ("budget", "2011-03-01", (), ("Ola Lind",)),
    ("obituary", "2011-04-01", (), ("Una Brack",)),
)


def filled(articles: Iterable[Told] = ARTICLES) -> Index:
    """Return an index of articles in each of which Anna Weir says where she is."""
    index = Index(None)
    for id_, day, roles, others in articles:
        article, analysis = story(id_, day, roles, others)
        path = Path(f"/pages/{id_}.txt")
        index.put([facts_of(Page(id_, path), article)])
        index.put_studies([study_of(str(path), article, analysis, VERSION)])
    return index


def story(
    id_: str, day: str | None, roles: tuple[str, ...], others: tuple[str, ...]
) -> tuple[Article, Analysis]:
    """Return an article that names Anna Weir, and who says what in it."""
    said = f'"Here is the {id_},"'
    text = f"{said} said {WEIR}."
    there = (Mention(len(said) + 6, len(text) - 1, WEIR),)
    people = (
        Person(WEIR, roles=roles, mentions=there),
        *(Person(one, mentions=there) for one in others),
    )
    quote = Quote(0, len(said), speaker=WEIR, speaker_kind="person")
    return Article(id_, text, published=day), Analysis((quote,), people)
