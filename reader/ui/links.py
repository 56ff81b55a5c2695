"""Addresses in a page: which may be opened, how they are shown, and what opens them.

An address is foreign text. It is opened only when its scheme is http, https or mailto and
nothing in it can be read in two ways; it is shown percent-encoded, its host in the letters
that the network uses; and it goes to the browser as one word of a list, never to a shell.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from reader.model import ReaderError

Opener = Callable[[Sequence[str]], None]
"""Runs a command, given as a list of words. Raises ReaderError if it could not."""

SCHEMES = ("http", "https", "mailto")
LONGEST = 900
"""Characters of an address that is opened: so many can be shown whole on a small screen."""
PATIENCE = 1.0
"""Seconds in which a command that can't open anything has said so."""

_USUAL = {"darwin": ["open"], "win32": ["rundll32", "url.dll,FileProtocolHandler"]}
_AMBIGUOUS = re.compile(r"[\x00-\x1f\x7f-\x9f\s\\]")
_SAFE = "%:/?#[]@!$&'()*+,;=~-._"
"""What stays as it is in an address (RFC 3986, section 2.2), and % of what is encoded."""
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\]")


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
    if _AMBIGUOUS.search(address):
        raise ReaderError("it holds characters that no address may hold")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ReaderError(f"it is no address ({error})") from error
    if parts.scheme not in SCHEMES:
        raise ReaderError("only http, https and mailto are opened")
    if parts.scheme == "mailto":
        person = _encoded(parts.path)
        if "@" not in person:
            raise ReaderError("it names nobody to write to")
        return Link(f"mailto:{_encoded(address.partition(':')[2])}", person)
    if parts.username is not None or parts.password is not None:
        raise ReaderError("it holds a name or a password before its host")
    host = _host(parts.hostname or "")
    where = host if port is None else f"{host}:{port}"
    rest = address.partition("//")[2]
    return Link(f"{parts.scheme}://{where}{_encoded(rest[len(parts.netloc) :])}", host)


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


def _host(name: str) -> str:
    """Return a host in the letters of the network, so that no look-alike passes for another."""
    try:
        host = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ReaderError("it names no host that can be") from error
    host = f"[{host}]" if ":" in host else host.lower()
    if not _HOST.fullmatch(host) or any(len(label) > 63 for label in host.split(".")):
        raise ReaderError("it names no host that can be")
    return host


def _encoded(part: str) -> str:
    return quote(part, safe=_SAFE, encoding="utf-8", errors="replace")
