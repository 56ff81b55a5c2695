"""Panes fold away where there is no room, and come over the text when they are asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.commands import Pane
from reader.ui.layout import Panes

BESIDE = (Pane.LIST, Pane.PANEL)


def _shown(panes: Panes, width: int) -> set[Pane]:
    return {pane for pane in BESIDE if panes.is_shown(pane, width)}


def test_the_width_decides_until_the_person_does() -> None:
    assert _shown(Panes(), 120) == {Pane.LIST, Pane.PANEL}
    assert _shown(Panes(), 80) == {Pane.LIST}
    assert _shown(Panes(), 60) == set()


def test_a_pane_without_room_comes_over_the_text_and_goes_with_the_focus() -> None:
    over = Panes().with_focus(Pane.PANEL, 80)
    assert over.lies_over(Pane.PANEL, 80)
    assert _shown(over.with_focus(Pane.TEXT, 80), 80) == {Pane.LIST}


def test_what_is_put_away_stays_away_in_any_width() -> None:
    without = Panes().toggled(Pane.LIST, 120)
    assert _shown(without, 200) == {Pane.PANEL}


def test_zen_is_the_text_alone_and_back() -> None:
    zen = Panes().zen_toggled()
    assert _shown(zen, 200) == set()
    assert _shown(zen.zen_toggled(), 200) == {Pane.LIST, Pane.PANEL}


@given(
    st.lists(st.tuples(st.sampled_from(["focus", "toggle", "zen"]), st.sampled_from(Pane))),
    st.integers(20, 250),
)
def test_what_has_the_focus_is_on_the_screen(steps: list[tuple[str, Pane]], width: int) -> None:
    panes = Panes()
    for step, pane in steps:
        if step == "focus":
            panes = panes.with_focus(pane, width)
            assert panes.is_shown(pane, width)
        elif step == "toggle" and pane in BESIDE:
            before = panes.is_shown(pane, width)
            panes = panes.toggled(pane, width)
            assert panes.is_shown(pane, width) is not before
        elif step == "zen":
            panes = panes.zen_toggled()
    assert sum(panes.lies_over(pane, width) for pane in BESIDE) <= 2
