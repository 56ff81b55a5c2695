"""What readers of cleaned pages complain of most, held on pages made of parts in many ways.

Paragraphs missing, paragraphs twice, headings lost, a wrong author, a cookie notice for the text.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS
from tests.pages.html.test_soup import letters, shown

_HEADLINE = "Island ferry saved for the winter"
_AUTHOR = "Dora Quill"
_HEADS = ("Boats of their own", "What the spring will bring")
_PARAGRAPH = st.sampled_from(
    (
        "<p>{}</p>",
        "<p class='text'>{}</p>",
        "<p><span>{}</span></p>",
        "<div class='block-text'><p>{}</p></div>",
        "<div><div><p dir='ltr'>{}</p></div></div>",
    )
)
_BETWEEN = st.sampled_from(
    (
        "",
        "",
        "<div class='ad-slot'><span>Advertisement</span></div>",
        "<figure><img src='a.jpg'><figcaption>The Gannet at dawn</figcaption></figure>",
        "<div class='share'><a href='#'>Share</a><a href='#'>Tweet</a></div>",
        "<script>show('ad')</script>",
        "<aside class='related'><h3>More on this story</h3><ul><li><a href='/1'>Fares to rise"
        " in May</a></li><li><a href='/2'>Last shop closes</a></li></ul></aside>",
    )
)
_ABOVE = st.sampled_from(
    (
        "",
        "<div id='cookie-banner'><p>We use cookies to show you advertisements that suit you. You"
        " can accept this or change your settings at any time.</p><button>Accept</button></div>",
        "<div class='breaking'><a href='/9'>Storm closes the northern quay</a></div>",
    )
)
_BELOW = st.sampled_from(
    (
        "",
        "<section id='comments'><h2>Comments</h2><div class='comment'><b>Gull</b><p>About time."
        "</p></div></section>",
        "<div class='newsletter'><h3>The Courier in the morning</h3><p>Sign up to our newsletter"
        " and get the best of the week in your inbox.</p></div>",
    )
)
_AROUND = st.sampled_from(
    (
        "<article>{}</article>",
        "<main>{}</main>",
        "<div id='story'>{}</div>",
        "<div><div>{}</div></div>",
    )
)
_CLUTTER = (
    "Advertisement",
    "Tweet",
    "cookies",
    "Fares to rise",
    "newsletter",
    "About time",
    "Sport",
)


class _Made(NamedTuple):
    page: str
    text: list[str]
    """Its paragraphs and crossheads, in their order."""


@st.composite
def _pages(draw: st.DrawFn) -> _Made:
    heads = dict(zip((1, 3), _HEADS, strict=True)) if draw(st.booleans()) else {}
    mould = draw(_PARAGRAPH)  # a site sets all its paragraphs alike
    body, text = [], []
    for at, paragraph in enumerate(PARAGRAPHS):
        if head := heads.get(at):
            body.append(f"<h2>{head}</h2>")
            text.append(head)
        body += [mould.format(paragraph), draw(_BETWEEN)]
        text.append(paragraph)
    story = (
        f"<h1>{_HEADLINE}</h1><div class='byline'>By <a href='/authors/dora'>{_AUTHOR}</a></div>"
        f"<time datetime='2015-03-04'>4 March 2015</time>{''.join(body)}"
    )
    page = (
        f"<!DOCTYPE html><html lang='en'><head><title>{_HEADLINE} | Marlow Courier</title></head>"
        f"<body>{draw(_ABOVE)}<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a>"
        f"</li></ul></nav>{draw(_AROUND).format(story)}{draw(_BELOW)}<footer><p>© 2015 Marlow"
        " Courier. All rights reserved.</p></footer></body></html>"
    )
    return _Made(page, text)


@settings(max_examples=60)
@given(_pages())
def test_each_part_of_an_article_has_one_place_however_its_page_is_built(made: _Made) -> None:
    article = clean(made.page)
    read = article.text.split("\n\n")
    kept = [one for one in read if one in made.text]
    cut = [one.text for one in article.dropped if one.text in made.text]
    assert sorted(kept + cut) == sorted(made.text)
    assert kept == [one for one in made.text if one in kept]
    assert PARAGRAPHS[0] in kept
    assert not [one for one in _CLUTTER if one in article.text]
    assert letters("".join(one.text for one in article.pieces)) == letters(shown(made.page))


@settings(max_examples=60)
@given(_pages())
def test_headline_author_and_date_are_told_however_a_page_is_built(made: _Made) -> None:
    article = clean(made.page)
    assert (article.title, [one.name for one in article.bylines]) == (_HEADLINE, [_AUTHOR])
    assert article.published == "2015-03-04"
