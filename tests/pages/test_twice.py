"""Text that was encoded twice is read as it was meant, and no other is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.twice import encoded_once, escaped_once

_TEXT = "“Marlow’s café” cost £5 – or €6, said Zoë Quill."
_IN_OTHER_LETTERS = (
    "Паром на остров будет ходить.",
    "町の議会は、桟橋を閉める。",
    "Łódź, Łeba, Świt – “tak”",
)


@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", [_TEXT, *_IN_OTHER_LETTERS])
def test_a_text_that_was_encoded_twice_is_read_as_it_was_meant(text: str, taken_for: str) -> None:
    spelled = "".join(
        bytes([byte]).decode(taken_for, "ignore") or chr(byte) for byte in text.encode()
    )
    assert encoded_once(spelled) == text


@pytest.mark.parametrize("lost", ["\ufffd", ""])
def test_a_closing_mark_that_lost_its_last_byte_is_read(lost: str) -> None:
    spelled = f"â€œThe ferry is savedâ€{lost}, she said. â€œIt isâ€{lost} Zoë."
    assert encoded_once(spelled) == "“The ferry is saved”, she said. “It is” Zoë."


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        *_IN_OTHER_LETTERS,
        "« LA LIBERTÉ» et « L’ÉTÉ» à MANHÃ\xa0: NÃO, NÃO.",
        "A page that says “â€™” where it means “’”, or “Ã©” for “é”, or “Â£” for “£”.",
        "Only one â€™ of them",
        "The ferry",
    ],
)
def test_a_text_that_was_encoded_once_stays(text: str) -> None:
    assert encoded_once(text) == text


@given(st.text(alphabet="âÃ€™\x80©é\ufffd ab") | st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert len(encoded_once(text)) <= len(text)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("anyone&rsquo;s &pound;5", "anyone’s £5"),
        ("Quill &amp; Tarr, &#8220;the boat&#x201D;", "Quill & Tarr, “the boat”"),
        ("a &lt;p&gt; and &#60;", "a &lt;p&gt; and &#60;"),
        (
            "AT&T; Q&A; ?a=1&copy=2 &nosuch; &#12; &#1;",
            "AT&T; Q&A; ?a=1&copy=2 &nosuch; &#12; &#1;",
        ),
    ],
)
def test_references_that_a_text_shows_are_read(shown: str, meant: str) -> None:
    assert escaped_once(shown) == meant
