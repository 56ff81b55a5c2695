"""What workers report to the reading room. Workers post; handlers change state."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.annotations.store import Loaded
from reader.model import Analysis, Article, ArticleNotes


@dataclass
class ArticleReady(Message):
    """A page was cleaned and its notes were read."""

    id: str
    article: Article
    loaded: Loaded


@dataclass
class AnalysisReady(Message):
    """It was found who says what in an article."""

    id: str
    analysis: Analysis


@dataclass
class ArticleFailed(Message):
    """An article could not be opened."""

    id: str
    reason: str


@dataclass
class NotesSaved(Message):
    """Notes are durable on disk, as they are here."""

    notes: ArticleNotes


@dataclass
class SaveFailed(Message):
    """Something could not be written."""

    reason: str


@dataclass
class NotesCounted(Message):
    """The notes of the whole library were read."""

    notes: tuple[ArticleNotes, ...]
