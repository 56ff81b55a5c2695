"""Any bytes whatever: a page that can be shown, or one clear line; and never a raw control."""

from __future__ import annotations

import io
import json
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli import main
from reader.pages import clean
from tests.cli.conftest import SAVED, Done

_cuts = st.integers(0, len(SAVED))
_spliced = st.tuples(_cuts, st.binary(max_size=30), _cuts).map(
    lambda parts: SAVED.encode()[: parts[0]] + parts[1] + SAVED.encode()[parts[2] :]
)
_bytes = st.binary(max_size=300) | st.text(max_size=200).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)


def _run(*arguments: str) -> Done:
    """Call a command with the cleaner that the program has."""
    out, err = io.StringIO(), io.StringIO()
    with patch("reader.clean", clean, create=True), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return Done(code, out.getvalue(), err.getvalue())


def _controls(text: str) -> list[str]:
    return [char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cs")]


@settings(max_examples=50)
@given(_spliced | _bytes)
def test_any_page_is_shown_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    page = tmp_path_factory.mktemp("any") / "page.txt"
    page.write_bytes(data)
    for command in (["clean"], ["show"], ["show", "--quotes", "--people"], ["analyse", "--page"]):
        done = _run(*command, str(page))
        assert done.code in (0, 1)
        assert len(done.err.splitlines()) <= 1
        assert done.code == 0 or (done.out == "" and done.err.startswith(f"reader: {page}: "))
        assert not _controls(done.out + done.err)
    for command in (["clean"], ["show"], ["analyse", "--page"], ["add"]):
        done = _run(*command, str(page), "--json")
        assert done.code == 1 or json.loads(done.out)
