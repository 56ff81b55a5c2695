"""The head of a mail: the fields over a text that say who sent it, when, and about what.

It stands at the top of what was copied out of a mail program, in the language of that program,
once more for each time that the mail was sent on. The last one is that of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.pages.assemble import Facts
from reader.pages.dates import stamps_in, with_seconds
from reader.pages.mail.fields import Sent, is_sent_on, sent
from reader.pages.text_dump.kinds import ENDS_OF_A_SENTENCE, end_of
from reader.pages.text_dump.lines import Chunk
from reader.pages.text_dump.sheet import Verdict, dropped
from reader.pages.words import words

_FROM, _SUBJECT, _DATE, _OTHER = "from", "subject", "date", "other"
_NAMES = {
    _FROM: "from von de da van från fra od lähettäjä remitente expéditeur mittente",
    _SUBJECT: """
        subject betreff objet asunto oggetto onderwerp assunto ämne emne temat předmět aihe
        """,
    _DATE: """
        date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat dato sendt
        """,
    _OTHER: """
        to cc bcc an kopie à para a aan kopia till til copia copie do komu reply-to sender
        organization importance priority attachments newsgroups message-id mime-version
        content-type list-id
        """,
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in words(names)}
"""What fields say by their names, in the languages of mail programs."""
_FIELD = re.compile(r"(?P<name>[^\W\d_][\w-]{0,14})(?: el)?[ \xa0]?:\s*(?P<value>\S.*)?", re.S)
_REACH = 20
"""So many chunks may stand over the head: that it was sent on, and what a program says of it."""
_LEAST = 3
_LONGEST_NAME = 20
_WRAPPED = 3
"""So many more lines the names of all who got it may take."""


class MailHead(NamedTuple):
    """What the head of a mail says, and where it ends."""

    sent: Sent
    verdicts: Sequence[Verdict]
    """Of each chunk above the text of the mail, from the page's first."""

    def over(self, facts: Facts, verdicts: Sequence[Verdict]) -> tuple[Facts, Sequence[Verdict]]:
        """Return what is known of the mail, and what its chunks are.

        Args:
            facts: What its text tells by itself, which goes before what the head says.
            verdicts: Of the chunks of its text.
        """
        own = facts.title if facts.title.casefold() != self.sent.subject.casefold() else ""
        known = replace(
            facts,
            title=own or self.sent.subject,
            bylines=facts.bylines or self.sent.bylines,
            publisher=facts.publisher or self.sent.publisher,
            published=facts.published or self.sent.published,
        )
        above = [
            dropped("headline") if own and verdict.role == "title" else verdict
            for verdict in self.verdicts
        ]
        return known, [*above, *verdicts]


class _Field(NamedTuple):
    at: int
    kind: str
    value: str


def head_of_mail(chunks: Sequence[Chunk]) -> MailHead | None:
    """Return the head of the mail that a page is, None where it is none.

    Where a mail says that it was sent on, a note may stand over the head of the first.
    """
    if not any(_field(at, chunk.text) for at, chunk in enumerate(chunks[:_REACH])):
        return None
    head, at, may_follow_note = None, 0, False
    while at < min(len(chunks), (len(head.verdicts) if head else 0) + _REACH):
        fields = _fields(chunks, at)
        said = {one.kind: one for one in reversed(fields)}
        if {_FROM, _SUBJECT} <= said.keys() and len(fields) >= _LEAST:
            head = _head(said, fields[-1].at + 1)
            at, may_follow_note = len(head.verdicts), is_sent_on(said[_SUBJECT].value)
        elif end_of(chunks[at].text) in ENDS_OF_A_SENTENCE and not may_follow_note:
            break
        else:
            at += 1
    return head


def _fields(chunks: Sequence[Chunk], at: int) -> list[_Field]:
    """Return the fields that follow on each other, and say when, who and about what but once."""
    fields: list[_Field] = []
    while at < len(chunks) and (field := _field(at, chunks[at].text)):
        if field.kind in {one.kind for one in fields} - {_OTHER}:
            break
        fields.append(field)
        at = _next_field(chunks, at + 1)
    return fields


def _next_field(chunks: Sequence[Chunk], at: int) -> int:
    """Return where the next field stands: at a chunk, or below lines that go on with the last."""
    for below in range(at, min(at + 1 + _WRAPPED, len(chunks))):
        if _field(below, chunks[below].text):
            return below
        if chunks[below].gap:
            break
    return at


def _field(at: int, text: str) -> _Field | None:
    if ":" not in text[:_LONGEST_NAME] or not (found := _FIELD.match(text)):
        return None
    name = found["name"].lower()
    kind = _KINDS.get(name) or (_OTHER if name.startswith("x-") else None)
    return None if kind is None else _Field(at, kind, found["value"] or "")


def _head(said: Mapping[str, _Field], end: int) -> MailHead:
    """Return the head that fields make, by their kinds; `end` is the chunk below the last."""
    sender, subject, date = said[_FROM], said[_SUBJECT], said.get(_DATE)
    stamps = stamps_in(date.value) if date else []
    moment = with_seconds(stamps[0].moment) if stamps else None
    told = sent(subject.value, sender.value, moment)
    verdicts = [dropped("navigation")] * end
    verdicts[subject.at] = Verdict("title")
    verdicts[sender.at] = Verdict("byline" if told.bylines else "publisher")
    if date and stamps:
        verdicts[date.at] = Verdict("date")
    return MailHead(told, verdicts)
