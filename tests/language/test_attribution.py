"""Who said it: before, behind, inside, in the sentence before; bodies; the unnamed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language import analyse
from reader.model import Quote

WORDS = (
    "Ola Lind Mr Voss said , : . ; “ ” ‘ ’ « » \" ' she he it which who told the mayor of "
    "Harborough that and adding ( ) according to — - asked whether Ms ? claims by his 's what "
    "called read words from than in past has been a one KC Q: A: LIND: 12 % …"
)
NEWSY = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=60).map(" ".join)


def direct(text: str) -> list[Quote]:
    """Return the direct quotations of a text."""
    return [quote for quote in analyse(text).quotes if quote.kind == "direct"]


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the direct quotations of a text."""
    return [quote.speaker for quote in direct(text)]


@pytest.mark.parametrize(
    "text",
    [
        'Ola Lind said: "We sail at dawn."',
        'Ola Lind told reporters on the quay, "We sail at dawn."',
        '"We sail at dawn," said Ola Lind.',
        '"We sail at dawn," Ola Lind said.',
        '"We sail at dawn," said harbour master Ola Lind, 61.',
        '"Do we sail at dawn?" Ola Lind asked.',
        '"We sail at dawn," Ola Lind, who owns the ferry, said.',
        'The harbour master, Ola Lind, said: "We sail at dawn."',
        'In a letter to the crew, Ola Lind wrote: "We sail at dawn."',
        'Ola Lind, 61, of Quay Road, Harborough, said: "We sail at dawn."',
        'Ola Lind left the hall, saying: "We sail at dawn."',
        'Ola Lind, who has in the past called the strait "a cold bath", left.',
        'Ola Lind: "We sail at dawn."',
        'Ola Lind waited for silence. "We sail at dawn."',
        'Ola Lind said the crossing would be "rough but safe".',
        'The crossing would be "rough but safe", according to Ola Lind.',
        'The Harborough Echo quoted Ola Lind as saying: "We sail at dawn."',
        'Ola Lind later Thursday told the Echo: "We sail at dawn."',
        'Ola Lind last night told the Echo: "We sail at dawn."',
        '"We sail at dawn!" harbour master Ola Lind said as she left.',
        '"We sail at dawn!" beamed Ola Lind.',
        'As Ola Lind, the No. 2 at the harbour, put it: "We sail at dawn."',
        'Ola Lind, editor of The Harborough Echo: "We sail at dawn."',
        'Ola Lind asked, "Do we sail at dawn?" Kari Voss said that she would.',
        'Here in Harborough, Ola Lind went on, saying: "We sail at dawn."',
        'One recent evening, Ola Lind was asked why and said, "We sail at dawn."',
        'When Kari Voss had gone, Ola Lind fired back: "We sail at dawn."',
        'Kari Voss sang, with Ola Lind calling it "a cold bath of sound".',
        'Among them was Ola Lind, a baker on the island, who said: "We sail at dawn."',
        'Kari Voss met Ola Lind, the master of the harbour, who told her: "We sail at dawn."',
        'The mayor wrote to Ola Lind, 61, a baker, who replied: "We sail at dawn."',
        'The mayor thanked his deputy, Ola Lind, a baker from Quay, who said: "We sail at dawn."',
        'Kari Voss met Ola Lind, who owns the ferry and who called it "a cold bath of a boat".',
        'It was built by Ola Lind, whose father was a baker, and who called it "a cold bath".',
    ],
)
def test_a_named_speaker_is_found(text: str) -> None:
    assert speakers(text) == ["Ola Lind"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('She met the son of Ola Lind, who said: "We sail at dawn."', None),
        ('She met an aide for Ola Lind, who said: "We sail at dawn."', None),
        ('She met Ola Lind, a baker, and Kari Voss, who said: "We sail at dawn."', "Kari Voss"),
        ('Kari Voss met the council, a body of nine, who said: "We sail at dawn."', None),
        ('The mayor thanked Kari Voss, then her crew, who said: "We sail at dawn."', None),
        (
            'A letter came Friday by Ola Lind of Quay, a baker, who said: "We sail at dawn."',
            "Ola Lind",
        ),
    ],
)
def test_who_points_back_at_whoever_stands_before_it(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_a_name_that_reads_as_a_verb_is_a_name() -> None:
    text = 'Ada Heard sailed. It was built by Ada Heard, who said: "We sail at dawn."'
    assert speakers(text) == ["Ada Heard"]


def test_who_in_a_quotation_points_back_at_nobody_of_the_sentence() -> None:
    text = 'Kari Voss met Ola Lind, whose boat is "for those who sail" and who called it "a tub".'
    assert speakers(text) == ["Ola Lind", "Ola Lind"]


def test_a_quotation_parted_by_its_cue_continues() -> None:
    first, second = direct('"We sail," Ola Lind said, "but not before dawn."')

    assert (first.speaker, first.continues) == ("Ola Lind", False)
    assert (second.speaker, second.continues, second.partial) == ("Ola Lind", True, False)


def test_a_second_sentence_of_speech_has_the_same_speaker() -> None:
    assert speakers('"We sail," Ola Lind said. "We always have."') == ["Ola Lind"] * 2


def test_a_paragraph_of_speech_alone_goes_on_from_the_one_before() -> None:
    text = '"We sail," Ola Lind said.\n\nRough seas\n\n"We always have, in all weathers."'

    assert speakers(text) == ["Ola Lind"] * 2


def test_a_colon_announces_the_paragraph_below() -> None:
    assert speakers('Ola Lind put it on the door:\n\n"We sail at dawn, come what may."') == [
        "Ola Lind"
    ]


def test_the_pronoun_beside_the_cue_takes_up_the_speaker() -> None:
    text = 'Mr Lind said the ferry was late. "We sail at dawn," he said.'

    assert speakers(text) == [analyse(text).people[0].name]


def test_the_place_of_speaker_and_cue_is_told() -> None:
    text = '"We sail at dawn," said Ola Lind.'
    (quote,) = direct(text)

    assert quote.speaker_mention and quote.cue
    assert text[slice(*quote.speaker_mention)] == "Ola Lind"
    assert text[slice(*quote.cue)] == "said"
    assert quote.speaker_kind == "person"


@pytest.mark.parametrize(
    "text",
    [
        'One resident said: "We heard the horn all night."',
        '"We heard the horn all night," said a spokesman for Ola Lind.',
        'Officials told Ola Lind: "We heard the horn all night."',
        'Ola Lind listened as the crew said: "We heard the horn all night."',
    ],
)
def test_the_unnamed_stay_unnamed(text: str) -> None:
    (quote,) = direct(text)

    assert (quote.speaker, quote.speaker_kind) == (None, "unnamed")


def test_the_writer_of_the_text_is_nobody_in_it() -> None:
    (quote,) = direct('Ola Lind waited. "We have to sail at dawn," I said, and went below.')

    assert (quote.speaker, quote.speaker_kind) == (None, None)


def test_a_body_can_speak() -> None:
    (quote,) = direct('Harborough Council said in a statement: "The quay stays shut."')

    assert (quote.speaker, quote.speaker_kind) == ("Harborough Council", "body")


def test_what_nobody_says_has_no_speaker() -> None:
    (quote,) = direct('The quay was empty.\n\n"We heard the horn all night and did not sleep."')

    assert quote.speaker is None


def test_a_noun_for_speech_names_its_speaker() -> None:
    text = "The crew rejected claims by Ola Lind that they were “drunk at the wheel all week”."

    assert speakers(text) == ["Ola Lind"]


def test_speech_inside_speech_is_given_beside_the_whole() -> None:
    text = "\"The pilot said 'turn back' and we did,\" said Ola Lind."
    outer, inner = direct(text)

    assert text[inner.start : inner.end] == "'turn back'"
    assert outer.start < inner.start and inner.end < outer.end


def test_in_another_language_quotations_have_no_speaker() -> None:
    text = (
        "Der Bürgermeister von Kiel hat sich am Montag zu den Plänen für den Hafen geäußert. "
        "„Wir fahren bei jedem Wetter“, sagte Ola Lind, der seit Jahren auf der Insel lebt und "
        "nicht mehr an Land will. Die Stadt ist damit nicht einverstanden, wie es heißt."
    )
    (quote,) = analyse(text).quotes

    assert text[quote.start : quote.end] == "„Wir fahren bei jedem Wetter“"
    assert (quote.kind, quote.speaker, quote.speaker_kind) == ("direct", None, None)


@settings(max_examples=200)
@given(NEWSY | st.text())
def test_quotes_are_sorted_in_range_and_slice_to_what_they_say(text: str) -> None:
    quotes = analyse(text).quotes

    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.start, -quote.end))
    for quote in quotes:
        spans = [(quote.start, quote.end), quote.speaker_mention, quote.cue]
        assert all(0 <= span[0] < span[1] <= len(text) for span in spans if span)
        assert (quote.speaker is None) or quote.speaker_kind in ("person", "body")


@given(NEWSY)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert analyse(text) == analyse(text)


def test_she_said_is_the_subject_of_the_sentence_before_where_she_begins_her_own() -> None:
    text = (
        "Singer Kari Voss has gone.\n\n"
        'Ann Lind, 19, had waited. She told how. "Worth it," she said.'
    )

    assert speakers(text) == ["Ann Lind"]


def test_an_age_stands_for_whom_the_paragraph_above_is_about() -> None:
    text = 'Singer Ola Lind has gone.\n\nIn a post, the 26-year-old wrote: "My voice has gone."'

    assert speakers(text) == ["Ola Lind"]


def test_my_neighbour_who_put_it_is_not_the_man_named_before() -> None:
    text = (
        "Tom Voss will lead. My neighbour put it to me over the wall. "
        "“Nobody signs for the sea,” he said."
    )

    assert [(quote.speaker, quote.speaker_kind) for quote in direct(text)] == [(None, "unnamed")]


def test_words_on_a_sign_are_nobody_s_who_holds_it() -> None:
    assert speakers('Ola Lind held up a sign saying "We sail at dawn".') == [None]


def test_a_quotation_goes_to_whoever_spoke_last_in_a_sentence_of_their_own() -> None:
    text = '"It is late," Ola Lind said. Kari Voss said that it was not. "It never is."'

    assert speakers(text) == ["Ola Lind", "Kari Voss"]
