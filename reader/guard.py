"""Hostile text: made harmless once on the way in, and guarded again on the way out.

Two functions, for two places. `sanitise` runs where a page or a note enters and
defines the text that every offset counts in. `guard` runs at every sink (a widget,
standard output, a log line): it keeps the length, so that offsets stay true, and
never tries to recognise an escape sequence, since removing one can splice another.
"""

from __future__ import annotations

import re
import unicodedata

from reader.pattern import pattern

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f"
    r"\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e007f"
)
_BROKEN = r"\ud800-\udfff\ufdd0-\ufdef" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17)
)
_SEPARATORS = r"\u2028\u2029"
_JOINERS = r"\u200c\u200d"
_COMBINING = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_NEWLINES = pattern("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CUT = pattern(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}{_BROKEN}]")
_JOINER = pattern(f"[{_JOINERS}]")
_ALONE = f"(?<![^\\x00-\\x7f])[{_JOINERS}]|[{_JOINERS}](?![^\\x00-\\x7f])"
_LONE_JOINER = pattern(_ALONE)
_STACKED = pattern(f"([{_COMBINING}]{{4}})([{_COMBINING}]+)")

_TOUCHED = pattern(
    f"[\r{_SEPARATORS}{_CONTROLS}{_BIDI}{_INVISIBLE}{_BROKEN}{_JOINERS}{_COMBINING}]"
)
"""What `sanitise` may change; most texts hold none of it."""
_UNTOUCHED = bytes((*b"\t\n", *range(0x20, 0x7F)))
"""Of ASCII, what it never changes."""
_FEW = 8
"""So many characters are cut from a text sooner one by one than by the class of all."""

_PLAIN = pattern(
    r"[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2bff]*"
)
"""What nearly all lines are made of and `guard` leaves as it is, told without the wide classes of
Unicode below, which take long to compile."""
_UNSAFE = pattern(
    f"[\t{_CONTROLS}{_BIDI}{_INVISIBLE}{_BROKEN}{_SEPARATORS}]"
    f"|{_ALONE}|\\A[{_COMBINING}]|(?<=[{_COMBINING}]{{4}})[{_COMBINING}]"
)


def sanitise(text: str) -> str:
    r"""Return `text` as the reader keeps it: the text that offsets count in.

    Line ends become LF; controls but LF and TAB, bidirectional overrides, invisible
    and unpaired code points are cut; at most four combining marks stay on a letter;
    the result is in Unicode normal form C. Idempotent and total.

    >>> sanitise("a\x1b[31mb\r\nc")
    'a[31mb\nc'
    """
    bare = _without_ascii(text)
    if not bare:
        return text
    others = bare.decode("utf-8", "surrogatepass")
    # No letter of ASCII becomes one with what follows it, but with a mark that is looked for here.
    if not _TOUCHED.search(others) and unicodedata.is_normalized("NFC", others):
        return text
    if _NEWLINES.search(others):
        text = _NEWLINES.sub("\n", text)
    text = unicodedata.normalize("NFC", _without_what_is_cut(text, others))
    if _JOINER.search(others):
        text = _LONE_JOINER.sub("", text)
    if _STACKED.search(_without_ascii(text).decode("utf-8", "surrogatepass")):
        text = _STACKED.sub(r"\1", text)
    return text if unicodedata.is_normalized("NFC", text) else sanitise(text)


def _without_ascii(text: str) -> bytes:
    """Return what `text` has besides plain ASCII, in which alone something may have to be changed.

    Most of a text is plain ASCII, which bytes leave out at once: so little is left to look at.
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _UNTOUCHED)


def _without_what_is_cut(text: str, others: str) -> str:
    found = [char for char in frozenset(others) if _CUT.match(char)]
    if len(found) > _FEW:
        return _CUT.sub("", text)
    for char in found:
        text = text.replace(char, "")
    return text


def _stand_in(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\t":
        return " "
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def guard(text: str) -> str:
    r"""Return `text` safe to show, one code point for each that it had.

    Controls are shown as their pictures (U+2400 and on), a tab as a space, and what
    could reorder, hide or pile up as U+FFFD. Only LF passes of all controls.
    Idempotent and total; `len(guard(text)) == len(text)`.

    >>> guard("a\x1b[31m")
    'a␛[31m'
    """
    return text if _PLAIN.fullmatch(text) else _UNSAFE.sub(_stand_in, text)


def one_line(text: str) -> str:
    r"""Return `text` guarded and on one line, for a row, a title or a message.

    >>> one_line(" a\n\n b ")
    'a b'
    """
    return " ".join(guard(text).split())
