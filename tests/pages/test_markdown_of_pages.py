"""Markdown that a program made of a whole page is cleaned; what a person keeps is read whole."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.guard import sanitise
from reader.model import Byline, Correction, NotAnArticle
from reader.pages import clean
from reader.pages.assemble import Facts, Part, assemble
from reader.pages.hand import corrected
from reader.pages.markdown import whole
from reader.pages.sniff import sniff
from reader.pages.terminal import without_escapes
from reader.pages.text_dump.sheet import Sheet, Verdict, dropped
from tests.pages.conftest import PARAGRAPHS


def _links(*labels: str, mark: str = "* ") -> str:
    return "\n".join(f"{mark}[{one}](https://marlow.example/{len(one)})" for one in labels)


_MENU = _links("Home", "News", "Sport", "Culture", "Harbour", "Weather", "Tides", "Boats")
_BODY = f"""{PARAGRAPHS[0]}

{PARAGRAPHS[1].replace("Ann Tolliver", "[Ann Tolliver](https://marlow.example/ann)")}

## Boats of their own

{PARAGRAPHS[2]}

> {PARAGRAPHS[3]}

{PARAGRAPHS[4]}

3. The first boat sails at six
4. The last one sails at nine

{PARAGRAPHS[5]}"""
_BELOW = f"""### More from Marlow

{_links("Ferry contract goes to court", "Nine boats, one mole")}

[Privacy](https://marlow.example/p) [Terms](https://marlow.example/t)

© 2026 Marlow Courier"""
_PAGE = f"""[Skip to content](https://marlow.example/ferry#main)

{_MENU}

[Sign in](https://marlow.example/login)[Subscribe](https://marlow.example/letter)

# Island ferry saved for the winter

By [Dora Quill](https://marlow.example/dora), Local government reporter

4 May 2026

![Image 3: The ferry in the sound](https://marlow.example/ferry.jpg)

{_BODY}

Share this

{_BELOW}
"""
_SERVICE = """Title: Island ferry saved for the winter - Marlow Courier

URL Source: https://marlow.example/ferry

Published Time: 2026-05-04T07:12:00+00:00

Markdown Content:
"""


def test_the_article_is_taken_out_of_the_page() -> None:
    article = clean(_PAGE, name="ferry.md")
    assert article.title == "Island ferry saved for the winter"
    assert article.bylines == (Byline("Dora Quill", "Local government reporter"),)
    assert article.published == "2026-05-04"
    kinds = [(one.kind, one.mark) for one in article.blocks]
    assert kinds == [
        *[("paragraph", None)] * 2,
        ("crosshead", None),
        ("paragraph", None),
        ("blockquote", None),
        ("paragraph", None),
        ("list_item", "3."),
        ("list_item", "4."),
        ("paragraph", None),
    ]
    assert all(one in article.text for one in PARAGRAPHS)


def test_every_line_is_in_its_place() -> None:
    article = clean(_PAGE, kind="markdown")
    assert [piece.text for piece in article.pieces] == [
        line for line in _PAGE.split("\n") if line.strip()
    ]
    reasons = {piece.text: piece.reason for piece in article.pieces if piece.role == "dropped"}
    assert reasons["© 2026 Marlow Courier"] == "legal"
    assert reasons["Share this"] == "share"


@pytest.mark.parametrize("name", [None, "ferry.txt"])
def test_it_is_told_by_its_links(name: str | None) -> None:
    assert sniff(_PAGE, name=name) == "markdown"
    assert sniff(PARAGRAPHS[0] + " [Home](https://marlow.example/)" * 30, name=name) == "text"


def test_what_a_service_says_over_it_are_facts() -> None:
    article = clean(_SERVICE + _PAGE)
    assert article.title == "Island ferry saved for the winter"
    assert article.url == "https://marlow.example/ferry"
    assert article.published == "2026-05-04T07:12:00+00:00"
    assert (
        clean(_SERVICE + PARAGRAPHS[0]).title
        == "Island ferry saved for the winter - Marlow Courier"
    )


def test_front_matter_goes_before_what_the_page_says() -> None:
    article = clean(f"---\nauthor: Ida Sole\ndate: 2026-05-05\n---\n{_PAGE}")
    assert article.bylines == (Byline("Ida Sole"),)
    assert article.published == "2026-05-05"
    assert article.title == "Island ferry saved for the winter"


def test_links_without_words_are_in_their_place() -> None:
    line = "[](https://marlow.example/a) | [](https://marlow.example/b)"
    article = clean(_PAGE.replace("Share this", f"{line}\n\nShare this"), kind="markdown")
    assert next(one for one in article.pieces if one.text == line).role == "dropped"


def test_an_underlined_headline_is_one() -> None:
    page = _PAGE.replace("# Island ferry saved for the winter", "Island ferry saved, say all\n====")
    assert clean(page, kind="markdown").title == "Island ferry saved, say all"


_NOTES = [
    f"# Boats to read about\n\n{_MENU}\n\n{_links('Nine boats', 'One mole')}\n\n{PARAGRAPHS[0]}",
    f"# Handbook\n\n{_BODY}\n\n## Share\n\n## Subscribe\n\n## Privacy\n\n{PARAGRAPHS[2]}",
    f"# Handbook\n\n{_links('Boats', 'Mole').replace('https://marlow.example/', '#')}\n\n{_BODY}",
    f"# Ferry\n\n{_BODY}\n\n[Share](https://marlow.example/s)",
]


@pytest.mark.parametrize("notes", _NOTES)
def test_what_a_person_keeps_is_read_whole(notes: str) -> None:
    article = clean(notes, kind="markdown")
    assert {piece.role for piece in article.pieces}.isdisjoint({"dropped"})


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*_PAGE.split("\n\n"), "Comments", "Sign in", "***", "```\ncode"]),
            st.text(max_size=40),
        ),
        max_size=40,
    )
)
def test_nothing_is_lost_of_any_page(blocks: list[str]) -> None:
    page = "\n\n".join([_MENU, *blocks])
    try:
        article = clean(page, kind="markdown")
    except NotAnArticle:
        return
    lines = Counter(line for line in sanitise(without_escapes(page)).split("\n") if line.strip())
    assert Counter(piece.text for piece in article.pieces) == lines
    assert all(article.text[one.start : one.end].strip() for one in article.blocks)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("* [Tides of the week](https://marlow.example/tides)", "Tides of the week"),
        ("## [Tides](https://marlow.example/) and *boats*", "Tides and boats"),
        ("Tides of the week <https://marlow.example/tides>", "Tides of the week"),
        ("![](https://marlow.example/tides.jpg)", "![](https://marlow.example/tides.jpg)"),
        ("<https://marlow.example/tides>", "<https://marlow.example/tides>"),
        ("* Tides of the week", "* Tides of the week"),
    ],
)
def test_what_is_put_back_says_its_words(line: str, words: str) -> None:
    parts = [
        Part((line,), "dropped", "navigation"),
        Part(("It sails.",), "paragraph", "", "It sails."),
    ]
    put_back = Correction("put_back", words=line)
    article, _ = corrected(assemble(parts, Facts()), (put_back,))
    assert article.text == f"{words}\n\nIt sails."
    assert article.pieces[0].text == line


def test_a_page_is_read_whole_where_a_table_longer_than_the_rest_was_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = f"| {' | '.join(PARAGRAPHS)} |\n| {' | '.join(['---'] * len(PARAGRAPHS))} |"
    page = _PAGE.replace(_BODY, f"{PARAGRAPHS[0]}\n\n{table}")

    def short(sheet: Sheet, **_: object) -> tuple[Facts, list[Verdict]]:
        kept = [sheet.text(at) == PARAGRAPHS[0] for at in range(len(sheet.chunks))]
        return Facts(), [Verdict("paragraph") if one else dropped("promotion") for one in kept]

    monkeypatch.setattr(whole, "cleaned", short)
    assert PARAGRAPHS[-1] in clean(page, name="ferry.md").text


def test_the_links_of_the_article_are_kept() -> None:
    article = clean(_PAGE, name="ferry.md")
    found = [(article.text[one.start : one.end], one.url) for one in article.links]
    assert found == [("Ann Tolliver", "https://marlow.example/ann")]
