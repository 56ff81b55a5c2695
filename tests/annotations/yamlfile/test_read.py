"""YAML is read strictly, within limits, and every refusal names its line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.yamlfile import build
from reader.annotations.yamlfile.read import Damaged, parse
from reader.model import Plain


@pytest.fixture(params=["libyaml", "python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test with the C parser, where it is there, and with the one in Python."""
    if request.param == "python":
        monkeypatch.setattr(build, "_LOADER", yaml.SafeLoader)


REFUSED = {
    "a: 1\na: 2\n": (2, "twice"),
    "a: &x 1\nb: *x\n": (1, "anchors"),
    "a: 1\nb: *x\n": (2, "aliases"),
    "a: !!python/object:os.system x\n": (1, "tags"),
    "a: 1\n---\nb: 2\n": (2, "second document"),
    "a: 1\n[x]: 2\n": (2, "key must be"),
    "": (1, "empty"),
    " \n\n": (1, "empty"),
    "# nothing\n": (1, "empty"),
    "a: 1\nb: 2\x00\n": (2, "control character"),
    "a: 1\n\x1b[2J: 2\n": (2, "control character"),
    "a: [1\nb: 2\n": (2, "expected|found|while|mapping values"),
    "a: 'x\n": (2, "expected|found|while|mapping values"),
    "a: 1\n b: 2\n": (2, "expected|found|while|mapping values"),
    "k" * 500 + ": 1\n": (1, "key of more than"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_strict_is_refused_with_its_line(text: str, loader: None) -> None:
    line, reason = REFUSED[text]
    with pytest.raises(Damaged, match=reason) as refusal:
        parse(text.encode())
    assert refusal.value.line == line
    assert "\n" not in refusal.value.reason


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening: str, loader: None) -> None:
    with pytest.raises(Damaged, match=r"nested|block|expected"):
        parse(opening.encode() * 200_000)


@pytest.mark.parametrize("text", ["- x\n" * 9, "a: 1\nb: 2\nc: 3\nd: 4\n", "[[], [], [], [], []]"])
def test_more_values_than_the_limit_are_refused_while_parsing(
    text: str, loader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "NODES", 4)
    with pytest.raises(Damaged, match="more than 4 values"):
        parse((text + "&never").encode())


def test_bytes_that_are_not_utf8_are_refused_with_their_line(loader: None) -> None:
    with pytest.raises(Damaged, match="not UTF-8") as refusal:
        parse(b"a: 1\nb: \xff\n")
    assert refusal.value.line == 2


def test_scalars_stay_strings_and_say_whether_they_were_quoted(loader: None) -> None:
    document = parse(b"\xef\xbb\xbfa: no\nb: 'no'\nc: 2026-02-30\nd: |\n  x\n").native()
    assert document == {"a": "no", "b": "no", "c": "2026-02-30", "d": "x\n"}
    plain = {key for key, value in document.items() if isinstance(value, Plain)}
    assert plain == {"a", "c"}


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse(data)
    except Damaged as refusal:
        assert refusal.line >= 1
