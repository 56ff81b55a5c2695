"""Bytes of any kind to the text that offsets count in."""

from __future__ import annotations

import codecs
import re

from reader.model import NotAnArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before the shorter that begins like it."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_KNOWN = re.compile(
    r"utf-?8|iso-?8859-?\d+|latin-?[19]|windows-?12\d\d|cp12\d\d|koi8-?[ru]|macintosh|us-?ascii"
    r"|shift[_-]?jis|euc-?(?:jp|kr)|gb(?:2312|k|18030)|big5",
    re.I,
)
"""The encodings that pages name and browsers read; other codecs of Python are no charsets."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
"""Bytes that no text has many of; an escape may stand in a text that a terminal coloured."""

_LOOKED_AT = 4096
"""How many bytes tell a binary or name a charset; HTML asks for it in the first 1,024."""


def decode(source: bytes | str) -> str:
    """Return the page as text, not yet sanitised: markup can still hide what must be cut.

    The encoding is told from a byte order mark, else valid UTF-8, else the charset
    that the page names, else UTF-8 with a few damaged bytes, else Windows-1252, as
    browsers do.

    Raises:
        NotAnArticle: The bytes are no text, or hold nothing to read.
    """
    text = source if isinstance(source, str) else _text(source)
    if not any(char.isalnum() for char in text):
        raise NotAnArticle("there is nothing to read in it: no letters at all")
    return text


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    _refuse_binary(data)
    if data[:_LOOKED_AT].count(0):
        return data.decode(_wide(data) or "cp1252", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data)


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotAnArticle(f"it is {what}, not a page of text")
    head = data[:_LOOKED_AT]
    if len(head.translate(None, _CONTROLS)) * 20 < len(head) * 19 and not _wide(data):
        raise NotAnArticle("it is a binary file, not a page of text")


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: every other byte of western text is then zero."""
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    if half and head[1::2].count(0) * 10 > half * 7 and head[0::2].count(0) * 10 < half:
        return "utf-16-le"
    if half and head[0::2].count(0) * 10 > half * 7 and head[1::2].count(0) * 10 < half:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes) -> str:
    named = _CHARSET.search(data, 0, _LOOKED_AT)
    name = named[1].decode("ascii", "ignore").lower() if named else ""
    if name.startswith(("iso-8859-1", "latin", "us-ascii")) and name != "iso-8859-15":
        name = "cp1252"
    if _KNOWN.fullmatch(name) and not name.startswith("utf"):
        try:
            return data.decode(name, "replace")
        except LookupError:
            pass
    damaged = data.decode("utf-8", "replace")
    whole = sum(1 for char in damaged if char > "\x7f" and char != "\ufffd")
    if damaged.count("\ufffd") <= whole:
        return damaged
    return data.decode("cp1252", "replace")
