"""HTML pages by size and by malice: seconds, against trafilatura alone in the same run.

Run `python -m benchmarks.html_speed`; with SHARED also on the labelled news pages. Its own pages
are made here: news pages from 10 kB to 10 MB, and such as break parsers. On some of these
trafilatura takes time that grows as the square of the page: after `_LIMIT` seconds either is
stopped, and the row says so.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from trafilatura import extract

import reader
from benchmarks.evaluate_cleaning import pages_of
from reader.model import NotAnArticle

_PARAGRAPH = (
    "<p>The <a href='/ferry'>ferry</a> sails on through the winter, the council said on Monday,"
    " and what it costs number {} stays as it was before the storm.</p>"
)
_MENU = "<li><a href='/{0}'>Section {0}</a></li>"
_MANY = 20_000
_LIMIT = 20.0
"""Seconds of processor time that one page may take."""


def news_page(size: int) -> str:
    """Return a news page of about `size` characters, half of it its article."""
    lines = size // 2 // len(_PARAGRAPH)
    menu = "".join(_MENU.format(n) for n in range(size // 2 // len(_MENU)))
    text = "".join(_PARAGRAPH.format(n) for n in range(lines))
    return (
        f"<html><head><title>Ferry saved</title></head><body><nav><ul>{menu}</ul></nav><article>"
        f"<h1>Island ferry saved for the winter</h1>{text}</article></body></html>"
    )


def hostile_pages() -> Iterator[tuple[str, str]]:
    """Yield pages that take some parsers long, or to the end of their stack, by name."""
    text = _PARAGRAPH.format(1) * 5
    yield "deep nesting", "<div>" * 5 * _MANY + text
    yield "unclosed tags", "<b><div>word " * _MANY + text
    yield "empty tags", "<i></i><div></div>" * 5 * _MANY + text
    yield "one table", f"<table>{'<tr><td>a</td><td>b</td></tr>' * _MANY}</table>{text}"
    yield "one attribute", f"<p class='{'x' * 100 * _MANY}'>{text}"
    yield "attributes of one", f"<p {' '.join(f'a{n}=1' for n in range(_MANY // 2))}>{text}"
    yield "one line", f"<p>{'The ferry sails on, they said. ' * 5 * _MANY}</p>"
    yield "entities", "&amp;&lt;&#x41;&bogus;" * 5 * _MANY + text
    yield "links", "<a href='/x'>link</a> " * 5 * _MANY + text
    yield "deep linked data", f"<script type='application/ld+json'>{'[' * _MANY}</script>{text}"
    yield "no text", "<meta name='a' content='b'>" * _MANY


class _TooLong(BaseException):
    """Raised where a page takes longer than the limit; nothing below catches it."""


def _seconds(deed: Callable[[str], object], page: str) -> float:
    """Return the processor time that `deed` takes, at most the limit."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _LIMIT)
    with contextlib.suppress(NotAnArticle, _TooLong):
        deed(page)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return min(_LIMIT, time.process_time() - started)


def _stop(*_: object) -> None:
    raise _TooLong


def _clean(page: str) -> object:
    return reader.clean(page, kind="html")


def _row(name: str, pages: list[str]) -> None:
    own = peer = 0.0
    for page in pages:  # in turns, so that what else the machine does weighs on both
        own += _seconds(_clean, page)
        peer += _seconds(extract, page)
    size = sum(map(len, pages))
    print(f"{name:<18}{size:>12,}{_shown(own)}{_shown(peer)}{peer / own:>7.2f}", flush=True)


def _shown(seconds: float) -> str:
    return f"{f'>{_LIMIT:.0f}' if seconds == _LIMIT else f'{seconds:.2f}':>9}"


def main(shared: Path | None = None) -> None:
    """Print the table."""
    signal.signal(signal.SIGPROF, _stop)
    _seconds(_clean, news_page(5000)), _seconds(extract, news_page(5000))
    print(f"{'page':<18}{'characters':>12}{'reader':>9}{'traf.':>9}{'ratio':>7}")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        _row(f"news {size:,}", [news_page(size)])
    for name, page in hostile_pages():
        _row(name, [f"<html><body>{page}</body></html>"])
    if shared:
        pages = [page["input"] for page in pages_of(shared / "eval/cleaning/html.jsonl.gz")]
        _row("labelled news", pages)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
