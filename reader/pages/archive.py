"""Pages that a browser saved with all their parts in one file: MHTML and Safari's web archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from email.message import Message

_HEADER = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?content-type:\s*multipart/related", re.I
)
_HEAD = 8192
_PLIST = b"bplist00"


class Unwrapped(NamedTuple):
    """A page taken out of the file that it was saved in."""

    data: bytes
    charset: str | None
    """The encoding that the file states for it."""
    url: str | None
    """Where the file says that the page is from."""


def unwrapped(source: bytes) -> Unwrapped | None:
    """Return the page in `source`, None when it is no archive of a page with its parts."""
    if source.startswith(_PLIST):
        return _web_archive(source)
    if _HEADER.match(source[:_HEAD]):
        return _mhtml(source)
    return None


def _mhtml(source: bytes) -> Unwrapped | None:
    """Return the root of a multipart/related message (RFC 2557).

    It is the part that the message names, else its first that is HTML.
    """
    from email import message_from_bytes

    message = message_from_bytes(source)
    parts = [part for part in message.walk() if part.get_content_type() in _READABLE]
    start = message.get_param("start")
    root = next((part for part in parts if part["content-id"] == start), None) if start else None
    part = root or next(iter(parts), None)
    if part is None:
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    where = message["snapshot-content-location"] or part["content-location"]
    return Unwrapped(data, _charset(part), str(where).strip() if where else None)


_READABLE = frozenset(("text/html", "application/xhtml+xml"))


def _charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    return charset if isinstance(charset, str) else None


def _web_archive(source: bytes) -> Unwrapped | None:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        main = plistlib.loads(source)["WebMainResource"]
        data, charset = main["WebResourceData"], main.get("WebResourceTextEncodingName")
        url = main.get("WebResourceURL")
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, AttributeError):
        return None
    except (ValueError, IndexError, OverflowError, RecursionError, MemoryError):
        return None
    if not isinstance(data, bytes):
        return None
    return Unwrapped(
        data, charset if isinstance(charset, str) else None, url if isinstance(url, str) else None
    )
