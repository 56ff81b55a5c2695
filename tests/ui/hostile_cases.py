"""The hostile texts that are shown on every screen, and which part of the walk shows which."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "golden" / "hostile_strings.json").read_text("utf-8")
)["cases"]
RAW = re.compile(
    r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe]"
)
"""What must not reach a terminal; a case with none of it is shown on fewer screens."""
WIDE, PARTS = 94, 4
"""Cases in one part of the walk, joined in one text where they are shown together; its parts."""
LONGEST = 300
"""Characters of a case that is repeated up to a size; a longer one says no more."""


def text_of(case: dict[str, Any]) -> str:
    """Return the text of a case, as a careless program would have it."""
    if "text" not in case:
        return bytes.fromhex(case["bytes_hex"]).decode("utf-8", "surrogateescape")
    text = str(case["text"])
    return text.ljust(min(LONGEST, int(case.get("repeat_to", 0))), text[-1:] or " ")


def marked(number: int) -> str:
    """Return a case behind a mark that tells in the output which it is."""
    return f"q{number:03}z{text_of(CASES[number])}"


def part_of(part: int) -> range:
    """Return the numbers of the cases of one part."""
    return range(len(CASES))[part * WIDE : (part + 1) * WIDE]


def is_harmful(number: int) -> bool:
    """Tell whether a case holds what must not reach a terminal."""
    return RAW.search(text_of(CASES[number])) is not None
