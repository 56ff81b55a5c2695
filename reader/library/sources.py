"""What a person names on the command line, to the pages it stands for: files, folders, patterns."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from reader.collector import LARGE, give_back_large
from reader.dataclass import dataclass
from reader.model import ReaderError
from reader.pattern import pattern

PAGE_SUFFIXES = frozenset(
    {
        "",
        ".txt",
        ".text",
        ".html",
        ".htm",
        ".xhtml",
        ".xht",
        ".shtml",
        ".md",
        ".markdown",
        ".mkd",
        ".mhtml",
        ".mht",
        ".webarchive",
        ".eml",
    }
)
"""Of the files in a folder that are taken for pages, in lower case."""

BOOK = ".epub"
"""Of files in a folder, the suffix of those that are taken for books."""

BUNDLE_SUFFIXES = frozenset({BOOK, ".rss", ".atom", ".xml"})
"""Of those that are taken for several pages; an `.xml` that is no feed is left alone."""

TAKEN_SUFFIXES = PAGE_SUFFIXES | BUNDLE_SUFFIXES
"""Of those that are taken from a folder of the person's, whether it is named or watched."""

LARGEST_PAGE = 64 << 20
"""In bytes. Ten times the longest page worth reading; a disk image is refused at once."""

HEAD = 20_000
"""Bytes at the beginning of a file in which the root element of a feed stands."""

STANDARD_INPUT = "-"

_ADDRESS = pattern(r"https?:", re.I)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that was named as a page and can't be read as one."""

    source: str
    """The path, as the person named it or as it was found."""
    reason: str
    """In plain words, without the path."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page that stands on the web."""

    url: str

    def __str__(self) -> str:
        """Return the address, as a path is named by its text."""
        return self.url


@dataclass(frozen=True, slots=True)
class Pasted:
    """A page that was put in by hand, its text or its HTML."""

    text: str

    def __str__(self) -> str:
        """Return what it is told as, for it has no name."""
        return "the pasted page"

    @property
    def data(self) -> bytes:
        """The page, as it would stand in a file."""
        return self.text.encode("utf-8", "replace")


Source = Path | WebPage | Pasted | Unreadable
"""A page that is meant, or why there is none."""


def expand(sources: Iterable[str | Pasted]) -> Iterator[Source]:
    """Find the pages that are meant, in the order named, each once.

    A folder stands for all pages in it and below, but hidden ones; a name with `*`, `?` or
    `[` that is no file for what it matches; "-" for standard input; an address for its page.
    """
    seen: set[Source] = set()
    for source in sources:
        for found in [source] if isinstance(source, Pasted) else _expand_one(source):
            if found not in seen:
                seen.add(found)
                yield found


def is_address(source: str) -> bool:
    """Tell whether a source is the address of a page on the web."""
    return _ADDRESS.match(source) is not None


def is_on_disk(source: str) -> bool:
    """Tell whether a source is a file or folder, or a page within a file: see `path_within`."""
    return os.path.lexists(source) or _file_around(Path(source)) is not None


def named_in(line: str) -> list[str]:
    r"""Return the sources that a line names where no shell reads it first, as a shell would.

    What is there as it stands needs no quotation marks around its spaces. A `~` at the head
    is the person's home. Words whose quotation marks do not close are taken as they stand.

    >>> named_in(r"'My page.html' clip*.txt https://example.org/a My\ page.html")
    ['My page.html', 'clip*.txt', 'https://example.org/a', 'My page.html']
    """
    import shlex

    line = line.strip()
    if not line or os.path.lexists(at_home(line)):
        return [at_home(line)] if line else []
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    return [at_home(word) for word in words if word]


def at_home(word: str) -> str:
    """Put the person's home in place of a `~`; an unknown person's stays as it is."""
    try:
        return os.path.expanduser(word)  # noqa: PTH111  # a Path drops what a pattern may end in
    except ValueError:  # there is a NUL in it
        return word


def _expand_one(source: str) -> Iterator[Source]:
    if source == STANDARD_INPUT:
        yield Path(STANDARD_INPUT)
    elif is_address(source):
        yield WebPage(source)
    elif is_on_disk(source):
        yield from _in_path(Path(source))
    elif matches := _matches(source):
        for match in matches:
            yield from _in_path(Path(match))
    else:
        yield Unreadable(source, "no such file or folder")


def _matches(pattern: str) -> list[str]:
    import glob

    if not glob.has_magic(pattern):
        return []
    # Path.glob reads no absolute pattern and has no `**` that skips hidden folders.
    try:
        return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    except ValueError:  # there is a NUL in it
        return []


def _in_path(path: Path) -> Iterator[Path | Unreadable]:
    if not path.is_dir():
        yield path
        return
    found = False
    for page in pages_below(path, TAKEN_SUFFIXES):
        if isinstance(page, Unreadable) or is_taken(page):
            found = True
            yield page
    if not found:
        yield Unreadable(str(path), "no pages in this folder")


def pages_below(
    folder: Path, suffixes: frozenset[str] = PAGE_SUFFIXES
) -> Iterator[Path | Unreadable]:
    """Find the pages in a folder, then those below it, in order of name.

    Links to folders are not followed, and what is neither file nor folder is left alone; a link
    that leads nowhere is found, for it is to be told.
    """
    for found in entries_below(folder, suffixes):
        yield found if isinstance(found, Unreadable) else Path(found.path)


def entries_below(
    folder: Path,
    suffixes: frozenset[str] = PAGE_SUFFIXES,
    *,
    in_order: bool = True,
    others: Callable[[os.DirEntry[str]], object] = lambda _: None,
) -> Iterator[os.DirEntry[str] | Unreadable]:
    """Find pages as `pages_below` does, without making a path of each.

    Args:
        folder: The folder.
        suffixes: Of the files that are pages, in lower case.
        in_order: Whether their order matters; else they come as they are found, so that those of
            a large folder are never held together.
        others: Told of what is neither page nor folder.
    """
    pending = [str(folder)]
    while pending:
        current = pending.pop()
        folders: list[str] = []
        try:
            with os.scandir(current) as entries:
                for entry in sorted(entries, key=attrgetter("name")) if in_order else entries:
                    if entry.name.startswith("."):
                        continue
                    if _is_page(entry, suffixes):
                        yield entry
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        others(entry)
        except OSError as error:
            yield Unreadable(current, in_words(error))
            continue
        pending += reversed(folders)


def _is_page(entry: os.DirEntry[str], suffixes: frozenset[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122  # a path for each costs more
    if suffix.rstrip(".") not in suffixes:
        return False
    try:
        if not entry.is_file():
            return entry.is_symlink() and not Path(entry.path).exists()
    except OSError:
        pass  # reading it will tell why not
    return True


def is_taken(file: Path) -> bool:
    """Tell whether a file with one of `TAKEN_SUFFIXES` is taken: of `.xml`, feeds alone are."""
    if file.suffix.lower() != ".xml":
        return True
    from reader.pages.feed import is_feed

    try:
        with file.open("rb") as opened:
            return is_feed(opened.read(HEAD))
    except OSError:
        return True  # reading it will tell why not


def path_within(file: Path, place: int | str, name: str) -> Path:
    """Return the path of a page within a file of several, such as the chapter of a book.

    It goes on below that of the file, so that it tells of what book a page is, and where in it.

    Args:
        file: A feed or an EPUB.
        place: The number of the page, from 1, or what else tells it from those of its name.
        name: What a file of the page alone would be called.
    """
    return file / (f"{place:04}" if isinstance(place, int) else place) / name


def place_in_book(path: str) -> int | None:
    """Return the number of a page in the EPUB that it is from, as its path tells it, else None."""
    book, *rest = path.rsplit(os.sep, 2)
    if len(rest) == 2 and book[-len(BOOK) :].lower() == BOOK and rest[0].isdecimal():
        return int(rest[0])
    return None


def read_page(path: Path) -> bytes:
    """Return the bytes of a page; those of standard input for "-".

    That of a page within a file of several is read, too: see `path_within`.

    Raises:
        ReaderError: If they can't be read, or are more than a page has. The message is the
            reason alone.
    """
    try:
        if str(path) == STANDARD_INPUT:
            if sys.stdin is None:
                raise ReaderError("standard input is closed")
            data = sys.stdin.buffer.read(LARGEST_PAGE + 1)
        else:
            with path.open("rb") as file:
                size = min(os.fstat(file.fileno()).st_size, LARGEST_PAGE)
                if size >= LARGE:
                    give_back_large()
                # Room is made for what is asked for, so no more of it than the file has.
                data = file.read(size + 1)
                if len(data) > size:  # it grows, or is a pipe
                    data += file.read(LARGEST_PAGE - size)
    except IsADirectoryError as error:
        raise ReaderError("this is a folder; name a page in it") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        if (bundle := _file_around(path)) is None:
            raise ReaderError(in_words(error)) from error
        from reader.library.bundles import page_within

        return page_within(bundle, path)
    except OSError as error:
        raise ReaderError(in_words(error)) from error
    if len(data) > LARGEST_PAGE:
        raise ReaderError(f"larger than {LARGEST_PAGE >> 20} MB, which is no page")
    return data


def status_of(path: Path) -> os.stat_result:
    """Return what the system tells of a page's file; of the one around it, for a page within one.

    Raises:
        OSError: If there is none, or it does not tell.
    """
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if (file := _file_around(path)) is None:
            raise
        return file.stat()


def stamp_of(path: Path) -> tuple[int, int]:
    """Return the size of a file and the time of its last change, in nanoseconds.

    Raises:
        OSError: If there is none, or the system does not tell.
    """
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _file_around(path: Path) -> Path | None:
    """Return the file of several that a page's path goes on below, if there is one."""
    file = path.parent.parent
    return file if file.suffix.lower() in BUNDLE_SUFFIXES and file.is_file() else None


def in_words(error: OSError) -> str:
    """Return why something failed, as the system says it, to stand after a colon."""
    why = error.strerror or str(error)
    return why[:1].lower() + why[1:]
