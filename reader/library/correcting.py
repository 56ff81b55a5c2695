"""From what a person says of an article to the correction that says so in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.annotations.edit import target_of
from reader.dataclass import dataclass
from reader.guard import sanitise
from reader.language.corrected_people import plain
from reader.language.corrections import quotation_at
from reader.library.compare import name_key
from reader.library.corrections import OF_PUBLISHERS, Change, Scope
from reader.library.shelf import Articles
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Correction,
    CorrectionKind,
    Person,
    Quote,
    ReaderError,
    Target,
)
from reader.pages.hand import BY_HAND
from reader.pages.passages import block_passage, page_text, piece_passage, split_place
from reader.wording import in_quotes

_SHOWN = 64
"""Characters of the words at which a block is split that the file says."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One article as the person has it, for saying what is wrong in it."""

    id: str
    article: Article
    analysis: Analysis
    corrections: tuple[Correction, ...]
    """What was put right in this article already."""
    publishers: tuple[Correction, ...] = ()
    """What was put right for its publisher."""

    @classmethod
    def of(cls, shelf: Articles, id: str) -> Desk:  # noqa: A002
        """Lay out an article of a shelf. Raises as `Shelf.article` does."""
        article = shelf.article(id)
        found = shelf.hand.corrections
        own, theirs = found.of_article(id), found.of_publisher(article.publisher)
        return cls(id, article, shelf.analysis(id), own, theirs)

    # People

    def about_people(self, kind: CorrectionKind, *names: str) -> Change:
        """Return the change that says something of people, by their names.

        Raises:
            ReaderError: If the article has nobody of that name.
        """
        known = 1 if kind in ("not_a_person", "name") else 2
        for name in names[: 1 if kind == "different_people" else known]:
            self._person(name)
        return self._new(Correction(kind, tuple(map(sanitise, names))))

    def _person(self, name: str) -> Person:
        wanted = plain(name)
        for person in self.analysis.people:
            forms = {plain(person.name), *(plain(one.text) for one in person.mentions)}
            if wanted in forms or any(plain(f"{t} {person.name}") == wanted for t in person.titles):
                return person
        for person in self.analysis.people:
            titled = (self._with_title(one.start, one.end) for one in person.mentions)
            if wanted in map(plain, titled):
                return person
        raise ReaderError(
            f"{name}: nobody in this article is called so; "
            f"'reader show {self.id} --people' says who is in it"
        )

    def _with_title(self, start: int, end: int) -> str:
        """Return a mention with the word before it."""
        before = self.article.text[:start].rsplit(None, 1)[-1:]
        return " ".join([*before, self.article.text[start:end]])

    # Quotations

    def quotation(self, start: int, end: int) -> Quote:
        """Return the quotation that a passage of the text means.

        Raises:
            ReaderError: If there is none.
        """
        found = quotation_at(self.analysis.quotes, start, end)
        if found is None:
            raise ReaderError("no quotation stands there; --quotation says that one does")
        return found

    def speaker(self, quote: Quote, name: str | None, *, unnamed: bool = False) -> Change:
        """Return the change that says who speaks; without name and unnamed, nobody does."""
        names = (sanitise(name),) if name else ()
        one = Correction("speaker", names, target=self._target(quote), unnamed=unnamed)
        return self._in_text(one)

    def not_a_quotation(self, quote: Quote) -> Change:
        """Return the change that says that a quotation is none."""
        return self._in_text(Correction("not_a_quotation", target=self._target(quote)))

    def a_quotation(self, start: int, end: int) -> Change:
        """Return the change that says that a passage of the text is a quotation."""
        return self._in_text(
            Correction("quotation", target=target_of(self.article.text, start, end))
        )

    def _target(self, quote: Quote) -> Target:
        return target_of(self.article.text, quote.start, quote.end)

    def _in_text(self, one: Correction) -> Change:
        """Return the change to `one`, in place of what was said of the same passage before."""
        assert one.target is not None
        there = (one.target.start, one.target.end)
        of_quotations = ("speaker", "quotation", "not_a_quotation")
        before = tuple(
            each
            for each in self.corrections
            if each.kind in of_quotations
            and not (each.kind == "quotation" and one.kind == "speaker")
            and each.target is not None
            and each.target.text == one.target.text
            and (each.target.start, each.target.end) == there
        )
        return Change(Scope(self.id), (one,), before, self.article.text)

    # The cleaning

    def turn(self, piece: int) -> Change:
        """Return the change that puts a piece of the page back, or cuts the block it is in.

        Raises:
            ReaderError: If the piece is neither cut nor of a block.
        """
        there = self.article.pieces[piece]
        if there.block is not None:
            return self.cut(there.block)
        if there.role in ("dropped", "related"):
            return self.put_back(piece)
        raise ReaderError(f"this is the {there.role} of the article; only blocks can be cut")

    def put_back(self, piece: int, kind: BlockKind = "paragraph") -> Change:
        """Return the change that puts back a piece of the page that was cut.

        Raises:
            ReaderError: If the piece was not cut.
        """
        there = self.article.pieces[piece]
        if there.role not in ("dropped", "related"):
            raise ReaderError(f'"{there.text.strip()}" was not cut')
        own = self._cut_by_hand(piece) if there.reason == BY_HAND else ()
        if own:
            return Change(Scope(self.id), remove=own)
        return self._on_page("put_back", *piece_passage(self.article, piece), kind)

    def _cut_by_hand(self, piece: int) -> tuple[Correction, ...]:
        """Return the corrections by which a piece, or the block it was a line of, was cut."""
        text = plain(self.article.pieces[piece].text)
        return tuple(
            one
            for one in self.corrections
            if one.kind == "cut"
            and text in map(plain, [_words_of(one), *_words_of(one).split("\n")])
        )

    def cut(self, block: int) -> Change:
        """Return the change that cuts a block.

        Raises:
            ReaderError: If it is the only one.
        """
        if len(self.article.blocks) == 1:
            raise ReaderError("it is all there is to read; something must be left")
        words = plain(self.block_text(block))
        own = tuple(
            one
            for one in self.corrections
            if one.kind == "put_back" and plain(_words_of(one)) == words
        )
        if own:
            return Change(Scope(self.id), remove=own)
        return self._on_page("cut", *block_passage(self.article, block))

    def join(self, block: int) -> Change:
        """Return the change that joins a block to the one before it.

        Raises:
            ReaderError: If it is the first.
        """
        if block == 0:
            raise ReaderError("it is the first block; there is none before it to be joined to")
        start, end = block_passage(self.article, block)
        own = tuple(
            one
            for one in self.corrections
            if one.kind == "split" and one.target and self._begins(start, one.target.exact)
        )
        if own:
            return Change(Scope(self.id), remove=own)
        return self._on_page("join", start, self._shown(start, end))

    def split(self, offset: int) -> Change:
        """Return the change that lets a new block begin at an offset of the text.

        Raises:
            ReaderError: If no block can begin there.
        """
        place = split_place(self.article, offset)
        block = self.block_at(offset)
        if place is None or block is None or offset <= self.article.blocks[block].start:
            raise ReaderError("no new block can begin there")
        _, end = block_passage(self.article, block)
        return self._on_page("split", place, self._shown(place, end))

    def _shown(self, start: int, end: int) -> int:
        """Return the end of the first words of a passage of the page."""
        if end - start <= _SHOWN:
            return end
        words = page_text(self.article)[start : start + _SHOWN]
        return start + (len(words.rsplit(None, 1)[0]) if words.split()[1:] else _SHOWN)

    def block_at(self, offset: int) -> int | None:
        """Return the number of the block around an offset of the text."""
        blocks = enumerate(self.article.blocks)
        return next((number for number, one in blocks if one.start <= offset < one.end), None)

    def block_text(self, block: int) -> str:
        """Return what a block says."""
        there: Block = self.article.blocks[block]
        return self.article.text[there.start : there.end]

    def _begins(self, start: int, words: str) -> bool:
        return page_text(self.article)[start:].lstrip().startswith(words)

    def _on_page(
        self, kind: CorrectionKind, start: int, end: int, block: BlockKind = "paragraph"
    ) -> Change:
        target = target_of(page_text(self.article), start, end)
        return self._new(Correction(kind, target=target, block=block))

    # What it is about

    def _new(self, one: Correction) -> Change:
        return Change(Scope(self.id), (one,))

    def of_publisher(self) -> Desk:
        """Return the desk at which something is said of all pages of the publisher.

        What it gives goes through `for_publisher`.
        """
        return replace(self, corrections=self.publishers)

    def for_publisher(self, change: Change) -> Change:
        """Return a change as it is to be made for all pages of the publisher.

        Raises:
            ReaderError: If that can't be, or the page does not say who published it.
        """
        if self.article.publisher is None:
            raise ReaderError("this page does not say who published it")
        for one in (*change.add, *change.remove):
            if one.kind not in OF_PUBLISHERS:
                raise ReaderError(f"'{one.kind.replace('_', ' ')}' is about one article alone")
        scope = Scope(self.article.publisher, True)
        return replace(change, scope=scope, add=tuple(map(_by_words, change.add)))


def _by_words(one: Correction) -> Correction:
    """Return a correction of a line by how the line reads, for pages where it stands elsewhere."""
    if one.target is None:
        return one
    return replace(one, words=" ".join(one.target.exact.split()), target=None)


def _words_of(one: Correction) -> str:
    return one.words if one.target is None else one.target.exact


def in_words(one: Correction) -> str:
    """Say a correction in one line."""
    if one.kind == "same_person" and name_key(one.names[0]) == name_key(one.names[-1]):
        return f"{one.names[0]} is the person of that name who is named most"
    said = in_quotes(" ".join(_words_of(one).split()))
    names = [*one.names, "", ""]
    block = "" if one.block == "paragraph" else f" as {one.block.replace('_', ' ')}"
    sentences: dict[str, str] = {
        "not_a_person": f"{names[0]} is not a person",
        "same_person": f"{names[1]} is the same person as {names[0]}",
        "different_people": f"{names[1]} is not the same person as {names[0]}",
        "name": f"{names[0]} is shown as {names[1]}",
        "speaker": f"{said} is said by {_who(one)}",
        "not_a_quotation": f"{said} is no quotation",
        "quotation": f"{said} is a quotation",
        "put_back": f"put back{block}: {said}",
        "cut": f"cut: {said}",
        "join": f"joined to the block before: {said}",
        "split": f"a new block begins at {said}",
        "unknown": "something that a later version can do",
    }
    return sentences[one.kind]


def _who(one: Correction) -> str:
    if one.unnamed:
        return "somebody unnamed"
    return one.names[0] if one.names else "nobody whom the text names"


def apply(shelf: Articles, id: str, change: Change) -> tuple[Correction, ...]:  # noqa: A002
    """Make a change, durably.

    Args:
        shelf: Where the article stands.
        id: The article it is about.
        change: The change.

    Returns:
        Those of the new corrections that can't be applied to the article; they are taken
        out of the file again.

    Raises:
        ReaderError: If it could not be saved.
    """
    store = shelf.hand.store
    before = list(store.load().corrections.all())
    store.change(change.scope, change.add, change.remove, change.text)
    unmet = shelf.hand.unmet(id, shelf.as_cleaned(id))
    missed = tuple(one for one in change.add if one in unmet)
    if missed:
        new = [one for one in change.add if (change.scope, one) not in before]
        store.change(change.scope, change.remove, new)
    return missed


def apply_all(shelf: Articles, changes: Sequence[Change]) -> tuple[Correction, ...]:
    """Make changes in any number of articles, durably and in one step.

    Whether they can be applied is looked at where it is one; who says the same of many articles
    has the names from what the index knows of each, and to study them all takes minutes.

    Args:
        shelf: Where the articles stand.
        changes: What to change, each in one article.

    Returns:
        As `apply`.

    Raises:
        ReaderError: If they could not be saved; then none was made.
    """
    if len(changes) == 1:
        return apply(shelf, changes[0].scope.name, changes[0])
    shelf.hand.store.change_all(changes)
    return ()


def numbered(
    own: Sequence[Correction], theirs: Sequence[Correction]
) -> list[tuple[int, bool, Correction]]:
    """Number the corrections of an article, then of its publisher, from 1; True for the latter."""
    both = [*((False, one) for one in own), *((True, one) for one in theirs)]
    return [(number, publisher, one) for number, (publisher, one) in enumerate(both, 1)]
