"""What workers report to the reading room. Workers post; handlers change state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from reader.dataclass import dataclass
from reader.model import Analysis, Article, ArticleNotes
from reader.ui.notebook import Outside

if TYPE_CHECKING:
    from reader.annotations.drafts import Draft
    from reader.annotations.restore import Backup
    from reader.annotations.store import Loaded
    from reader.library.adding import AddReport
    from reader.library.around import Around
    from reader.library.keeping import Report
    from reader.ui.opened import Spoken


@dataclass(slots=True)
class Begun(Message):
    """The first article is shown, or why there is none: keys have something to act on."""


@dataclass(slots=True)
class ArticleReady(Message):
    """A page was cleaned and its notes were read."""

    id: str
    article: Article
    loaded: Loaded


@dataclass(slots=True)
class AnalysisReady(Message):
    """It was found who says what in an article."""

    id: str
    spoken: Spoken


@dataclass(slots=True)
class AroundFound(Message):
    """It was looked up what other articles share with one."""

    id: str
    around: Around


@dataclass(slots=True)
class PageRead(Message):
    """A page was cleaned, to be shown as it came."""

    article: Article | None
    problem: str = ""
    """Why it could not be."""


@dataclass(slots=True)
class ArticleFailed(Message):
    """An article could not be opened."""

    id: str
    reason: str


@dataclass(slots=True)
class Corrected(Message):
    """Something was put right, taken back or done again, and is in the file."""

    id: str
    article: Article
    analysis: Analysis
    said: str


@dataclass(slots=True)
class NotCorrected(Message):
    """Something could not be put right, taken back or done again."""

    reason: str


@dataclass(slots=True)
class NotesSaved(Message):
    """The notes of an article are durable on disk."""

    id: str


@dataclass(slots=True)
class SaveFailed(Message):
    """Notes could not be written; they are pending still."""

    reason: str


@dataclass(slots=True)
class NotKept(Message):
    """Something else could not be written: a place, a setting, a draft."""

    reason: str


@dataclass(slots=True)
class NotesTouched(Message):
    """Another program touched the notes file of an article."""

    id: str
    outside: Outside


@dataclass(slots=True)
class NotesCounted(Message):
    """The notes of the whole library were read."""

    notes: tuple[ArticleNotes, ...]


@dataclass(slots=True)
class LibraryKept(Message):
    """The work that keeps the library true goes on, or is done."""

    report: Report


@dataclass(slots=True)
class PagesAdded(Message):
    """Adding pages goes on."""

    report: AddReport


@dataclass(slots=True)
class AddingEnded(Message):
    """No more pages are being added."""

    problem: str | None = None
    """Why it broke off; None where it came to its end or was stopped."""


@dataclass(slots=True)
class DraftsFound(Message):
    """Half-written notes of an earlier run were found."""

    drafts: tuple[Draft, ...]


@dataclass(slots=True)
class BackupsFound(Message):
    """The versions of an article's notes file that were kept were looked up."""

    id: str
    file: Path
    backups: tuple[Backup, ...]


@dataclass(slots=True)
class Done(Message):
    """Work beside the screen came to its end."""

    words: str
    worked: bool = True


Purpose = Literal["text", "list"]
"""What words are looked for in: the open text, or the list."""


@dataclass(slots=True)
class WordsTyped(Message):
    """The words to look for changed."""

    purpose: Purpose
    words: str


@dataclass(slots=True)
class PromptLeft(Message):
    """The person is done with the words: keeps them, or not."""

    purpose: Purpose
    words: str
    kept: bool


@dataclass(slots=True)
class SearchWidened(Message):
    """The words are to be looked for in all articles."""

    words: str
