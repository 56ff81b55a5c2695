"""How much work an analysis does, counted in lines run, not in time: it must grow with the text.

And what holds for every text: spans slice to what they say, nothing is raised, the same
text gives the same analysis in every process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.language.cues import CUES

SMALL, TIMES = 1_500, 4
SLACK = 1.5
"""How much more than in proportion the work may grow; in proportion to the square it is `TIMES`."""

SLOW: dict[str, Callable[[int], str]] = {
    "quotation marks alone": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "opening marks with words": lambda n: "“so " * (n // 4),
    "no space": lambda n: "x" * n,
    "one capitalised word": lambda n: "Mara " * (n // 5),
    "one full name": lambda n: "Mara Quill. " * (n // 12),
    "new lines alone": lambda n: "\n" * n,
    "blank lines": lambda n: "A b\n\n" * (n // 5),
    "one paragraph": lambda n: 'Mara Quill said the wall held. "It held," he said. ' * (n // 51),
    "nested marks": lambda n: "“‘" * (n // 4) + "’”" * (n // 4),
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "names alone": lambda n: "Mara Quill, Ines Dorn and Mr Pell " * (n // 34),
    "names all different": lambda n: " ".join(f"Ana V{_word(k)}e said." for k in range(n // 16)),
    "one family": lambda n: " ".join(f"{_word(k).title()} Vole said." for k in range(n // 16)),
    "pronouns": lambda n: "Mara Quill. " + "He told her. " * (n // 13),
    "cues alone": lambda n: "said told claimed added that " * (n // 29),
    "roles alone": lambda n: "the former mayor, a retired judge, " * (n // 35),
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "12 345,67 " * (n // 10),
    "foreign lines": lambda n: "Die Stadt und der Hafen sind nicht mit dem Schiff.\n\n" * (n // 52),
    "accents": lambda n: "é̄̂" * (n // 3),
    "particles": lambda n: "van de la " * (n // 10),
    "apostrophes": lambda n: "'em " * (n // 4),
}


def _word(k: int) -> str:
    """Return a word of five letters for a number, another for each."""
    return "".join("aeioulnrst"[k // 10**place % 10] for place in range(5))


def _lines_run(text: str, most: int = sys.maxsize) -> int:
    """Return how many lines an analysis runs; raise where it is not done within `most`."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        assert count <= most
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        reader.analyse(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("what", SLOW)
def test_work_grows_with_the_text(what: str) -> None:
    reader.analyse("Mara Quill said so.")  # word lists are read once
    few, many = _lines_run(SLOW[what](SMALL)), _lines_run(SLOW[what](TIMES * SMALL))
    assert many <= SLACK * TIMES * few + 1_000


ENDS = ("{}", "{},", "{} that", "As {},", "“It” {}", "Lind {},", "{} to Lind,", "’ {} ‘It’ Mr Lind")
"""What paragraphs end with where a page is cut, or a block quotation follows."""


@pytest.mark.parametrize("end", ENDS)
def test_a_text_may_end_behind_any_cue(end: str) -> None:
    for cue in CUES:
        for word in (cue, cue.capitalize()):
            text = end.format(word)
            assert all(0 <= one.start < one.end <= len(text) for one in reader.analyse(text).quotes)


@pytest.mark.parametrize("end", ["According to Ola Lind,", "It held, according to Lind,, ,"])
def test_an_analysis_comes_to_an_end_where_a_source_does(end: str) -> None:
    assert _lines_run(f"{end}\n\nThe wall held.", most=100_000)


_LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\ud800\udfff\x00\u202e\u200b\u0301\u2028\r\n\t \"'“”‘’«»„:;,.-–—()[]@#"),
    ),
    max_size=80,
)
_CUES = st.lists(
    st.sampled_from(sorted(CUES))
    | st.sampled_from(["Lind", "he", "as", "to", "that", "in", *",.“”‘’", "\n\n"]),
    max_size=8,
).map(" ".join)
_WORDS = st.lists(
    st.sampled_from(
        'Mr Dr Sgt Ana Vole "Tubby" (Mrs) al-Tarif El-Tarif De la Ó O\'Brien McCall said who '
        "he she her his the The former mayor husband , . : ; “ ” ‘ ’ \" ' 's - 41 1-Ana P J IV Jr "
        "told \n\n und nicht der St. No. ( ) daughter named chief executive Lt-Gen Hale-Lane".split(
            " "
        )
    ),
    max_size=30,
).map(" ".join)


@given(st.one_of(_LETTERS, _WORDS, _CUES))
def test_spans_slice_to_what_they_say(text: str) -> None:
    analysis = reader.analyse(text)
    assert [q.start for q in analysis.quotes] == sorted(q.start for q in analysis.quotes)
    for quote in analysis.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        for span in filter(None, (quote.speaker_mention, quote.cue)):
            assert 0 <= span[0] < span[1] <= len(text)
            assert text[slice(*span)].strip()
    for person in analysis.people:
        assert person.name.strip()
        assert person.mentions
        assert all(" ".join(role.split()) == role for role in person.roles)
        assert len({role.casefold() for role in person.roles}) == len(person.roles)
        for one in (*person.mentions, *person.pronouns):
            assert text[one.start : one.end] == one.text
            assert one.text.strip() == one.text
            assert any(letter.isalpha() for letter in one.text)
    spans = sorted((m.start, m.end) for p in analysis.people for m in (*p.mentions, *p.pronouns))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert reader.analyse(text) == analysis


def test_the_analysis_is_the_same_whatever_the_hash_seed() -> None:
    source = (
        "import json, sys, reader; text = sys.stdin.read(); "
        "print(json.dumps(reader.analyse(text).to_dict()))"
    )
    text = " ".join(
        f"{first} {last}, the {role} of Lund, told his daughter, Nell, that she “knew”."
        for first in ("Ana", "Ivo", "Bill", "William")
        for last in ("Vole", "Finch", "de la Torre", "Hale-Lane")
        for role in ("mayor", "chief executive", "former judge")
    )
    said = set()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", source],
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert len(json.loads(said.pop())["people"]) > 3
