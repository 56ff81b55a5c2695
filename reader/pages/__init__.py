"""A page as it came, to an article. Pure: no disk, and no network but in `fetch`."""

from __future__ import annotations

from reader.model import Article


def clean(
    source: bytes | str,
    *,
    kind: str | None = None,
    name: str | None = None,
    url: str | None = None,
) -> Article:
    """Clean a page to the article in it."""
    raise NotImplementedError
