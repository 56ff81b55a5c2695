"""A cleaner so simple that no rule of the real one can stand between a test and its subject."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article, Block, BlockKind, Byline, NotAnArticle


def simple_clean(source: bytes, *, name: str | None = None) -> Article:
    """Take blocks parted by blank lines: the headline, then "By", "Date:", "# " or text."""
    if not source.strip() or b"\0" in source:
        raise NotAnArticle("there is nothing to read in it")
    title, *parts = source.decode("utf-8", "replace").strip().split("\n\n")
    article = Article(title=title, text="", publisher=name)
    for part in parts:
        if part.startswith("By "):
            article = replace(article, bylines=(Byline(part[3:]),))
        elif part.startswith("Date: "):
            article = replace(article, published=part[6:])
        else:
            article = _with_block(article, part)
    return article


def _with_block(article: Article, part: str) -> Article:
    kept = part.removeprefix("# ").strip()
    text = f"{article.text}\n\n{kept}" if article.text else kept
    kind: BlockKind = "crosshead" if part.startswith("# ") else "paragraph"
    block = Block(kind, len(text) - len(kept), len(text))
    return replace(article, text=text, blocks=(*article.blocks, block))
