"""Every command of the screens, each declared once with its keys, its help and its deed."""

from __future__ import annotations

from reader.ui.commands import (
    annotating,
    articles,
    correcting,
    exporting,
    finding,
    gathering,
    keeping,
    library,
    marking,
    moving,
    panes,
    placing,
    selecting,
    viewing,
)
from reader.ui.commands.registry import COMMANDS, Command, Group, Pane, by_group

__all__ = [
    "COMMANDS",
    "Command",
    "Group",
    "Pane",
    "annotating",
    "articles",
    "by_group",
    "correcting",
    "exporting",
    "finding",
    "gathering",
    "keeping",
    "library",
    "marking",
    "moving",
    "panes",
    "placing",
    "selecting",
    "viewing",
]
