"""The forms in which browsers and other programs save a page, and in which sites print one."""

from __future__ import annotations

import pytest

from reader.cli.linear import linear
from reader.model import Article
from reader.pages import clean
from reader.wording import dateline
from tests.pages.conftest import PARAGRAPHS

_HEADLINE = "Island ferry saved for the winter"
_URL = "https://courier.example/harbour/ferry"
_TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
_NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
_FOOT = "<footer><p>© 2015 Marlow Courier. All rights reserved.</p></footer>"
_CAPTION = "The Gannet aground on Sunday"


def _page(text: str = _TEXT, *, lead: str = "<!DOCTYPE html><html>", head: str = "") -> str:
    return (
        f"{lead}<head><title>{_HEADLINE} | Marlow Courier</title>{head}</head><body>{_NAV}<main>"
        f"<h1>{_HEADLINE}</h1><p class='byline'>By Dora Quill</p><p>4 March 2015</p>{text}</main>"
        f"{_FOOT}</body></html>"
    )


def _told(article: Article, role: str) -> list[str]:
    return [one.text for one in article.pieces if one.role == role]


def _is_whole(article: Article) -> bool:
    return (article.title, article.text) == (_HEADLINE, "\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    ("lead", "head"),
    [
        (f"<!DOCTYPE html>\n<!-- saved from url=(0037){_URL} -->\n<html>", ""),
        (
            f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {_URL} \n"
            " saved date: Wed Mar 04 2015 10:20:30 GMT+0000 (Greenwich Mean Time)\n-->",
            "",
        ),
        ("<!DOCTYPE html><html>", f"<meta name='savepage-url' content='{_URL}'>"),
        ("<html>", "<base href='https://courier.example/harbour/'><link rel=canonical href=ferry>"),
        (
            "<html>",
            f"<link rel='canonical' href='https://web.archive.org/web/20150304101500/{_URL}'>",
        ),
    ],
)
def test_a_saved_page_tells_where_it_is_from(lead: str, head: str) -> None:
    article = clean(_page(lead=lead, head=head))
    assert _is_whole(article)
    assert article.url == _URL


def test_an_address_that_a_mirror_wrote_anew_does_not_count() -> None:
    lead = (
        "<!DOCTYPE html><html>\n<!-- Mirrored from courier.example/harbour/ferry by HTTrack Website"
        " Copier/3.x [XR&CO'2014], Wed, 04 Mar 2015 10:00:00 GMT -->\n"
    )
    article = clean(_page(lead=lead, head="<link rel='canonical' href='ferry.html'>"))
    assert article.url == "http://courier.example/harbour/ferry"


@pytest.mark.parametrize("address", ["file:///home/dora/ferry.html", "ferry.html", "http://[bad"])
def test_an_address_that_leads_nowhere_is_none(address: str) -> None:
    assert clean(_page(head=f"<link rel='canonical' href='{address}'>")).url is None


def test_links_are_relative_to_the_base_that_the_page_states() -> None:
    linked = (
        f"{_TEXT}<p>The <a href='plans.pdf'>plans</a> are open to all until the end of March, and"
        " so is the <a href='http://[bad'>office</a> of the board.</p>"
    )
    base = "<base href='https://courier.example/files/'>"
    assert [one.url for one in clean(_page(linked, head=base)).links] == [
        "https://courier.example/files/plans.pdf",
        "http://[bad",
    ]
    assert [one.url for one in clean(_page(linked)).links] == ["plans.pdf", "http://[bad"]


def test_an_amp_page_is_read_without_its_sidebar_and_consent() -> None:
    first, rest = f"<p>{PARAGRAPHS[0]}</p>", "".join(f"<p>{one}</p>" for one in PARAGRAPHS[1:])
    article = clean(
        f"<!doctype html><html ⚡ lang='en'><head><meta charset='utf-8'><title>{_HEADLINE}</title>"
        f"<link rel='canonical' href='{_URL}'><style amp-boilerplate>body{{a:b}}</style><noscript>"
        "<style amp-boilerplate>body{a:none}</style></noscript></head><body><amp-sidebar><ul><li>"
        "<a href='/'>Front page</a></li></ul></amp-sidebar><amp-consent><div><p>We and our partners"
        " use cookies to show you advertisements.</p><button>Accept</button></div></amp-consent>"
        f"<article><h1>{_HEADLINE}</h1><div class='amp-wp-byline'><span class='author'>Dora Quill"
        "</span></div><figure><amp-img src='a.jpg'><noscript><img src='a.jpg'></noscript></amp-img>"
        f"<figcaption>{_CAPTION}</figcaption></figure>{first}<amp-ad><div placeholder>Advertisement"
        f"</div></amp-ad>{rest}</article></body></html>"
    )
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert _told(article, "caption") == [_CAPTION]
    assert _told(article, "byline") == ["Dora Quill"]
    assert article.url == _URL
    reasons = {one.text: one.reason for one in article.dropped}
    assert reasons["Accept"] == "consent"
    assert reasons["Advertisement"] == "advertisement"


def test_a_print_view_set_in_a_table_is_read_as_text() -> None:
    article = clean(
        "<html><head><title>Marlow Courier - Print view</title></head><body><a href='javascript:"
        "window.print()'>Print this page</a><hr><table><tr><td><img src='logo.gif' alt='Marlow"
        f" Courier'></td></tr><tr><td><font size='5'><b>{_HEADLINE}</b></font><br><br>By Dora Quill"
        f"<br>4 March 2015<br><br>{'<br><br>'.join(PARAGRAPHS)}<br><br>Find this article at:<br>"
        f"{_URL}<br><br>&copy; 2015 Marlow Courier</td></tr></table></body></html>"
    )
    assert _is_whole(article)
    assert {one.kind for one in article.blocks} == {"paragraph"}
    assert [one.name for one in article.bylines] == ["Dora Quill"]
    assert str(article.published) == "2015-03-04"


def test_the_reader_view_of_firefox_tells_author_and_address() -> None:
    article = clean(
        f"<!DOCTYPE html><html><head><title>{_HEADLINE}</title></head><body><div class='toolbar"
        " reader-toolbar'><ul><li><button>Close Reader View</button></li></ul></div><div class="
        "'container'><div class='header reader-header'><a class='domain reader-domain' href="
        f'"{_URL}">courier.example</a><h1 class="reader-title">{_HEADLINE}</h1><div class="credits'
        ' reader-credits">Dora Quill</div><div class="meta-data"><div class="reader-estimated-time"'
        '>2-3 minutes</div></div></div><hr><div class="content"><div id="readability-page-1" class='
        f"'page'>{_TEXT}</div></div></div></body></html>"
    )
    assert _is_whole(article)
    assert article.url == _URL
    assert [one.name for one in article.bylines] == _told(article, "byline") == ["Dora Quill"]


def test_the_reader_view_of_safari_is_read() -> None:
    article = clean(
        f"<html><head><title>{_HEADLINE}</title></head><body><div id='article' role='article'><div"
        f" class='page'><div class='page-number'>page 1 of 1</div><h1>{_HEADLINE}</h1>"
        f"<div class='metadata'><span class='byline'>By Dora Quill</span></div>{_TEXT}</div></div>"
        "</body></html>"
    )
    assert _is_whole(article)


def test_what_a_reader_extracted_is_a_page_though_it_has_few_elements() -> None:
    article = clean(f"<div id='readability-page-1' class='page'><p>{PARAGRAPHS[0]}</p></div>\n")
    assert article.text == PARAGRAPHS[0]
    quoting = f"<p> is the element of a paragraph. {PARAGRAPHS[0]}"
    assert clean(quoting).text == quoting


_SENTENCE = (
    "<p>This article is only available to subscribers. To continue reading, please sign in.</p>"
)
_WALLS = {
    "an offer": (
        "<div class='tp-offer'><h3>Keep reading for £1 a week</h3><p>Subscribe to read the full"
        " article and all else in the Courier.</p><a href='/subscribe'>See the offers</a></div>"
    ),
    "a sentence": _SENTENCE,
    "in German": "<div><p>Jetzt weiterlesen mit Courier Plus</p><p>4 Wochen für 1 €</p></div>",
    "in French": "<p>La suite est réservée aux abonnés.</p>",
}


@pytest.mark.parametrize("name", _WALLS)
def test_a_teaser_says_that_a_paywall_ends_it(name: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:3])
    article = clean(_page(text + _WALLS[name]))
    assert article.text == "\n\n".join(PARAGRAPHS[:3])
    assert "paywall" in {one.reason for one in article.dropped}
    assert "the rest may be behind a paywall" in dateline(article)


@pytest.mark.parametrize(
    "below",
    [
        "",
        "<p>Scroll down to continue reading</p>",
        "<p>The council will say on Monday who has to subscribe to the ferry, and how long.</p>",
        f"<p>Register to read the full story of the boat.</p><p>{PARAGRAPHS[0]}{PARAGRAPHS[1]}</p>",
        "<div class='paywall'><p>Dora Quill writes for the Courier</p></div>",
        "<footer>" + "<p>More</p>" * 9 + "<p>La suite est réservée aux abonnés.</p></footer>",
    ],
)
def test_a_whole_article_says_nothing_of_a_paywall(below: str) -> None:
    article = clean(_page(_TEXT + below))
    assert not article.walled
    assert article.text.startswith("\n\n".join(PARAGRAPHS))


def test_the_class_of_a_whole_page_is_no_reason_to_call_its_parts_a_paywall() -> None:
    page = _page().replace("<body>", "<body class='has-paywall newsletter-on'>")
    assert {one.reason for one in clean(page).dropped} == {"navigation", "legal"}


@pytest.mark.parametrize(
    "picture",
    [
        f"<div class='lazy'></div><noscript><figure><img src='a.jpg'><figcaption>{_CAPTION}"
        "</figcaption></figure></noscript>",
        f"<figure><img class='lazyload' data-src='a.jpg'><noscript><img src='a.jpg'></noscript>"
        f"<figcaption>{_CAPTION}</figcaption></figure>",
        f"<figure><img data-src='a.jpg'><figcaption>{_CAPTION}</figcaption></figure><noscript>"
        f"<figure><img src='a.jpg'><figcaption>{_CAPTION}</figcaption></figure></noscript>",
    ],
)
def test_the_caption_of_a_picture_that_loads_late_is_there_once(picture: str) -> None:
    article = clean(_page(f"<p>{PARAGRAPHS[0]}</p>{picture}{_TEXT}"))
    assert _told(article, "caption") == [_CAPTION]


@pytest.mark.parametrize("end", ["<a hre", "<a href='http://cour", "<!-- adv", "<script>var a ="])
def test_a_download_that_was_cut_off_is_read_as_far_as_it_goes(end: str) -> None:
    page = _page()
    cut = page[: page.index(PARAGRAPHS[4]) + 60]
    assert clean(cut + end).text == "\n\n".join((*PARAGRAPHS[:4], PARAGRAPHS[4][:60]))


def test_a_letter_that_a_download_was_cut_off_in_is_left_out() -> None:
    page = _page().encode()
    cut = page[: page.index(PARAGRAPHS[4].encode()) + 60]
    head = b"<meta charset='utf-8'>"
    for tail in ("é".encode()[:1], "“".encode()[:2], "🛥".encode()[:3]):
        assert clean(head + cut + tail, kind="html").text.endswith(PARAGRAPHS[4][:60])


def test_a_live_blog_keeps_its_entries_in_order() -> None:
    entries = "".join(
        f"<article class='post' id='p{n}'><time datetime='2015-03-04T1{n}:05:00Z'>1{n}:05</time>"
        f"<h2>{head}</h2><p>{PARAGRAPHS[2 * n]}</p><p>{PARAGRAPHS[2 * n + 1]}</p>"
        "<div class='share'><a href='#'>Share</a></div></article>"
        for n, head in enumerate(("Ferry stays in port", "Quay closed", "School sends them home"))
    )
    article = clean(_page(f"<p>The latest from the harbour as the wind rises.</p>{entries}"))
    assert article.text.count("Share") == 0
    heads = ["Ferry stays in port", "Quay closed", "School sends them home"]
    assert _told(article, "crosshead") == heads
    assert [one for one in article.text.split("\n\n") if one in PARAGRAPHS] == list(PARAGRAPHS)


def test_a_list_keeps_its_numbered_heads_and_what_stands_under_them() -> None:
    items = "".join(
        f"<h2>{n}. {head}</h2><figure><img src='{n}.jpg'><figcaption>{head} in May</figcaption>"
        f"</figure><p>{PARAGRAPHS[n - 1]}</p><p>Distance: {n + 3} miles</p>"
        for n, head in enumerate(("The outer quay", "Low Wick sands", "Gull Stack"), 1)
    )
    article = clean(_page(items))
    assert _told(article, "crosshead") == [
        "1. The outer quay",
        "2. Low Wick sands",
        "3. Gull Stack",
    ]
    assert article.body.count("Distance: ") == 3


@pytest.mark.parametrize("between", ["</strong></p><p>", "</strong><br>"])
def test_the_questions_of_an_interview_stand_over_their_answers(between: str) -> None:
    questions = (
        "When did you first write to the board?",
        "And what did they answer, if they did answer at all in those first years after you wrote?",
        "Were you angry?",
    )
    said = "".join(
        f"<p><strong>{asked}{between}{answer}</p>"
        for asked, answer in zip(questions, PARAGRAPHS[::2], strict=True)
    )
    text = " ".join(clean(_page(said)).text.split())
    told = " ".join(f"{q} {a}" for q, a in zip(questions, PARAGRAPHS[::2], strict=True))
    assert text == told


def test_a_page_that_opens_with_a_long_notice_on_cookies_is_its_article() -> None:
    notice = (
        "<div id='consent-box' role='dialog'><h2>We value your privacy</h2><p>We and our 812"
        " partners store information on your device, such as cookies, and process personal data"
        " for advertising that suits you, for measuring it and for learning about our readers.</p>"
        "<p>You may choose in detail, and change your choice at any time at the foot of each page"
        " of this site, where all partners are named with what they do.</p><button>Fine</button>"
        "</div>"
    )
    page = _page("".join(f"<p>{one}</p>" for one in PARAGRAPHS[:2]))
    article = clean(page.replace("<body>", f"<body>{notice}"))
    assert article.text == "\n\n".join(PARAGRAPHS[:2])
    assert {one.reason for one in article.dropped} >= {"consent", "navigation", "legal"}


def test_the_wall_is_said_in_the_linear_text() -> None:
    assert "Note: the rest may be behind a paywall." in linear(clean(_page(_TEXT + _SENTENCE)))
