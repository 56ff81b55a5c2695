"""The kind of a page is told by its content before its name."""

from __future__ import annotations

import pytest

from reader.model import NotAnArticle
from reader.pages.sniff import sniff


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><html><p>A line", "page.txt", "html"),
        ("  <!-- saved --> <HTML><body>", None, "html"),
        ("A line of text.", "page.html", "html"),
        ("A line of text.", "notes.MD", "markdown"),
        ("---\ntitle: A day\n---\nText", None, "markdown"),
        ("A text that speaks of <p> and <div> tags.", None, "text"),
        ("---\nno front matter here", "a.txt", "text"),
    ],
)
def test_kinds(text: str, name: str | None, kind: str) -> None:
    assert sniff(text, name=name) == kind


def test_a_kind_that_is_given_counts() -> None:
    assert sniff("<html>", kind="text") == "text"
    with pytest.raises(NotAnArticle, match="kind 'video'"):
        sniff("a", kind="video")


def test_a_text_that_shows_code_is_a_text() -> None:
    code = "\n".join(f"<p>Boat {number}</p>" for number in range(10))
    lines = "\n\n".join(f"The {number}. line of the harbour manual" for number in range(11))
    assert sniff(f"{lines}\n\n{code}") == "text"
    assert sniff(f"The harbour manual\n\n{code}") == "html"
