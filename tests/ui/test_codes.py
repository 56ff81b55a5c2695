"""What a terminal is told shows the same as the framework's own codes, in fewer bytes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.codes import codes, painted

_COLOURS = st.sampled_from((None, "default", "red", "color(120)", "#0a141e", "#ffffff"))
_MARK = st.sampled_from((None, True, False))
_STYLES = st.builds(
    Style,
    color=_COLOURS,
    bgcolor=_COLOURS,
    bold=_MARK,
    dim=_MARK,
    italic=_MARK,
    underline=_MARK,
    reverse=_MARK,
    strike=_MARK,
)
_TEXTS = st.text(alphabet="a 漢\u0301 ", max_size=4)
_SEGMENTS = st.lists(st.builds(Segment, _TEXTS, st.one_of(st.none(), _STYLES)), max_size=8)
_SYSTEMS = st.sampled_from((ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD))
_TOKEN = re.compile(r"\x1b\[([\d;]*)m|([^\x1b])")
_SEEN_ON_BLANKS = {"4", "7", "9"}


def shown(told: str) -> list[tuple[str, frozenset[str], str, str]]:
    """Return each character with its marks, ink and paper, as a terminal would show them.

    Of a blank that nothing marks, the ink and bold, dim and italic are left out.
    """
    marks, ink, paper = frozenset[str](), "39", "49"
    cells = []
    for code, character in _TOKEN.findall(told):
        if not character:
            left = code.split(";")
            while left:
                size = {"2": 5, "5": 3}[left[1]] if left[0] in ("38", "48") else 1
                one, left = ";".join(left[:size]), left[size:]
                if one in ("", "0"):
                    marks, ink, paper = frozenset(), "39", "49"
                elif (one[0] == "3" and len(one) > 1) or re.fullmatch(r"9\d", one):
                    ink = one
                elif (one[0] == "4" and len(one) > 1) or re.fullmatch(r"10\d", one):
                    paper = one
                else:
                    marks |= {one}
        elif character.isspace() and not marks & _SEEN_ON_BLANKS:
            cells.append((character, frozenset[str](), "", paper))
        else:
            cells.append((character, marks, ink, paper))
    assert (marks, ink, paper) == (frozenset(), "39", "49"), "something is set beyond the end"
    return cells


@given(_SEGMENTS, _SYSTEMS)
def test_it_looks_as_with_the_codes_of_the_framework(
    segments: list[Segment], system: ColorSystem
) -> None:
    theirs = "".join(
        text if style is None else Style.render(style.copy(), text, color_system=system)
        for text, style, _ in segments
    )
    ours = codes(segments, system)
    assert shown(ours) == shown(theirs)
    assert len(ours) <= len(theirs)


def test_parts_stand_at_their_places_and_blanks_go_with_what_stands_beside_them() -> None:
    paper, ink, cue = "on #101010", "#eeeeee on #101010", "bold #88aaff on #101010"
    looks = [Style.parse(one) for one in (paper, ink, cue)]
    line = [
        *(Segment("  ", looks[0]), Segment("", looks[2]), Segment("said", looks[1])),
        *(Segment(" ", looks[2]), Segment("Quill", looks[2]), Segment("   ", looks[0])),
    ]
    told = painted([(4, 0, Strip(line))], ColorSystem.TRUECOLOR)
    assert told == (
        "\x1b[1;5H\x1b[38;2;238;238;238;48;2;16;16;16m  said "
        "\x1b[0;1;38;2;136;170;255;48;2;16;16;16mQuill   \x1b[0m"
    )
    assert Strip(line).render(Console(color_system="truecolor")).count("\x1b") == 12
