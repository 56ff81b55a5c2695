"""What browsers print among the words of a page, which is none of them."""

from __future__ import annotations

import re

from reader.pages.text_dump.kinds import ENDS_OF_A_SENTENCE, end_of

_PRINTED = re.compile(
    r"\[(?:DEL|INS):\s?|\s?:(?:DEL|INS)\]"
    r"|\[[^\s\[\]]{1,200}\.(?i:avif|gif|jpe?g|png|svg|webp)\b[^\[\]]{0,200}\]\s?"
    r"|^(?:\[[a-z\d][\w.-]{2,60}\])+(?=[A-Z\"“„«(])|\s\[[a-z]{2,60}[-_\d][\w-]{0,60}\]$"
    r"|(?<=[A-Za-z\d])\^(?=(?:d|de|e|er|ers|es|gr|lle|lles|me|mes|nd|o|rd|re|res|st|th)\b)"
)
"""What w3m and lynx print: where words were taken out or put in, the names of pictures that nothing
describes, and that letters are raised ("19^th")."""
_HEARD = re.compile(r"(?:,|\s?\() ?opens (?:in )?(?:a )?new (?:tab|window)(?:\)|\b)", re.IGNORECASE)
"""What a link says to those who hear a page. Of a label it tells that it is a link."""
_SIGNS = ("[", "^", "new tab", "new window")
"""One of these stands in all that browsers print so."""


def signs_of_browsers(page: str) -> list[str]:
    """Return what stands in `page` of the signs that a text has which browsers added to."""
    return [sign for sign in _SIGNS if sign in page]


def without_marks(text: str) -> str:
    """Return a text, which has one of the signs, without what browsers added; all of it else.

    >>> without_marks("The ferry [DEL:costs:DEL] sails on the 19^th.")
    'The ferry costs sails on the 19th.'
    """
    bare = _PRINTED.sub("", text)
    if end_of(text) in ENDS_OF_A_SENTENCE:
        bare = _HEARD.sub("", bare)
    return bare.strip() or text
