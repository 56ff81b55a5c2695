"""Articles as references: CSL-JSON and BibLaTeX. Pure.

Both say what `wording.citation` says in words: headline, publisher, date and address; and
besides who wrote it, the language, the standfirst and the person's tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reader.export.as_json import as_json
from reader.export.links import safe_url
from reader.export.names import Name, authors
from reader.export.passages import Marked, handle
from reader.guard import one_line
from reader.wording import day_of

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}
"""Braces by name: BibTeX counts them even after a backslash."""
_SPECIAL = re.compile("[" + re.escape("".join(_LATEX)) + "]")
_TONGUES = {
    "cs": "czech", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""BCP 47 primary tags to the languages that babel and biblatex know."""


def write_csl(items: Sequence[Marked]) -> str:
    """Return a CSL-JSON array, a reference for each article, in the order given."""
    return as_json([_reference(marked) for marked in items])


def write_biblatex(items: Sequence[Marked]) -> str:
    """Return a BibLaTeX file, an `@online` entry for each article, in the order given."""
    return "\n".join(f"{_entry(marked)}\n" for marked in items)


def _reference(marked: Marked) -> dict[str, Any]:
    article = marked.article
    day = day_of(article.published)
    pairs: dict[str, Any] = {
        "id": handle(marked.notes.article.id),
        "type": "article-newspaper" if article.publisher else "webpage",
        "title": one_line(article.title),
        "author": [_csl_name(name) for name in authors(article)],
        "container-title": one_line(article.publisher or ""),
        "section": one_line(article.section or ""),
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": safe_url(marked.url),
        "language": _language(marked),
        "abstract": one_line(article.standfirst or ""),
        "keyword": ", ".join(map(one_line, marked.notes.tags)),
    }
    return {key: value for key, value in pairs.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if not name.person:
        return {"literal": one_line(name.family)}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: one_line(value) for key, value in parts.items() if value}


def _entry(marked: Marked) -> str:
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in _fields(marked))
    return f"@online{{{handle(marked.notes.article.id)},\n{lines}}}"


def _fields(marked: Marked) -> Iterator[tuple[str, str]]:
    article = marked.article
    day = day_of(article.published)
    pairs = (
        ("author", " and ".join(map(_bib_name, authors(article)))),
        ("title", _latex(article.title)),
        ("organization", _latex(article.publisher or "")),
        ("date", day.isoformat() if day else ""),
        ("url", safe_url(marked.url) or ""),
        ("langid", _TONGUES.get(_language(marked), "")),
        ("abstract", _latex(article.standfirst or "")),
        ("keywords", ", ".join(_latex(tag.replace(",", " ")) for tag in marked.notes.tags)),
    )
    return ((key, value) for key, value in pairs if value)


def _bib_name(name: Name) -> str:
    """Return a name in the order that BibTeX reads without guessing; a body in braces."""
    if not name.person:
        return f"{{{_latex(name.family)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_protected(_latex(part.replace(",", " "))) for part in parts if part)


def _protected(part: str) -> str:
    """Return a part of a name in braces where the word "and" in it would part two authors."""
    return f"{{{part}}}" if "and" in part.lower().split() else part


def _latex(text: str) -> str:
    r"""Return one line of text that LaTeX sets as the characters it is.

    >>> print(_latex("50% {x}"))
    50\% \textbraceleft{}x\textbraceright{}
    """
    return _SPECIAL.sub(lambda match: _LATEX[match[0]], one_line(text))


def _language(marked: Marked) -> str:
    tag = marked.article.language
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) and tag != "und" else ""
