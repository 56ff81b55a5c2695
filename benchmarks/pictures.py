"""The pictures of the documentation, taken by the app itself: `make pictures`.

Each picture is the reader on the shipped articles, in an empty home, after a few keys.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from reader.library.places import find_places
from reader.library.settings import Settings
from reader.library.shelf import library_shelf
from reader.ui.app import ReaderApp
from reader.ui.session import Session


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is open, what is pressed, how large and in which theme."""

    name: str
    article: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"


NEXT_QUOTE = ("]", "q")
PICTURES = (
    Picture("reading", "pier-falls-in-storm", NEXT_QUOTE * 3),
    Picture("noting", "pier-falls-in-storm", (*NEXT_QUOTE * 3, "a", *"Who else heard this?")),
    Picture(
        "notes",
        "pier-falls-in-storm",
        (
            *(*NEXT_QUOTE * 3, "a", *"Who else heard this?", "ctrl+s"),
            *(*NEXT_QUOTE * 2, "H", "4", *NEXT_QUOTE * 3, "m", "b", "A"),
        ),
    ),
    Picture(
        "digest",
        "pier-falls-in-storm",
        (
            *(*NEXT_QUOTE * 3, "a", *"Who else heard this?", "ctrl+s"),
            *(*NEXT_QUOTE * 2, "H", "4", "A", "A", "]", "h"),
        ),
        size=(100, 30),
    ),
    Picture("marked", "pier-falls-in-storm", ("q", "g", "v", "v", "j", "v"), size=(100, 30)),
    Picture("page", "pier-falls-in-storm", ("\\",), size=(100, 30)),
    Picture("quotations", "harbour-inquiry-opens", ('"', "j", "j")),
    Picture("light", "harbour-inquiry-opens", NEXT_QUOTE * 2, theme="light"),
    Picture("small", "how-to-read-here", NEXT_QUOTE, size=(80, 24)),
    Picture("help", "how-to-read-here", ("?",), size=(100, 30)),
)


async def take(picture: Picture, home: Path) -> str:
    """Return one picture as SVG."""
    places = find_places({"READER_HOME": str(home)})
    settings = replace(Settings(), theme=picture.theme)
    session = Session(
        library_shelf(places, settings), places, settings, start=picture.article, environ={}
    )
    app = ReaderApp(session)
    async with app.run_test(size=picture.size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        return _alone(app.export_screenshot(title="reader"))


def _alone(svg: str) -> str:
    """Take out the addresses of fonts, so that a picture asks nothing of the network."""
    return (
        re.sub(r'\s*url\("https?://[^"]+"\) format\("[a-z0-9]+"\),?;?', "", svg)
        .replace('src: local("FiraCode-Regular"),', 'src: local("FiraCode-Regular");')
        .replace('src: local("FiraCode-Bold"),', 'src: local("FiraCode-Bold");')
    )


def main(folder: Path) -> None:
    """Take every picture, each in an empty home, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            svg = asyncio.run(take(picture, Path(home)))
        (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
