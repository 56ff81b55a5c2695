"""A reader's corrections are heard first, and what follows from them is put right too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.language import put_right
from reader.model import Analysis, Correction, CorrectionKind, Person, Quote, Target

TEXT = """\
Ola Lind met the harbour master, Kari Voss, on Monday. Storm Adela had torn the nets of the pier.

"The cable is old," said Lind. "It will not last another winter."

"We know," she said. "The money is there."

"Then spend it."

Adela was the third storm of the year. Mr Lind's brother, Tom Lind, likes the so-called "fog tax".

He said that the ferry would stop. He added that nobody had asked him.
"""


def _on(text: str, words: str) -> Target:
    start = text.index(words)
    return Target(words, "", "", start, start + len(words), "")


def _person(analysis: Analysis, name: str) -> Person | None:
    return next((one for one in analysis.people if one.name == name), None)


def _quote(analysis: Analysis, text: str, words: str) -> Quote:
    at = text.index(words)
    return min(
        (one for one in analysis.quotes if one.start <= at < one.end),
        key=lambda one: one.end - one.start,
    )


def _speaker(text: str, words: str, *corrections: Correction) -> str | None:
    analysis, unmet = put_right(text, corrections)
    assert unmet == ()
    return _quote(analysis, text, words).speaker


def _said(words: str, *names: str, unnamed: bool = False, text: str = TEXT) -> Correction:
    return Correction("speaker", names, target=_on(text, words), unnamed=unnamed)


BOAT = (
    "Ellen Vole left at noon. Ellen Vole, 41, was late, and she was not missed.\n\n"
    '"It was a bad night," said Kari Voss. Ellen was slow. Voss went home.\n'
)


def test_a_rejected_person_is_gone_everywhere() -> None:
    assert [one.name for one in reader.analyse(BOAT).people] == ["Ellen Vole", "Kari Voss"]
    after = reader.analyse(BOAT, [Correction("not_a_person", ("ellen  vole",))])
    assert [one.name for one in after.people] == ["Kari Voss"]
    assert {m.text for m in after.people[0].mentions} == {"Kari Voss", "Voss"}


def test_the_lone_name_of_a_rejected_person_may_be_anothers() -> None:
    text = (
        "Tom Vole, 51, waved at noon. Ellen Vole, 41, left. Ellen Vole was late, and she was "
        "slow. Ellen Vole came back.\n\nVole slept.\n"
    )
    assert [m.text for m in reader.analyse(text).people[0].mentions] == ["Tom Vole"]
    after = reader.analyse(text, [Correction("not_a_person", ("Ellen Vole",))])
    assert [m.text for m in after.people[0].mentions] == ["Tom Vole", "Vole"]


def test_what_a_rejected_person_said_is_said_by_what_it_is() -> None:
    text = '"We are closed," said Ellen Vole. Ellen Vole opened in May. "Come in June," it said.\n'
    before = reader.analyse(text)
    assert _quote(before, text, "We are").speaker == "Ellen Vole"
    after = reader.analyse(text, [Correction("not_a_person", ("Ellen Vole",))])
    assert after.people == ()
    quote = _quote(after, text, "We are")
    assert (quote.speaker, quote.speaker_kind) == ("Ellen Vole", "body")


def test_two_names_are_one_person() -> None:
    text = (
        'Ola Lind runs the ferry. "It is old," said Lind. The captain, Per Marsh, agreed.\n\n'
        'Ola Lind is the owner. "So am I," said Per Marsh. He laughed.\n'
    )
    one = Correction("same_person", ("Ola Lind", "Per Marsh"))
    analysis, unmet = put_right(text, [one])
    assert unmet == ()
    assert [each.name for each in analysis.people] == ["Ola Lind"]
    assert {m.text for m in analysis.people[0].mentions} == {"Ola Lind", "Lind", "Per Marsh"}
    assert _quote(analysis, text, "So am").speaker == "Ola Lind"


def test_a_form_is_another_person() -> None:
    text = (
        'Ann Vole runs the shop. Mrs Vole is 80. Ann Vole sells nets. "I am tired," '
        "said Mrs Vole.\n"
    )
    one = Correction("different_people", ("Ann Vole", "Mrs Vole"))
    analysis, unmet = put_right(text, [one])
    assert unmet == ()
    assert [each.name for each in analysis.people] == ["Ann Vole", "Mrs Vole"]
    assert _quote(analysis, text, "I am").speaker == "Mrs Vole"
    assert put_right(text, [Correction("different_people", ("Ann Vole", "Ann Vole"))])[1]


def test_a_person_is_shown_under_another_name() -> None:
    one = Correction("name", ("Tom Lind", "Thomas Lind"))
    analysis, unmet = put_right(TEXT, [one])
    assert unmet == ()
    person = _person(analysis, "Thomas Lind")
    assert person is not None
    assert person.mentions[0].text == "Tom Lind"
    again = Correction("same_person", ("Ola Lind", "Thomas Lind"))
    assert _person(reader.analyse(TEXT, [one, again]), "Thomas Lind") is None


def test_two_people_can_not_have_one_name() -> None:
    one = Correction("name", ("Tom Lind", "Ola Lind"))
    assert put_right(TEXT, [one]) == (reader.analyse(TEXT), (one,))


def test_a_corrected_speaker_goes_on_speaking() -> None:
    text = (
        'Ola Lind and Per Holm met on Monday. Lind was early.\n\n"It is late," he said.\n\n'
        '"We shall see," he added. "It may come."\n'
    )
    assert _speaker(text, "It may") == "Ola Lind"
    one = _said('"It is late,"', "Per Holm", text=text)
    for words in ("It is late", "We shall", "It may"):
        assert _speaker(text, words, one) == "Per Holm"
    per = _person(reader.analyse(text, [one]), "Per Holm")
    assert per is not None
    assert len(per.pronouns) == 2


def test_a_quotation_without_a_cue_follows_the_corrected_one() -> None:
    one = _said('"The money is there."', "Ola Lind")
    assert _speaker(TEXT, "Then spend", one) == "Ola Lind"


def test_who_is_named_beside_the_cue_keeps_what_else_they_said() -> None:
    one = _said('"It will not last another winter."', "Kari Voss")
    assert _speaker(TEXT, "It will", one) == "Kari Voss"
    assert _speaker(TEXT, "The cable", one) == "Ola Lind"


@pytest.mark.parametrize(
    ("names", "unnamed", "kind"),
    [((), False, None), ((), True, "unnamed"), (("Kari Voss",), False, "person")],
)
def test_a_speaker_is_somebody_unnamed_or_nobody(
    names: tuple[str, ...], unnamed: bool, kind: str | None
) -> None:
    one = _said('"The cable is old,"', *names, unnamed=unnamed)
    quote = _quote(reader.analyse(TEXT, [one]), TEXT, "The cable")
    assert (quote.speaker, quote.speaker_kind) == (names[0] if names else None, kind)


def test_a_speaker_whom_nobody_found_becomes_a_person() -> None:
    text = 'Wyrzy Kvolt rows. "The tide is late," it was said. Then Kvolt slept.\n'
    one = _said('"The tide is late,"', "Wyrzy Kvolt", text=text)
    analysis = reader.analyse(text, [one])
    assert _person(analysis, "Wyrzy Kvolt")
    assert _quote(analysis, text, "The tide").speaker_kind == "person"


def test_a_speaker_whom_the_text_does_not_name_is_still_the_speaker() -> None:
    one = _said('"The cable is old,"', "Rolf Ek")
    analysis = reader.analyse(TEXT, [one])
    assert _quote(analysis, TEXT, "The cable").speaker == "Rolf Ek"
    assert _person(analysis, "Rolf Ek") is None


def test_a_body_speaks() -> None:
    one = _said('"The cable is old,"', "the harbour council")
    quote = _quote(reader.analyse(TEXT, [one]), TEXT, "The cable")
    assert (quote.speaker, quote.speaker_kind) == ("the harbour council", "body")


def test_indirect_speech_has_the_speaker_that_was_told() -> None:
    before = reader.analyse(TEXT)
    there = _quote(before, TEXT, "the ferry would stop")
    assert there.kind == "indirect"
    words = TEXT[there.start : there.end]
    assert _speaker(TEXT, words, _said(words, "Kari Voss")) == "Kari Voss"


def test_marks_are_a_label_and_no_speech() -> None:
    one = Correction("not_a_quotation", target=_on(TEXT, '"We know,"'))
    quote = _quote(reader.analyse(TEXT, [one]), TEXT, "We know")
    assert (quote.kind, quote.speaker) == ("scare", None)


def test_indirect_speech_that_is_none_is_gone() -> None:
    one = Correction("not_a_quotation", target=_on(TEXT, "that the ferry would stop"))
    after = reader.analyse(TEXT, [one])
    assert all(quote.start > TEXT.index("would stop") for quote in after.quotes[-1:])


def test_a_label_is_speech() -> None:
    there = _quote(reader.analyse(TEXT), TEXT, "fog tax")
    assert there.kind == "scare"
    one = Correction("quotation", ("Tom Lind",), target=_on(TEXT, "fog tax"))
    quote = _quote(reader.analyse(TEXT, [one]), TEXT, "fog tax")
    assert (quote.kind, quote.speaker) == ("direct", "Tom Lind")


def test_words_without_marks_are_a_quotation() -> None:
    one = Correction("quotation", target=_on(TEXT, "Adela was the third storm of the year."))
    quote = _quote(reader.analyse(TEXT, [one]), TEXT, "Adela was")
    assert quote.kind == "direct"
    assert TEXT[quote.start : quote.end] == "Adela was the third storm of the year."


@pytest.mark.parametrize(
    "one",
    [
        Correction("not_a_person", ("Nobody Here",)),
        Correction("same_person", ("Ola Lind", "Nobody Here")),
        Correction("same_person", ("Ola Lind",)),
        Correction("name", ("Nobody Here", "Somebody")),
        Correction("different_people", ("Ola Lind", "Per")),
        Correction("speaker", ("Ola Lind",), target=_on(TEXT, "Storm Adela had torn the nets")),
        Correction("speaker", ("Ola Lind",)),
    ],
    ids=str,
)
def test_what_is_not_in_the_text_is_told_and_changes_nothing(one: Correction) -> None:
    assert put_right(TEXT, [one]) == (reader.analyse(TEXT), (one,))


def test_corrections_of_the_cleaning_are_passed_over() -> None:
    assert put_right(TEXT, [Correction("cut", words="Menu")]) == (reader.analyse(TEXT), ())


_NAMES = st.sampled_from(["Ola Lind", "Lind", "Kari Voss", "Tom Lind", "Storm Adela", "Adela", "X"])
_PIECES = st.lists(
    st.sampled_from([*TEXT.split("\n\n"), "Lind said.", '"No," he said.', "“So”", "\n\n", "…"]),
    max_size=8,
).map(" ".join)
_TEXTS = st.one_of(st.just(TEXT), _PIECES, st.text(max_size=120))
_KINDS: list[CorrectionKind] = [
    "not_a_person", "same_person", "different_people", "name", "speaker", "not_a_quotation",
    "quotation", "cut",
]  # fmt: skip


@st.composite
def _asked(draw: st.DrawFn, text: str) -> list[Correction]:
    names = st.lists(st.one_of(_NAMES, st.text(max_size=8)), max_size=2).map(tuple)
    found = []
    for _ in range(draw(st.integers(1, 5))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text) + 5)] * 2)))
        target = draw(st.sampled_from([None, Target(text[start:end], "", "", start, end, "")]))
        kind = draw(st.sampled_from(_KINDS))
        found.append(Correction(kind, draw(names), target=target, unnamed=draw(st.booleans())))
    return found


@given(data=st.data(), text=_TEXTS)
def test_whatever_is_asked_for_the_analysis_holds_together(data: st.DataObject, text: str) -> None:
    asked = data.draw(_asked(text))
    analysis, unmet = put_right(text, asked)
    assert set(map(id, unmet)) <= set(map(id, asked))
    assert put_right(text, asked) == (analysis, unmet)
    assert reader.analyse(text, asked) == analysis
    starts = [quote.start for quote in analysis.quotes]
    assert starts == sorted(starts)
    for quote in analysis.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        for span in (quote.cue, quote.speaker_mention):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert (quote.speaker_kind in ("person", "body")) >= (quote.speaker is not None)
    mentions = sorted((m.start, m.end, m.text) for one in analysis.people for m in one.mentions)
    assert all(text[start:end] == words for start, end, words in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(mentions))
    assert all(one.mentions for one in analysis.people)
    firsts = [one.mentions[0].start for one in analysis.people]
    assert firsts == sorted(firsts)


@given(data=st.data(), text=_TEXTS)
def test_the_same_corrections_twice_say_no_more(data: st.DataObject, text: str) -> None:
    asked = [one for one in data.draw(_asked(text)) if one.kind != "different_people"]
    assert reader.analyse(text, [*asked, *asked]) == reader.analyse(text, asked)


@given(text=_TEXTS)
def test_without_corrections_nothing_is_other(text: str) -> None:
    assert reader.analyse(text, []) == reader.analyse(text)
