"""What each format says, beside what the golden files show."""

from __future__ import annotations

import csv
import doctest
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export import (
    FORMATS,
    IN_FORMATS,
    as_json,
    citation,
    foreign,
    links,
    markdown,
    names,
    org,
    passages,
    web_annotation,
)
from reader.export.html_page import write as write_page
from reader.export.html_style import STYLE
from reader.export.html_text import Mark, marked
from reader.export.incoming import read
from reader.export.links import passage_url, safe_url
from reader.export.names import Name, parts_of
from reader.export.passages import Marked, article_of
from reader.model import Article, ArticleNotes, ArticleRef, Block, Byline
from reader.tabular import rows_of
from reader.wording import citation as citation_in_words
from tests.annotations.samples import annotation
from tests.export.checks import Page, parse_bib
from tests.export.samples import ARTICLE, MARKED, NOTES, TEXT


@pytest.mark.parametrize(
    "module", [as_json, citation, foreign, links, markdown, names, org, passages, web_annotation]
)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://e.example/a?b=c&d#e", "https://e.example/a?b=c&d#e"),
        ("HTTPS://E.example/", "https://e.example/"),
        ("http://e.example:8080", "http://e.example:8080"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("https://e.example/a(b)[c]{d}'\"<>|", "https://e.example/a%28b%29%5Bc%5D%7Bd%7D%27%22%3C%3E%7C"),
        ("mailto:desk@e.example?body=x", "mailto:desk@e.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//e.example/x", None),
        ("https://bank.example@evil.example/", None),
        ("https://evil.example\\@bank.example/", None),
        ("https://e.example/a b", None),
        ("https://e.example/\u202egpj.exe", "https://e.example/%E2%80%AEgpj.exe"),
        ("https:///x", None),
        ("https://[::1]/", None),
        ("https://e.example/" + "x" * 3000, None),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_addresses_that_may_be_a_link(url: str | None, safe: str | None) -> None:
    assert safe_url(url) == safe


@given(st.text() | st.from_regex(r"https?://\S{1,40}", fullmatch=True))
def test_a_safe_address_is_safe_for_good(url: str) -> None:
    safe = safe_url(url)
    if safe is not None:
        assert re.fullmatch(r"(https?://|mailto:)[A-Za-z0-9/?:@!$&*+,;=~._%#-]+", safe)
        assert safe_url(safe) == safe


def test_a_link_leads_to_the_passage() -> None:
    short = annotation("will stop for the winter", text=TEXT)
    long = annotation(TEXT[:110], text=TEXT)
    assert passage_url("https://e.example/a", short) == (
        "https://e.example/a#:~:text=will%20stop%20for%20the%20winter"
    )
    assert str(passage_url("https://e.example/a#b", long)).startswith(
        "https://e.example/a#b:~:text=The%20rope%20ferry%20at%20Harrowmere%20will%20stop%20for,"
    )
    assert passage_url(None, short) is None
    assert passage_url("https://e.example/a", replace(short, state="lost")) is None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ann Lee", Name("Lee", "Ann")),
        ("Ann Mary Lee", Name("Lee", "Ann Mary")),
        ("Vincent de la Tour", Name("de la Tour", "Vincent")),
        ("Martin Orr Jr.", Name("Orr", "Martin", "Jr.")),
        ("Plume", Name("Plume", person=False)),
        ("Harrowmere Press", Name("Harrowmere Press", person=False)),
        ("BBC Wales", Name("BBC Wales", person=False)),
        ("Our staff", Name("Our staff", person=False)),
    ],
)
def test_names_in_parts(name: str, parts: Name) -> None:
    assert parts_of(name) == parts


def test_references_say_what_a_copied_citation_says() -> None:
    words = citation_in_words(ARTICLE, "It stops.", None)
    (item,) = json.loads(citation.write_csl([MARKED]))
    (entry,) = parse_bib(citation.write_biblatex([MARKED]))
    assert item["issued"] == {"date-parts": [[2026, 11, 20]]} and "20 Nov 2026" in words
    for said in (item["title"], item["container-title"], entry["title"], entry["organization"]):
        assert said in words
    assert entry["date"] == "2026-11-20"
    assert item["URL"] == entry["url"] == safe_url(ARTICLE.url)
    assert ARTICLE.url and ARTICLE.url in words


def test_an_author_called_and_stays_one() -> None:
    article = replace(ARTICLE, bylines=(Byline("Ann And"), Byline("Bo and Co, Moe")))
    (entry,) = parse_bib(citation.write_biblatex([Marked(article, NOTES)]))
    assert entry["author"] == "{And}, Ann and Moe, {Bo and Co}"


def test_what_is_not_known_is_not_said() -> None:
    bare = Marked(Article("A headline", "A text."), ArticleNotes(ArticleRef("a", "A headline")))
    (item,) = json.loads(citation.write_csl([bare]))
    assert item == {"id": "a", "type": "webpage", "title": "A headline"}
    assert citation.write_biblatex([bare]) == "@online{a,\n  title = {A headline},\n}\n"
    assert FORMATS["markdown"].write([bare]) == (
        '---\ntitle: "A headline"\narticle: "a"\n---\n\n# A headline\n'
    )


def test_readwise_takes_labels_and_tags_from_the_note() -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].write([MARKED]))))
    notes = {row["Highlight"]: row["Note"] for row in rows}
    assert notes["will stop for the winter"] == ".key"
    assert notes["We have carried people over this water"] == ".people =HYPERLINK(1)"
    assert "The board will meet" not in notes  # a bookmark highlights nothing
    dotted = annotation("perhaps", text=TEXT, note=".hidden is no tag")
    notes_of_it = replace(NOTES, annotations=(dotted,))
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].write([Marked(ARTICLE, notes_of_it)])))
    assert row["Note"] == "'.hidden is no tag"


def test_a_page_that_has_gone_still_tells_its_notes() -> None:
    marked_ = Marked(article_of(NOTES.article), NOTES)
    for name in ("markdown", "org", "csv", "html"):
        written = FORMATS[name].write([marked_])
        assert "will stop for the winter" in written and "Ask the clerk." in written


def test_a_page_needs_no_script_and_no_network() -> None:
    page = Page(write_page([MARKED]))
    assert not page.values("src") and "script" not in {tag for tag, _ in page.tags}
    assert "url(" not in STYLE and "@import" not in STYLE and "</" not in STYLE
    assert "default-src 'none'" in "".join(page.values("content"))
    assert page.values("lang") == ["en"]


def test_every_link_in_a_page_leads_somewhere() -> None:
    page = Page(write_page([MARKED]))
    for link in page.values("href"):
        assert link.startswith("https:") or link[1:] in page.values("id")


def test_a_page_has_the_whole_text_in_order() -> None:
    bare = Marked(ARTICLE, ArticleNotes(NOTES.article), MARKED.analysis)
    shown = Page(write_page([bare])).text("article")
    for block in ARTICLE.blocks:
        cells = (cell for row in rows_of(ARTICLE.text, block) for cell in row)
        for start, end in (
            [cell[:2] for cell in cells] if block.kind == "table" else [(block.start, block.end)]
        ):
            _, words, shown = shown.partition(ARTICLE.text[start:end])
            assert words


def test_a_table_is_one_unless_a_mark_ends_between_its_cells() -> None:
    text = "Harbour | Boats\nOssermouth | 12"
    article = replace(ARTICLE, text=text, blocks=(Block("table", 0, len(text)),))
    notes = ArticleNotes(NOTES.article)
    page = write_page([Marked(article, notes, MARKED.analysis)])
    row = "<tr><td>Ossermouth</td><td>12</td></tr>"
    assert row in page
    for words, is_table in (("Harbour", True), ("Harbour | Boats", True), ("Harbour |", False)):
        highlight = annotation(words, text=text, kind="highlight")
        marked = Marked(article, replace(notes, annotations=(highlight,)), MARKED.analysis)
        page = write_page([marked])
        assert (row in page, "<pre>" in page) == (is_table, not is_table)
        assert "<mark" in page


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    lit = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_every_ground(scheme: int) -> None:
    """Hold the contrast of WCAG 2.2, 1.4.3: 4.5 to 1 for text of usual size."""
    found = re.findall(r"--(\w+): (#[0-9a-f]{6})", STYLE)
    half = len(found) // 2
    colours = dict(found[:half] if scheme == 0 else found[half:])
    for ground in ("paper", "mark", "quote", "note"):
        for ink in ("ink",) if ground == "mark" else ("ink", "faint", "link"):
            pair = sorted((_luminance(colours[ground]), _luminance(colours[ink])))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ground, ink)


_SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)


@given(st.lists(_SPANS, max_size=5), _SPANS)
def test_marks_nest_and_cover_what_they_mark(spans: list[list[int]], part: list[int]) -> None:
    text = "abcdefghij<&>klmnopq"
    start, end = part
    marks = [
        Mark(a, b, "mark", f"m{n}", id=f"id{n}", kind="k", after=f"[{n}]")
        for n, (a, b) in enumerate(spans)
    ]
    written = marked(text, start, end, marks)
    page = _Covered(written)
    assert page.shown == text[start:end]
    for number, (a, b) in enumerate(spans):
        inside = text[max(a, start) : min(b, end)] if a < b else ""
        assert page.covered.get(f"m{number}", "") == inside
        begins_here = start <= a <= end if a == b else start <= a < end and b > start
        assert written.count(f'id="id{number}"') == begins_here
        ends_here = start <= a <= end if a == b else a < end and start < b <= end
        assert written.count(f"[{number}]") == ends_here
        assert len(re.findall(rf'class="m{number}[^"]* ends', written)) == ends_here


class _Covered(Page):
    """What is shown, and what of it each class covers; notes in brackets aside."""

    def __init__(self, text: str) -> None:
        self.shown = ""
        self.covered: dict[str, str] = {}
        self._classes: list[str] = []
        super().__init__(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        super().handle_starttag(tag, attrs)
        self._classes.append(self.tags[-1][1]["class"].split()[0])

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._classes.pop()

    def handle_data(self, data: str) -> None:
        data = re.sub(r"\[\d\]", "", data)
        self.shown += data
        for name in self._classes:
            self.covered[name] = self.covered.get(name, "") + data


def test_the_exporters_load_nothing_that_is_not_python_s_own() -> None:
    code = (
        "import sys; from reader.export import FORMATS; from reader.export.incoming import read\n"
        "from reader.export.passages import Marked, article_of\n"
        "from reader.model import ArticleNotes, ArticleRef\n"
        "ref = ArticleRef('a', 'A')\n"
        "for form in FORMATS.values(): form.write([Marked(article_of(ref), ArticleNotes(ref))])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {"yaml", "lxml", "trafilatura", "textual", "rich", "platformdirs"}


_DOCS = Path(__file__).parents[2] / "docs"


def test_the_documentation_tells_every_way_out_and_in() -> None:
    page = (_DOCS / "export.md").read_text("utf-8")
    for name in FORMATS:
        assert f"| `{name}` |" in page
    section = (_DOCS / "command-line.md").read_text("utf-8").split("\n## export\n")[1]
    assert all(f"`{name}`" in section for name in (*FORMATS, *IN_FORMATS))


def test_the_annotation_in_the_documentation_is_one_that_can_be_read() -> None:
    page = (_DOCS / "export.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (incoming,) = read(example.encode(), "jsonld")
    (one,) = incoming.notes.annotations
    assert incoming.ours and incoming.notes.article.id == "rope-ferry"
    assert (one.id, one.kind, one.label) == ("01M817QNM00000000000000001", "note", "check")
    assert (one.note, one.tags) == ("Ask her.", ("ferry talk",))
    assert (one.target.exact, one.target.start, one.target.end) == ("Tilda Marsh", 158, 169)
