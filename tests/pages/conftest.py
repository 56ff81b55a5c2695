"""Pages of an invented town, in the shapes that people save."""

from __future__ import annotations

import pytest

PARAGRAPHS = (
    (
        "The council of Marlow Bridge has voted to keep the harbour ferry running for another "
        "winter, after a campaign by islanders."
    ),
    (
        'Ann Tolliver, who leads the council, said: "We listened, and we changed our minds '
        'about the timetable and about the fares."'
    ),
    (
        "The vote on Tuesday evening ended nine to four, with two members staying away because"
        " they own boats of their own."
    ),
    (
        "Fishermen had warned that the last shop on the island would close if the ferry "
        "stopped in November, as first planned."
    ),
    (
        "But the money will last only until the spring, when a new contract has to be signed "
        "with the company that owns the boat."
    ),
    (
        '"It was never about the money alone," said Piet Harrow, a baker on the island, who '
        "had gathered two thousand signatures."
    ),
)

DUMP = """Page last updated at 14:05 GMT, Wednesday, 4 March 2015

Island ferry saved for the winter

By Dora Quill
Local government reporter, Marlow Bridge

Harbour ferry
The ferry has crossed the sound since 1921

{}

{}

{}

Boats of their own

{}

Listen to the whole debate on Radio Marlow

We listened, and we changed our minds about the timetable
Council leader Ann Tolliver

{}

{}

Print Sponsor

Ferry contract goes to court
12 Jan 15 | Business

The Marlow Courier is not responsible for the content of external internet sites

Sign in

Copyright © 2015 Marlow Courier. All rights reserved.

Your browser is out of date. Please consider upgrading your browser software.
""".format(*PARAGRAPHS)


@pytest.fixture
def dump() -> str:
    """A whole page as text, blocks parted by blank lines, with its clutter."""
    return DUMP


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    """The paragraphs of the article in the dump."""
    return PARAGRAPHS
