"""Where the words of a language may be parted, by the patterns that come with `pyphen`."""

from __future__ import annotations

from reader.ui.breaking import Hyphens

_UNKNOWN = "und"
_COMMONEST = "en_GB"
"""What is read where an article does not say its language, as in the rest of the reader."""


def hyphens_of(language: str) -> Hyphens | None:
    """Return where the words of a language may be parted; None where no patterns are at hand.

    Args:
        language: A tag such as "en", "de-AT"; "und" where it is not known.
    """
    import pyphen  # when hyphens are wanted, and only then: 30 ms

    found = pyphen.language_fallback(_COMMONEST if language == _UNKNOWN else language)
    return pyphen.Pyphen(lang=found).positions if found else None
