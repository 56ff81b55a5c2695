"""What the fields at the head of a mail say of its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model import Byline
from reader.pages.bylines import is_name
from reader.pages.words import words

_FORWARDED = r"fwd?|wg|tr|rv|vb|vs|pd|enc"
_SENT_ON = re.compile(rf"(?:(?:re|aw|sv|antw|odp|{_FORWARDED})(?: ?\[\d+\])?: ?)+", re.I)
"""What mail programs put before a subject when they answer or send on, in their languages."""
_FORWARD = re.compile(rf"(?:{_FORWARDED}): ?", re.I)
_LIST = re.compile(r"\[[\w .-]{1,30}\] ?(?=\S)")
"""The name of a mailing list before the subject."""
_ADDRESS = re.compile(r"[<\[(]? ?(?:mailto:)?(?P<box>[\w.+'=-]+)@(?P<host>[\w.-]+)[^>\])]*[>\])]?")
_OF = re.compile(r" (?:from|at|via) | ?[|,(·] ?| - ")
"""What stands between a person and where they write, in the name of a sender."""
_TURNED = re.compile(r"(?P<last>[^\W\d_][\w'’-]+), (?P<first>[^\W\d_][\w'’ -]*)")
"""How a firm's mail programs name who works there."""
_OFFICES = words("""
    press office news newsdesk desk team letter newsletter media communications relations service
    services centre center council ministry department agency editorial editors daily weekly morning
    evening briefing digest post times echo gazette herald list group club society university
    institute association support presse pressestelle redaktion prensa stampa pers
    """)
"""What is called one of these is no person."""


class Sent(NamedTuple):
    """What the fields of a mail say."""

    subject: str
    """Without what programs and lists put before it."""
    bylines: tuple[Byline, ...]
    """The sender, where that is a person."""
    publisher: str | None
    """The sender, where that is a paper, an office or the like."""
    published: str | None
    """When it was sent, in ISO 8601."""


def is_sent_on(subject: str) -> bool:
    """Whether the subject says that a mail was not written by who sent it."""
    return _FORWARD.match(subject) is not None


def sent(subject: str, sender: str, published: str | None) -> Sent:
    """Return what fields of a mail say, given as they stand in it."""
    return Sent(_subject_of(subject), *_sender_of(sender), published)


def _subject_of(field: str) -> str:
    return _LIST.sub("", _SENT_ON.sub("", field), count=1).strip() or field


def _sender_of(field: str) -> tuple[tuple[Byline, ...], str | None]:
    """Return who sent a mail, as its author or as its publisher.

    The mailbox of a person is spelt from their name, that of a paper or an office is not; but the
    name of a paper stands in that of its host, and an office is called one.
    """
    address = _ADDRESS.search(field)
    name = _ADDRESS.sub("", field).strip(" \t\"'")
    if (turned := _TURNED.fullmatch(name)) and address and turned["last"].lower() in address["box"]:
        name = f"{turned['first']} {turned['last']}"
    person, *places = [part for part in _OF.split(name.rstrip(")")) if part] or [""]
    if places and _may_be_person(person):
        return (Byline(person),), places[0]
    spelt = [part.lower() for part in name.split() if len(part) > 1]
    if not address or not _may_be_person(name) or "".join(spelt) in _letters(address["host"]):
        return (), name or None
    box = _letters(address["box"])
    return ((Byline(name),), None) if any(part in box for part in spelt) else ((), name)


def _may_be_person(name: str) -> bool:
    return is_name(name) and _OFFICES.isdisjoint(name.lower().split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
