"""A mail that was saved whole (RFC 5322, with the parts of MIME), to the page in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.model import NotAnArticle
from reader.pages.bundled import About, bundled
from reader.pages.decode import decode
from reader.pages.mail.fields import Sent
from reader.pages.mime import Unwrapped, charset_of, data_of, field_of, is_attached
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.mail import head_of_mail

if TYPE_CHECKING:
    from email.message import Message

_HEADLINE = re.compile(r"<h1\b", re.I)
_WITHIN_A_FIELD = re.compile(r"\s*\n\s*|</?a\b[^<>]*>|</th>\s*<td\b[^<>]*>", re.I)
"""What parts no lines there: an address is linked, and some set the names of fields in a column."""
_SENT = ("to", "cc", "bcc", "delivered-to", "received", "return-path", "list-id", "newsgroups")
"""One of these fields has every message that was sent to somebody."""


def is_mail(message: Message) -> bool:
    """Whether a message was sent: browsers keep pages in messages, too, that never were."""
    return any(field in message for field in _SENT)


def page_of_mail(message: Message) -> Unwrapped | None:
    """Return the page that was sent, None where there is none in a mail.

    Its subject is the headline, who sent it the author or the publisher: of one that was sent on,
    as it was sent first. Of a mail in two forms, the one that is set as a page is read.
    """
    parts = [part for part in message.walk() if not is_attached(part)]
    plain, page = (_said(parts, kind) for kind in ("text/plain", "text/html"))
    shown = _as_shown(message, plain or _lines_of(page))
    head = head_of_mail(chunks_of(shown.split("\n")))
    if page and head:
        return Unwrapped(_under(head.sent, page), "utf-8", None, "html")
    return Unwrapped(shown.encode("utf-8", "replace"), "utf-8", None, "text") if plain else None


def _said(parts: Iterable[Message], kind: str) -> str:
    """Return the first text of a kind, "" without one."""
    for part in parts:
        if part.get_content_type() == kind:
            with suppress(NotAnArticle):
                return decode(data_of(part) or b"", charset_of(part))
    return ""


def _as_shown(message: Message, text: str) -> str:
    """Return a mail as it is copied out of a mail program, which is read as a dump.

    Blank lines part its fields, lest a long one be taken for a line that was wrapped.
    """
    fields = ((name, field_of(message, name)) for name in ("From", "Date", "Subject"))
    return "".join(f"{name}: {value}\n\n" for name, value in fields) + text


def _lines_of(page: str) -> str:
    """Return the text of a page, each field of a mail that was sent on in a line of its own."""
    from reader.pages.html.flat import shown_text  # HTML is loaded where it is read

    return shown_text(_WITHIN_A_FIELD.sub(" ", page))


def _under(told: Sent, page: str) -> bytes:
    """Return the page of a mail with what is told of it."""
    about = About(
        title=told.subject,
        publisher=told.publisher or "",
        authors=[one.name for one in told.bylines],
        published=told.published or "",
    )
    has_headline = not about.title or len(_HEADLINE.findall(page)) == 1
    return bundled(about, page, headline=not has_headline).page
