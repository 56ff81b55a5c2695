"""Hostile text in every field: nothing of it acts in the program that reads the export."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.export import FORMATS
from reader.export.citation import write_biblatex, write_csl
from reader.export.incoming import read
from reader.export.passages import Marked
from reader.guard import guard, one_line, sanitise
from reader.model import (
    Analysis,
    Annotation,
    Article,
    ArticleNotes,
    ArticleRef,
    Block,
    Byline,
    Mention,
    Person,
    Quote,
    Target,
)
from tests.export.checks import BREAK, OrgOutline, Page, from_latex, parse_bib

_FILE = Path(__file__).parents[1] / "golden" / "hostile_strings.json"


def _text(case: dict[str, Any]) -> str:
    raw = (
        bytes.fromhex(case["bytes_hex"]).decode("utf-8", "replace")
        if "bytes_hex" in case
        else case["text"]
    )
    long = raw + raw[-1] * (min(case.get("repeat_to", 0), 3000) - len(raw)) if raw else raw
    return str(long)


_CASES = json.loads(_FILE.read_text("utf-8"))["cases"]
TEXTS = {
    kind: [_text(case) for case in cases]
    for kind, cases in groupby(_CASES, lambda case: str(case["category"]))
}


def every_case(check: Callable[[str], None]) -> Callable[[str], None]:
    """Make a test of a check of one text, which goes through all of a category."""

    @pytest.mark.parametrize("category", TEXTS)
    def test(category: str) -> None:
        for text in TEXTS[category]:
            check(text)

    return test


def hostile(text: str, *, url: str | None = None) -> Marked:
    """Return an article that says `text` wherever something can be said."""
    body = f"{text}\n\nThe end."
    target = Target(text, text, text, 0, len(text), "0" * 64)
    lost = Target(text, "", "", 3, 3 + len(text), "")
    annotations = (
        Annotation(
            text or "x", "note", target, text, text, text, f"{text}\n\n{text}", (text, "no")
        ),
        Annotation("b", "bookmark", Target("", "", text, 2, 2, ""), "", "", text[:1]),
        Annotation("c", "note", lost, text, text, note=text, state="lost", extra={text: [text]}),
    )
    article = Article(
        title=text,
        text=body,
        blocks=(
            Block("pull_quote", 0, len(text), text),
            Block("paragraph", len(text) + 2, len(body)),
        ),
        standfirst=text,
        bylines=(Byline(text, text), Byline(f"Ann {text}")),
        publisher=text,
        section=text,
        published=text,
        updated=text,
        url=text if url is None else url,
        language=text,
    )
    analysis = Analysis(
        (Quote(0, len(text), speaker=text),),
        (Person(text, (text,), (text,), (Mention(0, min(1, len(text)), text),)),),
    )
    ref = ArticleRef(text, text, text, text, text, {text: text})
    return Marked(article, ArticleNotes(ref, annotations, True, (text,), {text: text}), analysis)


def no_control_reaches_a_file(text: str) -> None:
    for form in FORMATS.values():
        written = form.write([hostile(text)])
        written.encode("utf-8")
        assert guard(written.replace(BREAK, "")) == written.replace(BREAK, ""), form


def front_matter_is_not_broken(text: str) -> None:
    written = FORMATS["markdown"].write([hostile(text)])
    front, body = re.fullmatch(r"---\n(.*?)\n---\n\n(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
    data = yaml.safe_load(front)
    assert data.get("title", "") == one_line(text)
    assert set(data) <= {"title", "author", "publisher", "section", "published", "updated", "url",
                         "article", "starred", "tags"}  # fmt: skip
    assert body.startswith("# ")
    for tag in data.get("tags", []):
        assert re.fullmatch(r"[^\W\d][\w/-]*", tag)


def _markdown(written: str) -> list[Token]:
    body = written.split("\n---\n", 1)[1]
    return MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(body)


_OURS = {"heading", "paragraph", "blockquote", "inline"}


def markdown_is_no_markup(text: str) -> None:
    tokens = _markdown(FORMATS["markdown"].write([hostile(text)]))
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= _OURS
    assert sum(token.type == "heading_open" for token in tokens) == 1
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {
        "text", "softbreak", "text_special", "strong_open", "strong_close",
        "link_open", "link_close",
    }  # fmt: skip
    for child in children:
        if child.type == "link_open":
            assert re.match(r"https?:|mailto:", str(child.attrs["href"]))


def markdown_keeps_the_words(text: str) -> None:
    tokens = _markdown(FORMATS["markdown"].write([hostile(text)]))
    shown = " ".join(
        "".join(
            "\n" if child.type == "softbreak" else child.content for child in token.children or []
        )
        for token in tokens
    )
    assert one_line(text) in one_line(shown)


def obsidian_sees_no_link_tag_or_comment(text: str) -> None:
    body = FORMATS["markdown"].write([hostile(text)]).split("\n---\n", 1)[1]
    bare = re.sub(r"\\.", "", body)
    assert not re.search(r"!?\[\[|%%|==|`|\$|\{\{|<", bare)
    assert not re.search(r"^>\s*\[!", bare, re.MULTILINE)
    for tag in re.findall(r"#\S+", re.sub(r"\]\(\S+\)", "", bare)[2:]):
        assert re.fullmatch(r"#[^\W\d][\w/-]*", tag)


def org_sees_prose(text: str) -> None:
    outline = OrgOutline(FORMATS["org"].write([hostile(text)]))
    assert [level for level, _, _ in outline.headlines] == [1, 2, 2, 2]
    assert outline.others == [] and outline.links == []
    assert len(outline.quotations) == 3
    for drawer in outline.drawers:
        assert drawer.keys() <= {"ID", "URL", "AUTHOR", "PUBLISHER", "PUBLISHED", "UPDATED",
                                 "CREATED", "STATE", "LINK"}  # fmt: skip
    said = " ".join(outline.prose).replace(BREAK, "")
    assert one_line(text) in one_line(said)


def a_table_has_its_columns_and_computes_nothing(text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].write([hostile(text)]), newline="")))
    assert len(rows) == (2 if sanitise(text).strip() else 0) or text.strip()
    for row in rows:
        assert None not in row and len(row) == 7
        for cell in row.values():
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
        assert row["Highlight"].removeprefix("'") == guard(text).removeprefix("'")


def csl_json_has_known_keys_and_the_words(text: str) -> None:
    (item,) = json.loads(write_csl([hostile(text)]))
    assert item.keys() <= {"id", "type", "title", "author", "container-title", "section", "issued",
                           "URL", "language", "abstract", "keyword"}  # fmt: skip
    assert item.get("title", "") == one_line(text)
    assert re.fullmatch(r"[A-Za-z0-9-]+", item["id"])
    assert re.match(r"https?:|mailto:", item.get("URL", "mailto:"))


def biblatex_stays_one_entry_with_the_words(text: str) -> None:
    (entry,) = parse_bib(write_biblatex([hostile(text)]))
    assert entry["type"] == "online"
    assert from_latex(entry.get("title", "")) == one_line(text)
    for name in ("author", "organization", "abstract", "keywords"):
        from_latex(
            re.sub(r"(?<!\\)[{}]|(?<=\w)\{\}", "", entry.get(name, "")) and entry.get(name, "")
        )


_ELEMENTS = set(
    "html head meta title style body main header h1 h2 h3 p a article aside mark span figure pre "
    "ul li section b blockquote".split()
)


def html_has_our_elements_alone(text: str) -> None:
    page = Page(FORMATS["html"].write([hostile(text)]))
    assert {tag for tag, _ in page.tags} <= _ELEMENTS
    names = {name for _, attributes in page.tags for name in attributes}
    assert names <= {"lang", "charset", "name", "content", "http-equiv", "class", "id", "title",
                     "data-kind", "href", "rel", "role", "aria-label",
                     "aria-labelledby"}  # fmt: skip
    for link in page.values("href"):
        assert re.match(r"#|https?:|mailto:", link)
    assert page.text("h1") == (guard(text) or "Untitled")
    assert len(page.values("id")) == len({*page.values("id")})


_KEYS = {"schema", "article", "starred", "tags", "annotations"}
"""Of a notes file: what is kept besides can't have these names."""


def web_annotations_come_back_as_they_were(text: str) -> None:
    clean = sanitise(text).strip() or "x"
    written = FORMATS["jsonld"].write([hostile(clean)])
    assert written.isascii()
    (back,) = read(written.encode())
    assert back.ours
    (before,) = [hostile(clean).notes]
    assert back.notes.annotations[0].note == before.annotations[0].note
    kept = {key: value for key, value in before.extra.items() if key not in _KEYS}
    assert back.notes.extra == kept


test_no_control_reaches_a_file = every_case(no_control_reaches_a_file)
test_front_matter_is_not_broken = every_case(front_matter_is_not_broken)
test_markdown_is_no_markup = every_case(markdown_is_no_markup)
test_markdown_keeps_the_words = every_case(markdown_keeps_the_words)
test_obsidian_sees_no_link_tag_or_comment = every_case(obsidian_sees_no_link_tag_or_comment)
test_org_sees_prose = every_case(org_sees_prose)
test_a_table_has_its_columns_and_computes_nothing = every_case(
    a_table_has_its_columns_and_computes_nothing
)
test_csl_json_has_known_keys_and_the_words = every_case(csl_json_has_known_keys_and_the_words)
test_biblatex_stays_one_entry_with_the_words = every_case(biblatex_stays_one_entry_with_the_words)
test_html_has_our_elements_alone = every_case(html_has_our_elements_alone)
test_web_annotations_come_back_as_they_were = every_case(web_annotations_come_back_as_they_were)


def every_format_holds(text: str) -> None:
    """Check a text in every format."""
    for check in (
        no_control_reaches_a_file,
        front_matter_is_not_broken,
        markdown_is_no_markup,
        markdown_keeps_the_words,
        obsidian_sees_no_link_tag_or_comment,
        org_sees_prose,
        a_table_has_its_columns_and_computes_nothing,
        csl_json_has_known_keys_and_the_words,
        biblatex_stays_one_entry_with_the_words,
        html_has_our_elements_alone,
        web_annotations_come_back_as_they_were,
    ):
        check(text)


@given(st.text(max_size=80))
def test_any_text_at_all(text: str) -> None:
    every_format_holds(text)


_MARKUP = st.text(
    st.sampled_from([*"*#+:|-=_~`[](){}<>!$%^&\\@.1aA ,\n\t/'\"", "é"]), min_size=1, max_size=24
)


@given(_MARKUP)
def test_any_mixture_of_markup(text: str) -> None:
    every_format_holds(text)
