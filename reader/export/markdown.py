"""An article's notes as a Markdown file for Obsidian and its like. Pure.

Front matter, headline, then each annotation: the passage as a block quotation with a
block id, the reader's own words below it, and a line that says what it is and leads back.
Foreign text is escaped: nothing in it is taken for markup, a link, a tag or a comment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

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
from reader.wording import byline, dateline, day_of, label_in_words, state_in_words

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$^{}]|=(?==)|(?<==)=|%(?=%)|(?<=%)%|&(?=#?\w)")
"""What is markup anywhere in a line, in CommonMark or in Obsidian."""
_AT_START = re.compile(r"(\d{1,9})([.)])|()([-+=])")
"""What makes a list, a rule or a heading of a line that it stands first in."""
_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")
_JOINTS = re.compile(r"[_/-]*([/-])[_/-]*")
"""What parts the words of a tag; a `_` beside it would be taken for emphasis."""


def write(items: Sequence[Marked]) -> str:
    """Return the Markdown of one article and its notes.

    Args:
        items: Exactly one article.
    """
    (marked,) = items
    parts = [*_head(marked)]
    for one in in_order(marked.notes):
        parts += _entry(marked, one)
    return _front_matter(marked) + "\n" + "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    r"""Return one line of text with everything that is markup escaped.

    >>> escape("1. *Who* said [that]?")
    '1\\. \\*Who\\* said \\[that\\]?'
    """
    start = _AT_START.match(text)
    if start is None:
        return _SPECIAL.sub(r"\\\g<0>", text)
    number, sign = start[1] or "", start[2] or start[4]
    return f"{number}\\{sign}" + _SPECIAL.sub(r"\\\g<0>", text[start.end() :])


def tag_word(tag: str) -> str | None:
    """Return a tag as Obsidian takes it, or None if nothing is left of it.

    Letters, digits, `_`, `-` and `/`, the first no digit; spaces become hyphens.

    >>> tag_word("ferry talk"), tag_word("1984"), tag_word("!")
    ('ferry-talk', 'n1984', None)
    """
    word = _NOT_IN_A_TAG.sub("", "-".join(one_line(tag).split()))
    word = _JOINTS.sub(r"\1", word).strip("_/-")
    if not word:
        return None
    return word if word[0].isalpha() else f"n{word}"


def _front_matter(marked: Marked) -> str:
    article, notes = marked.article, marked.notes
    pairs = {
        "title": _quoted(article.title),
        "author": _list(one.name for one in article.bylines),
        "publisher": _quoted(article.publisher),
        "section": _quoted(article.section),
        "published": _date(article.published),
        "updated": _date(article.updated),
        "url": _quoted(safe_url(marked.url)),
        "article": _quoted(notes.article.id),
        "starred": "true" if notes.starred else None,
        "tags": _list(filter(None, map(tag_word, notes.tags))),
    }
    given = [f"{key}: {value}\n" for key, value in pairs.items() if value is not None]
    return "".join(["---\n", *given, "---\n"])


def _quoted(text: str | None) -> str | None:
    """Return a string of YAML. JSON's are a part of them, once nothing invisible is inside."""
    return None if not text else json.dumps(one_line(text), ensure_ascii=False)


def _list(texts: Iterable[str]) -> str | None:
    items = [item for item in map(_quoted, dict.fromkeys(texts)) if item]
    return f"[{', '.join(items)}]" if items else None


def _date(iso: str | None) -> str | None:
    """Return a date without quotes, so that it is a date there; another text as a string."""
    day = day_of(iso)
    return day.isoformat() if day else _quoted(iso)


def _head(marked: Marked) -> Iterator[str]:
    article = marked.article
    yield f"# {_line(article.title) or 'Untitled'}"
    if article.standfirst:
        yield _line(article.standfirst)
    told = [_line(part) for part in (byline(article), dateline(article)) if part]
    url = safe_url(marked.url)
    told += [f"[source]({url})"] if url else []
    if told:
        yield " · ".join(told)


def _entry(marked: Marked, one: Annotation) -> Iterator[str]:
    yield "\n".join(_quotation(marked, one))
    yield f"^{handle(one.id)}"
    yield from ("\n".join(map(escape, paragraph)) for paragraph in paragraphs(one.note))
    yield " · ".join(_facts(marked, one))


def _quotation(marked: Marked, one: Annotation) -> Iterator[str]:
    told = [[escape(line) for line in paragraph] for paragraph in paragraphs(words_of(one))]
    said = speaker(marked, one)
    for number, paragraph in enumerate(told):
        yield from [">"] if number else []
        yield from (f"> {line}" for line in paragraph)
    if said:
        yield from (">", f"> — {_line(said)}")


def _facts(marked: Marked, one: Annotation) -> Iterator[str]:
    yield f"**{_line(label_in_words(one))}**"
    state = state_in_words(one)
    yield from [state] if state else []
    yield from (f"#{word}" for word in filter(None, map(tag_word, labels(one))))
    url = passage_url(marked.url, one)
    yield from [f"[in the text]({url})"] if url else []


def _line(text: str) -> str:
    return escape(one_line(text))
