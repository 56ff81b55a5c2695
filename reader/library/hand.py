"""A person's corrections, applied to what they read: the one place where that is done.

The passages of corrections are found again first, and only where that leaves no doubt: one whose
passage is not surely there is told and not applied.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reader.annotations.ids import text_digest
from reader.dataclass import dataclass
from reader.digest import sha256
from reader.library.corrections import OF_PUBLISHERS, Corrections
from reader.library.corrections_store import CorrectionsStore
from reader.library.faults import NOT_ANALYSED, own_faults
from reader.library.page import analysis_of
from reader.model import Analysis, Article, Correction, CorrectionKind


def version_with(rules: str, own: str) -> str:
    """Return the name of what rules of a version and a person's corrections make together.

    Args:
        rules: The version of the rules.
        own: What names the corrections; "" for none.
    """
    return f"{rules} {own}".rstrip()


Versions = Callable[[str, str | None], str]
KeptText = Callable[[str], str | None]
"""Returns the text with a SHA-256, or None where it was not kept."""

_KEPT = 16
"""Articles whose last results are kept, for going back and forth in a list."""
_SURE = ("exact", "moved")
OF_PAGES: frozenset[CorrectionKind] = frozenset(("put_back", "cut", "join", "split"))
"""What is put right in the cleaning; the rest is about people and quotations."""


@dataclass(frozen=True, slots=True)
class _Result:
    """What corrections made of something, to be used again while both are the same."""

    of: Article | str
    corrections: tuple[Correction, ...]
    made: Article | Analysis
    unmet: tuple[Correction, ...]


class Hand:
    """What a person put right, in any article. May be used from several threads.

    Args:
        store: Where it is kept; what changes there is heeded at once.
    """

    def __init__(self, store: CorrectionsStore) -> None:
        self.store = store
        self._articles: dict[str, _Result] = {}
        self._analyses: dict[str, _Result] = {}
        self._mutex = threading.Lock()

    @property
    def problem(self) -> str | None:
        """What is wrong with the file of corrections, in one line; None when all is well."""
        return self.store.load().problem

    @property
    def corrections(self) -> Corrections:
        """All that was put right, as it is on the disk now."""
        return self.store.load().corrections

    def article(self, id: str, cleaned: Article) -> Article:  # noqa: A002
        """Return an article put right.

        Args:
            id: Of the article.
            cleaned: As the rules have it.
        """
        made = self._article(id, cleaned).made
        assert isinstance(made, Article)
        return made

    def leaves(self, id: str, publisher: str | None) -> bool:  # noqa: A002
        """Tell whether nothing was put right in what was cut from an article and what was not."""
        theirs, own = self._both(id, publisher)
        return not any(one.kind in OF_PAGES for one in (*theirs, *own))

    def analysis(self, id: str, article: Article) -> Analysis:  # noqa: A002
        """Return who says what in an article that was put right.

        Raises:
            ReaderError: If that can't be found. The message is the reason alone.
        """
        made = self._analysis(id, article).made
        assert isinstance(made, Analysis)
        return made

    def unmet(self, id: str, cleaned: Article) -> tuple[Correction, ...]:  # noqa: A002
        """Return the corrections of an article that can't be applied to it as it is now."""
        own = self._article(id, cleaned)
        made = self.article(id, cleaned)
        return (*own.unmet, *self._analysis(id, made).unmet)

    def versions(self) -> Versions:
        """Return what names all that bears on an article now: another name when it changes.

        Given the article's id and publisher; "" where nothing does. The file is looked at
        once, for a whole library.
        """
        found = self.corrections
        return lambda id_, paper: _digest(found.of_article(id_), found.of_publisher(paper))

    def version(self, id: str, publisher: str | None) -> str:  # noqa: A002
        """Return what names all that bears on one article now, as `versions` does of all."""
        return self.versions()(id, publisher)

    def _both(
        self,
        id: str,  # noqa: A002
        publisher: str | None,
    ) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
        """Return the publisher's corrections and the article's own."""
        found = self.corrections
        theirs = (one for one in found.of_publisher(publisher) if one.kind in OF_PUBLISHERS)
        return tuple(theirs), found.of_article(id)

    def _article(self, id: str, cleaned: Article) -> _Result:  # noqa: A002
        theirs, own = self._both(id, cleaned.publisher)
        known = self._articles.get(id)
        if known and known.of is cleaned and known.corrections == (*theirs, *own):
            return known
        made, unmet = _put_right(cleaned, theirs, own)
        return self._keep(self._articles, id, _Result(cleaned, (*theirs, *own), made, unmet))

    def _analysis(self, id: str, article: Article) -> _Result:  # noqa: A002
        from reader.language import put_right

        theirs, own = self._both(id, article.publisher)
        known = self._analyses.get(id)
        if known and known.of == article.text and known.corrections == (*theirs, *own):
            return known
        if not theirs and not own:
            made = analysis_of(article)
            return self._keep(self._analyses, id, _Result(article.text, (), made, ()))
        wanted = [one for one in own if one.kind not in OF_PAGES]
        pairs = list(_placed(wanted, article.text, self.store.kept_text)) if wanted else []
        with own_faults(NOT_ANALYSED):
            made, unmet = put_right(article.text, (*theirs, *(one for _, one in pairs if one)))
        told = _originals(pairs, unmet)
        return self._keep(self._analyses, id, _Result(article.text, (*theirs, *own), made, told))

    def _keep(self, results: dict[str, _Result], id: str, result: _Result) -> _Result:  # noqa: A002
        with self._mutex:
            results.pop(id, None)
            results[id] = result
            while len(results) > _KEPT:
                del results[next(iter(results))]
        return result


def _digest(own: Sequence[Correction], theirs: Sequence[Correction]) -> str:
    if not own and not theirs:
        return ""
    return sha256(repr((own, theirs)).encode("utf-8", "replace")).hexdigest()[:16]


def _put_right(
    cleaned: Article, theirs: Sequence[Correction], own: Sequence[Correction]
) -> tuple[Article, tuple[Correction, ...]]:
    """Apply the publisher's corrections to a page, then its own, which so have the last word."""
    if not theirs and not own:
        return cleaned, ()
    from reader.pages.hand import corrected
    from reader.pages.passages import page_text

    article, _ = corrected(cleaned, theirs)
    wanted = [one for one in own if one.kind in OF_PAGES]
    pairs = list(_placed(wanted, page_text(article))) if wanted else []
    made, unmet = corrected(article, [one for _, one in pairs if one])
    return made, _originals(pairs, unmet)


Pair = tuple[Correction, Correction | None]
"""A correction as it was made, and as it stands in the text now; None where it is not there."""


def _originals(pairs: Iterable[Pair], unmet: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return the corrections, as they were made, that found no place or were not met."""
    missed = set(map(id, unmet))
    return tuple(one for one, placed in pairs if placed is None or id(placed) in missed)


def _placed(
    corrections: Iterable[Correction], text: str, kept_text: KeptText | None = None
) -> Iterator[Pair]:
    """Yield each correction with its passage where that surely stands in `text`."""
    from reader.annotations.edit import target_of

    digest = text_digest(text)
    for one in corrections:
        by_names = one.target is None and not one.words
        by_line = one.target is None and one.kind in ("put_back", "cut")
        if by_names or by_line or (one.target and one.target.text == digest):
            yield one, replace(one)  # a copy of its own, to be told from one that says the same
        else:
            span = _find(one, text, kept_text)
            yield one, None if span is None else replace(one, target=target_of(text, *span))


def _find(one: Correction, text: str, kept_text: KeptText | None) -> tuple[int, int] | None:
    """Return where the passage of a correction surely stands, or None."""
    from reader.annotations.anchor import Alignment
    from reader.annotations.quotation import find_quotation

    target = one.target
    if target is None or not (target.prefix or target.suffix):
        return only_place(text, one.words if target is None else target.exact)
    old = kept_text(target.text) if kept_text else None
    if old is None:
        anchor = find_quotation(target, text)
    else:
        anchor = Alignment(old, text).place(target.start, target.end)
    if anchor.state not in _SURE or anchor.start is None or anchor.end is None:
        return None
    return anchor.start, anchor.end


def only_place(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text, typography and spacing aside, if they do so once."""
    from reader.annotations.approximate import occurrences
    from reader.annotations.folded import fold

    folded, wanted = fold(text), fold(words).text.strip()
    places = occurrences(folded.text, wanted, 2) if wanted else []
    return folded.span(places[0], places[0] + len(wanted)) if len(places) == 1 else None
