"""Markdown's inline text as it is read."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"!?\[((?:[^\[\]\n]|\\[\[\]]){0,1000})\](?:\((?:[^()\n]"
    r"|\([^()\n]{0,500}\)){0,2000}\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,50}\]")
_NOTE = re.compile(r"^\[\^[^\]\s]{1,50}\]:\s*")
"""What opens the text of a footnote."""
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
"""A link from note to note, as wikis and Obsidian write it."""
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,2000})(?<=\S)==")
_CALLOUT = re.compile(r"^\[!\w{1,30}\][+-]?\s*")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]{1,2000})\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def is_link(text: str) -> bool:
    """Whether `text` is nothing but links to other pages, with what parts them."""
    others = _LINK.sub("", text)
    return "](" in text and "](#" not in text and not any(map(str.isalnum, others))


def words_of_links(text: str) -> str:
    """Return the words of the links in `text`, with a space between them."""
    return " ".join(filter(None, map(plain_text, _LINK.findall(text))))


def plain_text(text: str) -> str:
    """Return Markdown's inline text as it is read: links as their text, no marks of emphasis.

    >>> plain_text("a **bold** [link](https://example.org) and `code`")
    'a bold link and code'
    """
    if any(mark in text for mark in "[<*_`\\="):
        text = _CODE.sub(r"\2", _CALLOUT.sub("", _NOTE.sub("", text)))
        text = _HIGHLIGHT.sub(r"\1", _WIKI.sub(r"\1", text))
        text = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
        text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.split())
