"""What workers report to the reading room. Workers post; handlers change state."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.annotations.store import Loaded
from reader.model import Analysis, Article, ArticleNotes
from reader.ui.corrector import Put, Way


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
class Corrected(Message):
    """Something was put right, taken back or done again, and is in the file."""

    id: str
    article: Article
    analysis: Analysis
    said: str
    put: Put | None = None
    """What is to be undone by the next undo; None where this was one."""


@dataclass
class NotCorrected(Message):
    """Something could not be put right, taken back or done again."""

    reason: str
    way: Way | None = None
    """Whether it was to be undone or done again; None where it was new."""


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
