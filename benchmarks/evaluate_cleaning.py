"""Cleaning measured on the labelled pages: what is kept, and what is read off the page.

Run `python -m benchmarks.evaluate_cleaning SHARED [SET…]`; without sets, all of them.
The figures are those of `score_clean.py` in the evaluation data, which defines them.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from lxml.etree import strip_elements
from trafilatura import load_html

import reader
from benchmarks.dumped import dumps_of
from benchmarks.marked_down import marked_down
from benchmarks.redumped import FORMS
from reader.guard import sanitise
from reader.model import BODY_KINDS, Article, NotAnArticle
from reader.pages.dates import stamps_in
from reader.pages.decode import decode
from reader.pages.sniff import sniff
from reader.pages.twice import escaped_once

TEXT_SETS = (
    "text_blank",
    "text_tight",
    "text_w3m",
    "text_lynx",
    "text_struct_blank",
    "text_struct_w3m",
)
HTML_SETS = ("html", "html_struct", "html_wcxb")
DUMPED_SETS = {"dumped_blank": "\n\n", "dumped_tight": "\n"}
"""The pages of `html_wcxb` as dumps, which are no news for the most part, by what parts lines."""
MARKDOWN_SET = "marked_down"
"""The pages of `html` as Markdown."""
FIGURES = {
    "F1": "F1",
    "P": "P",
    "R": "R",
    "page_F1": "page",
    "para_strict_F1": "strict",
    "title_EM": "headline",
    "title_EM_visible": "headline",
    "date_EM": "date",
    "date_EM_visible": "date",
    "author_EM": "author",
    "author_EM_visible": "author",
    "subheading_P": "crosshead P",
    "subheading_R": "crosshead R",
    "caption_leak_into_body": "captions leaked",
}
"""The figures shown; facts count only on pages in whose text they stand, where that is known."""


def main(shared: Path, sets: Iterable[str] = ()) -> dict[str, dict[str, float]]:
    """Clean every page of the labelled sets, print a table, and return the figures by set.

    Args:
        shared: The folder that holds `eval/cleaning` and `seeds`.
        sets: Which sets; all of them when none are named.
    """
    data = shared / "eval" / "cleaning"
    scorer = scorer_of(data)
    figures: dict[str, dict[str, float]] = {}
    for name in sets or (*TEXT_SETS, *FORMS, *DUMPED_SETS, MARKDOWN_SET, *HTML_SETS):
        pages = labelled_pages(data, name)
        figures[name] = figures_of(scorer, pages, list(predictions(pages)))
        show(name, figures[name])
    for gold in sorted((data / "seeds").glob("*.json")):
        figures[gold.stem] = _seed(scorer, gold, shared / "seeds" / f"{gold.stem}.txt")
        show(gold.stem, figures[gold.stem])
    return figures


def scorer_of(data: Path) -> ModuleType:
    """Return the scorer that stands beside the labelled pages."""
    path = data / "score_clean.py"
    spec = importlib.util.spec_from_file_location("score_clean", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labelled_pages(data: Path, name: str) -> list[dict[str, Any]]:
    """Return the labelled pages of a set."""
    if gap := DUMPED_SETS.get(name):
        return list(dumps_of(pages_of(data / "html_wcxb.jsonl.gz"), gap))
    if name == MARKDOWN_SET:
        pages = pages_of(data / "html.jsonl.gz")
        return [{**page, "input": marked_down(page["input"])} for page in pages]
    if form := FORMS.get(name):
        pages = pages_of(data / f"{form.made_of}.jsonl.gz")
        return [{**page, "input": form.made(page["input"])} for page in pages]
    return pages_of(data / f"{name}.jsonl.gz")


def pages_of(path: Path) -> list[dict[str, Any]]:
    """Return the labelled pages in a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def predictions(pages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what cleaning makes of labelled pages, in the form that the scorer reads."""
    for page in pages:
        started = time.perf_counter()
        try:
            article = reader.clean(page["input"], url=page.get("url"))
        except NotAnArticle:
            continue
        seconds = time.perf_counter() - started
        whole = is_whole(page["input"], article)
        yield {"id": page["id"], "seconds": seconds, "whole": whole, **prediction(article)}


def is_whole(source: str, article: Article) -> bool:
    """Whether what was kept and what was cut are the whole page, each text of it in one place.

    In HTML that is all that stands in its body outside of what shows no text, letter by
    letter; in a dump its lines. What was encoded or escaped twice counts as it was meant.
    """
    pieces = [piece.text for piece in article.pieces]
    source = decode(source)
    if sniff(source) == "html":
        read, shown = "".join(pieces), _shown(source)
        return _letters(escaped_once(read)) == _letters(escaped_once(shown))
    return pieces == [line for line in sanitise(source).split("\n") if line.strip()]


_SHOW_NOTHING = "script style noscript template svg head iframe object math canvas select datalist"


def _shown(page: str) -> str:
    tree = load_html(page)
    body = None if tree is None else tree.find("body")
    if body is None:
        return ""
    strip_elements(body, *_SHOW_NOTHING.split(), with_tail=False)
    for ruby in list(body.iter("ruby")):
        if ruby.find(".//rp") is None:
            strip_elements(ruby, "rt", "rtc", with_tail=False)
    return "".join(body.itertext())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, sanitise(text)))


def prediction(article: Article) -> dict[str, Any]:
    """Return `article` in the form that the scorer reads."""
    texts = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    return {
        "body": [text for kind, text in texts if kind in BODY_KINDS],
        "title": article.title,
        "date": article.published,
        "author": [{"name": one.name, "role": one.role} for one in article.bylines],
        "subheadings": [text for kind, text in texts if kind == "crosshead"],
        "captions": [text for kind, text in texts if kind == "caption"],
    }


def figures_of(
    scorer: ModuleType, pages: list[dict[str, Any]], found: list[dict[str, Any]]
) -> dict[str, float]:
    """Return the figures of the scorer for what was `found` on `pages`, and the speed."""
    summary = scorer.summary(scorer.score(pages, found))
    figures = {label: summary[key] for key, label in FIGURES.items() if key in summary}
    seconds = sum(one["seconds"] for one in found)
    figures["whole"] = sum(one["whole"] for one in found) / len(found)
    figures["Mchar/s"] = sum(len(page["input"]) for page in pages) / seconds / 1e6
    return figures


def _seed(scorer: ModuleType, gold: Path, page: Path) -> dict[str, float]:
    article = reader.clean(page.read_bytes(), name=page.name)
    labels = {entry["n"]: entry for entry in json.loads(gold.read_text(encoding="utf-8"))["lines"]}
    lines = page.read_text(encoding="utf-8").split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if line.strip()]
    hits = sum(
        label in labels[number].get("accept", [labels[number]["label"]])
        for number, label in zip(numbers, _labels(article), strict=True)
    )
    body = prediction(article)["body"]
    truth = json.loads(gold.read_text(encoding="utf-8"))
    score = scorer.zyte([scorer.tpfpfn(truth["article_text"], "\n\n".join(body))])
    return {
        "line labels": hits / len(labels),
        "F1": score[0],
        "headline": float(article.title == truth["headline"]),
        "date": float(article.published == truth["published"]),
        "updated": float(article.updated == truth["updated"]),
        "author": float(
            [(one.name, one.role) for one in article.bylines]
            == [(one["name"], one["role"]) for one in truth["byline"]]
        ),
        "related": float(
            [(one.title, one.date, one.section) for one in article.related]
            == [(one["title"], one["date"], one["section"]) for one in truth["related"]]
        ),
    }


_NAMES = {
    "title": "headline",
    "date": "date_stamp",
    "crosshead": "subheading",
    "paragraph": "body",
    "list_item": "body",
}


def _labels(article: Article) -> Iterator[str]:
    """Yield the label of each line in the words of the labelled pages."""
    for number, piece in enumerate(article.pieces):
        after = article.pieces[number + 1] if number + 1 < len(article.pieces) else None
        goes_on = after is not None and piece.block is not None and after.block == piece.block
        before = article.pieces[number - 1] if number else None
        went_on = before is not None and piece.block is not None and before.block == piece.block
        if piece.role == "dropped":
            yield "boilerplate"
        elif piece.role == "caption":
            yield "caption_alt" if goes_on else "caption"
        elif piece.role == "pull_quote":
            yield "pull_quote_by" if went_on else "pull_quote"
        elif piece.role == "byline":
            yield "byline" if before is None or before.role != "byline" else "byline_role"
        elif piece.role == "related":
            yield "related_meta" if stamps_in(piece.text) else "related_title"
        else:
            yield _NAMES.get(piece.role, piece.role)


def show(name: str, figures: dict[str, float]) -> None:
    """Print the figures of one set on a line."""
    print(f"{name:<22}", *(f"{label} {value:.3f}" for label, value in figures.items()), sep="  ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
