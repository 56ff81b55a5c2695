"""One article with every kind of annotation, in every format, as it is to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export import FORMATS
from reader.export.passages import Marked
from reader.model import Annotation
from tests.export.samples import MARKED, golden_file

NAMES = list(FORMATS)


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_file_is_what_is_written(name: str) -> None:
    written = FORMATS[name].write([MARKED])
    assert written == golden_file(name).read_text("utf-8"), "see tests/export/samples.py"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_is_written_again_whatever_the_order_in_memory(name: str) -> None:
    turned: tuple[Annotation, ...] = MARKED.notes.annotations[::-1]
    again = Marked(MARKED.article, replace(MARKED.notes, annotations=turned), MARKED.analysis)
    written = FORMATS[name].write([again])
    if not FORMATS[name].as_stored:
        assert written == FORMATS[name].write([MARKED])
    assert written.endswith("\n") and not written.endswith("\n\n")


@pytest.mark.parametrize("name", [name for name in NAMES if FORMATS[name].joins])
def test_no_article_at_all_is_a_file_too(name: str) -> None:
    assert isinstance(FORMATS[name].write([]), str)


@pytest.mark.parametrize("name", [name for name in NAMES if not FORMATS[name].joins])
def test_a_format_of_one_article_takes_one(name: str) -> None:
    with pytest.raises(ValueError, match="too many"):
        FORMATS[name].write([MARKED, MARKED])


def test_a_file_is_named_by_the_article() -> None:
    assert FORMATS["markdown"].file_name("mill-bridge_2") == "mill-bridge_2.md"
    assert FORMATS["html"].file_name("../Mill") not in ("../Mill.html", "Mill.html")
    assert "/" not in FORMATS["html"].file_name("../Mill")
