"""EPUBs as programs write them: what is an article in them, and what is said of it."""

from __future__ import annotations

import pytest

from reader.model import Article, NotAnArticle
from reader.pages import clean
from reader.pages.bundle import is_bundle, pages_in
from tests.epubs import FERRY, PIER, epub, nav, ncx, point, prose, xhtml

SHIP = ("The lifeboat was out all night for a ship that had lost her rudder off the skerries.",)


def _articles(data: bytes) -> list[Article]:
    return [clean(one.page) for one in pages_in(data)]


def _texts(data: bytes) -> dict[str, str]:
    return {one.title: one.text for one in _articles(data)}


def test_an_issue_is_its_articles() -> None:
    """As calibre makes it of a paper: sections, lists of what is in them, bars, a last line."""
    bar = (
        '<div class="calibre_navbar">| <a href="../article_1/index.html">Next</a> |'
        ' <a href="../index.html">Section menu</a> | <a href="../../index.html">Main menu</a> |'
        "<hr/></div>"
    )
    end = (
        "<div><p>This article was downloaded by <strong>calibre</strong> from "
        '<a rel="calibre-downloaded-from" href="https://herald.example/{0}?a=1&amp;b=2">there</a>'
        "</p></div>"
    )
    section = (
        '<h2>Harbour</h2><ul><li><a href="article_0/index.html">Ferry saved</a><div>The boat of the'
        " islanders goes on for one more long winter.</div></li><li>"
        '<a href="article_1/index.html">Pier opens</a><div>Nine years after the storm.</div>'
        "</li></ul>"
    )
    top = '<h1>The Skerry Herald</h1><ul><li><a href="feed_0/index.html">Harbour</a></li></ul>'
    data = epub(
        {
            "index.html": xhtml(top),
            "feed_0/index.html": xhtml(section),
            "feed_0/article_0/index.html": xhtml(
                f"{bar}<h2>Ferry saved</h2><p>By Dora Quill</p>{prose(FERRY)}{end.format('ferry')}"
            ),
            "feed_0/article_1/index.html": xhtml(
                f"{bar}<h2>Pier opens</h2>{prose(PIER)}{end.format('pier')}"
            ),
        },
        ncx(
            point(
                "Harbour",
                "feed_0/index.html",
                point("Ferry saved", "feed_0/article_0/index.html")
                + point("Pier opens", "feed_0/article_1/index.html"),
            )
        ),
        "<dc:title>The Skerry Herald [Mon, 04 Jan 2021]</dc:title><dc:language>en</dc:language>"
        '<dc:creator opf:role="aut">calibre</dc:creator><dc:publisher>calibre</dc:publisher>'
        '<dc:contributor opf:role="bkp">calibre (6.1.0) [https://maker.example]</dc:contributor>'
        "<dc:date>2021-01-04T06:00:00+00:00</dc:date>",
    )
    ferry, pier = _articles(data)
    assert (ferry.title, ferry.publisher, ferry.section) == (
        "Ferry saved",
        "The Skerry Herald",
        "Harbour",
    )
    assert ferry.url == "https://herald.example/ferry?a=1&b=2"
    assert ferry.published == "2021-01-04T06:00:00+00:00"
    assert [one.name for one in ferry.bylines] == ["Dora Quill"]
    assert ferry.text == "\n\n".join(FERRY)
    assert (pier.title, pier.bylines, pier.text) == ("Pier opens", (), "\n\n".join(PIER))


def test_a_book_is_its_chapters() -> None:
    data = epub(
        {
            "cover.xhtml": xhtml('<img src="cover.png"/>', kind="cover"),
            "title.xhtml": xhtml("<h1>Winter boats</h1><p>Ines Marlow</p>", kind="titlepage"),
            "thanks.xhtml": xhtml("<p>For everybody who waited on a quay.</p>"),
            "part.xhtml": xhtml("<h1>Part One</h1>"),
            "ferry.xhtml": xhtml(f"<section><h2>I.</h2><h3>The ferry</h3>{prose(FERRY)}</section>"),
            "ferry-2.xhtml": xhtml(prose(SHIP)),
            "pier.xhtml": xhtml(f"<h2>II: The pier of Marlow</h2>{prose(PIER)}"),
            "-note.xhtml": xhtml(prose(("A note that stands beside the text of the book.",))),
        },
        nav(
            '<li><a href="title.xhtml">Title page</a></li><li><a href="part.xhtml">Part One</a><ol>'
            '<li><a href="ferry.xhtml#at0">I. The ferry</a></li>'
            '<li><a href="pier.xhtml">The pier</a></li></ol></li>'
        ),
        '<dc:title>Winter boats</dc:title><dc:creator id="a">Ines Marlow</dc:creator>'
        '<meta refines="#a" property="role">aut</meta><dc:creator id="b">Sam Okoro</dc:creator>'
        '<meta refines="#b" property="role">ill</meta><dc:publisher>Lamp Press</dc:publisher>'
        "<dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:language>en</dc:language>",
    )
    ferry, pier = _articles(data)
    assert (ferry.title, ferry.publisher, ferry.section) == (
        "I. The ferry",
        "Winter boats",
        "Part One",
    )
    assert ([one.name for one in ferry.bylines], ferry.published) == (["Ines Marlow"], None)
    assert ferry.text == "\n\n".join([*FERRY, *SHIP])
    assert {one.kind for one in ferry.blocks} == {"paragraph"}
    assert (pier.title, pier.text) == ("II: The pier of Marlow", "\n\n".join(PIER))


@pytest.mark.parametrize("title", ["Ferry saved for winter", "Ferry saved for winter | Herald"])
def test_a_page_that_a_program_saved_is_as_the_book_says(title: str) -> None:
    data = epub(
        {"a.xhtml": xhtml(f"<h1>Ferry saved for winter</h1>{prose(FERRY)}")},
        nav('<li><a href="a.xhtml">Start</a></li>'),
        f"<dc:title>{title}</dc:title><dc:publisher>Skerry Herald</dc:publisher>"
        "<dc:creator>Dora Quill</dc:creator><dc:identifier>urn:uuid:1</dc:identifier>"
        "<dc:source>https://herald.example/ferry</dc:source><dc:date>2021-01-04</dc:date>",
    )
    article = clean(data)
    assert _articles(data) == [article]
    assert (article.title, article.publisher, article.url, article.published) == (
        "Ferry saved for winter",
        "Skerry Herald",
        "https://herald.example/ferry",
        "2021-01-04",
    )
    assert article.text == "\n\n".join(FERRY)


def test_chapters_of_one_document_are_parted_where_the_contents_lead_to() -> None:
    body = (
        '<p class="toc"><a href="#i">Ferry</a> <a href="#ii">Pier</a></p>'
        f'<div><h2><a id="i"/>Ferry</h2>{prose(FERRY)}<h3 id="fares">Fares</h3>{prose(SHIP)}</div>'
        f'<div><h2 id="ii">Pier</h2>{prose(PIER)}</div>'
    )
    lines = point("Ferry", "a.xhtml#i", point("Fares", "a.xhtml#fares")) + point(
        "Pier", "a.xhtml#ii"
    )
    texts = _texts(epub({"a.xhtml": xhtml(body)}, ncx(lines)))
    assert texts == {
        "Ferry": "\n\n".join([*FERRY, "Fares", *SHIP]),
        "Pier": "\n\n".join(PIER),
    }


def test_what_stands_over_the_first_chapter_of_a_document_ends_the_one_before() -> None:
    documents = {
        "a.xhtml": xhtml(f"<h2>Ferry</h2>{prose(FERRY)}"),
        "b.xhtml": xhtml(f'{prose(SHIP)}<h2 id="ii">Pier</h2>{prose(PIER)}'),
    }
    lines = point("Ferry", "a.xhtml") + point("Pier", "b.xhtml#ii")
    assert _texts(epub(documents, ncx(lines))) == {
        "Ferry": "\n\n".join([*FERRY, *SHIP]),
        "Pier": "\n\n".join(PIER),
    }


def test_without_contents_each_document_is_an_article() -> None:
    documents = {
        "a.xhtml": xhtml(f"<h2>Ferry</h2>{prose(FERRY)}"),
        "b.xhtml": xhtml(prose(PIER), "The pier"),
        "c.xhtml": xhtml('<img src="end.png"/>'),
    }
    assert _texts(epub(documents, "")) == {
        "Ferry": "\n\n".join(FERRY),
        "The pier": "\n\n".join(PIER),
    }


def test_contents_that_leave_out_most_of_the_text_do_not_part_it() -> None:
    documents = {
        "a.xhtml": xhtml(f"<h2>Ferry</h2>{prose(FERRY)}"),
        "b.xhtml": xhtml(f"<h2>Pier</h2>{prose(PIER)}"),
        "c.xhtml": xhtml(f"<h2>The maker</h2>{prose(SHIP)}"),
    }
    titles = list(_texts(epub(documents, ncx(point("About", "c.xhtml")))))
    assert titles == ["Ferry", "Pier", "About"]


@pytest.mark.parametrize("where", ["guide", "landmarks"])
def test_what_the_book_calls_its_copyright_page_is_no_article(where: str) -> None:
    documents = {
        "a.xhtml": xhtml(f"<h2>Ferry</h2>{prose(FERRY)}"),
        "legal.xhtml": xhtml(prose(SHIP)),
        "b.xhtml": xhtml(f"<h2>Pier</h2>{prose(PIER)}"),
    }
    lines = "".join(f'<li><a href="{path}">{path}</a></li>' for path in documents)
    marks = '<li><a epub:type="copyright-page" href="legal.xhtml">Copyright</a></li>'
    guide = '<reference type="copyright-page" href="legal.xhtml"/>'
    data = epub(
        documents,
        nav(lines, marks if where == "landmarks" else ""),
        guide=guide if where == "guide" else "",
    )
    assert "".join(_texts(data).values()).count("rudder") == 0


def test_articles_of_one_title_are_told_apart() -> None:
    documents = {f"{at}.xhtml": xhtml(f"<h2>One</h2>{prose(PIER)}<p>{at}</p>") for at in range(4)}
    documents["4.xhtml"] = xhtml(f"<h2>Ferry: One (1)</h2>{prose(SHIP)}")
    lines = "".join(
        point(part, "", point("One", f"{at}.xhtml") + point("One", f"{at + 1}.xhtml"))
        for part, at in (("Ferry", 0), ("Pier", 2))
    ) + point("Ferry: One (1)", "4.xhtml")
    assert [one.title for one in pages_in(epub(documents, ncx(lines)))] == [
        "Ferry: One (2)",
        "Ferry: One (3)",
        "Pier: One (1)",
        "Pier: One (2)",
        "Ferry: One (1)",
    ]


def test_the_same_book_is_the_same_pages() -> None:
    data = epub({"a.xhtml": xhtml(prose(FERRY))}, "")
    assert pages_in(data) == pages_in(data)


def test_several_articles_are_no_page() -> None:
    data = epub({"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}, "")
    with pytest.raises(NotAnArticle, match="an EPUB of articles, which 'reader PATH' opens"):
        clean(data)


def test_an_epub_is_told_by_what_is_in_it() -> None:
    data = epub({"a.xhtml": xhtml(prose(FERRY))}, "")
    assert is_bundle(data)
    assert is_bundle(data.replace(b"mimetypeapp", b"MIMETYPEapp"))
    assert not is_bundle(b"PK\x03\x04" + bytes(100))
    with pytest.raises(NotAnArticle, match="a zip archive"):
        clean(b"PK\x03\x04" + bytes(100))
