"""What browsers print at the head and at the foot of each leaf of a page.

Chrome prints when that was and the title of the page, its address and "3/7"; Firefox title and
address, "3 of 7" and when. Programs that take the text out of a document set them on one line or
on several.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_WHEN = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? +\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\b\.?)?"
)
_COUNT = re.compile(
    r"(?:^|(?<=\s))(?:(?:page|seite|pagina|página) )?(\d{1,3}) ?(?:/|of|von|sur|de|di|van|av) ?"
    r"(\d{1,3})(?=\s|$)",
    re.IGNORECASE,
)
_CUT_SHORT = ("…", "...")
_REACH = 3
"""So many lines above the count of a leaf and below it, but for blank ones, may be of its edge."""


class _Edge(NamedTuple):
    """What a line says of a leaf."""

    address: str
    is_dated: bool
    leaf: int
    leaves: int
    rest: str
    """What else stands in the line: the title of the page, if it is of a leaf."""


class Printed(NamedTuple):
    """A page as a browser printed it."""

    address: str | None
    """Where it is from; None where that is a file, or too long to be printed whole."""
    edges: frozenset[int]
    """The lines at the head and at the foot of its leaves."""


def printed_by_browser(lines: Sequence[str]) -> Printed | None:
    """Return what a browser printed with the text of a page; None where it did not."""
    linked = [at for at, line in enumerate(lines) if "://" in line]
    if not linked:
        return None
    shown = [at for at, line in enumerate(lines) if line.strip()]
    place = {at: nth for nth, at in enumerate(shown)}
    near = {n for nth in map(place.__getitem__, linked) for n in _near(nth, shown)}
    edges = {n: _edge(lines[shown[n]]) for n in near}
    counts: defaultdict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for nth in map(place.__getitem__, linked):
        told = {n: edges[n] for n in _near(nth, shown)}
        counted = [n for n, edge in told.items() if edge.leaves and (n == nth or not edge.rest)]
        for n in sorted(counted, key=lambda n: abs(n - nth))[:1]:
            counts[told[nth].address, told[n].leaves][n] = told[n].leaf
    for (address, leaves), found in counts.items():
        are_all = leaves - 1 <= len(found) and [*found.values()] == [*range(1, len(found) + 1)]
        if are_all and (of_leaves := _edges(lines, shown, [0, *found])):
            is_whole = address.startswith("http") and not address.endswith(_CUT_SHORT)
            return Printed(address if is_whole else None, of_leaves)
    return None


def _near(nth: int, shown: Sequence[int]) -> range:
    return range(max(nth - _REACH, 0), min(nth + _REACH + 1, len(shown)))


def _edges(lines: Sequence[str], shown: Sequence[int], leaves: Sequence[int]) -> frozenset[int]:
    """Return the lines of all edges; none where nothing says when the page was printed.

    The title of the page is what stands at several edges, or beside an address or an hour.

    Args:
        lines: All lines of the page.
        shown: Those that are not blank.
        leaves: Which of these are at an edge.
    """
    near = {n: _edge(lines[shown[n]]) for nth in leaves for n in _near(nth, shown)}
    if not any(edge.is_dated for edge in near.values()):
        return frozenset()
    again = Counter(edge.rest for edge in near.values())
    titles = {
        edge.rest
        for edge in near.values()
        if edge.rest and (again[edge.rest] > 1 or edge.is_dated or edge.address)
    }
    return frozenset(shown[n] for nth in leaves for n in _edge_about(nth, near, titles))


def _edge_about(nth: int, near: Mapping[int, _Edge], titles: Collection[str]) -> Iterator[int]:
    """Yield the lines of one edge, in which the title stands once: below it, it is the headline."""
    has_title = False
    for step in (1, -1):
        at = nth if step > 0 else nth - 1
        while at in near and abs(at - nth) <= _REACH:
            edge = near[at]
            if edge.rest and (has_title or edge.rest not in titles):
                break
            if not (edge.rest or edge.address or edge.is_dated or edge.leaves):
                break
            has_title = has_title or edge.rest != ""
            yield at
            at += step


def _edge(line: str) -> _Edge:
    address, when = _ADDRESS.search(line), _WHEN.search(line)
    rest = _WHEN.sub(" ", _ADDRESS.sub(" ", line))
    count = _COUNT.search(rest)
    if count:
        rest = rest[: count.start()] + rest[count.end() :]
    leaf, leaves = (int(count[1]), int(count[2])) if count else (0, 0)
    return _Edge(
        address[0] if address else "", when is not None, leaf, leaves, " ".join(rest.split())
    )
