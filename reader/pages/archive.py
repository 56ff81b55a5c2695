"""Pages within one file with all their parts: MHTML, Safari's web archive, mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.pages.mail.message import is_mail, page_of_mail
from reader.pages.mime import Unwrapped, charset_of, data_of, field_of, message_in

if TYPE_CHECKING:
    from email.message import Message

_PLIST = b"bplist00"
_READABLE = frozenset(("text/html", "application/xhtml+xml"))


def unwrapped(source: bytes) -> Unwrapped | None:
    """Return the page in `source`, None when it is no file around a page."""
    if source.startswith(_PLIST):
        return _web_archive(source)
    message = message_in(source)
    if message is None:
        return None
    return page_of_mail(message) if is_mail(message) else _mhtml(message)


def _mhtml(message: Message) -> Unwrapped | None:
    """Return the root of a multipart/related message (RFC 2557).

    It is the part that the message names, else its first that is HTML.
    """
    if message.get_content_type() != "multipart/related":
        return None
    parts = [part for part in message.walk() if part.get_content_type() in _READABLE]
    start = message.get_param("start")
    root = next((part for part in parts if part["content-id"] == start), None) if start else None
    part = root or next(iter(parts), None)
    data = data_of(part) if part else None
    if part is None or data is None or not data.strip():
        return None
    where = field_of(message, "snapshot-content-location") or field_of(part, "content-location")
    return Unwrapped(data, charset_of(part), where or None)


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
