"""A text, to who says what in it. Pure, and the standard library only."""

from __future__ import annotations

from reader.model import Analysis


def analyse(text: str) -> Analysis:
    """Find the quotations, their speakers and the people of a text."""
    raise NotImplementedError
