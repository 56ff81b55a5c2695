"""What stands above the article: headline, standfirst, byline, date, section."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, filterfalse

from reader.dataclass import dataclass
from reader.model import Byline
from reader.pages.dates import Stamp, is_date_line, reads_day_first, stamps_in, with_seconds
from reader.pages.reasons import certain_reason, likely_reason
from reader.pages.text_dump.authors import authors_of
from reader.pages.text_dump.credits import is_credit, is_credited_sentence
from reader.pages.text_dump.headline import headline_of
from reader.pages.text_dump.kinds import DATE, NOTICE, TINY
from reader.pages.text_dump.sheet import Sheet, Verdict
from reader.pages.words import holds_digit

_DATE_REACH = 12
_LONGEST_DATE = 160
_WORDS_OF_A_HEADLINE = 3
"""A marked headline of fewer may be the name of the site."""
_LEAST_STANDFIRST = 6
_TRAIL = re.compile(
    r"(?:you are here:?\s*)?(?:home|home ?page|front page)\s*(?:[>»›/]\s*[^>»›/]{2,40})+",
    re.IGNORECASE,
)
"""The way from the front page to the article, on one line."""
_TRAIL_MARK = re.compile(r"\s*[>»›/]\s*")
_LONGEST_TRAIL = 4
_HOME = frozenset(("home", "homepage", "front page"))
_NO_SECTIONS = frozenset(
    (
        *("donate", "support", "support us", "listen", "listen live", "watch", "watch live"),
        *("live", "live updates", "breaking", "breaking news", "exclusive", "premium", "copied"),
        *("abo", "spenden", "jetzt spenden", "faire un don", "en direct", "direct", "en vivo"),
    )
)
"""Buttons that stand over headlines, and signs on stories of all sections."""
_NUMERIC = re.compile(r"\d[/-]\d{1,2}[/-]\d\d")
"""A date whose order the page has to tell."""

_OF_AN_ARCHIVE = re.compile(r"\b(?:file|archive?|archivbild)\b", re.IGNORECASE)
"""What captions say of pictures that were not taken for the article."""
_OF_A_PERSON = re.compile(
    r"(?:joined|registered|member since|born|last (?:seen|active|visit(?:ed)?))\b", re.IGNORECASE
)
"""What a line begins with that tells a day of whoever writes."""
_OF_THE_COPY = re.compile(
    r"(?:report information|(?:date )?(?:exported|downloaded|printed|retrieved|accessed))\b",
    re.IGNORECASE,
)
"""What databases and printers begin the line with that tells the day of the copy, or stands over
that day."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the page says above its article, and on which chunks it says it."""

    title: str
    standfirst: str | None
    bylines: tuple[Byline, ...]
    published: str | None
    updated: str | None
    section: str | None
    verdicts: dict[int, Verdict]


def read_heading(
    sheet: Sheet,
    first: int,
    last: int,
    taken: Collection[int] = (),
    headlines: Sequence[int] = (),
) -> Heading:
    """Return what stands above (and, for byline and date, below) the chunks `first` to `last`.

    Args:
        sheet: The page.
        first: The first chunk of the article.
        last: The chunk after its last.
        taken: Chunks that are known to be something else.
        headlines: Chunks that are marked as headlines, in page order. The nearest above the text
            is the article's, but for the bare name of a site.
    """
    verdicts: dict[int, Verdict] = {}
    marked = [
        n
        for n in headlines
        if n <= first and n not in taken and len(sheet.text(n).split()) >= _WORDS_OF_A_HEADLINE
    ]
    at = marked[-1] if marked else headline_of(sheet, first, last, taken)
    top = first if at is None else at
    if at is not None:
        verdicts[at] = Verdict("title")
    near = partial(_near, sheet, top, first, last, taken)
    bylines, named = authors_of(sheet, top, first, last)
    if not named.keys().isdisjoint(taken):
        bylines, named = (), {}
    verdicts |= {n: verdict for n, verdict in named.items() if n not in verdicts and n not in taken}
    published, updated = _dates(sheet, near, verdicts)
    section = _section(sheet, at, verdicts) or trail_section(sheet, top, verdicts)
    title = sheet.text(at) if at is not None else ""
    standfirst = _standfirst(sheet, at, first, verdicts)
    _captions(sheet, top + 1, first, verdicts)
    return Heading(title, standfirst, bylines, published, updated, section, verdicts)


def _standfirst(
    sheet: Sheet, title: int | None, first: int, verdicts: dict[int, Verdict]
) -> str | None:
    """Return the line between headline and byline: a sentence or its like that sums up."""
    if title is None or title + 2 >= first or title + 1 in verdicts:
        return None
    below = verdicts.get(title + 2)
    if below is None or below.role != "byline":
        return None
    text = sheet.text(title + 1)
    if len(text.split()) < _LEAST_STANDFIRST or sheet.certain(title + 1) or is_credit(text):
        return None
    verdicts[title + 1] = Verdict("standfirst")
    return text


def _near(sheet: Sheet, top: int, first: int, last: int, taken: Collection[int]) -> Iterator[int]:
    """Yield the chunks where a date may stand, the likeliest first, those `taken` left out."""
    total = len(sheet.chunks)
    beside = (range(top, min(first + 6, total)), range(top - 1, max(-1, top - _DATE_REACH), -1))
    within = range(first + 6, min(last + 4, total))
    for at in chain(*beside, filterfalse(sheet.is_prose, within)):
        if holds_digit(sheet.text(at)) and at not in taken:
            yield at


class _Dates:
    """The dates in the lines near the headline.

    How the page writes 3/4/2009 it is asked only where a line does.
    """

    def __init__(self, sheet: Sheet, near: Callable[[], Iterable[int]]) -> None:
        self._sheet = sheet
        self._near = near

    def of(self, text: str) -> list[Stamp]:
        """Return the dates in a line."""
        return stamps_in(text, day_first=not _is_numeric(text) or self._day_first)

    @cached_property
    def _day_first(self) -> bool:
        sheet = self._sheet
        numeric = any(not sheet.is_prose(at) and _is_numeric(sheet.text(at)) for at in self._near())
        return not numeric or reads_day_first(sheet.texts)


def _dates(
    sheet: Sheet, near: Callable[[], Iterable[int]], verdicts: dict[int, Verdict]
) -> tuple[str | None, str | None]:
    dates = _Dates(sheet, near)
    published: Stamp | None = None
    updated: Stamp | None = None
    pictured: Stamp | None = None
    for at in near():
        text = sheet.text(at)
        if len(text) > _LONGEST_DATE or _OF_A_PERSON.match(text):
            continue
        if is_credited_sentence(text):
            pictured = pictured or _day_of_picture(text, dates)
            continue
        if sheet.is_prose(at) and sheet.certain(at) is None:
            continue
        stamps = dates.of(text)
        if stamps and _is_of_the_copy(sheet, at):
            continue
        for stamp in stamps:
            if stamp.updated:
                updated = updated or stamp
            else:
                published = published or stamp
        if stamps and at not in verdicts and _is_date(sheet, at):
            verdicts[at] = Verdict("date")
        if published:
            updated = updated or _changed(sheet, at + 1, dates, verdicts)
            break
    return _told(published or (None if updated else pictured), updated)


def _is_of_the_copy(sheet: Sheet, at: int) -> bool:
    above = sheet.text(at - 1) if at else ""
    return any(
        len(one) < _LONGEST_DATE and _OF_THE_COPY.match(one) for one in (above, sheet.text(at))
    )


def _is_date(sheet: Sheet, at: int) -> bool:
    return sheet.kind(at) == DATE or sheet.certain(at) == Verdict("date")


def _day_of_picture(text: str, dates: _Dates) -> Stamp | None:
    """Return when a picture was taken, which is near the day of its article if not old."""
    return None if _OF_AN_ARCHIVE.search(text) else next(iter(dates.of(text)), None)


def _is_numeric(text: str) -> bool:
    parted = "/" in text or "-" in text
    return parted and _NUMERIC.search(text[:_LONGEST_DATE]) is not None


def _changed(sheet: Sheet, at: int, dates: _Dates, verdicts: dict[int, Verdict]) -> Stamp | None:
    """Return the moment of the last change, when the line right below the date states it alone."""
    if sheet.kind(at) != DATE or not is_date_line(sheet.text(at)):
        return None
    stamps = [one for one in dates.of(sheet.text(at)) if one.updated]
    if stamps:
        verdicts.setdefault(at, Verdict("date"))
    return stamps[0] if stamps else None


def _told(published: Stamp | None, updated: Stamp | None) -> tuple[str | None, str | None]:
    """Return both moments; a page that states only its last change was published that day."""
    changed = with_seconds(updated.moment) if updated else None
    if published:
        return with_seconds(published.moment), changed
    return (updated.day, changed) if updated else (None, None)


def _captions(sheet: Sheet, top: int, first: int, verdicts: dict[int, Verdict]) -> None:
    """Find the captions of pictures between headline and text.

    A caption is a label over its sentence, or a line that ends with its credit.
    """
    for at in range(top, first):
        if at not in verdicts and _is_credited(sheet, at):
            verdicts[at] = Verdict("caption", text=sheet.text(at))
    for at in range(top, first - 1):
        if not sheet.pair(at) or at in verdicts or at + 1 in verdicts:
            continue
        label, sentence = sheet.text(at), sheet.text(at + 1)
        clutter = (
            sheet.certain(n) or sheet.kind(n) == NOTICE or likely_reason(sheet.text(n))
            for n in (at, at + 1)
        )
        if not any(clutter) and len(label) <= len(sentence) <= 300 and len(sentence.split()) > 4:
            verdicts[at] = Verdict("caption", joined=True)
            verdicts[at + 1] = Verdict("caption", text=sentence)


def _is_credited(sheet: Sheet, at: int) -> bool:
    text = sheet.text(at)
    return (
        len(text.split()) >= _LEAST_STANDFIRST
        and sheet.kind(at) != NOTICE
        and is_credit(text)
        and sheet.certain(at) is None
    )


def _section(sheet: Sheet, title: int | None, verdicts: dict[int, Verdict]) -> str | None:
    """Return the label right above the headline, when it stands alone as a section's name does."""
    if title is None or title == 0:
        return None
    at = title - 1
    text = sheet.text(at)
    if (
        sheet.kind(at) != TINY
        or not sheet.alone(at)
        or not text[0].isupper()
        or _names_no_section(text)
    ):
        return None
    if at in verdicts or not text.replace(" ", "").isalpha():
        return None
    verdicts[at] = Verdict("section")
    return text


def _names_no_section(label: str) -> bool:
    return label.lower() in _NO_SECTIONS or likely_reason(label) is not None


def trail_section(sheet: Sheet, top: int, verdicts: dict[int, Verdict]) -> str | None:
    """Return the last stop of the trail that leads from the front page to the article.

    It is one line ("Home > News > Harbour"), or a line to a stop right above the headline.
    """
    for at in range(top - 1, max(-1, top - _DATE_REACH), -1):
        text = sheet.text(at)
        if at not in verdicts and len(text) < _LONGEST_DATE and _TRAIL.fullmatch(text):
            stops = [one for one in _TRAIL_MARK.split(text)[1:] if one != sheet.text(top)]
            verdicts[at] = Verdict("section")
            return stops[-1] if stops else None
    stops = [sheet.text(at) for at in range(max(0, top - _LONGEST_TRAIL), top)]
    home = [n for n, stop in enumerate(stops) if stop.lower() in _HOME]
    if not home or home[-1] == len(stops) - 1 or certain_reason(stops[-1]):
        return None
    kinds = [sheet.kind(at) for at in range(top - len(stops) + home[-1] + 1, top)]
    return stops[-1] if set(kinds) == {TINY} else None
