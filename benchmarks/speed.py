"""How fast pages are cleaned and texts analysed: `make bench`.

Each figure stands beside a floor taken in the same run, one pass of a regular expression
over the words of the same text, so that machines and days can be compared. A second
column shows that the cost is linear, and a third what text made to be slow costs.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import reader

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""Characters."""
ROUNDS = 3
_WORD = re.compile(r"\w+|[^\w\s]")
_WORDS = (
    "the a of harbour council water winter engine morning because never light with from under over "
    "people boats stone says told new old when after before wall town river"
).split()
_LAST = (
    "The council has told the people of the town that the old harbour wall will be rebuilt, but "
    "never before the winter, when the boats are all in from the river."
)
_NAMES = ("Mara Quill", "Mr Pell", "Ines Dorn", "the council", "she", "Dr Aya Lund")


def prose(size: int, seed: int = 1) -> str:
    """Return invented news prose of about `size` characters, the same for the same seed."""
    rng = random.Random(seed)
    parts, length = ["Harbour wall will be rebuilt\n"], 0
    while length < size:
        words = " ".join(rng.choices(_WORDS, k=rng.randint(12, 60))).capitalize() + "."
        if rng.random() < 0.35:
            words = f'"{words[:-1]}," {rng.choice(_NAMES)} said. {words}'
        parts.append(words)
        length += len(words) + 2
    return "\n\n".join(parts)


def hostile(size: int) -> dict[str, str]:
    """Return texts made to be slow, by what they are."""
    return {
        "quotation marks alone": '"' * size,
        "one capitalised word": "Mara " * (size // 5),
        "no space": "x" * size,
        "a line for each letter": "x\n" * (size // 2),
        "opening marks, never closed": "“so " * (size // 4),
        "short lines, blank lines": "A b\n\n" * (size // 5),
        "blank lines": "\n" * (size - len(_LAST)) + _LAST,
        "equal lines": "The boat sails again\n" * (size // 21),
        "digits": "1234567890 12:30 3/4/2009\n" * (size // 26),
        "one line": "The boat sails again. " * (size // 22),
        "a paragraph, again and again": f"{_LAST}\n\n" * (size // (len(_LAST) + 2)),
        "dates and bylines": "By Mara Quill\n3 May 2019\n" * (size // 25),
    }


def seconds(do: Callable[[str], object], text: str) -> float:
    """Return the least CPU time of a few rounds."""
    taken = []
    for _ in range(ROUNDS if len(text) <= 1_000_000 else 1):
        begun = time.process_time()
        do(text)
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> None:
    """Print the tables."""
    jobs: dict[str, Callable[[str], object]] = {"clean": reader.clean, "analyse": reader.analyse}
    print("characters a second, and how many times one pass over the words (the floor) takes")
    for name, job in jobs.items():
        for size in SIZES:
            text = prose(size)
            floor, taken = seconds(_WORD.findall, text), seconds(job, text)
            print(f"{name:8} {size:>11,}  {size / taken:>12,.0f}/s  {taken / floor:6.1f} x floor")
    print("\ntext made to be slow, 1,000,000 characters, against prose of that length")
    for name, job in jobs.items():
        usual = seconds(job, prose(1_000_000))
        for what, text in hostile(1_000_000).items():
            try:
                taken = seconds(job, text)
            except reader.NotAnArticle:
                print(f"{name:8} {what:30} refused")
            else:
                print(f"{name:8} {what:30} {taken / usual:6.2f} x")


if __name__ == "__main__":
    main()
