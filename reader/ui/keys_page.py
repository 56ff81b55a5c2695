"""docs/keys.md, written from the registry of commands: `python -m reader.ui.keys_page`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reader.ui.commands import Command, Pane, by_group
from reader.ui.commands.registry import ALWAYS, EVERYWHERE

HEAD = """\
# Keys

Made from the registry of commands by `make docs`; a test holds it to that. Every key
can be changed in the config (`reader config edit` opens it), by the command's name:

```yaml
keys:
  quote.next: ["Ctrl+N"]
  move.page-down: [Space, f]
```

What cannot be bound is said in one line when the reader starts, and the rest works;
`reader config check` says it with the line of the file.
`<letter>` stands for any letter. Where *in* is empty, a key works in the list, the text and
the panel; *selection* is the text while a passage is selected in it, from `v` on.

In the note box, `Ctrl+S` saves, `Esc` leaves (and asks when something was written),
`Ctrl+E` goes to your editor. What you write is kept as a draft, at most a second late.
"""
_WHERE = {
    Pane.LIST: "list",
    Pane.TEXT: "text",
    Pane.PANEL: "panel",
    Pane.SELECTION: "selection",
}


def keys_page() -> str:
    """Return the page, in Markdown."""
    return "\n".join([HEAD, *_tables()])


def _tables() -> Iterator[str]:
    for group, commands in by_group():
        yield f"## {group.value}\n"
        yield "| keys | in | what it does | name |"
        yield "|---|---|---|---|"
        yield from map(_row, commands)
        yield ""


def _row(one: Command) -> str:
    keys = " ".join(f"`{key}`" for key in one.keys)
    told = [_WHERE[pane] for pane in Pane if pane in one.panes]
    where = "" if one.panes >= EVERYWHERE else ", ".join(told)
    if one.panes == ALWAYS:
        where = "also selection"
    return f"| {keys} | {where} | {one.help} | `{one.id}` |"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
