"""What browsers and mail programs print among the words of a page, which is none of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from reader.pages.text_dump.kinds import ENDS_OF_A_SENTENCE, end_of

_CHANGED = re.compile(r"\[(?:DEL|INS):\s?|\s?:(?:DEL|INS)\]")
"""What w3m prints where words were taken out or put in."""
_PICTURE = re.compile(
    r"\[(?:[^\s\[\]]{1,200}\.(?i:avif|gif|jpe?g|png|svg|webp)\b[^\[\]]{0,200}\]\s?"
    r"|(?<=\s\[)[a-z]{2,60}[-_\d][\w-]{0,60}\]$)"
)
_PICTURES_AHEAD = re.compile(r"^(?:\[[a-z\d][\w.-]{2,60}\])+(?=[A-Z\"“„«(])")
"""The names of pictures that nothing describes."""
_RAISED = re.compile(
    r"(?<=[A-Za-z\d])\^(?=(?:d|de|e|er|ers|es|gr|lle|lles|me|mes|nd|o|rd|re|res|st|th)\b)"
)
"""That letters are raised: "19^th"."""
_BOLD = re.compile(r"^\*(?=[^\s*])([^*]+)(?<=\S)\*$")
"""A line in bold letters, as mail programs print it that print where links lead."""
_HEARD = re.compile(r"(?:,|\s?\() ?opens (?:in )?(?:a )?new (?:tab|window)(?:\)|\b)", re.IGNORECASE)
"""What a link says to those who hear a page. Of a label it tells that it is a link."""
_ADDRESS = re.compile(r"(?<=[^\s:=])(?:\s{0,3}<https?://[^<>\s]+>)+")
"""Where a link leads, which mail programs print behind its words. Who names one has a colon before
it, and data may begin with one."""
_ADDRESS_ALONE = re.compile(r"(?:<https?://[^<>\s]+>\s?)+")
_ADDRESS_IN_BRACKETS = re.compile(r"\s?[(\[] ?https?://[^()\[\]<>\s]+ ?[)\]]")
"""The same as newsletters have it in their form without markup."""
_SIGNS = ("[", "^", "*", "new tab", "new window")
_LINK, _BRACKETS = "<http", ("(http", "( http", "[http", "[ http")
"""One of these stands in all that is printed so."""
_ADDRESSES_OF_A_PAGE = 5
"""A text that cites one or two has not had its links written out."""


def signs_of_additions(page: str) -> list[str]:
    """Return what stands in `page` of the signs of what was printed among its words."""
    signs = [sign for sign in _SIGNS if sign in page]
    if "http" in page:
        signs += [sign for sign in _BRACKETS if page.count(sign) >= _ADDRESSES_OF_A_PAGE]
        if _LINK in page:
            signs.append(_LINK)
    return signs


def without_addresses(text: str) -> str:
    """Return `text` without where its links lead, as mail programs print it."""
    return text if text.startswith(_LINK) else _ADDRESS.sub("", text)


def is_address(text: str) -> bool:
    """Whether `text` is nothing but where links lead."""
    return _ADDRESS_ALONE.fullmatch(text) is not None


def without_additions(text: str, signs: Collection[str]) -> str:
    """Return a text, which has a sign, without what was printed among its words; all of it else.

    Args:
        text: The text.
        signs: Those that its page has.

    >>> without_additions("The ferry [DEL:costs:DEL] sails on the 19^th.", "[^")
    'The ferry costs sails on the 19th.'
    """
    bare = text
    if ":DEL" in text or ":INS" in text:
        bare = _CHANGED.sub("", bare)
    if "[" in text:
        bare = _PICTURES_AHEAD.sub("", _PICTURE.sub("", bare))
    if "^" in text:
        bare = _RAISED.sub("", bare)
    if _LINK in text:
        bare = without_addresses(bare)
    if "http" in text and any(sign in signs for sign in _BRACKETS):
        bare = _ADDRESS_IN_BRACKETS.sub("", bare)
    if text[0] == "*" and _LINK in signs:
        bare = _BOLD.sub(r"\1", bare)
    if "pens" in text and end_of(text) in ENDS_OF_A_SENTENCE:
        bare = _HEARD.sub("", bare)
    return bare.strip() or text
