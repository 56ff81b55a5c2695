"""Messages made of parts (MIME), in which mail programs and browsers keep pages."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.model import NotAnArticle
from reader.pages.charset_names import known_charset
from reader.pages.decode import text_of

if TYPE_CHECKING:
    from email.message import Message

_HEAD = re.compile(rb"\s*(?:From [^\n]*\n)?(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_TELLING = re.compile(
    rb"^(?:mime-version|content-type|message-id|received|return-path|delivered-to):", re.I | re.M
)
"""A field that no person writes, and no program shows with a mail."""
_LONGEST_HEAD = 1 << 16
_MAILBOX = b"From "
_NEXT_IN_MAILBOX = re.compile(rb"^\r?\nFrom \S+ [^\n]*\d{4}\r?\n[!-9;-~]{1,60}:", re.M)
"""The line over each mail but the first in a mailbox (RFC 4155)."""
_PARTED = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.I | re.M)
_MOST_PARTED = 40
"""Each line is looked at once for each level of parts; no program makes so many."""


class Unwrapped(NamedTuple):
    """A page taken out of the file that it was saved in."""

    data: bytes
    charset: str | None
    """The encoding that the file states for it."""
    url: str | None
    """Where the file says that the page is from."""
    kind: str = "html"
    """As `reader.clean` names it."""


def message_in(source: bytes) -> Message | None:
    """Return the message that a file is, None where it is none.

    Raises:
        NotAnArticle: If it is a mailbox that holds several.
    """
    head = _HEAD.match(source[:_LONGEST_HEAD])
    if not head or not _TELLING.search(head[0]) or _has_many_parts(source):
        return None
    if head[0].lstrip().startswith(_MAILBOX) and _NEXT_IN_MAILBOX.search(source, head.end()):
        raise NotAnArticle("a mailbox of several mails; save the one to be read by itself")
    from email import message_from_bytes

    return message_from_bytes(source.lstrip())


def _has_many_parts(source: bytes) -> bool:
    return sum(1 for _ in islice(_PARTED.finditer(source), _MOST_PARTED)) == _MOST_PARTED


def data_of(part: Message) -> bytes | None:
    """Return what a part holds, decoded; None where that are parts again."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else None


def charset_of(part: Message) -> str | None:
    """Return the encoding that a part states for its text."""
    charset = part.get_content_charset()
    return charset if isinstance(charset, str) else None


def is_attached(part: Message) -> bool:
    """Whether a part is a file that was sent with the text."""
    return part.get_content_disposition() == "attachment"


def field_of(message: Message, name: str) -> str:
    """Return a field of a message as one line, its encoded words decoded; "" without one."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    field = message.get(name, "")
    value = str(field)
    with suppress(HeaderParseError, LookupError, ValueError, NotAnArticle):
        value = str(make_header([_in_utf8(*words) for words in decode_header(field)]))
    return " ".join(value.split())


def _in_utf8(words: str | bytes, charset: str | None) -> tuple[str | bytes, str | None]:
    """Return words of a field in an encoding that Python knows, with its name.

    Mails name the charsets of their fields as browsers do, or write them as they stand.
    """
    data = words.encode() if isinstance(words, str) else words
    if charset is None and b"\x1b" not in data:
        return words, None
    with suppress(LookupError, UnicodeDecodeError):
        if charset:
            return data.decode(known_charset(charset) or charset).encode(), "utf-8"
    return text_of(data, charset).encode(), "utf-8"
