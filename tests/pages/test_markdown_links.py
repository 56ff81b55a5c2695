"""Where the words of a Markdown page lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.guard import sanitise
from reader.model import Article
from reader.pages import clean
from reader.pages.markdown.inline import read_inline
from tests.pages.conftest import PARAGRAPHS

_KNOWN = {"the plan": "/plan"}


def _links(source: str) -> tuple[str, list[tuple[str, str]]]:
    text, links = read_inline(source, _KNOWN)
    return text, [(text[start:end], address) for start, end, address in links]


@pytest.mark.parametrize(
    ("source", "text", "links"),
    [
        ("the ferry, [the ferry](/f)", "the ferry, the ferry", [("the ferry", "/f")]),
        ("**So [it *is*](/i)** now", "So it is now", [("it is", "/i")]),
        ("[ so ](/s)", "so", [("so", "/s")]),
        ('[so](</a b> "The ferry")', "so", [("so", "/a b")]),
        ("[so](/a_(b) 'x')", "so", [("so", "/a_(b)")]),
        (r"[so](/a\_b?c=1&amp;d=2)", "so", [("so", "/a_b?c=1&d=2")]),
        ("[So][the plan] and so", "So and so", [("So", "/plan")]),
        ("[The  Plan][] and so", "The Plan and so", [("The Plan", "/plan")]),
        ("[the plan], [the ferry]", "the plan, [the ferry]", [("the plan", "/plan")]),
        ("[so][other]", "so", []),
        ("[so]()", "so", []),
        ("[](/s)", "", []),
        ("<mailto:a@b.example>.", "mailto:a@b.example.", [("mailto:a@b.example",) * 2]),
        ("![A pier](a.jpg) [b](/b)", "A pier b", [("b", "/b")]),
        ("[![A pier](a.jpg)](/p)", "A pier", [("A pier", "/p")]),
        ("`[a](b)` [`c`](/c) [d](`e`)", "[a](b) c [d](e)", [("c", "/c")]),
        (r"\[a\](b) \![c](/c)", "[a](b) !c", [("c", "/c")]),
        ("<b [a](/a) c> [d](/d)", "d", [("d", "/d")]),
        ("a [b[^1]](/b)", "a b", [("b", "/b")]),
    ],
)  # fmt: skip
def test_words_lead_where_the_source_says(
    source: str, text: str, links: list[tuple[str, str]]
) -> None:
    assert _links(source) == (text, links)


def _led(article: Article) -> list[tuple[str, str]]:
    return [(article.text[one.start : one.end], one.url) for one in article.links]


def test_links_of_all_blocks_stand_on_their_words() -> None:
    source = f"""# The [ferry](/title)

Ask [the
board][b]: it is [here].

- It [sails](/1)
- It sails, [it](/2) sails

> Never [again](/3) there,
> [again](/4) said
> — [Ola Lind](/5)

| it | [it](/6) |
|---|---|
| [a](/7) | a [a](/8) |

## The [wall](/9)

{PARAGRAPHS[0]}

[b]: /board "The board"
[Here]: <https://a.example/>
[b]: /second
"""
    article = clean(source, kind="markdown")
    assert _led(article) == [
        ("the board", "/board"),
        ("here", "https://a.example/"),
        ("sails", "/1"),
        ("it", "/2"),
        ("again", "/3"),
        ("again", "/4"),
        ("it", "/6"),
        ("a", "/7"),
        ("a", "/8"),
        ("wall", "/9"),
    ]
    starts = [article.text[: one.start].rsplit("\n", 1)[-1] for one in article.links]
    assert (starts[3], starts[5]) == ("It sails, ", "Never again there, ")
    assert (starts[6], starts[8]) == ("it | ", "a | a ")


_SIGNS = st.sampled_from(
    ["[", "]", "(", ")", "](", "][", "!", "[a](b)", "<", ">", "`", "*", "**", "_", "\\", "a", " ",
     "[the plan]", "<https://a.example>", "[^1]", "==", "<b>", "|"]
)  # fmt: skip


@given(st.lists(_SIGNS, max_size=24).map("".join))
def test_links_are_parts_of_the_text_in_order(source: str) -> None:
    text, links = read_inline(source, _KNOWN)
    behind = 0
    for start, end, address in links:
        assert behind <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert address
        behind = end
    assert sanitise(text) == text
