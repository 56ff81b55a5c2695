"""How fast pages are cleaned and texts analysed: `make bench`.

Each figure stands beside a floor taken in the same run, one pass of a regular expression
over the words of the same text, so that machines and days can be compared. The first
table shows that the cost is linear, the second what text made to be slow costs, and the
third sets `reader.analyse` against compromise, the fastest peer that finds people and
quotations without a model. For that one Node is needed; the peer is installed only with
`--install-peer`, and left out where it is missing. `--dumps SHARED` measures cleaning alone,
on the labelled dumps, whose many short lines cost more than prose does.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from statistics import fmean

import reader
from benchmarks import peer
from benchmarks.evaluate_cleaning import pages_of
from reader.resources import shipped

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""Characters."""
ROUNDS, ROUNDS_WITH_PEER, ROUNDS_OF_DUMPS = 3, 9, 9
STYLES = ("text_blank", "text_tight", "text_w3m", "text_lynx")
"""Of the labelled dumps of news."""
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
        "new lines alone": "\n" * size,
        "one paragraph of prose": prose(size).replace("\n\n", " "),
        "a line for each letter": "x\n" * (size // 2),
        "opening marks, never closed": "“so " * (size // 4),
        "marks nested deep": "“‘" * (size // 4) + "’”" * (size // 4),
        "brackets nested deep": "(a " * (size // 6) + "b) " * (size // 6),
        "names alone": "Mara Quill, Ines Dorn and Mr Pell " * (size // 34),
        "names, all different": different_names(size),
        "pronouns alone": "Mara Quill. " + "He told her. " * (size // 13),
        "cues alone": "said told claimed added that " * (size // 29),
        "digits alone": "1" * size,
        "numbers alone": "12,345.67 " * (size // 10),
        "short lines, blank lines": "A b\n\n" * (size // 5),
        "blank lines": "\n" * (size - len(_LAST)) + _LAST,
        "equal lines": "The boat sails again\n" * (size // 21),
        "digits": "1234567890 12:30 3/4/2009\n" * (size // 26),
        "one line": "The boat sails again. " * (size // 22),
        "a paragraph, again and again": f"{_LAST}\n\n" * (size // (len(_LAST) + 2)),
        "where links lead": "<https://marlow.example/1>\n" * (size // 27),
        "a leaf for each line": "5/12/30, 10:31 AM https://marlow.example/ 1/9\n" * (size // 46),
        "dates and bylines": "By Mara Quill\n3 May 2019\n" * (size // 25),
    }


def different_names(size: int, seed: int = 1) -> str:
    """Return made-up names of about `size` characters, hardly one of them twice."""
    rng = random.Random(seed)
    parts, length = [], 0
    while length < size:
        first, last = ("".join(rng.choices("aeioulnrstm", k=6)).capitalize() for _ in "ab")
        parts.append(f"{first} {last} said.")
        length += len(parts[-1]) + 1
    return " ".join(parts)[:size]


def seconds(do: Callable[[str], object], text: str, rounds: int = ROUNDS) -> float:
    """Return the least CPU time of a few rounds."""
    taken = []
    for _ in range(rounds if len(text) <= 1_000_000 else 1):
        begun = time.process_time()
        do(text)
        taken.append(time.process_time() - begun)
    return min(taken)


def against_peer() -> None:
    """Print how many times as fast as the peer the analysis is.

    Both find the people and the quotations of the same text, with offsets, each in a process
    that has read it once before; the best of as many rounds counts.
    """
    print(f"\nreader.analyse against {peer.PEER} {peer.VERSION} (npm), characters a second")
    articles = (reader.clean(path.read_bytes(), name=path.name) for path in _shipped())
    golden = Path(__file__).parents[1] / "tests" / "golden" / "people"
    texts = {
        "the shipped articles": "\n\n".join(article.text for article in articles),
        "news marked for tests": "\n\n".join(
            re.sub(r"^[-=].*|\[|(?::[^]\n]+)?]", "", path.read_text("utf-8"), flags=re.M)
            for path in sorted(golden.glob("*.txt"))
        ),
    }
    for what, text in texts.items():
        reader.analyse(text)
        try:
            theirs = peer.seconds(text, ROUNDS_WITH_PEER)
        except peer.NoPeerError as why:
            print(f"left out: {why}")
            return
        ours = seconds(reader.analyse, text, ROUNDS_WITH_PEER)
        print(
            f"{what:22} {len(text):>8,}  reader {len(text) / ours:>10,.0f}/s"
            f"  {peer.PEER} {len(text) / theirs:>8,.0f}/s  {theirs / ours:6.1f} times"
        )


def _shipped() -> list[Path]:
    return sorted(path for path in shipped("articles").iterdir() if path.is_file())


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure the speed of cleaning and analysis.")
    parser.add_argument("--install-peer", action="store_true", help=f"install {peer.PEER} by npm")
    parser.add_argument("--only-peer", action="store_true", help="only the comparison with it")
    parser.add_argument("--dumps", metavar="SHARED", type=Path, help="only the labelled dumps")
    asked = parser.parse_args()
    if asked.dumps:
        labelled_dumps(asked.dumps)
        return
    if asked.install_peer:
        try:
            peer.install()
        except peer.NoPeerError as why:
            print(f"{peer.PEER} is not installed: {why}")
    if not asked.only_peer:
        own_speed()
    against_peer()


def labelled_dumps(shared: Path) -> None:
    """Print what cleaning the labelled dumps costs, by style: undisturbed, and as the machine goes.

    What else the machine does can only add to what a page costs, and rarely in each round: so the
    least is what the code takes, and the mean what is to be expected on such a machine.
    """
    pages = {style: _dumps(shared, style) for style in STYLES}
    texts = [*chain.from_iterable(pages.values())]
    floor = iter(_rounds(_WORD.findall, texts))
    taken = iter(_rounds(partial(reader.clean, kind="text"), texts))
    for style, own in pages.items():
        size = sum(map(len, own))
        figures = []
        lowest, cleaned = [*islice(floor, len(own))], [*islice(taken, len(own))]
        for name, of in (("least", min), ("mean", fmean)):
            ours, theirs = sum(map(of, cleaned)), sum(map(of, lowest))
            figures.append(f"{name} {size / ours:>9,.0f}/s {ours / theirs:5.1f} x floor")
        print(f"{style:12} {size:>11,}", *figures, sep="  ")


def _dumps(shared: Path, style: str) -> list[str]:
    return [page["input"] for page in pages_of(shared / f"eval/cleaning/{style}.jsonl.gz")]


def _rounds(do: Callable[[str], object], pages: Sequence[str]) -> list[list[float]]:
    """Return the CPU times of each of `pages` in a few rounds over all of them.

    What slows the machine may last for many seconds: so a round is over all pages.
    """
    taken: list[list[float]] = [[] for _ in pages]
    for _ in range(ROUNDS_OF_DUMPS):
        for times, page in zip(taken, pages, strict=True):
            begun = time.process_time()
            do(page)
            times.append(time.process_time() - begun)
    return taken


def own_speed() -> None:
    """Print what cleaning and analysis cost by size, and on text made to be slow."""
    jobs: dict[str, Callable[[str], object]] = {"clean": reader.clean, "analyse": reader.analyse}
    print("characters a second, and how many times one pass over the words (the floor) takes")
    for name, job in jobs.items():
        for size in SIZES:
            text = prose(size)
            floor, taken = seconds(_WORD.findall, text), seconds(job, text)
            print(f"{name:8} {size:>11,}  {size / taken:>12,.0f}/s  {taken / floor:6.1f} x floor")
    _show_long_paragraph()
    print("\ntext made to be slow, 1,000,000 characters, against prose of that length")
    for name, job in jobs.items():
        usual = seconds(job, prose(1_000_000))
        for what, text in hostile(1_000_000).items():
            try:
                taken = seconds(job, text)
            except reader.NotAnArticle:
                print(f"{name:8} {what:30} refused")
            else:
                each = 1e9 * taken / len(text)
                print(f"{name:8} {what:30} {each:>7,.0f} ns/char {taken / usual:6.2f} x")


def _show_long_paragraph() -> None:
    """Print what the longest prose costs as one paragraph, without a break."""
    text = prose(SIZES[-1]).replace("\n\n", " ")
    taken = seconds(reader.analyse, text)
    print(f"analyse  {len(text):>11,}  {len(text) / taken:>12,.0f}/s  as one paragraph")


if __name__ == "__main__":
    main()
