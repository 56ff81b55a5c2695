"""How what is known of an article is said in words: dates, bylines, citations. Pure."""

from __future__ import annotations

from datetime import date

from reader.model import Annotation, Article, Block
from reader.pattern import pattern

_OWN_MARK = pattern(
    r"(?:\(?\d{1,3}(?:\.?\)|\.)|\(?(?:[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})\)"
    r"|(?:[a-z]|[ivx]{2,4}|[IVX]{2,4})\.(?=\s[^\W\d]))\s+(?=\S)|[•‣▪●・]\s*(?=\S)"
)
"""A number or letter that a list gives an item, or a bullet. A capital letter with a full stop is
the initial of a name, a small one before a number an abbreviation, four digits are a year."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoken_date(iso: str) -> str:
    """Return an ISO 8601 date, or the date of a date and time, as "7 Feb 2009".

    What is no date is given back as it came.

    >>> spoken_date("2009-02-07T15:29:00+00:00")
    '7 Feb 2009'
    """
    day = day_of(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else iso


def day_of(iso: str | None) -> date | None:
    """Return the day of an ISO 8601 date, or date and time; None for what is neither."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def byline(article: Article) -> str:
    """Return who wrote it, on one line: "By Ann Lee, City editor and Bo Moe"."""
    names = [f"{one.name}, {one.role}" if one.role else one.name for one in article.bylines]
    return "By " + " and ".join(names) if names else ""


def dateline(article: Article) -> str:
    """Return where and when it was published, and whether a paywall ends it, on one line."""
    parts = [article.publisher, article.section]
    if article.published:
        parts.append(spoken_date(article.published))
    if article.updated and article.updated[:10] != (article.published or "")[:10]:
        parts.append(f"updated {spoken_date(article.updated)}")
    parts.append(paywall(article))
    return " · ".join(part for part in parts if part)


def paywall(article: Article) -> str:
    """Return that the page may hold the beginning alone, empty where it says nothing of that."""
    return "the rest may be behind a paywall" if article.walled else ""


def own_mark(text: str, block: Block) -> int:
    """Return how many characters of a list item are a mark in its text, with the space behind it.

    0 where there is none, where the list gives it one beside its text, and for other blocks.

    >>> own_mark("2) Stir", Block("list_item", 0, 7))
    3
    """
    if block.kind != "list_item" or block.mark is not None:
        return 0
    found = _OWN_MARK.match(text, block.start, block.end)
    return found.end() - block.start if found else 0


def mark_before(text: str, block: Block, bullet: str) -> str:
    """Return what is to be put before a block: the number of the item it begins, `bullet`, or "".

    A bullet stands before a list item that has no number, but for one with a mark in its text and
    what goes on with the item above it.

    >>> mark_before("Stir", Block("list_item", 0, 4, mark="2."), "- ")
    '2. '
    """
    if block.mark is not None:
        return f"{block.mark} " if block.mark else ""
    return bullet if block.kind == "list_item" and not own_mark(text, block) else ""


def told_source(title: str, publisher: str | None, published: str | None) -> str:
    """Return an article as a list names it: "Pier falls (Gannet Gazette, 3 Nov 2009)"."""
    facts = [publisher, spoken_date(published) if published else None]
    told = ", ".join(fact for fact in facts if fact)
    return f"{title} ({told})" if told else title


def citation(article: Article, words: str, speaker: str | None) -> str:
    """Return words of an article with their source, ready to be pasted.

    Args:
        article: Where the words stand.
        words: The words; quotation marks of their own are kept, else put around them.
        speaker: Who says them, if they are a quotation and the article says so.

    Returns:
        The words, then speaker, headline, publisher, date and address, as far as known:
        “We heard it go.” — Mara Quill, in “Pier falls”, Gannet Gazette, 3 Nov 2009
    """
    words = in_quotes(words)
    told = ", ".join(filter(None, (source(article), article.url)))
    return f"{words} — {speaker}, in {told}" if speaker else f"{words} — {told}"


def in_quotes(words: str) -> str:
    """Return words with quotation marks around them, if they begin with none of their own."""
    return words if words[:1] in "“\"‘'«„" else f"“{words}”"


def source(article: Article) -> str:
    """Return what is cited: “Pier falls”, Gannet Gazette, 3 Nov 2009."""
    published = spoken_date(article.published) if article.published else None
    return ", ".join(filter(None, (f"“{article.title}”", article.publisher, published)))


def label_in_words(annotation: Annotation) -> str:
    """Return what kind of annotation it is, with its label: "note, check", "bookmark a"."""
    if not annotation.label:
        return annotation.kind
    joint = " " if annotation.kind == "bookmark" else ", "
    return f"{annotation.kind}{joint}{annotation.label}"


def state_in_words(annotation: Annotation) -> str:
    """Return how surely its passage was found, "" where it is where it was: "needs review"."""
    return "" if annotation.state == "exact" else annotation.state.replace("_", " ")
