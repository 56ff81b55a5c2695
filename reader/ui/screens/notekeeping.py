"""What the reading room does to keep a person's notes: save, try again, follow others.

The notes are changed in memory by `reader.ui.notebook`; here the workers are started that
write them and that look what other programs wrote, and what they post is shown.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.screen import Screen

from reader.annotations.drafts import Draft
from reader.model import ArticleNotes, ReaderError
from reader.ui import outside
from reader.ui.messages import (
    BackupsFound,
    Done,
    DraftsFound,
    NotesCounted,
    NotesSaved,
    NotesTouched,
    NotKept,
    SaveFailed,
)
from reader.ui.notebook import Step
from reader.ui.opened import Opened
from reader.ui.pacing import Retry, Rounds
from reader.ui.session import Session
from reader.ui.turns import Way
from reader.ui.widgets.library import LibraryList
from reader.ui.widgets.status import Said, StatusLine, Tone

if TYPE_CHECKING:
    from reader.annotations.restore import Backup
    from reader.ui.links import Link


class NoteKeeping(Screen[None], inherit_bindings=False):
    """The half of the reading room that keeps notes."""

    library: LibraryList
    status: StatusLine

    def __init__(self, session: Session) -> None:
        """Keep the notes of a session."""
        super().__init__()
        self.session = session
        self.notebook = session.notebook
        self.opened: Opened | None = None
        self._retry, self._rounds = Retry(), Rounds()
        self._failing: str | None = None
        self._looking = False
        self._elsewhere: dict[str, ArticleNotes] = {}
        self._asking = False

    # What the other half does

    @abstractmethod
    def say(self, text: str, tone: Tone = "plain") -> None:
        """Tell the person something."""

    @abstractmethod
    def show_notes(self, opened: Opened) -> None:
        """Show the open article with what is newly known of its notes."""

    @abstractmethod
    def keep_read(self) -> None:
        """Show and keep a reading state that was changed."""

    @abstractmethod
    def keep_place(self) -> None:
        """Write down where one is."""

    # Changing

    def change_notes(self, label: str, after: Opened) -> None:
        """Change the open article's notes, to be saved behind the screen."""
        if self.opened is not None:
            self.take_notes(self.notebook.change(label, self.opened.notes, after.notes))

    def take_notes(self, notes: ArticleNotes) -> None:
        """Show changed notes of an article, and see to it that they are saved."""
        self._take_in(notes)
        self.save_notes()

    def take_many(self, every: Iterable[ArticleNotes]) -> None:
        """Show changed notes of several articles, and see to it that they are saved."""
        for notes in every:
            self._take_in(notes)
        self.save_notes()

    def step_back(self, way: Way) -> Step | None:
        """Take back the last change to an article that was opened, or make it again.

        What was done to several articles as one is taken back as one. Returns the last step.
        """
        steps: list[Step] = []
        while (step := self.notebook.step(way)) is not None:
            steps.append(step)
            if step.reading is not None:
                self.session.put_reading(step.notes.article.id, step.reading)
            if not step.batch or self.notebook.batch(way) != step.batch:
                break
            if not self.notebook.is_ready(way):
                break
        if any(step.reading is not None for step in steps):
            self.keep_read()
        if changed := [step.notes for step in steps if step.reading is None]:
            self.take_many(changed)
        return steps[-1] if steps else None

    def _take_in(self, notes: ArticleNotes) -> None:
        self.library.count(notes)
        opened = self.opened
        if opened is not None and opened.id == notes.article.id and opened.notes != notes:
            self.show_notes(opened.with_notes(notes))

    # Saving

    @work(thread=True, group="save", exit_on_error=False)
    def save_notes(self) -> None:
        """Write what is pending; post what was saved, and what could not be."""
        try:
            for notes in self.notebook.save():
                id_ = notes.article.id
                self.session.notes_folder.wrote(self.notebook.file(id_))
                self.post_message(NotesSaved(id_))
        except ReaderError as error:
            self.post_message(SaveFailed(str(error)))

    @on(NotesSaved)
    def show_saved(self, message: NotesSaved) -> None:
        """Show notes as they are on disk, with what others wrote there."""
        self._take_in(self.notebook.notes(message.id))
        if self.notebook.is_saved(message.id):
            self.session.drafts.settle(message.id)
            self._write_drafts()
        if self._failing is not None and not self.notebook.unsaved:
            self._failing = None
            self._retry.worked()
            self.show_standing()
            self.say("Saved.", "good")

    @on(SaveFailed)
    def tell_unsaved(self, message: SaveFailed) -> None:
        """Say that notes are not on disk; they stay on screen and are tried again."""
        self._failing = message.reason
        self._retry.failed(self.session.clock())
        self.show_standing()
        if self.status.said is not None and self.status.said.tone != "bad":
            self.status.say(None)

    def show_standing(self) -> None:
        """Tell what holds until it is mended: notes that are not saved, a file that is damaged."""
        opened = self.opened
        if self._failing is not None:
            words = f"NOT SAVED, tried again by itself; W writes elsewhere. {self._failing}"
            self.status.stand(Said(words, "bad"))
        elif opened is not None and opened.read_only:
            self.status.stand(Said(f"Notes read-only; M mends. {opened.problem}", "bad"))
        else:
            self.status.stand(None)

    @on(NotKept)
    def tell_not_kept(self, message: NotKept) -> None:
        """Say what else could not be written."""
        self.say(f"Not kept: {message.reason}", "bad")

    @on(Done)
    def tell_done(self, message: Done) -> None:
        """Say how work beside the screen came to its end."""
        self.say(message.words, "good" if message.worked else "bad")

    # What others write

    def tick(self) -> None:
        """Do what is due: try again what was not saved, look what others wrote."""
        now = self.session.clock()
        saving = any(worker.group == "save" for worker in self.workers)
        if self.notebook.unsaved and not saving and self._retry.is_due(now):
            self.save_notes()
        if not self._looking:
            self._looking = True
            self._look(self.opened.id if self.opened else None)

    @work(thread=True, group="look", exit_on_error=False)
    def _look(self, article_id: str | None) -> None:
        """Look whether another program wrote notes: to the open article, then to any."""
        clock = self.session.clock
        try:
            if article_id is not None and (seen := self.notebook.look(article_id)) is not None:
                self.post_message(NotesTouched(article_id, seen))
            if self._rounds.is_due(began := clock()):
                if self.session.notes_folder.changed():
                    self.post_message(NotesCounted(tuple(self.notebook.all())))
                self._rounds.took(now := clock(), now - began)
        except (ReaderError, OSError):
            pass  # the folder can't be read just now; the next look comes soon
        finally:
            self._looking = False

    @on(NotesTouched)
    def show_touched(self, message: NotesTouched) -> None:
        """Show what another program wrote to the notes of the open article."""
        opened, seen = self.opened, message.outside
        if opened is None or opened.id != message.id:
            return
        mended = opened.read_only and not seen.read_only
        after = opened.with_file(read_only=seen.read_only, problem=seen.problem)
        notes = self.notebook.notes(message.id)
        self.library.count(notes)
        self.show_notes(after.with_notes(notes))
        self.show_standing()
        if seen.gone:
            self.say("The notes file was deleted outside. Your notes are kept here.", "bad")
        elif mended:
            self.say(f"The notes load again: {len(notes.annotations)}.", "good")
        elif seen.read_only or seen.problem:
            self.say(seen.problem or "", "bad")
        elif words := outside.told(seen.before, seen.notes):
            self.say(f"Notes changed outside: {words}.")

    @work(thread=True, exclusive=True, group="count", exit_on_error=False)
    def count_notes(self) -> None:
        """Count what was left in every article, and read what an earlier run left."""
        self.notebook.remember()
        self.session.notes_folder.changed()
        self.post_message(NotesCounted(tuple(self.notebook.all())))
        if drafts := self.session.drafts.load():
            self.post_message(DraftsFound(drafts))

    # Half-written notes

    @on(DraftsFound)
    def tell_drafts(self, message: DraftsFound) -> None:
        """Say that a note was being written when the reader stopped."""
        if self.status.said is not None:
            return
        many = "A half-written note is" if len(message.drafts) == 1 else "Half-written notes are"
        self.say(f"{many} kept: “{message.drafts[0].words}”. D goes on with it.")

    def keep_draft(self, draft: Draft) -> None:
        """Keep the words of a note that is being written."""
        self.session.drafts.put(draft)
        self._write_drafts()

    def drop_draft(self, draft: Draft) -> None:
        """Give up the words of a note that is not to be."""
        self.session.drafts.drop(draft)
        self._write_drafts()

    @work(thread=True, group="drafts", exit_on_error=False)
    def _write_drafts(self) -> None:
        try:
            self.session.drafts.write()
        except ReaderError as error:
            self.post_message(NotKept(str(error)))

    # Notes files that are damaged

    @work(thread=True, group="mend", exit_on_error=False)
    def find_backups(self, article_id: str) -> None:
        """Look up which versions of a notes file were kept."""
        from reader.annotations.restore import backups

        session, file = self.session, self.notebook.file(article_id)
        found = backups(session.disk, session.places.state, file)
        self.post_message(BackupsFound(article_id, file, found))

    @on(BackupsFound)
    def ask_how_to_mend(self, message: BackupsFound) -> None:
        """Ask what is to be done about the notes file of the open article."""
        from reader.annotations.restore import Backup
        from reader.ui.screens.mending import how_to_mend

        def mend(answer: Backup | str | None) -> None:
            if isinstance(answer, Backup):
                self.put_back(message.id, answer)
            elif answer is not None:
                self._edit_file(message.file)

        if self.opened is not None and self.opened.id == message.id:
            problem = self.opened.problem or ""
            self.app.push_screen(
                how_to_mend(self.session, message.file, problem, message.backups), mend
            )

    def _edit_file(self, file: Path) -> None:
        from reader.ui.editor import edit_file_outside

        try:
            edit_file_outside(self.app, file)
        except ReaderError as error:
            self.say(str(error), "bad")
        else:
            self.tick()

    @work(thread=True, group="mend", exit_on_error=False)
    def put_back(self, article_id: str, backup: Backup) -> None:
        """Put a kept version in place of a notes file, then read it."""
        from reader.annotations.restore import put_back

        session, file = self.session, self.notebook.file(article_id)
        try:
            put_back(session.disk, session.places.state, file, backup)
        except ReaderError as error:
            self.post_message(Done(str(error), worked=False))
            return
        if (seen := self.notebook.look(article_id)) is not None:
            self.post_message(NotesTouched(article_id, seen))

    # The way out

    def write_elsewhere(self) -> None:
        """Ask where to, and write there what could not be saved."""
        from reader.ui.screens.ask import AskWords
        from reader.ui.screens.unsaved import elsewhere_folder

        def write(folder: str | None) -> None:
            if folder is not None:
                self._write_elsewhere(folder)

        where = elsewhere_folder()
        self.app.push_screen(AskWords("Write the unsaved notes to which folder?", where), write)

    @work(thread=True, group="elsewhere", exit_on_error=False)
    def _write_elsewhere(self, folder: str) -> None:
        from reader.ui.elsewhere import write_elsewhere

        session = self.session
        path, notes = Path(folder).expanduser().absolute(), self.notebook.pending()
        try:
            written = write_elsewhere(session.disk, path, notes, session.today())
        except ReaderError as error:
            self.post_message(Done(str(error), worked=False))
            return
        self._elsewhere.update({one.article.id: one for one in notes})
        names = ", ".join(file.name for file in written)
        self.post_message(Done(f"Written to {path}: {names}; moved into notes/ they are merged."))

    @work(thread=True, group="open-link", exit_on_error=False)
    def open_link(self, link: Link) -> None:
        """Open an address in the person's browser."""
        try:
            self.session.open_link(link)
        except ReaderError as error:
            self.post_message(Done(str(error), worked=False))
        else:
            self.post_message(Done(f"Opened {link.address} in your browser."))

    @work(group="leave", exclusive=True)
    async def leave(self) -> None:
        """Save what is to be saved, then quit; ask if something could not be."""
        self.keep_place()
        if self.app.screen is not self:
            from reader.ui.screens.note_box import NoteBox

            if isinstance(box := self.app.screen, NoteBox):
                box.keep_draft()
        if self.notebook.unsaved:
            self.save_notes()
        groups = ("save", "places", "drafts", "export")
        for worker in [one for one in self.workers if one.group in groups]:
            await worker.wait()
        if self._is_safe():
            self.app.exit()
        elif not self._asking:
            from reader.ui.screens.unsaved import ask_about_unsaved

            self._asking = True
            self.app.push_screen(ask_about_unsaved(self.session), self._left)

    def _is_safe(self) -> bool:
        """Tell whether all notes are on disk, where they belong or elsewhere."""
        pending = self.notebook.pending()
        return all(self._elsewhere.get(one.article.id) == one for one in pending)

    def _left(self, answer: str | None) -> None:
        self._asking = False
        if answer == "quit":
            self.app.exit()
        elif answer == "again":
            self.leave()
        elif answer == "elsewhere":
            self.write_elsewhere()
