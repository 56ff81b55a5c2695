"""Add a folder of a thousand mixed files, a tenth of them broken: is every one accounted for?

    python -m benchmarks.mixed_folder [FILES]

Text dumps, HTML and Markdown of invented articles; the broken ones are broken in ten ways. It
prints what `reader add` says in the end, how often it gave each reason, and how long it took;
it ends with 1 when anything but the broken ones was left out.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.maker import Maker, as_html, as_markdown, as_text

FILES = 1000
_BROKEN_ONE_IN = 10
_FORMS = ((".txt", as_text), (".html", as_html), (".md", as_markdown))

_CONTENTS: tuple[tuple[str, bytes], ...] = (
    (".txt", b""),
    (".txt", b" \n\n\t \n"),
    (".html", b"\x89PNG\r\n\x1a\n" + bytes(3000)),
    (".txt", random.Random(1).randbytes(4000)),
    (".html", gzip.compress(random.Random(2).randbytes(3000))),
    (".html", b"<!doctype html><html><body></body></html>"),
    (".md", b"---\ntitle: No text\n---\n"),
    (".html", b"%PDF-1.7\n" + random.Random(3).randbytes(3000)),
)
_LINKS = ("nowhere.txt", "{name}")
"""To nothing, and to itself."""


def _break(file: Path, number: int) -> None:
    """Make a broken file, each time in the next of ten ways."""
    way = number % (len(_CONTENTS) + len(_LINKS))
    if way < len(_CONTENTS):
        suffix, content = _CONTENTS[way]
        file.with_suffix(suffix).write_bytes(content)
    else:
        link = file.with_suffix(".txt")
        link.symlink_to(_LINKS[way - len(_CONTENTS)].format(name=link.name))


def fill(folder: Path, files: int) -> int:
    """Fill a folder; return how many of its files are broken."""
    maker, broken = Maker(), 0
    for number in range(files):
        below = folder / f"{number % 7}"
        below.mkdir(parents=True, exist_ok=True)
        file = below / f"page-{number}"
        if number % _BROKEN_ONE_IN == _BROKEN_ONE_IN - 1:
            _break(file, broken)
            broken += 1
        else:
            suffix, form = _FORMS[number % len(_FORMS)]
            text = form(maker.article(number))
            file.with_suffix(suffix).write_text(text, "utf-8")
    return broken


def main() -> int:
    """Print what became of the folder."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "saved"
        broken = fill(folder, files)
        command = [sys.executable, "-m", "reader", "add", str(folder)]
        environment = {**os.environ, "READER_HOME": f"{root}/home"}
        began = time.perf_counter()
        done = subprocess.run(
            [*command, "--json"], env=environment, capture_output=True, text=True, check=True
        )
        seconds = time.perf_counter() - began
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    added, unreadable = len(result["added"]), len(result["unreadable"])
    print(f"{added} added, {unreadable} unreadable, {seconds:.1f} s, {files / seconds:.0f} files/s")
    for reason, times in Counter(one["reason"] for one in result["unreadable"]).most_common():
        print(f"{times:6}  {reason}")
    print(f"again: {said.stderr.splitlines()[-1]}")
    return 0 if (added, unreadable) == (files - broken, broken) else 1


if __name__ == "__main__":
    sys.exit(main())
