"""What a dump prints above its article, and who prints it."""

from __future__ import annotations

import pytest

from reader.model import Article
from reader.pages import clean
from reader.pages.publisher import publisher_of
from tests.pages.conftest import PARAGRAPHS

_STANDFIRST = "Islanders keep their boat until the spring at least"
_TITLE = "Island ferry saved for the winter"


def _clean(*above: str) -> Article:
    return clean("\n\n".join((*above, *PARAGRAPHS, "© 2015 Marlow Courier. All rights reserved.")))


def test_the_line_between_headline_and_byline_is_the_standfirst() -> None:
    article = _clean(_TITLE, _STANDFIRST, "By Dora Quill")
    assert (article.title, article.standfirst) == (_TITLE, _STANDFIRST)
    assert _STANDFIRST not in article.text


def test_the_trail_tells_the_section() -> None:
    article = _clean("You are here: Home > News > Harbour", _TITLE, "By Dora Quill")
    assert article.section == "Harbour"


@pytest.mark.parametrize("label", ["LIVE", "Donate", "Subscribe", "Watch Live"])
def test_a_button_over_the_headline_is_no_section(label: str) -> None:
    article = _clean("Marlow Courier", label, _TITLE, "By Dora Quill", "4 March 2015")
    assert (article.title, article.section) == (_TITLE, None)
    article = _clean("Marlow Courier", "Harbour", _TITLE, "By Dora Quill", "4 March 2015")
    assert article.section == "Harbour"


@pytest.mark.parametrize(
    "copied",
    ["Report information from a library\n\nMay 04 2016 11:02", "Downloaded on 4 May 2016"],
)
def test_the_day_of_a_copy_is_not_that_of_the_article(copied: str) -> None:
    article = _clean(copied, _TITLE, "By Dora Quill", "Publication date: Mar 4, 2015")
    assert (article.title, article.published) == (_TITLE, "2015-03-04")


def test_the_last_change_may_stand_below_the_date() -> None:
    dates = "Published 4 March 2015, 06.00\nUpdated 5 March 2015, 14.25"
    article = _clean(_TITLE, "By Dora Quill", dates)
    assert (article.published or "")[:10] == "2015-03-04"
    assert (article.updated or "")[:10] == "2015-03-05"


def test_a_short_line_over_its_speaker_is_a_pull_quote() -> None:
    article = clean(
        "\n\n".join(
            (
                _TITLE,
                "By Dora Quill",
                *PARAGRAPHS[:4],
                "It was never about the money alone\nPiet Harrow",
                *PARAGRAPHS[4:],
                "© 2015 Marlow Courier. All rights reserved.",
            )
        )
    )
    quotes = [one.attribution for one in article.blocks if one.kind == "pull_quote"]
    assert quotes == ["Piet Harrow"]


def test_the_paper_is_told_from_its_firm_where_it_prints_its_name() -> None:
    assert publisher_of(["Marlow Courier", "© 2015 Marlow Courier Media"]) == "Marlow Courier"
    assert publisher_of(["© 2015 Marlow Courier Media"]) == "Marlow Courier Media"


def test_a_letter_is_published_by_the_sender_in_its_letterhead() -> None:
    sender = "From: The Marlow Letter <letter@marlow.example>"
    assert publisher_of([sender, "THE MARLOW LETTER"]) == "The Marlow Letter"
    assert publisher_of([sender]) is None


def test_a_name_that_runs_into_a_role_or_handle_beside_the_date_is_the_author() -> None:
    for line in ("Dora Quill@doraquill", "Dora QuillWriter", "Dora Quill/"):
        article = _clean(_TITLE, f"{line}\n4 March 2015")
        assert [one.name for one in article.bylines] == ["Dora Quill"], line


def test_a_date_that_ends_with_the_half_of_the_day_is_no_sentence() -> None:
    line = "PUBLISHED: March 4, 2015 at 3:17 p.m. | UPDATED: March 5, 2015 at 5:22 a.m."
    for date in (line, "Published: March 4, 2015, 1:00 a.m."):
        article = _clean(_TITLE, f"By Dora Quill\n{date}")
        assert (article.published or "")[:10] == "2015-03-04", date
        assert date not in article.text


def test_the_day_on_which_a_picture_was_taken_is_not_that_of_the_article() -> None:
    picture = "FILE - Boats lie at the quay, Jan. 9, 2014. (AP Photo/Ida Sole, File)"
    article = _clean(_TITLE, "By Dora Quill", "Updated 4:15 PM GMT, March 4, 2015", picture)
    assert article.published == "2015-03-04"
    assert [one.role for one in article.pieces if one.text == picture] == ["caption"]


def test_the_day_on_which_the_writer_joined_is_not_that_of_the_article() -> None:
    profile = "Joined: Mon Mar 02, 2009 10:00 am"
    article = _clean(_TITLE, "Dora Quill", profile, "Wed Mar 04, 2015 8:12 am")
    assert (article.published or "")[:10] == "2015-03-04"
    assert _clean(_TITLE, "By Dora Quill", "Member since 4 March 2011").published is None
