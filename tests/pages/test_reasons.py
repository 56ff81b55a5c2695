"""Why lines are cut."""

from __future__ import annotations

import re
import string
from operator import attrgetter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.pages.publisher import publisher_of
from reader.pages.reasons import (
    _ANYWHERE,
    _FIRST_WORDS,
    _MOST_LABELS,
    _WHOLE_LINES,
    _labels,
    _Rule,
    _spaced,
    certain_reason,
    likely_reason,
    likely_reasons,
)
from reader.pages.tongues import tongue_of
from reader.pages.words import holds_one


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Sign in", "sign_in"),
        ("Signin", "sign_in"),
        ("Signup", "sign_in"),
        ("Logout", "sign_in"),
        ("Signout", "sign_in"),
        ("Editors’ picks", "promotion"),
        ("Editor’s pick", "promotion"),
        ("Lea también: El río", "promotion"),
        ("Kommentaren", "comments"),
        ("Advertisement", "advertisement"),
        ("Listen to the full debate on Radio Marlow", "promotion"),
        ("Read more", "read_more"),
        ("12 Comments", "comments"),
        ("Skip to main content", "navigation"),
        ("3 of 12", "navigation"),
        ("Increase font size", "navigation"),
        ("Recommended from the editors", "promotion"),
        ("Mehr zum Thema", "promotion"),
        ("Empfohlener redaktioneller Inhalt", "promotion"),
        ("Externen Inhalt anzeigen", "promotion"),
        ("Zobrazit vše", "read_more"),
        ("Continuer à lire ici", "read_more"),
        ("Link kopieren", "share"),
        ("Watch the mayor's answer on Marlow Tonight, Channel Two, 18:30", "promotion"),
        ("Enter your e-mail address", "promotion"),
        ("News More News", "promotion"),
        ("Zum Tarif der Fähre für 5 Euro im Monat", "promotion"),
        ("B2B More News", "promotion"),
        ("□ E-mail", "share"),
        ("3 OF 12", "navigation"),
        ("3 / 12", "navigation"),
        ("|", "share"),
        ("Loading©", "navigation"),
        ("Enter a valid email address", "promotion"),
        ("Change article font size", "navigation"),
    ],
)
def test_labels_that_no_writer_sets_as_a_line(line: str, reason: str) -> None:
    assert certain_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        *("Reading the river", "Key problems", "Shared waters", "He said no more."),
        *("Menus for spring", "Mehr Fähren im Winter", "Ver el río", "The next winter"),
    ],
)
def test_crossheads_are_no_labels(line: str) -> None:
    assert certain_reason(line) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("We use cookies to improve our service. Accept all", "consent"),
        ("Sign up to our newsletter for the news in your inbox", "subscription"),
        ("Tu suscripción se usa en otro dispositivo", "subscription"),
        ("Zwei Wochen kostenlos testen", "subscription"),
        ("Please turn on JavaScript to use this feature", "browser_warning"),
        ("You must activate JavaScript to see the map", "browser_warning"),
        ("Abonniere den Kanal der Fähre", "subscription"),
        ("Der Bote im Postfach", "subscription"),
        ("Le Courrier dans votre boîte mail", "subscription"),
        ("Follow the ferry on its WhatsApp channel", "subscription"),
        ("Das Postfach der Insel schließt", None),
        ("Americas Africa Europe Middle East", "regions"),
        ("More on the ferry:", "promotion"),
        ("More on that", None),
        ("© 2015 Marlow Courier", "legal"),
        ("The tide is out", None),
    ],
)
def test_what_a_cut_line_speaks_of(line: str, reason: str | None) -> None:
    assert likely_reason(line) == reason


_WRITTEN = st.characters(categories=["L"]) | st.sampled_from(
    string.punctuation + string.digits + " ©•·"
)


_PARTED_WORD = re.compile(r"[^\W\d_][\d_]+(?=[^\W\d_])")
"""Each such sign makes two words of one, as in "b2b"."""


@pytest.mark.parametrize("rule", _WHOLE_LINES, ids=attrgetter("reason"))
@given(st.data())
def test_each_label_has_one_of_the_words_of_its_rule(rule: _Rule, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(rule.pattern, fullmatch=True, alphabet=_WRITTEN)).strip()
    assume(
        line == line.lower() and line != line.upper() and "©" not in line and line[:1] not in "[{"
    )
    assume(len(_PARTED_WORD.findall(line)) < 2)
    told = _spaced(line).split()
    assert not rule.words.isdisjoint(told[:_FIRST_WORDS])


@pytest.mark.parametrize("rule", _ANYWHERE, ids=attrgetter("reason"))
@given(st.data())
def test_what_speaks_of_clutter_holds_a_piece_of_its_rule(rule: _Rule, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(rule.pattern, alphabet=_WRITTEN))
    assert holds_one(line, rule.pieces.split("|"))


_LINES = st.text(min_size=1, max_size=200).map(str.strip).filter(bool)
_LABELS = st.sampled_from(
    [
        "Read more",
        "© 2015 Marlow Courier",
        "ΟΔΟΣ",
        "3 of 12",
        "Africa Asia Europe",
        "The tide. " * 90,
    ]
)


@given(st.lists(_LABELS | _LINES.filter(lambda text: "\n" not in text)))
def test_lines_are_told_together_as_each_alone(lines: list[str]) -> None:
    _labels.clear()
    alone = [*map(likely_reason, lines)]
    assert likely_reasons(lines) == alone
    _labels.clear()
    assert likely_reasons(lines) == alone


@pytest.mark.parametrize(
    "line",
    [
        *("[21ExsHmb3WL]", "[boat.jpeg?w=300]", "[top_b1] [ferry_pier]"),
        *(
            "IFRAME: https://maps.example/mole",
            "[INS: :INS]",
            "[INS::INS] [INS::INS]",
            "[image: The ferry in the sound]",
            "[cid:pier1@01D5]",
        ),
        *("{{ article.title }}", "{{ by }} {{ ago(it) }}"),
    ],
)
def test_what_browsers_print_of_pictures_and_frames_is_cut(line: str) -> None:
    assert certain_reason(line) == likely_reason(line) == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        *("[Applause]", "[Laughter.]", "[cross-talk]", "[the tide]", "[pier_2] said"),
        *("[…]", "[...]", "[1]", "[3] [4]", "[2019-20]", "{the tide}", "A frame: the pier"),
    ],
)
def test_other_words_in_brackets_are_none(line: str) -> None:
    assert certain_reason(line) is None


@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip())))
def test_any_line_has_at_most_one_reason(line: str) -> None:
    certain = certain_reason(line.strip())
    assert certain is None or likely_reason(line.strip()) == certain


def test_the_publisher_is_named_by_the_copyright_line() -> None:
    lines = ["A line", "Copyright © 2015 Marlow Courier. All rights reserved.", "Terms"]
    assert publisher_of(lines) == "Marlow Courier"
    assert publisher_of(["No such line"]) is None


def test_of_all_lines_that_may_name_a_publisher_each_is_looked_at() -> None:
    other, own = "© 2015 The Photo Agency", "© 2015 Marlow Courier"
    assert publisher_of([other, own, "Terms", own]) == "Marlow Courier"
    assert publisher_of([f"{own}. {'And so on. ' * 40}"]) is None
    assert publisher_of(["The Courier is not responsible for the content of others"]) == "Courier"


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        (
            "The ferry that was to stop in November is going to run for the whole of the winter",
            "en",
        ),
        ("Die Fähre, die im November nicht mehr fahren sollte, ist auch für den Winter da", "de"),
        ("Паром будет ходить всю зиму, решил совет острова", "ru"),
        ("x y z", "und"),
    ],
)
def test_the_tongue_is_told_by_little_words(text: str, tongue: str) -> None:
    assert tongue_of(text) == tongue


def test_a_huge_page_leaves_no_more_labels_behind_than_are_kept() -> None:
    assert likely_reasons([f"Pier {number}" for number in range(2 * _MOST_LABELS)])
    assert len(_labels) <= _MOST_LABELS
