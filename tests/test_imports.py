"""The walls between the rooms hold when the program runs, not only in the import graph."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "trafilatura", "lxml", "yaml", "sqlite3")


def _loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", HEAVY)
def test_importing_the_package_loads_nothing_heavy(module: str) -> None:
    assert module not in _loaded_after("import reader")


@pytest.mark.parametrize("module", ("textual", "rich", "trafilatura", "lxml", "yaml"))
def test_analysing_a_text_uses_the_standard_library_alone(module: str) -> None:
    assert module not in _loaded_after("import reader; reader.analyse('A text.')")


@pytest.mark.parametrize("module", ("textual", "rich", "trafilatura", "lxml"))
def test_cleaning_a_text_page_loads_no_html_library(module: str) -> None:
    assert module not in _loaded_after("import reader; reader.clean('A title\\n\\nA line of it.')")


def test_only_feeds_and_epubs_load_what_reads_them() -> None:
    page = "import reader.library.incoming; reader.library.incoming.is_bundle(b'A page')"
    assert _loaded_after(page).isdisjoint({"feedparser", "zipfile", "lxml"})


def test_to_see_that_folders_changed_loads_nothing_that_reads_books() -> None:
    told = "import sys, reader.library.folders; print('reader.pages.bundle' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", told], text=True) == "False\n"


def test_articles_at_hand_are_listed_without_a_database() -> None:
    listed = (
        "from reader.library.article_list import View; from reader.library.at_hand import AtHand\n"
        "AtHand(()).around(View())"
    )
    assert "sqlite3" not in _loaded_after(listed)


LOAD = (
    "import re, sys, reader.cli.dispatch as cli\n"
    "cli.open_pages = lambda *_: 0; cli.run(['a.txt'])\n"
    "from reader.ui.loading import loading_at_once\n"
    "with loading_at_once(): import reader.ui.app\n"
)
"""What a start does before it opens the screens."""


def _check_is_told_alike(use: str) -> None:
    """Check that code prints the same, whether the framework is loaded as a start does or whole."""
    told, whole = (
        subprocess.check_output([sys.executable, "-c", f"{load}{use}"], text=True)
        for load in (LOAD, "import re\n")
    )
    assert re.sub("0x[0-9a-f]+", "", told) == re.sub("0x[0-9a-f]+", "", whole) != ""


def test_the_screens_are_there_before_what_few_keys_need() -> None:
    terminal = "import reader.ui.terminal\n" if sys.platform == "linux" else ""
    loaded = subprocess.check_output(
        [sys.executable, "-c", f"{LOAD}{terminal}print(*sys.modules)"], text=True
    ).split()
    late = {"yaml", "reader.language", "reader.pages", "reader.export.passages", "lxml"}
    late |= {"reader.library.search", "reader.ui.screens.note_box", "concurrent.futures.process"}
    late |= {"argparse", "ssl", "reader.cli.noting", "reader.annotations.anchor"}
    late |= {"reader.ui.screens.ask", "reader.ui.screens.listing", "reader.ui.writing"}
    late |= {"reader.library.keeping", "reader.library.look", "reader.library.study"}
    late |= {"textual.command", "textual.widgets._input", "textual.widgets._option_list"}
    late |= {"tempfile", "shutil", "random", "difflib", "rich.markup", "asyncio.sslproto"}
    late |= {"textual.css._help_text"}
    late |= {"rich.table", "typing_extensions", "uuid", "platform", "hashlib", "hmac", "secrets"}
    late |= {
        "reader.annotations.notesfile",
        "reader.annotations.schema",
        "reader.annotations.merge",
    }
    late |= {"reader.library.adding", "reader.library.unadded", "reader.library.folders"}
    late |= {"reader.ui.widgets.prompt", "reader.ui.links", "reader.ui.own_themes"}
    assert not late.intersection(loaded)
    # Each module takes a hundredth of what the screens take to load beside the framework.
    assert len([name for name in loaded if name.startswith("reader")]) <= 125


def test_a_start_that_reads_no_style_sheet_compiles_nothing_that_reads_one() -> None:
    count = (
        "from textual.css import tokenize\n"
        "made = [one for one in vars(tokenize).values() if isinstance(one, tokenize.Expect)]\n"
        "print(len(made), sum('_regex' in vars(one) for one in made))\n"
        "list(tokenize.tokenize('A { color: red; }', ('', '')))\n"
        "print(sum('_regex' in vars(one) for one in made) > 0)"
    )
    told = subprocess.check_output([sys.executable, "-c", f"{LOAD}{count}"], text=True).split()
    assert int(told[0]) > 5
    assert told[1:] == ["0", "True"]


def test_what_the_framework_was_loaded_without_is_there_when_it_is_used() -> None:
    use = (
        "from textual.app import App; from textual.color import Color\n"
        "from textual.command import CommandPalette; from rich.table import Table\n"
        "from textual.notifications import Notification; from typing_extensions import override\n"
        "from textual.css.stylesheet import Stylesheet; from textual.content import Content\n"
        "Table().add_row('a'); sheet = Stylesheet(); sheet.add_source('A { color: red; }')\n"
        "print(sheet.css, Color.parse('#ff0000').hex, Content.from_markup('[b]a[/b]').spans)\n"
        "print(len(Notification('a').identity), issubclass(CommandPalette, object), override)\n"
        "print(type(re.compile('a')).__name__)\n"
        "from rich.console import Console; from textual.css.styles import Styles\n"
        "from textual.suggestions import get_suggestion; from platformdirs import unix\n"
        "print(Console().render_str('[b]a[/b]').spans, get_suggestion('hight', ['height']))\n"
        "print(unix.gettempdir(), len(str(unix.Unix('a').user_runtime_dir)))\n"
        "try: Styles().width = 'wide'\n"
        "except Exception as error: print(error.help_text.summary)\n"
        "import asyncio.base_events; print(asyncio.base_events.sslproto.SSLProtocol.__name__)"
    )
    _check_is_told_alike(use)


def test_the_dataclasses_of_the_framework_do_as_the_standard_library_s_do() -> None:
    use = (
        "import copy, dataclasses as d, pickle; from rich.console import Console\n"
        "from textual import binding, canvas, events, notifications, style, theme\n"
        "made = [events.CursorPosition(1, 2), canvas.HorizontalLine(1, 2, 3, style),\n"
        "    notifications.Notification('a', timeout=1), theme.BUILTIN_THEMES['nord'],\n"
        "    binding.Binding('q', 'quit', 'Quit'), style.Style(bold=True), style.Style(),\n"
        "    Console(width=80).options.update(width=40)]\n"
        "for one in made:\n"
        "    other = copy.copy(one); kinds = [str(f.type) for f in d.fields(one)]\n"
        "    print(type(one).__name__, other == one, kinds, d.replace(one) == one)\n"
        "    print(type(one).__match_args__, type(one).__hash__ is None, one != made[0])\n"
        "for one in (made[4], made[5]):\n"
        "    print(hash(one) == hash(d.replace(one)), pickle.loads(pickle.dumps(one)) == one)\n"
        "    try: one.key = 1\n"
        "    except d.FrozenInstanceError as error: print(error)\n"
        "print(made[2].has_expired, made[4].with_key('x'), made[5] + made[6], made[0])"
    )
    _check_is_told_alike(use)


def test_what_is_loaded_when_it_is_called_is_a_function_wherever_it_was_named() -> None:
    show = (
        "from importlib import import_module; from inspect import isfunction\n"
        "from reader.ui import loading\n"
        "named = [what.__name__ for module in list(sys.modules.values())\n"
        "    for what in vars(module).values()\n"
        "    if getattr(what, '__module__', '') == loading.__name__\n"
        "    and '_CalledLate' in getattr(what, '__qualname__', '') and isfunction(what)]\n"
        "known = [import_module(name) for name in loading._CALLED_LATE]\n"
        "print(len(named) > 5)\n"
        "print([name for name in named if not any(isfunction(getattr(one, name, 0))\n"
        "    for one in known)])"
    )
    told = subprocess.check_output([sys.executable, "-c", f"{LOAD}{show}"], text=True)
    assert told.split() == ["True", "[]"]
