"""Web Annotations: our own come back byte for byte, those of others as well as they can."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.edit import in_text_order
from reader.annotations.schema import read_notes, write_notes
from reader.export.incoming import Incoming, read
from reader.export.passages import Marked, article_of
from reader.export.web_annotation import annotation_iri, ulid_of, write
from reader.model import Annotation, ArticleNotes, ArticleRef, Plain, ReaderError
from tests.annotations.samples import CLEAN, NOTES, TEXTS
from tests.export.samples import MARKED

_SCALARS = st.one_of(
    TEXTS,
    st.builds(Plain, TEXTS),
    st.sampled_from(
        "5 -0 007 1e5 1.5 1.50 0x1F true True yes no null ~ NaN .inf 2026-02-30 12:30 blue "
        "99999999999999999999 [] {}".split()
    ).map(Plain),
)
_KEYS = st.one_of(st.sampled_from(["unquoted", "mapping", "colour", "x y"]), CLEAN.filter(bool))
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(_KEYS, inner, max_size=2)),
    max_leaves=4,
)
_KNOWN = {"schema", "article", "starred", "tags", "annotations", "id", "kind", "label", "created",
          "modified", "note", "target", "state", "title", "publisher", "url", "published",
          "exact", "prefix", "suffix", "start", "end", "text"}  # fmt: skip
_MORE = st.dictionaries(_KEYS.filter(lambda key: key not in _KNOWN), _VALUES, max_size=2)


def _with_more(notes: ArticleNotes, more: list[dict[str, Any]]) -> ArticleNotes:
    """Return notes with unknown keys at every level."""
    of_file, of_article, of_annotation, of_target = more
    extra = {**of_annotation, **({"target": of_target} if of_target else {})}
    annotations = tuple(replace(one, extra=extra) for one in notes.annotations)
    article = replace(notes.article, extra=of_article)
    return replace(notes, article=article, annotations=annotations, extra=of_file)


def there_and_back(*notes: ArticleNotes) -> list[Incoming]:
    """Write notes as Web Annotations and read them again."""
    return read(write([Marked(article_of(one.article), one) for one in notes]).encode())


@given(NOTES, st.lists(_MORE, min_size=4, max_size=4))
def test_the_notes_file_comes_back_byte_for_byte(
    notes: ArticleNotes, more: list[dict[str, Any]]
) -> None:
    try:
        before = write_notes(_with_more(notes, more))
    except ValueError:
        return  # what can't stand in a notes file can't come out of one
    (back,) = there_and_back(read_notes(before, notes.article.id))
    assert back.ours
    assert write_notes(back.notes) == before


@given(
    st.lists(NOTES, max_size=3), st.lists(CLEAN.filter(bool), min_size=3, max_size=3, unique=True)
)
def test_several_articles_stay_apart(files: list[ArticleNotes], names: list[str]) -> None:
    named = [
        replace(one, article=replace(one.article, id=name))
        for one, name in zip(files, names, strict=False)
    ]
    if named:
        assert [one.notes for one in there_and_back(*named)] == named


def test_the_golden_article_comes_back() -> None:
    (back,) = read(write([MARKED]).encode())
    assert back.notes == MARKED.notes
    assert write_notes(back.notes) == write_notes(MARKED.notes)


@given(CLEAN)
def test_every_id_has_an_address_of_its_own(name: str) -> None:
    address = annotation_iri("rope-ferry", name)
    assert address.isascii() and " " not in address
    assert (ulid_of(address) or address) != name or not name


@given(st.uuids())
def test_a_uuid_and_a_ulid_are_the_same_bits(uuid: Any) -> None:
    ulid = ulid_of(uuid.urn)
    assert ulid and annotation_iri("a", ulid) == uuid.urn


def test_what_the_reader_says_is_in_the_words_of_the_standard() -> None:
    data = json.loads(write([MARKED]))
    assert data["type"] == "AnnotationCollection"
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    page = data["first"]
    assert (page["type"], page["startIndex"], page["partOf"]) == ("AnnotationPage", 0, data["id"])
    assert data["total"] == len(page["items"]) == len(MARKED.notes.annotations)
    for one in page["items"]:
        assert one["type"] == "Annotation" and one["target"]["source"].startswith("https:")
        kinds = [selector["type"] for selector in one["target"]["selector"]]
        assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
        assert {key.partition(":")[0] for key in one if ":" in key} <= {"reader"}


def _other(**more: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://annotations.example/1",
        "type": "Annotation",
        "target": {
            "source": "https://courier.example/ferry#top",
            "selector": {"type": "TextQuoteSelector", "exact": "rope ferry", "prefix": "The "},
        },
    } | more


def _one(data: Any) -> Annotation:
    (incoming,) = read(json.dumps(data).encode())
    (one,) = incoming.notes.annotations
    assert not incoming.ours
    assert incoming.notes.article.url == "https://courier.example/ferry"
    return one


@pytest.mark.parametrize(
    ("more", "note", "tags", "kind"),
    [
        ({}, "", (), "highlight"),
        ({"bodyValue": "So?"}, "So?", (), "note"),
        ({"body": "https://e.example/reply"}, "https://e.example/reply", (), "note"),
        ({"body": {"type": "TextualBody", "value": "So?"}}, "So?", (), "note"),
        ({"body": {"value": "<p>So &amp;</p><p>so<script>x</script>", "format": "text/html"}},
         "So &\nso", (), "note"),
        ({"body": [{"value": "So?", "purpose": "commenting"},
                   {"value": "law", "purpose": "tagging"}],
          "motivation": ["oa:highlighting"]}, "So?", ("law",), "note"),
        ({"body": {"type": "Choice", "items": [{"value": "a"}, {"value": "b"}]}},
         "a\n\nb", (), "note"),
        ({"body": {"value": "law"}, "motivation": "tagging"}, "", ("law",), "highlight"),
        ({"body": {"value": "key", "purpose": "classifying"}}, "", ("key",), "highlight"),
        ({"motivation": "http://www.w3.org/ns/oa#bookmarking"}, "", (), "bookmark"),
    ],
)  # fmt: skip
def test_bodies_of_other_programs(
    more: dict[str, Any], note: str, tags: tuple[str, ...], kind: str
) -> None:
    one = _one(_other(**more))
    assert (one.note, one.tags, one.kind) == (note, tags, kind)
    assert (one.target.exact, one.target.prefix) == ("rope ferry", "The ")


@pytest.mark.parametrize(
    "target",
    [
        "https://courier.example/ferry",
        {"id": "https://courier.example/ferry"},
        {"source": {"id": "https://courier.example/ferry"}, "selector": []},
    ],
)
def test_a_target_without_a_quotation_is_the_page(target: Any) -> None:
    assert _one(_other(target=target)).target.exact == ""


def test_a_selector_may_refine_another() -> None:
    selector = {
        "type": "FragmentSelector",
        "value": "main",
        "refinedBy": [
            {"type": "TextPositionSelector", "start": 4, "end": 14},
            {"type": "TextQuoteSelector", "exact": "rope ferry"},
        ],
    }
    one = _one(_other(target={"source": "https://courier.example/ferry", "selector": selector}))
    assert (one.target.exact, one.target.start, one.target.end) == ("rope ferry", 4, 14)


def test_where_it_came_from_is_kept() -> None:
    one = _one(_other(creator={"name": "Jo"}, created="2019-01-03T20:46:09.33+01:00"))
    assert one.extra == {"imported_from": "http://annotations.example/1", "creator": "Jo"}
    assert one.created == one.modified == "2019-01-03T19:46:09Z"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"@graph": [one], "@context": "x"},
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"items": [one]}},
        lambda one: {
            "type": "AnnotationCollection",
            "first": {"items": [], "next": {"items": one}},
        },
    ],
)
def test_annotations_are_found_in_whatever_holds_them(wrap: Any) -> None:
    assert _one(wrap(_other())).target.exact == "rope ferry"


def test_several_targets_are_several_annotations() -> None:
    (incoming,) = read(
        json.dumps(_other(target=["https://e.example/a", {"id": "https://e.example/a"}])).encode()
    )
    assert len({one.id for one in incoming.notes.annotations}) == 2


def test_an_annotation_of_ours_that_came_alone_still_knows_its_article() -> None:
    items = json.loads(write([MARKED]))["first"]["items"]
    (incoming,) = read(json.dumps(items).encode())
    assert incoming.ours and incoming.notes.article.id == "rope-ferry"
    assert len(incoming.notes.annotations) == len(MARKED.notes.annotations)


def test_unknown_keys_can_not_pass_for_known_ones() -> None:
    data = json.loads(write([MARKED]))
    for one in data["first"]["items"]:
        one["reader:kept"] = {"id": "evil", "note": "evil", "target": {"exact": "evil", "x": 1}}
    data["reader:articles"][0]["kept"] = {"schema": 99, "annotations": []}
    data["reader:articles"][0]["kept_of_article"] = {"id": "evil"}
    (incoming,) = read(json.dumps(data).encode())
    written = write_notes(incoming.notes)
    assert b"evil" not in written and b"schema: 99" not in written


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not in UTF-8"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep"),
        (b'{"a": NaN}', "no value of JSON"),
        pytest.param(b'{"@context": ' + b"9" * 5000 + b"}", "not JSON", id="long"),
        (b"{}", "neither Web Annotations"),
        (b"5", "neither Web Annotations"),
        (b"[]", "neither Web Annotations"),
        (b'{"@context": "http://www.w3.org/ns/anno.jsonld"}', "no annotations in it"),
        (b'{"rows": [{"uri": 5}]}', "no annotations in it"),
        pytest.param(
            b'{"reader:articles": [{"id": "a", "kept": {"x": %s5%s}}], "first": {}}'
            % (b"[" * 500, b"]" * 500), "nested more than", id="deep-kept",
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(ReaderError, match=reason):
        read(data)


_ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                "@context id type target source selector exact prefix start end body value purpose "
                "motivation creator created items first reader:articles reader:article reader:kept "
                "reader:state tags starred uri text user references document title rows".split()
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@given(_ANYTHING, st.sampled_from(["jsonld", "hypothesis", None]))
def test_any_json_is_read_or_refused(data: Any, form: Any) -> None:
    try:
        incoming = read(json.dumps(data).encode(), form)
    except ReaderError:
        return
    for one in incoming:
        assert isinstance(one.notes.article, ArticleRef)
        in_text_order(one.notes.annotations)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(ReaderError):
        read(data)


@given(st.text(st.sampled_from([*"<![]>-x#?/&\"' "]), max_size=20))
def test_any_body_of_html_is_read(html: str) -> None:
    words = _one(_other(body={"value": f"{html}<!<p>", "format": "text/html"})).note
    assert "\0" not in words
    assert _one(_other(body={"value": "<![x <b>a</b>", "format": "text/html"})).note
