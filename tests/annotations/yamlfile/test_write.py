"""What is written is read back the same, by us and by everyone else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.yamlfile.read import parse
from reader.annotations.yamlfile.write import write
from tests.annotations.samples import NAMES, TEXTS

DOCUMENTS = st.dictionaries(
    NAMES,
    st.recursive(
        TEXTS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


@given(DOCUMENTS)
def test_a_document_is_read_back_as_it_was(document: dict[str, Any]) -> None:
    data = write(document)
    assert parse(data).native() == document
    assert write(parse(data).native()) == data


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@given(document=DOCUMENTS)
def test_every_reader_of_yaml_takes_strings_for_strings(loader: Any, document: Any) -> None:
    assert yaml.load(write(document), Loader=loader) == document


@pytest.mark.parametrize(
    "scalar", ["no", "5", "-0.5", "2026-11-22", "12:30", "~", "null", "1e5", ".inf", "a b"]
)
def test_a_plain_scalar_of_an_unknown_key_stays_what_it_was(scalar: str) -> None:
    data = f"x: {scalar}\ny: [{scalar}, {scalar}]\n".encode()
    assert write(parse(data).native()) == data


def test_a_text_of_several_lines_reads_as_lines() -> None:
    assert write({"note": "One: “x”\n\n  # two 😀"}).decode() == (
        "note: |-\n  One: “x”\n\n    # two 😀\n"
    )
    assert write({"note": "One\n"}) == b"note: |\n  One\n"


def test_lists_of_words_stand_on_one_line_and_lists_of_mappings_below() -> None:
    document = {"tags": ["a", "b, c"], "all": [{"id": "x", "in": {"y": "z"}}, {}], "none": []}
    assert write(document).decode() == (
        'tags: [a, "b, c"]\nall:\n- id: x\n  in:\n    "y": z\n- {}\nnone: []\n'
    )
