"""Pages whose elements stand deeper in each other than a parser goes, set flat.

libxml2 stops at a depth of 256 and loses what follows. No page is written like that, but
broken and hostile ones are.
"""

from __future__ import annotations

import html
import re

from reader.guard import sanitise
from reader.pages.words import words

DEEPEST = 250
"""A page that reaches this depth may have lost what stands deeper."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_KEPT = words("html head body title meta link script style p h1 h2 h3 h4 h5 h6 a br")
_RUNS_ON = words("b i u em strong span font small big sub sup s strike code mark q cite abbr label")
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/\1)[^<]*)*", re.IGNORECASE)


def flattened(text: str) -> str:
    """Return an HTML page with its paragraphs, headings and links alone, none in another."""
    return _TAG.sub(_flat, text)


def _flat(match: re.Match[str]) -> str:
    tag = match[2].lower()
    if tag in _KEPT:
        return match[0]
    return "" if match[1] or tag in _RUNS_ON else "<p>"


def shown_text(text: str) -> str:
    """Return the text of a page that no parser takes: what stands outside of its tags."""
    return sanitise(html.unescape(_TAG.sub(_line, _UNSEEN.sub("", text))))


def _line(match: re.Match[str]) -> str:
    return "" if match[2].lower() in _RUNS_ON else "\n"
