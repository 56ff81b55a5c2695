"""The table of verbs that report speech."""

from __future__ import annotations

import pytest

from reader.language.cues import BARE, CUES, NEEDS_HEARER, NOT_BY_ITSELF, OPINIONS, TAKES_THING


@pytest.mark.parametrize(
    ("word", "verb", "form"),
    [
        ("said", "say", "past"),
        ("says", "say", "present"),
        ("telling", "tell", "participle"),
        ("replied", "reply", "past"),
        ("denies", "deny", "present"),
        ("writing", "write", "participle"),
        ("begged", "beg", "past"),
        ("pushes", "push", "present"),
        ("argue", "argue", "base"),
        ("labelled", "label", "past"),
    ],
)
def test_every_form_leads_to_its_verb(word: str, verb: str, form: str) -> None:
    assert (CUES[word].verb, CUES[word].form) == (verb, form)
    assert CUES[word.capitalize()] == CUES[word]


def test_no_form_is_misspelt_by_the_regular_rule() -> None:
    assert not {"sayed", "telled", "thinked", "writed", "goed", "admited", "quiped"} & set(CUES)


@pytest.mark.parametrize("verbs", [BARE, NEEDS_HEARER, NOT_BY_ITSELF, OPINIONS, TAKES_THING])
def test_the_special_lists_name_verbs_of_the_table(verbs: frozenset[str]) -> None:
    assert verbs <= {cue.verb for cue in CUES.values()}
