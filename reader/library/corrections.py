"""What a person put right, in corrections.yaml: for one article, or all pages of a publisher.

One file for everything, schema 1, written to be read and edited by hand. A correction is what
it says: it has no id, and two that say the same are one. So to merge is to unite: what either
side put in is in, and what either side took out of what both knew is out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from reader.dataclass import dataclass
from reader.model import BlockKind, Correction, CorrectionKind, Plain, Target

if TYPE_CHECKING:
    from reader.annotations.fields import Fields
    from reader.annotations.yamlfile.read import Node

SCHEMA = 1

OF_PUBLISHERS: frozenset[CorrectionKind] = frozenset(("not_a_person", "put_back", "cut"))
"""What can be said of all pages of a publisher: it needs no place in a text."""

_BLOCKS = get_args(BlockKind)
_VERBS: tuple[CorrectionKind, ...] = tuple(
    kind for kind in get_args(CorrectionKind) if kind != "unknown"
)
_BY_NAMES: frozenset[CorrectionKind] = frozenset(
    ("not_a_person", "same_person", "different_people")
)
_NOBODY, _UNNAMED = "nobody", "unnamed"
_TARGET_KEYS = ("exact", "prefix", "suffix", "start", "end", "text")


class Scope(NamedTuple):
    """What a correction is about: one article, or all pages of a publisher."""

    name: str
    """The article's id, or the publisher as pages name it."""
    publisher: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One change to the corrections, which can be taken back."""

    scope: Scope
    add: tuple[Correction, ...] = ()
    remove: tuple[Correction, ...] = ()
    text: str | None = None
    """The article's text that targets count in, where they count in that."""

    def back(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.scope, self.remove, self.add, self.text)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything in the file."""

    articles: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """By the article's id, in the order they were made."""
    publishers: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """By the publisher's name, as it stands in the file."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the file that this version does not know; written back as they came."""

    def of_article(self, id: str) -> tuple[Correction, ...]:  # noqa: A002
        """Return what was put right in one article."""
        return self.articles.get(id, ())

    def of_publisher(self, publisher: str | None) -> tuple[Correction, ...]:
        """Return what was put right in all pages of a publisher; case and spacing don't tell."""
        wanted = _plain(publisher or "")
        return tuple(
            one
            for name, corrections in self.publishers.items()
            if wanted and _plain(name) == wanted
            for one in corrections
        )

    def all(self) -> Iterator[tuple[Scope, Correction]]:
        """Yield every correction with what it is about."""
        for publisher, side in ((False, self.articles), (True, self.publishers)):
            for name, corrections in side.items():
                yield from ((Scope(name, publisher), one) for one in corrections)

    def with_change(
        self, scope: Scope, add: Sequence[Correction] = (), remove: Sequence[Correction] = ()
    ) -> Corrections:
        """Return the same with corrections taken out, then put in; each stands there once."""
        return self.with_changes([Change(scope, tuple(add), tuple(remove))])

    def with_changes(self, changes: Iterable[Change]) -> Corrections:
        """Return the same with changes made, one after the other."""
        articles, publishers = dict(self.articles), dict(self.publishers)
        for one in changes:
            _make(publishers if one.scope.publisher else articles, one)
        return replace(self, articles=articles, publishers=publishers)


def _make(side: dict[str, tuple[Correction, ...]], change: Change) -> None:
    """Take corrections out of what is known of articles or publishers, then put others in."""
    scope, add = change.scope, change.add
    names = [name for name in side if scope.publisher and _plain(name) == _plain(scope.name)]
    for name in names or [scope.name]:
        kept = [one for one in side.get(name, ()) if one not in change.remove]
        side[name] = (*kept, *(one for one in add if one not in kept))
        if not side[name]:
            del side[name]
        add = ()


NO_CORRECTIONS = Corrections()


def united(one: Corrections, other: Corrections) -> Corrections:
    """Return what either side holds, in the order of the first."""
    for scope, correction in other.all():
        one = one.with_change(scope, [correction])
    return replace(one, extra={**other.extra, **one.extra})


def with_outside(versions: Sequence[Corrections], theirs: Corrections) -> Corrections:
    """Return the last version with what a program that knows nothing of the reader made of it.

    Such a program may have read the file some versions ago. What the file lacks is taken
    out only if all of those versions had it, or if nothing else in it was changed: nobody
    saves an old buffer without having written in it.

    Args:
        versions: The last versions written here, the latest first; may be empty.
        theirs: What stands in the file.
    """
    if not versions:
        return theirs
    latest, there = list(versions[0].all()), list(theirs.all())
    only_takes_out = all(one in latest for one in there)
    sure = [latest] if only_takes_out else [list(version.all()) for version in versions]
    for one in latest:
        if one not in there and not all(one in version for version in sure):
            theirs = theirs.with_change(one[0], [one[1]])
    return theirs


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


# The file


class NewerSchema(Exception):
    """A file of a later version of the reader, to be heeded but not written.

    Attributes:
        corrections: What could be understood of it.
    """

    def __init__(self, schema: int, corrections: Corrections) -> None:
        super().__init__(f"schema {schema}")
        self.corrections = corrections


def read_corrections(data: bytes) -> Corrections:
    """Return what a file holds.

    Raises:
        Damaged: If it can't be understood, with the line.
        NewerSchema: If a later version wrote it.
    """
    from reader.annotations.fields import Fields
    from reader.annotations.yamlfile.read import Damaged, parse

    top = Fields(parse(data), "the file")
    schema = top.schema()
    try:
        found = _corrections(top)
    except Damaged:
        if schema <= SCHEMA:
            raise
        found = NO_CORRECTIONS
    if schema > SCHEMA:
        raise NewerSchema(schema, found)
    return found


def write_corrections(corrections: Corrections) -> bytes:
    """Return the file: the same bytes for the same corrections.

    Raises:
        ValueError: If the bytes would not be read back as what was to be written.
    """
    from reader.annotations.yamlfile.read import Damaged
    from reader.annotations.yamlfile.write import write

    sides = {"articles": corrections.articles, "publishers": corrections.publishers}
    document = {
        "schema": Plain(SCHEMA),
        **{
            key: {name: [_document(one) for one in side[name]] for name in sorted(side)}
            for key, side in sides.items()
            if side
        },
        **corrections.extra,
    }
    data = write(document)
    try:
        back = read_corrections(data)
    except Damaged as error:
        raise ValueError(f"the corrections can't be written as YAML: {error}") from error
    if (back.articles, back.publishers) != (corrections.articles, corrections.publishers):
        raise ValueError("the corrections would not be read back as they are")
    return data


def _corrections(top: Fields) -> Corrections:
    articles, publishers = (
        {name: _list(node, name) for name, node in top.pairs(key)}
        for key in ("articles", "publishers")
    )
    return Corrections(articles, publishers, top.rest())


def _list(node: Node, name: str) -> tuple[Correction, ...]:
    from reader.annotations.fields import Fields
    from reader.annotations.yamlfile.read import Damaged

    if not isinstance(node.value, tuple):
        raise Damaged(node.line, f"what stands under {name} must be a list")
    found = (_correction(Fields(item, "a correction")) for item in node.value)
    return tuple(_each_once(found))


def _each_once(corrections: Iterable[Correction]) -> Iterator[Correction]:
    seen: list[Correction] = []
    for one in corrections:
        if one not in seen:
            seen.append(one)
            yield one


def _correction(fields: Fields) -> Correction:
    from reader.annotations.yamlfile.read import Damaged

    there = fields.keys()
    verbs = [verb for verb in _VERBS if verb in there]
    if len(verbs) > 1 and not (set(verbs) == {"quotation", "speaker"}):
        raise Damaged(fields.line, f"a correction can't be {verbs[0]} and {verbs[1]} at once")
    if not verbs:
        return Correction("unknown", extra=fields.rest())
    kind = verbs[-1] if len(verbs) == 1 else "quotation"
    if kind in _BY_NAMES:
        names = tuple(fields.texts(kind))
        _need(fields, kind, len(names) == (1 if kind == "not_a_person" else 2) and all(names))
        return Correction(kind, names, extra=fields.rest())
    if kind == "name":
        names = (fields.text("name"), fields.text("becomes"))
        _need(fields, kind, all(names))
        return Correction(kind, names, extra=fields.rest())
    speaker = fields.text("speaker")
    names = () if speaker in ("", _NOBODY, _UNNAMED) else (speaker,)
    words, target, kept = _passage(fields, "of" if kind == "speaker" else kind)
    _need(fields, kind, bool(words or target) and (kind != "speaker" or bool(speaker)))
    block: BlockKind = "paragraph"
    if kind == "put_back":
        block = fields.choice("as", _BLOCKS, block)
    extra = fields.rest() | ({"target": kept} if kept else {})
    return Correction(kind, names, words, target, speaker == _UNNAMED, block, extra)


def _need(fields: Fields, kind: str, complete: bool) -> None:
    from reader.annotations.yamlfile.read import Damaged

    if not complete:
        raise Damaged(fields.line, f"{kind} does not say all it must; see docs/corrections.md")


def _passage(fields: Fields, key: str) -> tuple[str, Target | None, dict[str, Any]]:
    """Return a passage by its words alone, or with what stands around it; and unknown keys."""
    if not fields.is_mapping(key):
        return fields.text(key), None, {}
    inner = fields.inner(key)
    start, exact = inner.number("start") or 0, inner.text("exact")
    end = inner.number("end")
    target = Target(
        exact=exact,
        prefix=inner.text("prefix"),
        suffix=inner.text("suffix"),
        start=start,
        end=max(start, start + len(exact) if end is None else end),
        text=inner.text("text"),
    )
    return "", target if exact else None, inner.rest()


def _document(one: Correction) -> dict[str, Any]:
    """Return a correction as it stands in the file: what is put right first, then of what."""
    if one.kind == "unknown":
        return dict(one.extra)
    if one.kind == "not_a_person":
        said: dict[str, Any] = {one.kind: one.names[0]}
    elif one.kind in _BY_NAMES:
        said = {one.kind: list(one.names)}
    elif one.kind == "name":
        said = {"name": one.names[0], "becomes": one.names[1]}
    elif one.kind == "speaker":
        said = {"speaker": _speaker(one), "of": _place(one)}
    else:
        said = {one.kind: _place(one)}
        if one.kind == "quotation" and (one.names or one.unnamed):
            said["speaker"] = _speaker(one)
        if one.block != "paragraph":
            said["as"] = one.block
    extra = {key: value for key, value in one.extra.items() if key != "target"}
    return {**said, **extra}


def _speaker(one: Correction) -> str:
    return one.names[0] if one.names else _UNNAMED if one.unnamed else _NOBODY


def _place(one: Correction) -> str | dict[str, Any]:
    if one.target is None:
        return one.words
    values = ((key, getattr(one.target, key)) for key in _TARGET_KEYS)
    place = {
        key: Plain(value) if isinstance(value, int) else value
        for key, value in values
        if value != ""
    }
    return {**place, **one.extra.get("target", {})}
