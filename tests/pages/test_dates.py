"""Dates as newspapers print them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.dates import is_date_line, reads_day_first, stamps_in, with_seconds
from reader.pages.months import MONTHS


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Page last updated at 15:29 GMT, Saturday, 7 February 2009", "2009-02-07T15:29+00:00"),
        ("Published: 3 March 2015", "2015-03-03"),
        ("Sept. 3rd, 2019", "2019-09-03"),
        ("DEC 21, 2023, 9:42 PM", "2023-12-21T21:42"),
        ("21 Dec 23", "2023-12-21"),
        ("2023-12-21T09:45:12Z", "2023-12-21T09:45+00:00"),
        ("5. Juni 2025 um 15:44 Uhr", "2025-06-05T15:44"),
        ("12 de octubre de 2018", "2018-10-12"),
        ("31/12/2012", "2012-12-31"),
        ("12/31/2012", "2012-12-31"),
        ("7.4.2011", "2011-04-07"),
        ("2019-5-3", "2019-05-03"),
        ("2024年3月5日", "2024-03-05"),
        ("June 5, 2020 at 12:05 a.m. EST", "2020-06-05T00:05-05:00"),
        ("March 12, 20246:12 PM GMT", "2024-03-12T18:12+00:00"),
        ("March 12, 202418:12", "2024-03-12T18:12"),
        ("March 12, 20246:12 PM GMTUpdated 2 hours ago", "2024-03-12T18:12+00:00"),
        ("Published March 12, 2024Updated 3 hours ago", "2024-03-12"),
        ("2024.03.12 18:00", "2024-03-12T18:00"),
        ("2024. 3. 12.", "2024-03-12"),
        ("입력 2024.03.12. 오후 6:05", "2024-03-12T18:05"),
        ("2024년 3월 12일 오전 9:30", "2024-03-12T09:30"),
        ("12 марта 2024, 18:00", "2024-03-12T18:00"),
        ("Опубликовано: 12 мая 2024 г.", "2024-05-12"),
        ("12 березня 2024 р., 18:12", "2024-03-12T18:12"),
        ("12 март 2024 г.", "2024-03-12"),
        ("Τρίτη 12 Μαρτίου 2024", "2024-03-12"),
        ("12 ΜΑΡΤΙΟΥ 2024, 6:12 μ.μ.", "2024-03-12T18:12"),
        ("12 Μαρ 2024", "2024-03-12"),
        ("12 مارس 2024", "2024-03-12"),
        ("١٢ مارس ٢٠٢٤", "2024-03-12"),
        ("12 مارس/آذار 2024", "2024-03-12"),
        ("12 تشرين الثاني 2024 06:12 م", "2024-11-12T18:12"),
        ("12 آب 2024", "2024-08-12"),
        ("12 במרץ 2024", "2024-03-12"),
        ("12 ספטמבר, 2024", "2024-09-12"),
        ("12 मार्च 2024", "2024-03-12"),
        ("१२ फ़रवरी २०२४, शाम 6:05", "2024-02-12T18:05"),
        ("मार्च 12, 2024", "2024-03-12"),
    ],
)
def test_forms(line: str, moment: str) -> None:
    assert [stamp.moment for stamp in stamps_in(line)] == [moment]


@pytest.mark.parametrize(
    "line",
    [
        "31 February 2009",
        "the 2019 season",
        "99/99/2010",
        "1 of 3",
        "March 12, 202412 comments",
        "July 4, 2025February 9, 2026",
        "Harbour2024.03.31 19:59",
        "192.168.2024.3.12.1",
        "Release 2024.3.12.1",
        "12 причала 2024",
        "31 февраля 2024",
        "12 كانون 2024",
    ],
)
def test_what_is_no_date(line: str) -> None:
    assert stamps_in(line) == []


def test_the_change_is_told_from_the_publication() -> None:
    first, second = stamps_in("Published 3 May 2019, 09:10 | Updated 4 May 2019, 10:20")
    assert (first.updated, second.updated) == (False, True)
    assert (first.moment, second.moment) == ("2019-05-03T09:10", "2019-05-04T10:20")


def test_the_order_of_numbers_is_told_by_the_other_dates() -> None:
    assert reads_day_first(["3/4/2009", "25/4/2009"])
    assert not reads_day_first(["3/4/2009", "April 25, 2009"])


def test_a_line_that_says_when_and_nothing_else() -> None:
    assert is_date_line("Last updated: Monday, 4 May 2020 11:20 BST")
    assert not is_date_line("The club was founded on 4 May 1920")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("3pm", True),
        ("at 3 p.m.", True),
        ("9:30", True),
        ("Mar. 3 2009", True),
        ("(Monday, 2 March 2009)", True),
        ("Pier 3", False),
        ("Pier 1234", False),
        ("Harbour, 3 May 2009", False),
        ("3 May 2009, Harbour", False),
        ("Date: 2022-01-01T09:00", True),
        ("2022-01-01T09:00:00+01:00", True),
        ("2022-01-01T09:00 Harbour", False),
        ("T 2022-01-01", False),
        ("Опубликовано 12 марта 2024, 18:00", True),
        ("12 मार्च 2024", True),
        ("١٢ مارس ٢٠٢٤", True),
        ("March 12, 20246:12 PM GMTUpdated 2 hours ago", True),
        ("Гавань, 12 марта 2024", False),
    ],
)
def test_a_date_line_has_no_word_beside_its_dates(line: str, told: bool) -> None:
    assert is_date_line(line) is told


def test_seconds_are_written_out() -> None:
    assert with_seconds("2009-02-07T15:29+00:00") == "2009-02-07T15:29:00+00:00"
    assert with_seconds("2009-02-07T15:29:11+00:00") == "2009-02-07T15:29:11+00:00"
    assert with_seconds("2009-02-07") == "2009-02-07"


@given(st.text(alphabet="0123456789/.-: JanFebMayof,thGMT", max_size=80))
def test_any_line_gives_dates_in_order(line: str) -> None:
    stamps = stamps_in(line)
    assert [stamp.start for stamp in stamps] == sorted(stamp.start for stamp in stamps)
    assert all(len(stamp.day) == 10 for stamp in stamps)


@given(
    st.sampled_from(sorted(MONTHS)),
    st.dates(date(1990, 1, 1), date(2089, 12, 28)),
    st.sampled_from((str, str.title)),
)
def test_every_name_of_a_month_makes_a_date(
    name: str, some_day: date, set_as: Callable[[str], str]
) -> None:
    day = some_day.replace(month=MONTHS[name], day=min(some_day.day, 28))
    line = f"{day.day} {set_as(name)} {day.year}"
    assert [stamp.moment for stamp in stamps_in(line)] == [day.isoformat()]
    assert is_date_line(line)


@given(st.text(alphabet="0123456789٠١٢٣१२ ./:,маяпρίουΜرسמ\u05d1मईचर오후年월日", max_size=80))
def test_any_line_in_other_letters_gives_dates_in_order(line: str) -> None:
    stamps = stamps_in(line)
    assert [stamp.start for stamp in stamps] == sorted(stamp.start for stamp in stamps)
    assert all(date.fromisoformat(stamp.day).isoformat() == stamp.day for stamp in stamps)
    assert all(stamp.end <= len(line) for stamp in stamps)
