"""Tests of the whole street: total, deterministic, spans that are what they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import analyse
from reader.model import Analysis

PIECES = [
    *(
        "Peter",
        "Marrow",
        "Mr",
        "Helen",
        "Finch",
        "he",
        "she",
        "her",
        "said",
        "told",
        "the",
        "mayor",
    ),
    *(",", ".", ":", "?", "“", "”", '"', "'", "‘", "’", "’s", "—", "(", ")", "&", "@", "36"),
    *("\n\n", "\n", "  ", "MARROW", "al-Tarif", "van", "de", "J.", "St.", "O’Dell", "that", "who"),
]


def assert_sound(text: str, found: Analysis) -> None:
    starts = [p.mentions[0].start for p in found.people]
    assert starts == sorted(starts)
    spans = sorted((m.start, m.end) for p in found.people for m in (*p.mentions, *p.pronouns))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for person in found.people:
        assert person.name
        for one in (*person.mentions, *person.pronouns):
            assert text[one.start : one.end] == one.text
            assert one.text.strip() == one.text != ""
    names = {person.name for person in found.people}
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        if quote.speaker_kind == "person":
            assert quote.speaker in names


@given(st.text())
def test_any_text(text: str) -> None:
    assert_sound(text, analyse(text))


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_order_of_the_parts_of_news(parts: list[str]) -> None:
    for glue in (" ", ""):
        text = glue.join(parts)
        assert_sound(text, analyse(text))


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_the_same_text_gives_the_same_analysis(parts: list[str]) -> None:
    text = " ".join(parts)
    assert analyse(text) == analyse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\ud800",
        "\x00",
        "’s",
        "'" * 500,
        '"' * 501,
        "A" * 5000,
        "Marrow " * 2000,
        "!" * 5000,
        "Mr " * 500,
        "a\n\n" * 500,
        "“" * 300 + "Marrow" + "”" * 300,
        "(" * 999,
        "Peter Marrow, ², left. Peter Marrow (²) left, ²³",
    ],
)
def test_hostile_texts(text: str) -> None:
    assert_sound(text, analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeister Anton Krug sagte am Montag, dass die Brücke und der Hafen geschlossen sind.",
        "Le maire Jean Dupré a dit que le pont et le port de la ville sont fermés pour travaux.",
        "El alcalde Juan Robles dijo que el puente y el puerto de la ciudad no se van a abrir.",
        "Мэр города Иван Петров сказал, что мост и порт закрыты.",
        "Miesto meras Jonas Kalnas sakė, kad tiltas ir uostas uždaryti. " * 6,
        "De burgemeester Jan Kroes zei dat de brug en de haven van de stad dicht zijn.",
    ],
)
def test_no_people_are_made_up_in_other_languages(text: str) -> None:
    assert analyse(text).people == ()
