"""News in other languages: its quotations by their marks, no speaker and nobody invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import reader

_NEWS: dict[str, dict[str, object]] = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "people" / "languages.yaml").read_text("utf-8")
)
_ENGLISH = (
    "The harbour master, Ana Vole, said on Monday that she would resign after the pier fell.\n\n"
    "“I did not read the page,” Ms Vole told the council. The town will build it again by May."
)


def _text(tongue: str) -> str:
    return str(_NEWS[tongue]["text"]).strip()


def _parts(text: str) -> Iterator[str]:
    """Yield a text, its paragraphs and its sentences: short texts tell least."""
    yield text
    for paragraph in text.split("\n\n"):
        yield paragraph
        yield from paragraph.split(". ")


@pytest.mark.parametrize("tongue", _NEWS)
def test_quotations_are_found_by_their_marks(tongue: str) -> None:
    text = _text(tongue)
    found = [text[q.start : q.end] for q in reader.analyse(text).quotes]
    assert found == _NEWS[tongue]["quotes"]


@pytest.mark.parametrize("tongue", _NEWS)
def test_nobody_is_found_and_nobody_speaks(tongue: str) -> None:
    for part in _parts(_text(tongue)):
        analysis = reader.analyse(part)
        assert analysis.people == (), part
        assert [(q.speaker, q.speaker_kind, q.cue) for q in analysis.quotes] == [
            (None, None, None) for _ in analysis.quotes
        ], part


@pytest.mark.parametrize("tongue", ["German", "French", "Spanish", "Dutch", "Polish", "Turkish"])
def test_a_foreign_paragraph_on_an_english_page_holds_nobody(tongue: str) -> None:
    foreign = _text(tongue).split("\n\n")[1]
    analysis = reader.analyse(f"{_ENGLISH}\n\n{foreign}\n\n{_ENGLISH}")
    assert [person.name for person in analysis.people] == ["Ana Vole"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Vole resigns", ["Ana Vole"]),
        ("Town mayor Ivo da Silva beats cancer", ["Ivo da Silva"]),
        ("Student Layla Haddad inspires social movement", ["Layla Haddad"]),
        ("1 Tom Finch 72 69 71", ["Tom Finch"]),
        ("Vole’s fiancée, Ana Finch, née Lund", ["Ana Finch"]),
    ],
)
def test_a_short_english_line_keeps_its_people(line: str, names: list[str]) -> None:
    found = [person.name for person in reader.analyse(line).people]
    assert [name for name in names if name not in found] == []
