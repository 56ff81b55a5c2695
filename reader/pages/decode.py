"""Bytes of any kind to the text that offsets count in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from reader.model import NotAnArticle
from reader.pages.charset import SIGNS_OF_NEC, escaped_charset, guessed_charset
from reader.pages.charset_names import known_charset
from reader.pages.twice import encoded_once

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
_WRAPPED = (
    ("{\\rtf", "a document in RTF; save it as text or as a web page with a word processor"),
    ("<en-export", "an export of Evernote; export the notes as web pages (HTML)"),
)
"""What a text begins with that is no page, what it is, and what to do to have one."""
_LONGEST_BEGINNING = 500

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
"""Bytes that no text has many of; an escape may stand in a text that a terminal coloured."""

_LOOKED_AT = 4096
"""How many bytes tell a binary or name a charset; HTML asks for it in the first 1,024."""


def decode(source: bytes | str, charset: str | None = None) -> str:
    """Return the page as text, not yet sanitised: markup can still hide what must be cut.

    The encoding is told from a byte order mark, else the escapes of Japanese or Korean text
    in seven bits, else valid UTF-8, else the charset that the page names if its bytes can be
    that, else UTF-8 with a few damaged bytes, else what the bytes spell, else Windows-1252,
    as browsers do. A text that was encoded twice throughout is given as it was meant.

    Args:
        source: The page.
        charset: What the file around the page states of it, before what the page names.

    Raises:
        NotAnArticle: The bytes are no text, hold nothing to read, or are a document of a kind
            that is not read.
    """
    text = source if isinstance(source, str) else text_of(source, charset)
    if not any(char.isalnum() for char in text):
        raise NotAnArticle("there is nothing to read in it: no letters at all")
    _refuse_wrapped(text)
    return encoded_once(text)


def text_of(data: bytes, charset: str | None = None) -> str:
    """Return what `data` spells, as `decode` does, be there letters in it or not."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    _refuse_binary(data)
    if 0 in data:
        if wide := _wide(data):
            return data.decode(wide, "replace")
        data = data.replace(b"\0", b"")  # no letter: room that was set aside, or a slip of a copy
    escaped = escaped_charset(data)
    if escaped and _is_spelled(text := data.decode(escaped, SIGNS_OF_NEC)):
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, charset)


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotAnArticle(f"it is {what}, not a page of text")
    head = data.rstrip(b"\0")[:_LOOKED_AT]
    if len(head.translate(None, _CONTROLS)) * 20 >= len(head) * 19:
        return
    if not _wide(data) and not escaped_charset(data):
        raise NotAnArticle("it is a binary file, not a page of text")


def _refuse_wrapped(text: str) -> None:
    beginning = text[:_LONGEST_BEGINNING].lstrip("\ufeff \t\r\n")
    for sign, what in _WRAPPED:
        if beginning.startswith(sign) or (beginning.startswith("<?xml") and sign in beginning):
            raise NotAnArticle(f"it is {what}")


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: every other byte of western text is then zero."""
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    if half and head[1::2].count(0) * 10 > half * 7 and head[0::2].count(0) * 10 < half:
        return "utf-16-le"
    if half and head[0::2].count(0) * 10 > half * 7 and head[1::2].count(0) * 10 < half:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes, stated: str | None) -> str:
    named = _CHARSET.search(data, 0, _LOOKED_AT)
    names = [stated or "", named[1].decode("ascii", "ignore") if named else ""]
    known = [charset for name in names if (charset := known_charset(name))]
    for charset in known:
        if _is_spelled(text := data.decode(charset, "replace")):
            return text
    whole = _cut_off(data)
    if whole and (not whole.isascii() or _names_utf8(names)):
        return whole
    damaged = data.decode("utf-8", "replace")
    others = sum(1 for char in damaged if char > "\x7f" and char != "\ufffd")
    if damaged.count("\ufffd") <= others:
        return data.decode("utf-8", _WESTERN)
    return data.decode(guessed_charset(data) or "cp1252", "replace")


def _is_spelled(text: str) -> bool:
    """Whether `text` was decoded from the charset it is in: few of its letters are damaged."""
    return text.count("\ufffd") * _DAMAGED <= sum(1 for char in text if char > "\x7f")


def _cut_off(data: bytes) -> str | None:
    """Return UTF-8 that ends inside a character, without that; None for what is something else."""
    for end in (1, 2, 3):
        try:
            return data[:-end].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def _names_utf8(names: Iterable[str]) -> bool:
    return any(name.lower() in ("utf-8", "utf8") for name in names)


_DAMAGED = 10
"""One character in so many outside ASCII may be damaged in the charset that a page names."""


def _western_punctuation(error: UnicodeError) -> tuple[str, int]:
    """Read a lone byte in UTF-8 that Windows-1252 has a dash or quotation mark for as that."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    if b"\x80" <= byte < b"\xa0":
        return byte.decode("cp1252", "replace"), error.start + 1
    return "\ufffd", error.end


_WESTERN = "reader.western-punctuation"
codecs.register_error(_WESTERN, _western_punctuation)
