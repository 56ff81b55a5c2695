"""Articles and their notes as an outline for Org. Pure.

A headline for each article, one below it for each annotation, with properties, the
passage as a quotation block and the reader's own words. Foreign text is kept from being
taken for an outline, a block, a drawer, a link, a timestamp or code by zero width spaces,
as the manual advises (orgmode.org/manual/Escape-Character.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reader.export.links import passage_url, safe_url
from reader.export.passages import (
    Marked,
    handle,
    in_order,
    labels,
    paragraphs,
    speaker,
    words_of,
)
from reader.guard import one_line
from reader.model import Annotation
from reader.wording import day_of, label_in_words, state_in_words

_BREAK = "\u200b"
"""A zero width space: what stands on both sides of it is no markup."""
_INSIDE = re.compile(
    r"(?<=[\[<\\@])(?=.)"  # links, footnotes, targets, timestamps, entities, snippets
    r"|(?=[{])"  # macros, code in a line
    r"|(?<=call_)"
    r"|(?<=[A-Za-z0-9+-])(?=:\S)"  # links without brackets: shell:, elisp:, file:
)
_WEB_LINK = re.compile(r"(?:https?|mailto)\u200b:")
_AT_START = re.compile(r"[*#:|+-]|(?:\d+|[A-Za-z])[.)]\s|(?:CLOCK|SCHEDULED|DEADLINE|CLOSED)\b")
"""What makes a headline, a keyword, a drawer, a table or a list of a line."""
_KEYWORD = re.compile(r"[A-Z]{2,}\b")
"""What a headline may begin with and be taken for a task of: TODO, COMMENT, one's own."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NOT_IN_A_TAG = re.compile(r"[^\w@#%]+")
_HEADLINE_WORDS = 8


def write(items: Sequence[Marked]) -> str:
    """Return one outline of the articles, in the order given."""
    return "\n".join(line for marked in items for line in _article(marked)) + "\n"


def escape(text: str) -> str:
    """Return one line of text that Org takes for the words it is; emphasis stays.

    >>> escape("* a [[shell:id]]").replace(chr(0x200B), "^")
    '^* a [^[^shell^:id]]'
    """
    inside = _WEB_LINK.sub(lambda link: link[0].replace(_BREAK, ""), _INSIDE.sub(_BREAK, text))
    return _BREAK + inside if _AT_START.match(text) else inside


def _article(marked: Marked) -> Iterator[str]:
    article, notes = marked.article, marked.notes
    tags = [*notes.tags, *(["starred"] if notes.starred else [])]
    yield _headline(1, article.title or "Untitled", tags)
    yield from _drawer(
        ID=handle(notes.article.id),
        URL=safe_url(marked.url),
        AUTHOR="; ".join(one.name for one in article.bylines),
        PUBLISHER=article.publisher,
        PUBLISHED=_timestamp(article.published),
        UPDATED=_timestamp(article.updated),
    )
    for one in in_order(notes):
        yield from _entry(marked, one)


def _entry(marked: Marked, one: Annotation) -> Iterator[str]:
    words = one_line(words_of(one)).split()
    short = " ".join(words[:_HEADLINE_WORDS]) + (" …" if len(words) > _HEADLINE_WORDS else "")
    yield _headline(2, f"{label_in_words(one).capitalize()}: {short}", labels(one))
    yield from _drawer(
        ID=handle(one.id),
        CREATED=_timestamp(one.created),
        STATE=state_in_words(one),
        LINK=passage_url(marked.url, one),
    )
    yield "#+BEGIN_QUOTE"
    yield from _prose(words_of(one))
    said = speaker(marked, one)
    if said:
        yield from ("", f"— {_line(said)}")
    yield "#+END_QUOTE"
    if one.note.strip():
        yield ""
        yield from _prose(one.note)


def _prose(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs(text)):
        yield from [""] if number else []
        yield from map(escape, paragraph)


def _headline(level: int, title: str, tags: Iterable[str]) -> str:
    words = _line(title)
    if _KEYWORD.match(words):
        words = _BREAK + words
    if words.endswith(":"):
        words += _BREAK
    named = list(dict.fromkeys(filter(None, map(_tag_word, tags))))
    return f"{'*' * level} {words}" + (f" :{':'.join(named)}:" if named else "")


def _tag_word(tag: str) -> str:
    """Return a tag as Org takes it: letters, digits, `_`, `@`, `#` and `%`."""
    return _NOT_IN_A_TAG.sub("_", one_line(tag)).strip("_")


def _drawer(**pairs: str | None) -> Iterator[str]:
    yield ":PROPERTIES:"
    for key, value in pairs.items():
        if value:
            yield f":{key}: {value if _is_ours(key) else _line(value)}"
    yield ":END:"


def _is_ours(key: str) -> bool:
    """Tell whether a property was made here, as a link or a timestamp that is meant to be one."""
    return key in ("URL", "LINK", "ID", "PUBLISHED", "UPDATED", "CREATED")


def _timestamp(iso: str | None) -> str | None:
    """Return a moment as an inactive timestamp, which stays out of the agenda."""
    day = day_of(iso)
    if iso is None or day is None:
        return None
    try:
        moment = datetime.fromisoformat(iso) if len(iso) > len("2026-11-20") else None
    except ValueError:
        moment = None
    hour = f" {moment:%H:%M}" if moment else ""
    return f"[{day.isoformat()} {_DAYS[day.weekday()]}{hour}]"


def _line(text: str) -> str:
    return escape(one_line(text))
