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
        "print(type(re.compile('a')).__name__)"
    )
    script = f"{LOAD}{use}"
    told = subprocess.check_output([sys.executable, "-c", script], text=True)
    whole = subprocess.check_output([sys.executable, "-c", f"import re\n{use}"], text=True)
    assert re.sub("0x[0-9a-f]+", "", told) == re.sub("0x[0-9a-f]+", "", whole)
