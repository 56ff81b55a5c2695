"""Names that are unique and safe: ids of annotations, file names of articles."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from reader.digest import sha256
from reader.pattern import pattern

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TIME_BITS, _RANDOM_BYTES, _ULID_LENGTH = 48, 10, 26

SUFFIX = ".yaml"
"""Of a notes file."""
_ARTICLE_ID = pattern(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")
_DIGEST = pattern(r"[0-9a-f]{64}")
_SLUG_LENGTH = 55
"""So that slug, hyphen and eight digits stay within the 64 characters of an id."""


def new_id(now: datetime, random: bytes) -> str:
    """Return a ULID: 26 characters that sort by time and are unique over machines.

    Args:
        now: The moment it is made, to the millisecond.
        random: At least ten random bytes; the first ten are used.

    Source of the form: github.com/ulid/spec (48 bits of time, 80 of chance, Crockford's base 32).

    >>> new_id(datetime.fromisoformat("2026-11-22T09:00:00Z"), bytes(10))
    '01M817QNM00000000000000000'
    """
    milliseconds = max(0, int(now.timestamp() * 1000)) % (1 << _TIME_BITS)
    chance = int.from_bytes(random[:_RANDOM_BYTES].ljust(_RANDOM_BYTES, b"\0"), "big")
    value = milliseconds << (8 * _RANDOM_BYTES) | chance
    return "".join(_CROCKFORD[value >> 5 * place & 31] for place in reversed(range(_ULID_LENGTH)))


def file_id(article_id: str) -> str:
    """Return `article_id` as a name that is safe as a file name everywhere.

    An id of the agreed pattern stays as it is; anything else becomes a slug, a hyphen
    and eight hex digits of its SHA-256. Total; the result always has the pattern.

    >>> file_id("mill-bridge_2"), file_id("../Müll & Brücke")
    ('mill-bridge_2', 'mull-brucke-edf3bbe8')
    """
    if _ARTICLE_ID.fullmatch(article_id):
        return article_id
    plain = unicodedata.normalize("NFKD", article_id).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-") or "article"
    return f"{slug}-{sha256(article_id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def text_digest(text: str) -> str:
    """Return the SHA-256, in hex, of a text in UTF-8: the name the text is kept under."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_digest(name: str) -> bool:
    """Tell whether `name` is a SHA-256 in hex, and so safe as a file name."""
    return _DIGEST.fullmatch(name) is not None
