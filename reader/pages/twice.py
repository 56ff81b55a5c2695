"""Text that was encoded or escaped once more than it should have been, as it was meant.

Where UTF-8 was read as Windows-1252 or Latin-1 and written as UTF-8 again, every letter outside
ASCII stands as those that its bytes spell: "é" as "Ã©", "’" as "â€™". Where a reference to a
letter was escaped, the page shows it: "anyone&rsquo;s".
"""

from __future__ import annotations

import re

from reader.pattern import pattern

_BYTES = {byte: byte for byte in range(0x80, 0x100)} | {
    ord(letter): byte
    for byte in range(0x80, 0xA0)
    if (letter := bytes([byte]).decode("cp1252", "ignore"))
}
"""The byte that a letter was read from, in Latin-1 or in Windows-1252."""
_INNER = f"[{''.join(re.escape(chr(code)) for code, byte in _BYTES.items() if byte < 0xC0)}]"
_LOST = "â€\ufffd?"
"""A closing quotation mark: its last byte is nothing in Windows-1252, and programs lose it."""
_SPELLED = pattern(f"[Â-ß]{_INNER}|[à-ï]{_INNER}{{2}}|[ð-ô]{_INNER}{{3}}|{_LOST}")
_ASCII = bytes(range(0x80))
_LEADING = "âÃÂÐã"
"""What marks and the letters of most scripts begin with where they are spelled so."""
_REFERENCE = pattern(r"&(?:#\d{2,5}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8});")
_FEWEST = 3
_THROUGHOUT = 0.9
"""Of the letters outside ASCII, so many spell others in a text that was encoded twice."""


def encoded_once(text: str) -> str:
    """Return `text` as it was meant if it was encoded twice throughout, else as it is."""
    if text.isascii() or not any(letter in text for letter in _LEADING):
        return text
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    letters = others.decode("utf-8", "surrogatepass")
    if not _is_twice(letters, letters) or not _is_twice(text, letters):
        return text
    return _SPELLED.sub(_meant, text)


def _is_twice(text: str, letters: str) -> bool:
    """Whether nearly all of `letters`, those outside ASCII, spell others where they stand."""
    found = _SPELLED.findall(text)
    return len(found) >= _FEWEST and sum(map(len, found)) >= _THROUGHOUT * len(letters)


def _meant(match: re.Match[str]) -> str:
    if match[0].startswith("â€") and (len(match[0]) == 2 or match[0][2] == "\ufffd"):
        return "”"
    try:
        return bytes(map(_BYTES.__getitem__, map(ord, match[0]))).decode()
    except UnicodeDecodeError:
        return match[0]


def escaped_once(text: str) -> str:
    """Return `text` with the references that it shows read: "AT&T" for "AT&amp;T".

    Those to the brackets of tags stay, for a text that shows them speaks of markup.
    """
    return _REFERENCE.sub(_referred_to, text) if "&" in text else text


def _referred_to(match: re.Match[str]) -> str:
    from html import unescape
    from html.entities import html5

    reference = match[0]
    if reference[1] != "#" and reference[1:] not in html5:
        return reference
    letter = unescape(reference)
    return reference if letter in ("", "<", ">") or letter < " " else letter
