"""The marks beside text, for terminals with Unicode and without."""

from __future__ import annotations

from collections.abc import Mapping

from reader.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks beside text, in Unicode or in ASCII."""

    unread: str = "●"
    begun: str = "◐"
    star: str = "★"
    note: str = "✎"
    highlight: str = "▪"
    bookmark: str = "⚑"
    cursor: str = "▌"
    dash: str = "—"
    more: str = "…"
    unsure: str = "?"
    done: str = "✓"
    due: str = "☐"
    nowhere: str = "▁"
    named: str = "▄"
    speaks: str = "█"


ASCII_GLYPHS = Glyphs("*", "%", "+", "n", "=", "b", ">", "-", "~", "?", "v", "o", "_", "|", "#")


IN_ASCII = {
    ord(mark): plain
    for marks, plain in (
        ("─━▔╌", "-"),
        ("│┃▏▎▍▕▐", "|"),
        ("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
        ("▁▂▃▄▅▆▇", "_"),
        ("█▀", "#"),
        ("▌▸›", ">"),
        ("‹", "<"),
        ("•·—–‐‑−", "-"),
        ("…", "~"),
        ("“”„‟«»", '"'),
        ("‘’‚‛", "'"),
        ("×", "x"),
        ("\xa0\u2002\u2003\u2009\u202f", " "),
        ("🔎", "/ "),
    )
    for mark in marks
}
"""What lines, and the marks of print, are shown as where there is no Unicode; of the same width."""


def ascii_only(environ: Mapping[str, str]) -> bool:
    """Say whether the terminal's locale has no Unicode, by the order in which POSIX looks."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := environ.get(name):
            return "utf" not in value.lower()
    return False
