"""Addresses in a page: which may be opened, how they are shown, and what opens them.

An address is foreign text. It is opened only when its scheme is http, https or mailto and
nothing in it can be read in two ways; it is shown percent-encoded, its host in the letters
that the network uses; and it goes to the browser as one word of a list, never to a shell.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urljoin

from reader.address import encoded, read_address
from reader.dataclass import dataclass
from reader.model import Article, ReaderError

Opener = Callable[[Sequence[str]], None]
"""Runs a command, given as a list of words. Raises ReaderError if it could not."""

LONGEST = 900
"""Characters of an address that is opened: so many can be shown whole on a small screen."""
PATIENCE = 1.0
"""Seconds in which a command that can't open anything has said so."""

_SAFE = "%:/?#[]@!$&'()*+,;=~-._"
"""What stays as it is in an address (RFC 3986, section 2.2), and % of what is encoded."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that may be opened."""

    address: str
    """The whole of it, printable ASCII."""
    host: str
    """Where it leads: the host, or the person a mail goes to."""


def link(address: str) -> Link:
    """Return what an address of a page leads to.

    Raises:
        ReaderError: If it is not to be opened; the message says why.
    """
    if len(address) > LONGEST:
        raise ReaderError(f"it has {len(address):,} characters")
    found = read_address(address)
    where = encoded(found.path, _SAFE) if found.scheme == "mailto" else found.shown_host
    return Link(found.written(_SAFE), where)


@dataclass(frozen=True, slots=True)
class Lead:
    """A link in the text of an article."""

    start: int
    """Where its words begin in the text."""
    words: str
    address: str
    """Whole, where the page says its own."""


def leads_of(article: Article) -> list[Lead]:
    """Return the links in the text of an article that lead to other pages."""
    return [
        Lead(one.start, article.text[one.start : one.end], _whole(article.url, one.url))
        for one in article.links
        if not one.url.startswith("#")
    ]


def _whole(page: str | None, address: str) -> str:
    try:
        return urljoin(page or "", address)
    except ValueError:
        return address


def browser_command(
    environ: Mapping[str, str], platform: str, which: Callable[[str], str | None]
) -> list[str]:
    """Return the command that opens an address, to be followed by it.

    Args:
        environ: The environment; $BROWSER names a command of one's own.
        platform: As `sys.platform` names it.
        which: Finds a program, as `shutil.which` does.

    Raises:
        ReaderError: If there is none.
    """
    try:
        own = shlex.split(environ.get("BROWSER", "").partition(":")[0])
    except ValueError as error:
        raise ReaderError(f"$BROWSER cannot be read ({error})") from error
    usual = {"darwin": ["open"], "win32": ["rundll32", "url.dll,FileProtocolHandler"]}.get(
        platform, ["xdg-open"]
    )
    for command in ([word for word in own if word != "%s"], usual):
        if command and which(command[0]):
            return command
    raise ReaderError("no browser: set $BROWSER to the command that opens an address")


def run_detached(command: Sequence[str]) -> None:
    """Run a command that goes on by itself, without a shell and without our terminal.

    Raises:
        ReaderError: If it could not be run, or soon ended with an error.
    """
    nowhere = subprocess.DEVNULL
    try:
        child = subprocess.Popen(
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
        code = child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return
    except OSError as error:
        raise ReaderError(f"{command[0]} did not work: {error.strerror}") from error
    if code:
        raise ReaderError(f"{command[0]} could not open the address (it ended with {code})")
