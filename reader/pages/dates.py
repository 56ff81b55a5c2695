"""Dates as newspapers print them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reader.pages.months import NAME, number_of
from reader.pages.words import holds_digit, words

_ZONES = {
    "z": "+00:00",
    "gmt": "+00:00",
    "utc": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "ist": "+05:30",
    "sgt": "+08:00",
    "hkt": "+08:00",
    "jst": "+09:00",
}
_NO_DIGIT = r"(?!\d(?!\d?(?::\d\d|\s?[ap]\.?m\b)))"
"""But for those of a time that a page sets right behind the year: "March 12, 20246:12 PM"."""
_MONTH_AND_DAY = re.compile(rf"({NAME})\.?\s\d")
_DAY = re.compile(
    r"(?<![\d.:/-])(?:"
    r"(?P<iso>(?:19|20)\d\d)(?P<sign>[-/]|(?<![^\W\d_]\d{4})\.\s?)(?P<isom>[01]?\d)(?P=sign)(?P<isod>[0-3]?\d)"
    r"(?!\.?\d)"
    r"|(?P<eny>(?:19|20)\d\d)[年년]\s?(?P<enm>[01]?\d)[月월]\s?(?P<end>[0-3]?\d)[日일]"
    rf"|(?P<d>[0-3]?\d)(?:st|nd|rd|th|er|º)?[.\s-]{{0,2}}\s?(?:de "
    rf"|of )?(?P<m>{NAME})(?:/\s?{NAME})?[.,]?[\s-]{{0,2}}(?:de |del )?(?P<y>(?:19|20)\d\d"
    rf"|'?\d\d(?!\d|:))"
    rf"|(?P<n1>[0-3]?\d)[./-](?P<n2>[0-3]?\d)[./-](?P<ny>(?:19|20)\d\d|\d\d)(?!\d)"
    r")"
    rf"|\b(?P<am>{NAME})\.?\s(?P<ad>[0-3]?\d)(?:st|nd|rd"
    rf"|th)?,?\s{{1,2}}(?P<ay>(?:19|20)\d\d){_NO_DIGIT}",
)
_TIME = re.compile(
    r"(?<![\d.:/-])(?P<h>[012]?\d)[:.h](?P<min>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d/])\s?"
    r"(?:(?P<ap>[ap]\.?m\b\.?)|(?P<am>π\.?μ\b\.?|ص\b|صباح\w*)|(?P<pm>μ\.?μ\b\.?|م\b|مساء\w*))?"
    r"(?:\s?\(?(?P<zone>(?-i:[A-Z]{3,4}(?=[A-Z][a-z]))|[A-Za-z]{1,4}\b|[+-][01]\d:?\d\d))?"
    r"|(?<![\d.:/-])(?P<h12>1?\d)\s?(?P<ap12>[ap]\.?m)\b",
    re.IGNORECASE,
)
_MORNING = ("오전", "午前", "上午", "सुबह")
_EVENING = ("오후", "午後", "下午", "दोपहर", "शाम")
"""What stands before an hour where others have "am" or "pm" behind it."""
_DIGITS = {base + n: str(n) for base in (0x660, 0x6F0, 0x966) for n in range(10)}
"""Those of Arabic, Persian and Hindi."""
_UPDATED = re.compile(
    r"updated|last modified|modified|aktualisiert|mis à jour|actualizado|atualizado"
    r"|aggiornato|bijgewerkt|uppdaterad"
    r"|oppdatert|opdateret|обновл|изменен|оновлен|актуализир|ενημερώθηκε|ενημέρωση|تحديث|עודכן|עדכון"
    r"|अपडेट|수정|更新",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publish|posted|first|erstellt|veröffentlicht|publié|publicado|pubblicato"
    r"|gepubliceerd|publicerad|publisert|опубликован|опубліковано|публикуван|δημοσιεύ|نشر|פורסם|प्रकाशित"
    r"|입력|게재|公開|掲載|发布",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(r"\d(?:\d\D|\D{1,30}\d)\d")
"""Every date has as many, one of them of two digits or more."""
_LOOKED_AT = 400


class Stamp(NamedTuple):
    """One date in a line, with what the line says about it."""

    start: int
    end: int
    day: str
    """YYYY-MM-DD."""
    time: str | None
    """HH:MM, with its offset from UTC where the zone is told."""
    updated: bool

    @property
    def moment(self) -> str:
        """The day, and the time where it is stated, as ISO 8601."""
        return self.day if self.time is None else f"{self.day}T{self.time}"


def stamps_in(text: str, *, day_first: bool = True) -> list[Stamp]:
    """Return the dates in `text`, in order.

    Args:
        text: A line of a page; only its first 400 characters are looked at.
        day_first: How to read 3/4/2009, where neither number tells.
    """
    text = text[:_LOOKED_AT]
    return [*_stamps_in(_with_digits(text), day_first)] if _may_hold_date(text) else []


def _with_digits(text: str) -> str:
    """Return `text` with its digits as they are here, and all else where it stands."""
    return text if text.isascii() else text.translate(_DIGITS)


def _may_hold_date(text: str) -> bool:
    return holds_digit(text) and _TWO_NUMBERS.search(text) is not None


@lru_cache(maxsize=1024)
def _stamps_in(text: str, day_first: bool) -> tuple[Stamp, ...]:
    """Return the dates in a line, which headline, author and date are looked for in by turns."""
    found = [
        (match, day)
        for match in _DAY.finditer(text)
        if (day := _day(match, day_first)) and not _runs_into_another(text, match.end())
    ]
    return tuple(_with_times(text, found))


def _runs_into_another(text: str, end: int) -> bool:
    """Whether another date stands right behind a date: which of the two is which is not told."""
    behind = _MONTH_AND_DAY.match(text, end)
    return behind is not None and number_of(behind[1]) is not None


def _with_times(text: str, found: list[tuple[re.Match[str], str]]) -> Iterator[Stamp]:
    """Give each date the nearest time between its neighbours, and its cue."""
    since = 0
    for number, (match, day) in enumerate(found):
        until = found[number + 1][0].start() if number + 1 < len(found) else len(text)
        before = text[since : match.start()]
        updated = bool(_UPDATED.search(before)) and not (
            _PUBLISHED.search(before) and _last(_PUBLISHED, before) > _last(_UPDATED, before)
        )
        cued = before[max(0, _last(_UPDATED, before)) :] if updated else before
        lead = _time(cued[-24:]) if number == 0 or updated else None
        time = lead or _time(text[match.end() : until][:24])
        yield Stamp(match.start(), match.end(), day, time, updated)
        since = match.end()


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _day(match: re.Match[str], day_first: bool) -> str | None:
    part = match.groupdict()
    if part["iso"]:
        return _iso(part["iso"], part["isom"], part["isod"])
    if part["eny"]:
        return _iso(part["eny"], part["enm"], part["end"])
    if part["m"]:
        return _named(part["y"], part["m"], part["d"])
    if part["am"]:
        return _named(part["ay"], part["am"], part["ad"])
    first, second, year = int(part["n1"]), int(part["n2"]), _full(part["ny"])
    if first > 12 or (day_first and second <= 12) or "." in match[0]:
        first, second = second, first
    return _iso(year, first, second)


def _named(year: str, month: str, day: str) -> str | None:
    number = number_of(month)
    return None if number is None else _iso(_full(year), number, day)


def _full(year: str) -> int:
    """Return the year that two digits mean; news on the web begins in the nineties."""
    number = int(year.lstrip("'"))
    return number if number > 99 else number + (1900 if number >= 90 else 2000)


def _iso(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str | None:
    match = _TIME.search(text)
    if match is None:
        return None
    hour, minute = int(match["h"] or match["h12"]), int(match["min"] or 0)
    half = (match["ap"] or match["ap12"] or "").lower()
    before = text[: match.start()].rstrip()
    if half.startswith("p") or match["pm"] or before.endswith(_EVENING):
        hour = hour % 12 + 12
    elif half or match["am"] or before.endswith(_MORNING):
        hour = hour % 12
    if hour > 23:
        return None
    return f"{hour:02}:{minute:02}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        return f"{zone[:3]}:{zone[-2:]}"
    return _ZONES.get(zone.lower(), "")


_AROUND = words("""
    page last updated update modified published publish first posted on at the of and uk us
    am pm et est edt gmt utc bst pst pdt
    pt ct cet cest uhr time date st nd rd th created mon tue tues wed thu thur thurs fri sat
    sun monday tuesday wednesday
    thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonntag originally ago hours min read
    aktualisiert veröffentlicht am um stand vom publié le mis à jour publicado em el actualizado a
    опубликовано обновлено г года в мск понедельник вторник среда четверг пятница суббота
    воскресенье опубліковано оновлено р року о об понеділок вівторок середа четвер пʼятниця п’ятниця
    субота неділя
    δημοσιεύθηκε δημοσιεύτηκε ενημερώθηκε στις δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο
    κυριακή نشر في تحديث آخر الساعة الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    פורסם עודכן בתאריך בשעה प्रकाशित अपडेट 입력 수정 최종수정
    오전 오후 午前 午後 上午 下午 सुबह दोपहर शाम
    """)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0903\u093a-\u093c\u093e-\u094f]+[^\W\d_]*)*")
_NUMBERS = re.compile(r"\d\D*\d\D*\d|\d\s?[ap]\.?m", re.IGNORECASE)
"""What every date and time has."""
_BEFORE_TIME = re.compile(r"(?<=\d)T(?=\d\d:)")
"""What parts day and time in ISO 8601."""
_OPENING = re.compile(rf"\W*({_WORD.pattern})(?![\w.]|\s\d)")
"""The first word of a line, where no number before or behind it makes it part of a date."""


def is_date_line(text: str) -> bool:
    """Whether `text` says when, and nothing else.

    >>> is_date_line("Page last updated at 15:29 GMT, Saturday, 7 February 2009")
    True
    >>> is_date_line("28 Nov 08 | Politics")
    False
    """
    if len(text) > 120 or not (holds_digit(text) and _NUMBERS.search(text)):
        return False
    text = _with_digits(text)
    if (opening := _OPENING.match(text)) and not _goes_with_dates(opening[1]):
        return False
    rest = _TIME.sub(" ", _DAY.sub(" ", _BEFORE_TIME.sub(" ", text)))
    return len(rest) < len(text) and all(map(_goes_with_dates, _WORD.findall(rest)))


def _goes_with_dates(word: str) -> bool:
    return word.lower() in _AROUND or number_of(word) is not None


def reads_day_first(lines: Iterable[str], *, american: bool = False) -> bool:
    """Tell how a page writes 3/4/2009: as its other dates, in numbers or words, show.

    Args:
        lines: The texts of the page.
        american: Whether it says that its language is that of America, which counts as one date:
            many pages say so that are not.
    """
    votes = -american
    for line in lines:
        beginning = line[:200]
        if not _may_hold_date(beginning):
            continue
        for match in _DAY.finditer(beginning):
            if match["n1"]:
                votes += 3 * ((int(match["n1"]) > 12) - (int(match["n2"]) > 12))
            elif match["m"] and number_of(match["m"]):
                votes += 1
            elif match["am"] and number_of(match["am"]):
                votes -= 1
    return votes >= 0


def with_seconds(moment: str) -> str:
    """Return an ISO 8601 date and time with its seconds written out.

    >>> with_seconds("2009-02-07T15:29+00:00")
    '2009-02-07T15:29:00+00:00'
    """
    return (
        moment[:16] + ":00" + moment[16:]
        if len(moment) >= 16 and moment[16:19].count(":") != 1
        else moment
    )
