"""An article as plain lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.linear import (
    Insertion,
    around,
    linear,
    lost_notes,
    notes,
    people,
    quotations,
    weave,
)
from reader.model import (
    Analysis,
    AnchorState,
    Annotation,
    Article,
    Block,
    Byline,
    Mention,
    Person,
    Quote,
    Target,
)


def _annotation(start: int, end: int, state: AnchorState = "exact", **more: str) -> Annotation:
    target = Target("the passage", "", "", start, end, "0" * 64)
    fields = {"label": None, "note": "", **more}
    return Annotation("01J", "note", target, "", "", state=state, **fields)  # type: ignore[arg-type]


def test_the_head_says_what_is_known_and_nothing_else() -> None:
    article = Article(
        title="Ferry stops",
        standfirst="No boat for a week.",
        text="Text.",
        bylines=(Byline("Ines Marlow", "Transport reporter"), Byline("Jo Peel")),
        publisher="Quayside Post",
        section="Islands",
        published="2021-05-04",
        updated="2021-05-05T18:30:00+01:00",
    )
    assert linear(article) == (
        "Ferry stops\n\nNo boat for a week.\n\n"
        "By Ines Marlow, Transport reporter and Jo Peel.\n"
        "Publisher: Quayside Post.\nSection: Islands.\n"
        "Published: 4 May 2021.\nUpdated: 5 May 2021.\n\nText."
    )
    assert linear(Article(title="Ferry stops", text="Text.")) == "Ferry stops\n\nText."


def test_each_kind_of_block_is_named() -> None:
    article = Article(
        title="T",
        text="para\n\nhead\n\ncapt\n\npull\n\nitem\n\nsaid",
        blocks=(
            Block("paragraph", 0, 4),
            Block("crosshead", 6, 10),
            Block("caption", 12, 16),
            Block("pull_quote", 18, 22, "Tom Arrow"),
            Block("list_item", 24, 28),
            Block("blockquote", 30, 34),
        ),
    )
    assert linear(article).split("\n\n")[1:] == [
        "para",
        "Heading: head",
        "Caption: capt",
        "Pull quote, Tom Arrow: pull",
        "- item",
        "Block quotation: said",
    ]


def test_an_item_with_a_number_of_its_own_gets_no_other_mark() -> None:
    blocks = (Block("list_item", 0, 4), Block("list_item", 6, 11))
    assert linear(Article("T", "2) b\n\n1984!", blocks)) == "T\n\n2) b\n\n- 1984!"


def test_the_number_that_a_list_gives_is_said_and_what_goes_on_has_none() -> None:
    blocks = (
        Block("crosshead", 0, 4, mark="2."),
        Block("list_item", 6, 10, mark=""),
        Block("list_item", 12, 16, mark="b.", depth=1),
        Block("crosshead", 18, 22, mark=""),
        Block("list_item", 24, 28),
    )
    article = Article("T", "head\n\ntext\n\nitem\n\nhead\n\nitem", blocks)
    assert linear(article) == (
        "T\n\nHeading: 2. head\n\ntext\n\n  b. item\n\nHeading: head\n\n- item"
    )


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (Quote(0, 3, speaker="Tom Arrow"), "[QUOTATION, Tom Arrow:] one [END QUOTATION] two"),
        (Quote(0, 3), "[QUOTATION, unknown speaker:] one [END QUOTATION] two"),
        (
            Quote(0, 3, kind="indirect", speaker_kind="unnamed"),
            "[INDIRECT QUOTATION, unnamed speaker:] one [END QUOTATION] two",
        ),
        (
            Quote(4, 7, speaker="Jo", continues=True),
            "one [QUOTATION GOES ON, Jo:] two [END QUOTATION]",
        ),
        (Quote(0, 3, kind="scare"), "one two"),
    ],
)
def test_a_quotation_is_said_to_be_one(quote: Quote, said: str) -> None:
    assert weave("one two", quotations(Analysis(quotes=(quote,)))) == said


def test_a_person_is_told_after_each_name_and_their_role_once() -> None:
    text = "Tom Arrow left. Mr Arrow wept."
    mentions = (Mention(0, 9, "Tom Arrow"), Mention(16, 24, "Mr Arrow"))
    person = Person("Tom Arrow", ("Mr",), ("ferryman",), mentions)
    assert weave(text, people(Analysis(people=(person,)))) == (
        "Tom Arrow [PERSON: ferryman] left. Mr Arrow [PERSON: Tom Arrow] wept."
    )


def test_a_note_stands_around_its_passage_and_a_lost_one_after_the_text() -> None:
    found = _annotation(4, 7, note="Why?", label="check")
    lost = _annotation(0, 1, "lost", note="Where?")
    assert weave("one two", notes([found, lost])) == "one [NOTE, check:] two [END NOTE: Why?]"
    assert lost_notes([found, lost]) == ['NOTE, its passage is lost: "the passage" Where?']


def test_what_stands_in_each_other_is_closed_in_turn() -> None:
    outer, inner = around(0, 7, "<", ">"), around(4, 7, "(", ")")
    block = Insertion(0, 1, 0, "Heading: ")
    assert weave("one two", [*inner, *outer, block]) == "Heading: <one (two)>"


_spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))),
    max_size=8,
)


@given(st.text(st.characters(exclude_characters="«»"), max_size=40), _spans)
def test_weaving_loses_nothing_of_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(start, end) for start, end in spans if end <= len(text)]
    woven = weave(text, [one for span in inside for one in around(*span, "«", "»")])
    assert re.sub("[«»]", "", woven) == text
    assert woven.count("«") == woven.count("»") == len(inside)
